"""What the pages about a file of values show, in ready words."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from governance.access import grants_of
from governance.jobs import is_stale
from governance.language import active_language
from governance.models import Job
from governance.models.organisation import Permission
from indicators import rules
from indicators.forms.imports import ImportMapForm, PlaceOptions, column_choices
from indicators.importing.findings import Outcome
from indicators.importing.lines import LineWriter
from indicators.importing.shelf import NOT_STORED, WARNED
from indicators.importing.wording import OutcomeCount, lacking_sentence, note_sentence, outcome_counts
from indicators.models import ValueImport
from indicators.numbers import Missing, format_number
from indicators.queries.mappings import own_width, remembered
from indicators.queries.previews import Preview, has_failed_reading, is_being_read
from indicators.services.imports import UNCONFIRMED_DAYS

ROWS_A_PAGE = 50
FILES_A_PAGE = 30
MOST_NAMED = 8
State = ValueImport.State


def steps() -> list[str]:
    """The three steps of an import."""
    return [_("Upload the file"), _("Look at what it would do"), _("Store")]


def example() -> dict[str, Any]:
    """A small file as it may look."""
    no_value = Missing.NOT_AVAILABLE.sign
    if active_language().startswith("sv"):
        heads = ("Nyckeltal", "Organisation", "Period", "Kön", "Värde")
        rows = (("N15428", "Vallaskolan", "2025", "K", "84,9"), ("N15428", "Vallaskolan", "2025", "M", no_value))
        rows += (("Frånvaro", "Vallaskolan", "T2 2025", "T", "7,5"),)
    else:
        heads = ("Code", "Organisation", "Period", "Gender", "Value")
        rows = (("N15428", "North School", "2025", "K", "84.9"), ("N15428", "North School", "2025", "M", no_value))
        rows += (("Absence", "North School", "T2 2025", "T", "7.5"),)
    return {"heads": heads, "rows": rows}


def is_decided(value_import: ValueImport) -> bool:
    """Whether the file is stored or being stored: nothing is left to choose. A failure gives the choice back."""
    if value_import.state == State.STORED:
        return True
    failed = value_import.job is not None and value_import.job.state == Job.State.FAILED
    return value_import.state == State.STORING and not failed


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file in the list."""

    url: str
    name: str
    when: str
    by: str
    state: str
    told: str


def list_context(files: QuerySet[ValueImport], request: HttpRequest) -> dict[str, Any]:
    """The list, a page of it."""
    page = Paginator(files, FILES_A_PAGE).get_page(request.GET.get("page"))
    return {
        "page": page,
        "files": [_file_line(file) for file in page],
        "may_import": rules.can_import_values(request.user),
        "sees_all": rules.can_oversee_imports(request.user),
    }


def _file_line(file: ValueImport) -> FileLine:
    return FileLine(
        url=reverse("import_show", args=[file.pk]),
        name=file.file_name,
        when=_moment(file.uploaded_at),
        by=file.uploaded_by.full_name,
        state=_state_word(file),
        told=_told(file.counts) if file.state == State.STORED else _rows_text(file.rows),
    )


def _state_word(file: ValueImport) -> str:
    if file.state == State.STORING and file.job is not None and file.job.state == Job.State.FAILED:
        return _("Not stored, something went wrong")
    if file.state == State.UPLOADED and is_being_read(file):
        return _("Being read")
    if file.state == State.UPLOADED and has_failed_reading(file):
        return _("Could not be read")
    return str(file.get_state_display())


def _told(counts: dict[str, int]) -> str:
    shown = [count for count in outcome_counts(counts) if count.count]
    return ", ".join(f"{_number(count.count)} {count.word.lower()}" for count in shown) or _("no rows")


def _rows_text(rows: int) -> str:
    return ngettext("%(count)s row", "%(count)s rows", rows) % {"count": _number(rows)}


def _number(number: int) -> str:
    return format_number(number, 0, active_language())


def _moment(moment: Any) -> str:
    return date_format(timezone.localtime(moment), "Y-m-d H:i")


def map_form(request: HttpRequest, value_import: ValueImport, preview: Preview) -> ImportMapForm:
    """The form of columns and names, with what this person may choose."""
    options = PlaceOptions(
        preview.names,
        writable=grants_of(request.user).where(Permission.ENTER_VALUES),
        may_change_comparators=rules.can_change_comparators(request.user),
        may_create=rules.can_create_indicator(request.user),
        creates_indicators=value_import.creates_indicators,
    )
    data = request.POST if request.method == "POST" else None
    return ImportMapForm(data, preview=preview, options=options)


def preview_context(
    request: HttpRequest, value_import: ValueImport, preview: Preview, form: ImportMapForm | None
) -> dict[str, Any]:
    """The preview: how the file is understood, the counts, and a page of its rows."""
    may_store = rules.can_store_import(request.user, value_import)
    form = form or (map_form(request, value_import, preview) if may_store else None)
    failed = value_import.job is not None and value_import.state == State.STORING
    return {
        "value_import": value_import,
        "steps": steps(),
        "lede": _uploaded_text(value_import),
        "failure": value_import.job.reason if failed and value_import.job else "",
        "may_store": may_store,
        "discarded_on": _discarded_on(value_import),
        **_understanding_context(value_import, preview, form),
        **_counts_context(preview),
        **_rows_context(request, preview),
    }


def _understanding_context(value_import: ValueImport, preview: Preview, form: ImportMapForm | None) -> dict[str, Any]:
    """How the file is understood: its columns, its names, the indicators that the catalogue lacks."""
    undecided = sum(1 for place in preview.places if place.place is None)
    return {
        "form": form,
        "lacking": lacking_sentence(preview.lacking) if preview.lacking else "",
        "notes": [note_sentence(note) for note in preview.notes],
        "remembered": _remembered_text(value_import, preview),
        "unused": _unused(preview),
        "undecided": undecided,
        "asks_first": bool(undecided or preview.lacking or (form and form.errors)),
        "more_places": max(0, len(preview.places) - len(form.asked)) if form else 0,
        "unknown_indicators": _unknown(preview),
        "unknown_count": len(preview.unknown_indicators),
    }


def _counts_context(preview: Preview) -> dict[str, Any]:
    """What becomes of the rows, and what the person confirms."""
    storable = preview.counts[Outcome.NEW] + preview.counts[Outcome.CHANGED]
    return {
        "counts": outcome_counts(preview.counts),
        "storable": storable,
        "store_label": _store_label(storable),
        "digest": preview.digest,
        "is_kept": preview.is_kept,
        "made_at": date_format(timezone.localtime(preview.made_at), "H:i"),
    }


def _remembered_text(value_import: ValueImport, preview: Preview) -> str:
    """As which earlier file this one is understood."""
    found = remembered(value_import, preview.headings)
    if found is None:
        return ""
    told = {"file": found.file_name, "name": found.by, "when": date_format(timezone.localtime(found.at), "Y-m-d")}
    if not found.file_name:
        return _("Understood as a file with the same headings that %(name)s stored %(when)s.") % told
    return _("Understood as the file %(file)s, which %(name)s stored %(when)s.") % told


def _discarded_on(value_import: ValueImport) -> str:
    last = timezone.localtime(value_import.uploaded_at) + timedelta(days=UNCONFIRMED_DAYS)
    return date_format(last, "Y-m-d")


def reading_context(request: HttpRequest, value_import: ValueImport) -> dict[str, Any]:
    """How far the reading of a large file is, or why it could not be read."""
    job = value_import.job
    silent = job is not None and is_being_read(value_import) and is_stale(job)
    failed = has_failed_reading(value_import)
    return {
        "value_import": value_import,
        "job": job,
        "steps": steps(),
        "lede": _sent_text(value_import),
        "may_store": rules.can_store_import(request.user, value_import),
        "reason": job.reason if job and failed else "",
        "is_failed": failed,
        "is_silent": silent,
        "is_under_way": not failed and not silent,
        "discarded_on": _discarded_on(value_import),
    }


def _sent_text(value_import: ValueImport) -> str:
    if value_import.rows:
        return _uploaded_text(value_import)
    return _("%(file)s, uploaded by %(name)s %(when)s.") % {
        "file": value_import.file_name,
        "name": value_import.uploaded_by.full_name,
        "when": _moment(value_import.uploaded_at),
    }


def _uploaded_text(value_import: ValueImport) -> str:
    return _("%(file)s, %(rows)s, uploaded by %(name)s %(when)s.") % {
        "file": value_import.file_name,
        "rows": _rows_text(value_import.rows),
        "name": value_import.uploaded_by.full_name,
        "when": _moment(value_import.uploaded_at),
    }


def _store_label(storable: int) -> str:
    return ngettext("Store %(count)s row", "Store %(count)s rows", storable) % {"count": _number(storable)}


def _unused(preview: Preview) -> list[str]:
    used = {str(place) for place in preview.columns.values()}
    return [label for place, label in column_choices(preview.headings) if place not in used]


def _unknown(preview: Preview) -> list[str]:
    shown = preview.unknown_indicators[:MOST_NAMED]
    named = [" ".join(dict.fromkeys(text for text in (new.code, new.name) if text)) for new in shown]
    left = len(preview.unknown_indicators) - len(named)
    return named + ([_("and %(count)s more") % {"count": left}] if left else [])


def _rows_context(request: HttpRequest, preview: Preview) -> dict[str, Any]:
    """A page of the rows, in words; refused first."""
    wanted = request.GET.get("outcome", "")
    page = Paginator(preview.shelf.listing(wanted), ROWS_A_PAGE).get_page(request.GET.get("page"))
    writer = line_writer(preview)
    return {
        "page": page,
        "lines": [writer.line(row) for row in page],
        "filters": _filters(preview, wanted),
        "query": f"{urlencode({'outcome': wanted})}&" if wanted else "",
        "has_gender": any(row.reading.key and row.reading.key.gender != "T" for row in page),
    }


def line_writer(preview: Preview) -> LineWriter:
    """What turns the preview's rows into words."""
    return LineWriter(
        headings=preview.headings,
        columns=preview.columns,
        catalogue=preview.catalogue,
        names=preview.names,
        unknown=preview.unknown_indicators,
    )


def _filters(preview: Preview, wanted: str) -> list[dict[str, Any]]:
    total = sum(preview.counts.values())
    items = [OutcomeCount("", _("All rows"), total)]
    if preview.warned:
        items.append(OutcomeCount(WARNED, _("Worth a second look"), preview.warned))
    items += [count for count in outcome_counts(preview.counts) if count.count]
    return [
        {
            "label": i.word,
            "url": f"?outcome={i.outcome}#rows",
            "current": i.outcome == wanted,
            "count": _number(i.count),
        }
        for i in items
    ]


def decided_context(request: HttpRequest, value_import: ValueImport) -> dict[str, Any]:
    """How far the storing is, or what became of it."""
    job = value_import.job
    is_stored = value_import.state == State.STORED
    silent = job is not None and is_stale(job) and not is_stored
    counts = outcome_counts(value_import.counts)
    return {
        "value_import": value_import,
        "job": job,
        "steps": steps(),
        "current": 4 if is_stored else 3,
        "lede": _uploaded_text(value_import),
        "is_stored": is_stored,
        "is_silent": silent,
        "is_under_way": not is_stored and not silent,
        "digest": job.payload.get("digest", "") if job else "",
        "may_store": rules.can_store_import(request.user, value_import),
        "counts": counts,
        "stored_count": _number(value_import.counts.get("new", 0) + value_import.counts.get("changed", 0)),
        "refused": sum(value_import.counts.get(outcome, 0) for outcome in ("waiting", "refused")),
        "stored_at": _moment(value_import.stored_at) if value_import.stored_at else "",
    }


def refused_table(preview: Preview) -> list[list[Any]]:
    """The rows that are not stored, as they stood in the file, with row number and reason, under their headings.

    Corrected and uploaded it is read as the file itself; what it was told last time is not repeated.
    """
    writer = line_writer(preview)
    width = own_width(preview.headings)
    rows = [
        [*row.reading.cells[:width], row.reading.number, " ".join(writer.reasons(row))]
        for row in preview.shelf.listing(NOT_STORED)[:]
    ]
    return [[*preview.headings[:width], _("Row"), _("Why")], *rows]
