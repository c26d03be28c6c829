"""The worker's part: load in the scope, leave it, render, enter it again, store."""

from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from governance.jobs import JobFailed, Run, job_handler
from reports import services
from reports.collect import annual_report
from reports.models import Report
from reports.pdf import RenderError, render_pdf
from reports.snapshot import from_json, to_json
from reports.unprintable import unprintable_places
from reports.xlsx import render_xlsx


@job_handler(services.JOB_KIND)
def make_annual_report(run: Run) -> dict[str, Any]:
    """Make both files of the ordered report. The snapshot is taken once, so a second attempt makes the same files."""
    report_id = run.payload["report"]
    run.progress(0, 100, _("Collecting"))
    content = from_json(_snapshot(run, report_id))
    xlsx = render_xlsx(content)
    try:
        pdf = render_pdf(content, progress=lambda done, total: _tell(run, done, total))
    except RenderError as error:
        message = _("The document could not be made: %(reason)s") % {"reason": error}
        raise JobFailed(message) from error
    run.progress(98, 100, _("Storing"))
    with run.scope():
        report = Report.objects.get(pk=report_id)
        for format_, data in (("pdf", pdf), ("xlsx", xlsx)):
            services.store_report_file(report=report, format=format_, data=data, by=run.person)
    boxes = [[place.name, place.characters] for place in unprintable_places(content)]
    return {"pdf": len(pdf), "xlsx": len(xlsx), "unprintable": _storable(boxes)}


def _snapshot(run: Run, report_id: int) -> str:
    with run.scope():
        report = Report.objects.get(pk=report_id)
        if not report.snapshot:
            with translation.override(report.language):
                content = annual_report(
                    year=report.year,
                    title=report.title,
                    language=report.language,
                    created_on=timezone.localdate(report.ordered_at),
                )
            services.keep_snapshot(report=report, snapshot=to_json(content), by=run.person)
        return report.snapshot


def _storable(boxes: list[list[str]]) -> list[list[str]]:
    """Without half surrogate pairs and NUL, which the database cannot keep."""
    return [[text.encode("utf-8", "ignore").decode().replace("\0", "") for text in row] for row in boxes]


def _tell(run: Run, done: int, total: int) -> None:
    run.progress(5 + done * 90 // max(total, 1), 100, _("Setting the pages"))
