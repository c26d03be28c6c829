"""Reads of tasks: what each asks, when it is due and how far it has come, for however many in the same queries."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import pgettext

from annualcycle.deadlines import Timing, due_day, is_waited_for, nearest_day, timing
from annualcycle.models import Content, CycleStep, CycleTask, ReminderPolicy, StepAdjustment, StepAsk, TaskDocument
from annualcycle.periods import Frequency, Period
from annualcycle.progress import Need, Progress, progress_of, together
from annualcycle.rules.tasks import WORKING_ROLES
from annualcycle.task_states import TO_DO, Standing, State, is_done, standing_of
from governance.access import grants_of
from governance.models import Organisation, User
from governance.models.organisation import Permission
from governance.tree import line_up

WAITING = sorted(str(state) for state in TO_DO)  # the states of what is still to be handed in, as stored


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a task asks for and how far it has come. path: where it is done."""

    content: str
    label: str
    progress: Progress
    need: Need


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task made ready for a page: words, days and figures.

    `done` of `total`: as it is now while the task is to be done, as it was when it was handed in after that; `parts`
    are empty then. `timing` is None where nothing is waited for (any more).
    """

    pk: int
    step: int
    step_name: str
    kind: str
    kind_label: str
    year: int
    organisation: int
    organisation_name: str
    owner: int | None
    owner_name: str
    state: str
    standing: Standing
    word: str
    opens_on: date
    due_on: date
    has_own_day: bool
    timing: Timing | None
    days_late: int
    has_opened: bool
    is_done: bool
    done: int
    total: int
    path: str
    parts: tuple[Part, ...] = field(default=())

    @property
    def percent(self) -> int:
        """0–100, rounded down; 100 where nothing is asked."""
        return Progress(self.done, self.total).percent

    @property
    def is_whole(self) -> bool:
        """Whether nothing remains but to hand it in."""
        return self.done >= self.total

    @property
    def is_late(self) -> bool:
        """Whether its day has passed and it is still to be handed in."""
        return self.timing == Timing.LATE

    @property
    def is_soon(self) -> bool:
        """Whether its day is near and it is still to be handed in."""
        return self.timing == Timing.SOON

    @property
    def is_waiting(self) -> bool:
        """Whether it is still to be handed in and waited for."""
        return self.is_to_do and not self.was_not_done

    @property
    def is_to_do(self) -> bool:
        """Whether it may be handed in."""
        return State(self.state) in TO_DO

    @property
    def was_not_done(self) -> bool:
        """Whether it was not handed in and is waited for no more; it may still be handed in."""
        return self.standing == Standing.NOT_DONE


def standing_word(standing: str) -> str:
    """What a task of this standing is called, in the active language."""
    return {
        Standing.NOT_STARTED: pgettext("task", "Not started"),
        Standing.UNDER_WAY: pgettext("task", "Under way"),
        Standing.SUBMITTED: pgettext("task", "Handed in"),
        Standing.RETURNED: pgettext("task", "Returned"),
        Standing.APPROVED: pgettext("task", "Approved"),
        Standing.EXEMPT: pgettext("task", "Exempt"),
        Standing.NOT_DONE: pgettext("task", "Was not done"),
    }[Standing(standing)]


def whole_tasks() -> QuerySet[CycleTask]:
    """Every task of a wheel in use, with what its page and the rules read: for the access door."""
    return CycleTask.objects.filter(step__cycle__started_at__isnull=False).select_related(
        "step__cycle", "step__organisation", "organisation", "owner"
    )


def task_documents() -> QuerySet[TaskDocument]:
    """The documents handed in with tasks, with what the rules read: for the access door."""
    return TaskDocument.objects.select_related("task__organisation", "task__step")


def steps_in_use() -> QuerySet[CycleStep]:
    """The steps of this year's wheel and of those beside it, where they are in use."""
    year = timezone.localdate().year
    in_use = CycleStep.objects.filter(cycle__started_at__isnull=False, cycle__year__range=(year - 1, year + 1))
    return in_use.select_related("cycle")


def tasks_to_do(user: User) -> QuerySet[CycleTask]:
    """The person's own tasks and those of the organisations where the person works, whatever their state."""
    roles = grants_of(user).roles
    places = frozenset().union(*(roles.get(role, frozenset()) for role in WORKING_ROLES))
    return whole_tasks().filter(Q(owner=user) | Q(organisation__in=places))


def tasks_to_approve(user: User) -> QuerySet[CycleTask]:
    """What has been handed in and waits for the person's approval."""
    places = grants_of(user).where(Permission.APPROVE_TASKS)
    above = Q(organisation__parent__in=places) | Q(organisation__parent=None, organisation__in=places)
    return whole_tasks().filter(above, state=CycleTask.State.SUBMITTED, step__needs_approval=True)


@dataclass(frozen=True, slots=True)
class Ground:
    """What the lines of tasks rest on beside the tasks: parents, and the boards' own days and names."""

    parents: Mapping[int, int | None]
    adjustments: Mapping[int, Mapping[int, StepAdjustment]]  # step -> organisation -> its own
    soon_days: int
    today: date

    def line(self, organisation: int) -> tuple[int, ...]:
        """The organisation and those above it, nearest first."""
        return line_up(organisation, self.parents)

    def name(self, step: CycleStep, organisation: int) -> str:
        """What the step is called there: the nearest board's own name for it, else its name."""
        own = self.adjustments.get(step.pk, {})
        return next((own[each].name for each in self.line(organisation) if each in own and own[each].name), step.name)

    def note(self, step: CycleStep, organisation: int) -> str:
        """What the nearest board has written to those who do it."""
        own = self.adjustments.get(step.pk, {})
        return next((own[each].note for each in self.line(organisation) if each in own and own[each].note), "")

    def opens_on(self, step: CycleStep, organisation: int) -> date:
        """When it opens there."""
        days = {pk: row.opens_on for pk, row in self.adjustments.get(step.pk, {}).items() if row.opens_on}
        return nearest_day(self.line(organisation), days, step.opens_on)

    def due_on(self, step: CycleStep, organisation: int, own: date | None = None) -> date:
        """By when it is to be handed in there; `own`: the task's own day."""
        days = {pk: row.due_on for pk, row in self.adjustments.get(step.pk, {}).items() if row.due_on}
        return due_day(own=own, line=self.line(organisation), days=days, step=step.due_on)

    def is_waited_for(self, step: CycleStep, organisation: int, own: date | None = None) -> bool:
        """Whether what has not been handed in there is still waited for; the step's year is loaded."""
        return is_waited_for(year=step.cycle.year, due=self.due_on(step, organisation, own), today=self.today)


def ground_of(steps: Iterable[int], *, today: date | None = None) -> Ground:
    """What the lines of these steps' tasks rest on. Three queries."""
    adjustments: dict[int, dict[int, StepAdjustment]] = {}
    for row in StepAdjustment.objects.filter(step__in=set(steps)):
        adjustments.setdefault(row.step_id, {})[row.organisation_id] = row
    policy = ReminderPolicy.objects.first() or ReminderPolicy()
    return Ground(
        parents=dict(Organisation.objects.values_list("pk", "parent_id")),
        adjustments=adjustments,
        soon_days=policy.soon_days,
        today=today or timezone.localdate(),
    )


def asks_of(steps: Iterable[int]) -> dict[int, list[StepAsk]]:
    """What each of the steps asks for, in the contents' order; those that name nothing are left out. One query."""
    asks: dict[int, list[StepAsk]] = {}
    order = list(Content)
    for ask in StepAsk.objects.filter(step__in=set(steps)).select_related("level").order_by("pk"):
        asks.setdefault(ask.step_id, []).append(ask)
    for each in asks.values():
        each.sort(key=lambda ask: order.index(Content(ask.content)))
    return asks


def still_waited_for(tasks: Iterable[CycleTask], ground: Ground) -> list[CycleTask]:
    """Of tasks that have not been handed in, with their steps' years loaded, those that are waited for."""
    return [row for row in tasks if ground.is_waited_for(row.step, row.organisation_id, row.due_on)]


def task_lines(
    tasks: Iterable[CycleTask],
    *,
    ground: Ground | None = None,
    today: date | None = None,
    with_all: bool = False,
    counted: Container[int] | None = None,
) -> list[TaskLine]:
    """The tasks made ready, in the order given; their steps, organisations and owners are loaded (whole_tasks).

    The tasks' own query, three of the ground, and one and those of the tellers of what is asked, however many the
    tasks. What is handed in stands as it was then, without its parts; with_all: with the parts as they are now all the
    same. counted: the only tasks of which it is asked how far they have come, where not of all.
    """
    rows = list(tasks)
    ground = ground or ground_of({row.step_id for row in rows}, today=today)
    wanted = rows if counted is None else [row for row in rows if row.pk in counted]
    told = parts_of([row for row in wanted if with_all or is_told_now(row.state, row.total)])
    return [_line(row, ground, told.get(row.pk, ())) for row in rows]


def is_told_now(state: str, total: int | None) -> bool:
    """Whether how far a task has come is what its content is now, not what was stored when it was handed in."""
    return State(state) in TO_DO or (total is None and state != State.EXEMPT)


def parts_of(tasks: Sequence[CycleTask]) -> dict[int, tuple[Part, ...]]:
    """What each task asks for and how far it has come now, by the task's id. One query and those of the tellers."""
    asks = asks_of({row.step_id for row in tasks}) if tasks else {}
    asked = {row.pk: [(ask, _need(row, ask)) for ask in _asks(row.step, asks)] for row in tasks}
    found = progress_of({need for pairs in asked.values() for _ask, need in pairs})
    return {
        pk: tuple(Part(ask.content, ask_label(ask), found[need], need) for ask, need in pairs)
        for pk, pairs in asked.items()
    }


def lacking(parts: Iterable[Part]) -> list[Part]:
    """What remains to be done before the task is whole, but for what handing in itself tells."""
    return [part for part in parts if part.content != Content.WORD and not part.progress.is_whole]


def step_period(step: CycleStep) -> Period | None:
    """The period that the step follows up."""
    return Period(Frequency(step.frequency), step.period_start) if step.period_start else None


def ask_label(ask: StepAsk) -> str:
    """What is asked for, in words: the step's own where it has any."""
    if ask.wording:
        return ask.wording
    if ask.level is not None:
        return f"{ask.get_content_display()}: {ask.level.name}"
    return str(ask.get_content_display())


def _asks(step: CycleStep, asks: Mapping[int, Sequence[StepAsk]]) -> Sequence[StepAsk]:
    """What the step asks for; one that names nothing is done by handing in."""
    return asks.get(step.pk) or [StepAsk(step=step, content=Content.WORD)]


def _need(task: CycleTask, ask: StepAsk) -> Need:
    return Need(
        content=ask.content,
        organisation=task.organisation_id,
        year=task.step.cycle.year,
        period=step_period(task.step),
        step=task.step_id,
        task=task.pk,
        level=ask.level_id or 0,
    )


def _line(task: CycleTask, ground: Ground, parts: tuple[Part, ...]) -> TaskLine:
    step, organisation = task.step, task.organisation_id
    is_now = is_told_now(task.state, task.total)
    come = together(part.progress for part in parts) if is_now else Progress(task.done or 0, task.total or 0)
    due = ground.due_on(step, organisation, task.due_on)
    opens = ground.opens_on(step, organisation)
    standing = standing_of(task.state, come.done, is_waited_for=ground.is_waited_for(step, organisation, task.due_on))
    is_waiting = State(task.state) in TO_DO and standing is not Standing.NOT_DONE
    return TaskLine(
        pk=task.pk,
        step=step.pk,
        step_name=ground.name(step, organisation),
        kind=step.kind,
        kind_label=step.get_kind_display(),
        year=step.cycle.year,
        organisation=organisation,
        organisation_name=task.organisation.name,
        owner=task.owner_id,
        owner_name=task.owner.full_name if task.owner else "",
        state=task.state,
        standing=standing,
        word=standing_word(standing),
        opens_on=opens,
        due_on=due,
        has_own_day=task.due_on is not None,
        timing=timing(due, ground.today, ground.soon_days) if is_waiting else None,
        days_late=max((ground.today - due).days, 0) if is_waiting else 0,
        has_opened=opens <= ground.today,
        is_done=is_done(task.state, needs_approval=step.needs_approval),
        done=come.done,
        total=come.total,
        path=reverse("task_show", args=[task.pk]),
        parts=parts,
    )
