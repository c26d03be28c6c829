"""Stores the annual wheels and how their tasks stand, changes within the year, walk-throughs and rules."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from annualcycle.models import (
    Attendance,
    ChangeRequest,
    Content,
    CycleStep,
    CycleTask,
    CycleYear,
    ReminderPolicy,
    StepDocument,
    TaskDocument,
    TaskMove,
    WalkThrough,
)
from annualcycle.presets import PresetChoices
from annualcycle.proposed import AskContent
from annualcycle.queries.tasks import TaskLine, task_lines, whole_tasks
from annualcycle.services.adjustments import AdjustmentContent, adjust_step
from annualcycle.services.steps import StepContent, create_step
from annualcycle.services.years import copy_year, prepare_year, start_year
from governance.history import service
from governance.models import ComplianceFinding, ComplianceRule, Notice, User
from governance.services.checks import check_rules
from governance.services.compliance import add_usual_rules
from workspace.demo.filling.indicators import noon
from workspace.demo.filling.made import Made
from workspace.demo.records import DemoMunicipality, FindingRow, Move, TaskRow

State = CycleTask.State
BY_ITSELF = (Content.DOCUMENTS, Content.WORD, Content.WALK_THROUGH)  # there when it is handed in
_MOVED = (
    "due_on",
    "effort_hours",
    "state",
    "reason",
    "submitted_at",
    "submitted_by",
    "approved_at",
    "approved_by",
    "done",
    "total",
)
APPROVER = "*"  # the controller of the whole
LACKING = (
    "Resten mäts först i december och förs in då.",
    "Vi har prioriterat det som avviker mest. Övrigt tas i nästa uppföljning.",
    "Underlaget kom för sent för att räknas med.",
)
_STATE_AFTER = {
    Move.SUBMITTED: State.SUBMITTED,
    Move.RETURNED: State.RETURNED,
    Move.APPROVED: State.APPROVED,
    Move.EXEMPTED: State.EXEMPT,
}


@service
def add_wheels(*, content: DemoMunicipality, made: Made, by: User) -> None:
    """Add the first year's wheel, the next one's made from it, and one being prepared for the year after."""
    first = prepare_year(year=content.first_wheel, choices=PresetChoices(), by=by)
    _start(first, by)
    second = copy_year(source=first, by=by)
    _start(second, by)
    for own in content.adjustments:
        step = _step(own.step, own.year)
        said = AdjustmentContent(name=own.name, due_on=own.due_on, note=own.note)
        adjust_step(step=step, organisation=made.organisations[own.organisation], content=said, by=by)
    for row in content.board_steps:
        step_content = StepContent(
            name=row.name,
            kind=row.kind,
            purpose=row.purpose,
            opens_on=row.opens_on,
            due_on=row.due_on,
            asks=tuple(AskContent(asked, wording) for asked, wording in row.asks),
            asked_kinds=row.asked_kinds,
        )
        create_step(cycle=second, organisation=made.organisations[row.organisation], content=step_content, by=by)
    copy_year(source=second, by=by)
    ReminderPolicy.objects.create(escalates_to=ReminderPolicy.Upwards.BOTH)


def _start(cycle: CycleYear, by: User) -> None:
    """The wheel is in use since the December before."""
    start_year(cycle=cycle, by=by)
    CycleYear.objects.filter(pk=cycle.pk).update(started_at=noon(date(cycle.year - 1, 12, 1)))


def _step(name: str, year: int) -> CycleStep:
    return CycleStep.objects.select_related("cycle").get(cycle__year=year, name=name)


@service
def move_tasks(*, content: DemoMunicipality, made: Made, by: User) -> None:
    """Hand in and approve what has come so far; what stands otherwise is told row by row."""
    told = {(row.year, row.step, key): row for row in content.tasks for key in row.organisations}
    keys = {organisation.pk: key for key, organisation in made.organisations.items()}
    last = content.wheels_known_by
    tasks = list(whole_tasks().filter(step__due_on__lte=last).order_by("step__due_on", "step__name", "pk"))
    documents = _asked_documents(tasks)
    moves: list[TaskMove] = []
    handed_in: list[TaskDocument] = []
    for number, (task, line) in enumerate(zip(tasks, task_lines(tasks, today=last), strict=True)):
        row = told.get((line.year, task.step.name, keys[task.organisation_id]))
        if row is None and (line.due_on > last or (line.year > content.first_wheel and _was_never_held(line))):
            continue
        row = row or _as_usual(number, task, line, last)
        handed_in += _documents(row, task, documents.get(task.step_id, ()))
        moves += _moves(row, task, line, made, by, is_whole=_is_history(line, last))
    CycleTask.objects.bulk_update(tasks, _MOVED)
    TaskMove.objects.bulk_create(moves)
    TaskDocument.objects.bulk_create(handed_in)
    # What people were told while the years were filled is read long ago.
    Notice.objects.update(mailed_at=noon(last), read_at=noon(last))


def _was_never_held(line: TaskLine) -> bool:
    """Whether a meeting is what is lacking: the only thing that nobody hands in without it."""
    return any(part.content == Content.WALK_THROUGH and not part.progress.is_whole for part in line.parts)


def _is_history(line: TaskLine, last: date) -> bool:
    """Whether it was before the summer: of that the demo keeps no more than that all was done."""
    return line.due_on < date(last.year, 7, 1)


def _as_usual(number: int, task: CycleTask, line: TaskLine, last: date) -> TaskRow:
    """Handed in some days before the day, with a word where something is lacking, and approved where that is asked."""
    lacks = any(part.content not in BY_ITSELF and not part.progress.is_whole for part in line.parts)
    lacks = lacks and not _is_history(line, last)
    why = LACKING[number % len(LACKING)] if lacks else ""
    moves = [(Move.SUBMITTED, line.due_on - timedelta(days=1 + number % 5), "", why)]
    if task.step.needs_approval:
        moves.append((Move.APPROVED, line.due_on + timedelta(days=1), APPROVER, ""))
    hours, document = f"{2 + number % 7}.5", f"{line.year}/{100 + number}"
    return TaskRow(task.step.name, (), tuple(moves), hours=hours, document=document)


def _asked_documents(tasks: Iterable[CycleTask]) -> dict[int, list[StepDocument]]:
    found: dict[int, list[StepDocument]] = {}
    for document in StepDocument.objects.filter(step__in={task.step_id for task in tasks}, is_handed_in=True):
        found.setdefault(document.step_id, []).append(document)
    return found


def _documents(row: TaskRow, task: CycleTask, documents: Sequence[StepDocument]) -> Iterator[TaskDocument]:
    for document in documents if row.document else ():
        yield TaskDocument(
            task=task,
            document=document,
            title=document.title,
            registry_number=row.document,
            added_by=task.owner,
            added_at=noon(row.moves[0][1]),
        )


def _moves(
    row: TaskRow, task: CycleTask, line: TaskLine, made: Made, by: User, *, is_whole: bool
) -> Iterator[TaskMove]:
    """Give the task what the row says of it, and the moves that led there."""
    task.due_on = row.own_day
    task.effort_hours = Decimal(row.hours) if row.hours else None
    parts = [part.progress.total if part.content in BY_ITSELF else part.progress.done for part in line.parts]
    for move, day, who, words in row.moves:
        person = task.owner if not who else (by if who == APPROVER else made.people[who])
        is_handed_in = move == Move.SUBMITTED
        task.state = _STATE_AFTER.get(move, task.state)
        if is_handed_in:
            task.submitted_at, task.submitted_by = noon(day), person
            task.done, task.total = line.total if is_whole else sum(parts), line.total
        elif move == Move.APPROVED:
            task.approved_at, task.approved_by = noon(day), person
        elif move == Move.EXEMPTED:
            task.reason = words
        yield TaskMove(
            task=task,
            move=move,
            comment=words,
            done=task.done if is_handed_in else None,
            total=task.total if is_handed_in else None,
            due_on=task.due_on if move == Move.EXTENDED else None,
            moved_by=person,
            moved_at=noon(day),
        )


@service
def add_changes(*, content: DemoMunicipality, made: Made, by: User) -> None:
    """Add what has changed within the year."""
    for row in content.changes:
        step = _step(row.step, row.received_on.year) if row.step else None
        answered = made.people.get(row.answered_by)
        ChangeRequest.objects.create(
            kind=row.kind,
            title=row.title,
            organisation=made.organisations[row.organisation],
            year=row.received_on.year,
            step=step,
            cause=row.cause,
            consequence=row.consequence,
            concerns=list(row.concerns),
            proposal=row.proposal,
            received_from=row.received_from,
            received_on=row.received_on,
            cut_off_on=step.cut_off_on if step else None,
            answer_due_on=row.received_on + timedelta(days=14),
            raised_by=made.people[row.who],
            raised_at=noon(row.received_on),
            state=row.state,
            answer=row.answer,
            answered_by=answered,
            answered_at=noon(row.answered_on) if row.answered_on else None,
            **made.decision(row.decision),
        )


@service
def add_walk_throughs(*, content: DemoMunicipality, made: Made, by: User) -> None:
    """Add the walk-throughs that have been held, with who was there."""
    for row in content.walk_throughs:
        held = WalkThrough.objects.create(
            organisation=made.organisations[row.organisation],
            held_on=row.held_on,
            subject=row.subject,
            notes=row.notes,
            led_by=row.led_by,
            noted_by=by,
            noted_at=noon(row.held_on),
        )
        Attendance.objects.bulk_create(
            [Attendance(walk_through=held, person=made.people[key]) for key in row.people]
            + [Attendance(walk_through=held, name=name) for name in row.names]
        )


@service
def add_rules(*, content: DemoMunicipality, made: Made, by: User) -> None:
    """Add the usual rules, with somebody responsible for all but the last, and check them."""
    rules = add_usual_rules(by=by)
    for rule in rules[:-1]:
        ComplianceRule.objects.filter(pk=rule.pk).update(responsible=made.people[content.keeps_rules])
    check_rules(by=None, now=noon(content.wheels_known_by))
    for row in content.findings:
        _say_of_finding(row, made)


def _say_of_finding(row: FindingRow, made: Made) -> None:
    """Answer the first finding of the rule in the organisation, or except it."""
    found = ComplianceFinding.objects.filter(
        rule__subject=row.subject, organisation=made.organisations[row.organisation], ended_at=None
    ).order_by("title")[:1]
    ComplianceFinding.objects.filter(pk__in=found).update(
        owner=made.people.get(row.owner),
        answer=row.answer,
        answered_at=noon(row.on) if row.answer else None,
        exception_reason=row.exception,
        excepted_by=made.people.get(row.excepted_by),
        excepted_at=noon(row.on) if row.exception else None,
        excepted_until=row.until,
    )
