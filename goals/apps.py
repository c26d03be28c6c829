"""What we want: goals, core missions, plans, activities and assessments."""

from django.apps import AppConfig


class GoalsConfig(AppConfig):
    name = "goals"
    verbose_name = "Goals"
