"""Two at the same moment: the database decides, and the second is told in words."""

import pytest
from django.db import IntegrityError

from governance import services
from governance.models import Municipality, Organisation, User
from governance.refusals import RefusedError, taken
from tests.conftest import organisation


def test_what_is_taken_is_refused_and_the_transaction_lives_on(scope: Municipality) -> None:
    refusal = RefusedError("taken")

    with pytest.raises(RefusedError) as raised, taken(refusal, "organisation_name_once"):
        Organisation.objects.create(kind="unit", name="Vallaskolan", parent=organisation("BUN"))

    assert raised.value is refusal
    assert Organisation.objects.count() == 7


def test_another_fault_is_not_hidden_behind_the_words(scope: Municipality) -> None:
    with pytest.raises(IntegrityError), taken(RefusedError("taken"), "organisation_name_once"):
        Organisation.objects.create(kind="unit", name="Ny", parent=None)


def test_address_gets_one_account(db: None) -> None:
    make = {"full_name": "Nina", "password": "tre ord som ingen gissar", "by": None}
    services.create_account(email="nina@example.com", **make)

    with pytest.raises(RefusedError, match="ett konto med den här adressen"):
        services.create_account(email="NINA@example.com", **make)

    assert User.objects.count() == 1
