"""Days that work is due on: off the weekend, and in the same place of the next year. Pure: no database.

Only Saturdays and Sundays are moved from. A public holiday on a weekday is left to the person who shapes the wheel,
since many boards hold on to a day of the week.
"""

import calendar
from datetime import date, timedelta

_SATURDAY = 5


def is_weekend(day: date) -> bool:
    """Whether the day is a Saturday or a Sunday."""
    return day.weekday() >= _SATURDAY


def on_or_after(day: date) -> date:
    """The day, or the Monday after a weekend; the Friday before where Monday would be another month."""
    if not is_weekend(day):
        return day
    monday = day + timedelta(days=7 - day.weekday())
    return monday if monday.month == day.month else on_or_before(day)


def on_or_before(day: date) -> date:
    """The day, or the Friday before a weekend; never later, so that a last day by law is kept.

    Where Friday would be another month, as on 1 January, Monday after: callers with a last day by law have none there.
    """
    if not is_weekend(day):
        return day
    friday = day - timedelta(days=day.weekday() - _SATURDAY + 1)
    return friday if friday.month == day.month else day + timedelta(days=7 - day.weekday())


def in_year(year: int, month: int, day: int) -> date:
    """The day of the month in that year; the month's last day where it is shorter."""
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def first_weekday(year: int, month: int) -> date:
    """The month's first day that is not in a weekend."""
    return on_or_after(date(year, month, 1))


def last_weekday(year: int, month: int) -> date:
    """The month's last day that is not in a weekend."""
    return on_or_before(in_year(year, month, 31))


def same_place(day: date, year: int) -> date:
    """The day that stands in `year` where `day` stands in its own: the same month, off the weekend.

    The month's first and last days of work stay that, so that what is due at the end of a month does not slide over
    the years; every other day keeps its date, or moves to the Monday after a weekend.
    """
    if day >= last_weekday(day.year, day.month):
        return last_weekday(year, day.month)
    if day <= first_weekday(day.year, day.month):
        return first_weekday(year, day.month)
    return on_or_after(in_year(year, day.month, day.day))
