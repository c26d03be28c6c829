"""One of everything of the annual cycle, made in the open scope: what the permission matrix walks."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from annualcycle.models import (
    CalendarSubscription,
    ChangeRequest,
    Content,
    CycleStep,
    CycleTask,
    CycleYear,
    StepAdjustment,
    StepAsk,
    StepDocument,
    TaskDocument,
    WalkThrough,
)
from governance.models import ComplianceFinding, ComplianceRule, GovernanceModel, Notice, User
from tests.conftest import organisation

YEAR = 2026


@dataclass(frozen=True)
class CycleThings:
    """A wheel in use and one being prepared, steps of the municipality and of a board, and tasks in each state.

    task is the school Valla's and open; board_task is the school board's and handed in; returned is Nyborg's.
    """

    year: CycleYear
    draft_year: CycleYear
    step: CycleStep
    board_step: CycleStep
    document: StepDocument
    adjustment: StepAdjustment
    task: CycleTask
    board_task: CycleTask
    returned: CycleTask
    task_document: TaskDocument
    change: ChangeRequest
    own_change: ChangeRequest
    answered: ChangeRequest
    walk_through: WalkThrough
    rule: ComplianceRule
    finding: ComplianceFinding
    notice: Notice
    calendar: CalendarSubscription


def make_cycle(by: User, model: GovernanceModel) -> CycleThings:
    """A wheel for 2026; `by` has done what somebody has done."""
    now = timezone.now()
    whole, board, valla, nyborg = (organisation(name) for name in ("K", "BUN", "Valla", "Nyborg"))
    year = CycleYear.objects.create(model=model, year=YEAR, started_by=by, started_at=now)
    draft_year = CycleYear.objects.create(model=model, year=YEAR - 1)
    step = CycleStep.objects.create(
        cycle=year,
        organisation=whole,
        name="Delårsuppföljning",
        kind=CycleStep.Kind.FOLLOW_UP,
        frequency="tertial",
        period_start=date(YEAR, 5, 1),
        opens_on=date(YEAR, 9, 1),
        due_on=date(YEAR, 9, 25),
        cut_off_on=date(YEAR, 9, 15),
        statute="interim_report",
        basis="Kommunallagen 11:16",
        latest_on=date(YEAR, 10, 31),
        asked_kinds=["unit", "board"],
    )
    StepAsk.objects.create(step=step, content=Content.VALUES)
    document = StepDocument.objects.create(step=step, title="Anvisningar", url="https://example.se/anvisningar")
    adjustment = StepAdjustment.objects.create(step=step, organisation=board, due_on=date(YEAR, 9, 18), adjusted_by=by)
    board_step = CycleStep.objects.create(
        cycle=year,
        organisation=board,
        name="Skolornas dialogdag",
        kind=CycleStep.Kind.ANALYSIS,
        opens_on=date(YEAR, 9, 20),
        due_on=date(YEAR, 9, 22),
    )
    handed_in = {"state": "submitted", "submitted_at": now, "submitted_by": by, "done": 3, "total": 4}
    task = CycleTask.objects.create(step=step, organisation=valla)
    board_task = CycleTask.objects.create(step=step, organisation=board, **handed_in)
    returned = CycleTask.objects.create(step=step, organisation=nyborg, state="returned")
    task_document = TaskDocument.objects.create(task=task, title="Underlag", registry_number="BUN 2026:7", added_by=by)
    asked = {
        "year": YEAR,
        "cause": "Fler barn än väntat.",
        "consequence": "Målet nås inte.",
        "received_on": date(YEAR, 9, 20),
        "answer_due_on": date(YEAR, 10, 4),
        "raised_by": by,
    }
    change = ChangeRequest.objects.create(
        kind="need", title="Färre aktiviteter", organisation=board, step=step, **asked
    )
    own_change = ChangeRequest.objects.create(kind="need", title="Flytta mätningen", organisation=valla, **asked)
    answered = ChangeRequest.objects.create(
        kind="law",
        title="Ny skollag",
        organisation=board,
        state="granted",
        answer="Ja.",
        answered_by=by,
        answered_at=now,
        **asked,
    )
    walk_through = WalkThrough.objects.create(
        organisation=valla, held_on=date(YEAR, 2, 3), subject="Styrmodellen", noted_by=by
    )
    rule = ComplianceRule.objects.create(subject="walk_through_held", name="En genomgång hålls varje år")
    finding = ComplianceFinding.objects.create(
        rule=rule, organisation=valla, year=YEAR, key="walk-through", title="Genomgång 2026"
    )
    notice = Notice.objects.create(person=by, kind="task_soon", about=f"task-{task.pk}", on=step.due_on)
    return CycleThings(
        year=year,
        draft_year=draft_year,
        step=step,
        board_step=board_step,
        document=document,
        adjustment=adjustment,
        task=task,
        board_task=board_task,
        returned=returned,
        task_document=task_document,
        change=change,
        own_change=own_change,
        answered=answered,
        walk_through=walk_through,
        rule=rule,
        finding=finding,
        notice=notice,
        calendar=CalendarSubscription.objects.create(person=by),
    )
