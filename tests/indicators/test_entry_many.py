"""A controller's round: forty organisations with thirteen indicators each, a page at once."""

from datetime import date
from decimal import Decimal

from governance.models import Municipality, Organisation, User
from governance.tenancy import municipality_scope
from indicators.models import Indicator, Value
from tests.conftest import organisation, signed_in
from tests.indicators.entering import PAGE
from tests.indicators.make import make_indicator, queries_of

INDICATORS = 13
STARTS = [date(year, month, 1) for year in (2025, 2026) for month in (1, 5, 9)][:4]
ROUND = f"{PAGE}?organisation=all&period=2026-T2"


def make_units(numbers: range, measures: list[Indicator]) -> None:
    """Units that have every indicator, with values of a year and more before the period."""
    units = [
        Organisation.objects.create(
            kind=Organisation.Kind.UNIT,
            name=f"Enhet {n}",
            short_name=f"E{n}",
            parent=organisation("BUN"),
            valid_from=STARTS[0],
        )
        for n in numbers
    ]
    Value.objects.bulk_create(
        Value(indicator=one, organisation=unit, frequency="tertial", period_start=start, value=Decimal(n % 90 + 5))
        for unit in units
        for n, one in enumerate(measures)
        for start in STARTS
    )


def test_five_hundred_values_take_as_many_queries_as_those_of_one_unit(exempelby: Municipality, alice: User) -> None:
    person = signed_in(alice)
    with municipality_scope(exempelby):
        measures = [make_indicator(f"Mått {n}", organisation("BUN"), frequency="tertial") for n in range(INDICATORS)]
        make_units(range(1), measures)
    of_one = queries_of(person, ROUND)
    with municipality_scope(exempelby):
        make_units(range(1, 40), measures)

    of_forty = queries_of(person, ROUND)

    page = person.get(ROUND).content.decode()
    assert of_forty == of_one
    assert page.count("data-row=") == 100
    assert "0 av 520 klara" in page
