"""The catalogue: what is found, what an indicator's page tells, and how indicators are stored."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from django.utils import timezone, translation

from governance.models import Membership, Municipality, User
from governance.refusals import RefusedError, fingerprint
from governance.tenancy import municipality_scope
from indicators import rules, uses
from indicators.models import Comparator, Indicator, Value
from indicators.queries import catalogue as catalogue_queries
from indicators.queries.catalogue import Wanted
from indicators.services.catalogue import create_indicator, update_indicator
from tests.conftest import make_person, organisation, signed_in
from tests.indicators.make import make_indicator, make_target, make_values, queries_of

D = Decimal
PAGE = "/exempelby/indicators/"
YEAR = timezone.localdate().year


@pytest.fixture(autouse=True)
def _in_swedish() -> Iterator[None]:
    with translation.override("sv"):
        yield


def found(**wanted: object) -> list[str]:
    return [indicator.name for indicator in catalogue_queries.catalogue(Wanted(**wanted), YEAR, reader=None)]


# --- what is found


def test_catalogue_is_in_swedish_order_without_what_is_discontinued(scope: Municipality) -> None:
    board = organisation("BUN")
    for name in ("Övrigt", "Ärenden", "Åldrar", "Zoo"):
        make_indicator(name, board)
    make_indicator("Gammal", board, discontinued_on=date(2024, 1, 1))

    assert found() == ["Zoo", "Åldrar", "Ärenden", "Övrigt"]
    assert found(state="discontinued") == ["Gammal"]


@pytest.mark.parametrize("text", ["åldrar", "ÅLDRAR", "n154", "frånvaro åldrar", "räknas så"])
def test_catalogue_finds_words_in_name_code_and_definition(scope: Municipality, text: str) -> None:
    make_indicator("Frånvaro i alla Åldrar", organisation("BUN"), code="N15428", definition="Räknas så här")
    make_indicator("Något annat", organisation("BUN"))

    assert found(text=text) == ["Frånvaro i alla Åldrar"]


def test_catalogue_narrows_by_organisation_owner_and_what_is_lacking(scope: Municipality, amir: User) -> None:
    board, school = organisation("BUN"), organisation("Valla")
    with_all = make_indicator("Allt", board, owner=amir)
    make_values(with_all, school, {"2025": "1"})
    make_target(with_all, school, YEAR, low=1)
    make_target(make_indicator("Bara mål", organisation("ON")), organisation("ON"), YEAR, low=1)
    make_values(make_indicator("Bara värden", board), board, {"2025": "1"})

    assert found(organisation_id=school.pk) == ["Allt"]
    assert found(organisation_id=board.pk) == ["Allt", "Bara värden"]
    assert found(owner_id=amir.pk) == ["Allt"]
    assert found(state="no_target") == ["Bara värden"]
    assert found(state="no_values") == ["Bara mål"]


def test_catalogue_says_when_values_are_elsewhere(scope: Municipality) -> None:
    indicator = make_indicator("Frånvaro", organisation("BUN"))
    make_values(indicator, organisation("Valla"), {"2025": "9"})

    one = catalogue_queries.catalogue_rows([indicator], year=YEAR, language="sv", accent="#0F4C5C", reader=None)[0]
    make_values(indicator, organisation("Nyborg"), {"2025": "8"})
    two = catalogue_queries.catalogue_rows([indicator], year=YEAR, language="sv", accent="#0F4C5C", reader=None)[0]

    assert (one.latest, one.place, one.elsewhere) == ("9,0\u00a0%", "Vallaskolan", "")
    assert (two.latest, two.elsewhere) == ("", "Värden i 2 organisationer")


# --- pages


def test_list_shows_indicators_and_takes_any_filter(exempelby: Municipality, bob: User) -> None:
    with municipality_scope(exempelby):
        board = organisation("BUN")
        make_values(make_indicator("Behöriga elever", board, code="N15428"), board, {str(YEAR - 1): "81.9"})
    client = signed_in(bob)

    html = unescape(client.get(PAGE).content.decode())
    strange = client.get(f"{PAGE}?organisation=x&owner=99999&state=?&page=9&q=inget")

    assert ("Behöriga elever" in html, "81,9\u00a0%" in html, "Lägg till" in html) == (True, True, False)
    assert (strange.status_code, "Ingen indikator passar" in strange.content.decode()) == (200, True)


def test_empty_list_says_what_to_do(exempelby: Municipality, alice: User) -> None:
    html = signed_in(alice).get(PAGE).content.decode()

    assert ("Det finns inga indikatorer än" in html, f"{PAGE}new/" in html) == (True, True)


def test_list_takes_the_same_queries_for_one_and_three(exempelby: Municipality, alice: User) -> None:
    client, counts = signed_in(alice), []
    for names in ("A", "BC"):
        with municipality_scope(exempelby):
            for name in names:
                indicator = make_indicator(name, organisation("BUN"), owner=alice)
                make_values(indicator, organisation("BUN"), {"2024": "1", "2025": "2"})
                make_target(indicator, organisation("BUN"), YEAR, low=1)
        counts.append(queries_of(client, PAGE))

    assert counts[0] == counts[1] <= 24


def test_page_tells_every_value_with_its_source(exempelby: Municipality, alice: User, bob: User) -> None:
    with municipality_scope(exempelby):
        board = organisation("BUN")
        indicator = make_indicator("Behöriga elever", board, code="N15428", source="Kolada", owner=alice)
        make_values(indicator, board, {"2024": "80.4", "2025": None, str(YEAR): "81.9"})
        make_values(indicator, Comparator.objects.create(name="Riket"), {str(YEAR): "83.4"})
        make_target(
            indicator,
            board,
            YEAR,
            low=84,
            reason="Skärpt",
            decided_by=organisation("KF"),
            decided_on=date(2025, 11, 24),
            minutes_paragraph="131",
        )
        Value.objects.filter(period_start=date(2024, 1, 1)).update(source="", entered_by=alice, comment="Pandemi")

    html = unescape(signed_in(bob).get(f"{PAGE}{indicator.pk}/").content.decode())

    for words in (
        "Når inte målet",
        "mål ≥\u00a084,0\u00a0%",
        "Riket 83,4\u00a0%",
        'Lämnat av Alice, <span class="nowrap">2026-09-26</span>',
        "Pandemi",
        "Saknas",
        "Kommunfullmäktige 2025-11-24 § 131",
        "Skärpt",
        'role="img"',
    ):
        assert words in html, words
    assert "Sätt mål" not in html


def test_page_shows_women_and_men_beside_the_total(exempelby: Municipality, bob: User) -> None:
    with municipality_scope(exempelby):
        board = organisation("BUN")
        indicator = make_indicator("Behöriga elever", board)
        make_values(indicator, board, {"2024": "80.4", "2025": "82"})
        for gender, value in (("K", 85), ("M", 78)):
            Value.objects.create(
                indicator=indicator,
                organisation=board,
                frequency="year",
                period_start=date(2025, 1, 1),
                gender=gender,
                value=value,
            )

    html = unescape(signed_in(bob).get(f"{PAGE}{indicator.pk}/").content.decode())

    assert 'data-label="Kvinnor">85,0\u00a0%' in html
    assert 'data-label="Män">78,0\u00a0%' in html


def test_page_of_a_manager_without_values_lists_the_others(exempelby: Municipality, bob: User) -> None:
    with municipality_scope(exempelby):
        indicator = make_indicator("Frånvaro", organisation("BUN"))
        for school in ("Valla", "Nyborg"):
            make_values(indicator, organisation(school), {"2025": "9"})
        school_id = organisation("Valla").pk

    html = unescape(signed_in(bob).get(f"{PAGE}{indicator.pk}/").content.decode())

    assert "Barn- och utbildningsnämnden har inga egna värden" in html
    assert f'<a href="?organisation={school_id}">Vallaskolan</a>' in html


def test_page_takes_the_same_queries_for_one_and_three_organisations(exempelby: Municipality, alice: User) -> None:
    client, counts = signed_in(alice), []
    with municipality_scope(exempelby):
        indicator = make_indicator("Frånvaro", organisation("BUN"), owner=alice)
    for schools in (["BUN"], ["Valla", "Nyborg"]):
        with municipality_scope(exempelby):
            for school in schools:
                make_values(indicator, organisation(school), {"2025": "9"})
                make_target(indicator, organisation(school), YEAR, low=1)
        counts.append(queries_of(client, f"{PAGE}{indicator.pk}/"))

    assert counts[0] == counts[1] <= 27  # two for what uses the indicator, two for the passport, four for the entry


def test_page_shows_what_uses_the_indicator(
    exempelby: Municipality, bob: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    with municipality_scope(exempelby):
        used, unused = (make_indicator(name, organisation("BUN")) for name in ("Använd", "Oanvänd"))
    told = {used.pk: [uses.Use("Nämndmål", "Ökad måluppfyllelse", "/x/")]}
    follower = uses.Follower(
        used=lambda ids: {used.pk},
        uses=lambda ids, user: {pk: told[pk] for pk in ids if pk in told},
        responses=lambda ids: {},
        answers=lambda keys, year, user: {},
        goal_address=lambda standard, user: "",
    )
    monkeypatch.setattr(uses, "_FOLLOWERS", [follower])
    client = signed_in(bob)

    pages = [client.get(f"{PAGE}{indicator.pk}/").content.decode() for indicator in (used, unused)]

    assert ["Ökad måluppfyllelse" in page for page in pages] == [True, False]
    assert ["Tråden är bruten" in page for page in pages] == [False, True]


@pytest.mark.parametrize("query", ["?organisation=x", "?organisation=999999", "?organisation=²"])
def test_page_of_an_unknown_organisation_is_not_found(exempelby: Municipality, bob: User, query: str) -> None:
    with municipality_scope(exempelby):
        indicator = make_indicator("Frånvaro", organisation("BUN"))

    assert signed_in(bob).get(f"{PAGE}{indicator.pk}/{query}").status_code == 404


@pytest.mark.parametrize("address", ["", "edit/", "target/"])
def test_other_municipalitys_indicator_is_not_found(exempelby: Municipality, charlie: User, address: str) -> None:
    with municipality_scope(exempelby):
        indicator = make_indicator("Vår", organisation("BUN"))
    client = signed_in(charlie)

    assert client.get(f"/annanstad/indicators/{indicator.pk}/{address}").status_code == 404
    assert client.get(f"{PAGE}{indicator.pk}/{address}").status_code == 404


@pytest.mark.parametrize("address", ["{pk}/edit/", "{pk}/target/", "new/"])
def test_changing_pages_refuse_those_who_do_not_manage(exempelby: Municipality, amir: User, address: str) -> None:
    with municipality_scope(exempelby):
        pk = make_indicator("Vår", organisation("BUN")).pk
    client = signed_in(amir)

    assert client.get(PAGE + address.format(pk=pk)).status_code == 403
    assert client.post(PAGE + address.format(pk=pk), {}).status_code == 403


# --- indicators


FIELDS = {
    "name": "Behöriga elever",
    "code": "N15428",
    "kind": "key_figure",
    "unit": "%",
    "decimals": "1",
    "direction": "higher",
    "frequency": "year",
    "lag_years": "0",
    "controllability": "partial",
}


def test_controller_adds_and_changes_an_indicator(exempelby: Municipality, alice: User) -> None:
    client = signed_in(alice)
    with municipality_scope(exempelby):
        board = organisation("BUN").pk

    added = client.post(f"{PAGE}new/", FIELDS | {"organisation": board})
    with municipality_scope(exempelby):
        indicator = Indicator.objects.get()
        seen = fingerprint(indicator)
    changed = client.post(
        f"{PAGE}{indicator.pk}/edit/", FIELDS | {"organisation": board, "decimals": "2", "seen": seen}
    )

    assert (added.status_code, added.url) == (302, f"{PAGE}{indicator.pk}/")
    assert (changed.status_code, changed.url) == (302, f"{PAGE}{indicator.pk}/")
    with municipality_scope(exempelby):
        assert Indicator.objects.get().decimals == 2


def test_form_keeps_what_was_typed_and_says_what_is_wrong(exempelby: Municipality, alice: User) -> None:
    with municipality_scope(exempelby):
        board = organisation("BUN").pk
        make_indicator("Annan", organisation("BUN"), code="N15428")

    html = unescape(
        signed_in(alice).post(f"{PAGE}new/", FIELDS | {"organisation": board, "purpose": "Kvar"}).content.decode()
    )

    assert ("En annan indikator har den koden." in html, "Kvar" in html) == (True, True)


def test_controller_of_a_board_adds_for_that_board_only(exempelby: Municipality) -> None:
    bea = make_person("Bea", (Membership.Role.CONTROLLER, "BUN"), municipality=exempelby)
    with municipality_scope(exempelby):
        other = organisation("ON").pk

    page = signed_in(bea).post(f"{PAGE}new/", FIELDS | {"organisation": other})

    assert page.status_code == 200
    with municipality_scope(exempelby):
        assert not Indicator.objects.exists()


def test_stale_edit_is_told(exempelby: Municipality, alice: User) -> None:
    with municipality_scope(exempelby):
        indicator = make_indicator("Behöriga elever", organisation("BUN"))
        seen, board = fingerprint(indicator), organisation("BUN").pk
        Indicator.objects.update(purpose="Någon annans")
    client, address = signed_in(alice), f"{PAGE}{indicator.pk}/edit/"

    told = client.post(address, FIELDS | {"organisation": board, "purpose": "Mitt", "seen": seen})
    html = unescape(told.content.decode())
    again = client.post(
        address, FIELDS | {"organisation": board, "purpose": "Mitt", "seen": told.context["form"]["seen"].value()}
    )

    assert ("Någon annan har ändrat det här" in html, "Mitt" in html, again.status_code) == (True, True, 302)
    with municipality_scope(exempelby):
        assert Indicator.objects.get().purpose == "Mitt"


@pytest.mark.parametrize(("field", "value"), [("frequency", "month"), ("unit", "antal")])
def test_indicator_with_values_keeps_what_they_mean(scope: Municipality, alice: User, field: str, value: str) -> None:
    indicator = make_indicator("Behöriga elever", organisation("BUN"))
    make_values(indicator, organisation("BUN"), {"2025": "1"})

    with pytest.raises(RefusedError) as refusal:
        update_indicator(indicator=indicator, seen=fingerprint(indicator), by=alice, **{field: value})

    assert refusal.value.field == field


def test_name_is_taken_within_an_organisation_only(scope: Municipality, alice: User) -> None:
    create_indicator(name="HME", organisation=organisation("BUN"), by=alice)
    create_indicator(name="HME", organisation=organisation("ON"), by=alice)

    with pytest.raises(RefusedError) as refusal:
        create_indicator(name="HME", organisation=organisation("BUN"), by=alice)

    assert refusal.value.field == "name"


# --- rules


@pytest.mark.parametrize(
    ("role", "place", "may"),
    [
        (Membership.Role.CONTROLLER, "K", True),
        (Membership.Role.CONTROLLER, "BUN", True),
        (Membership.Role.CONTROLLER, "Valla", False),
        (Membership.Role.CONTROLLER, "ON", False),
        (Membership.Role.MANAGER, "BUN", False),
        (Membership.Role.ADMINISTRATOR, "K", False),
    ],
)
def test_indicator_is_managed_where_the_right_reaches(scope: Municipality, role: str, place: str, may: bool) -> None:
    person = make_person("Person", (role, place), municipality=scope)
    indicator = make_indicator("Behöriga elever", organisation("BUN"))

    assert (rules.can_manage_indicator(person, indicator), rules.can_read_indicator(person, indicator)) == (may, True)
