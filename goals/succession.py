"""What a new decision about a goal takes over from the old one: all that goes on; what has been is left to the old.

Written by the services of adoption. GOES_OVER, COPIED and STAYS name every relation to a goal, so that a new one is
not forgotten (tests/goals/test_goal_revision.py).
"""

from typing import Any

from django.db.models import Model, Q, QuerySet

from goals.models import Assignment, Contribution, Goal
from governance.models import AdoptionState

GOES_OVER = frozenset(
    {
        "goal.parent",
        "contribution.served",
        "plananswer.goal",
        "activity.goal",
        "assignment.goal",
        "contributor.goal",
        "goaleffect.goal",
        "goaleffect.affected_goal",
        "notrelevant.goal",
        "priorityplace.goal",
        "citizenrequirement.goal",
    }
)
# The draft had its own from the beginning: the person who wrote it may have changed them.
COPIED = frozenset(
    {"goalindicator.goal", "contribution.goal", "goaltag.goal", "goalagendatarget.goal", "goallegalrequirement.goal"}
)
# Judgements of the words that held then, and the pointer from the new goal to the old.
STAYS = frozenset({"assessment.goal", "coverage.goal", "goal.replaces"})


def take_place(new: Goal, old: Goal) -> None:
    """Let the adopted `new` take the place of `old`, which is superseded. Each change is a row in the history.

    What rests on the old goal in years in which the new one holds goes over: goals that serve it, plans that answer
    it and their activities, answers that it does not concern someone, its place in rankings, joint work, effects, what
    citizens have asked for and open assignments. What lies in years before stays with the old goal, as do its
    assessments.
    """
    old.state = AdoptionState.SUPERSEDED
    old.save()
    hand_over(old, new)


def hand_over(old: Goal, new: Goal) -> None:
    """Let all that rests on `old`, in years in which `new` holds, rest on `new`; what it has already it keeps."""
    years = (new.year_from, new.year_to)
    held = Q(year_from__lte=new.year_to, year_to__gte=new.year_from)
    _move(old.children.filter(held).exclude(pk=new.pk), "parent", new)
    # Whoever stands under the new goal serves it already.
    Contribution.objects.filter(served=new, goal__parent=new).delete()
    serving = Q(goal__year_from__lte=new.year_to, goal__year_to__gte=new.year_from)
    further = old.contributions_from.filter(serving).exclude(goal__parent=new).exclude(goal=new)
    _move_once(further, "served", "goal_id", new)
    live = Q(plan__year__range=years) & ~Q(plan__state=AdoptionState.SUPERSEDED)
    _move_once(old.answers.filter(live), "goal", "plan_id", new)
    _move(old.activities.filter(live), "goal", new)
    for year in range(years[0], years[1] + 1):
        _move_once(old.not_relevant.filter(year=year), "goal", "organisation_id", new, year=year)
    _move(old.assignments.exclude(status=Assignment.Status.CLOSED), "goal", new)
    _move_once(old.priority_places.exclude(ranking__state=AdoptionState.SUPERSEDED), "goal", "ranking_id", new)
    _move_once(old.contributors.all(), "goal", "organisation_id", new)
    _move(old.effects.exclude(affected_goal=new), "goal", new)
    _move(old.effects_on.exclude(goal=new), "affected_goal", new)
    _move(old.citizen_requirements.all(), "goal", new)


def _move(rows: "QuerySet[Model]", field: str, new: Goal) -> None:
    for row in rows:
        setattr(row, field, new)
        row.save()


def _move_once(rows: Any, field: str, key: str, new: Goal, **within: object) -> None:
    """As `_move`, leaving alone what the new goal has one of already for the same key."""
    known = set(rows.model.objects.filter(**{field: new}, **within).values_list(key, flat=True))
    _move(rows.exclude(**{f"{key}__in": known}), field, new)
