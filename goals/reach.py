"""Which goals reach a unit: the one place that says whose goals its plan answers."""

from collections.abc import Iterable, Mapping

from governance.tree import line_up


def organisations_that_reach(
    organisation: int, parents: Mapping[int, int | None], councils: Iterable[int]
) -> tuple[int, ...]:
    """The organisations whose goals reach `organisation`: itself, those above it nearest first, and the council.

    Kommunallagen 5:1: what the council decides binds all, though no unit stands below it in the organisation's tree.
    """
    line = line_up(organisation, parents)
    return (*line, *(council for council in councils if council not in line))
