"""Whether what an indicator was to tell on a publication day has come. Pure.

Only a number is what was to come: a value that is told to be missing brings nothing to publish.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Numbers:
    """What there is of numbers: the latest year that has one, and the day when one was last written."""

    year: int | None = None
    written: date | None = None


def has_come(numbers: Numbers, *, day: date, year: int | None) -> bool:
    """Whether the numbers that were to come on the day are there: those of the year, else any written since then."""
    if year is not None:
        return numbers.year is not None and numbers.year >= year
    return numbers.written is not None and numbers.written >= day


def is_overdue(numbers: Numbers, *, day: date, year: int | None, today: date) -> bool:
    """Whether the day has passed without them."""
    return day < today and not has_come(numbers, day=day, year=year)
