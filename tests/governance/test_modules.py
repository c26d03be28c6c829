"""Modules: off until turned on, asked for once a request, and nothing is lost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance.models import ModuleChoice
from governance.queries.modules import forget_modules, is_on, module_lines
from governance.refusals import RefusedError
from governance.services.modules import turn_module
from governance.tenancy import municipality_scope
from tests.conftest import signed_in

DECLARATIONS = ModuleChoice.Module.QUALITY_DECLARATIONS
HEAD = "/exempelby/governance/modules/"


def test_module_is_off_until_it_is_turned_on(scope, admin):
    before = is_on(DECLARATIONS)

    turn_module(module=DECLARATIONS, is_on=True, by=admin)

    assert (before, is_on(DECLARATIONS)) == (False, True)


def test_module_is_asked_for_once_a_request(scope, admin):
    turn_module(module=DECLARATIONS, is_on=True, by=admin)
    forget_modules(scope)

    with CaptureQueriesContext(connection) as found:
        answers = {is_on(DECLARATIONS) for _ in range(3)}

    assert (answers, len(found)) == ({True}, 1)


def test_module_turned_off_keeps_its_row_and_twice_changes_nothing(scope, admin):
    first = turn_module(module=DECLARATIONS, is_on=True, by=admin)
    turn_module(module=DECLARATIONS, is_on=True, by=admin)
    turn_module(module=DECLARATIONS, is_on=False, by=admin)

    assert [(row.pk, row.is_on) for row in ModuleChoice.objects.all()] == [(first.pk, False)]
    assert [line.is_on for line in module_lines()] == [False]


def test_module_that_there_is_not_is_refused(scope, admin):
    with pytest.raises(RefusedError):
        turn_module(module="telepathy", is_on=True, by=admin)


def test_module_of_one_municipality_is_not_on_in_another(exempelby, annanstad, admin):
    with municipality_scope(exempelby):
        turn_module(module=DECLARATIONS, is_on=True, by=admin)

    with municipality_scope(annanstad):
        found = is_on(DECLARATIONS)

    assert found is False


def test_page_says_what_the_module_means_and_turns_it_on_and_off(exempelby, admin):
    client = signed_in(admin)

    shown = client.get(HEAD).content.decode()
    turned = client.post(f"{HEAD}quality_declarations/turn/", {"turn": "on"}, follow=True).content.decode()
    back = client.post(f"{HEAD}quality_declarations/turn/", {"turn": "off"}, follow=True).content.decode()

    assert "Kvalitetsdeklarationer" in shown
    assert "Används inte" in shown
    assert "Kvalitetsdeklarationer används." in turned
    assert "Inget går förlorat" in back


def test_module_that_there_is_not_has_no_address(exempelby, admin):
    assert signed_in(admin).post(f"{HEAD}telepathy/turn/", {"turn": "on"}).status_code == 404
