"""A step of the annual wheel in a town, asked of its two schools: `python -m tests.served.wheel_rows SLUG DUE`."""

import os
import sys
from datetime import date, timedelta

import django


def fill(slug: str, due: date) -> None:
    """Make a wheel in use with a step that is due on this day; reminded of for sixty days before."""
    from django.utils import timezone

    from annualcycle.models import CycleStep, CycleTask, CycleYear, ReminderPolicy
    from governance.models import GovernanceModel, Municipality, Organisation
    from governance.tenancy import municipality_scope

    with municipality_scope(Municipality.objects.get(slug=slug)):
        root, *schools = (Organisation.objects.get(short_name=name) for name in ("K", "Alm", "Björk"))
        model = GovernanceModel.objects.get()
        year = CycleYear.objects.create(model=model, year=due.year, started_at=timezone.now())
        step = CycleStep.objects.create(
            cycle=year,
            organisation=root,
            name="Delårsuppföljning",
            kind="follow_up",
            opens_on=due - timedelta(days=60),
            due_on=due,
        )
        for school in schools:
            CycleTask.objects.create(step=step, organisation=school)
        ReminderPolicy.objects.create(soon_days=60)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    fill(sys.argv[1], date.fromisoformat(sys.argv[2]))
