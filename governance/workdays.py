"""The days on which people in Swedish public service work: what is mailed waits for one. Pure: no database.

Public holidays (lagen 1989:253 om allmänna helgdagar), and the eves that are free in practice: Midsummer's, Christmas
and New Year's (so also semesterlagen 3 a §). Taken from the library `holidays`, which keeps them for every year.
"""

from datetime import date, timedelta
from functools import cache

import holidays

_SATURDAY = 5


def is_working_day(day: date) -> bool:
    """Whether the day is neither Saturday, Sunday nor a holiday."""
    return day.weekday() < _SATURDAY and day not in _holidays(day.year)


def monday_of(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def first_working_day(day: date) -> date:
    """The first working day of the day's week: Monday, or the next where it is a holiday."""
    week = (monday_of(day) + timedelta(days=number) for number in range(7))
    return next((each for each in week if is_working_day(each)), monday_of(day))


@cache
def _holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("SE", years=year, categories=("public", "de_facto")))
