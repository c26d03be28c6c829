"""Which stored numbers are withheld when shown or exported, since they would disclose one that is withheld."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from indicators.models import Value
from indicators.numbers import Missing
from indicators.shielding import Cell, Sum, shielded


class ValueKey(NamedTuple):
    """What a value is of."""

    indicator: int
    organisation: int | None
    comparator: int | None
    frequency: str
    start: date
    gender: str


Slot = tuple[int, str, date]  # indicator, frequency, period's start


def hidden_values(indicators: Collection[int], parents: Mapping[int, int | None]) -> frozenset[ValueKey]:
    """The numbers of these indicators to show as "..", beside those that are stored as withheld.

    parents: the organisations' tree, each one's parent. One query, and one more where anything is withheld at all.
    """
    withheld = Value.objects.filter(indicator__in=indicators, missing=Missing.SUPPRESSED).order_by()
    slots = set(withheld.values_list("indicator_id", "frequency", "period_start").distinct())
    if not slots:
        return frozenset()
    rows = Value.objects.filter(
        indicator__in={slot[0] for slot in slots}, period_start__in={slot[2] for slot in slots}
    ).order_by()
    cells: dict[Slot, dict[ValueKey, Cell]] = defaultdict(dict)
    fields = ("indicator_id", "organisation_id", "comparator_id", "frequency", "period_start", "gender")
    for *facts, value, missing, denominator in rows.values_list(*fields, "value", "missing", "denominator"):
        key = ValueKey(*facts)
        slot = (key.indicator, key.frequency, key.start)
        if slot in slots:
            cells[slot][key] = Cell(Missing(missing) if value is None else value, denominator)
    return frozenset(key for each in cells.values() for key in shielded(each, _sums(each, parents)))


def _sums(cells: Mapping[ValueKey, Cell], parents: Mapping[int, int | None]) -> Iterator[Sum[ValueKey]]:
    """Women and men of every place; and of every organisation, the nearest below it that have values."""
    for key in cells:
        if key.gender == Value.Gender.TOTAL:
            yield Sum(key, (key._replace(gender=Value.Gender.WOMEN), key._replace(gender=Value.Gender.MEN)))
    below: dict[ValueKey, list[ValueKey]] = defaultdict(list)
    for key in cells:
        above = _nearest_above(key, cells, parents)
        if above is not None:
            below[above].append(key)
    for above, parts in below.items():
        yield Sum(above, tuple(parts))


def _nearest_above(key: ValueKey, cells: Mapping[ValueKey, Cell], parents: Mapping[int, int | None]) -> ValueKey | None:
    current = parents.get(key.organisation) if key.organisation is not None else None
    while current is not None:
        above = key._replace(organisation=current)
        if above in cells:
            return above
        current = parents.get(current)
    return None
