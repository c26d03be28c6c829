"""A controller's round: forty organisations with thirteen indicators each, a page at once."""

import time
from datetime import date
from decimal import Decimal

from governance.models import Municipality, Organisation, User
from governance.tenancy import municipality_scope
from indicators.models import Value
from indicators.queries import round_outline
from indicators.queries.round_cells import round_cells
from tests.conftest import organisation, signed_in
from tests.indicators.make import make_indicator
from tests.indicators.test_entry import PAGE, T2, TODAY

UNITS, INDICATORS = 40, 13
STARTS = [date(year, month, 1) for year in (2025, 2026) for month in (1, 5, 9)][:4]


def make_many(municipality: Municipality) -> None:
    """Every unit has every indicator, with values of a year and more before the period."""
    with municipality_scope(municipality):
        board = organisation("BUN")
        units = [
            Organisation.objects.create(
                kind=Organisation.Kind.UNIT, name=f"Enhet {n}", short_name=f"E{n}", parent=board, valid_from=STARTS[0]
            )
            for n in range(UNITS)
        ]
        measures = [make_indicator(f"Mått {n}", board, frequency="tertial") for n in range(INDICATORS)]
        Value.objects.bulk_create(
            Value(indicator=one, organisation=unit, frequency="tertial", period_start=start, value=Decimal(n % 90 + 5))
            for unit in units
            for n, one in enumerate(measures)
            for start in STARTS
        )


def test_five_hundred_values_are_shown_within_a_second(exempelby: Municipality, alice: User) -> None:
    make_many(exempelby)
    person = signed_in(alice)
    person.get(f"{PAGE}?organisation=all&period=2026-T2")
    before = time.perf_counter()

    page = person.get(f"{PAGE}?organisation=all&period=2026-T2")
    of_a_page = time.perf_counter() - before
    with municipality_scope(exempelby):
        units = list(Organisation.objects.filter(name__startswith="Enhet"))
        before = time.perf_counter()
        outline = round_outline(units, T2, TODAY, reader=None)
        cells = round_cells(outline, outline.slots)
        of_all = time.perf_counter() - before

    assert (page.content.decode().count("data-row="), len(cells)) == (100, 520)
    assert "0 av 520 klara" in page.content.decode()
    # Less than half a second each on a machine that does nothing else.
    assert max(of_a_page, of_all) < 2, (of_a_page, of_all)
