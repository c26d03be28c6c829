"""What a town's school board measures and promises: `python -m tests.served.measure_rows SLUG` makes it.

Three indicators, one of which a goal follows and one a promise that is not kept; one has a series of four years.
Tells their numbers as JSON.
"""

import json
import os
import sys
from datetime import date
from decimal import Decimal

import django

from tests.served.town_rows import READERS, YEAR, decided_by

HAPPY, FLUENT, LATE = "Elever som trivs", "Läsflyt i årskurs 2", "Sena anmälningar"
# up to and including last year
SERIES = {HAPPY: ["91"], FLUENT: ["79", "80", "80.5", "82"], LATE: ["7"]}
PROMISE = "Ditt barn läser flytande efter andra klass."


def fill(slug: str) -> dict[str, int]:
    """Make the indicators with last year's values, the goal's indicator and the promise."""
    from goals.models import Goal, GoalIndicator
    from governance.models import Municipality, Organisation
    from governance.tenancy import municipality_scope
    from indicators.models import Indicator, ServiceStandard, Value

    with municipality_scope(Municipality.objects.get(slug=slug)):
        board = Organisation.objects.get(short_name="BUN")
        made = {}
        for name, values in SERIES.items():
            made[name] = Indicator.objects.create(name=name, organisation=board)
            for years_ago, value in enumerate(reversed(values), start=1):
                Value.objects.create(
                    indicator=made[name],
                    organisation=board,
                    frequency="year",
                    period_start=date(YEAR - years_ago, 1, 1),
                    value=Decimal(value),
                )
        GoalIndicator.objects.create(goal=Goal.objects.get(title=READERS), indicator=made[HAPPY])
        ServiceStandard.objects.create(
            indicator=made[FLUENT],
            organisation=board,
            promise=PROMISE,
            low=Decimal(90),
            year_from=YEAR - 1,
            **decided_by(board),
        )
    return {name: indicator.pk for name, indicator in made.items()}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    sys.stdout.write(json.dumps(fill(sys.argv[1])))
