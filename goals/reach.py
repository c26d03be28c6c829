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
