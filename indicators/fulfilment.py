"""Outcome against target: one of the four facts about an indicator, told apart from trend, forecast and comparison.

A missing value is never 0 and never "not reached", and a target that is not due yet is never "not reached". What comes
out is a suggestion's ground: a person assesses the goal.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from indicators.bounds import (
    BY_A_PERSON,
    NOBODY,
    OVER_YEARS,
    ZERO,
    Bounds,
    Direction,
    Others,
    TargetKind,
    TargetRule,
    bounds_beside,
    bounds_of,
    place_among,
    rule_problems,
)
from indicators.numbers import round_half_up

__all__ = [
    "BY_A_PERSON",
    "NOBODY",
    "OVER_YEARS",
    "Bounds",
    "Direction",
    "Explanation",
    "Fulfilment",
    "Observation",
    "Others",
    "Outcome",
    "Reason",
    "TargetKind",
    "TargetRule",
    "bounds_of",
    "evaluate",
    "rule_problems",
]


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
    MILESTONE_LATE = "milestone_late"
    MILESTONE_NOT_DUE = "milestone_not_due"
    FOUND_REACHED = "found_reached"
    FOUND_NOT_REACHED = "found_not_reached"
    ALREADY_REACHED = "already_reached"
    NOT_DUE_YET = "not_due_yet"
    VALUE_MISSING = "value_missing"
    YEARS_MISSING = "years_missing"
    COMPARATOR_MISSING = "comparator_missing"
    TOO_FEW_TO_RANK = "too_few_to_rank"
    BASELINE_ZERO = "baseline_zero"
    PERSON_ASSESSES = "person_assesses"
    TARGET_INCOMPLETE = "target_incomplete"


_REACHED = {
    Reason.REACHED,
    Reason.AVERAGE_REACHED,
    Reason.AVERAGE_REACHED_THOUGH_YEAR_MISSED,
    Reason.SUM_REACHED,
    Reason.MILESTONE_REACHED,
    Reason.FOUND_REACHED,
    Reason.ALREADY_REACHED,
}
NOT_DUE = {Reason.NOT_DUE_YET, Reason.MILESTONE_NOT_DUE}


@dataclass(frozen=True, slots=True)
class Observation:
    """One value of a series, dated by the last day of its period; None where there is none."""

    period_end: date
    value: Decimal | None

    @classmethod
    def of_year(cls, year: int, value: Decimal | None) -> "Observation":
        """The value of a calendar year."""
        return cls(date(year, 12, 31), value)


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
    bounds: what it had to lie within; None when nothing was compared.
    year_value, as_of: the year's own value and the day it refers to.
    difference: how far past the target (positive) or short of it (negative), in the unit of `value`.
    progress: the share of the way from baseline to target (0.25 is a quarter; negative is the wrong way), or None.
    gained: how much better than the baseline, positive is better, or None.
    rank, ranked: our place and how many have one, for AMONG_BEST; equals share the better place.
    """

    outcome: Outcome
    explanation: Explanation
    value: Decimal | None = None
    bounds: Bounds | None = None
    year_value: Decimal | None = None
    as_of: date | None = None
    difference: Decimal | None = None
    progress: Decimal | None = None
    gained: Decimal | None = None
    rank: int | None = None
    ranked: int | None = None
    years_used: tuple[int, ...] = ()
    missing_years: tuple[int, ...] = ()

    @property
    def reason(self) -> Reason:
        """Why the outcome is what it is."""
        return self.explanation.reason

    @property
    def is_not_due(self) -> bool:
        """Whether the time to reach the target has not come."""
        return self.reason in NOT_DUE


def evaluate(
    rule: TargetRule,
    series: Iterable[Observation],
    year: int | None = None,
    *,
    others: Others = NOBODY,
    asked: int | None = None,
) -> Fulfilment:
    """How the series stands against the target in `year`, which is the target's own unless another is given.

    The latest value of each year counts for that year; the caller gives values that may be compared so (yearly, or
    accumulated). Lacking values or an unfinished target give NOT_ASSESSABLE with the reason, never NOT_REACHED.
    `others`: what those have whom the target compares with.
    asked: the year that is told of, when the values' own year lies within the publication lag before it. A target of a
    later year than that is not due yet: it can be reached already, but not missed.
    """
    year = rule.year if year is None else year
    series = list(series)
    latest = _latest_by_year(series)
    own = latest.get(year)
    values = {key: value for key, (_, value) in latest.items()}
    is_due = max(year, asked or year) >= rule.year
    facts = _Facts(rule, year, values, own[0] if own else None, others, is_due)
    if problems := rule_problems(rule):
        return facts.unknown(Reason.TARGET_INCOMPLETE, problems=", ".join(problems))
    found = _found(facts, series)
    return found if is_due else _before_its_time(found)


def _found(facts: "_Facts", series: list[Observation]) -> Fulfilment:
    rule = facts.rule
    if rule.kind in BY_A_PERSON and rule.found_reached is not None:
        return facts.known(Reason.FOUND_REACHED if rule.found_reached else Reason.FOUND_NOT_REACHED)
    if rule.kind is TargetKind.QUALITATIVE:
        return facts.unknown(Reason.PERSON_ASSESSES)
    if rule.kind is TargetKind.MILESTONE:
        return _milestone(facts, series)
    if rule.kind in OVER_YEARS:
        return _over_years(facts)
    if facts.own is None:
        last_year = max((known for known in facts.values if known < facts.year), default=None)
        return facts.unknown(Reason.VALUE_MISSING, latest_year=last_year)
    return _one_year(facts, facts.own)


def _before_its_time(found: Fulfilment) -> Fulfilment:
    """A target whose year has not come: what is reached is so already, what is not may still be."""
    if found.reason in {Reason.TARGET_INCOMPLETE, Reason.FOUND_REACHED, Reason.MILESTONE_REACHED}:
        return found
    is_reached = found.outcome is Outcome.REACHED
    reason = Reason.ALREADY_REACHED if is_reached else Reason.NOT_DUE_YET
    return replace(
        found,
        outcome=Outcome.REACHED if is_reached else Outcome.NOT_ASSESSABLE,
        explanation=Explanation(reason, found.explanation.params),
    )


@dataclass(frozen=True, slots=True)
class _Facts:
    rule: TargetRule
    year: int
    values: Mapping[int, Decimal]
    as_of: date | None
    others: Others
    is_due: bool

    @property
    def own(self) -> Decimal | None:
        return self.values.get(self.year)

    def unknown(self, reason: Reason, missing_years: tuple[int, ...] = (), **params: Param) -> Fulfilment:
        return Fulfilment(
            Outcome.NOT_ASSESSABLE,
            Explanation(reason, {"year": self.year, **params}),
            year_value=self.own,
            as_of=self.as_of,
            gained=_gained(self.rule, self.own),
            missing_years=missing_years or (() if self.own is not None else (self.year,)),
        )

    def known(
        self,
        reason: Reason,
        *,
        value: Decimal | None = None,
        bounds: Bounds | None = None,
        years: tuple[int, ...] = (),
        missing: tuple[int, ...] = (),
    ) -> Fulfilment:
        difference = progress = None
        if bounds is not None and value is not None:
            difference, progress = bounds.difference(value), _progress(self.rule, bounds, value)
        gained = _gained(self.rule, value if self.rule.kind is TargetKind.AVERAGE_OVER_YEARS else self.own)
        params: dict[str, Param] = {"year": self.year, "value": value, "difference": difference, "gained": gained}
        rank, ranked = _rank(self.rule, self.others.members.get(self.year, ()), self.own)
        return Fulfilment(
            Outcome.REACHED if reason in _REACHED else Outcome.NOT_REACHED,
            Explanation(reason, params | {"year_value": self.own, "years": years or (self.year,), "missing": missing}),
            value=value,
            bounds=bounds,
            year_value=self.own,
            as_of=self.as_of,
            difference=difference,
            progress=progress,
            gained=gained,
            rank=rank,
            ranked=ranked,
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
    bounds = bounds_beside(rule, facts.others, facts.year)
    if bounds is None and rule.kind is TargetKind.BETTER_THAN:
        return facts.unknown(Reason.COMPARATOR_MISSING)
    if bounds is None:
        return facts.unknown(Reason.TOO_FEW_TO_RANK, others=len(facts.others.members.get(facts.year, ())))
    is_reached = bounds.holds(value)
    reason = Reason.REACHED if is_reached else Reason.NOT_REACHED
    if not is_reached and (_gained(rule, own) or ZERO) > 0:
        reason = Reason.NOT_REACHED_BUT_BETTER
    return facts.known(reason, value=value, bounds=bounds)


def _milestone(facts: _Facts, series: Iterable[Observation]) -> Fulfilment:
    """What the first value from the due day on says; before it, done is done and the rest is not due."""
    due = facts.rule.due_on or date(facts.rule.year, 12, 31)
    told = sorted((item.period_end, item.value) for item in series if item.value is not None)
    told = [(day, value) for day, value in told if day.year <= facts.year]
    years = tuple(sorted({day.year for day, _ in told}))
    after = [value for day, value in told if day >= due]
    if (after and after[0] >= 1) or (not after and any(value >= 1 for _, value in told)):
        return facts.known(Reason.MILESTONE_REACHED, value=max(value for _, value in told), years=years)
    if after:
        reason = Reason.MILESTONE_LATE if any(value >= 1 for value in after) else Reason.MILESTONE_NOT_REACHED
        return facts.known(reason, value=after[-1], years=years)
    if facts.own is not None:
        return facts.unknown(Reason.MILESTONE_NOT_DUE)
    return facts.unknown(Reason.VALUE_MISSING, latest_year=max((day.year for day, _ in told), default=None))


def _over_years(facts: _Facts) -> Fulfilment:
    """The years that end with the one assessed; of a target of a later year, those of its own years that have been."""
    rule = facts.rule
    last = facts.year if facts.is_due else rule.year
    window = range(last - rule.years + 1, min(last, facts.year) + 1)
    used = tuple(year for year in window if year in facts.values)
    missing = tuple(year for year in window if year not in facts.values)
    fewest = (rule.fewest_years or rule.years) if facts.is_due else 1
    if len(used) < fewest:
        return facts.unknown(Reason.YEARS_MISSING, missing, years=used, missing=missing)
    total = sum((facts.values[year] for year in used), ZERO)
    bounds = bounds_of(rule)
    if rule.kind is TargetKind.SUM_OVER_YEARS:
        # A sum so far can have passed its floor; whether it keeps below its ceiling only the last year tells.
        is_reached = bounds.holds(total) and (facts.is_due or bounds.high is None)
        reason = Reason.SUM_REACHED if is_reached else Reason.SUM_NOT_REACHED
        return facts.known(reason, value=total, bounds=bounds, years=used, missing=missing)
    average = total / len(used)
    is_reached = bounds.holds(average) and facts.is_due
    would_alone = facts.own is not None and bounds.holds(facts.own)
    reason = Reason.AVERAGE_REACHED if is_reached else Reason.AVERAGE_NOT_REACHED
    if is_reached and facts.own is not None and not would_alone:
        reason = Reason.AVERAGE_REACHED_THOUGH_YEAR_MISSED
    if not is_reached and would_alone:
        reason = Reason.AVERAGE_NOT_REACHED_THOUGH_YEAR_MET
    return facts.known(reason, value=average, bounds=bounds, years=used, missing=missing)


def _rank(rule: TargetRule, members: Iterable[Decimal], own: Decimal | None) -> tuple[int | None, int | None]:
    if rule.kind is not TargetKind.AMONG_BEST or own is None:
        return None, None
    theirs = list(members)
    return place_among(own, theirs, rule.direction), len(theirs) + 1


def _gained(rule: TargetRule, value: Decimal | None) -> Decimal | None:
    """How much better than the baseline; for a band how much nearer to it. A sum has no baseline to be better than."""
    if value is None or rule.baseline is None or rule.kind in BY_A_PERSON or rule.kind is TargetKind.SUM_OVER_YEARS:
        return None
    match rule.direction:
        case Direction.HIGHER:
            return value - rule.baseline
        case Direction.LOWER:
            return rule.baseline - value
        case Direction.BAND if rule.kind is TargetKind.WITHIN and not rule_problems(rule):
            bounds = bounds_of(rule)
            return min(bounds.difference(value), ZERO) - min(bounds.difference(rule.baseline), ZERO)
    return None


def _progress(rule: TargetRule, bounds: Bounds, value: Decimal) -> Decimal | None:
    """The share of the way, when there is a way: one bound, and a start on its bad side."""
    goal = bounds.single
    start = ZERO if rule.kind in {TargetKind.CHANGE_BY, TargetKind.SUM_OVER_YEARS} else rule.baseline
    if goal is None or start is None or bounds.difference(start) >= 0:
        return None
    return round_half_up((value - start) / (goal - start), 4)
