"""The locks between people who write at once: in one plan, or in what serves what."""

from django.utils.translation import gettext as _

from goals.models import Plan
from goals.plan_states import Move, State, after
from goals.rules import OPEN_STATES
from governance.models import Organisation
from governance.refusals import RefusedError


def lock_chain() -> None:
    """One writer of what serves what at a time in the municipality, until this transaction ends.

    Two moves that are each harmless may make a cycle together, and two equal goals may be stored at once: whoever
    comes second waits here and then sees what the first has stored. Rows that only refer to the municipality pass.
    """
    list(Organisation.objects.select_for_update(no_key=True).filter(parent=None).order_by("pk").values_list("pk"))


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
    if plan.state not in OPEN_STATES:
        raise RefusedError(_why_locked(plan.state))


def moved(plan: Plan, move: Move) -> str:
    """The state that `move` leads a locked plan to; raises RefusedError, in words, where it is not possible."""
    state = after(plan.state, move)
    if state is None:
        raise RefusedError(_why_locked(plan.state))
    return state


def _why_locked(state: str) -> str:
    return {
        State.SUBMITTED: _("The plan has been handed in. Ask to have it returned if it needs to be changed."),
        State.ADOPTED: _("The plan has been adopted and is locked. Only the progress of activities may change."),
        State.SUPERSEDED: _("A newer version has taken this plan’s place."),
    }.get(State(state), _("The plan is not handed in."))
