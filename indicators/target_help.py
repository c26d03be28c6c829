"""Help to set a target that can be reached: what the series has done, and what the target asks beside it. Pure.

Values by year may be compared with each other: yearly ones, or the same part of each year. Only years that follow each
other count as a year's change: a gap says nothing about how it was crossed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from indicators.bounds import bounds_beside, bounds_of, place_among
from indicators.fulfilment import OVER_YEARS, Bounds, Direction, Others, TargetKind, TargetRule, rule_problems

Values = Mapping[int, Decimal]


@dataclass(frozen=True, slots=True)
class UsualChange:
    """What has happened from one year to the next. median: of the changes without their sign; largest: with it."""

    median: Decimal
    largest: Decimal
    largest_year: int
    rises: int
    falls: int
    count: int


@dataclass(frozen=True, slots=True)
class Leap:
    """What a target asks of the latest value.

    needed: the change that takes it there, with its sign; 0 when it is there, or when any step past it is enough.
    years: how many years there are for it, at least one. times, of: how often so large a change the same way has come
    in so many years, and how often it could have. usual_years: how many usual years' change it is, None where the
    usual is none.
    """

    is_there: bool
    needed: Decimal
    years: int
    times: int
    of: int
    usual_years: Decimal | None


@dataclass(frozen=True, slots=True)
class Spread:
    """Where others lie. rank, ranked: the place of a value among them and it, equals sharing the better; below: how
    many lie under it."""

    lowest: Decimal
    median: Decimal
    highest: Decimal
    count: int
    rank: int | None
    below: int

    @property
    def ranked(self) -> int:
        """How many have a place: the others and us."""
        return self.count + 1


def changes(values: Values, years: int = 1) -> dict[int, Decimal]:
    """The change to each year from `years` before it, where both have a value."""
    return {year: value - values[year - years] for year, value in sorted(values.items()) if year - years in values}


def usual_change(values: Values) -> UsualChange | None:
    """The usual change of a year, or None where no two years follow each other."""
    found = changes(values)
    if not found:
        return None
    largest_year = max(found, key=lambda year: (abs(found[year]), year))
    return UsualChange(
        median=median([abs(change) for change in found.values()]),
        largest=found[largest_year],
        largest_year=largest_year,
        rises=sum(change > 0 for change in found.values()),
        falls=sum(change < 0 for change in found.values()),
        count=len(found),
    )


def levels_asked(rule: TargetRule, others: Others, year: int) -> Bounds | None:
    """Between which levels the target asks the yearly value to lie; None where it names none or too little is known.

    A change is counted from its baseline; what others decide, from what they had in `year`.
    """
    if rule_problems(rule) or rule.kind is TargetKind.SUM_OVER_YEARS:
        return None
    bounds = bounds_beside(rule, others, year)
    if bounds is None or bounds.is_open:
        return None
    if rule.kind is not TargetKind.CHANGE_BY or rule.baseline is None:
        return bounds
    if rule.is_relative and not rule.baseline:
        return None
    unit = abs(rule.baseline) / 100 if rule.is_relative else Decimal(1)
    low, high = (None if step is None else rule.baseline + step * unit for step in (bounds.low, bounds.high))
    return Bounds(low, high, bounds.is_strict)


def leap(values: Values, levels: Bounds, year: int) -> Leap | None:
    """What the levels ask of the latest value by `year`; None without a value."""
    if not values:
        return None
    last = max(values)
    latest, span = values[last], max(year - last, 1)
    known = changes(values, span)
    if levels.holds(latest):
        return Leap(is_there=True, needed=Decimal(0), years=span, times=0, of=len(known), usual_years=None)
    is_up = levels.low is not None and latest <= levels.low
    level = levels.low if is_up else levels.high
    needed = (level or Decimal(0)) - latest
    steps = [change if is_up else -change for change in known.values()]
    times = sum(step > abs(needed) if levels.is_strict else step >= abs(needed) for step in steps)
    usual = usual_change(values)
    usual_years = abs(needed) / usual.median if usual and usual.median else None
    return Leap(is_there=False, needed=needed, years=span, times=times, of=len(steps), usual_years=usual_years)


def still_asked(rule: TargetRule, values: Values) -> tuple[int, Bounds] | None:
    """For an average or a sum over years: how many of its years remain, and what each must then be on average.

    None for other kinds, where no year or every year remains, and where a year that has been lacks a value.
    """
    if rule.kind not in OVER_YEARS or rule_problems(rule) or not values:
        return None
    window = range(rule.year - rule.years + 1, rule.year + 1)
    been = [year for year in window if year <= max(values)]
    left = rule.years - len(been)
    if not left or not been or any(year not in values for year in been):
        return None
    had = sum((values[year] for year in been), Decimal(0))
    times = rule.years if rule.kind is TargetKind.AVERAGE_OVER_YEARS else 1
    bounds = bounds_of(rule)
    low, high = (None if level is None else (level * times - had) / left for level in (bounds.low, bounds.high))
    return left, Bounds(low, high)


def spread_of(others: Sequence[Decimal], value: Decimal | None, direction: Direction) -> Spread | None:
    """Where others lie, and the place of a value among them; None without others. No place where no way is better."""
    if not others:
        return None
    rank = None
    if value is not None and direction in {Direction.HIGHER, Direction.LOWER}:
        rank = place_among(value, others, direction)
    below = 0 if value is None else sum(other < value for other in others)
    return Spread(min(others), median(others), max(others), len(others), rank, below)


def cases_per_step(denominator: Decimal, factor: Decimal) -> Decimal:
    """How many cases one step of a share is: of 412 pupils and a share in percent, 4,12."""
    return denominator / factor


def cases_needed(needed: Decimal, denominator: Decimal, factor: Decimal) -> int:
    """How many more (or fewer, negative) cases a change of a share is, whole ones, so that it is enough."""
    cases = int((abs(needed) * cases_per_step(denominator, factor)).to_integral_value(rounding=ROUND_CEILING))
    return cases if needed >= 0 else -cases


def median(numbers: Sequence[Decimal]) -> Decimal:
    """The middle of the numbers, or the mean of the two in the middle."""
    ordered = sorted(numbers)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
