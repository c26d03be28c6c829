"""A school board with members, and two schools whose plans they are asked to read."""

from collections.abc import Callable
from typing import Any

import pytest

from goals.models import Plan
from governance.models import AdoptionState, Membership, ModelLevel, Municipality, User
from governance.tenancy import municipality_scope
from tests.conftest import make_person
from tests.goals.conftest import make_model, make_plan

Role = Membership.Role
YEAR = 2026


@pytest.fixture
def kerstin(exempelby: Municipality) -> User:
    """Member of the school board."""
    return make_person("Kerstin", (Role.BOARD_MEMBER, "BUN"), municipality=exempelby)


@pytest.fixture
def olof(exempelby: Municipality) -> User:
    """Another member of the school board."""
    return make_person("Olof", (Role.BOARD_MEMBER, "BUN"), municipality=exempelby)


@pytest.fixture
def hassan(exempelby: Municipality) -> User:
    """Member of another board."""
    return make_person("Hassan", (Role.BOARD_MEMBER, "ON"), municipality=exempelby)


@pytest.fixture
def level(exempelby: Municipality) -> ModelLevel:
    """The level of unit plans in an adopted model."""
    with municipality_scope(exempelby):
        return make_model()["Enhetsplan"]


@pytest.fixture
def plan(exempelby: Municipality, level: ModelLevel) -> Plan:
    """Vallaskolan's adopted plan."""
    return plan_of(exempelby, level, "Valla")


def plan_of(municipality: Municipality, level: ModelLevel, short_name: str, **fields: Any) -> Plan:
    """A plan of this organisation, adopted unless `fields` says otherwise."""
    with municipality_scope(municipality):
        return make_plan(short_name, level, **({"year": YEAR, "state": AdoptionState.ADOPTED} | fields))


@pytest.fixture
def count_queries(django_assert_num_queries: Callable[..., Any]) -> Callable[..., Any]:
    """The literal query count of a block."""
    return django_assert_num_queries
