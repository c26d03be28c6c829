"""Where sessions are kept: Django's own table, asked only for names that a session can have."""

from django.contrib.sessions.backends import db


class SessionStore(db.SessionStore):
    """A cookie with anything else in it than a name of ours (PostgreSQL refuses a NUL) is no session at all."""

    def _validate_session_key(self, key: str | None) -> bool:
        return bool(super()._validate_session_key(key)) and str(key).isalnum()
