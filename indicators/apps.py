"""Facts over time: indicators, targets, values, and the files they come in."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "indicators"
    verbose_name = "Indicators"
