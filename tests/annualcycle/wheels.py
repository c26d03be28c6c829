"""What the tests of the wheel's shape begin with: a model, a year's wheel, and the content of a step."""

from datetime import date
from typing import Any

from annualcycle.models import CycleStep, CycleYear
from annualcycle.services.steps import StepContent
from governance.models import GovernanceModel, ModelLevel, Organisation, StatusScale
from tests.conftest import organisation

YEAR = 2026


def make_model(**fields: Any) -> GovernanceModel:
    """An adopted governance model for 2024–2027 with a level of plans, of organisations that are there since 2020."""
    Organisation.objects.update(valid_from=date(2020, 1, 1))
    values = {
        "name": "Styrmodell",
        "version": 1,
        "year_from": 2024,
        "year_to": 2027,
        "state": "adopted",
        "decided_by": organisation("KF"),
        "decided_on": date(2023, 11, 27),
        "registry_number": "KS 2023/1",
        "minutes_paragraph": "118",
    }
    scale = StatusScale.objects.create(name="Måluppfyllelse")
    model = GovernanceModel.objects.create(scale=scale, **values | fields)
    ModelLevel.objects.create(
        model=model, order=1, form="plan", name="Enhetsplan", name_plural="Enhetsplaner", owner_kind="unit"
    )
    return model


def make_wheel(model: GovernanceModel, **fields: Any) -> CycleYear:
    """A wheel of 2026 that is being prepared, without steps."""
    return CycleYear.objects.create(model=model, **{"year": YEAR} | fields)


def step_content(**fields: Any) -> StepContent:
    """A step as a person writes it: a planning step in March."""
    values: dict[str, Any] = {
        "name": "Dialogdag",
        "kind": CycleStep.Kind.PLANNING,
        "opens_on": date(YEAR, 3, 2),
        "due_on": date(YEAR, 3, 20),
    }
    return StepContent(**values | fields)
