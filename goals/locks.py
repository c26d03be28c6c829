"""The lock between two who write in one plan at once, and between them and those who decide about it."""

from django.utils.translation import gettext as _

from goals.models import Plan
from goals.rules import OPEN_STATES
from governance.models import AdoptionState
from governance.refusals import RefusedError


def locked_plan(plan: Plan) -> Plan:
    """The plan as it is stored, kept as it is for others until this transaction ends."""
    return Plan.objects.select_for_update().get(pk=plan.pk)


def open_plan(plan: Plan) -> Plan:
    """The locked plan; raises RefusedError unless it may be written in."""
    stored = locked_plan(plan)
    refuse_unless_open(stored)
    return stored


def refuse_unless_open(plan: Plan) -> None:
    """Raise RefusedError unless the plan is a draft or has been returned."""
    if plan.state == AdoptionState.SUBMITTED:
        raise RefusedError(_("The plan has been handed in. Ask to have it returned if it needs to be changed."))
    if plan.state not in OPEN_STATES:
        raise RefusedError(_("The plan has been adopted and is locked. Only the progress of activities may change."))
