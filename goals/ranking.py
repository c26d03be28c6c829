"""An order of priority, and how one goal is moved in it. Pure: keys in, keys out."""

from collections.abc import Sequence
from enum import StrEnum


class Move(StrEnum):
    """Where a goal goes: a step, to an end, into the order (last) or out of it."""

    UP = "up"
    DOWN = "down"
    TOP = "top"
    BOTTOM = "bottom"
    ADD = "add"
    REMOVE = "remove"


def moved(order: Sequence[int], key: int, move: Move) -> list[int]:
    """The order after the move. What cannot go further stays; what is not in it is only moved by being added."""
    rest = [each for each in order if each != key]
    if key not in order:
        return [*rest, key] if move is Move.ADD else rest
    here = list(order).index(key)
    match move:
        case Move.REMOVE:
            return rest
        case Move.UP:
            there = max(here - 1, 0)
        case Move.DOWN:
            there = min(here + 1, len(rest))
        case Move.TOP:
            there = 0
        case Move.BOTTOM:
            there = len(rest)
        case Move.ADD:
            there = here
    return [*rest[:there], key, *rest[there:]]
