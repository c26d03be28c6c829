"""Whether figures that do not reach their target are better than before: progress beside fulfilment. Pure."""

from decimal import Decimal
from enum import StrEnum

from indicators.fulfilment import Direction


class Against(StrEnum):
    """What the latest figure is better than."""

    YEAR_BEFORE = "year_before"
    BASELINE = "baseline"


def better_than(
    direction: Direction, *, now: Decimal | None, year_before: Decimal | None, baseline: Decimal | None
) -> Against | None:
    """What the figure is better than: the same period of the year before, or where that is not known the baseline.

    None when it is not better, when there is nothing to set it against, and where no way is the better one.
    """
    then = baseline if year_before is None else year_before
    if now is None or then is None or direction not in {Direction.HIGHER, Direction.LOWER}:
        return None
    is_better = now > then if direction is Direction.HIGHER else now < then
    if not is_better:
        return None
    return Against.BASELINE if year_before is None else Against.YEAR_BEFORE
