"""Writes of assignments: a body gives one by a decision, whom it was given to reports back, the body closes it."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from goals.models import Assignment, AssignmentPhase, AssignmentReport, Goal
from goals.queries.marks import phase_marks
from goals.queries.material import organisations_by_id
from goals.queries.people import member_named
from governance.decisions import DecisionContent
from governance.history import service
from governance.models import Organisation, User
from governance.models.organisation import DECIDING
from governance.refusals import RefusedError, refuse_stale
from governance.tree import subtree

Status = Assignment.Status


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentContent:
    """What is assigned, to whom, and when it is to be reported back."""

    organisation: Organisation
    title: str
    due_on: date
    text: str = ""
    goal: Goal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryingOut:
    """How it is carried out: by whom, as a project or not, with which resources, and whose they are (C49)."""

    owner_name: str = ""
    is_project: bool = False
    resources: str = ""
    resource_owner: str = ""
    is_begun: bool = False


class PhaseContent(NamedTuple):
    """A phase of a project; `pk` of the one that is there already."""

    title: str
    due_on: date | None = None
    is_done: bool = False
    pk: int | None = None


@service
def create_assignment(*, content: AssignmentContent, decision: DecisionContent, by: User) -> Assignment:
    """Record what a body has assigned to an organisation by a decision. The same one sent twice is recorded once.

    Raises RefusedError when the body is none that decides, assigns to itself or beyond its own area, or the date to
    report back lies before the decision.
    """
    Organisation.objects.select_for_update().get(pk=content.organisation.pk)
    _check(content, decision)
    values = _fields(content) | _fields(decision)
    same = Assignment.objects.filter(**values).first()
    return same if same is not None else Assignment.objects.create(**values)


@service
def update_assignment(
    *, assignment: Assignment, content: AssignmentContent, decision: DecisionContent, seen: str | None = None, by: User
) -> Assignment:
    """Correct what was recorded. Raises RefusedError as `create_assignment` and when it is closed, and StaleError."""
    stored = _open(assignment)
    refuse_stale(seen, stored)
    _check(content, decision)
    for name, value in (_fields(content) | _fields(decision)).items():
        setattr(stored, name, value)
    stored.save()
    return stored


@service
def plan_assignment(
    *,
    assignment: Assignment,
    content: CarryingOut,
    phases: Sequence[PhaseContent] = (),
    seen: str | None = None,
    by: User,
) -> Assignment:
    """Store how the assignment is carried out; its phases are those given, in this order, the others are taken away.

    A phase that is done means that the work has begun. Raises RefusedError when the assignment is closed or phases are
    given without a project, StaleError when someone else has changed it since the person opened it.
    """
    stored = _open(assignment)
    refuse_stale(seen, stored, *phase_marks(stored))
    if phases and not content.is_project:
        raise RefusedError(_("Only a project has phases. Tick that it is run as one, or empty the rows."), "is_project")
    for name in ("owner_name", "is_project", "resources", "resource_owner"):
        setattr(stored, name, getattr(content, name))
    stored.owner = member_named(content.owner_name)
    is_begun = content.is_begun or any(phase.is_done for phase in phases)
    if is_begun and stored.status == Status.NOT_STARTED:
        stored.status = Status.UNDER_WAY
    elif not is_begun and stored.status == Status.UNDER_WAY and not stored.reports.exists():
        stored.status = Status.NOT_STARTED
    stored.save()
    _store_phases(stored, phases)
    return stored


@service
def report_assignment(
    *, assignment: Assignment, reported_on: date, text: str, is_final: bool, by: User
) -> AssignmentReport:
    """Report back to the body that gave the assignment; a final report says that it is carried out.

    The same report sent twice is stored once. Raises RefusedError when the assignment is closed, or the day lies ahead
    or before the decision.
    """
    stored = _open(assignment)
    if not _is_between(stored, reported_on):
        raise RefusedError(_("The day of the report lies between the decision and today."), "reported_on")
    same = stored.reports.filter(reported_on=reported_on, text=text, is_final=is_final).first()
    if same is not None:
        return same
    report = AssignmentReport.objects.create(
        assignment=stored, reported_on=reported_on, text=text, is_final=is_final, written_by=by
    )
    if is_final or stored.status == Status.NOT_STARTED:
        stored.status = Status.REPORTED if is_final else Status.UNDER_WAY
        stored.save()
    return report


@service
def close_assignment(*, assignment: Assignment, closed_on: date, paragraph: str, by: User) -> Assignment:
    """Record the decision by which the body that gave the assignment is done with it. Sent twice, it is closed once.

    Raises RefusedError when the day lies ahead or before the assignment, or it is closed by another decision.
    """
    stored = _locked(assignment)
    if stored.status == Status.CLOSED and (stored.closed_on, stored.closing_paragraph) == (closed_on, paragraph):
        return stored
    _refuse_closed(stored)
    if not _is_between(stored, closed_on):
        raise RefusedError(_("The day of the closing lies between the decision and today."), "closed_on")
    stored.status, stored.closed_on, stored.closing_paragraph = Status.CLOSED, closed_on, paragraph
    stored.save()
    return stored


@service
def reopen_assignment(*, assignment: Assignment, by: User) -> Assignment:
    """Open a closed assignment again, as far as it had come. Sent twice, it is opened once."""
    stored = _locked(assignment)
    if stored.status != Status.CLOSED:
        return stored
    finals = set(stored.reports.order_by().values_list("is_final", flat=True))
    begun = bool(finals) or stored.phases.filter(is_done=True).exists()
    stored.status = Status.REPORTED if True in finals else Status.UNDER_WAY if begun else Status.NOT_STARTED
    stored.closed_on, stored.closing_paragraph = None, ""
    stored.save()
    return stored


def _fields(content: AssignmentContent | DecisionContent) -> dict[str, object]:
    return {field.name: getattr(content, field.name) for field in fields(content)}


def _locked(assignment: Assignment) -> Assignment:
    return Assignment.objects.select_for_update().get(pk=assignment.pk)


def _open(assignment: Assignment) -> Assignment:
    stored = _locked(assignment)
    _refuse_closed(stored)
    return stored


def _refuse_closed(assignment: Assignment) -> None:
    if assignment.status == Status.CLOSED:
        raise RefusedError(_("The assignment is closed. It may change only after it has been opened again."))


def _is_between(assignment: Assignment, day: date) -> bool:
    """Whether the day lies between the decision and today."""
    return (assignment.decided_on or date.min) <= day <= timezone.localdate()


def _check(content: AssignmentContent, decision: DecisionContent) -> None:
    giver, receiver = decision.decided_by, content.organisation
    if giver.kind not in DECIDING:
        raise RefusedError(_("Only a body that decides gives assignments."), "decided_by")
    if receiver.pk == giver.pk:
        raise RefusedError(_("A body does not give assignments to itself."), "organisation")
    # Kommunallagen 5:1 and 6:3: the council may assign to all, a board to those in its own area.
    if giver.kind != Organisation.Kind.COUNCIL:
        parents = {pk: row.parent for pk, row in organisations_by_id().items()}
        if receiver.pk not in subtree(giver.pk, parents):
            raise RefusedError(_("Only the council gives assignments beyond a board’s own area."), "organisation")
    if content.due_on < decision.decided_on:
        raise RefusedError(_("It is to be reported back before it was decided."), "due_on")


def _store_phases(assignment: Assignment, phases: Sequence[PhaseContent]) -> None:
    before = {phase.pk: phase for phase in assignment.phases.all()}
    for order, content in enumerate(phases):
        row = before.pop(content.pk, None) if content.pk else None
        row = row or AssignmentPhase(assignment=assignment)
        values = (order, content.title, content.due_on, content.is_done)
        if row.pk is None or values != (row.order, row.title, row.due_on, row.is_done):
            row.order, row.title, row.due_on, row.is_done = values
            row.save()
    for row in before.values():
        row.delete()
