"""How values are put together: over organisations and over a year's periods. Each indicator states its rules. Pure.

The rules are facts about the indicator, not of a report: percentages are weighted by their denominators and never
averaged, what is counted since the year began is read at its last period and never summed, and a value that is
missing or withheld makes the whole unknown instead of smaller.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from enum import StrEnum
from typing import NamedTuple

from indicators.numbers import DECIMALS, Missing, round_half_up
from indicators.shares import EXACT, are_too_few, fits

ZERO = Decimal(0)


class OverOrganisations(StrEnum):
    """How an organisation's value comes from those directly below it. NONE: it does not, each reports its own."""

    NONE = "none"
    SUM = "sum"
    MEAN = "mean"
    WEIGHTED = "weighted"


class OverTime(StrEnum):
    """How a year's value comes from its months, quarters or thirds. LAST is right for what is counted since January."""

    NONE = "none"
    SUM = "sum"
    MEAN = "mean"
    WEIGHTED = "weighted"
    LAST = "last"


_COUNTS = {"antal", "st", "stycken", "number"}


def usual_over_time(*, periods_a_year: int, unit: str, is_of_parts: bool) -> OverTime:
    """How an indicator's year is most likely put together, where nobody has said.

    A share by its parts, a count by its sum; a level, such as a percentage without parts, not at all, since neither its
    last period nor a mean is the year's. With one value a year there is nothing to put together.
    """
    if periods_a_year == 1:
        return OverTime.LAST
    if is_of_parts:
        return OverTime.WEIGHTED
    return OverTime.SUM if unit.strip().casefold() in _COUNTS else OverTime.NONE


class Part(NamedTuple):
    """A value that others are put together from. told: a number, or why there is none; None when nothing has come."""

    told: Decimal | Missing | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    is_preliminary: bool = False

    @property
    def number(self) -> Decimal | None:
        """The number, when there is one."""
        return self.told if isinstance(self.told, Decimal) else None

    @property
    def has_parts(self) -> bool:
        """Whether it says what it is a share of."""
        return self.numerator is not None and self.denominator is not None


@dataclass(frozen=True, slots=True)
class Whole:
    """What parts come to: a number with six decimals, or why there is none.

    have, of: how many of the parts that were expected have a number, of how many; those that the indicator does not
    apply to are not expected. lacks_parts: values are there, but not what they are shares of, so that they cannot be
    weighted. numerator, denominator: of a weighted whole.
    """

    value: Decimal | None
    missing: Missing | None
    have: int
    of: int
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    is_preliminary: bool = False
    lacks_parts: bool = False

    @property
    def part(self) -> Part:
        """The whole as a part of something larger."""
        return Part(
            self.missing if self.value is None else self.value, self.numerator, self.denominator, self.is_preliminary
        )


def put_together(
    rule: OverOrganisations, parts: Iterable[Part], *, factor: Decimal, fewest_cases: int | None = None
) -> Whole | None:
    """The whole of an organisation from its parts; None where nothing has come at all, or nothing is put together.

    A withheld part withholds the whole, since whoever knows the others could count it out. A part that lacks a number
    leaves the whole without one: 3 of 4 is no total. A weighted whole with fewer cases than `fewest_cases` is withheld.
    """
    parts = list(parts)
    if rule is OverOrganisations.NONE or all(part.told is None for part in parts):
        return None
    return _whole(_RECKONED[rule.value], parts, factor, fewest_cases)


@dataclass(frozen=True, slots=True)
class YearWhole:
    """What the periods of a year come to. is_complete: all of it is there; else the value is so far only.

    latest: the number of the last period that has a value, from 1.
    """

    whole: Whole
    is_complete: bool
    latest: int


def year_of_periods(
    rule: OverTime,
    periods: Mapping[int, Part],
    per_year: int,
    *,
    factor: Decimal,
    fewest_cases: int | None = None,
) -> YearWhole | None:
    """A year's value from its periods, told by their number from 1; None where nothing has come, or by rule NONE.

    Sum, mean and weighted: of all the year's periods; until they are there it is of those that have come. LAST is the
    last period's value, which is the year's when the year's last period is there.
    """
    come = {number: part for number, part in sorted(periods.items()) if part.told not in (None, Missing.NOT_YET)}
    if rule is OverTime.NONE or not come:
        return None
    latest = max((number for number, part in come.items() if part.number is not None), default=0)
    if rule is OverTime.LAST:
        last = max(come) if latest == 0 else latest if per_year not in come else per_year
        part = come[last]
        missing = part.told if isinstance(part.told, Missing) else None
        whole = Whole(
            part.number, missing, int(part.number is not None), 1, part.numerator, part.denominator, part.is_preliminary
        )
        return YearWhole(whole, per_year in come, latest)
    whole = _whole(_RECKONED[rule.value], list(come.values()), factor, fewest_cases)
    expected = per_year - sum(part.told is Missing.NOT_APPLICABLE for part in come.values())
    return YearWhole(replace(whole, of=expected), len(come) == per_year, latest)


Reckoned = tuple[Decimal, Decimal | None, Decimal | None] | None


def _whole(
    reckon: Callable[[Sequence[Part], Decimal], Reckoned],
    parts: Sequence[Part],
    factor: Decimal,
    fewest_cases: int | None,
) -> Whole:
    expected = [part for part in parts if part.told is not Missing.NOT_APPLICABLE]
    known = [part for part in expected if part.number is not None]
    have, of = len(known), len(expected)

    def unknown(missing: Missing, *, lacks_parts: bool = False) -> Whole:
        return Whole(None, missing, have, of, lacks_parts=lacks_parts)

    if not expected:
        return unknown(Missing.NOT_APPLICABLE)
    if any(part.told is Missing.SUPPRESSED for part in expected):
        return unknown(Missing.SUPPRESSED)
    if have < of:
        is_denied = any(part.told is Missing.NOT_AVAILABLE for part in expected)
        return unknown(Missing.NOT_AVAILABLE if is_denied else Missing.NOT_YET)
    with localcontext(EXACT):
        reckoned = reckon(known, factor)
        if reckoned is None:
            return unknown(Missing.NOT_AVAILABLE, lacks_parts=True)
        value, numerator, denominator = reckoned
        if not all(fits(number) for number in (value, numerator or ZERO, denominator or ZERO)):
            return unknown(Missing.NOT_AVAILABLE)
        value = round_half_up(value, DECIMALS) or ZERO
    if are_too_few(denominator, fewest_cases):
        return unknown(Missing.SUPPRESSED)
    return Whole(value, None, have, of, numerator, denominator, any(part.is_preliminary for part in known))


def _sum(parts: Sequence[Part], factor: Decimal) -> Reckoned:  # noqa: ARG001 (every way of reckoning has this shape)
    return sum((part.number or ZERO for part in parts), ZERO), None, None


def _mean(parts: Sequence[Part], factor: Decimal) -> Reckoned:  # noqa: ARG001
    return sum((part.number or ZERO for part in parts), ZERO) / len(parts), None, None


def _weighted(parts: Sequence[Part], factor: Decimal) -> Reckoned:
    """Numerators and denominators are added up and divided once; None where a value does not say what it is made of."""
    if not all(part.has_parts for part in parts):
        return None
    numerator = sum((part.numerator or ZERO for part in parts), ZERO)
    denominator = sum((part.denominator or ZERO for part in parts), ZERO)
    return numerator / denominator * factor, numerator, denominator


_RECKONED = {"sum": _sum, "mean": _mean, "weighted": _weighted}
