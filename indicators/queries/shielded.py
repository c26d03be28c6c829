"""Which stored numbers are withheld when shown or exported, since they would disclose one that is withheld."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import F, Q

from governance.models import Organisation
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


def as_shown(rows: Sequence[Value], withheld: Collection[ValueKey]) -> list[Value]:
    """The rows as they are shown: those withheld without number, parts and what they once were. Not to be saved."""
    shown = []
    for row in rows:
        if withheld and key_of(row) in withheld:
            row.value = row.numerator = row.denominator = None
            row.missing, row.quality = Missing.SUPPRESSED.value, Value.Quality.FINAL
        shown.append(row)
    return shown


def key_of(row: Value) -> ValueKey:
    """What the row is of."""
    return ValueKey(
        row.indicator_id, row.organisation_id, row.comparator_id, row.frequency, row.period_start, row.gender
    )


# Stored as withheld; or of fewer cases than the indicator shows, where that was decided after they were written.
WITHHELD = Q(missing=Missing.SUPPRESSED.value) | Q(denominator__lt=F("indicator__fewest_cases"))
Slot = tuple[int, str, date]  # indicator, frequency, period's start


def hidden_values(indicators: Collection[int], parents: Mapping[int, int | None] | None = None) -> frozenset[ValueKey]:
    """The numbers of these indicators to show as "..", beside those that are stored as withheld.

    parents: the organisations' tree, each one's parent, where the caller has it. One query, and one or two more where
    anything is withheld at all.
    """
    withheld = Value.objects.filter(WITHHELD, indicator__in=indicators).order_by()
    slots = set(withheld.values_list("indicator_id", "frequency", "period_start").distinct())
    if not slots:
        return frozenset()
    if parents is None:
        parents = dict(Organisation.objects.order_by().values_list("pk", "parent_id"))
    rows = Value.objects.filter(
        indicator__in={slot[0] for slot in slots}, period_start__in={slot[2] for slot in slots}
    ).order_by()
    cells: dict[Slot, dict[ValueKey, Cell]] = defaultdict(dict)
    fields = ("indicator_id", "organisation_id", "comparator_id", "frequency", "period_start", "gender")
    few: set[ValueKey] = set()
    figures = ("value", "missing", "denominator", "indicator__fewest_cases")
    for *facts, value, missing, denominator, fewest in rows.values_list(*fields, *figures):
        key = ValueKey(*facts)
        slot = (key.indicator, key.frequency, key.start)
        if value is not None and denominator is not None and fewest is not None and denominator < fewest:
            few.add(key)
            value, missing = None, Missing.SUPPRESSED
        if slot in slots:
            cells[slot][key] = Cell(Missing(missing) if value is None else value, denominator)
    return frozenset(few).union(*(shielded(each, _sums(each, parents)) for each in cells.values()))


def _sums(cells: Mapping[ValueKey, Cell], parents: Mapping[int, int | None]) -> Iterator[Sum[ValueKey]]:
    """Women and men of every place; and of every organisation, the nearest below it that have values."""
    for key in cells:
        sexes = (key._replace(gender=Value.Gender.WOMEN), key._replace(gender=Value.Gender.MEN))
        if key.gender == Value.Gender.TOTAL and all(each in cells for each in sexes):
            yield Sum(key, sexes)
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
