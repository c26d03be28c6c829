"""The municipality's values as rows that an import reads back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from governance.models import User
from indicators.importing.findings import Figure, Key
from indicators.models import Indicator
from indicators.queries.imports import catalogue_now, place_names_now, stored_figures


@dataclass(frozen=True, slots=True)
class ExportRow:
    """A stored value with the names by which an import finds its way back."""

    code: str
    indicator: str
    unit: str
    place: str
    period: tuple[str, date]
    gender: str
    figure: Figure


def exported_values(indicator: Indicator | None = None, *, reader: User | None = None) -> Sequence[ExportRow]:
    """The municipality's values, or one indicator's, by indicator, place, period and gender. Four queries.

    Not those that are confidential to the reader.
    """
    catalogue, names = catalogue_now(reader), place_names_now()
    stored = stored_figures(set(catalogue.entries) if indicator is None else {indicator.pk})
    of_indicator = {pk: number for number, pk in enumerate(catalogue.entries)}
    of_place = {place: number for number, place in enumerate(names.labels)}

    def order(key: Key) -> tuple[object, ...]:
        return of_indicator[int(key.indicator)], of_place[key.place], key.start, key.frequency, key.gender

    rows = []
    for key in sorted(stored, key=order):
        entry = catalogue.entries[int(key.indicator)]
        name = entry.name if entry.code else catalogue.labels[entry.pk]
        period = (key.frequency, key.start)
        rows.append(ExportRow(entry.code, name, entry.unit, names.labels[key.place], period, key.gender, stored[key]))
    return rows
