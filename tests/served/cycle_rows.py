"""The annual wheel of a town: `python -m tests.served.cycle_rows SLUG [in_use]` makes it and tells of it as JSON.

Always: a head of Hemtjänsten, what is measured in every unit, and last year's wheel to make a new one from. With
`in_use` also a whole wheel that asks the units, and what nobody answers for. The wheel's year is yesterday's, so that
there is a day in it that has passed, also on New Year's Day.
"""

import json
import os
import sys
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import django

from tests.served.town_rows import PASSWORD, address_of, decided_by

YESTERDAY = datetime.now(ZoneInfo("Europe/Stockholm")).date() - timedelta(days=1)
WHEEL = YESTERDAY.year
HEDDA = "Hedda Enhetschef"
BEFORE = "Planeringsdag för alla chefer"
ASKED, WORD = "Bokslut för enheten", "Chefen har gått igenom utfallet"
THRIVING, ABSENT = "Medarbetare som trivs", "Medarbetare utan sjukfrånvaro"
UNOWNED, OWNED = "Elever som läser varje dag", "Besök i rätt tid"


def fill(slug: str, *, is_in_use: bool) -> dict[str, int]:
    """Make the wheel, and tell its year and the number of the step that asks."""
    from governance.models import Municipality, Organisation
    from governance.tenancy import municipality_scope

    with municipality_scope(Municipality.objects.get(slug=slug)):
        places = {place.short_name: place for place in Organisation.objects.all()}
        _head_of_home_care(places)
        _measures(places)
        _last_years_wheel(places)
        if not is_in_use:
            return {"year": WHEEL}
        _who_answers(places)
        return {"year": WHEEL, "step": _wheel_in_use(places)}


def _head_of_home_care(places: dict[str, Any]) -> None:
    from django.contrib.auth.hashers import make_password

    from governance import services
    from governance.models import User

    named = {"full_name": HEDDA, "password": make_password(PASSWORD)}
    hedda, _made = User.objects.get_or_create(email=address_of("Hedda"), defaults=named)
    since = date(WHEEL - 2, 1, 1)
    services.grant_membership(user=hedda, organisation=places["Hem"], role="manager", valid_from=since, by=None)


def _measures(places: dict[str, Any]) -> None:
    """Two indicators that every unit tells the value of for the year before the wheel's; 50 the year before that."""
    from indicators.models import Indicator, Target, Value

    for name in (THRIVING, ABSENT):
        indicator = Indicator.objects.create(name=name, organisation=places["K"], unit="%")
        for short in ("Alm", "Björk", "Hem"):
            at = {"indicator": indicator, "organisation": places[short]}
            Value.objects.create(**at, frequency="year", period_start=date(WHEEL - 2, 1, 1), value=Decimal(50))
            Target.objects.create(**at, year=WHEEL - 1, kind="at_least", low=Decimal(40))


def _last_years_wheel(places: dict[str, Any]) -> None:
    """A wheel with a single day to know of, so that a year made from it asks nobody for anything yet."""
    from django.utils import timezone

    from annualcycle.models import CycleStep, CycleYear
    from governance.models import GovernanceModel

    year = CycleYear.objects.create(model=GovernanceModel.objects.get(), year=WHEEL - 1, started_at=timezone.now())
    CycleStep.objects.create(
        cycle=year,
        organisation=places["K"],
        name=BEFORE,
        kind="information",
        opens_on=date(WHEEL - 1, 10, 1),
        due_on=date(WHEEL - 1, 10, 1),
    )


def _who_answers(places: dict[str, Any]) -> None:
    """What a school measures without anybody who answers for it, and what home care measures with somebody."""
    from governance.models import User
    from indicators.models import Indicator

    Indicator.objects.create(name=UNOWNED, organisation=places["Alm"])
    Indicator.objects.create(name=OWNED, organisation=places["Hem"], owner=User.objects.get(email=address_of("Hedda")))


def _wheel_in_use(places: dict[str, Any]) -> int:
    """A common year with a step of its own, whose last day for input was yesterday."""
    from annualcycle.presets import PresetChoices
    from annualcycle.proposed import AskContent
    from annualcycle.services.steps import StepContent, create_step
    from annualcycle.services.years import decide_year, prepare_year, start_year
    from governance.decisions import DecisionContent
    from governance.models import Organisation

    cycle = prepare_year(year=WHEEL, choices=PresetChoices(), by=None)
    decided = decided_by(places["KS"]) | {"decided_on": date(WHEEL - 1, 11, 20)}
    decide_year(cycle=cycle, decision=DecisionContent(**decided), by=None)
    content = StepContent(
        name=ASKED,
        kind="follow_up",
        opens_on=date(WHEEL, 1, 1),
        due_on=date(WHEEL, 12, 31),
        cut_off_on=YESTERDAY,
        asked_kinds=[Organisation.Kind.UNIT],
        asks=[AskContent("word", WORD)],
    )
    step = create_step(cycle=cycle, organisation=places["K"], content=content, by=None)
    start_year(cycle=cycle, by=None)
    return step.pk


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    sys.stdout.write(json.dumps(fill(sys.argv[1], is_in_use="in_use" in sys.argv[2:])))
