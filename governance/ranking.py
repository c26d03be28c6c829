"""An order of priority, as a body decides one: how what stands in it is moved, and its lines on a page. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class Move(StrEnum):
    """Where something goes: a step, to an end, into the order (last) or out of it."""

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


@dataclass(frozen=True, slots=True)
class RankLine:
    """What stands in an order, or has no place in it (rank None). focus: the button that takes focus, if any."""

    key: int
    title: str
    url: str
    rank: int | None = None
    is_draft: bool = False
    is_first: bool = False
    is_last: bool = False
    focus: str = ""


def ranked(lines: Iterable[RankLine], just_moved: tuple[int, Move] | None = None) -> tuple[RankLine, ...]:
    """The lines numbered from 1. `just_moved`: which has just been moved, and how, so that focus follows it."""
    rows = list(lines)
    return tuple(
        _focused(replace(line, rank=rank, is_first=rank == 1, is_last=rank == len(rows)), just_moved)
        for rank, line in enumerate(rows, start=1)
    )


def unranked(lines: Iterable[RankLine], just_moved: tuple[int, Move] | None = None) -> tuple[RankLine, ...]:
    """The lines without a place."""
    return tuple(_focused(line, just_moved) for line in lines)


def _focused(line: RankLine, just_moved: tuple[int, Move] | None) -> RankLine:
    """The line with focus on the button that was pressed, or on another of its own where that one leads nowhere now."""
    if just_moved is None or just_moved[0] != line.key:
        return line
    if line.rank is None:
        return replace(line, focus=Move.ADD)
    backwards, forwards = {Move.UP, Move.TOP}, {Move.DOWN, Move.BOTTOM}
    wanted = just_moved[1] if just_moved[1] in backwards | forwards else Move.UP
    if line.is_first and line.is_last:
        wanted = Move.REMOVE
    elif line.is_first and wanted in backwards:
        wanted = Move.DOWN
    elif line.is_last and wanted in forwards:
        wanted = Move.UP
    return replace(line, focus=wanted)
