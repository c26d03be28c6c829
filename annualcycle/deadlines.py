"""When a task is due: its own day, else its board's, else the step's; and how long it is waited for. Pure: no database.

A task that was never handed in is not late for ever. It is waited for until three months after the end of its wheel's
year, when the year's books are closed and its annual report is being written: until then a late answer is of use. With
a day of its own past the year's end, until three months after that day. From then it is told as what it is, that it was
not done: it is late no more, nobody is reminded of it, and it stands so in its year. It may still be handed in.
"""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum

WAITED_MONTHS = 3


class Timing(StrEnum):
    """How a task that is still to be handed in stands against its day."""

    LATE = "late"
    SOON = "soon"
    LATER = "later"


def nearest_day(line: Sequence[int], days: Mapping[int, date], otherwise: date) -> date:
    """The day of the first in `line` that has one of its own.

    line: an organisation and those above it, nearest first; days: own days by organisation.
    """
    return next((days[each] for each in line if each in days), otherwise)


def due_day(*, own: date | None, line: Sequence[int], days: Mapping[int, date], step: date) -> date:
    """The day by which a task is to be handed in: its own, else the nearest board's, else the step's."""
    return own or nearest_day(line, days, step)


def timing(due: date, today: date, soon_days: int) -> Timing:
    """Late from the day after the due day; soon from so many days before it, the day itself included."""
    if due < today:
        return Timing.LATE
    return Timing.SOON if due - today <= timedelta(days=soon_days) else Timing.LATER


def last_day_waited(*, year: int, due: date) -> date:
    """The last day on which a task of the wheel's year that is due then is waited for."""
    return _months_later(max(date(year, 12, 31), due), WAITED_MONTHS)


def is_waited_for(*, year: int, due: date, today: date) -> bool:
    """Whether a task that has not been handed in still counts as to be done, rather than as not done."""
    return today <= last_day_waited(year=year, due=due)


def _months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last of a month that has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def last_day_of_own(*, year: int, by_law: date | None) -> date:
    """The last day that a task of the wheel's year may be put off to: the law's, else the end of the year after."""
    return by_law or date(year + 1, 12, 31)
