"""On which days a task is reminded of, as the municipality's policy says. Pure: no database.

A day is told, never "today": a sweep that comes late gives what the day asked for, and one that comes twice finds that
it has been given.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Occasion(StrEnum):
    """Why a task is reminded of. The value is the kind of its notice."""

    SOON = "task_soon"
    LATE = "task_late"
    ESCALATED = "task_escalated"
    BY_HAND = "task_reminded"


@dataclass(frozen=True, slots=True)
class Pace:
    """Days as in ReminderPolicy. escalates_after: None where nobody above is told."""

    soon_days: int
    late_every: int
    escalates_after: int | None


def soon_day(due: date, pace: Pace, opens: date | None = None) -> date:
    """The first day on which a task is soon due; not before it opens."""
    day = due - timedelta(days=pace.soon_days)
    return max(day, opens) if opens is not None else day


def late_day(due: date, today: date, pace: Pace) -> date | None:
    """The latest day, up to today, on which what is late is reminded of: the day after it was due, and every so many
    days from then. None where it is not late.
    """
    days = (today - due).days - 1
    return None if days < 0 else today - timedelta(days=days % pace.late_every)


def escalation_day(due: date, pace: Pace) -> date | None:
    """The day on which those above are told; None where nobody is."""
    return None if pace.escalates_after is None else due + timedelta(days=pace.escalates_after)


def occasions(due: date, today: date, pace: Pace, opens: date | None = None) -> Iterator[tuple[Occasion, date]]:
    """Why a task that is still to be handed in is reminded of today or should have been, each with the day that the
    notice is for: for what is soon due the due day itself, so that a new day is told anew.
    """
    late = late_day(due, today, pace)
    if late is not None:
        yield Occasion.LATE, late
    elif soon_day(due, pace, opens) <= today:
        yield Occasion.SOON, due
    escalated = escalation_day(due, pace)
    if escalated is not None and escalated <= today:
        yield Occasion.ESCALATED, escalated
