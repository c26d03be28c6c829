"""Writes of reports: the order, its texts, and the files that the worker made."""

import hashlib

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from governance.history import service
from governance.jobs import order_job, retry_job
from governance.models import Job, User
from governance.refusals import StaleError
from reports.models import Report, ReportFile, ReportText, place_of_file
from reports.queries import mark_of_texts

JOB_KIND = "annual_report"


@service
def order_report(*, year: int, title: str, language: str, by: User) -> Report:
    """Order the annual report of `year`: a job makes it. An order of the same that is still being made is returned."""
    # One order of a person at a time: of a double click's two requests the second sees what the first has made. No
    # row of the report itself could be locked, since it is not there yet.
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    waiting = Report.objects.filter(
        year=year, title=title, language=language, ordered_by=by, job__state__in=[Job.State.QUEUED, Job.State.RUNNING]
    )
    already = waiting.first()
    if already is not None:
        return already
    job = order_job(kind=JOB_KIND, payload={}, by=by)
    report = Report.objects.create(year=year, title=title, language=language, job=job, ordered_by=by)
    Job.objects.filter(pk=job.pk).update(payload={"report": report.pk})
    return report


@service
def retry_report(*, report: Report, by: User) -> None:
    """Make a failed or silent order again."""
    retry_job(job=report.job, by=by)


@service
def keep_snapshot(*, report: Report, snapshot: str, by: User) -> None:
    """Store what the report is made of, before it is rendered."""
    report.snapshot = snapshot
    report.save(update_fields=["snapshot"])


@service
def store_report_file(*, report: Report, format: str, data: bytes, by: User) -> ReportFile:  # noqa: A002 (the field)
    """Store a finished file under its checksum; the same file once, however often it is made."""
    checksum = hashlib.sha256(data).hexdigest()
    file = ReportFile.objects.filter(report=report, format=format).first() or ReportFile(report=report, format=format)
    before = file.file.name
    file.size, file.sha256, file.stored_at = len(data), checksum, timezone.now()
    storage, name = file.file.storage, place_of_file(file, f"{checksum}.{format}")
    storage.delete(name)  # what an attempt that was killed may have left half written
    file.file.save(f"{checksum}.{format}", ContentFile(data), save=False)
    file.save()
    if before and before != file.file.name:
        transaction.on_commit(lambda: storage.delete(before))
    return file


@service
def write_report_texts(*, year: int, texts: dict[str, str], seen: str | None = None, by: User) -> int:
    """Store the texts under the headings for a year; how many of them changed.

    Raises governance.refusals.StaleError when `seen` is no longer the mark of what is stored: someone else has written.
    """
    known = {text.heading: text for text in ReportText.objects.select_for_update().filter(year=year)}
    if seen is not None and seen != mark_of_texts({heading: row.text for heading, row in known.items()}):
        raise StaleError
    changed = 0
    for heading, text in texts.items():
        row = known.get(heading) or ReportText(year=year, heading=heading)
        if row.text != text:
            row.text = text
            row.save()
            changed += 1
    return changed
