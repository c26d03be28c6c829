"""What may take the place of a value, and what a changed one is called: preliminary, final, or revised."""

from decimal import Decimal
from enum import StrEnum

from indicators.numbers import Missing


class Quality(StrEnum):
    """How settled a value is; stored as Value.Quality."""

    PRELIMINARY = "preliminary"
    FINAL = "final"
    REVISED = "revised"


def quality_after(before: str | None, told: str, *, is_same_day: bool = False) -> Quality:
    """What to call a number that takes the place of one called `before` (None: of none), told to be `told`.

    A final number that changes is revised, so that a reader sees that it was once another; a preliminary one that
    becomes final is final. Whoever mends an entry the same day has not revised anything.
    """
    if before is None or is_same_day or told == Quality.PRELIMINARY or before == Quality.PRELIMINARY:
        return Quality(told)
    return Quality.REVISED


def is_protected(value: Decimal | None, missing: str) -> bool:
    """Whether closing a period keeps this from being changed: what has been told, but not that nothing has come."""
    return value is not None or missing not in {Missing.NOT_YET, Missing.NOT_AVAILABLE}
