"""What storing a file would do, as pages show it. A large file is compared by a worker, which keeps what it found."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.core.cache import cache
from django.utils import timezone

from governance.models import Job, User
from governance.tenancy import current_municipality
from indicators.columns import Role
from indicators.files import Note, Table
from indicators.importing.catalogue import Catalogue
from indicators.importing.comparing import Comparison
from indicators.importing.findings import NewIndicator, PlaceUse, Reason, Row
from indicators.importing.names import PlaceNames
from indicators.importing.shelf import Shelf, shelf_of
from indicators.models import Indicator, ValueImport
from indicators.queries.imports import collector_paused, kept_table, place_names_now, understood
from indicators.readers import readable

# Larger files are read and compared by a worker; smaller ones anew for each page.
KEPT_FROM_ROWS = 5_000
KEPT_SECONDS = 3600
READING_KIND = "value_import_reading"


@dataclass(frozen=True, slots=True)
class Preview:
    """What storing the file would do, as it was compared at `made_at`; the rows themselves are on the shelf."""

    headings: tuple[str, ...]
    columns: Mapping[Role, int]
    lacking: tuple[str, ...]
    catalogue: Catalogue
    names: PlaceNames
    notes: tuple[Note, ...]
    places: tuple[PlaceUse, ...]
    unknown_indicators: tuple[NewIndicator, ...]
    counts: Mapping[str, int]
    warned: int
    digest: str
    made_at: datetime
    shelf: Shelf

    @property
    def is_kept(self) -> bool:
        """Whether a worker compared it, a while ago perhaps."""
        return bool(self.shelf.chunks)


def is_being_read(value_import: ValueImport) -> bool:
    """Whether a worker reads the file, or is to."""
    job = value_import.job
    return job is not None and job.kind == READING_KIND and job.state in (Job.State.QUEUED, Job.State.RUNNING)


def has_failed_reading(value_import: ValueImport) -> bool:
    """Whether the worker could not read the file; the job says why."""
    job = value_import.job
    return job is not None and job.kind == READING_KIND and job.state == Job.State.FAILED


def is_large(value_import: ValueImport) -> bool:
    """Whether the file is for a worker to read: one with many rows, or one so big that nobody has read it yet."""
    return value_import.rows > KEPT_FROM_ROWS or not (value_import.rows or value_import.columns)


def preview(value_import: ValueImport) -> Preview | None:
    """What storing the file would do, compared anew; for a large file as a worker found it, None until it has."""
    if not is_large(value_import):
        return preview_now(value_import)
    kept: Preview | None = None if is_being_read(value_import) else cache.get(_cache_key(value_import))
    return kept


def preview_now(value_import: ValueImport) -> Preview:
    """What storing the file would do, read and compared at once however large it is."""
    names = place_names_now()
    return _preview(value_import, kept_table(value_import, names), names)


def keep_preview(value_import: ValueImport, table: Table, names: PlaceNames) -> Preview:
    """Compare the rows and keep what was found for the pages."""
    made = _preview(value_import, table, names)
    with collector_paused():
        kept = replace(made, shelf=made.shelf.packed())
        cache.set(_cache_key(value_import), kept, KEPT_SECONDS)
    return kept


def _cache_key(value_import: ValueImport) -> str:
    how = (value_import.columns, value_import.places, value_import.creates_indicators)
    seal = hashlib.sha256(json.dumps(how, sort_keys=True).encode()).hexdigest()
    return f"value-import:{current_municipality().pk}:{value_import.pk}:{seal}"


def _preview(value_import: ValueImport, table: Table, names: PlaceNames) -> Preview:
    found = understood(value_import, table, names=names)
    with collector_paused():
        return Preview(
            headings=found.table.columns,
            columns=found.columns,
            lacking=found.lacking,
            catalogue=found.catalogue,
            names=found.names,
            notes=found.table.notes,
            places=tuple(found.read.places),
            unknown_indicators=tuple(found.read.unknown_indicators),
            counts=found.comparison.counts,
            warned=found.comparison.warned,
            digest=found.comparison.digest,
            made_at=timezone.now(),
            shelf=shelf_of(found.comparison.rows),
        )


def as_seen_by(reader: User, value_import: ValueImport, found: Preview) -> Preview:
    """Without the rows about confidential indicators that the reader is to know nothing of."""
    if reader.pk == value_import.uploaded_by_id:
        return found
    hidden = set(Indicator.objects.exclude(readable(reader)).values_list("pk", flat=True))
    if not hidden:
        return found
    rows = [row for row in found.shelf.listing("")[:] if not _is_about(row, hidden)]
    comparison = Comparison(rows)
    shelf = shelf_of(rows)
    return replace(found, counts=comparison.counts, warned=comparison.warned, shelf=shelf, unknown_indicators=())


def _is_about(row: Row, hidden: set[int]) -> bool:
    key = row.reading.key
    if key is not None:
        return key.indicator in hidden
    return any(refusal.reason is Reason.INDICATOR_NOT_YOURS for refusal in row.refusals)
