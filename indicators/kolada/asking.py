"""Which questions a fetch has to put: as few as there can be, and each place's whole series the first time. Pure."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import product

from indicators.kolada.client import parts


@dataclass(frozen=True, slots=True)
class Followed:
    """An indicator whose values come from Kolada.

    places: whom it is fetched for; units: of those the municipality's own units; known: the places that have values of
    it already, for which what has changed is enough.
    """

    kpi: str
    places: frozenset[str]
    units: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Question:
    """One question: at most 25 key figures and 25 places; since: None asks for everything."""

    kpis: tuple[str, ...]
    places: tuple[str, ...]
    since: date | None
    is_about_units: bool


def questions(followed: Iterable[Followed], *, since: date | None) -> list[Question]:
    """The questions that together ask for every place of every indicator once, in an order that is always the same.

    What has no values yet is asked for whole, since changes would say nothing of what was there before it was followed.
    """
    asked: dict[tuple[frozenset[str], date | None, bool], list[str]] = defaultdict(list)
    for each in followed:
        for places, about_units in ((each.places, False), (each.units, True)):
            old = places & each.known if since else frozenset()
            for some, day in ((places - old, None), (old, since)):
                if some:
                    asked[some, day, about_units].append(each.kpi)
    return [
        Question(tuple(kpis), tuple(places), day, about_units)
        for (some, day, about_units), of in sorted(asked.items(), key=_order)
        for kpis, places in product(parts(sorted(of)), parts(sorted(some)))
    ]


def _order(item: tuple[tuple[Collection[str], date | None, bool], list[str]]) -> tuple[bool, str, list[str]]:
    (places, day, about_units), _kpis = item
    return about_units, day.isoformat() if day else "", sorted(places)
