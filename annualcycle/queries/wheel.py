"""Reads of the annual wheel: a year's steps as the municipality or one of its boards sees them, derived live."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from annualcycle.dates import Dated, dates_between
from annualcycle.deadlines import due_day, is_waited_for, nearest_day
from annualcycle.models import CycleStep, CycleTask, CycleYear, StepAdjustment
from annualcycle.queries.tasks import tasks_to_do
from annualcycle.task_states import TO_DO, State
from governance.models import Organisation, User
from governance.models.organisation import BOARDS
from governance.tree import line_up, subtree


@dataclass(frozen=True, slots=True)
class Come:
    """How far the organisations have come with a step: asked, of which handed in or done with, and late."""

    asked: int = 0
    ready: int = 0
    late: int = 0


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step as it is read in one organisation's wheel: its name and its days there.

    seat: where it is read from; owner: whose step it is. is_own: it is the board's, not the municipality's.
    is_adjusted: the board has its own name or day for it. my_task: the reader's own, of several the one that is still
    to be done and due first.
    """

    pk: int
    seat: int
    name: str
    kind: str
    kind_label: str
    opens_on: date
    due_on: date
    cut_off_on: date | None
    latest_on: date | None
    statute: str
    basis: str
    owner: int
    owner_name: str
    responsible: str
    is_own: bool
    is_adjusted: bool
    come: Come
    my_task: int | None
    is_mine_late: bool

    @property
    def is_statutory(self) -> bool:
        """Whether the law sets a day for it."""
        return bool(self.statute)

    @property
    def is_late(self) -> bool:
        """Whether somebody has not handed in what was due."""
        return self.come.late > 0

    def is_open(self, today: date) -> bool:
        """Whether it goes on today."""
        return self.opens_on <= today <= self.due_on


@dataclass(frozen=True, slots=True)
class Seat:
    """Where the wheel is read from: the municipality, or a board. line: it and those above it, nearest first."""

    organisation: Organisation
    is_root: bool
    line: tuple[int, ...]
    below: frozenset[int]


@dataclass(frozen=True, slots=True)
class WheelPage:
    """The wheel of a year as somebody reads it. cycle: None where none has been prepared.

    seats: from where else it may be read, the municipality first. dates: what other rooms know of the year's days.
    """

    year: int
    today: date
    cycle: CycleYear | None
    years: tuple[int, ...]
    seat: Seat | None
    seats: tuple[Organisation, ...]
    steps: tuple[StepLine, ...]
    dates: tuple[Dated, ...]

    @property
    def is_in_use(self) -> bool:
        """Whether it has been started and asks those it asks."""
        return self.cycle is not None and self.cycle.started_at is not None

    @property
    def is_this_year(self) -> bool:
        """Whether today lies in it."""
        return self.today.year == self.year

    @property
    def before(self) -> int | None:
        """The nearest earlier year that has a wheel."""
        return max((year for year in self.years if year < self.year), default=None)

    @property
    def after(self) -> int | None:
        """The nearest later year that has a wheel."""
        return min((year for year in self.years if year > self.year), default=None)


def wheel_page(user: User, year: int, *, organisation: int | None = None) -> WheelPage | None:
    """The year's wheel as the municipality's, or as that of the board that `organisation` is or belongs to.

    None where there is no such organisation. Seven queries beside those of the rooms that know of days, however many
    the steps and tasks.
    """
    today = timezone.localdate()
    cycles = {cycle.year: cycle for cycle in CycleYear.objects.select_related("model", "decided_by")}
    everything = {each.pk: each for each in Organisation.objects.order_by("sort_key")}
    seat = _seat(everything, organisation)
    if seat is None and organisation is not None:
        return None
    cycle = cycles.get(year)
    return WheelPage(
        year=year,
        today=today,
        cycle=cycle,
        years=tuple(sorted(cycles)),
        seat=seat,
        seats=_seats(everything.values(), today),
        steps=_steps(user, [cycle], seat, everything, today) if cycle and seat else (),
        dates=tuple(dates_between(date(year, 1, 1), date(year, 12, 31), user)),
    )


def steps_of(
    user: User, cycles: Collection[CycleYear], organisations: Iterable[int], today: date
) -> tuple[StepLine, ...]:
    """The steps of these wheels as they are read in the boards that the organisations are or belong to.

    A step of the municipality comes once for each such board. One query, and four for each board.
    """
    everything = {each.pk: each for each in Organisation.objects.all()}
    found = (_seat(everything, organisation) for organisation in organisations)
    seats = {seat.organisation.pk: seat for seat in found if seat}
    return tuple(line for seat in seats.values() for line in _steps(user, cycles, seat, everything, today))


def _seat(everything: Mapping[int, Organisation], organisation: int | None) -> Seat | None:
    """The board that the organisation is or belongs to; the municipality where it belongs to none."""
    parents = {pk: each.parent_id for pk, each in everything.items()}
    root = next((pk for pk, parent in parents.items() if parent is None), None)
    if organisation is not None and organisation not in everything:
        return None
    line = line_up(organisation, parents)
    place = next((pk for pk in line if everything[pk].kind in BOARDS), root)
    if place is None:
        return None
    return Seat(everything[place], place == root, line_up(place, parents), subtree(place, parents))


def _seats(everything: Iterable[Organisation], today: date) -> tuple[Organisation, ...]:
    """The municipality, then its boards of today by name."""
    rows = list(everything)
    boards = [each for each in rows if each.kind in BOARDS and (each.valid_to is None or each.valid_to >= today)]
    return (*(each for each in rows if each.parent_id is None), *boards)


def _steps(
    user: User,
    cycles: Collection[CycleYear],
    seat: Seat,
    everything: Mapping[int, Organisation],
    today: date,
) -> tuple[StepLine, ...]:
    whole = CycleStep.objects.filter(cycle__in=cycles, organisation__in=seat.line)
    rows = list(whole.select_related("organisation", "responsible", "cycle"))
    adjusted: dict[int, dict[int, StepAdjustment]] = {}
    for row in StepAdjustment.objects.filter(step__in=rows):
        adjusted.setdefault(row.step_id, {})[row.organisation_id] = row
    parents = {pk: each.parent_id for pk, each in everything.items()}
    come = _come(rows, adjusted, seat, parents, today)
    mine = _mine(user, rows, adjusted, parents, today)
    found = [_line(row, adjusted.get(row.pk, {}), seat, come[row.pk], mine.get(row.pk), today) for row in rows]
    return tuple(sorted(found, key=lambda line: (line.due_on, line.opens_on, line.name)))


def _come(
    steps: Sequence[CycleStep],
    adjusted: Mapping[int, Mapping[int, StepAdjustment]],
    seat: Seat,
    parents: Mapping[int, int | None],
    today: date,
) -> dict[int, Come]:
    """How far those below the seat have come with each step. One query."""
    tasks: dict[int, list[tuple[bool, bool]]] = {step.pk: [] for step in steps}
    due = {step.pk: step.due_on for step in steps}
    years = {step.pk: step.cycle.year for step in steps}
    rows = CycleTask.objects.filter(step__in=steps, organisation__in=seat.below)
    for step, organisation, state, own in rows.values_list("step_id", "organisation_id", "state", "due_on"):
        day = _due_there(step, organisation, own, due[step], adjusted, parents)
        is_waiting = State(state) in TO_DO
        is_late = is_waiting and day < today and is_waited_for(year=years[step], due=day, today=today)
        tasks[step].append((not is_waiting, is_late))
    return {
        step: Come(len(found), sum(ready for ready, _ in found), sum(late for _, late in found))
        for step, found in tasks.items()
    }


def _mine(
    user: User,
    steps: Sequence[CycleStep],
    adjusted: Mapping[int, Mapping[int, StepAdjustment]],
    parents: Mapping[int, int | None],
    today: date,
) -> dict[int, tuple[int, date, bool]]:
    """The reader's own task in each step, when it is due and whether it is still waited for. One query."""
    due = {step.pk: step.due_on for step in steps}
    found: dict[int, tuple[int, date, bool]] = {}
    rows = tasks_to_do(user).filter(step__in=steps).order_by("pk")
    for task in rows:
        day = _due_there(task.step_id, task.organisation_id, task.due_on, due[task.step_id], adjusted, parents)
        is_waiting = State(task.state) in TO_DO and is_waited_for(year=task.step.cycle.year, due=day, today=today)
        own = (task.pk, day, is_waiting)
        before = found.get(task.step_id)
        if before is None or (not own[2], day) < (not before[2], before[1]):
            found[task.step_id] = own
    return found


def _due_there(
    step: int,
    organisation: int,
    own: date | None,
    otherwise: date,
    adjusted: Mapping[int, Mapping[int, StepAdjustment]],
    parents: Mapping[int, int | None],
) -> date:
    days = {pk: row.due_on for pk, row in adjusted.get(step, {}).items() if row.due_on}
    return due_day(own=own, line=line_up(organisation, parents), days=days, step=otherwise)


def _line(
    step: CycleStep,
    adjusted: Mapping[int, StepAdjustment],
    seat: Seat,
    come: Come,
    mine: tuple[int, date, bool] | None,
    today: date,
) -> StepLine:
    near = [adjusted[pk] for pk in seat.line if pk in adjusted]
    opens = {row.organisation_id: row.opens_on for row in near if row.opens_on}
    due = {row.organisation_id: row.due_on for row in near if row.due_on}
    return StepLine(
        pk=step.pk,
        seat=seat.organisation.pk,
        name=next((row.name for row in near if row.name), step.name),
        kind=step.kind,
        kind_label=str(step.get_kind_display()),
        opens_on=nearest_day(seat.line, opens, step.opens_on),
        due_on=nearest_day(seat.line, due, step.due_on),
        cut_off_on=step.cut_off_on,
        latest_on=step.latest_on,
        statute=str(step.get_statute_display()) if step.statute else "",
        basis=step.basis,
        owner=step.organisation_id,
        owner_name=step.organisation.name,
        responsible=step.responsible.full_name if step.responsible else "",
        is_own=step.organisation.parent_id is not None,
        is_adjusted=any(row.name or row.opens_on or row.due_on for row in near),
        come=come,
        my_task=mine[0] if mine else None,
        is_mine_late=mine is not None and mine[2] and mine[1] < today,
    )


def wheels_in_use(years: Iterable[int]) -> list[CycleYear]:
    """The wheels of these years that have been started. One query."""
    return list(CycleYear.objects.filter(year__in=list(years), started_at__isnull=False).order_by("year"))
