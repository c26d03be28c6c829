"""What is to be mended in an indicator's passport or in how it is kept. Pure: facts in, findings out.

A finding is never an accusation: a value that has not come within its publication lag is not late, and an indicator
that only describes the world needs no direction.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from annualcycle.periods import Period
from indicators.publication import Numbers, is_overdue

# How long after a period somebody has to hand in a value before it is a finding.
TO_HAND_IN = timedelta(days=60)


class Finding(StrEnum):
    """What is lacking, the gravest first."""

    FORMULA_BROKEN = "formula_broken"
    NO_OWNER = "no_owner"
    OWNER_GONE = "owner_gone"
    NO_VALUES = "no_values"
    SILENT = "silent"
    NOT_PUBLISHED = "not_published"
    TO_CHANGE = "to_change"
    NO_DIRECTION = "no_direction"
    NO_DEFINITION = "no_definition"
    NO_PURPOSE = "no_purpose"
    STABILITY_PASSED = "stability_passed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of an indicator in use.

    is_owner_here: the owner has an account that is open and a role in the municipality. has_direction: also that it is
    known to have none on purpose, since it is context. latest: the period of the latest value, missing ones counted.
    numbers: what there is of numbers. publication, published_year: when more are to come, and the year they tell of.
    is_to_change: the latest yearly review says so, and it has not been changed since.
    """

    has_owner: bool
    is_owner_here: bool
    has_definition: bool
    has_purpose: bool
    has_direction: bool
    lag_years: int
    latest: Period | None
    numbers: Numbers = field(default_factory=Numbers)
    publication: date | None = None
    published_year: int | None = None
    stable_until: date | None = None
    is_formula_broken: bool = False
    is_to_change: bool = False


def findings_of(facts: Facts, today: date) -> tuple[Finding, ...]:
    """What is to be mended, the gravest first."""
    found = set(_of_passport(facts, today)) | set(_of_values(facts, today))
    return tuple(finding for finding in Finding if finding in found)


def _of_passport(facts: Facts, today: date) -> Iterator[Finding]:
    if not facts.has_owner:
        yield Finding.NO_OWNER
    elif not facts.is_owner_here:
        yield Finding.OWNER_GONE
    if not facts.has_direction:
        yield Finding.NO_DIRECTION
    if not facts.has_definition:
        yield Finding.NO_DEFINITION
    if not facts.has_purpose:
        yield Finding.NO_PURPOSE
    if facts.stable_until is not None and facts.stable_until < today:
        yield Finding.STABILITY_PASSED
    if facts.is_formula_broken:
        yield Finding.FORMULA_BROKEN
    if facts.is_to_change:
        yield Finding.TO_CHANGE


def _of_values(facts: Facts, today: date) -> Iterator[Finding]:
    if facts.latest is None:
        yield Finding.NO_VALUES
    elif is_silent(facts.latest, facts.lag_years, today):
        yield Finding.SILENT
    day, year = facts.publication, facts.published_year
    if day is not None and is_overdue(facts.numbers, day=day, year=year, today=today):
        yield Finding.NOT_PUBLISHED


def is_silent(latest: Period, lag_years: int, today: date) -> bool:
    """Whether the period after the latest value has ended so long ago that its value should be here, lag and all."""
    expected = latest.next().end
    due = date(min(expected.year + lag_years, date.max.year), expected.month, min(expected.day, 28))
    return today > due + TO_HAND_IN
