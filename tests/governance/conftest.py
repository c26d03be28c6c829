"""A mail server that what is told goes to, somebody to tell, and a check of the rules."""

from collections.abc import Iterator

import pytest

from governance import checking
from governance.checking import DAY, THRESHOLD, Check, Usual
from governance.models import Membership, Municipality, User
from tests.conftest import make_person
from tests.governance.compliance import Found
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


@pytest.fixture
def found() -> Iterator[Found]:
    """A check "test" that finds what the test sets."""
    found = Found()
    usual = Usual(name="Allt är på plats", month=3, day=1, threshold=2)
    uses = frozenset({DAY, THRESHOLD})
    checking.register(Check("test", "Allt är på plats", found.find, uses=uses, threshold_words="Minst", usual=usual))
    yield found
    checking._CHECKS.pop("test")
