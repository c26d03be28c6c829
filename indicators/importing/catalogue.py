"""Which indicator a row is about. Pure matching on plain data."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from annualcycle.periods import Frequency
from indicators.importing.names import folded, unique_labels


class Entry(NamedTuple):
    """An indicator as the matching sees it."""

    pk: int
    code: str
    name: str
    unit: str
    decimals: int
    frequency: Frequency
    organisation_name: str
    factor: Decimal = Decimal(100)
    fewest_cases: int | None = None
    is_computed: bool = False


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The municipality's indicators, ready to be found by code, else by name."""

    entries: Mapping[int, Entry]
    labels: Mapping[int, str]  # a name that no other indicator has
    by_code: Mapping[str, int]
    by_name: Mapping[str, int | None]  # None: several have the name

    def find(self, code: str, name: str) -> "Found":
        """The indicator that a row's code and name mean, or why there is none."""
        wanted, called = folded(code), folded(name)
        if wanted and (pk := self.by_code.get(code.strip(), self.by_code.get(wanted))) is not None:
            return Found(pk)
        if not called and wanted in self.by_name:  # a column called Nyckeltal that holds names
            pk = self.by_name[wanted]
            return Found(pk, is_ambiguous=pk is None)
        if called and called in self.by_name:
            pk = self.by_name[called]
            # An unknown code with a known name is another indicator, unless that one has no code at all.
            if pk is not None and (not wanted or not self.entries[pk].code):
                return Found(pk)
            return Found(None, is_ambiguous=pk is None, is_name_taken=pk is not None)
        return Found(None)


class Found(NamedTuple):
    """What was found: an indicator, or none and why."""

    pk: int | None
    is_ambiguous: bool = False  # several indicators have the name
    is_name_taken: bool = False  # the name is known, but with another code


def catalogue_of(entries: Iterable[Entry]) -> Catalogue:
    """The catalogue, matched by code, by a unique label, and by name where only one has it."""
    known = {entry.pk: entry for entry in entries}
    labels = unique_labels(
        {pk: (e.name, f"{e.name} ({e.organisation_name})", f"{e.name} [{pk}]") for pk, e in known.items()}
    )
    sharing: dict[str, set[int]] = defaultdict(set)
    for pk, entry in known.items():
        sharing[folded(entry.name)].add(pk)
    by_name: dict[str, int | None] = {name: next(iter(pks)) if len(pks) == 1 else None for name, pks in sharing.items()}
    by_name |= {folded(label): pk for pk, label in labels.items()}
    by_code = _unshared((folded(entry.code), pk) for pk, entry in known.items() if entry.code)
    by_code |= {entry.code.strip(): pk for pk, entry in known.items() if entry.code}
    return Catalogue(entries=known, labels=labels, by_code=by_code, by_name=by_name)


def _unshared(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    """The codes that mean one indicator whatever their case."""
    sharing: dict[str, set[int]] = defaultdict(set)
    for code, pk in pairs:
        sharing[code].add(pk)
    return {code: next(iter(pks)) for code, pks in sharing.items() if len(pks) == 1}
