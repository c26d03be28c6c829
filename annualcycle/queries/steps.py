"""Reads of the wheel's steps: one step in full, and the mark of what a person read of it."""

from django.db.models import Model, QuerySet

from annualcycle.models import CycleStep
from governance.refusals import fingerprint


def steps() -> QuerySet[CycleStep]:
    """Every step with its year and whose it is: for the access door."""
    return CycleStep.objects.select_related("cycle", "organisation")


def step_marks(step: CycleStep) -> list[Model]:
    """What belongs to the step and changes with it: its asks and documents, in a fixed order. Two queries."""
    return [*step.asks.order_by("pk"), *step.documents.order_by("pk")]


def step_mark(step: CycleStep) -> str:
    """The mark of what is stored of the step now. Two queries."""
    return fingerprint(step, *step_marks(step))
