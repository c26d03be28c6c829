"""When: periods and their closing."""

from django.apps import AppConfig


class AnnualCycleConfig(AppConfig):
    name = "annualcycle"
    verbose_name = "Annual cycle"
