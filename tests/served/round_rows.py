"""Thirty things to hand in at one school of a town: `python -m tests.served.round_rows SLUG` makes them.

Tells their period and names as JSON. Every value before is 50, so that 51 is nothing odd.
"""

import json
import os
import sys
from datetime import date
from decimal import Decimal

import django

NUMBER = 30
SHARE = "Mått 30: elever som läser säkert"
NUMERATOR, DENOMINATOR = "Säkra läsare", "Elever"


def name_of(number: int) -> str:
    """What the indicator of this number is called; the last is a share of parts."""
    return SHARE if number == NUMBER else f"Mått {number:02}"


def fill(slug: str) -> dict[str, str]:
    """Make the indicators, with the value before and a target for each; tells the period to hand in."""
    from annualcycle.periods import Frequency, Period
    from governance.models import Municipality, Organisation
    from governance.tenancy import municipality_scope
    from indicators.models import Indicator, Target, Value

    period = Period.containing(date.today(), Frequency.TERTIAL).previous()
    before = period.previous()
    with municipality_scope(Municipality.objects.get(slug=slug)):
        school, board = (Organisation.objects.get(short_name=name) for name in ("Alm", "BUN"))
        for number in range(1, NUMBER + 1):
            parts = {"numerator_name": NUMERATOR, "denominator_name": DENOMINATOR} if number == NUMBER else {}
            indicator = Indicator.objects.create(
                name=name_of(number), organisation=board, frequency=period.frequency, unit="%", **parts
            )
            Value.objects.create(
                indicator=indicator,
                organisation=school,
                frequency=before.frequency,
                period_start=before.start,
                value=Decimal(50),
            )
            Target.objects.create(
                indicator=indicator, organisation=school, year=period.year, kind="at_least", low=Decimal(40)
            )
    return {"period": period.slug, "label": period.label(), "school": str(school.pk)}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    sys.stdout.write(json.dumps(fill(sys.argv[1])))
