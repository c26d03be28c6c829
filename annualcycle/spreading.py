"""The nightly spreading: who has come is asked, who has gone is asked no more, and what has opened is told."""

from annualcycle.queries.tasks import steps_in_use
from annualcycle.services.tasks import spread_tasks, tell_opened
from governance.models import Municipality
from governance.tenancy import municipality_scope


def spread_everywhere() -> int:
    """Spread the steps of every wheel in use in every municipality; how many tasks were made."""
    number = 0
    for municipality in Municipality.objects.all():
        with municipality_scope(municipality):
            number += sum(spread_tasks(step=step, by=None) for step in steps_in_use())
            tell_opened(by=None)
    return number
