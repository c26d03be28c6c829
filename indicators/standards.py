"""Whether a promised level is kept. A standard asks for no improvement: whoever keeps it has done what was promised.

The level is held against the latest year's value as fulfilment.py holds a "maintain the standard" target. A value that
is missing, withheld, older than the promise or too old to tell of today is not below the standard: it is no value.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from indicators.fulfilment import Bounds, Observation


class Keeping(StrEnum):
    """How a promise stands. AHEAD: it does not hold yet."""

    BELOW = "below"
    NO_VALUE = "no_value"
    AHEAD = "ahead"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Promise:
    """The level and its years; year_to None: until further notice. lag_years: how late the values come."""

    low: Decimal | None
    high: Decimal | None
    year_from: int
    year_to: int | None = None
    lag_years: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """How a promise stands: the value and its year, and by how much it misses (0 where it is kept)."""

    keeping: Keeping
    year: int | None = None
    value: Decimal | None = None
    missing_by: Decimal = Decimal(0)


def kept(promise: Promise, series: Iterable[Observation], year: int) -> Kept:
    """How the promise stands in `year`, by the last known value of the latest year that has one.

    A year's value comes when the year is over, and later by the publication lag: a value of last year still counts.
    """
    if promise.year_from > year:
        return Kept(Keeping.AHEAD)
    last = min(year, promise.year_to or year)
    first = max(promise.year_from, last - 1 - promise.lag_years)
    known = [row for row in series if row.value is not None and first <= row.period_end.year <= last]
    if not known:
        return Kept(Keeping.NO_VALUE)
    latest = max(known, key=lambda row: row.period_end)
    value = latest.value or Decimal(0)
    missing_by = _missing_by(Bounds(promise.low, promise.high), value)
    return Kept(Keeping.BELOW if missing_by else Keeping.KEPT, latest.period_end.year, value, missing_by)


def _missing_by(bounds: Bounds, value: Decimal) -> Decimal:
    if bounds.holds(value):
        return Decimal(0)
    return -bounds.difference(value)
