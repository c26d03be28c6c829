"""How many goals from above that ask an organisation for an answer have one: the cascade's count, by ids alone.

The cascade (goals/queries/cascade.py) reads every goal and answer with its words. Where only the numbers are wanted, of
many organisations at once, the same rules are followed on ids. Everybody reads these numbers, so an organisation's own
drafts count for it as on its page, and what others have not decided does not: neither a draft that would serve, nor a
part in one.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q

from goals.models import Activity, Contributor, Goal, NotRelevant
from goals.queries.cascade import Reach
from goals.queries.holding import goals_holding, holds_or_is_drafted_in, plans_that_count
from goals.queries.levels import GOAL_FORMS
from goals.rules import OPEN_STATES

Pair = tuple[int, int]  # a goal and an organisation


class _Reaching(NamedTuple):
    """A goal that holds, with what decides whom it asks."""

    pk: int
    organisation_id: int
    level_id: int
    kind: str


class _Serving(NamedTuple):
    """A goal that serves others: by parent or beside. is_draft: nobody has decided it."""

    pk: int
    organisation_id: int
    is_draft: bool
    served: frozenset[int]


def shares_within(reach: Reach, organisations: Iterable[int]) -> dict[int, Pair]:
    """By organisation, how many of the goals that ask for an answer have one, and how many ask. Five queries."""
    wanted = [pk for pk in organisations if pk in reach.organisations]
    above = {each for pk in wanted for each in reach.lines[pk]}
    rows = goals_holding(reach.year).filter(organisation__in=above, level__form__in=GOAL_FORMS).order_by()
    goals = [_Reaching(*values) for values in rows.values_list("pk", "organisation_id", "level_id", "kind")]
    ids = [goal.pk for goal in goals]
    serving = _serving(ids, reach.year, wanted)
    done = _answered(ids, serving, reach.year, wanted)
    carriers: dict[int, set[int]] = defaultdict(set)
    known = {goal.pk for goal in goals}
    for each in serving:
        if each.pk in known:
            for served in each.served:
                carriers[served].add(each.organisation_id)
    by_owner: dict[int, list[_Reaching]] = defaultdict(list)
    for goal in goals:
        by_owner[goal.organisation_id].append(goal)
    return {pk: _share(reach, pk, by_owner, done, carriers) for pk in wanted}


def _share(
    reach: Reach,
    organisation: int,
    by_owner: dict[int, list[_Reaching]],
    done: Collection[Pair],
    carriers: dict[int, set[int]],
) -> Pair:
    """As Cascade.answered and Cascade.asked."""
    line = set(reach.lines[organisation]) - {organisation}
    answered = open_ = 0
    asks: dict[tuple[int, int, str], bool] = {}
    for goal in (goal for owner in line for goal in by_owner[owner]):
        if (goal.pk, organisation) in done:
            answered += 1
        elif goal.kind != Goal.Kind.FINANCIAL and line.isdisjoint(carriers[goal.pk]):
            key = (goal.organisation_id, goal.level_id, goal.kind)
            if key not in asks:
                asks[key] = reach.asks(goal, organisation)
            open_ += asks[key]
    return answered, answered + open_


def _serving(goals: Collection[int], year: int, organisations: Collection[int]) -> list[_Serving]:
    """The goals that serve these: decided, or drafts of these organisations that replace nothing. One query."""
    live = ~Q(state__in=OPEN_STATES) | Q(organisation__in=organisations, replaces=None)
    also = Q(contributions__served__in=goals)
    rows = (
        Goal.objects.filter(live, Q(parent__in=goals) | also)
        .filter(holds_or_is_drafted_in(year))
        .annotate(also=ArrayAgg("contributions__served_id", filter=also, distinct=True))
        .order_by()
    )
    return [
        _Serving(pk, owner, state in OPEN_STATES, frozenset({parent, *(served or ())}) & frozenset(goals))
        for pk, owner, state, parent, served in rows.values_list("pk", "organisation_id", "state", "parent_id", "also")
    ]


def _answered(
    goals: Collection[int], serving: Iterable[_Serving], year: int, organisations: Collection[int]
) -> set[Pair]:
    """Each goal with each organisation that answers it, "not relevant" included. Three queries."""
    found: set[Pair] = set()
    parts: dict[int, set[int]] = {pk: {pk} for pk in goals}
    own_drafts: dict[int, int] = {}
    for each in serving:
        found |= {(served, each.organisation_id) for served in each.served}
        parts.setdefault(each.pk, set()).update(each.served)
        if each.is_draft:
            own_drafts[each.pk] = each.organisation_id
    plans = plans_that_count(year, drafts=frozenset(organisations)).values("pk")
    activities = Activity.objects.filter(plan__in=plans, goal__in=goals).order_by()
    found |= set(activities.values_list("goal_id", "plan__organisation_id"))
    found |= set(
        NotRelevant.objects.filter(goal__in=goals, year=year).order_by().values_list("goal_id", "organisation_id")
    )
    for goal, place in Contributor.objects.filter(goal__in=parts).order_by().values_list("goal_id", "organisation_id"):
        if own_drafts.get(goal, place) == place:
            found |= {(each, place) for each in parts[goal]}
    return found
