"""The permission matrix: every address × every role × {own municipality, another, not signed in}.

A new address fails `test_every_address_is_in_the_matrix` until its row stands in matrix.py.
"""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver

from governance.models import Membership, Municipality, User
from governance.tenancy import municipality_scope
from tests.conftest import make_person, signed_in
from tests.matrix import MATRIX, OBJECTS, Things, address_of, make_things
from tests.matrix_rows import PLACES, Row
from tests.world import make_world

Role = Membership.Role


@pytest.fixture
def people(exempelby: Municipality) -> dict[str, User]:
    return {role: make_person(role, (role, place), municipality=exempelby) for role, place in PLACES.items()}


@pytest.fixture
def things(exempelby: Municipality, people: dict[str, User]) -> Things:
    controller = people[Role.CONTROLLER]
    with municipality_scope(exempelby):
        return make_things(make_world(controller), controller, people[Role.READER])


@pytest.mark.parametrize("row", MATRIX, ids=str)
def test_matrix(row: Row, exempelby: Municipality, charlie: User, people: dict[str, User], things: Things) -> None:
    with municipality_scope(exempelby):
        address = "/exempelby" + address_of(row, things)
    expected = {role: "yes" if role in row.allowed else "no" for role in PLACES} | {
        "Charlie": "yes" if row.is_open else "404",
        "signed out": "yes" if row.is_open else "in",
    }

    found = {role: _answer(signed_in(person), row, address) for role, person in people.items()}
    found["Charlie"] = _answer(signed_in(charlie), row, address)
    found["signed out"] = _answer(Client(), row, address)

    assert found == expected


@pytest.mark.parametrize("row", [row for row in MATRIX if row.name in OBJECTS], ids=str)
def test_objects_of_another_municipality_are_not_there(
    row: Row, annanstad: Municipality, exempelby: Municipality, charlie: User, things: Things
) -> None:
    with municipality_scope(exempelby):
        address = "/annanstad" + address_of(row, things)
    everything = make_person("Eve", *((role, "K") for role in PLACES), municipality=annanstad)

    assert _answer(signed_in(everything), row, address) == "404"


def test_every_address_is_in_the_matrix() -> None:
    names = {
        name
        for name in _names("config.municipality_urls")
        if not name.startswith(("account_", "mfa_", "socialaccount_"))
    }

    assert names == {row.name for row in MATRIX}


def _answer(client: Client, row: Row, address: str) -> str:
    point = transaction.savepoint()
    response = getattr(client, row.method)(address, row.data)
    transaction.savepoint_rollback(point)
    if response.status_code == 302 and response.url.startswith("/accounts/login/"):
        return "in"
    return {200: "yes", 302: "yes", 403: "no", 409: "no"}.get(response.status_code, str(response.status_code))


def _names(urlconf: str) -> set[str]:
    found, resolvers = set(), [get_resolver(urlconf)]
    while resolvers:
        for pattern in resolvers.pop().url_patterns:
            if isinstance(pattern, URLPattern):
                found.add(pattern.name)
            else:
                resolvers.append(pattern)
    return {name for name in found if name}


def test_no_page_answers_a_method_it_does_not_know(
    exempelby: Municipality, people: dict[str, User], things: Things
) -> None:
    answers = {}
    for row in MATRIX:
        person = next((people[role] for role in PLACES if role in row.allowed), None)
        if person is not None:
            with municipality_scope(exempelby):
                address = "/exempelby" + address_of(row, things)
            answers[str(row)] = signed_in(person).put(address).status_code

    assert {name: status for name, status in answers.items() if status != 405} == {}
