"""Fixtures: a Kolada on this machine, and a client whose waiting takes no time."""

from collections.abc import Iterator

import pytest

from governance.models import Municipality, User
from governance.tenancy import municipality_scope
from indicators.kolada.client import KoladaClient
from indicators.models import Indicator
from tests.kolada.make import ELIGIBLE, begin, follow
from tests.kolada.server import Kolada, kolada_server


class Time:
    """A clock that goes only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        """Let the time pass at once."""
        self.slept.append(round(seconds, 3))
        self.now += seconds


@pytest.fixture
def kolada() -> Iterator[Kolada]:
    """A Kolada that answers on this machine."""
    with kolada_server() as running:
        yield running


@pytest.fixture
def time() -> Time:
    """The time that the client goes by."""
    return Time()


@pytest.fixture
def client(kolada: Kolada, time: Time) -> Iterator[KoladaClient]:
    """A client of that Kolada."""
    with KoladaClient(kolada.base_url, clock=time, sleep=time.sleep) as made:
        yield made


@pytest.fixture
def reachable(settings: object, kolada: Kolada) -> None:
    """Let the product ask that Kolada, as fast as it can."""
    settings.KOLADA_BASE_URL = kolada.base_url
    settings.KOLADA_REQUESTS_PER_SECOND = 1000.0
    settings.KOLADA_RETRY_SECONDS = 0.001


@pytest.fixture
def mjolby(exempelby: Municipality, alice: User, kolada: Kolada, reachable: None) -> Municipality:
    """Exempelby, which is Mjölby in Kolada and compares itself with the country."""
    begin(exempelby, alice)
    return exempelby


@pytest.fixture
def eligible(mjolby: Municipality, alice: User) -> Indicator:
    """An indicator that follows N15428."""
    with municipality_scope(mjolby):
        return follow(ELIGIBLE, alice)
