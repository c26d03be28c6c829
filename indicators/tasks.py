"""The worker's part of an import: read the file outside the scope, enter it, compare and store; and tidy up."""

from typing import Any

from celery import shared_task
from django.db import OperationalError, close_old_connections
from django.utils.translation import gettext as _
from psycopg2 import errors

from governance.jobs import JobFailed, Run, job_handler
from indicators import sweep
from indicators.files import FileRefused, Table
from indicators.importing.names import PlaceNames
from indicators.importing.wording import file_sentence
from indicators.kolada import fetching
from indicators.models import ValueImport
from indicators.queries.imports import kept_table, place_names_now
from indicators.queries.previews import READING_KIND, is_large, keep_preview
from indicators.services import imports as services


@job_handler(READING_KIND)
def read_value_import(run: Run) -> dict[str, Any]:
    """Read and compare a large file, and keep what its pages show; the number of rows by outcome."""
    table, value_import, names = _table(run)
    run.progress(1, 3, _("Comparing with what is stored"))
    with run.scope():
        value_import = services.note_reading(value_import=value_import, table=table, names=names, by=run.person)
    with run.scope():
        return dict(keep_preview(value_import, table, names).counts)


@job_handler(services.JOB_KIND)
def store_value_import(run: Run) -> dict[str, Any]:
    """Store what the person confirmed, all or nothing; the number of rows by outcome."""
    table, value_import, names = _table(run)
    run.progress(1, 3, _("Comparing and storing"))
    try:
        with run.scope():
            return services.store_import(
                value_import=value_import, table=table, digest=run.payload["digest"], by=run.person
            )
    except services.ImportRefusedError as refusal:
        if refusal.code == "changed" and is_large(value_import):
            with run.scope():  # so that the person looks at what it would do now
                keep_preview(value_import, table, names)
        raise JobFailed(_refused(refusal.code)) from refusal
    except OperationalError as error:
        if isinstance(error.__cause__, errors.DiskFull):
            message = _("The database’s disk is full. Ask those who run the service to make room, then try again.")
            raise JobFailed(message) from error
        raise


def _table(run: Run) -> tuple[Table, ValueImport, PlaceNames]:
    """The file's rows, read outside the scope."""
    with run.scope():
        value_import, names = ValueImport.objects.get(pk=run.payload["import"]), place_names_now()
    run.progress(0, 3, _("Reading the file"))
    try:
        return kept_table(value_import, names), value_import, names
    except FileNotFoundError as error:
        raise JobFailed(_("The file is no longer kept. Upload it again.")) from error
    except FileRefused as refused:
        raise JobFailed(file_sentence(refused)) from refused


@shared_task(name="indicators.discard_unconfirmed", ignore_result=True)
def discard_unconfirmed() -> int:
    """Let go of files that nobody has confirmed for a month."""
    close_old_connections()
    return sweep.discard_everywhere()


def _refused(code: str) -> str:
    if code == "not_yours":
        return _("You may no longer import values here. Ask your administrator which role you have.")
    return _(
        "Nothing was stored, since something has changed after you looked: a value, a closed period, the catalogue "
        "or what you may write. Look at the preview again and confirm it."
    )


@shared_task(name="indicators.fetch_from_kolada", ignore_result=True)
def fetch_from_kolada() -> int:
    """The clock's order of the night's fetch, in every municipality that fetches. Two at the same time order one."""
    close_old_connections()
    return fetching.order_everywhere()


@shared_task(name="indicators.remake_derived", ignore_result=True)
def remake_derived() -> int:
    """Make computed and rolled-up values again where what they rest on has changed without a value being written."""
    close_old_connections()
    return sweep.remake_everywhere()
