"""When a task is due: its own day, else its board's, else the step's. Pure: no database."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum


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


def last_day_of_own(*, year: int, by_law: date | None) -> date:
    """The last day that a task of the wheel's year may be put off to: the law's, else the end of the year after."""
    return by_law or date(year + 1, 12, 31)
