"""When: periods and their closing."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AnnualCycleConfig(AppConfig):
    name = "annualcycle"
    verbose_name = "Annual cycle"
    # What the history calls them (governance/tracked.py).
    history_names = {
        "closedperiod": _("Closed period"),
        "periodreopening": _("Reopening of a period"),
        "closedperiod.closed_at": _("Closed at"),
        "closedperiod.closed_by": _("Closed by"),
        "periodreopening.reopened_at": _("Reopened at"),
        "periodreopening.reopened_by": _("Reopened by"),
        "closedperiod.period_start": _("Period"),
        "periodreopening.period_start": _("Period"),
    }

    def ready(self) -> None:
        """Tell the history what a period is called."""
        from annualcycle.history import period_words
        from governance import tracked

        tracked.register_period_words(period_words)
