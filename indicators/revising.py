"""What a changed value is called: preliminary, final, or revised after it was final."""

from enum import StrEnum


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
