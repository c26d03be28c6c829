"""Activities across plans: those that a person may read, those that are hers to do, and what they are found by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, QuerySet, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from goals.models import Activity, Plan
from goals.queries.holding import plans_that_count
from goals.queries.material import organisations_by_id
from goals.rules import can_follow_activity
from governance.access import grants_of
from governance.models import User
from governance.models.organisation import Permission
from governance.tree import subtree

OPEN = (Activity.Status.NOT_STARTED, Activity.Status.UNDER_WAY)
LATE = "late"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityFilter:
    """What is asked for. organisation: with all below it; status: one of the activity's, or LATE; owner: part of it."""

    year: int
    organisation: int | None = None
    goal: int | None = None
    status: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """An activity as a list shows it, with its addresses made ready. edit_url: empty for who may not tell of it."""

    pk: int
    title: str
    owner: str
    organisation: str
    plan: str
    goal: str
    goal_url: str
    starts_on: date
    due_on: date
    status: str
    status_label: str
    progress: int
    comment: str
    is_late: bool
    is_own: bool
    url: str
    edit_url: str

    @property
    def told(self) -> str:
        """How it stands in few words: the status, how far it has come, and that it is late."""
        parts = [self.status_label]
        if self.status == Activity.Status.UNDER_WAY:
            parts.append(_("%(progress)s %%") % {"progress": self.progress})
        if self.is_late:
            parts.append(_("late"))
        return ", ".join(parts)


def readable_plans(user: User, year: int | None = None) -> "QuerySet[Plan]":
    """The plans that count, of `year` or of every year, as far as the person may read them.

    A draft is read within its own authority only, as its page. To be narrowed by `pk__in` only.
    """
    return plans_that_count(year, drafts=grants_of(user).where(Permission.READ_DRAFTS))


def activities_found(wanted: ActivityFilter, *, user: User, by_unit: bool = False) -> "QuerySet[Activity]":
    """The activities asked for, the person's own units first, then by date. To be cut into pages.

    by_unit: those of one unit together, units in Swedish order, as the timeline draws them.
    """
    rows = Activity.objects.filter(plan__in=readable_plans(user, wanted.year))
    if wanted.organisation is not None:
        parents = {pk: row.parent for pk, row in organisations_by_id().items()}
        rows = rows.filter(plan__organisation__in=subtree(wanted.organisation, parents))
    if wanted.goal is not None:
        rows = rows.filter(goal=wanted.goal)
    if wanted.status == LATE:
        rows = rows.filter(status__in=OPEN, due_on__lt=timezone.localdate())
    elif wanted.status:
        rows = rows.filter(status=wanted.status)
    if wanted.owner:
        rows = rows.filter(owner_name__icontains=wanted.owner)
    order: tuple[str, ...] = ("due_on", "starts_on", "pk")
    if by_unit:
        order = ("plan__organisation__sort_key", "plan__organisation_id", "starts_on", "due_on", "pk")
    own = grants_of(user).where(Permission.WRITE_PLANS)
    if not own:
        return _whole(rows).order_by(*order)
    others = Case(When(plan__organisation__in=own, then=Value(0)), default=Value(1))
    return _whole(rows).order_by(others, *order)


def my_activities(user: User, year: int) -> list[Activity]:
    """The activities of the year that the person is to do, what is open first, by date. One query."""
    rows = Activity.objects.filter(plan__in=readable_plans(user, year), owner=user)
    closed = Case(When(status__in=OPEN, then=Value(0)), default=Value(1))
    return list(_whole(rows).order_by(closed, "due_on", "pk"))


def _whole(rows: "QuerySet[Activity]") -> "QuerySet[Activity]":
    return rows.select_related("plan__organisation", "plan__level", "goal")


def activity_lines(rows: Iterable[Activity], *, user: User) -> list[ActivityLine]:
    """The rows made ready for a page. No query."""
    own, today = grants_of(user).where(Permission.WRITE_PLANS), timezone.localdate()
    return [
        ActivityLine(
            pk=row.pk,
            title=row.title,
            owner=row.owner_name,
            organisation=row.plan.organisation.name,
            plan=row.plan.level.name,
            goal=row.goal.title,
            goal_url=reverse("goal_show", args=[row.goal_id]),
            starts_on=row.starts_on,
            due_on=row.due_on,
            status=row.status,
            status_label=row.get_status_display(),
            progress=row.progress,
            comment=row.comment,
            is_late=row.status in OPEN and row.due_on < today,
            is_own=row.plan.organisation_id in own,
            url=f"{reverse('plan_show', args=[row.plan_id])}#activity-{row.pk}",
            edit_url=reverse("activity_edit", args=[row.pk]) if can_follow_activity(user, row) else "",
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class ActivityChoices:
    """What the list may be narrowed by: organisations from the top down (indented), goals and years, latest first."""

    organisations: tuple[tuple[int, str], ...]
    goals: tuple[tuple[int, str], ...]
    years: tuple[int, ...]


def activity_choices(year: int, *, user: User) -> ActivityChoices:
    """The choices among the activities of the year that the person may read. Four queries."""
    plans = Plan.objects.filter(pk__in=readable_plans(user)).order_by()
    owners = set(plans.filter(year=year).values_list("organisation_id", flat=True))
    goals = Activity.objects.filter(plan__in=readable_plans(user, year)).order_by("goal__title", "goal_id")
    today = timezone.localdate().year
    years = {year, today, *plans.values_list("year", flat=True).distinct()}
    return ActivityChoices(
        organisations=tuple(_with_those_above(owners)),
        goals=tuple(goals.values_list("goal_id", "goal__title").distinct()),
        years=tuple(sorted(years, reverse=True)),
    )


def _with_those_above(owners: set[int]) -> Sequence[tuple[int, str]]:
    rows = organisations_by_id()
    shown = set(owners)
    for owner in owners:
        above = rows[owner].parent
        while above is not None and above not in shown:
            shown.add(above)
            above = rows[above].parent
    return [(pk, row.name) for pk, row in rows.items() if pk in shown]
