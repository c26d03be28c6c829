"""Looking in Kolada's catalogue: words in any order, ids, areas, perspectives; what has ended is left out."""

import pytest

from governance.models import Municipality, User
from governance.tenancy import municipality_scope
from indicators.models import KoladaKpi
from indicators.queries import kolada as queries
from indicators.queries.kolada import WantedKpi
from tests.conftest import signed_in
from tests.kolada import offer
from tests.kolada.make import area, learn_catalogue
from tests.kolada.server import Kolada


@pytest.fixture
def catalogue(exempelby: Municipality, alice: User, kolada: Kolada, reachable: None) -> Municipality:
    """A municipality that has fetched Kolada's catalogue."""
    learn_catalogue(exempelby, alice)
    return exempelby


def found(wanted: WantedKpi, kind: str = "") -> list[str]:
    return [row.pk for row in queries.kpis_found(wanted, kind=kind)]


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (WantedKpi("yrkesprogram åk"), ["N15428"]),
        (WantedKpi("ANDEL särskilt"), ["U23471"]),
        (WantedKpi("n15"), ["N15505", "N15428", "N15027"]),
        (WantedKpi("skolverket kostnad"), ["N15027"]),
        (WantedKpi(area="Befolkning"), ["N01951"]),
        (WantedKpi(perspective="Resurser"), ["N15027"]),
        (WantedKpi("insikt"), ["U07453"]),
        (WantedKpi("befolkning"), ["N01951"]),
        (WantedKpi("insikt", with_ended=True), ["U07451", "U07453"]),
        (WantedKpi("finns inte"), []),
        (WantedKpi("100%_"), []),
    ],
)
def test_catalogue_is_searched(catalogue: Municipality, wanted: WantedKpi, ids: list[str]) -> None:
    assert sorted(found(wanted)) == sorted(ids)


def test_what_is_of_regions_only_is_not_offered_to_a_municipality(catalogue: Municipality) -> None:
    KoladaKpi.objects.filter(pk="N15027").update(municipality_type="L")

    assert found(WantedKpi("kostnad"), kind="K") == []
    assert found(WantedKpi("kostnad"), kind="L") == ["N15027"]


def test_successor_has_the_same_title_but_for_its_definition(catalogue: Municipality) -> None:
    old, new = (KoladaKpi.objects.get(pk=pk) for pk in ("U07451", "U07453"))

    assert queries.successors_of(old) == [new]
    assert queries.successors_of(new) == []


def test_groups_are_suggested_by_operating_area_the_latest_of_each(catalogue: Municipality) -> None:
    suggested = queries.suggested_groups(area(offer.OWN))

    assert [(group.subject, group.year, group.number) for group in suggested] == [
        ("grundskola", 2025, 1),
        ("övergripande", 2025, 2),
    ]
    assert queries.suggested_groups(None) == []


def test_groups_and_municipalities_are_found_by_words_and_id(catalogue: Municipality) -> None:
    assert [row.pk for row in queries.areas_found("liknande mjölby")] == [
        offer.SCHOOLS,
        offer.SIMILAR,
        offer.SIMILAR_OLD,
    ]
    assert [row.pk for row in queries.areas_found("0580")] == [offer.OTHER]
    assert queries.areas_found("vallaskolan") == []  # a unit is nobody to compare a municipality with


@pytest.mark.parametrize("query", ["q=%00", "q=" + "a" * 300, "area=x&perspective=y", "page=99", "page=x", "ended=2"])
def test_search_answers_whatever_is_asked(catalogue: Municipality, alice: User, query: str) -> None:
    assert signed_in(alice).get(f"/exempelby/indicators/kolada/search/?{query}").status_code == 200


def test_key_figure_that_nobody_knows_is_not_there(catalogue: Municipality, alice: User) -> None:
    assert signed_in(alice).get("/exempelby/indicators/kolada/N99999/").status_code == 404


def test_catalogue_is_the_same_for_every_municipality(
    catalogue: Municipality, annanstad: Municipality, charlie: User
) -> None:
    with municipality_scope(annanstad):
        assert found(WantedKpi("yrkesprogram")) == ["N15428"]
    assert signed_in(charlie).get("/annanstad/indicators/kolada/N15428/").status_code == 200
