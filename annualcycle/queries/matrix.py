"""The whole picture: what each organisation has done of each step of a year, and how the years compare.

The number of queries follows neither organisations nor steps. Everybody reads the same: states, days and figures.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from annualcycle.matrix import Cell, YearStep, families_of, groups_of
from annualcycle.models import Content, CycleStep, CycleTask, CycleYear, StepAsk
from annualcycle.periods import Period
from annualcycle.progress import Need, Progress, progress_of, together
from annualcycle.queries.effort import Effort, effort_of_steps
from annualcycle.queries.periods import Closings, closings
from annualcycle.queries.steps import NEEDS_PERIOD
from annualcycle.queries.tasks import WAITING, Ground, asks_of, ground_of, is_told_now, step_period
from annualcycle.task_states import Standing, is_done, standing_of
from governance.models import Organisation
from governance.models.organisation import BOARDS
from governance.tree import subtree, tree_order


class Place(NamedTuple):
    """An organisation of the picture."""

    pk: int
    parent: int | None
    name: str
    kind: str


class TaskRow(NamedTuple):
    """A task as a plain row."""

    pk: int
    organisation: int
    step: int
    state: str
    due_on: date | None
    done: int | None
    total: int | None
    submitted_at: datetime | None


@dataclass(frozen=True, slots=True)
class Picture:
    """A year's organisations × steps. steps: by due day; groups: organisations in tree order, boards with those below.

    own_steps_of: the boards that have steps of their own, which are shown where the board is chosen. following_up: the
    steps that ask for what is locked when their period is closed.
    """

    year: int
    years: tuple[int, ...]
    today: date
    board: int | None
    boards: tuple[Place, ...]
    steps: tuple[CycleStep, ...]
    places: Mapping[int, Place]
    groups: tuple[tuple[int, ...], ...]
    cells: Mapping[tuple[int, int], Cell]
    own_steps_of: frozenset[int]
    following_up: frozenset[int]
    closings: Closings

    def of_organisations(self, organisations: Collection[int]) -> list[Cell]:
        """The tasks of these organisations."""
        return [cell for cell in self.cells.values() if cell.organisation in organisations]


def years_in_use() -> tuple[int, ...]:
    """The years whose wheel is in use, the latest first. One query."""
    rows = CycleYear.objects.filter(started_at__isnull=False).order_by("-year")
    return tuple(rows.values_list("year", flat=True))


def whole_picture(
    *, year: int | None = None, board: int | None = None, kind: str = "", today: date | None = None
) -> Picture | None:
    """The year's picture, of a board and what lies below it, or of steps of one kind. None where no wheel is in use.

    Without a year this one, else the latest that is in use. Eight queries and those of the tellers of what is asked.
    """
    today = today or timezone.localdate()
    years = years_in_use()
    if not years:
        return None
    chosen = year if year in years else today.year if today.year in years else years[0]
    places = places_by_id()
    parents = {pk: place.parent for pk, place in places.items()}
    boards = tuple(place for place in places.values() if place.kind in BOARDS)
    board = board if board in {each.pk for each in boards} else None
    within = subtree(board, parents) if board is not None else frozenset(places)
    steps = _steps(chosen, kind)
    own = frozenset(step.organisation_id for step in steps if parents.get(step.organisation_id) is not None)
    shown = {step.pk: step for step in steps if step.organisation_id not in own or step.organisation_id == board}
    rows = [row for row in _tasks(shown) if row.organisation in within]
    asks = asks_of(shown)
    cells = cells_of(rows, shown, ground_of(shown, today=today), asks)
    asked = {cell.organisation for cell in cells}
    used = {cell.step for cell in cells}
    order = [pk for pk in tree_order(parents) if pk in asked]
    groups = groups_of(order, (each.pk for each in boards), parents)
    return Picture(
        year=chosen,
        years=years,
        today=today,
        board=board,
        boards=boards,
        steps=tuple(step for step in shown.values() if step.pk in used),
        places=places,
        groups=tuple(tuple(group) for group in groups),
        cells={(cell.organisation, cell.step): cell for cell in cells},
        own_steps_of=own,
        following_up=frozenset(step for step, own in asks.items() if any(ask.content in NEEDS_PERIOD for ask in own)),
        closings=closings(),
    )


def places_by_id() -> dict[int, Place]:
    """Every organisation in Swedish order. One query."""
    rows = Organisation.objects.order_by("sort_key", "pk").values_list("pk", "parent_id", "name", "kind")
    return {values[0]: Place(*values) for values in rows}


def _steps(year: int, kind: str) -> list[CycleStep]:
    rows = CycleStep.objects.filter(cycle__year=year, cycle__started_at__isnull=False).select_related("cycle")
    return list((rows.filter(kind=kind) if kind else rows).order_by("due_on", "opens_on", "name", "pk"))


def _tasks(steps: Collection[int]) -> list[TaskRow]:
    fields = ("pk", "organisation_id", "step_id", "state", "due_on", "done", "total", "submitted_at")
    return [TaskRow(*values) for values in CycleTask.objects.filter(step__in=steps).order_by().values_list(*fields)]


def cells_of(
    rows: Sequence[TaskRow], steps: Mapping[int, CycleStep], ground: Ground, asks: Mapping[int, Sequence[StepAsk]]
) -> list[Cell]:
    """The tasks as cells: how far each has come now while it waits, and how far it had come when it was handed in."""
    progress = _progress(rows, steps, asks)
    found = []
    for row in rows:
        step = steps[row.step]
        now = progress.get(row.pk) or Progress(row.done or 0, row.total or 0)
        found.append(
            Cell(
                task=row.pk,
                organisation=row.organisation,
                step=row.step,
                standing=_standing(row, step, ground, now.done),
                done=now.done,
                total=now.total,
                due_on=ground.due_on(step, row.organisation, row.due_on),
                has_opened=ground.opens_on(step, row.organisation) <= ground.today,
                is_done=is_done(row.state, needs_approval=step.needs_approval),
                handed_in_on=timezone.localdate(row.submitted_at) if row.submitted_at else None,
            )
        )
    return found


def _standing(row: TaskRow, step: CycleStep, ground: Ground, done: int) -> Standing:
    return standing_of(row.state, done, is_waited_for=ground.is_waited_for(step, row.organisation, row.due_on))


def _progress(
    rows: Iterable[TaskRow], steps: Mapping[int, CycleStep], asks: Mapping[int, Sequence[StepAsk]]
) -> dict[int, Progress]:
    """By task how far what it asks has come now, of those whose figures are not kept since the handing in."""
    asked = {pk: [(ask.content, ask.level_id or 0) for ask in asks.get(pk, ())] for pk in steps}
    periods = {pk: step_period(step) for pk, step in steps.items()}
    needs = {
        row.pk: [
            Need(content, row.organisation, steps[row.step].cycle.year, periods[row.step], row.step, row.pk, level)
            for content, level in asked[row.step] or [(Content.WORD.value, 0)]
        ]
        for row in rows
        if is_told_now(row.state, row.total)
    }
    found = progress_of([need for own in needs.values() for need in own])
    return {pk: together(found[need] for need in own) for pk, own in needs.items()}


def tasks_of(
    *, task: int | None = None, organisation: int | None = None, step: int | None = None, year: int | None = None
) -> list[CycleTask]:
    """What is waited for: one task, an organisation's in a year, or a step's. For reminders; with what they read."""
    rows = CycleTask.objects.filter(state__in=WAITING, step__cycle__started_at__isnull=False)
    if task is not None:
        rows = rows.filter(pk=task)
    elif organisation is not None:
        rows = rows.filter(organisation=organisation, step__cycle__year=year)
    else:
        rows = rows.filter(step=step)
    return list(rows.select_related("step__cycle", "organisation", "owner").order_by("step__due_on", "pk"))


@dataclass(frozen=True, slots=True)
class Years:
    """The years beside each other. families: the steps that are one and the same in different years.

    chosen: the family that is shown, None for all; cells: by organisation and year the tasks. effort: by family (the
    id of its latest step) and year.
    """

    years: tuple[int, ...]
    today: date
    families: tuple[tuple[YearStep, ...], ...]
    chosen: int | None
    places: Mapping[int, Place]
    order: tuple[int, ...]
    cells: Mapping[tuple[int, int], Sequence[Cell]]
    effort: Mapping[tuple[int, int], Effort]


def picture_of_years(*, step: int | None = None, today: date | None = None, last: int = 5) -> Years | None:
    """Organisations × the last years in use: of one step in all its years, or of all the municipality's steps.

    None where no wheel is in use. Nine queries, however many there are: how far things had come is not asked again.
    """
    today = today or timezone.localdate()
    years = years_in_use()[:last]
    if not years:
        return None
    places = places_by_id()
    has_tasks = Exists(CycleTask.objects.filter(step=OuterRef("pk"), municipality=OuterRef("municipality")))
    of_whole = Q(organisation__parent=None)
    rows = CycleStep.objects.filter(has_tasks, of_whole, cycle__year__in=years, cycle__started_at__isnull=False)
    steps = {each.pk: each for each in rows.select_related("cycle").order_by("due_on", "opens_on", "name", "pk")}
    families = families_of(
        [
            YearStep(each.pk, each.cycle.year, each.organisation_id, each.name, each.statute, each.follows_id)
            for each in steps.values()
        ]
    )
    family = next((each for each in families if step in {one.pk for one in each}), None)
    shown = {one.pk for one in family} if family else set(steps)
    cells = _finished_cells(_tasks(shown), steps, today)
    by_place: dict[tuple[int, int], list[Cell]] = defaultdict(list)
    for cell in cells:
        by_place[cell.organisation, steps[cell.step].cycle.year].append(cell)
    asked = {organisation for organisation, _year in by_place}
    hours = effort_of_steps(list(steps))
    return Years(
        years=tuple(sorted(years)),
        today=today,
        families=tuple(tuple(each) for each in families),
        chosen=family[-1].pk if family else None,
        places=places,
        order=tuple(pk for pk in tree_order({pk: place.parent for pk, place in places.items()}) if pk in asked),
        cells=by_place,
        effort={(each[-1].pk, one.year): hours[one.pk] for each in families for one in each if one.pk in hours},
    )


def _finished_cells(rows: Sequence[TaskRow], steps: Mapping[int, CycleStep], today: date) -> list[Cell]:
    """The tasks as cells by their state and days alone."""
    ground = ground_of(steps, today=today)
    return [
        Cell(
            task=row.pk,
            organisation=row.organisation,
            step=row.step,
            standing=_standing(row, steps[row.step], ground, 0),
            done=0,
            total=0,
            due_on=ground.due_on(steps[row.step], row.organisation, row.due_on),
            has_opened=True,
            is_done=is_done(row.state, needs_approval=steps[row.step].needs_approval),
            handed_in_on=timezone.localdate(row.submitted_at) if row.submitted_at else None,
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class Closing:
    """The period that a step follows up and whether it may be closed. waiting: the tasks in which something remains."""

    period: Period
    is_closed: bool
    has_ended: bool
    tasks: int
    waiting: int

    @property
    def is_ripe(self) -> bool:
        """Whether the period can be closed with everything approved."""
        return self.has_ended and not self.is_closed and self.tasks > 0 and self.waiting == 0


def closing_of(step: CycleStep, today: date | None = None) -> Closing | None:
    """How near the step's period is to being closed; None where the step follows up no period. Two queries."""
    period = step_period(step)
    if period is None:
        return None
    states = CycleTask.objects.filter(step=step).exclude(state=CycleTask.State.EXEMPT).order_by()
    told = list(states.values_list("state", flat=True))
    return Closing(
        period=period,
        is_closed=closings().is_closed(period),
        has_ended=period.end < (today or timezone.localdate()),
        tasks=len(told),
        waiting=sum(not is_done(state, needs_approval=step.needs_approval) for state in told),
    )
