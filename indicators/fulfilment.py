"""Outcome against target: one of the four facts about an indicator, told apart from trend, forecast and comparison.

A missing value is never 0 and never "not reached". What comes out is a suggestion's ground: a person assesses the goal.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from indicators.numbers import round_half_up

ZERO = Decimal(0)


class Direction(StrEnum):
    """Which way is better. NONE is for context and cost, which get no colour."""

    HIGHER = "higher"
    LOWER = "lower"
    BAND = "band"
    NONE = "none"


class TargetKind(StrEnum):
    """What a target asks of the values."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    MAINTAIN = "maintain"
    WITHIN = "within"
    CHANGE_BY = "change_by"
    AVERAGE_OVER_YEARS = "average_over_years"
    SUM_OVER_YEARS = "sum_over_years"
    IMPROVE = "improve"
    BETTER_THAN = "better_than"
    AMONG_BEST = "among_best"
    MILESTONE = "milestone"
    QUALITATIVE = "qualitative"


class Outcome(StrEnum):
    """What the values say of the target."""

    REACHED = "reached"
    NOT_REACHED = "not_reached"
    NOT_ASSESSABLE = "not_assessable"


class Reason(StrEnum):
    """Why the outcome is what it is; explanation_text in indicators/wording.py puts it in words."""

    REACHED = "reached"
    NOT_REACHED = "not_reached"
    NOT_REACHED_BUT_BETTER = "not_reached_but_better"
    AVERAGE_REACHED = "average_reached"
    AVERAGE_REACHED_THOUGH_YEAR_MISSED = "average_reached_though_year_missed"
    AVERAGE_NOT_REACHED = "average_not_reached"
    AVERAGE_NOT_REACHED_THOUGH_YEAR_MET = "average_not_reached_though_year_met"
    SUM_REACHED = "sum_reached"
    SUM_NOT_REACHED = "sum_not_reached"
    MILESTONE_REACHED = "milestone_reached"
    MILESTONE_NOT_REACHED = "milestone_not_reached"
    VALUE_MISSING = "value_missing"
    YEARS_MISSING = "years_missing"
    BASELINE_ZERO = "baseline_zero"
    PERSON_ASSESSES = "person_assesses"
    TARGET_INCOMPLETE = "target_incomplete"


@dataclass(frozen=True, slots=True)
class Observation:
    """One value of a series, dated by the last day of its period; None where there is none."""

    period_end: date
    value: Decimal | None

    @classmethod
    def of_year(cls, year: int, value: Decimal | None) -> "Observation":
        """The value of a calendar year."""
        return cls(date(year, 12, 31), value)


@dataclass(frozen=True, slots=True)
class TargetRule:
    """A target for a year. Which numbers count depends on the kind:

    AT_LEAST, MORE_THAN: low. AT_MOST, LESS_THAN: high. WITHIN: low and high.
    MAINTAIN: low and/or high as a standard, else within `tolerance` on the bad side of the baseline.
    CHANGE_BY: the change from the baseline is at least low (+5) and/or at most high (−10), in percent of the baseline
    when `is_relative`, otherwise in the unit itself (points for percent).
    AVERAGE_OVER_YEARS, SUM_OVER_YEARS: low and/or high for the `years` years that end with the year assessed; with
    `fewest_years` a year or more may lack a value.
    MILESTONE: a value of 1 says done, 0 not yet. QUALITATIVE: a person assesses.
    """

    kind: TargetKind
    year: int
    low: Decimal | None = None
    high: Decimal | None = None
    baseline: Decimal | None = None
    years: int = 1
    direction: Direction = Direction.HIGHER
    tolerance: Decimal = ZERO
    is_relative: bool = False
    fewest_years: int | None = None
    due_on: date | None = None


Param: TypeAlias = Decimal | int | str | tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A reason and the figures that belong to it."""

    reason: Reason
    params: Mapping[str, Param] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """How the values stand against a target.

    value: what was compared: the year's value, the change, the average or the sum. None when nothing could be.
    year_value, as_of: the year's own value and the day it refers to.
    difference: how far past the target (positive) or short of it (negative), in the unit of `value`.
    progress: the share of the way from baseline to target (0.25 is a quarter; negative is the wrong way), or None.
    gained: how much better than the baseline, positive is better, or None.
    """

    outcome: Outcome
    explanation: Explanation
    value: Decimal | None = None
    year_value: Decimal | None = None
    as_of: date | None = None
    difference: Decimal | None = None
    progress: Decimal | None = None
    gained: Decimal | None = None
    years_used: tuple[int, ...] = ()
    missing_years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the compared figure must lie within; a strict bound must be passed, not just met."""

    low: Decimal | None = None
    high: Decimal | None = None
    is_strict: bool = False

    def difference(self, value: Decimal) -> Decimal:
        """How far within the bounds (positive) or outside them (negative)."""
        sides = [value - self.low] if self.low is not None else []
        sides += [self.high - value] if self.high is not None else []
        return min(sides)

    def holds(self, value: Decimal) -> bool:
        """Whether the value keeps within the bounds. Compared exactly: 83,96 does not reach 84."""
        difference = self.difference(value)
        return difference > 0 or (difference == 0 and not self.is_strict)


def evaluate(rule: TargetRule, series: Iterable[Observation], year: int | None = None) -> Fulfilment:
    """How the series stands against the target in `year`, which is the target's own unless another is given.

    The latest value of each year counts for that year; the caller gives values that may be compared so (yearly, or
    accumulated). Lacking values or an unfinished target give NOT_ASSESSABLE with the reason, never NOT_REACHED.
    """
    year = rule.year if year is None else year
    latest = _latest_by_year(series)
    own = latest.get(year)
    facts = _Facts(rule, year, {key: value for key, (_, value) in latest.items()}, own[0] if own else None)
    if problems := rule_problems(rule):
        return facts.unknown(Reason.TARGET_INCOMPLETE, problems=", ".join(problems))
    if rule.kind is TargetKind.QUALITATIVE:
        return facts.unknown(Reason.PERSON_ASSESSES)
    if rule.kind in _OVER_YEARS:
        return _over_years(facts)
    if own is None:
        last_year = max((known for known in facts.values if known < year), default=None)
        return facts.unknown(Reason.VALUE_MISSING, latest_year=last_year)
    if rule.kind is TargetKind.MILESTONE:
        is_done = own[1] >= 1
        return facts.known(Reason.MILESTONE_REACHED if is_done else Reason.MILESTONE_NOT_REACHED, value=own[1])
    return _one_year(facts, own[1])


def bounds_of(rule: TargetRule) -> Bounds:
    """The bounds that a rule without problems comes down to, in the unit of the figure it compares."""
    match rule.kind:
        case TargetKind.AT_LEAST | TargetKind.MORE_THAN:
            return Bounds(low=rule.low, is_strict=rule.kind is TargetKind.MORE_THAN)
        case TargetKind.AT_MOST | TargetKind.LESS_THAN:
            return Bounds(high=rule.high, is_strict=rule.kind is TargetKind.LESS_THAN)
        case TargetKind.MAINTAIN if rule.low is None and rule.high is None and rule.baseline is not None:
            low, high = rule.baseline - rule.tolerance, rule.baseline + rule.tolerance
            return Bounds(
                low=None if rule.direction is Direction.LOWER else low,
                high=None if rule.direction is Direction.HIGHER else high,
            )
    return Bounds(rule.low, rule.high)


_NEEDS = {
    TargetKind.AT_LEAST: ("low",),
    TargetKind.MORE_THAN: ("low",),
    TargetKind.AT_MOST: ("high",),
    TargetKind.LESS_THAN: ("high",),
    TargetKind.WITHIN: ("low", "high"),
    TargetKind.CHANGE_BY: ("baseline",),
}
_NEEDS_A_BOUND = {TargetKind.CHANGE_BY, TargetKind.AVERAGE_OVER_YEARS, TargetKind.SUM_OVER_YEARS}
_OVER_YEARS = {TargetKind.AVERAGE_OVER_YEARS, TargetKind.SUM_OVER_YEARS}


def rule_problems(rule: TargetRule) -> tuple[str, ...]:
    """What a target lacks, as stable codes for a form: low_needed, high_needed, baseline_needed, bound_needed,
    band_reversed, years_needed, fewest_years_wrong, tolerance_negative. Empty when it can be evaluated.
    """
    has_bound = rule.low is not None or rule.high is not None
    found = [f"{name}_needed" for name in _NEEDS.get(rule.kind, ()) if getattr(rule, name) is None]
    if rule.kind in _NEEDS_A_BOUND and not has_bound:
        found.append("bound_needed")
    if rule.kind is TargetKind.MAINTAIN and not has_bound and rule.baseline is None:
        found.append("bound_needed")
    if rule.low is not None and rule.high is not None and rule.low > rule.high:
        found.append("band_reversed")
    if rule.kind in _OVER_YEARS and rule.years < 2:
        found.append("years_needed")
    if rule.fewest_years is not None and not 1 <= rule.fewest_years <= rule.years:
        found.append("fewest_years_wrong")
    if rule.tolerance < 0:
        found.append("tolerance_negative")
    return tuple(found)


_REACHED = {
    Reason.REACHED,
    Reason.AVERAGE_REACHED,
    Reason.AVERAGE_REACHED_THOUGH_YEAR_MISSED,
    Reason.SUM_REACHED,
    Reason.MILESTONE_REACHED,
}


@dataclass(frozen=True, slots=True)
class _Facts:
    rule: TargetRule
    year: int
    values: Mapping[int, Decimal]
    as_of: date | None

    @property
    def own(self) -> Decimal | None:
        return self.values.get(self.year)

    def unknown(self, reason: Reason, missing_years: tuple[int, ...] = (), **params: Param) -> Fulfilment:
        return Fulfilment(
            Outcome.NOT_ASSESSABLE,
            Explanation(reason, {"year": self.year, **params}),
            year_value=self.own,
            as_of=self.as_of,
            missing_years=missing_years or (() if self.own is not None else (self.year,)),
        )

    def known(
        self,
        reason: Reason,
        *,
        value: Decimal,
        bounds: Bounds | None = None,
        years: tuple[int, ...] = (),
        missing: tuple[int, ...] = (),
    ) -> Fulfilment:
        difference = bounds.difference(value) if bounds else None
        gained = _gained(self.rule, self.own) if bounds else None
        params: dict[str, Param] = {"year": self.year, "value": value, "difference": difference, "gained": gained}
        return Fulfilment(
            Outcome.REACHED if reason in _REACHED else Outcome.NOT_REACHED,
            Explanation(reason, params | {"year_value": self.own, "years": years or (self.year,), "missing": missing}),
            value=value,
            year_value=self.own,
            as_of=self.as_of,
            difference=difference,
            progress=_progress(self.rule, bounds, value) if bounds else None,
            gained=gained,
            years_used=years or (self.year,),
            missing_years=missing,
        )


def _latest_by_year(series: Iterable[Observation]) -> dict[int, tuple[date, Decimal]]:
    known = sorted((item.period_end, item.value) for item in series if item.value is not None)
    return {day.year: (day, value) for day, value in known}


def _one_year(facts: _Facts, own: Decimal) -> Fulfilment:
    rule, value = facts.rule, own
    if rule.kind is TargetKind.CHANGE_BY and rule.baseline is not None:
        value = own - rule.baseline
        if rule.is_relative and not rule.baseline:
            return facts.unknown(Reason.BASELINE_ZERO)
        if rule.is_relative:
            value = value / abs(rule.baseline) * 100
    bounds = bounds_of(rule)
    is_reached = bounds.holds(value)
    reason = Reason.REACHED if is_reached else Reason.NOT_REACHED
    if not is_reached and (_gained(rule, own) or ZERO) > 0:
        reason = Reason.NOT_REACHED_BUT_BETTER
    return facts.known(reason, value=value, bounds=bounds)


def _over_years(facts: _Facts) -> Fulfilment:
    rule = facts.rule
    window = range(facts.year - rule.years + 1, facts.year + 1)
    used = tuple(year for year in window if year in facts.values)
    missing = tuple(year for year in window if year not in facts.values)
    if len(used) < (rule.fewest_years or rule.years):
        return facts.unknown(Reason.YEARS_MISSING, missing, years=used, missing=missing)
    total = sum((facts.values[year] for year in used), ZERO)
    bounds = bounds_of(rule)
    if rule.kind is TargetKind.SUM_OVER_YEARS:
        is_reached = bounds.holds(total)
        reason = Reason.SUM_REACHED if is_reached else Reason.SUM_NOT_REACHED
        return facts.known(reason, value=total, bounds=bounds, years=used, missing=missing)
    average = total / len(used)
    is_reached = bounds.holds(average)
    would_alone = facts.own is not None and bounds.holds(facts.own)
    reason = Reason.AVERAGE_REACHED if is_reached else Reason.AVERAGE_NOT_REACHED
    if is_reached and facts.own is not None and not would_alone:
        reason = Reason.AVERAGE_REACHED_THOUGH_YEAR_MISSED
    if not is_reached and would_alone:
        reason = Reason.AVERAGE_NOT_REACHED_THOUGH_YEAR_MET
    return facts.known(reason, value=average, bounds=bounds, years=used, missing=missing)


def _gained(rule: TargetRule, value: Decimal | None) -> Decimal | None:
    """How much better than the baseline; for a band how much nearer to it."""
    if value is None or rule.baseline is None:
        return None
    match rule.direction:
        case Direction.HIGHER:
            return value - rule.baseline
        case Direction.LOWER:
            return rule.baseline - value
        case Direction.BAND if rule.kind is TargetKind.WITHIN:
            bounds = bounds_of(rule)
            return min(bounds.difference(value), ZERO) - min(bounds.difference(rule.baseline), ZERO)
    return None


def _progress(rule: TargetRule, bounds: Bounds, value: Decimal) -> Decimal | None:
    """The share of the way, when there is a way: one bound, and a start on its bad side."""
    goal = bounds.low if bounds.high is None else bounds.high if bounds.low is None else None
    start = ZERO if rule.kind in {TargetKind.CHANGE_BY, TargetKind.SUM_OVER_YEARS} else rule.baseline
    if goal is None or start is None or bounds.difference(start) >= 0:
        return None
    return round_half_up((value - start) / (goal - start), 4)
