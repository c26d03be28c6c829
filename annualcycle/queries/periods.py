"""Which periods are closed, and what became of those that were."""

from dataclasses import dataclass
from datetime import date, datetime

from annualcycle.models import ClosedPeriod, PeriodReopening
from annualcycle.periods import Frequency, Period, periods_of_year


@dataclass(frozen=True, slots=True)
class Closings:
    """The periods that are closed, to be asked in memory however many values are checked."""

    periods: frozenset[Period]

    def closing(self, period: Period) -> Period | None:
        """The closed period through which this one is closed: itself, or one that it is a part of. None when open.

        A closed year closes all that belongs to it, also the school year that ends in it.
        """
        if period in self.periods:
            return period
        found = (closed for closed in self.periods if closed.frequency is not period.frequency)
        within = (closed for closed in found if is_part_of(period, closed))
        return min(within, key=lambda closed: closed.frequency.months, default=None)

    def is_closed(self, period: Period) -> bool:
        """Whether values and assessments of the period may no longer change."""
        return self.closing(period) is not None


def is_part_of(period: Period, whole: Period) -> bool:
    """Whether closing `whole` closes `period`: it lies within it, or is the school year that ends in that year."""
    if whole.frequency is Frequency.YEAR:
        return period.year == whole.year
    return whole.covers(period)


def closings() -> Closings:
    """All closed periods of the municipality. One query."""
    rows = ClosedPeriod.objects.values_list("frequency", "period_start")
    return Closings(frozenset(Period(Frequency(frequency), start) for frequency, start in rows))


def is_closed(period: Period) -> bool:
    """Whether the period is closed, itself or through one that it is a part of. One query: for many ask `closings`."""
    return closings().is_closed(period)


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """A period and how it stands. closed_through: the longer period through which it is closed, when not itself."""

    period: Period
    has_ended: bool
    closed_at: datetime | None
    closed_by: str
    closed_through: Period | None

    @property
    def is_closed(self) -> bool:
        """Whether it is closed, itself or through a longer one."""
        return self.closed_at is not None or self.closed_through is not None


SHOWN = (
    Frequency.YEAR,
    Frequency.SCHOOL_YEAR,
    Frequency.HALF_YEAR,
    Frequency.TERTIAL,
    Frequency.QUARTER,
    Frequency.MONTH,
)


def period_rows(year: int, today: date) -> list[tuple[Frequency, list[PeriodRow]]]:
    """The periods that belong to the year, longest kind first, with how each stands. One query."""
    rows = ClosedPeriod.objects.select_related("closed_by").order_by()
    closed = {Period(Frequency(row.frequency), row.period_start): row for row in rows}
    known = Closings(frozenset(closed))
    return [
        (frequency, [_row(period, closed, known, today) for period in periods_of_year(year, frequency)])
        for frequency in SHOWN
    ]


def _row(period: Period, closed: dict[Period, ClosedPeriod], known: Closings, today: date) -> PeriodRow:
    own = closed.get(period)
    return PeriodRow(
        period=period,
        has_ended=period.end < today,
        closed_at=own.closed_at if own else None,
        closed_by=own.closed_by.full_name if own else "",
        closed_through=None if own else known.closing(period),
    )


@dataclass(frozen=True, slots=True)
class ReopeningRow:
    """A reopening: which period, why, by whom and when."""

    period: Period
    reason: str
    reopened_by: str
    reopened_at: datetime


def latest_reopenings(limit: int = 50) -> list[ReopeningRow]:
    """The reopenings, the latest first. One query."""
    rows = PeriodReopening.objects.order_by("-reopened_at", "-id").values_list(
        "frequency", "period_start", "reason", "reopened_by__full_name", "reopened_at"
    )
    return [ReopeningRow(Period(Frequency(frequency), start), *rest) for frequency, start, *rest in rows[:limit]]
