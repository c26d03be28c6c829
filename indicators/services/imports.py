"""Writes of uploaded files: kept, understood otherwise, stored as values in one transaction, or discarded."""

import hashlib
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.db.models import Max, Q
from django.utils import timezone

from annualcycle.locks import keep_periods_as_they_are
from governance.history import service
from governance.jobs import is_stale, order_job, retry_job
from governance.models import Job, Organisation, User
from indicators import rules
from indicators.derivation import DERIVED
from indicators.files import Table
from indicators.fulfilment import Direction
from indicators.importing.comparing import is_same_number, quality_to_store
from indicators.importing.findings import Figure, NewIndicator, Outcome, Row
from indicators.importing.names import COMPARATOR, NEW_COMPARATOR, ORGANISATION, PlaceNames
from indicators.models import Comparator, Indicator, ValueImport
from indicators.queries.imports import Understood, home_of_new_indicators, place_names_now, understood
from indicators.queries.mappings import first_reading
from indicators.queries.previews import READING_KIND, is_being_read
from indicators.services.derived import remake_derived
from indicators.services.mappings import remember_mapping
from indicators.turns import turn_to_write

JOB_KIND = "value_import"
MOST_DECIMALS = 6
UNCONFIRMED_DAYS = 30
SOURCE_LENGTH = 120
State = ValueImport.State


class ImportRefusedError(Exception):
    """The file was not stored, and nothing of it was. Codes:

    changed: what would be stored is no longer what the person saw; not_yours: the person may no longer import.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@service
def keep_upload(
    *, file_name: str, data: bytes, table: Table | None, names: PlaceNames | None = None, by: User
) -> ValueImport:
    """Keep an uploaded file with its first reading; a file without a table is given to a worker to read.

    Nothing else is stored. Raises OSError when there is no room.
    """
    value_import = ValueImport(file_name=file_name[:200], sha256=hashlib.sha256(data).hexdigest(), uploaded_by=by)
    value_import.file.save(file_name, ContentFile(data), save=False)
    if table is None:
        value_import.save()
        order_reading(value_import=value_import, by=by)
    else:
        _read_first(value_import, table, names or place_names_now())
        value_import.save()
    return value_import


@service
def order_reading(*, value_import: ValueImport, by: User) -> None:
    """Let a worker read and compare the file. Asked twice it is done once; what failed or went silent starts anew."""
    locked = _locked(value_import)
    if locked.job and is_being_read(locked):
        if is_stale(locked.job):
            retry_job(job=locked.job, by=by)
    elif _is_open(locked):
        locked.job = order_job(kind=READING_KIND, payload={"import": locked.pk}, by=by)
        locked.state = State.UPLOADED
        locked.save(update_fields=["job", "state"])
    value_import.job = locked.job


@service
def note_reading(*, value_import: ValueImport, table: Table, names: PlaceNames, by: User) -> ValueImport:
    """Keep what a worker read of a file for the first time; the import as it is now understood."""
    locked = _locked(value_import)
    if not locked.rows:
        _read_first(locked, table, names)
        locked.save(update_fields=["rows", "columns", "places"])
    return locked


def _read_first(value_import: ValueImport, table: Table, names: PlaceNames) -> None:
    found = first_reading(table, names, value_import.uploaded_by)
    value_import.rows, value_import.columns, value_import.places = len(table.rows), found.columns, found.places


@service
def change_import(
    *,
    value_import: ValueImport,
    columns: Mapping[str, int],
    places: Mapping[str, str],
    creates_indicators: bool,
    by: User,
) -> None:
    """Understand the file otherwise: its columns, its names of places, and whether unknown indicators are created."""
    locked = _locked(value_import)
    if not _is_open(locked):
        return
    locked.columns, locked.places = dict(columns), dict(places)
    locked.creates_indicators, locked.state = creates_indicators, State.UPLOADED
    locked.save(update_fields=["columns", "places", "creates_indicators", "state"])


@service
def order_storing(*, value_import: ValueImport, digest: str, by: User) -> None:
    """Let a worker store what `digest` stands for. Asked twice it is done once; what failed starts anew."""
    locked = _locked(value_import)
    if locked.job and locked.state == State.STORING and is_stale(locked.job):
        retry_job(job=locked.job, by=by)
    elif _is_open(locked):
        locked.job = order_job(kind=JOB_KIND, payload={"import": locked.pk, "digest": digest}, by=by)
        locked.state = State.STORING
        locked.save(update_fields=["job", "state"])


@service
def discard_import(*, value_import: ValueImport, by: User) -> None:
    """Let go of a file that has not been stored; its copy is deleted."""
    _discard(value_import)


def _discard(value_import: ValueImport) -> None:
    locked = _locked(value_import)
    if not _is_open(locked):
        return
    locked.state = State.DISCARDED
    locked.save(update_fields=["state"])
    storage, name = locked.file.storage, str(locked.file.name)
    transaction.on_commit(lambda: storage.delete(name))


@service
def discard_unconfirmed(*, now: datetime, by: None) -> int:
    """Let go of the files that nobody has confirmed for UNCONFIRMED_DAYS days; how many."""
    old = ValueImport.objects.filter(uploaded_at__lt=now - timedelta(days=UNCONFIRMED_DAYS))
    waiting = old.filter(Q(state=State.UPLOADED) | Q(state=State.STORING, job__state=Job.State.FAILED))
    for value_import in waiting:
        _discard(value_import)
    return len(waiting)


@service
def store_import(*, value_import: ValueImport, table: Table, digest: str, by: User) -> dict[str, int]:
    """Store the new and the changed rows, all or none; the number of rows by outcome. Done before, it does nothing.

    What is stored is compared anew. Raises ImportRefusedError when it is not what `digest` stands for, when another
    person writes one of the values meanwhile, or when the person may no longer import.
    """
    locked = _locked(value_import)
    if locked.state == State.STORED:
        return dict(locked.counts)
    if not rules.can_store_import(by, locked):
        raise ImportRefusedError("not_yours")
    found = understood(locked, table, closed=keep_periods_as_they_are())
    if found.comparison.digest != digest:
        raise ImportRefusedError("changed")
    _write(found, locked, by)
    locked.counts, locked.state, locked.stored_at = found.comparison.counts, State.STORED, timezone.now()
    locked.save(update_fields=["counts", "state", "stored_at"])
    remember_mapping(value_import=locked, heads=table.columns, by=by)
    return dict(locked.counts)


def _locked(value_import: ValueImport) -> ValueImport:
    rows = ValueImport.objects.select_for_update(of=("self",)).select_related("job", "uploaded_by")
    return rows.get(pk=value_import.pk)


def _is_open(value_import: ValueImport) -> bool:
    """Whether the person may still decide: not stored, not discarded, and no worker at it."""
    failed = value_import.job is not None and value_import.job.state == Job.State.FAILED
    return value_import.state == State.UPLOADED or (value_import.state == State.STORING and failed)


def _write(found: Understood, value_import: ValueImport, by: User) -> None:
    rows = found.comparison.of(Outcome.NEW, Outcome.CHANGED)
    used = {row.reading.key.indicator for row in rows if row.reading.key}
    wanted = [indicator for indicator in found.read.unknown_indicators if indicator.ref in used]
    ids: dict[int | str, int] = {pk: pk for pk in used if isinstance(pk, int)}
    involved = turn_to_write(set(ids.values()))
    ids.update(_create_indicators(wanted, by).items())
    places = _create_comparators({row.reading.key.place for row in rows if row.reading.key})
    _copy(_lines(rows, ids, places))
    stored = _insert_and_update(value_import.file_name, timezone.localdate(value_import.uploaded_at), by)
    counts = found.comparison.counts
    if stored != (counts[Outcome.NEW], counts[Outcome.CHANGED]):
        raise ImportRefusedError("changed")
    if involved:
        remake_derived(indicators=involved, by=by)


def _create_indicators(wanted: Sequence[NewIndicator], by: User) -> dict[str, int]:
    """The unknown indicators as the file describes them, without a direction: a person chooses it later."""
    if not wanted:
        return {}
    home = Organisation.objects.get(pk=home_of_new_indicators(by))
    made = Indicator.objects.bulk_create(
        Indicator(
            code=new.code,
            name=new.name,
            unit=new.unit,
            decimals=min(new.decimals, MOST_DECIMALS),
            direction=Direction.NONE,
            frequency=new.frequency,
            source=new.source,
            organisation=home,
        )
        for new in wanted
    )
    return {new.ref: indicator.pk for new, indicator in zip(wanted, made, strict=True)}


def _create_comparators(places: Iterable[str]) -> dict[str, str]:
    """New comparators by the place that stood for them in the found."""
    new = sorted(place for place in places if place.startswith(NEW_COMPARATOR))
    if not new:
        return {}
    last = Comparator.objects.aggregate(last=Max("order"))["last"] or 0
    made = Comparator.objects.bulk_create(
        Comparator(name=place.removeprefix(NEW_COMPARATOR), order=last + number)
        for number, place in enumerate(new, start=1)
    )
    return {place: f"{COMPARATOR}{comparator.pk}" for place, comparator in zip(new, made, strict=True)}


# COPY into a table under row-level security is refused, so the rows go by way of a temporary table.
_TEMPORARY = """
    DROP TABLE IF EXISTS pg_temp.imported_values;
    CREATE TEMPORARY TABLE imported_values (
        indicator_id bigint NOT NULL, organisation_id bigint, comparator_id bigint, frequency text NOT NULL,
        period_start date NOT NULL, gender text NOT NULL, value numeric, missing text NOT NULL, comment text,
        numerator numeric, denominator numeric, quality text NOT NULL, source text, source_date date,
        is_other_number boolean NOT NULL, seen_id bigint, seen_value numeric, seen_missing text, seen_comment text,
        seen_numerator numeric, seen_denominator numeric, seen_quality text
    ) ON COMMIT DROP
"""
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_NULL = "\\N"


def _lines(rows: Iterable[Row], ids: Mapping[int | str, int], places: Mapping[str, str]) -> Iterable[str]:
    for row in rows:
        key, figure = row.reading.key, row.reading.figure
        if key is None or figure is None:
            continue
        place = places.get(key.place, key.place)
        seen = row.stored
        is_other = seen is None or not is_same_number(figure, seen) or seen.origin in DERIVED
        parts = figure if seen is None or is_other or figure.numerator is not None else seen
        cells = (
            ids[key.indicator],
            place.removeprefix(ORGANISATION) if place.startswith(ORGANISATION) else None,
            place.removeprefix(COMPARATOR) if place.startswith(COMPARATOR) else None,
            key.frequency,
            key.start,
            key.gender,
            figure.value,
            figure.missing,
            figure.comment,
            parts.numerator,
            parts.denominator,
            quality_to_store(figure, seen),
            figure.source,
            figure.source_date,
            is_other,
            *(_seen(seen) if seen else (None,) * 7),
        )
        yield "\t".join(_NULL if cell is None else str(cell).translate(_ESCAPES) for cell in cells)


def _seen(stored: Figure) -> tuple[object, ...]:
    """What must still be stored when the row is written."""
    number = (stored.pk, stored.value, stored.missing, stored.comment)
    return (*number, stored.numerator, stored.denominator, stored.quality)


def _copy(lines: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_TEMPORARY)
        data = io.StringIO("\n".join(lines))
        cursor.copy_expert("COPY imported_values FROM STDIN", data)
        cursor.execute("ANALYZE imported_values")


_INSERT = """
    INSERT INTO indicators_value (
        indicator_id, organisation_id, comparator_id, frequency, period_start, gender, value, numerator, denominator,
        missing, comment, source, quality, source_date, origin, entered_by_id, entered_at)
    SELECT indicator_id, organisation_id, comparator_id, frequency, period_start, gender, value, numerator, denominator,
           missing, coalesce(comment, ''), coalesce(source, %(file)s), quality, coalesce(source_date, %(day)s),
           'imported', %(person)s, now()
      FROM imported_values WHERE seen_id IS NULL
        ON CONFLICT ON CONSTRAINT value_once DO NOTHING
"""
# Only what still is as the person saw it: another's newer value is not overwritten. A comment alone does not make a
# fetched value the file's.
_UPDATE = """
    UPDATE indicators_value v
       SET value = i.value, numerator = i.numerator, denominator = i.denominator, missing = i.missing,
           comment = coalesce(i.comment, v.comment), quality = i.quality,
           source = coalesce(i.source, CASE WHEN i.is_other_number THEN %(file)s ELSE v.source END),
           source_date = coalesce(i.source_date, CASE WHEN i.is_other_number THEN %(day)s ELSE v.source_date END),
           origin = CASE WHEN i.is_other_number THEN 'imported' ELSE v.origin END,
           entered_by_id = %(person)s, entered_at = now()
      FROM imported_values i
     WHERE v.id = i.seen_id AND v.value IS NOT DISTINCT FROM i.seen_value AND v.missing = i.seen_missing
       AND v.comment = i.seen_comment AND v.numerator IS NOT DISTINCT FROM i.seen_numerator
       AND v.denominator IS NOT DISTINCT FROM i.seen_denominator AND v.quality = i.seen_quality
"""


def _insert_and_update(file_name: str, day: date, by: User) -> tuple[int, int]:
    """How many values were inserted and how many were changed. A file that names no source is the source."""
    params: dict[str, Any] = {"file": file_name[:SOURCE_LENGTH], "day": day, "person": by.pk}
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, params)
        inserted = cursor.rowcount
        cursor.execute(_UPDATE, params)
        return inserted, cursor.rowcount
