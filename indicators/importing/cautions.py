"""What is stored all the same but worth a second look: another unit, a jump of ten times, a value that goes. Pure."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from indicators.derivation import DERIVED
from indicators.importing.catalogue import Catalogue, Entry
from indicators.importing.cells import text_of, unit_folded
from indicators.importing.findings import STORABLE, Caution, Figure, Key, Row, Warned
from indicators.numbers import is_percent
from indicators.plausibility import Doubt, Oddity, doubt_about

Series = tuple[int | str, str, str, str]  # indicator, place, frequency, gender
# What is merely unusual would be told of every other row of a file with many years.
TOLD = {Oddity.TOO_LARGE, Oddity.TOO_SMALL, Oddity.OTHER_SIGN, Oddity.ABOVE_HUNDRED}


def cautions(
    rows: Sequence[Row],
    catalogue: Catalogue,
    stored: Mapping[Key, Figure],
    today: date,
    unit_at: int = -1,
) -> list[Row]:
    """The rows, those that would be stored with what is worth a second look. unit_at: the unit's column."""
    looker = _Looker(rows, catalogue, stored, today, unit_at)
    return [looker.look(row, row.reading.key, row.reading.figure) for row in rows]


class _Looker:
    """Knows the series that the rows continue."""

    def __init__(
        self, rows: Sequence[Row], catalogue: Catalogue, stored: Mapping[Key, Figure], today: date, unit_at: int
    ) -> None:
        self.catalogue, self.today, self.unit_at = catalogue, today, unit_at
        self.units: dict[tuple[str, int], bool] = {}
        merged = {key: figure.value for key, figure in stored.items()}
        merged |= {
            row.reading.key: row.reading.figure.value
            for row in rows
            if row.outcome in STORABLE and row.reading.key and row.reading.figure
        }
        series: dict[Series, list[tuple[date, Decimal]]] = defaultdict(list)
        for key, value in merged.items():
            if value is not None:
                series[key.indicator, key.place, key.frequency, key.gender].append((key.start, value))
        self.starts: dict[Series, list[date]] = {}
        self.values: dict[Series, list[Decimal]] = {}
        for name, points in series.items():
            points.sort()
            self.starts[name] = [start for start, _ in points]
            self.values[name] = [value for _, value in points]

    def look(self, row: Row, key: Key | None, figure: Figure | None) -> Row:
        """The row with its cautions; only what would be stored has any."""
        if key is None or figure is None or row.outcome not in STORABLE:
            return row
        entry = self.catalogue.entries.get(key.indicator) if isinstance(key.indicator, int) else None
        found = [*self._of_indicator(row, key, entry)] if entry else []
        if key.start > self.today:
            found.append(Warned(Caution.FUTURE_PERIOD))
        found += _of_change(row, figure)
        if doubt := self._doubt(row, key, figure.value, is_share=bool(entry and is_percent(entry.unit))):
            found.append(Warned(Caution.UNUSUAL, doubt=doubt))
        return Row(row.reading, row.outcome, row.refusals, row.stored, tuple(found)) if found else row

    def _of_indicator(self, row: Row, key: Key, entry: Entry) -> list[Warned]:
        found = []
        cells = row.reading.cells
        unit = text_of(cells[self.unit_at]) if 0 <= self.unit_at < len(cells) else ""
        if unit and self._differs(unit, entry):
            found.append(Warned(Caution.UNIT_DIFFERS, unit))
        if key.frequency != entry.frequency:
            found.append(Warned(Caution.OTHER_FREQUENCY))
        return found

    def _differs(self, unit: str, entry: Entry) -> bool:
        known = self.units.get((unit, entry.pk))
        if known is None:
            known = self.units[unit, entry.pk] = unit_folded(unit) != unit_folded(entry.unit)
        return known

    def _doubt(self, row: Row, key: Key, value: Decimal | None, *, is_share: bool) -> Doubt | None:
        """A doubt about the size: against the value it replaces, else against the series before it."""
        if value is None:
            return None
        if row.stored is not None and row.stored.value is not None:
            earlier: Sequence[Decimal] = [row.stored.value]
        else:
            name = (key.indicator, key.place, key.frequency, key.gender)
            at = bisect_left(self.starts[name], key.start)
            if not at:
                return None
            earlier = self.values[name][:at]
        if not _is_suspect(value, earlier[-1], is_share=is_share):
            return None
        doubt = doubt_about(value, earlier, is_percent=is_share)
        return doubt if doubt and doubt.oddity in TOLD else None


def _of_change(row: Row, figure: Figure) -> list[Warned]:
    """What a changed value takes with it."""
    found = [Warned(Caution.WITHHELD)] if row.reading.is_withheld else []
    stored = row.stored
    if stored is None:
        return found
    if figure.value is None and stored.value is not None and not row.reading.is_withheld:
        found.append(Warned(Caution.ERASES_VALUE))
    loses = stored.numerator is not None and figure.numerator is None
    if loses and figure.value is not None and figure.value != stored.value:
        found.append(Warned(Caution.LOSES_PARTS))
    if stored.origin in DERIVED:
        found.append(Warned(Caution.REPLACES_DERIVED))
    return found


def _is_suspect(value: Decimal, previous: Decimal, *, is_share: bool) -> bool:
    """A quick look before the thorough one, which most values need not go through."""
    if not value or not previous:
        return False
    ratio = float(value) / float(previous)
    return ratio < 0 or ratio >= 4 or ratio <= 0.25 or (is_share and value > 100)
