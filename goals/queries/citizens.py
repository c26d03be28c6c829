"""What citizens have asked for: which goals take it up, and what has been answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from goals.models import CitizenRequirement, Goal
from goals.queries.levels import GOAL_FORMS
from goals.queries.material import organisations_by_id
from goals.rules import (
    OPEN_STATES,
    WRITERS,
    can_read_goal,
    can_write_citizen_requirement,
)
from governance.access import grants_of
from governance.models import AdoptionState, Organisation, User
from governance.models.organisation import Permission
from governance.tree import lines_up, subtree

UNANSWERED, ALONE = "unanswered", "alone"


@dataclass(frozen=True, slots=True, kw_only=True)
class CitizenFilter:
    """What is asked for. organisation: with all below it; show: UNANSWERED, ALONE (no goal takes it up), or all."""

    organisation: int | None = None
    source: str = ""
    show: str = ""


@dataclass(frozen=True, slots=True)
class CitizenLine:
    """What citizens ask for as pages tell it. goal: its words; "" where there is none that the person may read."""

    pk: int
    received_on: date
    source: str
    text: str
    organisation: str
    goal: str
    goal_url: str
    answer: str
    answered_on: date | None
    is_taken_up: bool
    may_write: bool


@dataclass(frozen=True, slots=True)
class CitizenCounts:
    """How many there are of all, how many are not answered, and how many no goal takes up."""

    number: int
    unanswered: int
    alone: int


def whole_citizen_requirements() -> "QuerySet[CitizenRequirement]":
    """Requirements with what their pages and rules need of other tables."""
    return CitizenRequirement.objects.select_related("organisation", "goal__level", "goal__organisation")


def citizen_counts() -> CitizenCounts:
    """How many there are. One query."""
    found = CitizenRequirement.objects.aggregate(
        number=Count("pk"),
        unanswered=Count("pk", filter=Q(answered_on=None)),
        alone=Count("pk", filter=Q(goal=None)),
    )
    return CitizenCounts(**found)


def citizens_found(wanted: CitizenFilter) -> "QuerySet[CitizenRequirement]":
    """What is asked for, the newest first. To be cut into pages."""
    rows = whole_citizen_requirements()
    if wanted.organisation is not None:
        parents = {pk: row.parent for pk, row in organisations_by_id().items()}
        rows = rows.filter(organisation__in=subtree(wanted.organisation, parents))
    if wanted.source:
        rows = rows.filter(source=wanted.source)
    if wanted.show == UNANSWERED:
        rows = rows.filter(answered_on=None)
    elif wanted.show == ALONE:
        rows = rows.filter(goal=None)
    return rows.order_by("-received_on", "-pk")


def citizen_lines(rows: Iterable[CitizenRequirement], user: User) -> list[CitizenLine]:
    """The rows made ready for a page. No query."""
    return [_line(row, user) for row in rows]


def citizens_of_goal(goal: Goal, user: User) -> list[CitizenLine]:
    """What citizens have asked for that this goal takes up, the newest first. One query."""
    rows = CitizenRequirement.objects.filter(goal=goal).select_related("organisation")
    return [_line(row, user, with_goal=False) for row in rows.order_by("-received_on", "-pk")]


def citizen_places() -> tuple[tuple[int, str], ...]:
    """The organisations that the list may be narrowed to: those concerned and those above them. Two queries."""
    concerned = set(CitizenRequirement.objects.order_by().values_list("organisation_id", flat=True)) - {None}
    places = organisations_by_id()
    shown = lines_up(concerned, {pk: row.parent for pk, row in places.items()})
    return tuple((pk, row.name) for pk, row in places.items() if pk in shown)


def organisations_to_write_for(user: User) -> "QuerySet[Organisation]":
    """Those whose goals or plans the person writes."""
    grants = grants_of(user)
    places = frozenset().union(*(grants.where(permission) for permission in WRITERS))
    return Organisation.objects.filter(pk__in=places).order_by("sort_key")


def goals_to_take_up(requirement: CitizenRequirement, user: User) -> "QuerySet[Goal]":
    """The goals of this year and later that the person may read, and the one that takes it up already."""
    readable = ~Q(state__in=OPEN_STATES) | Q(organisation__in=grants_of(user).where(Permission.READ_DRAFTS))
    holds = ~Q(state=AdoptionState.SUPERSEDED) & Q(year_to__gte=timezone.localdate().year, level__form__in=GOAL_FORMS)
    wanted = readable & holds
    if requirement.goal_id:
        wanted |= Q(pk=requirement.goal_id)
    rows = Goal.objects.filter(wanted).select_related("level", "organisation")
    return rows.order_by("level__order", "order", "pk")


def citizen_requirement_to_take_up(pk: int | None, user: User) -> CitizenRequirement | None:
    """The requirement that a goal is being written from; None where there is none, or the person may not tie it."""
    row = whole_citizen_requirements().filter(pk=pk).first() if pk else None
    return row if row is not None and can_write_citizen_requirement(user, row) else None


def _line(row: CitizenRequirement, user: User, *, with_goal: bool = True) -> CitizenLine:
    goal = row.goal if with_goal and row.goal_id else None
    is_told = goal is not None and can_read_goal(user, goal)
    return CitizenLine(
        pk=row.pk,
        received_on=row.received_on,
        source=row.get_source_display(),
        text=row.text,
        organisation=row.organisation.name if row.organisation else "",
        goal=goal.title if goal and is_told else "",
        goal_url=reverse("goal_show", args=[goal.pk]) if goal and is_told else "",
        answer=row.answer,
        answered_on=row.answered_on,
        is_taken_up=row.goal_id is not None,
        may_write=can_write_citizen_requirement(user, row),
    )
