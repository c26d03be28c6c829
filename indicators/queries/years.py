"""The years' values of a series that is measured more often, by the indicator's own rule: what is held against targets.

A year of which not all is there is so far only, and is held against no target. What is not put together (rule NONE)
is compared as it is, by its latest period.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext as _

from annualcycle.periods import Frequency, Period
from indicators.aggregation import OverTime, Part, YearWhole, year_of_periods
from indicators.fulfilment import Observation, TargetKind
from indicators.numbers import Missing, format_with_unit
from indicators.queries.series import Point, observations, year_of


class YearPoint(NamedTuple):
    """A year's value, or why there is none. value: of the periods so far where it is not complete.

    latest: the last period with a value. have, of: how many of the year's periods have come.
    """

    year: int
    value: Decimal | None
    missing: Missing | None
    is_complete: bool
    have: int
    of: int
    latest: Period | None
    is_counted: bool = False
    lacks_parts: bool = False

    @property
    def observation(self) -> Observation:
        """The year as a target is held against it: an unfinished one has no value yet."""
        return Observation.of_year(self.year, self.value if self.is_complete else None)


def is_put_together(rule: OverTime, frequency: Frequency) -> bool:
    """Whether a year's value comes from shorter periods by a rule."""
    return rule is not OverTime.NONE and frequency.per_year > 1


def held_against(kind: TargetKind, years: Sequence[YearPoint], points: Sequence[Point]) -> list[Observation]:
    """What a target of this kind is held against: the years' values where they are put together, else the values."""
    if years and kind is not TargetKind.MILESTONE:  # what is done is done in the middle of a year, too
        return [point.observation for point in years]
    return observations(points)


def year_points(
    points: Sequence[Point], rule: OverTime, frequency: Frequency, *, factor: Decimal, fewest_cases: int | None
) -> tuple[YearPoint, ...]:
    """The years of a series in order, from all its points. A year's own value goes before what its periods come to."""
    periods: dict[int, dict[int, Point]] = {}
    own: dict[int, Point] = {}
    for point in points:
        if point.period.frequency is frequency:
            periods.setdefault(year_of(point.period), {})[point.period.number] = point
        elif point.period.frequency is Frequency.YEAR:
            own[year_of(point.period)] = point
    found = []
    for year in sorted({*periods, *own}):
        told = own.get(year)
        if told is not None and (told.value is not None or year not in periods):
            found.append(YearPoint(year, told.value, told.missing, is_complete=True, have=1, of=1, latest=told.period))
            continue
        parts = {number: _part(point) for number, point in periods[year].items()}
        whole = year_of_periods(rule, parts, frequency.per_year, factor=factor, fewest_cases=fewest_cases)
        if whole is not None:
            found.append(_year_point(year, whole, periods[year], rule, frequency))
    return tuple(found)


def _part(point: Point) -> Part:
    return Part(point.missing if point.value is None else point.value, point.numerator, point.denominator)


def _year_point(
    year: int, found: YearWhole, periods: Mapping[int, Point], rule: OverTime, frequency: Frequency
) -> YearPoint:
    latest = periods[found.latest].period if found.latest else None
    is_counted = rule is OverTime.LAST
    return YearPoint(
        year=year,
        value=found.whole.value,
        missing=found.whole.missing,
        is_complete=found.is_complete,
        have=found.latest if is_counted else found.whole.have,
        of=frequency.per_year if is_counted else found.whole.of,
        latest=latest,
        is_counted=is_counted,
        lacks_parts=found.whole.lacks_parts,
    )


def assessed_of(years: Sequence[YearPoint], year: int, lag_years: int) -> int:
    """The year to compare with the target: the latest complete one that is not older than the publication lag."""
    known = [point.year for point in years if point.is_complete and point.value is not None]
    return max((each for each in known if year - lag_years <= each <= year), default=year)


def unfinished_sentence(point: YearPoint, unit: str, decimals: int, language: str) -> str:
    """What an unfinished or unknown year says instead of an outcome, in the active language."""
    said = {
        "year": point.year,
        "value": format_with_unit(point.value, unit, decimals, language),
        "have": point.have,
        "of": point.of,
        "period": point.latest.label(language) if point.latest else "",
    }
    if point.lacks_parts:
        return (
            _("%(year)s has no value: numerators and denominators are missing, and percentages are never averaged.")
            % said
        )
    if point.missing is Missing.SUPPRESSED:
        return _("%(year)s has no value, since one of its periods is withheld.") % said
    if point.value is None:
        return _("%(year)s has no value, since one of its periods has none.") % said
    if point.is_counted:
        return _("%(value)s up to %(period)s. It is held against the target when %(year)s is complete.") % said
    so_far = _("%(value)s so far in %(year)s (%(have)s of %(of)s periods).") % said
    return " ".join([so_far, _("It is held against the target when all of them are there.")])
