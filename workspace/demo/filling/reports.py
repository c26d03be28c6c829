"""Stores what the municipality itself writes under the annual report's headings."""

from governance.history import service
from governance.models import User
from reports.models import ReportText
from workspace.demo.records import DemoMunicipality


@service
def add_report_texts(*, content: DemoMunicipality, by: User | None) -> None:
    """Add the texts, by year and heading."""
    ReportText.objects.bulk_create(
        ReportText(year=year, heading=heading, text=text) for year, heading, text in content.report_texts
    )
