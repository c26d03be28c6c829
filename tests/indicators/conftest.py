"""A file of values in Exempelby for the tests of the import."""

from collections.abc import Callable

import pytest

from governance.models import Municipality, User
from governance.tenancy import municipality_scope
from indicators.models import Indicator, ValueImport
from tests.conftest import signed_in
from tests.indicators.importing import KOLADA, csv_file, make_catalogue, uploaded


@pytest.fixture
def catalogue(exempelby: Municipality) -> tuple[Indicator, Indicator]:
    with municipality_scope(exempelby):
        return make_catalogue()


@pytest.fixture
def inside(exempelby: Municipality) -> Callable:
    """A way into the municipality for looking at what is stored."""
    return lambda: municipality_scope(exempelby)


@pytest.fixture
def kept(exempelby: Municipality, catalogue: object, alice: User) -> ValueImport:
    """A file that Alice has uploaded."""
    with municipality_scope(exempelby):
        return uploaded(signed_in(alice), csv_file(*KOLADA))
