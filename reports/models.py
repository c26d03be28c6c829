"""A report: ordered, made by a job, kept as files with its snapshot."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from governance.models import Job
from governance.models.model import YEAR
from governance.tenant_models import TenantForeignKey, TenantModel, tracked


@tracked
class ReportText(TenantModel):
    """What the municipality itself writes under one of the management report's headings, for a year."""

    year = models.PositiveSmallIntegerField(_("Year"), validators=YEAR)
    heading = models.CharField(max_length=40)
    text = models.TextField(_("Text"), blank=True)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["municipality", "year", "heading"], name="reporttext_once")]

    def __str__(self) -> str:
        return f"{self.year} {self.heading}"


@tracked
class Report(TenantModel):
    """One order of a report. The snapshot is what it was made of, so that it can be made again byte for byte."""

    class Kind(models.TextChoices):
        ANNUAL = "annual", _("Annual report")

    kind = models.CharField(_("Kind"), max_length=12, choices=Kind, default=Kind.ANNUAL)
    year = models.PositiveSmallIntegerField(_("Year"), validators=YEAR)
    title = models.CharField(_("Title"), max_length=200)
    language = models.CharField(_("Language"), max_length=2)
    job = TenantForeignKey(Job, on_delete=models.PROTECT, related_name="+")
    snapshot = models.TextField(blank=True)
    ordered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, db_index=False, related_name="+")
    ordered_at = models.DateTimeField(db_default=Now())

    class Meta(TenantModel.Meta):
        ordering = ["-ordered_at"]

    def __str__(self) -> str:
        return self.title


def place_of_file(file: "ReportFile", name: str) -> str:
    """Where a report's file lies: each municipality and each report in a folder of its own."""
    return f"reports/{file.report.municipality_id}/{file.report_id}/{name}"


@tracked
class ReportFile(TenantModel):
    """A finished file of a report, with its checksum."""

    class Format(models.TextChoices):
        PDF = "pdf", "PDF"
        XLSX = "xlsx", "XLSX"

    report = TenantForeignKey(Report, on_delete=models.CASCADE, related_name="files")
    format = models.CharField(max_length=4, choices=Format)
    file = models.FileField(upload_to=place_of_file, max_length=200)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    stored_at = models.DateTimeField(db_default=Now())

    class Meta(TenantModel.Meta):
        ordering = ["format"]
        constraints = [models.UniqueConstraint(fields=["municipality", "report", "format"], name="reportfile_once")]

    def __str__(self) -> str:
        return f"{self.report}.{self.format}"
