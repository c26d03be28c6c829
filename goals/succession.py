"""What a new decision about a goal takes over from the old one: all that goes on; what has been is left to the old.

Written by the services of adoption. GOES_OVER, COPIED and STAYS name every relation to a goal, so that a new one is
not forgotten (tests/goals/test_goal_revision.py).
"""

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
    it and their activities, answers that it does not concern someone, its place in rankings, joint work, effects and
    open assignments. What lies in years before stays with the old goal, as do its assessments.
    """
    # The old row first: the new one may hold the same words in the same year.
    old.state = AdoptionState.SUPERSEDED
    old.save()
    held = Q(year_from__lte=new.year_to, year_to__gte=new.year_from)
    _move(Goal.objects.filter(held, parent=old), "parent", new)
    _move(Contribution.objects.filter(served=old), "served", new)
    years = (new.year_from, new.year_to)
    in_plans = {"plan__year__range": years}
    live = ~Q(plan__state=AdoptionState.SUPERSEDED)
    _move(old.answers.filter(live, **in_plans), "goal", new)
    _move(old.activities.filter(live, **in_plans), "goal", new)
    _move(old.not_relevant.filter(year__range=years), "goal", new)
    _move(old.assignments.exclude(status=Assignment.Status.CLOSED), "goal", new)
    _move(old.priority_places.exclude(ranking__state=AdoptionState.SUPERSEDED), "goal", new)
    _move(old.contributors.all(), "goal", new)
    _move(old.effects.all(), "goal", new)
    _move(old.effects_on.all(), "affected_goal", new)


def _move(rows: "QuerySet[Model]", field: str, new: Goal) -> None:
    for row in rows:
        setattr(row, field, new)
        row.save()
