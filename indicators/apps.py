"""Facts over time: indicators, targets, values, and the files they come in."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IndicatorsConfig(AppConfig):
    name = "indicators"
    verbose_name = "Indicators"
    # What the history calls them (governance/tracked.py).
    history_names = {
        "comparator": _("Comparator"),
        "seriesbreak": _("Break in the series"),
        "indicator": _("Indicator"),
        "target": _("Target value"),
        "measurereview": _("Review of what is measured"),
        "reviewedmeasure": _("Verdict on an indicator"),
        "servicestandard": _("Service standard"),
        "comparatormember": _("Member of a group that is compared with"),
        "indicatorcomparator": _("Whom an indicator is compared with"),
        "koladafetch": _("Fetch from Kolada"),
        "koladasource": _("Who we are in Kolada"),
        "koladaunit": _("Unit in Kolada"),
        "koladafetch.ordered_at": _("Ordered at"),
        "koladafetch.ordered_by": _("Ordered by"),
        "koladafetch.stored_at": _("Stored at"),
        "koladasource.changes_on": _("Changes fetched up to"),
        "koladasource.full_on": _("Everything fetched"),
        "value": _("Value"),
        "valueimport": _("File of values"),
        "measurereview.opened_by": _("Opened by"),
        "measurereview.opened_at": _("Opened at"),
        "measurereview.closed_by": _("Closed by"),
        "measurereview.closed_at": _("Closed at"),
        "reviewedmeasure.reviewed_by": _("Judged by"),
        "reviewedmeasure.reviewed_at": _("Judged at"),
        "importmapping": _("How a file of values is read"),
        "importmapping.signature": _("Mark of the file’s columns"),
        "importmapping.heads": _("The file’s columns"),
        "importmapping.columns": _("How the columns are read"),
        "importmapping.places": _("How names of places are read"),
        "importmapping.saved_by": _("Saved by"),
        "importmapping.saved_at": _("Saved at"),
        "indicatorranking": _("Order of the indicators"),
        "indicatorplace": _("Place in the order"),
        "seriesbreak.made_by": _("Marked by"),
        "seriesbreak.made_at": _("Marked at"),
        "target.judged_by": _("Judged by"),
        "value.numerator": _("Numerator"),
        "value.denominator": _("Denominator"),
        "value.origin": _("How it came about"),
        "value.entered_at": _("Entered at"),
        "value.entered_by": _("Entered by"),
        "value.frequency": _("Kind of period"),
        "value.gender": _("Gender"),
        "value.missing": _("Why it is missing"),
        "value.period_start": _("Period"),
        "value.quality": _("Quality"),
        "value.value": _("Value"),
        "valueimport.file_name": _("File"),
        "valueimport.state": _("State"),
        "valueimport.stored_at": _("Stored at"),
        "valueimport.uploaded_at": _("Uploaded at"),
        "valueimport.uploaded_by": _("Uploaded by"),
    }
    history_hidden = {"koladafetch": ("counts", "warnings"), "valueimport": ("file", "sha256", "columns", "places")}

    def ready(self) -> None:
        """Let the job table find the handlers, in the web process as in the worker; tell the history what a file is."""
        from annualcycle import dates, progress
        from annualcycle.models import Content
        from governance import tracked
        from indicators import tasks  # noqa: F401 (models must stand first)
        from indicators.compliance import register_checks
        from indicators.importing.wording import stored_sentence
        from indicators.queries.progress import values_entered
        from indicators.queries.publications import publication_dates
        from indicators.queries.visible import hidden_ids

        dates.register(publication_dates)
        progress.register(Content.VALUES, values_entered)
        tracked.register_withheld(
            tracked.Withheld(kind="indicators.indicator", ids=hidden_ids, name=_("a confidential indicator"))
        )
        tracked.register_batch(
            tracked.Batch(
                kind="indicators.value",
                service="store_import",
                head="indicators.valueimport",
                state="stored",
                numbers="counts",
                words=stored_sentence,
            )
        )
        register_checks()
