"""The pages about Kolada: what they say, and that what is asked is done once."""

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest

from governance.models import Job, Municipality, User
from governance.tenancy import municipality_scope
from indicators.models import Comparator, Indicator, KoladaFetch, KoladaSource, KoladaUnit
from indicators.queries.kolada import CATALOGUE_JOB
from indicators.services import kolada as services
from tests.conftest import organisation, signed_in
from tests.indicators.make import make_indicator, queries_of
from tests.kolada import offer
from tests.kolada.make import area, begin, fetch, follow, run_waiting
from tests.kolada.server import Kolada

BASE = "/exempelby/indicators/kolada/"
ELIGIBLE = "N15428"


@pytest.fixture
def mjolby(exempelby: Municipality, alice: User, kolada: Kolada, reachable: None) -> Municipality:
    """Exempelby, which is Mjölby in Kolada and compares itself with the country."""
    begin(exempelby, alice)
    return exempelby


def page(user: User, path: str = "") -> str:
    response = signed_in(user).get(BASE + path)
    assert response.status_code == 200
    return response.content.decode()


def test_nothing_is_fetched_yet_and_the_pages_say_what_to_do(exempelby: Municipality, alice: User) -> None:
    assert "Välj vår kommun" in page(alice)
    assert "Koladas katalog är inte hämtad än" in page(alice, "search/")
    assert "Hämta katalogen" in page(alice, "settings/")
    assert "alla som föreslås" not in page(alice, "settings/")
    assert "Inga enheter är kända" in page(alice, "units/")


def test_catalogue_is_ordered_once_by_two_clicks(exempelby: Municipality, alice: User) -> None:
    client = signed_in(alice)

    client.post(BASE + "catalogue/")
    client.post(BASE + "catalogue/")

    with municipality_scope(exempelby):
        assert Job.objects.filter(kind=CATALOGUE_JOB).count() == 1


def test_catalogue_without_network_is_told_and_what_was_fetched_can_be_searched(
    mjolby: Municipality, alice: User, kolada: Kolada
) -> None:
    kolada.broken = 9
    signed_in(alice).post(BASE + "catalogue/")
    run_waiting(mjolby)

    assert "Kolada har ett eget fel. Det som har hämtats tidigare finns kvar." in page(alice, "settings/")
    assert "N15428" in page(alice, "search/?q=yrkesprogram")


def test_municipality_is_chosen_and_its_units_are_fetched(
    exempelby: Municipality, alice: User, kolada: Kolada, reachable: None
) -> None:
    client = signed_in(alice)
    client.post(BASE + "catalogue/")
    run_waiting(exempelby)

    client.post(BASE + "settings/", {"area_id": offer.OWN, "is_on": "on"})
    run_waiting(exempelby)

    with municipality_scope(exempelby):
        assert KoladaSource.objects.get().area_id == offer.OWN
    assert "Vallaskolan (V15E058600101)" in page(alice, "units/")
    wrong = client.post(BASE + "settings/", {"area_id": "9999"})
    assert wrong.status_code == 200


def test_settings_suggest_the_country_and_the_latest_groups_of_municipalities_like_ours(
    exempelby: Municipality, mjolby: Municipality, alice: User
) -> None:
    with municipality_scope(mjolby):
        services.compare_with(area=area(offer.SIMILAR_OLD), by=alice)

    found = page(alice, "settings/")

    assert "Det finns en nyare grupp: Liknande kommuner, övergripande, Mjölby, 2025." in found
    assert "Liknande kommuner grundskola, Mjölby, 2025" in found
    assert " med Linköping" not in found
    assert " med Linköping" in page(alice, "settings/?q=linköp")
    assert "Pröva färre ord" in page(alice, "settings/?q=finns+inte")


def test_comparator_for_one_indicator_is_chosen_and_let_go(mjolby: Municipality, alice: User) -> None:
    client = signed_in(alice)
    with municipality_scope(mjolby):
        eligible = follow(ELIGIBLE, alice)

    client.post(BASE + "compare/", {"area": offer.SIMILAR, "indicator": eligible.pk, "with_members": "on"})
    run_waiting(mjolby)

    with municipality_scope(mjolby):
        group = Comparator.objects.get(kolada_id=offer.SIMILAR)
        assert (group.is_general, group.members.count()) == (False, 2)
    client.post(f"{BASE}compare/{group.pk}/stop/")
    assert "Hämtas inte längre" in page(alice, "settings/")


@pytest.mark.parametrize("chosen", ["", "X", "G99999", offer.SCHOOL, "\x00"])
def test_area_that_is_not_there_is_told(mjolby: Municipality, alice: User, chosen: str) -> None:
    response = signed_in(alice).post(BASE + "compare/", {"area": chosen}, follow=True)

    assert response.status_code == 200
    with municipality_scope(mjolby):
        assert list(Comparator.objects.values_list("name", flat=True)) == ["Riket"]


def test_key_figure_is_followed_from_its_page(mjolby: Municipality, alice: User) -> None:
    client = signed_in(alice)
    shown = page(alice, f"{ELIGIBLE}/")
    with municipality_scope(mjolby):
        root = organisation("K").pk
    given = {"name": "Behöriga i åk 9", "unit": "%", "direction": "higher", "organisation": root}

    lacking = client.post(f"{BASE}{ELIGIBLE}/follow/", given | {"direction": ""})
    response = client.post(f"{BASE}{ELIGIBLE}/follow/", given)
    client.post(f"{BASE}{ELIGIBLE}/follow/", given)
    run_waiting(mjolby)

    assert "SCB och Skolverket" in shown
    assert 'value="%"' in shown
    assert lacking.status_code == 200
    with municipality_scope(mjolby):
        indicator = Indicator.objects.get(kolada_id=ELIGIBLE)
        assert KoladaFetch.objects.get().counts["new"] == 15
    assert response.url == f"/exempelby/indicators/{indicator.pk}/"
    assert "Ni följer det redan" in page(alice, f"{ELIGIBLE}/")


def test_indicator_of_ours_is_let_follow_or_it_is_told_why_not(mjolby: Municipality, alice: User) -> None:
    client = signed_in(alice)
    with municipality_scope(mjolby):
        ours = make_indicator("Behöriga", organisation("BUN"))
        cost = make_indicator("Kostnad", organisation("BUN"), unit="kr")

    refused = client.post(f"{BASE}{ELIGIBLE}/tie/", {"tie-indicator": cost.pk})
    client.post(f"{BASE}{ELIGIBLE}/tie/", {"tie-indicator": ours.pk})

    assert "Den mäts i kr, men Koladas i %." in refused.content.decode()
    with municipality_scope(mjolby):
        ours.refresh_from_db()
    assert ours.kolada_id == ELIGIBLE


def test_discontinued_key_figure_names_its_successor(mjolby: Municipality, alice: User) -> None:
    found = page(alice, "U07451/")

    assert "Upphörde 2024" in found
    assert "U07453" in found


def test_fetch_is_ordered_once_by_two_clicks_and_the_page_tells_how_far_it_is(
    mjolby: Municipality, alice: User
) -> None:
    client = signed_in(alice)

    client.post(BASE + "fetch/")
    client.post(BASE + "fetch/")

    with municipality_scope(mjolby):
        assert KoladaFetch.objects.count() == 1
    assert "<progress" in page(alice)
    partial = client.get(BASE, headers={"HX-Request": "true"}).content.decode()
    assert "<progress" in partial
    assert "<html" not in partial
    run_waiting(mjolby)
    assert client.get(BASE, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"


def test_fetch_tells_what_came_what_was_odd_and_who_ordered(mjolby: Municipality, alice: User, kolada: Kolada) -> None:
    with municipality_scope(mjolby):
        name = follow(ELIGIBLE, alice).name
    fetch(mjolby, alice)
    kolada.kpis = [row for row in kolada.kpis if row["id"] != ELIGIBLE]
    with municipality_scope(mjolby):
        services.order_nightly_fetch(by=None)
    run_waiting(mjolby)

    found = page(alice)

    assert f"Kolada har inte längre {name} (N15428). Indikatorerna och deras värden finns kvar." in unescape(found)
    assert "15 nya värden" in found
    assert "Systemet" in found
    assert "Alice" in found


def test_fetch_that_failed_says_why_in_words(mjolby: Municipality, alice: User, kolada: Kolada) -> None:
    with municipality_scope(mjolby):
        follow(ELIGIBLE, alice)
    kolada.garbled = 1
    fetch(mjolby, alice)

    assert "Koladas svar gick inte att läsa. Det som har hämtats tidigare finns kvar." in page(alice)


def test_units_are_tied_moved_and_let_go(mjolby: Municipality, alice: User) -> None:
    client = signed_in(alice)
    with municipality_scope(mjolby):
        valla, nyborg = organisation("Valla").pk, organisation("Nyborg").pk
    assert "Kolada har en enhet med det namnet, V15E058600101." in page(alice, "units/")

    client.post(BASE + "units/", {f"unit_{valla}": offer.SCHOOL})
    client.post(BASE + "units/", {f"unit_{valla}": offer.OTHER_SCHOOL, f"unit_{nyborg}": offer.SCHOOL})
    twice = client.post(BASE + "units/", {f"unit_{valla}": offer.SCHOOL, f"unit_{nyborg}": offer.SCHOOL})

    assert "En annan organisation är redan den enheten." in twice.content.decode()
    with municipality_scope(mjolby):
        tied = dict(KoladaUnit.objects.values_list("organisation", "unit_id"))
    assert tied == {valla: offer.OTHER_SCHOOL, nyborg: offer.SCHOOL}


@pytest.mark.parametrize("path", ["", "search/", "settings/"])
def test_lists_take_as_many_queries_for_three_rows_as_for_one(
    mjolby: Municipality, alice: User, path: str, settings: Any, django_assert_num_queries: Callable[..., Any]
) -> None:
    client = signed_in(alice)
    with municipality_scope(mjolby):
        follow(ELIGIBLE, alice)
    fetch(mjolby, alice)
    one = queries_of(client, BASE + path)
    with municipality_scope(mjolby):
        follow("N15027", alice, unit="kr/elev")
        follow("N01951", alice, unit="antal")
        for each in (offer.OTHER, offer.THIRD):
            services.compare_with(area=area(each), by=alice)
    fetch(mjolby, alice)
    fetch(mjolby, alice)

    assert queries_of(client, BASE + path) == one
