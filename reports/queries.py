"""Reads of reports that more than one place uses."""

import hashlib
import json

from django.db.models import QuerySet
from django.utils import timezone

from governance.models import AdoptionState, GovernanceModel
from reports.models import Report, ReportFile, ReportText

MOST_LISTED = 100


def reports() -> QuerySet[Report]:
    """The reports, latest first, each with its job, who ordered it and its files. Two queries."""
    return Report.objects.select_related("job", "ordered_by").prefetch_related("files").order_by("-ordered_at")


def report_files() -> QuerySet[ReportFile]:
    """The finished files, each with its report."""
    return ReportFile.objects.select_related("report")


def report_texts(year: int) -> dict[str, str]:
    """What has been written for the year under the management report's headings, by heading. One query."""
    return dict(ReportText.objects.filter(year=year).values_list("heading", "text"))


def mark_of_texts(texts: dict[str, str]) -> str:
    """A short mark of the texts as they are stored; another as soon as one of them is."""
    written = sorted((heading, text) for heading, text in texts.items() if text)
    return hashlib.sha256(json.dumps(written).encode()).hexdigest()[:20]


def report_years() -> list[int]:
    """The years up to this one that a decided governance model holds for, latest first: each can have a report."""
    spans = GovernanceModel.objects.filter(state__in=[AdoptionState.ADOPTED, AdoptionState.SUPERSEDED])
    years = {year for first, last in spans.values_list("year_from", "year_to") for year in range(first, last + 1)}
    return sorted((year for year in years if year <= timezone.localdate().year), reverse=True)
