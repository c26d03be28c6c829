"""The rows of a preview in the order in which they are read, kept so that a page of them is cheap to take. Pure.

A row of the first page is worth no more than the others, but a person starts with what is wrong: refused rows come
first, then those that are worth a second look.
"""

import pickle
import zlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import overload

from indicators.importing.findings import Outcome, Row

CHUNK = 500
ALL, WARNED, NOT_STORED = "", "warned", "not_stored"
# Each row lies in one section; a filter shows one or more.
SECTIONS = ("waiting", "refused", "changed!", "changed", "new!", "new", "unchanged", "left_out")
FILTERS = {
    ALL: SECTIONS,
    WARNED: ("changed!", "new!"),
    Outcome.WAITING.value: ("waiting",),
    Outcome.REFUSED.value: ("refused",),
    NOT_STORED: ("waiting", "refused"),
    Outcome.CHANGED.value: ("changed!", "changed"),
    Outcome.NEW.value: ("new!", "new"),
    Outcome.UNCHANGED.value: ("unchanged",),
    Outcome.LEFT_OUT.value: ("left_out",),
}


@dataclass(frozen=True, slots=True)
class Shelf:
    """Every row, by section. `chunks` are pickled lists of CHUNK rows: made and read by us alone, in our own cache."""

    sizes: dict[str, int]
    rows: tuple[Row, ...] = ()
    chunks: tuple[bytes, ...] = ()

    def listing(self, wanted: str) -> "Listing":
        """The rows that a filter shows; an unknown filter shows all."""
        starts, at = {}, 0
        for section in SECTIONS:
            starts[section], at = at, at + self.sizes[section]
        shown = FILTERS.get(wanted, SECTIONS)
        return Listing(self, tuple(range(starts[name], starts[name] + self.sizes[name]) for name in shown))

    def row(self, place: int) -> Row:
        """The row at this place in the order of all."""
        if self.chunks:
            return _unpacked(self.chunks[place // CHUNK])[place % CHUNK]
        return self.rows[place]

    def packed(self) -> "Shelf":
        """The same, small enough to be kept for the next page."""
        packed = (
            zlib.compress(pickle.dumps(self.rows[start : start + CHUNK], protocol=5), 1)
            for start in range(0, len(self.rows), CHUNK)
        )
        return Shelf(self.sizes, chunks=tuple(packed))


def _unpacked(chunk: bytes) -> Sequence[Row]:
    rows: Sequence[Row] = pickle.loads(zlib.decompress(chunk))  # noqa: S301 (see Shelf)
    return rows


@dataclass(frozen=True, slots=True)
class Listing(Sequence[Row]):
    """The rows of some sections, one after the other, as a paginator takes them."""

    shelf: Shelf
    ranges: tuple[range, ...]

    def __len__(self) -> int:
        """How many rows there are."""
        return sum(map(len, self.ranges))

    @overload
    def __getitem__(self, wanted: int) -> Row: ...
    @overload
    def __getitem__(self, wanted: slice) -> list[Row]: ...
    def __getitem__(self, wanted: int | slice) -> Row | list[Row]:
        """A row, or the rows of a page."""
        places = list(chain.from_iterable(self.ranges))
        if isinstance(wanted, slice):
            return [self.shelf.row(place) for place in places[wanted]]
        return self.shelf.row(places[wanted])


def shelf_of(rows: Sequence[Row]) -> Shelf:
    """The rows, each in its section, in the file's order within it."""
    by_section: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_section[f"{row.outcome.value}!" if row.warnings else row.outcome.value].append(row)
    sizes = {section: len(by_section[section]) for section in SECTIONS}
    return Shelf(sizes, tuple(chain.from_iterable(by_section[section] for section in SECTIONS)))
