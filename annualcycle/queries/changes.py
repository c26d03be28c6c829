"""Changes within the year: what waits for an answer, what was answered how soon, and what input came late."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import npgettext

from annualcycle.answering import Answered, AnswerTimes, answer_times, is_late_input
from annualcycle.models import ChangeRequest, CycleStep
from governance.access import grants_of
from governance.models import Organisation, User
from governance.models.organisation import BOARDS, DECIDING, OrganisationGrant, Permission
from governance.tree import line_up, nearest, subtree

Kind, State = ChangeRequest.Kind, ChangeRequest.State
LATE = "late"
ANSWERED = (State.GRANTED, State.REFUSED, State.POSTPONED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeFilter:
    """What is asked for. board: with all below it; state: one of the request's, or LATE for late answers."""

    year: int | None = None
    board: int | None = None
    kind: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A change as a list shows it. is_overdue: waits past its day; is_late_input: came after the step's cut-off."""

    pk: int
    title: str
    url: str
    kind: str
    kind_label: str
    organisation: str
    step: str
    received_on: date
    received_from: str
    cut_off_on: date | None
    answer_due_on: date
    state: str
    state_label: str
    is_overdue: bool
    is_late_input: bool
    answered_on: date | None
    cause: str
    consequence: str
    proposal: str
    answer: str

    @property
    def days_late(self) -> int:
        """How many days after the cut-off it came."""
        return (self.received_on - self.cut_off_on).days if self.is_late_input and self.cut_off_on else 0

    @property
    def late_words(self) -> str:
        """The same in words; empty when it came in time."""
        days = self.days_late
        return npgettext("input", "%(days)s day late", "%(days)s days late", days) % {"days": days} if days else ""

    @property
    def due_words(self) -> str:
        """How its answer stands against its day."""
        if self.state == State.WAITING:
            return self.answer_due_on.isoformat()
        if self.answered_on is None:
            return "–"
        return _("answered %(day)s") % {"day": self.answered_on.isoformat()}


def concern_words(change: ChangeRequest) -> str:
    """What is affected, as one writes a list in a sentence; empty for nothing. No query."""
    words = ", ".join(str(concern.label).lower() for concern in ChangeRequest.Concern if concern in change.concerns)
    return words[:1].upper() + words[1:]


def whole_changes() -> "QuerySet[ChangeRequest]":
    """Changes with what their pages and rules need of other tables."""
    return ChangeRequest.objects.select_related("organisation", "step__cycle", "decided_by", "raised_by", "answered_by")


def changes_found(wanted: ChangeFilter) -> "QuerySet[ChangeRequest]":
    """The changes asked for: what waits first, by the day of its answer; then the latest. To be cut into pages."""
    rows = ChangeRequest.objects.select_related("organisation", "step")
    if wanted.year is not None:
        rows = rows.filter(year=wanted.year)
    if wanted.board is not None:
        rows = rows.filter(organisation__in=subtree(wanted.board, _parents()))
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.state == LATE:
        rows = rows.filter(state=State.WAITING, answer_due_on__lt=timezone.localdate())
    elif wanted.state:
        rows = rows.filter(state=wanted.state)
    waits = Case(When(state=State.WAITING, then=Value(0)), default=Value(1))
    due = Case(When(state=State.WAITING, then=F("answer_due_on")))
    return rows.order_by(waits, due, "-received_on", "-pk")


def change_lines(rows: Iterable[ChangeRequest]) -> list[ChangeLine]:
    """The rows made ready for a page; organisation and step must be loaded. No query."""
    today = timezone.localdate()
    return [
        ChangeLine(
            pk=row.pk,
            title=row.title,
            url=reverse("change_show", args=[row.pk]),
            kind=row.kind,
            kind_label=row.get_kind_display(),
            organisation=row.organisation.name,
            step=row.step.name if row.step else "",
            received_on=row.received_on,
            received_from=row.received_from,
            cut_off_on=row.cut_off_on,
            answer_due_on=row.answer_due_on,
            state=row.state,
            state_label=row.get_state_display(),
            is_overdue=row.state == State.WAITING and row.answer_due_on < today,
            is_late_input=is_late_input(row.received_on, row.cut_off_on),
            answered_on=timezone.localdate(row.answered_at) if row.answered_at else None,
            cause=row.cause,
            consequence=row.consequence,
            proposal=row.proposal,
            answer=row.answer,
        )
        for row in rows
    ]


def response_times(wanted: ChangeFilter) -> AnswerTimes:
    """How soon the changes asked for were answered, against the day of each. One query, two with a board."""
    rows = changes_found(wanted).filter(state__in=ANSWERED).order_by()
    found = rows.values_list("received_on", "answer_due_on", "answered_at")
    return answer_times(Answered(received, due, timezone.localdate(at)) for received, due, at in found if at)


@dataclass(frozen=True, slots=True)
class ChangeChoices:
    """What the list may be narrowed by."""

    years: tuple[int, ...]
    boards: tuple[tuple[int, str], ...]


def change_choices() -> ChangeChoices:
    """The years of the changes with this one, latest first, and the boards. Two queries."""
    years = set(ChangeRequest.objects.order_by().values_list("year", flat=True).distinct())
    boards = Organisation.objects.filter(kind__in=BOARDS).order_by("sort_key").values_list("pk", "name")
    return ChangeChoices(tuple(sorted(years | {timezone.localdate().year}, reverse=True)), tuple(boards))


@dataclass(frozen=True, slots=True)
class LateInput:
    """The political input that came after a step's last day for input. step: "" for input whose step is gone."""

    step: str
    url: str
    lines: tuple[ChangeLine, ...]

    @property
    def number(self) -> int:
        """How many came late."""
        return len(self.lines)


def late_input(year: int, board: int | None = None) -> list[LateInput]:
    """The log of the year, by step in the wheel's order, the latest input first. Two queries, three with a board."""
    rows = (
        changes_found(ChangeFilter(year=year, board=board, kind=Kind.POLITICAL_INPUT))
        .exclude(state=State.WITHDRAWN)
        .filter(cut_off_on__isnull=False, received_on__gt=F("cut_off_on"))
        .order_by(F("step__due_on").asc(nulls_last=True), "step", "-received_on", "-pk")
    )
    found: dict[int | None, list[ChangeRequest]] = {}
    for row in rows:
        found.setdefault(row.step_id, []).append(row)
    return [
        LateInput(
            step=group[0].step.name if group[0].step else "",
            url=reverse("step_show", args=[key]) if key else "",
            lines=tuple(change_lines(group)),
        )
        for key, group in found.items()
    ]


@dataclass(frozen=True, slots=True)
class StepChanges:
    """What has been changed by a step: granted, still waiting, and how much political input came late."""

    granted: tuple[ChangeLine, ...]
    waiting: tuple[ChangeLine, ...]
    late: int

    def __bool__(self) -> bool:
        return bool(self.granted or self.waiting or self.late)


def changes_of_step(step: CycleStep) -> StepChanges:
    """What was asked for by this step. One query. Shown with annualcycle/change_of_step.html."""
    rows = step.change_requests.exclude(state=State.WITHDRAWN).select_related("organisation", "step")
    lines = change_lines(rows)
    return StepChanges(
        granted=tuple(line for line in lines if line.state == State.GRANTED),
        waiting=tuple(line for line in lines if line.state == State.WAITING),
        late=sum(line.is_late_input and line.kind == Kind.POLITICAL_INPUT for line in lines),
    )


def changes_to_answer(user: User) -> list[ChangeLine]:
    """What waits for this person's answer, by its day. One query; none for whoever answers nothing."""
    where = grants_of(user).where(Permission.RECORD_DECISIONS)
    if not where:
        return []
    above = Q(organisation__parent__in=where) | Q(organisation__parent=None, organisation__in=where)
    rows = ChangeRequest.objects.filter(above, state=State.WAITING).select_related("organisation", "step")
    return change_lines(rows.order_by("answer_due_on", "pk"))


def steps_to_choose(places: Iterable[int]) -> "QuerySet[CycleStep]":
    """The steps of wheels in use that organisations at these places are a part of. Two queries when read."""
    parents = _parents()
    whose = {each for place in places for each in line_up(place, parents)}
    years = (timezone.localdate().year - 1, timezone.localdate().year + 1)
    steps = CycleStep.objects.filter(organisation__in=whose, cycle__started_at__isnull=False, cycle__year__range=years)
    return steps.select_related("cycle", "organisation").order_by("-cycle__year", "due_on", "name")


def bodies_over(organisation: Organisation, recorded: Iterable[int]) -> "QuerySet[Organisation]":
    """The bodies that may decide on its changes and whose decisions the person records: those above it, the council
    and the executive board. One query, another when read.
    """
    line = line_up(organisation.pk, _parents())
    whole = Q(kind__in=[Organisation.Kind.COUNCIL, Organisation.Kind.EXECUTIVE_BOARD])
    bodies = Organisation.objects.filter(whole | Q(pk__in=line), kind__in=DECIDING, pk__in=list(recorded))
    return bodies.exclude(valid_to__lt=timezone.localdate()).order_by("sort_key")


def answerers(organisation: Organisation) -> list[User]:
    """Those who record decisions nearest above the organisation (for the municipality itself: there), by name.

    The nearest only: a board's secretary answers for its units, not every controller of the municipality.
    """
    parents = _parents()
    line = line_up(organisation.parent_id or organisation.pk, parents)
    today = timezone.localdate()
    grants = OrganisationGrant.objects.filter(
        content_object__in=line, permission__codename=Permission.RECORD_DECISIONS
    ).filter(
        Q(membership=None)
        | Q(membership__valid_from__lte=today) & (Q(membership__valid_to=None) | Q(membership__valid_to__gte=today))
    )
    found: dict[int, dict[int, User]] = {}
    for grant in grants.select_related("user"):
        if grant.user.is_active:
            found.setdefault(grant.content_object_id, {})[grant.user_id] = grant.user
    place = nearest(line[0] if line else None, parents, found)
    return sorted(found[place].values(), key=lambda user: user.full_name) if place is not None else []


def _parents() -> dict[int, int | None]:
    return dict(Organisation.objects.values_list("pk", "parent_id"))
