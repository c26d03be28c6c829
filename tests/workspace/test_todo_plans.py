"""What waits of plans: to begin, to go on writing, a new version, and what a body is to decide about."""

import pytest
from django.utils import timezone

from goals.models import Plan
from goals.services.plan_revisions import revise_plan
from goals.services.plans import submit_plan
from governance.models import AdoptionState
from tests.conftest import make_person
from tests.goals.conftest import make_model, make_plan
from workspace.todo import todo


@pytest.fixture
def plan(scope) -> Plan:
    """Vallaskolan's plan in force for this year, on the only level of plans."""
    return make_plan("Valla", make_model()["Enhetsplan"], year=timezone.localdate().year, state=AdoptionState.ADOPTED)


def plans_of(person, year):
    return [(row.title, row.detail) for row in todo(person) if str(year) in row.title]


def test_new_version_waits_for_the_one_who_writes_it_and_then_for_the_body(plan, amir, exempelby):
    eva = make_person("Eva", ("board_secretary", "BUN"), municipality=exempelby)
    before = plans_of(amir, plan.year)
    new = revise_plan(plan=plan, reason="Ny parallell.", by=amir)
    writing = plans_of(amir, plan.year)
    submit_plan(plan=new, by=amir)

    assert before == [(f"Plan för {plan.year}, Vallaskolan", "Fastställd · 0 av 0 aktiviteter klara")]
    assert writing == [(f"Plan för {plan.year}, Vallaskolan", "Ny version: utkast")]
    assert plans_of(eva, plan.year) == [(f"Enhetsplan {plan.year}, Vallaskolan", "Ny version, väntar på beslut")]
