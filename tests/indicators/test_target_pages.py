"""The pages of targets: set in the browser with help beside, judged, taken away, and shown on the indicator."""

from collections.abc import Iterator
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone, translation

from governance.models import Municipality, User
from governance.refusals import fingerprint
from governance.tenancy import municipality_scope
from indicators.models import Comparator, Indicator, Target
from tests.conftest import organisation, signed_in
from tests.indicators.make import make_indicator, make_target, make_values, queries_of

PAGE = "/exempelby/indicators/"
YEAR = timezone.localdate().year


@pytest.fixture(autouse=True)
def _in_swedish() -> Iterator[None]:
    with translation.override("sv"):
        yield


@pytest.fixture
def indicator(exempelby: Municipality) -> Indicator:
    with municipality_scope(exempelby):
        return make_indicator("Årets resultat", organisation("K"))


@pytest.fixture
def root(exempelby: Municipality) -> int:
    with municipality_scope(exempelby):
        return organisation("K").pk


def address_of(indicator: Indicator, root: int, year: int = YEAR) -> str:
    return f"{PAGE}{indicator.pk}/target/?organisation={root}&year={year}"


def text_of(client: Client, address: str) -> str:
    page = client.get(address)
    assert page.status_code == 200
    return plain(page.content.decode())


def plain(html: str) -> str:
    return unescape(html).replace("\u00a0", " ").replace("\u202f", " ")


# --- set


def test_controller_sets_a_target_in_the_browser(
    exempelby: Municipality, alice: User, indicator: Indicator, root: int
) -> None:
    client, address = signed_in(alice), address_of(indicator, root)
    fields = {"kind": "average_over_years", "low": "2,0", "years": "3", "seen": ""}

    words = client.post(address, fields, headers={"HX-Request": "true"})
    wrong = client.post(address, fields | {"low": "två"})
    stored = client.post(address, fields)

    told = f"Snittet över 3 år till och med {YEAR} är minst 2,0 %."
    assert (told in plain(words.content.decode()), "<html" in words.content.decode()) == (True, False)
    assert "Det här är inte ett tal." in plain(wrong.content.decode())
    assert (stored.status_code, stored.url) == (302, f"{PAGE}{indicator.pk}/?organisation={root}")
    assert told in text_of(client, address)
    with municipality_scope(exempelby):
        assert (Target.objects.get().kind, Target.objects.get().years) == ("average_over_years", 3)


def test_what_the_kind_does_not_use_may_hold_anything(
    exempelby: Municipality, alice: User, indicator: Indicator, root: int
) -> None:
    fields = {"kind": "improve", "baseline": "78,7", "low": "två", "share_of_best": "500", "seen": ""}

    stored = signed_in(alice).post(address_of(indicator, root), fields)

    assert stored.status_code == 302
    with municipality_scope(exempelby):
        assert (Target.objects.get().low, Target.objects.get().share_of_best) == (None, None)


def test_baseline_is_suggested_from_the_latest_value_before_the_year(
    exempelby: Municipality, alice: User, indicator: Indicator, root: int
) -> None:
    with municipality_scope(exempelby):
        make_values(indicator, organisation("K"), {str(YEAR - 2): "1.7", str(YEAR - 1): "2.1"})

    page = signed_in(alice).get(address_of(indicator, root))
    earlier = signed_in(alice).get(address_of(indicator, root, YEAR - 1))

    assert 'value="2,1"' in page.content.decode()
    assert 'value="1,7"' in earlier.content.decode()


def test_help_follows_what_is_typed(exempelby: Municipality, alice: User, indicator: Indicator, root: int) -> None:
    with municipality_scope(exempelby):
        make_values(indicator, organisation("K"), {str(YEAR - 3): "1", str(YEAR - 2): "1.5", str(YEAR - 1): "2"})
    client, address = signed_in(alice), address_of(indicator, root)

    first = text_of(client, address)
    live = client.post(
        address, {"kind": "at_least", "low": "2,5", "seen": ""}, headers={"HX-Request": "true"}
    ).content.decode()

    assert ("Vanlig förändring på ett år" in first, "Vad målet kräver" in first) == (True, False)
    assert 'id="target-help"' in live
    assert 'hx-swap-oob="innerHTML"' in live
    assert "+0,5 procentenheter på 1 år." in plain(live)
    assert "En så stor ökning har skett 2 av 2 år." in plain(live)


def test_same_target_for_several_years_in_the_browser(
    exempelby: Municipality, alice: User, indicator: Indicator, root: int
) -> None:
    client = signed_in(alice)
    with municipality_scope(exempelby):
        make_target(indicator, organisation("K"), YEAR + 1, low=5)
    fields = {"kind": "at_least", "low": "2", "until": str(YEAR + 2), "seen": ""}

    refused = client.post(address_of(indicator, root), fields)
    backwards = client.post(address_of(indicator, root), fields | {"until": str(YEAR - 1)})
    stored = client.post(address_of(indicator, root), fields | {"replaces": "on"}, follow=True)

    assert f"{YEAR + 1} har redan ett annat mål." in plain(refused.content.decode())
    assert "Det sista året" in plain(backwards.content.decode())
    assert f"Målen för {YEAR}–{YEAR + 2} är sparade." in plain(stored.content.decode())


def test_comparator_is_chosen_among_those_of_the_indicator(
    exempelby: Municipality, alice: User, indicator: Indicator, root: int
) -> None:
    with municipality_scope(exempelby):
        Comparator.objects.create(name="Riket")
        Comparator.objects.create(name="Provkommun", is_drawn=False)
        Comparator.objects.create(name="Annan grupp", is_general=False)

    html = text_of(signed_in(alice), address_of(indicator, root))

    assert ("Riket" in html, "Provkommun" in html, "Annan grupp" in html) == (True, False, False)


@pytest.mark.parametrize("query", ["?year=1800", "?year=x", "?organisation=99999", "?organisation=x"])
def test_target_of_an_unknown_year_or_organisation_is_not_found(indicator: Indicator, alice: User, query: str) -> None:
    assert signed_in(alice).get(f"{PAGE}{indicator.pk}/target/{query}").status_code == 404


def test_setting_takes_the_same_queries_for_a_short_and_a_long_series(
    exempelby: Municipality, alice: User, indicator: Indicator, root: int
) -> None:
    client = signed_in(alice)
    with municipality_scope(exempelby):
        make_values(indicator, organisation("K"), {str(YEAR - 1): "2"})
    short = queries_of(client, address_of(indicator, root))
    with municipality_scope(exempelby):
        make_values(indicator, organisation("K"), {str(YEAR - 2 - step): "2" for step in range(6)})

    assert queries_of(client, address_of(indicator, root)) == short


# --- judged and taken away


@pytest.fixture
def worded(exempelby: Municipality, indicator: Indicator) -> Target:
    with municipality_scope(exempelby):
        made = make_target(
            indicator, organisation("K"), YEAR, kind="qualitative", description="Samverkan fungerar.", low=None
        )
        return Target.objects.get(pk=made.pk)


def test_person_judges_a_target_in_words(
    exempelby: Municipality, alice: User, indicator: Indicator, root: int, worded: Target
) -> None:
    client, address = signed_in(alice), f"{PAGE}targets/{worded.pk}/judge/"
    with municipality_scope(exempelby):
        seen = fingerprint(worded)

    shown = text_of(client, address)
    lacking = client.post(address, {"judged": "reached", "comment": "", "seen": seen})
    stored = client.post(address, {"judged": "reached", "comment": "Enkäten visar det.", "seen": seen})
    page = text_of(client, f"{PAGE}{indicator.pk}/?organisation={root}")

    assert "Samverkan fungerar." in shown
    assert "Skriv grunderna" in plain(lacking.content.decode())
    assert (stored.status_code, stored.url) == (302, f"{PAGE}{indicator.pk}/?organisation={root}")
    assert ("Enkäten visar det." in page, "Målet är bedömt i ord och har nåtts." in page) == (True, True)


def test_stale_judgement_is_told(exempelby: Municipality, alice: User, worded: Target) -> None:
    address = f"{PAGE}targets/{worded.pk}/judge/"

    told = signed_in(alice).post(address, {"judged": "reached", "comment": "Mitt", "seen": "gammal"})

    assert ("Någon annan har ändrat" in plain(told.content.decode()), "Mitt" in told.content.decode()) == (True, True)


def test_target_is_taken_away_in_the_browser(
    exempelby: Municipality, alice: User, indicator: Indicator, root: int
) -> None:
    with municipality_scope(exempelby):
        made = make_target(indicator, organisation("K"), YEAR, low=5)
        make_values(indicator, organisation("K"), {str(YEAR): "4"})
        seen = fingerprint(Target.objects.get(pk=made.pk))
    client, address = signed_in(alice), f"{PAGE}targets/{made.pk}/delete/"

    refused = client.post(address, {"removal-seen": seen}, follow=True)
    done = client.post(address, {"removal-seen": seen, "removal-reason": "Upphörde"}, follow=True)

    assert "Året har redan ett resultat." in plain(refused.content.decode())
    assert f"Målet för {YEAR} är borttaget." in plain(done.content.decode())
    with municipality_scope(exempelby):
        assert not Target.objects.exists()


# --- shown on the indicator


def test_indicator_shows_the_way_from_the_baseline_to_the_target(
    exempelby: Municipality, bob: User, indicator: Indicator, root: int
) -> None:
    with municipality_scope(exempelby):
        make_values(indicator, organisation("K"), {str(YEAR): "81.9"})
        make_target(indicator, organisation("K"), YEAR, low=84, baseline="78.7", ambition="challenging")

    html = text_of(signed_in(bob), f"{PAGE}{indicator.pk}/?organisation={root}")

    assert "3,2 procentenheter bättre än utgångsläget 78,7 %, 60 % av vägen till målet." in html
    assert "Från 78,7 % till målet 84,0 %: nu 81,9 %" in html
    assert "Målet är satt högt: att komma närmare är framsteg." in html
    assert ("Sätt mål" in html, ">Bedöm<" in html) == (False, False)
