"""What a target asks of the values, and the bounds that it comes down to. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

ZERO = Decimal(0)
# A place among fewer others than these says nothing about a group.
FEWEST_OTHERS = 4


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


@dataclass(frozen=True, slots=True)
class TargetRule:
    """A target for a year. Which figures count depends on the kind:

    AT_LEAST, MORE_THAN: low. AT_MOST, LESS_THAN: high. WITHIN: low and high.
    MAINTAIN: low and/or high as a standard, else within `tolerance` on the bad side of the baseline.
    CHANGE_BY: the change from the baseline is at least low (+5) and/or at most high (−10), in percent of the baseline
    when `is_relative`, otherwise in the unit itself (points for percent).
    AVERAGE_OVER_YEARS, SUM_OVER_YEARS: low and/or high for the `years` years that end with the year assessed; with
    `fewest_years` a year or more may lack a value.
    IMPROVE: strictly better than the baseline, which way the direction says.
    BETTER_THAN: strictly better than the comparator's value of the same year.
    AMONG_BEST: a place within the best `share_of_best` percent of those of the comparator's group that have a value.
    MILESTONE: done by `due_on`, without it by the end of the year. A value of 1 says done, 0 not yet; or a person says.
    QUALITATIVE: a person finds it reached or not.

    found_reached: what a person has found of a milestone or of a target in words; None as long as nobody has.
    is_challenging: set so high that getting nearer counts as progress.
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
    comparator_id: int | None = None
    comparator: str = ""
    share_of_best: int | None = None
    description: str = ""
    is_challenging: bool = False
    found_reached: bool | None = None


@dataclass(frozen=True, slots=True)
class Others:
    """What others have, by year: the comparator's own value, and the values of its group's other members."""

    values: Mapping[int, Decimal] = field(default_factory=dict, hash=False)
    members: Mapping[int, Sequence[Decimal]] = field(default_factory=dict, hash=False)


NOBODY = Others()


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the compared figure must lie within; a strict bound must be passed, not just met."""

    low: Decimal | None = None
    high: Decimal | None = None
    is_strict: bool = False

    @property
    def is_open(self) -> bool:
        """Whether nothing bounds the figure."""
        return self.low is None and self.high is None

    @property
    def single(self) -> Decimal | None:
        """The one level, where it is not an interval."""
        if self.low is not None and self.high is not None:
            return None
        return self.low if self.high is None else self.high

    def difference(self, value: Decimal) -> Decimal:
        """How far within the bounds (positive) or outside them (negative)."""
        sides = [value - self.low] if self.low is not None else []
        sides += [self.high - value] if self.high is not None else []
        return min(sides)

    def holds(self, value: Decimal) -> bool:
        """Whether the value keeps within the bounds. Compared exactly: 83,96 does not reach 84."""
        difference = self.difference(value)
        return difference > 0 or (difference == 0 and not self.is_strict)


def bounds_of(rule: TargetRule) -> Bounds:
    """The bounds that a rule without problems comes down to by itself, in the unit of the figure it compares.

    Open for what others decide (BETTER_THAN, AMONG_BEST) and for what a person finds.
    """
    match rule.kind:
        case TargetKind.AT_LEAST | TargetKind.MORE_THAN:
            return Bounds(low=rule.low, is_strict=rule.kind is TargetKind.MORE_THAN)
        case TargetKind.AT_MOST | TargetKind.LESS_THAN:
            return Bounds(high=rule.high, is_strict=rule.kind is TargetKind.LESS_THAN)
        case TargetKind.IMPROVE if rule.baseline is not None:
            return _beyond(rule.baseline, rule.direction, is_strict=True)
        case TargetKind.BETTER_THAN | TargetKind.AMONG_BEST | TargetKind.MILESTONE | TargetKind.QUALITATIVE:
            return Bounds()
        case TargetKind.MAINTAIN if rule.low is None and rule.high is None and rule.baseline is not None:
            low, high = rule.baseline - rule.tolerance, rule.baseline + rule.tolerance
            return Bounds(
                low=None if rule.direction is Direction.LOWER else low,
                high=None if rule.direction is Direction.HIGHER else high,
            )
    return Bounds(rule.low, rule.high)


def bounds_beside(rule: TargetRule, others: Others, year: int) -> Bounds | None:
    """The bounds of a rule in a year, with what others have then; None where too few others have a value.

    AMONG_BEST: of all with a value, ours counted, the best `share_of_best` percent (rounded down) get a place; the
    value of the last place is what is to be met. So a tie at that place is within it, and nobody loses a place to
    someone who is only as good.
    """
    if rule.kind is TargetKind.BETTER_THAN:
        theirs = others.values.get(year)
        return None if theirs is None else _beyond(theirs, rule.direction, is_strict=True)
    if rule.kind is not TargetKind.AMONG_BEST:
        return bounds_of(rule)
    members = sorted(others.members.get(year, ()), reverse=rule.direction is not Direction.LOWER)
    places = (len(members) + 1) * (rule.share_of_best or 0) // 100
    if len(members) < FEWEST_OTHERS or places < 1:
        return None
    return _beyond(members[places - 1], rule.direction, is_strict=False)


def _beyond(level: Decimal, direction: Direction, *, is_strict: bool) -> Bounds:
    if direction is Direction.LOWER:
        return Bounds(high=level, is_strict=is_strict)
    return Bounds(low=level, is_strict=is_strict)


def place_among(value: Decimal, others: Iterable[Decimal], direction: Direction) -> int:
    """The place of a value among others' and itself, 1 is the best; equals share the better one."""
    is_low_best = direction is Direction.LOWER
    return 1 + sum((other < value) if is_low_best else (other > value) for other in others)


_NEEDS = {
    TargetKind.AT_LEAST: ("low",),
    TargetKind.MORE_THAN: ("low",),
    TargetKind.AT_MOST: ("high",),
    TargetKind.LESS_THAN: ("high",),
    TargetKind.WITHIN: ("low", "high"),
    TargetKind.CHANGE_BY: ("baseline",),
    TargetKind.IMPROVE: ("baseline",),
}
_NEEDS_A_BOUND = {TargetKind.CHANGE_BY, TargetKind.AVERAGE_OVER_YEARS, TargetKind.SUM_OVER_YEARS}
_NEEDS_A_BETTER = {TargetKind.IMPROVE, TargetKind.BETTER_THAN, TargetKind.AMONG_BEST}
_NEEDS_ANOTHER = {TargetKind.BETTER_THAN, TargetKind.AMONG_BEST}
OVER_YEARS = {TargetKind.AVERAGE_OVER_YEARS, TargetKind.SUM_OVER_YEARS}
BY_A_PERSON = {TargetKind.MILESTONE, TargetKind.QUALITATIVE}


def rule_problems(rule: TargetRule) -> tuple[str, ...]:
    """What a target lacks, as stable codes for a form: low_needed, high_needed, baseline_needed, bound_needed,
    band_reversed, years_needed, fewest_years_wrong, tolerance_negative, direction_needed, comparator_needed,
    share_needed, due_elsewhere. Empty when it can be evaluated.
    """
    has_bound = rule.low is not None or rule.high is not None
    found = [f"{name}_needed" for name in _NEEDS.get(rule.kind, ()) if getattr(rule, name) is None]
    if rule.kind in _NEEDS_A_BOUND and not has_bound:
        found.append("bound_needed")
    if rule.kind is TargetKind.MAINTAIN and not has_bound and rule.baseline is None:
        found.append("bound_needed")
    if rule.low is not None and rule.high is not None and rule.low > rule.high:
        found.append("band_reversed")
    if rule.kind in OVER_YEARS and rule.years < 2:
        found.append("years_needed")
    if rule.fewest_years is not None and not 1 <= rule.fewest_years <= rule.years:
        found.append("fewest_years_wrong")
    if rule.tolerance < 0:
        found.append("tolerance_negative")
    return (*found, *_problems_of_comparing(rule))


def _problems_of_comparing(rule: TargetRule) -> list[str]:
    found = []
    if rule.kind in _NEEDS_A_BETTER and rule.direction not in {Direction.HIGHER, Direction.LOWER}:
        found.append("direction_needed")
    if rule.kind in _NEEDS_ANOTHER and rule.comparator_id is None:
        found.append("comparator_needed")
    if rule.kind is TargetKind.AMONG_BEST and not 1 <= (rule.share_of_best or 0) <= 99:
        found.append("share_needed")
    if rule.kind is TargetKind.MILESTONE and rule.due_on is not None and rule.due_on.year != rule.year:
        found.append("due_elsewhere")
    return found


def span_of(rule: TargetRule) -> str:
    """The years that the target covers: "2023–2026", or its only one."""
    first = rule.year - rule.years + 1 if rule.kind in OVER_YEARS else rule.year
    return str(rule.year) if first == rule.year else f"{first}–{rule.year}"
