"""Walks over a tree told as each one's parent, as the organisations of a municipality. Pure: no database."""

from collections.abc import Container, Iterable, Mapping


def line_up(start: int | None, parents: Mapping[int, int | None]) -> tuple[int, ...]:
    """`start` and those above it, nearest first; nothing without a start."""
    line: list[int] = []
    while start is not None and start not in line:
        line.append(start)
        start = parents.get(start)
    return tuple(line)


def nearest(start: int | None, parents: Mapping[int, int | None], among: Container[int]) -> int | None:
    """The first of `start` and those above it that is among these; None without any."""
    return next((each for each in line_up(start, parents) if each in among), None)


def lines_up(starts: Iterable[int], parents: Mapping[int, int | None]) -> frozenset[int]:
    """These and all above them."""
    return frozenset(each for start in starts for each in line_up(start, parents))


def subtree(top: int, parents: Mapping[int, int | None]) -> frozenset[int]:
    """`top` and all below it."""
    below: dict[int | None, list[int]] = {}
    for child, parent in parents.items():
        below.setdefault(parent, []).append(child)
    found, waiting = set(), [top]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting.extend(below.get(current, ()))
    return frozenset(found)


def tree_order(parents: Mapping[int, int | None]) -> dict[int, int]:
    """The place of each when the tree is read from the top down, those of one parent as they come.

    One whose parent is not among them is read as a top of its own.
    """
    below: dict[int | None, list[int]] = {}
    for child, parent in parents.items():
        below.setdefault(parent if parent in parents else None, []).append(child)
    order: dict[int, int] = {}
    waiting = below.get(None, [])[::-1]
    while waiting:
        current = waiting.pop()
        order[current] = len(order)
        waiting.extend(reversed(below.get(current, ())))
    return order
