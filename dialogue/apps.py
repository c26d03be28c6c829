"""What we make of it together: receipts of plans that have been read, questions and answers."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DialogueConfig(AppConfig):
    name = "dialogue"
    verbose_name = "Dialogue"
    # What the history calls them (governance/tracked.py).
    history_names = {"receipt": _("Receipt of a plan")}

    def ready(self) -> None:
        """Put the receipts on the plans' pages, and register the jobs that send the mails."""
        from dialogue import mails  # noqa: F401 (models must stand first)
        from dialogue.panels import reading_links, receipts_panel
        from goals import panels

        panels.register(receipts_panel)
        panels.register_for_list(reading_links)
