"""What the tests of the model and its people begin with, made in the open scope."""

from datetime import date
from typing import Any

from goals.models import Goal
from governance import services
from governance.models import GovernanceModel, User
from governance.queries import levels_of, model_sheet
from tests.conftest import organisation

DECISION = {"decided_on": date(2026, 11, 16), "registry_number": "KS 2026/214", "minutes_paragraph": "118"}


def make_draft(
    *, version: int = 1, years: tuple[int, int] = (2027, 2030), preset: str = "commitments"
) -> GovernanceModel:
    """A draft from a preset."""
    return services.create_model(
        preset=preset, version=version, name="Så styr vi", year_from=years[0], year_to=years[1], by=None
    )


def seen(model: GovernanceModel) -> str:
    """What someone who opens the version now sees."""
    model.refresh_from_db()
    return model_sheet(model).seen


def adopt(model: GovernanceModel, by: User, **changed: Any) -> None:
    """Record the council's decision on it."""
    decision = DECISION | {"decided_by": organisation("KF")} | changed
    services.adopt_model(model=model, seen=seen(model), by=by, **decision)
    model.refresh_from_db()


def make_goal_on(model: GovernanceModel, place: int) -> Goal:
    """A draft goal on the level at this place, counted from 0."""
    return Goal.objects.create(
        level=levels_of(model)[place],
        organisation=organisation("KF"),
        title="Alla lyckas i skolan",
        year_from=model.year_from,
        year_to=model.year_to,
    )


def level_names(model: GovernanceModel) -> list[str]:
    """The names from the top down."""
    return [level.name for level in levels_of(model)]
