"""Which goals reach a unit: the one place that says whose goals its plan answers."""

from collections.abc import Iterable, Mapping


def organisations_that_reach(
    organisation: int, parents: Mapping[int, int | None], councils: Iterable[int]
) -> tuple[int, ...]:
    """The organisations whose goals reach `organisation`: itself, those above it nearest first, and the council.

    Kommunallagen 5:1: what the council decides binds all, though no unit stands below it in the organisation's tree.
    """
    line: list[int] = []
    current: int | None = organisation
    while current is not None and current not in line:
        line.append(current)
        current = parents.get(current)
    return (*line, *(council for council in councils if council not in line))


def subtree(organisation: int, parents: Mapping[int, int | None]) -> frozenset[int]:
    """The organisation and all below it."""
    below: dict[int | None, list[int]] = {}
    for child, parent in parents.items():
        below.setdefault(parent, []).append(child)
    found, waiting = set(), [organisation]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting.extend(below.get(current, ()))
    return frozenset(found)


def tree_order(parents: Mapping[int, int | None]) -> dict[int, int]:
    """The place of each organisation when the tree is read from the top down, those of one parent as they come.

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
