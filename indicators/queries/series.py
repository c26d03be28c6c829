"""Values in order of time, as the pure modules take them."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from django.utils import timezone

from annualcycle.periods import Frequency, Period
from indicators.fulfilment import Bounds, Direction, Observation, TargetKind, TargetRule, bounds_of, rule_problems
from indicators.models import Target
from indicators.numbers import DECIMALS, Missing, round_half_up
from indicators.shares import decimals_of


class Point(NamedTuple):
    """One value of a series: `value` is None where there is none, and `missing` says why."""

    period: Period
    value: Decimal | None
    missing: Missing | None = None
    is_preliminary: bool = False
    source: str = ""
    source_date: date | None = None
    entered_at: datetime | None = None
    is_revised: bool = False
    origin: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None

    @property
    def day(self) -> date | None:
        """When it was fetched or measured; without such a date, when it was entered."""
        if self.source_date is None and self.entered_at is not None:
            return timezone.localdate(self.entered_at)
        return self.source_date

    def without_number(self) -> "Point":
        """The point as it is shown where its number is withheld."""
        return self._replace(value=None, missing=Missing.SUPPRESSED, numerator=None, denominator=None, is_revised=False)


class TargetRow(NamedTuple):
    """A stored target's figures, in the order of TARGET_FIELDS."""

    year: int
    kind: str
    low: Decimal | None
    high: Decimal | None
    baseline: Decimal | None
    years: int
    tolerance: Decimal
    is_relative: bool
    fewest_years: int | None
    due_on: date | None
    comparator_id: int | None
    comparator_name: str | None
    share_of_best: int | None
    description: str
    ambition: str
    judged: str


TARGET_FIELDS = (
    "year",
    "kind",
    "low",
    "high",
    "baseline",
    "years",
    "tolerance",
    "is_relative",
    "fewest_years",
    "due_on",
    "comparator_id",
    "comparator__name",
    "share_of_best",
    "description",
    "ambition",
    "judged",
)


@lru_cache(maxsize=4096)
def period_of(frequency: str, start: date) -> Period:
    """The period that a stored value belongs to; remembered, since thousands of values share a few dozen."""
    return Period(Frequency(frequency), start)


@lru_cache(maxsize=4096)
def year_of(period: Period) -> int:
    """The year of the period, remembered."""
    return period.year


def of_one_frequency(points: Iterable[Point], wanted: Frequency, year: int) -> tuple[Point, ...]:
    """The points of the wanted frequency up to the year; if there are none, those of the latest point's frequency."""
    known = [point for point in points if year_of(point.period) <= year]
    if known and not any(point.period.frequency is wanted for point in known):
        wanted = known[-1].period.frequency
    return tuple(point for point in known if point.period.frequency is wanted)


def latest_known(points: Sequence[Point]) -> Point | None:
    """The last point that has a value."""
    return next((point for point in reversed(points) if point.value is not None), None)


def comparable(points: Sequence[Point]) -> list[Point]:
    """The points that may be set against each other: the same part of each year as the latest known one."""
    latest = latest_known(points)
    return [] if latest is None else [point for point in points if point.period.number == latest.period.number]


def observations(points: Iterable[Point]) -> list[Observation]:
    """The points as fulfilment.py and trend.py take them."""
    return [Observation(point.period.end, point.value) for point in points]


def assessed_year(points: Iterable[Point], year: int, lag_years: int) -> int:
    """The year to compare with the target: the latest one with a value that is not older than the publication lag.

    A value older than that is not held against this year's target: then the year itself is asked, and lacks a value.
    """
    known = [year_of(point.period) for point in points if point.value is not None]
    return max((known_year for known_year in known if year - lag_years <= known_year <= year), default=year)


def rule_for(rules: Sequence[TargetRule], year: int) -> TargetRule | None:
    """The year's target; else the next one, which is what one is on the way to; else the last that was set."""
    later = [rule for rule in rules if rule.year >= year]
    return later[0] if later else rules[-1] if rules else None


def target_rule(target: TargetRow | Target, direction: str) -> TargetRule:
    """A stored target as the rule that fulfilment.py evaluates. A model object comes with its comparator."""
    if isinstance(target, TargetRow):
        comparator = target.comparator_name or ""
    else:
        comparator = target.comparator.name if target.comparator is not None else ""
    return TargetRule(
        kind=TargetKind(target.kind),
        year=target.year,
        low=target.low,
        high=target.high,
        baseline=target.baseline,
        years=target.years,
        direction=Direction(direction),
        tolerance=target.tolerance,
        is_relative=target.is_relative,
        fewest_years=target.fewest_years,
        due_on=target.due_on,
        comparator_id=target.comparator_id,
        comparator=comparator,
        share_of_best=target.share_of_best,
        description=target.description,
        is_challenging=target.ambition == Target.Ambition.CHALLENGING,
        found_reached=target.judged == Target.Judged.REACHED if target.judged else None,
    )


_MOST_LEVEL_DECIMALS = 2


def telling_decimals(
    rule: TargetRule, decimals: int, compared: Decimal | None = None, bounds: Bounds | None = None
) -> int:
    """With how many decimals to tell a target, and what is compared with it, so that the words agree with the verdict.

    A target of 2,5 is not shown as 3 for an indicator in whole numbers, and 83,96 that misses 84 is not shown as 84.
    `bounds`: what the figure was held against, where others decide it (Fulfilment.bounds).
    """
    levels = [level for level in (rule.low, rule.high, rule.baseline) if level is not None]
    most = max(decimals, _MOST_LEVEL_DECIMALS)
    enough = max([decimals, *(min(decimals_of(level), most) for level in levels)])
    if bounds is None:
        bounds = Bounds() if rule_problems(rule) else bounds_of(rule)
    if compared is None or bounds.is_open:
        return enough
    while enough < DECIMALS and _rounded(bounds, enough).holds(round_half_up(compared, enough)) != bounds.holds(
        compared
    ):
        enough += 1
    return enough


def _rounded(bounds: Bounds, decimals: int) -> Bounds:
    low, high = (None if level is None else round_half_up(level, decimals) for level in (bounds.low, bounds.high))
    return Bounds(low, high, bounds.is_strict)
