"""Trend: whether the latest value has moved further than such values usually do. One of four facts kept apart.

The rule, in order:

1. Missing values are left out. Fewer than two values: UNKNOWN.
2. The step is the latest value minus the one before it. No step: UNCHANGED.
3. With five values or more before the latest, the step is compared with their natural variation (variation.py: limits
   of a process-behaviour chart, and single steps).
   It is a change when the latest value lies beyond the limits on the side it moved to, or the step is larger.
4. With fewer values, it is a change when the step is at least 2 percent of the value before it; for values in percent
   never more than one percentage point is asked for.
5. A change is BETTER or WORSE by the indicator's direction: for a band, nearer to it or further from it. Where there is
   no better or worse (context, cost) it is HIGHER or LOWER, which get no colour.

The caller gives values that may be compared with each other: yearly ones, or the same part of each year.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from indicators.fulfilment import Direction, Observation
from indicators.variation import Limits, moved_beyond, natural_limits, split_at

SMALLEST_SHARE = Decimal("0.02")
SMALLEST_POINTS = Decimal(1)


class TrendKind(StrEnum):
    """What has happened since the value before."""

    BETTER = "better"
    UNCHANGED = "unchanged"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    UNKNOWN = "unknown"


class TrendRule(StrEnum):
    """Which rule decided, for the words beside the arrow."""

    TOO_FEW_VALUES = "too_few_values"
    SAME_VALUE = "same_value"
    BEYOND_NATURAL_VARIATION = "beyond_natural_variation"
    WITHIN_NATURAL_VARIATION = "within_natural_variation"
    BEYOND_THRESHOLD = "beyond_threshold"
    WITHIN_THRESHOLD = "within_threshold"


@dataclass(frozen=True, slots=True)
class Trend:
    """The trend at the latest value.

    change: latest minus previous in the indicator's unit, which for percent means percentage points.
    years: the years of the two values compared (previous, latest).
    """

    kind: TrendKind
    rule: TrendRule
    change: Decimal | None = None
    years: tuple[int, ...] = ()
    limits: Limits | None = None


def trend(
    series: Iterable[Observation],
    direction: Direction,
    *,
    is_percent: bool = False,
    band: tuple[Decimal, Decimal] | None = None,
    breaks: Iterable[date] = (),
) -> Trend:
    """The trend of the series by the rule of this module; `band` is what a BAND indicator should lie within.

    `breaks`: days from which it is measured otherwise; what came before the latest is not compared with.
    """
    values = sorted((item.period_end, item.value) for item in series if item.value is not None)
    known = split_at(values, breaks)[-1] if values else values
    if len(known) < 2:
        return Trend(TrendKind.UNKNOWN, TrendRule.TOO_FEW_VALUES, years=tuple(day.year for day, _ in known))
    (earlier_day, previous), (latest_day, latest) = known[-2:]
    limits = natural_limits([value for _, value in known[:-1]])
    rule = _deciding_rule(previous, latest, limits, is_percent=is_percent)
    is_change = rule in {TrendRule.BEYOND_NATURAL_VARIATION, TrendRule.BEYOND_THRESHOLD}
    kind = _kind(previous, latest, direction, band) if is_change else TrendKind.UNCHANGED
    return Trend(kind, rule, latest - previous, (earlier_day.year, latest_day.year), limits)


def _deciding_rule(previous: Decimal, latest: Decimal, limits: Limits | None, *, is_percent: bool) -> TrendRule:
    step = latest - previous
    if not step:
        return TrendRule.SAME_VALUE
    if limits:
        is_beyond = moved_beyond(previous, latest, limits)
        return TrendRule.BEYOND_NATURAL_VARIATION if is_beyond else TrendRule.WITHIN_NATURAL_VARIATION
    smallest = SMALLEST_SHARE * abs(previous)
    if is_percent:
        smallest = min(smallest, SMALLEST_POINTS)
    return TrendRule.BEYOND_THRESHOLD if abs(step) >= smallest else TrendRule.WITHIN_THRESHOLD


def _kind(previous: Decimal, latest: Decimal, direction: Direction, band: tuple[Decimal, Decimal] | None) -> TrendKind:
    is_higher = latest > previous
    match direction:
        case Direction.HIGHER:
            return TrendKind.BETTER if is_higher else TrendKind.WORSE
        case Direction.LOWER:
            return TrendKind.WORSE if is_higher else TrendKind.BETTER
        case Direction.BAND if band:
            before, after = _outside(previous, band), _outside(latest, band)
            if before == after:
                return TrendKind.UNCHANGED
            return TrendKind.BETTER if after < before else TrendKind.WORSE
    return TrendKind.HIGHER if is_higher else TrendKind.LOWER


def _outside(value: Decimal, band: tuple[Decimal, Decimal]) -> Decimal:
    """How far outside the band, 0 within it."""
    return max(band[0] - value, value - band[1], Decimal(0))
