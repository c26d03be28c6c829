"""What becomes of an earlier version of the model when a new one is adopted: calculation on plain years."""

from dataclasses import dataclass
from enum import StrEnum


class Effect(StrEnum):
    """What happens to the earlier version."""

    NONE = "none"
    SUPERSEDED = "superseded"  # the new one covers all its years
    ENDS_EARLIER = "ends_earlier"
    BEGINS_LATER = "begins_later"
    SPLIT = "split"  # it would be left in two pieces: refused


@dataclass(frozen=True, slots=True)
class Years:
    """From and to, both included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """The effect, and the years that the earlier version keeps (None where it keeps none, or would be split)."""

    effect: Effect
    kept: Years | None


def outcome(earlier: Years, new: Years) -> Outcome:
    """What `new` does to `earlier`: no year has two models."""
    if new.last < earlier.first or new.first > earlier.last:
        return Outcome(Effect.NONE, earlier)
    keeps_beginning, keeps_end = earlier.first < new.first, earlier.last > new.last
    if keeps_beginning and keeps_end:
        return Outcome(Effect.SPLIT, None)
    if keeps_beginning:
        return Outcome(Effect.ENDS_EARLIER, Years(earlier.first, new.first - 1))
    if keeps_end:
        return Outcome(Effect.BEGINS_LATER, Years(new.last + 1, earlier.last))
    return Outcome(Effect.SUPERSEDED, None)
