"""Writes of goals: drafts, and the decision by which a body adopts them."""

from collections.abc import Iterable

from goals.checks import refuse_decided, refuse_rested_on, refuse_undecided, refuse_unfit
from goals.content import GoalContent, NewTag, stored_fields
from goals.links import store_links
from goals.locks import lock_chain
from goals.models import Goal
from goals.queries.writing import link_marks
from goals.rules import DECIDED_STATES
from goals.succession import take_place
from governance.decisions import DecisionContent
from governance.history import service
from governance.models import AdoptionState, User
from governance.refusals import GoneError, refuse_stale

__all__ = [
    "GoalContent",
    "NewTag",
    "adopt_goals",
    "create_goal",
    "delete_goal",
    "update_goal",
]


@service
def create_goal(*, content: GoalContent, by: User) -> Goal:
    """Store a new draft of a goal with all that it is tied to.

    Raises RefusedError for what the model or the chain does not allow.
    """
    lock_chain()
    refuse_unfit(content, None)
    goal = Goal.objects.create(**stored_fields(content))
    store_links(goal, content)
    return goal


@service
def update_goal(*, goal: Goal, content: GoalContent, seen: str | None = None, by: User) -> Goal:
    """Change a draft. `seen` is the mark of what the person had read (queries.writing.goal_mark).

    Raises RefusedError for what is not allowed, StaleError when someone else has changed it meanwhile.
    """
    lock_chain()
    stored = Goal.objects.select_for_update().get(pk=goal.pk)
    refuse_decided(stored)
    refuse_stale(seen, stored, *link_marks(stored))
    refuse_unfit(content, stored)
    for name, value in stored_fields(content).items():
        setattr(stored, name, value)
    stored.save()
    store_links(stored, content)
    return stored


@service
def delete_goal(*, goal: Goal, by: User) -> None:
    """Throw a draft away. Raises RefusedError when it is decided, or when goals, plans or assignments rest on it."""
    lock_chain()
    stored = Goal.objects.select_for_update().get(pk=goal.pk)
    refuse_decided(stored)
    refuse_rested_on(stored)
    stored.delete()


@service
def adopt_goals(*, goals: Iterable[Goal], decision: DecisionContent, by: User) -> list[Goal]:
    """Record that a body has adopted these drafts by one decision. Already adopted ones are left as they are.

    Kommunallagen 6:38: goals are decided by the body itself. A draft that replaces a goal takes its place. Raises
    RefusedError when a goal serves one that is still a draft and is not adopted by the same decision, or goes past a
    binding limit of the model.
    """
    lock_chain()
    ids = [goal.pk for goal in goals]
    rows = Goal.objects.select_for_update(of=("self",)).select_related("level", "replaces")
    stored = list(rows.filter(pk__in=ids).order_by("level__order", "order", "pk"))
    if len(stored) != len(set(ids)):
        raise GoneError
    waiting = [goal for goal in stored if goal.state not in DECIDED_STATES]
    refuse_undecided(waiting, ids)
    for goal in waiting:
        goal.state = AdoptionState.ADOPTED
        goal.decided_by = decision.decided_by
        goal.decided_on = decision.decided_on
        goal.registry_number = decision.registry_number
        goal.minutes_paragraph = decision.minutes_paragraph
        goal.save()
        if goal.replaces:
            take_place(goal, goal.replaces)
    return stored
