"""What we ask of django-allauth beyond its settings."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from governance.models import User


class AccountAdapter(DefaultAccountAdapter):
    """People are invited by their municipality's administrator; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 (allauth's signature)
        """Never."""
        return False

    def format_email_subject(self, subject: str) -> str:
        """As it stands, without the server's name before it."""
        return subject


def display_name(user: User) -> str:
    """How a person is named in pages and mails about the account."""
    return user.full_name
