"""What a task's page and the list of one's own tasks show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from annualcycle.deadlines import Timing
from annualcycle.models import Content, CycleStep, CycleTask, StepDocument, TaskDocument, TaskMove
from annualcycle.queries.task_people import approvers_of
from annualcycle.queries.tasks import (
    WAITING,
    Ground,
    Part,
    TaskLine,
    ground_of,
    step_period,
    still_waited_for,
    task_lines,
    tasks_to_approve,
    tasks_to_do,
)
from annualcycle.rules import tasks as rules
from governance.access import grants_of
from governance.language import active_language
from governance.models import User
from governance.models.organisation import Permission

SHOWN = 50


@dataclass(frozen=True, slots=True)
class MoveLine:
    """Something that has happened with a task, in words; done, total: how whole it was when it was handed in."""

    move: str
    label: str
    person: str
    at: datetime
    comment: str
    due_on: date | None
    done: int | None
    total: int | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document that the step wants of each, and what has been handed in of it."""

    document: StepDocument
    found: tuple[TaskDocument, ...]


@dataclass(frozen=True, slots=True)
class Next:
    """The person's next task after this one."""

    name: str
    organisation: str
    path: str
    due_on: date
    timing: Timing


class LastTime(NamedTuple):
    """The hours that the same step took in the organisation the time before, and the year of that wheel."""

    year: int
    hours: Decimal


@dataclass(frozen=True, slots=True)
class TaskPage:
    """What a task's page shows. `reads_thread`: whether the person sees the words, the documents and the reasons.

    led: the contents of which the person may do what is asked, and so is led to where it is done.
    last_time: what the organisation's own round took the year before, where it was told.
    """

    line: TaskLine
    period: str
    note: str
    step_due_on: date
    reads_thread: bool
    led: frozenset[str]
    returned: MoveLine | None
    moves: tuple[MoveLine, ...]
    to_work_from: tuple[StepDocument, ...]
    wanted: tuple[Wanted, ...]
    others: tuple[TaskDocument, ...]
    approvers: tuple[str, ...]
    next: Next | None
    last_time: LastTime | None

    @property
    def parts(self) -> list[Part]:
        """What is asked: what remains first, then what is done and what there is nothing to do of."""
        return sorted(self.line.parts, key=lambda part: part.progress.is_whole)

    @property
    def has_own_day(self) -> bool:
        """Whether the day here is another than the step's."""
        return self.line.due_on != self.step_due_on


# What is done with another right than that of working in the organisation.
_RIGHTS = {
    Content.VALUES: Permission.ENTER_VALUES,
    Content.ANALYSES: Permission.ENTER_VALUES,
    Content.ASSESSMENTS: Permission.ASSESS_GOALS,
    Content.PLAN: Permission.WRITE_PLANS,
    Content.ADOPTED_PLAN: Permission.WRITE_PLANS,
}


def _may_do(user: User, content: Content, task: CycleTask) -> bool:
    if content in _RIGHTS:
        return grants_of(user).may(_RIGHTS[content], task.organisation_id)
    return rules.can_work_on_task(user, task)


def task_page(task: CycleTask, user: User) -> TaskPage:
    """The page as this person sees it. The same queries however much there is, beside those of the tellers."""
    ground = ground_of([task.step_id])
    reads = rules.can_read_thread(user, task)
    moves = _moves(task) if reads else ()
    documents = list(StepDocument.objects.filter(step=task.step_id))
    handed_in = list(task.documents.select_related("added_by")) if reads else []
    returned = [each for each in moves if each.move == TaskMove.Move.RETURNED]
    period = step_period(task.step)
    return TaskPage(
        line=task_lines([task], ground=ground, with_all=True)[0],
        period=_capitalised(period.label(active_language())) if period else "",
        note=ground.note(task.step, task.organisation_id),
        step_due_on=task.step.due_on,
        reads_thread=reads,
        led=frozenset(content for content in Content if _may_do(user, content, task)),
        returned=returned[-1] if returned and task.state == CycleTask.State.RETURNED else None,
        moves=moves,
        to_work_from=tuple(each for each in documents if not each.is_handed_in),
        wanted=tuple(
            Wanted(each, tuple(row for row in handed_in if row.document_id == each.pk))
            for each in documents
            if each.is_handed_in
        ),
        others=tuple(row for row in handed_in if row.document_id is None),
        approvers=tuple(each.full_name for each in approvers_of([task])[task.pk]) if task.step.needs_approval else (),
        next=_next(task, user),
        last_time=_last_time(task) if reads else None,
    )


def _last_time(task: CycleTask) -> LastTime | None:
    """One query, none for a step that follows none."""
    if task.step.follows_id is None:
        return None
    rows = CycleTask.objects.filter(step=task.step.follows_id, organisation=task.organisation_id)
    told = rows.exclude(effort_hours=None).values_list("step__cycle__year", "effort_hours").first()
    return LastTime(*told) if told else None


def _moves(task: CycleTask) -> tuple[MoveLine, ...]:
    """The thread in the order in which it was said. One query."""
    return tuple(
        MoveLine(
            move=row.move,
            label=row.get_move_display(),
            person=row.moved_by.full_name if row.moved_by else "",
            at=row.moved_at,
            comment=row.comment,
            due_on=row.due_on,
            done=row.done,
            total=row.total,
        )
        for row in task.moves.select_related("moved_by")
    )


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _next(task: CycleTask, user: User) -> Next | None:
    """Who does this task is shown the next to do; who follows it up, the next to approve."""
    if rules.can_work_on_task(user, task) and not rules.can_follow_up_task(user, task):
        found = list(tasks_to_do(user).filter(state__in=WAITING).exclude(pk=task.pk))
    else:
        found = list(tasks_to_approve(user).exclude(pk=task.pk))
    ground = ground_of({row.step_id for row in found}) if found else None
    rows = [row for row in found if row.state not in WAITING or still_waited_for([row], ground)] if ground else []
    if ground is None or not rows:
        return None
    row = min(rows, key=lambda row: (_due(row, ground), row.organisation.sort_key, row.pk))
    line = task_lines([row], ground=ground)[0]
    return Next(line.step_name, line.organisation_name, line.path, line.due_on, line.timing or Timing.LATER)


def _due(task: CycleTask, ground: Ground) -> date:
    return ground.due_on(task.step, task.organisation_id, task.due_on)


@dataclass(frozen=True, slots=True)
class TaskSection:
    """Tasks under one heading. more: how many are not shown."""

    key: str
    heading: str
    lines: tuple[TaskLine, ...]
    more: int = 0


def task_sections(user: User, *, kind: str = "") -> list[TaskSection]:
    """The person's tasks: to approve, late, soon due, later, this year's done, and what was not done in earlier years.

    The empty are left out. kind: of steps of this kind only. The same queries for any number of tasks.
    """
    of_kind = {"step__kind": kind} if kind else {}
    year = timezone.localdate().year
    mine = tasks_to_do(user).filter(**of_kind)
    to_do = list(mine.filter(state__in=WAITING))
    done = list(mine.exclude(state__in=WAITING).filter(step__cycle__year__gte=year))
    approve = list(tasks_to_approve(user).filter(**of_kind))
    rows = {row.pk: row for row in (*to_do, *done, *approve)}
    by_pk = {line.pk: line for line in task_lines(rows.values())} if rows else {}
    waiting = [by_pk[row.pk] for row in to_do]
    sections = [
        _section("approve", _("To approve"), [by_pk[row.pk] for row in approve]),
        *(_section(timing, _heading(timing), [line for line in waiting if line.timing == timing]) for timing in Timing),
        _section("done", _("Handed in and done"), [by_pk[row.pk] for row in done], latest_first=True),
        _section("not_done", _("Was not done"), [line for line in waiting if line.was_not_done], latest_first=True),
    ]
    return [section for section in sections if section.lines]


def _heading(timing: Timing) -> str:
    return {Timing.LATE: pgettext("tasks", "Late"), Timing.SOON: _("Soon due"), Timing.LATER: _("Later")}[timing]


def _section(key: str, heading: str, lines: Sequence[TaskLine], *, latest_first: bool = False) -> TaskSection:
    ordered = sorted(lines, key=lambda line: (line.due_on, line.step_name, line.pk), reverse=latest_first)
    return TaskSection(key, heading, tuple(ordered[:SHOWN]), max(len(ordered) - SHOWN, 0))


def kind_choices() -> list[tuple[str, str]]:
    """The kinds of steps that a list may be narrowed to."""
    return [("", _("All steps")), *((kind.value, str(kind.label)) for kind in CycleStep.Kind)]
