"""A round of values on one screen: what is asked for, what is stored, doubted and refused."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from annualcycle.periods import Frequency, Period
from annualcycle.services.periods import close_period
from governance.models import Municipality, User
from governance.tenancy import municipality_scope
from indicators import queries
from indicators.models import Indicator, Value
from indicators.queries.round_cells import round_cells
from indicators.queries.rounds import Coming, latest_periods
from tests.conftest import organisation
from tests.indicators.entering import T2, TODAY, cells_of, make_absence, round_of
from tests.indicators.make import make_indicator, make_target, make_values


@pytest.fixture(autouse=True)
def _in_swedish() -> Iterator[None]:
    with translation.override("sv"):
        yield


def test_round_holds_what_the_organisation_hands_in(scope: Municipality) -> None:
    absence = make_absence()
    own = make_indicator("Egen", organisation("Valla"), frequency="tertial")
    make_indicator("Nämndens utan värde här", organisation("BUN"), frequency="tertial")
    make_indicator("En annan nämnds", organisation("ON"), frequency="tertial")
    make_indicator("Årlig", organisation("Valla"))
    make_indicator("Nedlagd", organisation("Valla"), frequency="tertial", discontinued_on=date(2026, 5, 1))

    outline = round_of("Valla")

    assert [slot.indicator_id for slot in outline.slots] == [own.pk, absence.pk]


def test_round_shows_last_year_the_one_before_and_the_target(scope: Municipality) -> None:
    make_absence()

    (cell,) = cells_of("Valla")

    assert (cell.at(T2.same_period_last_year()), cell.at(T2.previous())) == (Decimal("11.2"), Decimal("9.8"))
    assert (cell.rule.high, cell.stored) == (Decimal(8), None)


def test_round_takes_the_target_from_above_when_there_is_no_own(scope: Municipality) -> None:
    indicator = make_indicator("Frånvaro", organisation("BUN"), frequency="tertial")
    make_values(indicator, organisation("Valla"), {"2026-T1": "9.8"})
    make_target(indicator, organisation("BUN"), 2026, kind="at_most", high=8)

    assert cells_of("Valla")[0].rule.high == Decimal(8)


def test_round_shows_kolada_without_asking_for_it(scope: Municipality) -> None:
    make_absence(source="Kolada N15428")

    outline = round_of("Valla")

    assert (outline.slots, [slot.coming for slot in outline.shown], outline.done) == ((), [Coming.FETCHED], 0)


def test_round_asks_for_women_and_men_where_they_have_been_told_apart(scope: Municipality) -> None:
    indicator = make_absence()
    make_values(indicator, organisation("Valla"), {"2026-T2": "9"})
    Value.objects.create(
        indicator=indicator,
        organisation=organisation("Valla"),
        frequency="tertial",
        period_start=date(2026, 1, 1),
        gender="K",
        value=7,
    )

    outline = round_of("Valla")

    assert [(slot.gender, slot.is_done) for slot in outline.slots] == [("T", True), ("K", False)]
    assert outline.progress == (1, 2)


@pytest.mark.parametrize(("closed", "expected"), [([], "2026-T2"), (["2026-T2"], "2026-T1"), (["2025"], "2026-T2")])
def test_round_is_the_latest_period_that_has_ended_and_is_open(
    scope: Municipality, alice: User, closed: list[str], expected: str
) -> None:
    make_absence()
    for code in closed:
        close_period(period=Period.parse(code), by=alice)

    assert round_of("Valla", period=None).period == Period.parse(expected)


def test_round_without_indicators_is_none(scope: Municipality) -> None:
    assert round_of("ON") is None


def test_latest_periods_begin_with_the_running_one() -> None:
    codes = [period.code for period in latest_periods(Frequency.TERTIAL, TODAY)]

    assert codes == ["2026-T3", "2026-T2", "2026-T1", "2025-T3", "2025-T2", "2025-T1"]


@pytest.mark.parametrize("count", [1, 3])
def test_round_takes_the_same_queries(scope: Municipality, django_assert_num_queries: object, count: int) -> None:
    for number in range(count):
        absence = make_absence(name=f"Frånvaro {number}")
        make_values(absence, organisation("Nyborg"), {"2026-T1": "9.8"})
    places = [organisation("Valla"), organisation("Nyborg")]

    with django_assert_num_queries(9):
        outline = queries.round_outline(places, T2, TODAY, reader=None)
        cells = round_cells(outline, outline.slots)

    assert len(cells) == count * 2


@pytest.fixture
def absence(exempelby: Municipality) -> Indicator:
    with municipality_scope(exempelby):
        return make_absence()
