"""Names in a file and what they mean here. Pure matching on plain data.

A file says "Linköping" where the organisation is "Linköpings kommun", and "riket" where the comparator is "Riket".
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

# A place is told as text, since it is kept with the import as JSON and sent by a form.
ORGANISATION = "organisation:"
COMPARATOR = "comparator:"
NEW_COMPARATOR = "new:"  # followed by the name that the comparator gets
LEFT_OUT = ""

K = TypeVar("K")

_SPACES = re.compile(r"[\s\u200b\u2060\ufeff]+")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")


def folded(name: str) -> str:
    """The name as it is compared: without differences of case, width, dashes and spaces."""
    plain = unicodedata.normalize("NFKC", name).translate(_DASHES)
    return _SPACES.sub(" ", plain).strip().casefold()


class OrganisationName(NamedTuple):
    """An organisation as the matching sees it."""

    pk: int
    name: str
    short_name: str
    parent_name: str
    is_root: bool


class ComparatorName(NamedTuple):
    """A comparator as the matching sees it."""

    pk: int
    name: str


@dataclass(frozen=True, slots=True)
class PlaceNames:
    """What the names of this municipality mean. labels: place → a name that no other place has."""

    by_name: Mapping[str, str]  # folded name → place
    labels: Mapping[str, str]

    def place_of(self, name: str) -> str | None:
        """The place that a name in a file means; None when it means none, or more than one."""
        return self.by_name.get(folded(name))


def place_names(
    municipality: str, organisations: Sequence[OrganisationName], comparators: Sequence[ComparatorName]
) -> PlaceNames:
    """Match by a label, a full name, a short name and, for the whole, the municipality's own name, in that order.

    A name that several places share means none of them: then the person chooses.
    """
    labels = _labels(organisations, comparators)
    meanings = _Meanings()
    meanings.add((label, place) for place, label in labels.items())
    meanings.add(
        [(o.name, f"{ORGANISATION}{o.pk}") for o in organisations]
        + [(c.name, f"{COMPARATOR}{c.pk}") for c in comparators]
    )
    meanings.add((o.short_name, f"{ORGANISATION}{o.pk}") for o in organisations if o.short_name)
    roots = [f"{ORGANISATION}{o.pk}" for o in organisations if o.is_root]
    meanings.add((name, root) for root in roots for name in _names_of_whole(municipality))
    return PlaceNames(by_name=meanings.known, labels=labels)


@dataclass(slots=True)
class _Meanings:
    """Names and what they mean; a name given in an earlier round keeps its meaning."""

    known: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def add(self, pairs: Iterable[tuple[str, str]]) -> None:
        found: dict[str, set[str]] = defaultdict(set)
        for name, place in pairs:
            found[folded(name)].add(place)
        for name, places in found.items():
            if name not in self.taken and len(places) == 1:
                self.known[name] = next(iter(places))
        self.taken |= set(found)


def _labels(organisations: Sequence[OrganisationName], comparators: Sequence[ComparatorName]) -> dict[str, str]:
    """A name for each place that no other has: with the parent's name, or a number, where names are shared."""
    candidates: dict[str, Sequence[str]] = {}
    for o in organisations:
        place = f"{ORGANISATION}{o.pk}"
        candidates[place] = (o.name, f"{o.name} ({o.parent_name})", f"{o.name} [{place}]")
    for c in comparators:
        place = f"{COMPARATOR}{c.pk}"
        candidates[place] = (c.name, f"{c.name} [{place}]")
    return unique_labels(candidates)


def unique_labels(candidates: Mapping[K, Sequence[str]]) -> dict[K, str]:
    """For each thing the first of its candidates that no other thing has; the last, where all are shared."""
    shared = Counter(name for names in candidates.values() for name in {folded(name) for name in names})
    return {
        thing: next((name for name in names if shared[folded(name)] == 1), names[-1])
        for thing, names in candidates.items()
    }


def _names_of_whole(municipality: str) -> set[str]:
    """ "Linköpings kommun" is also "Linköping"; "Region Östergötland" also "Östergötland"."""
    name = folded(municipality)
    bare = name.removesuffix(" kommun").removesuffix(" stad").removeprefix("region ")
    names = {name, bare}
    if bare != name and bare.endswith("s"):
        names.add(bare.removesuffix("s"))
    return names
