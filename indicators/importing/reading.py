"""Each row of the file understood by itself: which indicator, whose value, when, for whom, how much. Pure calculation.

A file of 100 000 rows repeats a few hundred texts, so each text is understood once and remembered.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from annualcycle.periods import Frequency
from indicators.columns import Role
from indicators.files import Cell, Table
from indicators.importing.catalogue import Catalogue, Entry
from indicators.importing.cells import (
    Numbers,
    day_in,
    figure_of,
    gender_in,
    is_derived_word,
    period_in,
    quality_in,
    text_of,
)
from indicators.importing.findings import Figure, Key, NewIndicator, PlaceUse, Reading, Reason, Refusal
from indicators.importing.names import LEFT_OUT, NEW_COMPARATOR, PlaceNames, folded
from indicators.importing.unknown import LONGEST_CODE, UnknownIndicators, too_long
from indicators.numbers import Missing
from indicators.shares import are_too_few

TOLD_OF_VALUE = (Role.COMMENT, Role.SOURCE, Role.SOURCE_DATE, Role.QUALITY)
HUNDRED = Decimal(100)
LONGEST = {Role.COMMENT: (500, Reason.COMMENT_TOO_LONG), Role.SOURCE: (120, Reason.SOURCE_TOO_LONG)}


@dataclass(frozen=True, slots=True)
class Understanding:
    """How the file is read. columns: role → index; places: folded name → place chosen by the person.

    hidden: folded codes and names of the confidential indicators that the person may not read.
    """

    columns: Mapping[Role, int]
    places: Mapping[str, str]
    creates_indicators: bool
    catalogue: Catalogue
    names: PlaceNames
    hidden: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class ReadFile:
    """The rows as they were understood, and what the file speaks of."""

    readings: Sequence[Reading]
    places: Sequence[PlaceUse]
    unknown_indicators: Sequence[NewIndicator]

    @property
    def indicators(self) -> set[int]:
        """The ids of the known indicators that rows are about."""
        return {r.key.indicator for r in self.readings if r.key and isinstance(r.key.indicator, int)}


def read_rows(table: Table, how: Understanding) -> ReadFile:
    """Every row of the file, understood or refused for what stands in its cells."""
    reader = _Reader(how)
    readings = []
    for number, cells in zip(table.row_numbers, table.rows, strict=True):
        if number in table.misfits:
            readings.append(Reading(number, cells, (Refusal(Reason.ROW_MISFIT, None),), None, None))
        else:
            readings.append(reader.read(number, cells))
    return ReadFile(readings, reader.places_used(), reader.unknown.found())


class _Reader:
    """One pass over the file. A row of the table is as wide as its heads, so a column that is there has a cell."""

    def __init__(self, how: Understanding) -> None:
        self.how = how
        self.unknown = UnknownIndicators()
        self.uses: Counter[str] = Counter()
        self.spellings: dict[str, str] = {}
        self.at = {role: how.columns.get(role, -1) for role in Role}
        self.indicators: dict[tuple[Cell, Cell, Cell], int | str | Refusal] = {}
        self.places: dict[Cell, tuple[str, str | Refusal]] = {}
        self.periods: dict[tuple[Cell, Frequency | None], tuple[str, date] | Refusal] = {}
        self.genders: dict[Cell, str | Refusal] = {}
        self.values: dict[tuple[Numbers, Decimal], Figure | Refusal] = {}
        self.told: dict[tuple[Role, Cell], str | date | Refusal | None] = {}
        self.tells = [role for role in TOLD_OF_VALUE if self.at[role] >= 0]

    def read(self, number: int, cells: Sequence[Cell]) -> Reading:
        """The row, understood or refused."""
        place = self.place(self.cell(cells, Role.ORGANISATION))
        if place == LEFT_OUT:
            return Reading(number, cells, (), None, None, is_left_out=True)
        indicator = self.indicator(cells)
        period = self.period(self.cell(cells, Role.PERIOD), indicator)
        gender = self.gender(self.cell(cells, Role.GENDER))
        entry = self.how.catalogue.entries.get(indicator) if isinstance(indicator, int) else None
        figure = self.figure(cells, entry)
        told = [self.about(cells, role) for role in self.tells]
        parts = (indicator, place, period, gender, figure, *told)
        refusals = tuple([part for part in parts if isinstance(part, Refusal)])
        if refusals:
            return Reading(number, cells, refusals, None, None)
        key = Key(indicator, place, *period, gender)  # type: ignore[arg-type, misc, call-arg]
        return self._understood(number, cells, key, figure, told, entry)  # type: ignore[arg-type]

    def _understood(
        self,
        number: int,
        cells: Sequence[Cell],
        key: Key,
        figure: Figure,
        told: Sequence[str | date | None],
        entry: Entry | None,
    ) -> Reading:
        if isinstance(key.indicator, str):
            self.unknown.saw_value(key.indicator, key.frequency, figure)
        withheld = is_withheld(figure, entry)
        if withheld:
            figure = Figure(None, Missing.SUPPRESSED.value)
        if self.tells:
            by_role = dict(zip(self.tells, told, strict=True))
            told_in_order = [by_role.get(role) for role in TOLD_OF_VALUE]
            figure = _with_told(figure, *told_in_order)  # type: ignore[arg-type]
        derived = self.at[Role.ORIGIN] >= 0 and is_derived_word(text_of(self.cell(cells, Role.ORIGIN)))
        return Reading(number, cells, (), key, figure, is_derived=derived, is_withheld=withheld)

    def cell(self, cells: Sequence[Cell], role: Role) -> Cell:
        """What stands in the role's column: nothing where the file has none."""
        place = self.at[role]
        return cells[place] if place >= 0 else ""

    def indicator(self, cells: Sequence[Cell]) -> int | str | Refusal:
        """The indicator's id, the reference of one to be created, or why neither."""
        code, name = self.cell(cells, Role.INDICATOR_CODE), self.cell(cells, Role.INDICATOR_NAME)
        asked = (code, name, self.cell(cells, Role.UNIT))
        known = self.indicators.get(asked)
        if known is None:
            source = text_of(self.cell(cells, Role.SOURCE))
            known = self.indicators[asked] = self._understand_indicator(asked, source)
        if not isinstance(known, int):
            self.unknown.count(asked)
        return known

    def _understand_indicator(self, cells: tuple[Cell, Cell, Cell], source: str) -> int | str | Refusal:
        code, name, unit = map(text_of, cells)
        found = self._find_indicator(code, name)
        if isinstance(found, int) or found.reason is not Reason.INDICATOR_UNKNOWN:
            return found
        if not name and (" " in code or len(code) > LONGEST_CODE):
            code, name = "", code  # words, not a code
        if refused := too_long(code, name, unit):
            return refused if self.how.creates_indicators else found
        ref = self.unknown.meet(cells, code, name, unit, source)
        return ref if self.how.creates_indicators else found

    def _find_indicator(self, code: str, name: str) -> int | Refusal:
        found = self.how.catalogue.find(code, name)
        if found.pk is not None:
            return found.pk
        role = Role.INDICATOR_CODE if code or Role.INDICATOR_NAME not in self.how.columns else Role.INDICATOR_NAME
        if not code and not name:
            return Refusal(Reason.INDICATOR_EMPTY, role)
        if found.is_ambiguous:
            return Refusal(Reason.INDICATOR_AMBIGUOUS, Role.INDICATOR_NAME if name else role, name or code)
        if found.is_name_taken:
            return Refusal(Reason.INDICATOR_OTHER_CODE, Role.INDICATOR_CODE, code)
        is_hidden = folded(code or name) in self.how.hidden
        return Refusal(Reason.INDICATOR_NOT_YOURS if is_hidden else Reason.INDICATOR_UNKNOWN, role, code or name)

    def place(self, cell: Cell) -> str | Refusal:
        """The place that the name means, LEFT_OUT, or that it means none."""
        known = self.places.get(cell)
        if known is None:
            name = text_of(cell)
            key = folded(name)
            self.spellings.setdefault(key, name)
            meaning, _is_chosen = self.meaning(key)
            refusal = Refusal(Reason.PLACE_UNKNOWN if key else Reason.PLACE_EMPTY, Role.ORGANISATION, name)
            known = self.places[cell] = (key, refusal if meaning is None else meaning)
        self.uses[known[0]] += 1
        return known[1]

    def meaning(self, key: str) -> tuple[str | None, bool]:
        """The place that a folded name means, and whether the person chose it."""
        chosen = self.how.places.get(key)
        if chosen == NEW_COMPARATOR:
            return NEW_COMPARATOR + self.spellings[key], True
        if chosen == LEFT_OUT or chosen in self.how.names.labels:  # what is no longer there means nothing
            return chosen, True
        return self.how.names.place_of(key) if key else None, False

    def places_used(self) -> list[PlaceUse]:
        """The names in the file, those without a meaning first, otherwise in the file's order."""
        used = [PlaceUse(key, name, self.uses[key], *self.meaning(key)) for key, name in self.spellings.items()]
        return sorted(used, key=lambda use: use.place is not None)

    def period(self, cell: Cell, indicator: int | str | Refusal) -> tuple[str, date] | Refusal:
        """The period's frequency and first day, or why it is not understood."""
        entry = self.how.catalogue.entries.get(indicator) if isinstance(indicator, int) else None
        asked = (cell, entry.frequency if entry else None)
        known = self.periods.get(asked)
        if known is None:
            known = self.periods[asked] = period_in(text_of(cell), asked[1])
        return known

    def gender(self, cell: Cell) -> str | Refusal:
        """T, K or M; a file without the column speaks of all."""
        known = self.genders.get(cell)
        if known is None:
            known = self.genders[cell] = gender_in(text_of(cell))
        return known

    def figure(self, cells: Sequence[Cell], entry: Entry | None) -> Figure | Refusal:
        """The number with its parts, or the reason why there is none, as the cells tell it."""
        numbers: Numbers = (
            self.cell(cells, Role.VALUE),
            self.cell(cells, Role.NUMERATOR),
            self.cell(cells, Role.DENOMINATOR),
            self.cell(cells, Role.MISSING),
        )
        asked = (numbers, entry.factor if entry else HUNDRED)
        known = self.values.get(asked)
        if known is None:
            known = self.values[asked] = figure_of(*asked)
        return known

    def about(self, cells: Sequence[Cell], role: Role) -> str | date | Refusal | None:
        """What the row tells of its value; an empty comment takes one away, other empty cells say nothing."""
        cell = self.cell(cells, role)
        if (role, cell) not in self.told:
            self.told[role, cell] = self._understand_told(role, text_of(cell))
        return self.told[role, cell]

    def _understand_told(self, role: Role, text: str) -> str | date | Refusal | None:
        match role:
            case Role.QUALITY:
                return quality_in(text)
            case Role.SOURCE_DATE:
                return day_in(text)
        longest, reason = LONGEST[role]
        if len(text) > longest:
            return Refusal(reason, role, text)
        return text if text or role is Role.COMMENT else None


def _with_told(
    figure: Figure, comment: str | None, source: str | None, source_date: date | None, quality: str | None
) -> Figure:
    number = (figure.value, figure.missing, comment, None, figure.numerator, figure.denominator)
    return Figure(*number, quality, source, source_date)


def is_withheld(figure: Figure, entry: Entry | None) -> bool:
    """Whether the value is a share of fewer cases than its indicator shows."""
    return entry is not None and are_too_few(figure.denominator, entry.fewest_cases)
