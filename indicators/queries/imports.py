"""What a file of values would do: read, understood and set against what is stored. A constant number of queries."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Q, QuerySet
from django.utils import timezone

from annualcycle.periods import Frequency
from annualcycle.queries.periods import Closings, closings
from governance.access import grants_of
from governance.models import Organisation, User
from governance.models.organisation import Permission
from governance.tenancy import current_municipality
from indicators import rules
from indicators.columns import Role
from indicators.files import Table, read_table, unescape_formula
from indicators.importing.catalogue import Catalogue, Entry, catalogue_of
from indicators.importing.comparing import Comparison, Ground, compare
from indicators.importing.findings import Figure, Key, Reason
from indicators.importing.layout import laid_out
from indicators.importing.names import (
    COMPARATOR,
    ORGANISATION,
    ComparatorName,
    OrganisationName,
    PlaceNames,
    folded,
    place_names,
)
from indicators.importing.reading import ReadFile, Understanding, read_rows
from indicators.models import Comparator, Indicator, Value, ValueImport
from indicators.numbers import Missing
from indicators.queries.shielded import hidden_values
from indicators.queries.visible import visible_indicators
from indicators.readers import readable
from indicators.revising import Quality

# What may still be said about a file's names; until then their rows wait.
ANSWERED_BY_ALL = (Reason.PLACE_UNKNOWN,)
ANSWERED_BY_MANAGER = (*ANSWERED_BY_ALL, Reason.INDICATOR_UNKNOWN)


# In the order of Figure.
FIGURES = (
    "value", "missing", "comment", "id", "numerator", "denominator", "quality", "source", "source_date", "origin",
    "is_of_today",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Understood:
    """A file set against what is stored. `lacking` columns leave the rows unread."""

    table: Table
    columns: Mapping[Role, int]
    lacking: tuple[str, ...]
    catalogue: Catalogue
    names: PlaceNames
    read: ReadFile
    comparison: Comparison


def imports_seen_by(user: User) -> QuerySet[ValueImport]:
    """The files that the person may see, latest first; what was discarded is gone."""
    seen = imports().exclude(state=ValueImport.State.DISCARDED)
    return seen if rules.can_oversee_imports(user) else seen.filter(uploaded_by=user)


def imports() -> QuerySet[ValueImport]:
    """All files, with what a page about one needs."""
    return ValueImport.objects.select_related("uploaded_by", "job")


def table_of(name: str, data: bytes, names: PlaceNames) -> Table:
    """The table in an uploaded file, a row for each value. Raises FileRefused, see indicators/files.py.

    The apostrophe that our own export puts before a text that looks like a formula is taken away again. Years or
    organisations that have a column each become rows (importing/layout.py).
    """
    table = read_table(name, data)
    if table.sheet:  # the reader of CSV has done so
        rows = tuple(tuple(unescape_formula(c) if isinstance(c, str) else c for c in row) for row in table.rows)
        table = Table(table.columns, rows, table.row_numbers, table.misfits, table.sheet, notes=table.notes)
    return laid_out(table, names.place_of)


def kept_table(value_import: ValueImport, names: PlaceNames) -> Table:
    """The table in the file as it was uploaded. Raises FileNotFoundError, and FileRefused where nobody has read it."""
    with value_import.file.open("rb") as file, collector_paused():
        return table_of(value_import.file_name, file.read(), names)


def lacking_columns(columns: Mapping[Role, int]) -> tuple[str, ...]:
    """What no column holds but must: "indicator" (its code or its name), "period", "value"."""
    has_indicator = Role.INDICATOR_CODE in columns or Role.INDICATOR_NAME in columns
    needed = {"indicator": has_indicator, "period": Role.PERIOD in columns, "value": Role.VALUE in columns}
    return tuple(name for name, is_there in needed.items() if not is_there)


def understood(
    value_import: ValueImport, table: Table, *, names: PlaceNames | None = None, closed: Closings | None = None
) -> Understood:
    """The file set against what is stored, with the rights that who uploaded it has now. Six queries at most."""
    person = value_import.uploaded_by
    columns = {Role(role): place for role, place in value_import.columns.items() if place < len(table.columns)}
    lacking = lacking_columns(columns)
    catalogue, names = catalogue_now(person), names or place_names_now()
    how = Understanding(
        columns=columns,
        places=value_import.places,
        creates_indicators=value_import.creates_indicators and rules.can_create_indicator(person),
        catalogue=catalogue,
        names=names,
        hidden=names_hidden_from(person),
    )
    with collector_paused():
        read = ReadFile((), (), ()) if lacking else read_rows(table, how)
        ground = Ground(
            catalogue=catalogue,
            stored=figures_shown(stored_figures(read.indicators), person),
            may_write=frozenset(f"{ORGANISATION}{pk}" for pk in grants_of(person).where(Permission.ENTER_VALUES)),
            may_write_comparators=rules.can_change_comparators(person),
            closing=(closed or closings()).closing,
            today=timezone.localdate(),
            unit_at=columns.get(Role.UNIT, -1),
            answerable=ANSWERED_BY_MANAGER if rules.can_create_indicator(person) else ANSWERED_BY_ALL,
        )
        return Understood(table, columns, lacking, catalogue, names, read, compare(read.readings, ground))


def catalogue_now(reader: User | None) -> Catalogue:
    """The indicators that the reader may know of, as rows are matched with them. One query."""
    fields = ("id", "code", "name", "unit", "decimals", "frequency", "organisation__name")
    rules_of_shares = ("factor", "fewest_cases", "formula")
    rows = visible_indicators(reader).order_by("sort_key", "id").values_list(*fields, *rules_of_shares)
    return catalogue_of(
        Entry(pk, code, name, unit, decimals, Frequency(frequency), organisation, factor, fewest, bool(formula))
        for pk, code, name, unit, decimals, frequency, organisation, factor, fewest, formula in rows
    )


def names_hidden_from(person: User) -> frozenset[str]:
    """Codes and names of the indicators that the person is to know nothing of, folded. One query."""
    rows = Indicator.objects.exclude(readable(person)).order_by().values_list("code", "name")
    return frozenset(folded(text) for row in rows for text in row if text)


def place_names_now() -> PlaceNames:
    """The organisations and comparators as names in a file are matched with them. Two queries."""
    fields = ("id", "name", "short_name", "parent__name", "parent_id")
    organisations = [
        OrganisationName(pk, name, short_name, parent or "", parent_id is None)
        for pk, name, short_name, parent, parent_id in Organisation.objects.order_by("sort_key").values_list(*fields)
    ]
    comparators = [ComparatorName(*row) for row in Comparator.objects.values_list("id", "name")]
    return place_names(current_municipality().name, organisations, comparators)


def stored_figures(indicator_ids: set[int]) -> dict[Key, Figure]:
    """Every stored value of these indicators, as tuples. One query."""
    if not indicator_ids:
        return {}
    fields = ("indicator_id", "organisation_id", "comparator_id", "frequency", "period_start", "gender")
    rows = Value.objects.filter(indicator__in=indicator_ids).order_by()
    found = {}
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    rows = rows.annotate(is_of_today=Q(entered_at__gte=today))
    for indicator, organisation, comparator, frequency, start, gender, *figure in rows.values_list(
        *fields, *FIGURES
    ).iterator(chunk_size=5000):
        place = _place(ORGANISATION, organisation) if organisation else _place(COMPARATOR, comparator)
        found[Key(indicator, place, frequency, start, gender)] = Figure(*figure)
    return found


def figures_shown(stored: dict[Key, Figure], reader: User | None) -> dict[Key, Figure]:
    """The figures as the reader is shown them: without those that would disclose a withheld one, but for places that
    the reader writes for, whose file must come back as it went out. One query, and two more where any is withheld.
    """
    hidden = hidden_values({int(key.indicator) for key in stored})
    if not hidden:
        return stored
    may_write = grants_of(reader).where(Permission.ENTER_VALUES) if reader else frozenset()
    may_comparators = reader is not None and rules.can_change_comparators(reader)
    shown = dict(stored)
    for value in hidden:
        if value.organisation in may_write or (value.comparator and may_comparators):
            continue
        place = _place(ORGANISATION, value.organisation) if value.organisation else _place(COMPARATOR, value.comparator)
        key = Key(value.indicator, place, value.frequency, value.start, value.gender)
        if (figure := stored.get(key)) is not None:
            about = (None, None, Quality.FINAL.value, *figure[7:])
            shown[key] = Figure(None, Missing.SUPPRESSED.value, figure.comment, figure.pk, *about)
    return shown


def home_of_new_indicators(user: User) -> int | None:
    """The organisation that manages indicators created from a file: the highest where the person may. One query."""
    allowed = grants_of(user).where(Permission.MANAGE_INDICATORS)
    rows = Organisation.objects.filter(pk__in=allowed).order_by("sort_key", "id").values_list("id", "parent_id")
    return next((pk for pk, parent in rows if parent not in allowed), None)


@lru_cache(maxsize=4096)
def _place(kind: str, pk: int) -> str:
    return f"{kind}{pk}"


@contextmanager
def collector_paused() -> Iterator[None]:
    """No garbage collection meanwhile: it halves the time in which 100 000 rows are made, none of which is garbage."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
