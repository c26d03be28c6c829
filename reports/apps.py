"""Documents: collect, render, store."""

from importlib import import_module

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = "Reports"

    def ready(self) -> None:
        """Let the worker know how reports are made."""
        import_module("reports.jobs")
