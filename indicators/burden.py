"""What measuring costs those who do it, and whether a missed target has led to anything. Pure.

Only what somebody types costs somebody something: what is fetched, computed, put together from those below or read
from a file is not counted. Values are counted, never minutes: nobody has measured them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from annualcycle.periods import Frequency
from indicators.fulfilment import Outcome
from indicators.uses import Response


class HandedIn(NamedTuple):
    """A series that somebody hands in by hand: an indicator of an organisation, for all, women or men."""

    indicator: int
    organisation: int
    frequency: Frequency
    gender: str


def values_a_year(series: Iterable[HandedIn]) -> Counter[tuple[int, int]]:
    """How many values a year each (indicator, organisation) pair asks somebody for: the year's periods by gender."""
    found: Counter[tuple[int, int]] = Counter()
    for each in set(series):
        found[each.indicator, each.organisation] += each.frequency.per_year
    return found


def missed_years(outcomes: Mapping[int, Outcome]) -> tuple[int, ...]:
    """The years in a row up to the latest known one in which the target was missed, the first first.

    A year that cannot be assessed neither breaks the row nor belongs to it. Empty when the latest known was reached.
    """
    found: list[int] = []
    for year in sorted(outcomes, reverse=True):
        if outcomes[year] is Outcome.REACHED:
            break
        if outcomes[year] is Outcome.NOT_REACHED:
            found.append(year)
    return tuple(reversed(found))


def is_acted_on(first_missed: date, response: Response | None) -> bool:
    """Whether something was begun after the first period in the row that missed had ended."""
    return response is not None and response.acted_on is not None and response.acted_on > first_missed


def is_told_of(last_missed: date, comment: str, response: Response | None) -> bool:
    """Whether somebody has said what the latest missed value means: beside it, or in an assessment that covers it."""
    judged = response.judged_to if response else None
    return bool(comment.strip()) or (judged is not None and judged >= last_missed)
