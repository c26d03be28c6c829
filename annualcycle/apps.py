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
        "changerequest": _("Change within the year"),
        "walkthrough": _("Walk-through"),
        "attendance": _("Attendance at a walk-through"),
        "attendance.person": _("Person"),
        "attendance.walk_through": _("Walk-through"),
        "walkthrough.noted_by": _("Noted by"),
        "walkthrough.noted_at": _("Noted at"),
        "changerequest.raised_at": _("Raised at"),
    }

    def ready(self) -> None:
        """Tell the history what a period is called, and the notices what they say."""
        from annualcycle.change_words import notice_words
        from annualcycle.compliance import register_checks
        from annualcycle.history import period_words
        from governance import notices, tracked

        tracked.register_period_words(period_words)
        notices.register("change", notice_words)
        register_checks()
