"""Where sessions are kept: Django's own table, asked only for names that a session can have."""

from datetime import timedelta

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

PUT_OFF_EVERY = timedelta(minutes=5)


class SessionStore(db.SessionStore):
    """A cookie with anything else in it than a name of ours (PostgreSQL refuses a NUL) is no session at all.

    A session ends some time after the last page, not after signing in: each page puts the end off. That is written
    every fifth minute at most, so that a page that only reads writes nothing either.
    """

    def _validate_session_key(self, key: str | None) -> bool:
        return bool(super()._validate_session_key(key)) and str(key).isalnum()  # type: ignore[misc]

    def _get_session_from_db(self) -> Session | None:
        row = super()._get_session_from_db()  # type: ignore[misc]
        whole = timedelta(seconds=self.get_session_cookie_age())
        if row is not None and row.expire_date < timezone.now() + whole - min(PUT_OFF_EVERY, whole / 10):
            self.modified = True
        return row
