"""What holds in a year: the one place that says which goals do, and which of an organisation's plans counts.

A goal whose place another has taken held until the other began, so a year that has been is told as it was.
"""

from collections.abc import Collection
from typing import Any

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import ExtractYear

from goals.models import Goal, Plan
from goals.rules import OPEN_STATES
from governance.models import AdoptionState


def holds_in(year: Any, *, goal: str = "") -> Q:
    """The goals that have been adopted and hold in `year`: those in force, and those that gave way to a later year's.

    year: a number, or an expression over the row. goal: the way to the goal from other rows, as "goal__". For
    `filter` only; a goal gives way to one other at most, so no row comes twice.
    """

    def where(**lookups: Any) -> Q:
        return Q(**{f"{goal}{name}": value for name, value in lookups.items()})

    gave_way_later = where(state=AdoptionState.SUPERSEDED, replaced_by__year_from__gt=year)
    in_force = where(state=AdoptionState.ADOPTED) | gave_way_later
    return where(year_from__lte=year, year_to__gte=year) & in_force


def holds_or_is_drafted_in(year: int, *, goal: str = "") -> Q:
    """The goals that hold in `year`, and those of that year that are still to be decided."""
    of_year = Q(**{f"{goal}year_from__lte": year, f"{goal}year_to__gte": year})
    decided = Q(**{f"{goal}state__in": (AdoptionState.ADOPTED, AdoptionState.SUPERSEDED)})
    return holds_in(year, goal=goal) | (of_year & ~decided)


def was_assessed_while_it_held() -> Q:
    """The assessments of goals that held in the year that they are of."""
    return holds_in(ExtractYear(F("period_end")), goal="goal__")


def goals_holding(year: int) -> "QuerySet[Goal]":
    """The goals that have been adopted and hold in `year`."""
    return Goal.objects.filter(holds_in(year))


def plans_that_count(year: int | None = None, *, drafts: Collection[int] = ()) -> "QuerySet[Plan]":
    """Of each organisation and level the year's plan that tells what it does; without a year, of each year.

    To be narrowed as `pk__in` only: other conditions would choose among the plans before it is seen which one counts.

    The one in force, else the one handed in, else the draft, where it is of one of the organisations `drafts`, whose
    drafts the person may read. While a plan is revised, the adopted one stays in force beside its next version.
    """
    readable = ~Q(state__in=OPEN_STATES) | Q(organisation__in=drafts)
    weight = Case(
        When(state=AdoptionState.ADOPTED, then=Value(0)),
        When(state=AdoptionState.SUBMITTED, then=Value(1)),
        default=Value(2),
    )
    rows = Plan.objects.filter(readable).exclude(state=AdoptionState.SUPERSEDED)
    place = ("organisation_id", "level_id", "year")
    return (rows if year is None else rows.filter(year=year)).order_by(*place, weight, "pk").distinct(*place)
