"""Makes wheels, steps and tasks for tests, in the open scope."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from annualcycle.models import CycleStep, CycleTask, CycleYear
from governance.models import GovernanceModel
from governance.services import create_model
from tests.conftest import organisation


def make_wheel(year: int | None = None, *, is_started: bool = True) -> CycleYear:
    """The wheel of a year (this one), in use unless told otherwise; the one that is there, where there is one."""
    year = year or timezone.localdate().year
    found = CycleYear.objects.filter(year=year).first()
    if found is not None:
        return found
    model = GovernanceModel.objects.first() or create_model(
        preset="commitments", version=1, name="Så styr vi", year_from=year - 2, year_to=year + 1, by=None
    )
    return CycleYear.objects.create(model=model, year=year, started_at=timezone.now() if is_started else None)


def make_step(
    name: str = "Delårsuppföljning", *, of: str = "K", cycle: CycleYear | None = None, **given: Any
) -> CycleStep:
    """A step that has been open for ten days and is due in twenty, of the municipality unless told otherwise."""
    today = timezone.localdate()
    days = {"opens_on": today - timedelta(days=10), "due_on": today + timedelta(days=20)}
    return CycleStep.objects.create(
        cycle=cycle or make_wheel(), organisation=organisation(of), name=name, **{"kind": "follow_up", **days, **given}
    )


def make_task(step: CycleStep | None = None, *, of: str = "Valla", **given: Any) -> CycleTask:
    """What the step asks of an organisation."""
    return CycleTask.objects.create(step=step or make_step(), organisation=organisation(of), **given)
