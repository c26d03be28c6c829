"""The worker's part of an import: read the file outside the scope, enter it, compare anew and store."""

from typing import Any

from django.db import OperationalError
from django.utils.translation import gettext as _
from psycopg2 import errors

from governance.jobs import JobFailed, Run, job_handler
from indicators.models import ValueImport
from indicators.queries.imports import kept_table
from indicators.services import imports as services


@job_handler(services.JOB_KIND)
def store_value_import(run: Run) -> dict[str, Any]:
    """Store what the person confirmed, all or nothing; the number of rows by outcome."""
    with run.scope():
        value_import = ValueImport.objects.get(pk=run.payload["import"])
    run.progress(0, 3, _("Reading the file"))
    try:
        table = kept_table(value_import)
    except FileNotFoundError as error:
        raise JobFailed(_("The file is no longer kept. Upload it again.")) from error
    run.progress(1, 3, _("Comparing and storing"))
    try:
        with run.scope():
            return services.store_import(
                value_import=value_import, table=table, digest=run.payload["digest"], by=run.ordered_by
            )
    except services.ImportRefusedError as refusal:
        raise JobFailed(_refused(refusal.code)) from refusal
    except OperationalError as error:
        if isinstance(error.__cause__, errors.DiskFull):
            message = _("The database’s disk is full. Ask those who run the service to make room, then try again.")
            raise JobFailed(message) from error
        raise


def _refused(code: str) -> str:
    if code == "not_yours":
        return _("You may no longer import values here. Ask your administrator which role you have.")
    return _(
        "Nothing was stored, since something has changed after you looked: a value, a closed period, the catalogue "
        "or what you may write. Look at the preview again and confirm it."
    )
