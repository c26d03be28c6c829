"""Assignments: who has been told to do what, by whom, and how it goes."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from goals.models import Assignment, AssignmentPhase, AssignmentReport, Goal
from goals.queries.material import organisations_by_id
from goals.rules import GIVES
from governance.access import grants_of
from governance.models import Organisation, User
from governance.tree import subtree

Status = Assignment.Status
RUNNING = (Status.NOT_STARTED, Status.UNDER_WAY)
LATE, OPEN = "late", "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentFilter:
    """What is asked for. organisation: with all below it; status: one of the assignment's, OPEN or LATE."""

    organisation: int | None = None
    giver: int | None = None
    status: str = ""


@dataclass(frozen=True, slots=True)
class AssignmentLine:
    """An assignment as a list shows it. phases, done: of a project; 0 where there are none."""

    pk: int
    title: str
    giver: str
    decided_on: date | None
    organisation: str
    owner: str
    due_on: date
    status: str
    status_label: str
    is_late: bool
    is_project: bool
    phases: int
    done: int
    url: str

    @property
    def told(self) -> str:
        """How it stands in few words."""
        return f"{self.status_label}, {_('late')}" if self.is_late else self.status_label


def whole_assignments() -> "QuerySet[Assignment]":
    """Assignments with what their pages and rules need of other tables."""
    return Assignment.objects.select_related("organisation", "decided_by", "goal__level", "owner")


def assignments_found(wanted: AssignmentFilter) -> "QuerySet[Assignment]":
    """The assignments asked for, those that are not closed first, then by date. To be cut into pages."""
    rows = Assignment.objects.all()
    if wanted.organisation is not None:
        parents = {pk: row.parent for pk, row in organisations_by_id().items()}
        rows = rows.filter(organisation__in=subtree(wanted.organisation, parents))
    if wanted.giver is not None:
        rows = rows.filter(decided_by=wanted.giver)
    if wanted.status == LATE:
        rows = rows.filter(status__in=RUNNING, due_on__lt=timezone.localdate())
    elif wanted.status == OPEN:
        rows = rows.exclude(status=Status.CLOSED)
    elif wanted.status:
        rows = rows.filter(status=wanted.status)
    return _counted(rows)


def my_assignments(user: User) -> list[Assignment]:
    """The assignments that the person is responsible for and that are not closed, by date. One query."""
    return list(_counted(Assignment.objects.filter(owner=user).exclude(status=Status.CLOSED)))


def assignments_for(goal: Goal) -> list[AssignmentLine]:
    """The assignments given for a goal, what is open first. One query."""
    return assignment_lines(_counted(Assignment.objects.filter(goal=goal)))


def waiting_assignments(user: User, places: Collection[int]) -> list[Assignment]:
    """What is to be reported back by these organisations, or by the person herself; by date. One query."""
    mine = Q(owner=user) | Q(organisation__in=places)
    return list(_counted(Assignment.objects.filter(mine, status__in=RUNNING)))


def reported_assignments(user: User) -> list[Assignment]:
    """What has been reported back to bodies whose decisions the person records, and waits to be closed. One query."""
    grants = grants_of(user)
    places = frozenset().union(*(grants.where(permission) for permission in GIVES))
    return list(_counted(Assignment.objects.filter(decided_by__in=places, status=Status.REPORTED)))


def _counted(rows: "QuerySet[Assignment]") -> "QuerySet[Assignment]":
    closed = Case(When(status=Status.CLOSED, then=Value(1)), default=Value(0))
    counted = rows.select_related("organisation", "decided_by").annotate(
        number=Count("phases"), done=Count("phases", filter=Q(phases__is_done=True))
    )
    return counted.order_by(closed, "due_on", "pk")


def assignment_lines(rows: Iterable[Assignment]) -> list[AssignmentLine]:
    """The rows made ready for a page. No query."""
    return [
        AssignmentLine(
            pk=row.pk,
            title=row.title,
            giver=row.decided_by.name if row.decided_by else "",
            decided_on=row.decided_on,
            organisation=row.organisation.name,
            owner=row.owner_name,
            due_on=row.due_on,
            status=row.status,
            status_label=row.get_status_display(),
            is_late=is_late(row),
            is_project=row.is_project,
            phases=row.number,  # type: ignore[attr-defined]
            done=row.done,  # type: ignore[attr-defined]
            url=reverse("assignment_show", args=[row.pk]),
        )
        for row in rows
    ]


def is_late(row: Assignment) -> bool:
    """Whether it should have been reported back and has not been."""
    return row.status in RUNNING and row.due_on < timezone.localdate()


@dataclass(frozen=True, slots=True)
class AssignmentChoices:
    """What the list may be narrowed by: the bodies that have given assignments, and who has received them."""

    organisations: tuple[tuple[int, str], ...]
    givers: tuple[tuple[int, str], ...]


def assignment_choices() -> AssignmentChoices:
    """The organisations among the assignments, in Swedish order. Two queries."""
    pairs = set(Assignment.objects.order_by().values_list("organisation_id", "decided_by_id"))
    places = organisations_by_id()
    above: set[int] = set()
    for receiver, _giver in pairs:
        current: int | None = receiver
        while current is not None and current not in above:
            above.add(current)
            current = places[current].parent
    givers = {giver for _receiver, giver in pairs}
    return AssignmentChoices(
        organisations=tuple((pk, row.name) for pk, row in places.items() if pk in above),
        givers=tuple((pk, row.name) for pk, row in places.items() if pk in givers),
    )


@dataclass(frozen=True, slots=True)
class AssignmentPage:
    """What an assignment's page shows beside the assignment itself."""

    is_late: bool
    phases: list[AssignmentPhase]
    reports: list[AssignmentReport]

    @property
    def done(self) -> int:
        """How many phases are done."""
        return sum(1 for phase in self.phases if phase.is_done)

    @property
    def has_final(self) -> bool:
        """Whether it has been reported as carried out."""
        return any(report.is_final for report in self.reports)


def assignment_page(assignment: Assignment) -> AssignmentPage:
    """Phases in order, and reports, the latest first. Two queries."""
    return AssignmentPage(
        is_late=is_late(assignment),
        phases=list(assignment.phases.order_by("order", "id")),
        reports=list(assignment.reports.select_related("written_by").order_by("-reported_on", "-id")),
    )


def receivers(givers: Iterable[int]) -> "QuerySet[Organisation]":
    """Whom these bodies may assign to: a board those in its own area, the council everyone. Two queries."""
    places = organisations_by_id()
    parents = {pk: row.parent for pk, row in places.items()}
    found: set[int] = set()
    for giver in givers:
        is_council = places[giver].kind == Organisation.Kind.COUNCIL
        found |= (set(places) if is_council else set(subtree(giver, parents))) - {giver}
    return Organisation.objects.filter(pk__in=found).order_by("sort_key")
