"""Whether a judgement has changed since the one before. Pure: no database.

What is compared is what has been decided: the status and, where both times had one, the forecast. The sentence may be
written anew without anything having changed; a year's last assessment has no forecast and is compared by its status.
"""

from enum import StrEnum
from typing import NamedTuple


class Judged(NamedTuple):
    """What was decided; forecast empty where none was asked for."""

    status: str
    forecast: str


class Change(StrEnum):
    """How what is decided now stands against what was decided before."""

    WAITING = "waiting"  # not assessed yet
    FIRST = "first"  # nothing to compare with
    CHANGED = "changed"
    UNCHANGED = "unchanged"


def change_of(now: Judged | None, before: Judged | None) -> Change:
    """Whether it has changed; `now` None: it has not been assessed."""
    if now is None:
        return Change.WAITING
    if before is None:
        return Change.FIRST
    has_forecasts = bool(now.forecast and before.forecast)
    is_same = now.status == before.status and (not has_forecasts or now.forecast == before.forecast)
    return Change.UNCHANGED if is_same else Change.CHANGED
