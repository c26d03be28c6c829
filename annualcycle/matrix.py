"""The whole picture: organisations × steps, and how they stand together. Pure: no database, no words.

A total is never made of percents: the parts and the tasks are counted, and one percent is told of them all.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeVar

from annualcycle.task_states import Standing

K = TypeVar("K", bound=Hashable)
_SETTLED = frozenset({Standing.SUBMITTED, Standing.APPROVED, Standing.EXEMPT})
_WAITING = frozenset(Standing) - _SETTLED - {Standing.NOT_DONE}


class Cell(NamedTuple):
    """One task in the picture. done of total: the parts of what it asks; is_done: nothing more is asked of anybody.

    handed_in_on: the day it was handed in, None while it waits.
    """

    task: int
    organisation: int
    step: int
    standing: Standing
    done: int
    total: int
    due_on: date
    has_opened: bool
    is_done: bool
    handed_in_on: date | None = None

    @property
    def counts(self) -> bool:
        """Whether it counts in totals: who is exempt is asked nothing."""
        return self.standing is not Standing.EXEMPT

    @property
    def is_waiting(self) -> bool:
        """Whether it is still to be handed in: what was not done in its time is waited for no more."""
        return self.standing in _WAITING

    @property
    def is_handed_in(self) -> bool:
        """Whether it has been handed in, or need not be."""
        return self.standing in _SETTLED

    @property
    def percent(self) -> int:
        """How many of its parts are done, 0–100, rounded down."""
        return percent_of(self.done, self.total)

    def is_late(self, today: date) -> bool:
        """Whether it is still to be handed in and its day has passed."""
        return self.is_waiting and self.due_on < today

    def was_on_time(self) -> bool:
        """Whether it was handed in by its day."""
        return self.is_handed_in and self.handed_in_on is not None and self.handed_in_on <= self.due_on


def percent_of(done: int, total: int) -> int:
    """0–100, rounded down so that 100 means all; nothing of nothing is all."""
    return 100 if done >= total else done * 100 // total


@dataclass(frozen=True, slots=True)
class Total:
    """Many tasks together: their parts, and how many of them are handed in, approved, late, returned and not done."""

    done: int = 0
    total: int = 0
    tasks: int = 0
    handed_in: int = 0
    approved: int = 0
    late: int = 0
    returned: int = 0
    not_done: int = 0

    @property
    def ready(self) -> int:
        """Percent ready: of the parts of what is asked."""
        return percent_of(self.done, self.total)

    @property
    def approved_percent(self) -> int:
        """Percent approved: of the tasks."""
        return percent_of(self.approved, self.tasks)

    @property
    def is_finished(self) -> bool:
        """Whether there are tasks and nothing more is asked in any of them."""
        return self.tasks > 0 and self.is_settled

    @property
    def is_settled(self) -> bool:
        """Whether nothing more is asked: as `is_finished`, and where everybody is exempt."""
        return self.approved == self.tasks


def total_of(cells: Iterable[Cell], today: date) -> Total:
    """The tasks together; exempt ones are left out. Where nobody approves, what is handed in counts as approved."""
    counted = [cell for cell in cells if cell.counts]
    return Total(
        done=sum(min(cell.done, cell.total) for cell in counted),
        total=sum(cell.total for cell in counted),
        tasks=len(counted),
        handed_in=sum(cell.is_handed_in for cell in counted),
        approved=sum(cell.is_done for cell in counted),
        late=sum(cell.is_late(today) for cell in counted),
        returned=sum(cell.standing is Standing.RETURNED for cell in counted),
        not_done=sum(cell.standing is Standing.NOT_DONE for cell in counted),
    )


def totals_by(cells: Iterable[Cell], key: Callable[[Cell], K], today: date) -> dict[K, Total]:
    """The totals of the tasks that share a key, as an organisation or a step."""
    found: dict[K, list[Cell]] = {}
    for cell in cells:
        found.setdefault(key(cell), []).append(cell)
    return {each: total_of(own, today) for each, own in found.items()}


def groups_of(order: Sequence[int], heads: Iterable[int], parents: Mapping[int, int | None]) -> list[list[int]]:
    """The organisations in groups: each with those below it that are no head of a group of their own.

    order: the organisations in the order of the tree. heads: the boards. One above all heads, and one below none, makes
    a group of its own. The groups come in the order of the first in each.
    """
    known = set(heads)
    found: dict[int, list[int]] = {}
    for organisation in order:
        found.setdefault(_head(organisation, known, parents), []).append(organisation)
    return list(found.values())


def _head(organisation: int, heads: set[int], parents: Mapping[int, int | None]) -> int:
    seen: set[int] = set()
    current: int | None = organisation
    while current is not None and current not in seen:
        if current in heads:
            return current
        seen.add(current)
        current = parents.get(current)
    return organisation


class YearStep(NamedTuple):
    """A step of some year as the picture across years reads it. follows: the step that it was made from."""

    pk: int
    year: int
    organisation: int
    name: str
    statute: str
    follows: int | None


def families_of(steps: Iterable[YearStep]) -> list[list[YearStep]]:
    """The steps of different years that are the same step: one follows the other, or they share statute or name.

    Within one organisation's steps only. Each family in order of year; two steps of one year never come together by
    name or statute alone. The families in the order in which their latest steps come.
    """
    rows = sorted(steps, key=lambda step: step.year)
    order = {step.pk: number for number, step in enumerate(steps)} if isinstance(steps, Sequence) else {}
    found: list[list[YearStep]] = []
    for step in rows:
        family = next((each for each in found if any(one.pk == step.follows for one in each)), None)
        if family is None:
            family = next((each for each in found if _is_same(step, each)), None)
        if family is None:
            found.append([step])
        else:
            family.append(step)
    return sorted(found, key=lambda family: (-family[-1].year, order.get(family[-1].pk, family[-1].pk)))


def _is_same(step: YearStep, family: Sequence[YearStep]) -> bool:
    last = family[-1]
    if last.organisation != step.organisation or any(one.year == step.year for one in family):
        return False
    return bool(step.statute and step.statute == last.statute) or step.name == last.name


@dataclass(frozen=True, slots=True)
class Outcome:
    """How tasks of a year went. due: those whose day has come or that are handed in; the others are of them.

    not_done: never handed in, and waited for no more.
    """

    due: int = 0
    on_time: int = 0
    approved: int = 0
    not_done: int = 0

    @property
    def on_time_percent(self) -> int:
        """Percent handed in by their day."""
        return percent_of(self.on_time, self.due)

    @property
    def approved_percent(self) -> int:
        """Percent approved."""
        return percent_of(self.approved, self.due)


def outcome_of(cells: Iterable[Cell], today: date) -> Outcome:
    """How the tasks went; what is exempt, and what is neither due nor handed in, is left out."""
    counted = [cell for cell in cells if cell.counts and (not cell.is_waiting or cell.due_on < today)]
    return Outcome(
        due=len(counted),
        on_time=sum(cell.was_on_time() for cell in counted),
        approved=sum(cell.is_done for cell in counted),
        not_done=sum(cell.standing is Standing.NOT_DONE for cell in counted),
    )
