"""What is followed in Kolada: key figures, units, groups and whom we compare with, and the catalogue of them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.models import Municipality, User
from governance.refusals import RefusedError
from governance.tenancy import municipality_scope
from indicators.kolada.asking import Followed, questions
from indicators.models import Comparator, ComparatorMember, Indicator, KoladaKpi
from indicators.services import kolada as services
from tests.conftest import organisation
from tests.indicators.make import make_indicator
from tests.kolada import offer
from tests.kolada.make import COST, ELIGIBLE, area, comparator, fetch, follow, run_waiting, stored
from tests.kolada.server import Kolada


def test_units_values_come_to_their_organisations(mjolby: Municipality, eligible: Indicator, alice: User) -> None:
    with municipality_scope(mjolby):
        services.tie_unit(organisation=organisation("Valla"), unit=area(offer.SCHOOL), by=alice)
        services.tie_unit(organisation=organisation("Nyborg"), unit=area(offer.OTHER_SCHOOL), by=alice)

    fetch(mjolby, alice)

    with municipality_scope(mjolby):
        assert stored(eligible)["Valla", 2025, "T"] == Decimal("86.7")
        assert stored(eligible)["Nyborg", 2025, "T"] == "suppressed"
        with pytest.raises(RefusedError):
            services.tie_unit(organisation=organisation("BUN"), unit=area(offer.SCHOOL), by=alice)


def test_group_comes_with_its_members_and_only_for_the_indicator_that_names_it(
    mjolby: Municipality, eligible: Indicator, alice: User
) -> None:
    with municipality_scope(mjolby):
        cost = follow(COST, alice, direction="none", unit="kr/elev")
        services.compare_with(area=area(offer.SIMILAR), indicator=eligible, with_members=True, by=alice)
        services.compare_with(area=area(offer.SIMILAR), indicator=eligible, with_members=True, by=alice)

    fetch(mjolby, alice)

    with municipality_scope(mjolby):
        compared = {place for place, _year, _gender in stored(eligible)} - {"K"}
        members = set(ComparatorMember.objects.values_list("member__name", "member__is_drawn"))
        assert compared == {"Riket", "Liknande kommuner, övergripande, Mjölby, 2025", "Linköping", "Älvkarleby"}
        assert {place for place, _year, _gender in stored(cost)} == {"K", "Riket"}
    assert members == {("Linköping", False), ("Älvkarleby", False)}


def test_comparator_that_is_let_go_keeps_its_values(mjolby: Municipality, eligible: Indicator, alice: User) -> None:
    fetch(mjolby, alice)
    with municipality_scope(mjolby):
        services.compare_with(area=area(offer.OTHER), by=alice)
        services.stop_comparing(comparator=comparator(offer.COUNTRY), by=alice)
        services.stop_comparing(comparator=comparator(offer.OTHER), by=alice)

        assert stored(eligible)["Riket", 2025, "T"] == Decimal("85.1")
        assert list(Comparator.objects.values_list("name", "is_general")) == [("Riket", False)]


def test_comparator_of_that_name_becomes_koladas(mjolby: Municipality, alice: User) -> None:
    with municipality_scope(mjolby):
        old = Comparator.objects.create(name="Linköping")

        found = services.compare_with(area=area(offer.OTHER), by=alice)

    assert (found.pk, found.kolada_id, found.kind) == (old.pk, offer.OTHER, "municipality")


def test_catalogue_keeps_what_kolada_drops_and_doubts_an_answer_that_drops_most(
    mjolby: Municipality, alice: User, kolada: Kolada
) -> None:
    kolada.kpis = [row for row in kolada.kpis if row["id"] != COST]
    with municipality_scope(mjolby):
        services.order_catalogue(by=alice)
    run_waiting(mjolby)
    gone = set(KoladaKpi.objects.filter(is_gone=True).values_list("pk", flat=True))
    kolada.kpis = kolada.kpis[:1]
    with municipality_scope(mjolby):
        services.order_catalogue(by=alice)
    run_waiting(mjolby)

    assert gone == {COST}
    assert set(KoladaKpi.objects.filter(is_gone=True).values_list("pk", flat=True)) == {COST}


def test_indicator_that_is_tied_keeps_its_own_facts(mjolby: Municipality, alice: User) -> None:
    kpi = KoladaKpi.objects.get(pk=ELIGIBLE)
    with municipality_scope(mjolby):
        indicator = make_indicator("Behöriga", organisation("BUN"), definition="Vår egen", unit="%")

        services.tie_indicator(indicator=indicator, kpi=kpi, by=alice)
        services.tie_indicator(indicator=indicator, kpi=kpi, by=alice)

        indicator.refresh_from_db()
    assert (indicator.kolada_id, indicator.definition) == (ELIGIBLE, "Vår egen")
    assert indicator.source == "Kolada, SCB och Skolverket"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"frequency": "tertial"}, "kalenderår"),
        ({"unit": "kr"}, "mäts i kr"),
        ({"formula": "A / B"}, "beräknas"),
        ({"discontinued_on": date(2025, 1, 1)}, "avslutad"),
        ({"kolada_id": "N15027"}, "N15027"),
    ],
)
def test_indicator_that_measures_something_else_is_not_tied(
    mjolby: Municipality, alice: User, fields: dict, words: str
) -> None:
    with municipality_scope(mjolby):
        indicator = make_indicator("Behöriga", organisation("BUN"), **fields)

        with pytest.raises(RefusedError) as refusal:
            services.tie_indicator(indicator=indicator, kpi=KoladaKpi.objects.get(pk=ELIGIBLE), by=alice)

    assert words in refusal.value.message


def test_key_figure_is_followed_once(mjolby: Municipality, eligible: Indicator, alice: User) -> None:
    with municipality_scope(mjolby):
        assert follow(ELIGIBLE, alice) == eligible
    assert (eligible.code, eligible.owner, eligible.source) == (ELIGIBLE, alice, "Kolada, SCB och Skolverket")


ids = st.sampled_from(["0586", "0000", "0580", "G37466", "V15E058600101"])
followed = st.builds(
    Followed,
    kpi=st.integers(0, 80).map(lambda number: f"N{number:05}"),
    places=st.frozensets(ids),
    units=st.frozensets(st.integers(0, 60).map(lambda number: f"V15E{number:09}")),
    known=st.frozensets(ids),
)


@given(st.lists(followed, max_size=60, unique_by=lambda each: each.kpi), st.none() | st.just(date(2026, 1, 1)))
def test_questions_ask_for_each_place_of_each_indicator_once(rows: list[Followed], since: date | None) -> None:
    asked = questions(rows, since=since)

    pairs = [(kpi, place) for each in asked for kpi in each.kpis for place in each.places]
    assert sorted(pairs) == sorted((row.kpi, place) for row in rows for place in (*row.places, *row.units))
    assert all(len(each.kpis) <= 25 and len(each.places) <= 25 for each in asked)
    known = {(row.kpi, place) for row in rows for place in row.known}
    assert all(
        (each.since is not None) == (since is not None and (kpi, place) in known)
        for each in asked
        for kpi in each.kpis
        for place in each.places
    )
