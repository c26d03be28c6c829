"""What becomes of each row, set against what is stored, what is closed and what the person may write. Pure.

A row that says what is stored already is unchanged, whoever sends it and whether its period is closed: it does no harm.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from annualcycle.periods import Frequency, Period
from indicators.columns import Role
from indicators.derivation import DERIVED
from indicators.importing.catalogue import Catalogue, Entry
from indicators.importing.cautions import cautions
from indicators.importing.findings import STORABLE, Figure, Key, Outcome, Reading, Reason, Refusal, Row
from indicators.importing.names import ORGANISATION
from indicators.numbers import format_number
from indicators.revising import Quality, quality_after
from indicators.shares import ShareError, share_of


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
                lines.append(f"{row.reading.number}|{key}|{figure}|{seen and seen[:-1]}")
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
    rows = [judge.row(reading, repeated.get(place)) for place, reading in enumerate(readings)]
    return Comparison(cautions(rows, ground.catalogue, ground.stored, ground.today, ground.unit_at))


HUNDRED = Decimal(100)


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
        entry = self.ground.catalogue.entries.get(key.indicator) if isinstance(key.indicator, int) else None
        whole = _whole_share(figure, entry)
        if isinstance(whole, Refusal):
            return Row(reading, Outcome.REFUSED, (whole,), stored)
        if whole is not figure:
            reading = Reading(*reading[:4], whole, *reading[5:])
            if stored is not None and is_same(whole, stored):
                return Row(reading, Outcome.UNCHANGED, (), stored)
        found = (self._not_yours(key.place), self._closed(key), _made_here(reading, key, entry))
        refusals = tuple([refusal for refusal in found if refusal])
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


def _made_here(reading: Reading, key: Key, entry: Entry | None) -> Refusal | None:
    """What is computed from other values is not taken from a file as if somebody had measured it."""
    if reading.is_derived:
        return Refusal(Reason.VALUE_MADE_HERE, Role.ORIGIN)
    if entry is not None and entry.is_computed and key.place.startswith(ORGANISATION):
        return Refusal(Reason.INDICATOR_COMPUTED, Role.VALUE)
    return None


def _whole_share(figure: Figure, entry: Entry | None) -> Figure | Refusal:
    """The figure with every decimal that its parts give; refused where they give another value."""
    if figure.numerator is None or figure.value is None:
        return figure
    try:
        value = share_of(figure.numerator, figure.denominator, entry.factor if entry else HUNDRED, figure.value)
    except ShareError as error:
        told = "" if error.value is None else format_number(error.value, None, "sv")
        return Refusal(Reason.PARTS_DISAGREE, Role.VALUE, told)
    return figure if value == figure.value else Figure(value, *figure[1:])


def is_same(read: Figure, stored: Figure) -> bool:
    """Whether the file says nothing new: the number or why it is missing, and what else the file tells of it."""
    if not is_same_number(read, stored):
        return False
    if read.quality and quality_to_store(read, stored) != stored.quality:
        return False
    if read.source and read.source.split() != (stored.source or "").split():
        return False
    if read.source_date and read.source_date != stored.source_date:
        return False
    # A workbook does not keep line breaks and spaces as they were.
    return read.comment is None or read.comment.split() == (stored.comment or "").split()


def is_same_number(read: Figure, stored: Figure) -> bool:
    """Whether the number is the stored one. A file that says nothing of the parts leaves those that are there."""
    if read.value != stored.value or read.missing != stored.missing:
        return False
    return read.numerator is None or (read.numerator, read.denominator) == (stored.numerator, stored.denominator)


def quality_to_store(read: Figure, stored: Figure | None) -> str:
    """How settled the value is called once it is stored: as the file says, final where it does not, or revised."""
    told = read.quality or Quality.FINAL.value
    if stored is None:
        return told
    if is_same_number(read, stored):
        was_revised = stored.quality == Quality.REVISED and told == Quality.FINAL
        return told if read.quality and not was_revised else stored.quality or told
    had_none = stored.value is None or stored.origin in DERIVED or read.value is None
    before = None if had_none else stored.quality
    return quality_after(before, told, is_same_day=stored.is_of_today).value


def _repetitions(readings: Iterable[Reading]) -> dict[int, Refusal]:
    """By place among the readings, why a row is refused that tells of the same value as another row.

    Rows that agree are one: the first counts. Rows that do not are all refused, since nobody knows which is right.
    """
    same: dict[Key, list[tuple[int, Reading]]] = defaultdict(list)
    for place, reading in enumerate(readings):
        if reading.key is not None:
            same[reading.key].append((place, reading))
    found = {}
    for group in same.values():
        if len(group) == 1:
            continue
        numbers = [reading.number for _place, reading in group]
        agree = len({reading.figure for _place, reading in group}) == 1
        for place, reading in group[1:] if agree else group:
            reason = Reason.REPEATED if agree else Reason.CONTRADICTED
            others = tuple(numbers[:1] if agree else [n for n in numbers if n != reading.number])
            found[place] = Refusal(reason, Role.VALUE, rows=others or (reading.number,))
    return found
