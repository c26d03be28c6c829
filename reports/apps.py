"""Documents: collect, render, store."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = "Reports"
    # What the history calls them (governance/tracked.py).
    history_names = {
        "report": _("Report"),
        "reportfile": _("File of a report"),
        "reporttext": _("Text in the annual report"),
        "report.ordered_at": _("Ordered at"),
        "report.ordered_by": _("Ordered by"),
        "reportfile.format": _("Format"),
        "reportfile.sha256": _("Checksum (SHA-256)"),
        "reportfile.size": _("Size, bytes"),
        "reportfile.stored_at": _("Stored at"),
        "reporttext.heading": _("Heading"),
    }
    history_hidden = {"report": ("snapshot",), "reportfile": ("file",)}
