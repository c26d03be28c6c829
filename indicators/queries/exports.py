"""The municipality's values as rows that an import reads back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from governance.access import grants_of
from governance.models import User
from governance.models.organisation import Permission
from indicators.importing.findings import Figure, Key
from indicators.importing.names import ORGANISATION
from indicators.models import Indicator
from indicators.numbers import Missing
from indicators.queries.imports import catalogue_now, place_names_now, stored_figures
from indicators.queries.shielded import hidden_values


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


def exported_values(indicator: Indicator | None = None, *, reader: User | None) -> Sequence[ExportRow]:
    """The municipality's values, or one indicator's, by indicator, place, period and gender. Five queries.

    Not those that are confidential to the reader. What would disclose a withheld value is withheld, too, but from who
    writes the organisation's values.
    """
    catalogue, names = catalogue_now(reader), place_names_now()
    ids = set(catalogue.entries) if indicator is None else {indicator.pk}
    stored = stored_figures(ids)
    own = grants_of(reader).where(Permission.ENTER_VALUES) if reader else frozenset[int]()
    for hidden in hidden_values(ids):
        key = Key(hidden.indicator, f"{ORGANISATION}{hidden.organisation}", *hidden[3:])
        if key in stored and hidden.organisation not in own:
            figure = stored[key]._replace(value=None, missing=Missing.SUPPRESSED.value)
            stored[key] = figure._replace(numerator=None, denominator=None)
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
