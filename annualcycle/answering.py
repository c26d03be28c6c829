"""How soon changes are answered, against the target. Pure: days and numbers, no database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median_low

TARGET_DAYS = 14


@dataclass(frozen=True, slots=True)
class Answered:
    """A request that has been answered: when it came, when an answer was due, and when it was given."""

    received_on: date
    due_on: date
    answered_on: date

    @property
    def days(self) -> int:
        """How many days the answer took; 0 on the same day."""
        return max((self.answered_on - self.received_on).days, 0)

    @property
    def is_in_time(self) -> bool:
        """Whether it came on its day or before."""
        return self.answered_on <= self.due_on


@dataclass(frozen=True, slots=True)
class AnswerTimes:
    """How soon answers came. median_days: the middle one's, the shorter of the two middle ones; 0 without answers."""

    answered: int
    in_time: int
    median_days: int


def answer_due(received_on: date) -> date:
    """The day by which a request that came on this day is to be answered, by the target."""
    return received_on + timedelta(days=TARGET_DAYS)


def answer_times(rows: Iterable[Answered]) -> AnswerTimes:
    """All of them summed up."""
    found = list(rows)
    middle = median_low([row.days for row in found]) if found else 0
    return AnswerTimes(len(found), sum(row.is_in_time for row in found), middle)


def is_late_input(received_on: date, cut_off_on: date | None) -> bool:
    """Whether it came after the last day for input; never where no such day was set."""
    return cut_off_on is not None and received_on > cut_off_on
