"""What a year's steps come to: where they crowd, how they are divided, and whether analysis has its time. Pure.

The sources' complaint is that the wheel is all follow-up and that no time is left for analysis (C15, C16).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

CROWDED_WEEK = 3  # so many due days in one week
CROWDED_MONTH = 4  # so many in one month, and at least twice what the year has in a month on average
ANALYSIS_DAYS = 10  # what an analysis needs to be more than a comment on figures

PLANNING, FOLLOW_UP, ANALYSIS = "planning", "follow_up", "analysis"


@dataclass(frozen=True, slots=True)
class Span:
    """A step as far as it matters here: what kind it is and between which days it is open."""

    name: str
    kind: str
    opens_on: date
    due_on: date

    @property
    def days(self) -> int:
        """How many days it is open, first and last counted."""
        return (self.due_on - self.opens_on).days + 1

    def days_with(self, other: "Span") -> int:
        """How many days both are open."""
        first, last = max(self.opens_on, other.opens_on), min(self.due_on, other.due_on)
        return max((last - first).days + 1, 0)


@dataclass(frozen=True, slots=True)
class Crowd:
    """A week or a month with many due days, from its first day, and how many."""

    first: date
    number: int


def crowded_weeks(spans: Iterable[Span]) -> list[Crowd]:
    """The weeks, from their Mondays, with at least three due days."""
    counted = Counter(span.due_on - timedelta(span.due_on.weekday()) for span in spans)
    return [Crowd(monday, number) for monday, number in sorted(counted.items()) if number >= CROWDED_WEEK]


def crowded_months(spans: Iterable[Span]) -> list[Crowd]:
    """The months with at least four due days and at least twice the year's average."""
    counted = Counter(span.due_on.replace(day=1) for span in spans)
    average = sum(counted.values()) / 12
    least = max(CROWDED_MONTH, 2 * average)
    return [Crowd(first, number) for first, number in sorted(counted.items()) if number >= least]


@dataclass(frozen=True, slots=True)
class Share:
    """How many steps of a kind there are, and on how many of the year's days at least one of them is open."""

    kind: str
    steps: int
    days: int


def shares(spans: Sequence[Span], year: int, kinds: Sequence[str]) -> list[Share]:
    """Each kind's part of the year, in the order given; those without a step too."""
    return [
        Share(
            kind,
            sum(span.kind == kind for span in spans),
            len({day for span in spans if span.kind == kind for day in _days_within(span, year)}),
        )
        for kind in kinds
    ]


def _days_within(span: Span, year: int) -> Iterable[int]:
    first, last = max(span.opens_on, date(year, 1, 1)), min(span.due_on, date(year, 12, 31))
    return range(first.toordinal(), last.toordinal() + 1)


def is_mostly_follow_up(spans: Sequence[Span]) -> bool:
    """Whether follow-up is more than half of the planning, analysis and follow-up, counted in steps."""
    counted = Counter(span.kind for span in spans)
    whole = sum(counted[kind] for kind in (PLANNING, FOLLOW_UP, ANALYSIS))
    return whole > 0 and counted[FOLLOW_UP] * 2 > whole


@dataclass(frozen=True, slots=True)
class Pressed:
    """An analysis without time of its own. others: the follow-ups that go on meanwhile; left: days free of them."""

    name: str
    days: int
    left: int
    others: tuple[str, ...]


def pressed_analyses(spans: Sequence[Span]) -> list[Pressed]:
    """The analyses that have fewer than ten days, or fewer than ten that no follow-up takes.

    An analysis that keeps its ten days beside a follow-up is left alone: only the time that is its own is protected.
    """
    found = []
    for analysis in spans:
        if analysis.kind != ANALYSIS:
            continue
        beside = [span for span in spans if span.kind == FOLLOW_UP and analysis.days_with(span)]
        taken = {day for span in beside for day in _common(analysis, span)}
        left = analysis.days - len(taken)
        if left < ANALYSIS_DAYS:
            found.append(Pressed(analysis.name, analysis.days, left, tuple(span.name for span in beside)))
    return found


def _common(one: Span, other: Span) -> Iterable[int]:
    first, last = max(one.opens_on, other.opens_on), min(one.due_on, other.due_on)
    return range(first.toordinal(), last.toordinal() + 1)
