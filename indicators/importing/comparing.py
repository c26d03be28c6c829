"""What becomes of each row, set against what is stored, what is closed and what the person may write. Pure.

A row that says what is stored already is unchanged, whoever sends it and whether its period is closed: it does no harm.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from annualcycle.periods import Frequency, Period
from indicators.columns import Role
from indicators.importing.catalogue import Catalogue
from indicators.importing.cautions import cautions
from indicators.importing.findings import STORABLE, Figure, Key, Outcome, Reading, Reason, Refusal, Row
from indicators.importing.names import ORGANISATION


@dataclass(frozen=True, slots=True)
class Ground:
    """What the rows are set against.

    may_write: the organisations' places; closing: the closed period through which a period is closed, if it is;
    unit_at: the unit's column in the file, -1 for none; answerable: what the person may still answer for the file.
    """

    catalogue: Catalogue
    stored: Mapping[Key, Figure]
    may_write: Collection[str]
    may_write_comparators: bool
    closing: Callable[[Period], Period | None]
    today: date
    unit_at: int = -1
    answerable: Collection[Reason] = (Reason.PLACE_UNKNOWN,)


@dataclass(frozen=True)
class Comparison:
    """Every row with what becomes of it, in the file's order."""

    rows: Sequence[Row]

    @cached_property
    def counts(self) -> dict[str, int]:
        """The number of rows of each outcome."""
        found = Counter(row.outcome for row in self.rows)
        return {outcome.value: found[outcome] for outcome in Outcome}

    @cached_property
    def warned(self) -> int:
        """The number of rows that would be stored and are worth a second look."""
        return sum(1 for row in self.rows if row.warnings)

    @property
    def storable(self) -> int:
        """The number of rows that would be stored."""
        return self.counts[Outcome.NEW] + self.counts[Outcome.CHANGED]

    @cached_property
    def digest(self) -> str:
        """What the person confirms: which rows are stored, as what, in place of what. A file's rows never change."""
        lines = []
        for row in self.rows:
            key, figure, seen = row.reading.key, row.reading.figure, row.stored
            if key is not None and figure is not None and row.outcome in STORABLE:
                stored = f"{seen.value}|{seen.missing}|{seen.comment}" if seen else ""
                lines.append(
                    f"{row.reading.number}|{key.indicator}|{key.place}|{figure.value}|{figure.missing}|{stored}"
                )
        counts = "|".join(map(str, self.counts.values()))
        return hashlib.sha256("\n".join([counts, *lines]).encode()).hexdigest()

    def of(self, *outcomes: Outcome) -> list[Row]:
        """The rows of these outcomes, in the order of the outcomes, each in the file's order."""
        wanted = outcomes or tuple(Outcome)
        by_outcome: dict[Outcome, list[Row]] = defaultdict(list)
        for row in self.rows:
            by_outcome[row.outcome].append(row)
        return [row for outcome in wanted for row in by_outcome[outcome]]


def compare(readings: Sequence[Reading], ground: Ground) -> Comparison:
    """What becomes of each row."""
    repeated = _repetitions(readings)
    judge = _Judge(ground)
    rows = [judge.row(reading, repeated.get(reading.number)) for reading in readings]
    return Comparison(cautions(rows, ground.catalogue, ground.stored, ground.today, ground.unit_at))


class _Judge:
    """Looks at one row after the other; remembers which periods are closed."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.closed: dict[tuple[str, date], Period | None] = {}

    def row(self, reading: Reading, repetition: Refusal | None) -> Row:
        """The row with what becomes of it."""
        if reading.is_left_out:
            return Row(reading, Outcome.LEFT_OUT)
        key, figure = reading.key, reading.figure
        if key is None or figure is None:
            waits = all(refusal.reason in self.ground.answerable for refusal in reading.refusals)
            return Row(reading, Outcome.WAITING if waits else Outcome.REFUSED, reading.refusals)
        stored = self.ground.stored.get(key)
        if repetition is not None:
            return Row(reading, Outcome.REFUSED, (repetition,), stored)
        if stored is not None and is_same(figure, stored):
            return Row(reading, Outcome.UNCHANGED, (), stored)
        refusals = tuple(refusal for refusal in (self._not_yours(key.place), self._closed(key)) if refusal)
        if refusals:
            return Row(reading, Outcome.REFUSED, refusals, stored)
        return Row(reading, Outcome.NEW if stored is None else Outcome.CHANGED, (), stored)

    def _not_yours(self, place: str) -> Refusal | None:
        if place.startswith(ORGANISATION):
            if place in self.ground.may_write:
                return None
            return Refusal(Reason.PLACE_NOT_YOURS, Role.ORGANISATION, place)
        if self.ground.may_write_comparators:
            return None
        return Refusal(Reason.COMPARATOR_NOT_YOURS, Role.ORGANISATION, place)

    def _closed(self, key: Key) -> Refusal | None:
        asked = (key.frequency, key.start)
        if asked not in self.closed:
            self.closed[asked] = self.ground.closing(Period(Frequency(key.frequency), key.start))
        closing = self.closed[asked]
        return Refusal(Reason.PERIOD_CLOSED, Role.PERIOD, closing=closing) if closing else None


def is_same(read: Figure, stored: Figure) -> bool:
    """Whether the file says nothing new: the number and why it is missing, and the comment where the file has one."""
    if read.value != stored.value or read.missing != stored.missing:
        return False
    # A workbook does not keep line breaks and spaces as they were.
    return read.comment is None or read.comment.split() == (stored.comment or "").split()


def _repetitions(readings: Iterable[Reading]) -> dict[int, Refusal]:
    """By row number, why a row is refused that tells of the same value as another row.

    Rows that agree are one: the first counts. Rows that do not are all refused, since nobody knows which is right.
    """
    same: dict[Key, list[Reading]] = defaultdict(list)
    for reading in readings:
        if reading.key is not None:
            same[reading.key].append(reading)
    found = {}
    for group in same.values():
        if len(group) == 1:
            continue
        numbers = [reading.number for reading in group]
        agree = len({reading.figure for reading in group}) == 1
        for reading in group[1:] if agree else group:
            reason = Reason.REPEATED if agree else Reason.CONTRADICTED
            others = tuple(numbers[:1] if agree else [n for n in numbers if n != reading.number])
            found[reading.number] = Refusal(reason, Role.VALUE, rows=others)
    return found
