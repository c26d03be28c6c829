"""A mail server that what is told goes to, and somebody to tell."""

from collections.abc import Iterator

import pytest

from governance.models import Membership, Municipality, User
from tests.conftest import make_person
from tests.governance.digesting import alone
from tests.mailserver import MailServer, mail_server


@pytest.fixture
def server(settings: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[MailServer]:
    """A mail server to which all mails go, and a room that has something to tell."""
    alone(monkeypatch)
    with mail_server() as listening:
        listening.receives(settings)
        yield listening


@pytest.fixture
def kerstin(exempelby: Municipality) -> User:
    """Member of the school board."""
    return make_person("Kerstin", (Membership.Role.BOARD_MEMBER, "BUN"), municipality=exempelby)
