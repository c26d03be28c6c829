"""What else must be withheld, so that a withheld value cannot be counted out from a total and the other parts. Pure.

Statistical offices call it secondary suppression: where a total and all parts but one are shown, the one is shown too.
Women and men make the total; the organisations below make the one above. Then one more part is withheld, the smallest,
since the total says most to a reader; the total itself only where nothing else is left to withhold.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, NamedTuple, TypeVar

from indicators.numbers import Missing

K = TypeVar("K", bound=Hashable)


class Cell(NamedTuple):
    """A value as it is stored: a number or why there is none, and of how many cases where that is told."""

    told: Decimal | Missing | None
    cases: Decimal | None = None

    @property
    def is_number(self) -> bool:
        """Whether there is a number to show."""
        return isinstance(self.told, Decimal)

    @property
    def size(self) -> Decimal:
        """What the smallest is chosen by."""
        if self.cases is not None:
            return self.cases
        return abs(self.told) if isinstance(self.told, Decimal) else Decimal(0)


@dataclass(frozen=True, slots=True)
class Sum(Generic[K]):
    """A total and what it is made of. What the indicator does not apply to is no part."""

    total: K
    parts: tuple[K, ...]


def shielded(cells: Mapping[K, Cell], sums: Iterable[Sum[K]]) -> frozenset[K]:
    """The numbers that are to be withheld beside those that are withheld already.

    Gone on until no withheld value can be counted out from any one of the sums.
    """
    hidden: set[K] = set()
    sums = [each for each in (_applicable(each, cells) for each in sums) if each is not None]
    has_changed = True
    while has_changed:
        more = {pk for each in sums if (pk := _one_more(each, cells, hidden)) is not None}
        has_changed = bool(more)
        # One at a time: what is withheld for one sum may be enough for the next.
        if more:
            hidden.add(min(more, key=lambda pk: (cells[pk].size, repr(pk))))
    return frozenset(hidden)


def _applicable(found: Sum[K], cells: Mapping[K, Cell]) -> Sum[K] | None:
    parts = tuple(pk for pk in found.parts if pk in cells and cells[pk].told is not Missing.NOT_APPLICABLE)
    return Sum(found.total, parts) if parts and found.total in cells else None


def _one_more(found: Sum[K], cells: Mapping[K, Cell], hidden: set[K]) -> K | None:
    """What to withhold so that this sum tells nothing that is withheld; None when it tells nothing."""

    def is_shown(pk: K) -> bool:
        return cells[pk].is_number and pk not in hidden

    def is_withheld(pk: K) -> bool:
        return pk in hidden or cells[pk].told is Missing.SUPPRESSED

    unknown = [pk for pk in (found.total, *found.parts) if not is_shown(pk)]
    if len(unknown) != 1 or not is_withheld(unknown[0]):
        return None
    left = [pk for pk in found.parts if is_shown(pk)]
    return min(left, key=lambda pk: (cells[pk].size, repr(pk))) if left else found.total
