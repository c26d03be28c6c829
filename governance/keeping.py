"""How rules are kept: the state of a finding, the days of a year's checks, and shares put together. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

# What was to be done by the last day of the year is seen after it; then the year is kept as it was.
AFTER_THE_YEAR = timedelta(days=31)


class FindingState(StrEnum):
    """How it stands with something that breaks a rule."""

    OPEN = "open"
    MENDING = "mending"
    EXCEPTED = "excepted"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Kept:
    """So many things were looked at, and so many of them break the rule."""

    looked_at: int = 0
    breaking: int = 0

    @property
    def kept(self) -> int:
        """How many keep it."""
        return self.looked_at - self.breaking

    @property
    def percent(self) -> int:
        """0–100, rounded down, so that 100 means all; 100 where nothing was looked at."""
        return self.kept * 100 // self.looked_at if self.looked_at else 100

    @property
    def is_whole(self) -> bool:
        """Whether nothing breaks it."""
        return self.breaking == 0

    def __add__(self, other: "Kept") -> "Kept":
        return Kept(self.looked_at + other.looked_at, self.breaking + other.breaking)


def together(each: Iterable[Kept]) -> Kept:
    """All of them as one."""
    return sum(each, Kept())


def last_checked_day(year: int) -> date:
    """The last day on which the year is checked; after it its results and findings are kept as they were."""
    return date(year, 12, 31) + AFTER_THE_YEAR


def is_checked_still(year: int, today: date) -> bool:
    """Whether the year is checked on this day."""
    return date(year, 1, 1) <= today <= last_checked_day(year)


def years_checked(today: date) -> tuple[int, ...]:
    """The years that are checked on this day: the running one, and in January the one before, too."""
    return tuple(year for year in (today.year - 1, today.year) if is_checked_still(year, today))


def as_of(year: int, today: date) -> date:
    """The day as of which the year is told: today, or the last day on which it was checked."""
    return min(today, last_checked_day(year))


def rule_day(year: int, month: int | None, day: int | None) -> date | None:
    """The rule's day in the year: the 29 February of other years is the 28. None where the rule has none."""
    if month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, day - 1)


def state_of(
    *, has_ended: bool, has_answer: bool, is_excepted: bool, excepted_until: date | None, today: date
) -> FindingState:
    """The state of a finding on a day. An exception holds to the end of its day, without a day until taken back."""
    if has_ended:
        return FindingState.ENDED
    if is_excepted and (excepted_until is None or excepted_until >= today):
        return FindingState.EXCEPTED
    return FindingState.MENDING if has_answer else FindingState.OPEN


def is_to_be_told(state: FindingState, *, found_on: date, after_days: int | None, is_told: bool, today: date) -> bool:
    """Whether a finding that is neither mended nor excepted has stood so long that those above are told, once."""
    if after_days is None or is_told or state in (FindingState.ENDED, FindingState.EXCEPTED):
        return False
    return (today - found_on).days >= after_days
