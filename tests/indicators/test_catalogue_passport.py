"""The passport, the form's parts, what is computed, and the end of an indicator with its successor."""

from collections.abc import Iterator
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.utils import timezone, translation

from governance.models import Municipality, User
from governance.refusals import RefusedError, fingerprint
from governance.tenancy import municipality_scope
from indicators.forms.indicators import IndicatorForm
from indicators.models import Indicator, Value
from indicators.queries import indicator_cards
from indicators.queries.catalogue import Wanted, catalogue
from indicators.queries.pages import source_note
from indicators.queries.passport import passport
from indicators.services.catalogue import create_indicator, update_indicator
from indicators.services.discontinuing import discontinue_indicator, resume_indicator
from tests.conftest import organisation, signed_in
from tests.indicators.make import make_indicator, make_values

TODAY = timezone.localdate()
YEAR = TODAY.year
PAGE = "/exempelby/indicators/"
USUAL = {"name": "Behöriga", "unit": "%", "direction": "higher", "frequency": "year"}


@pytest.fixture(autouse=True)
def _in_swedish() -> Iterator[None]:
    with translation.override("sv"):
        yield


def end(indicator: Indicator, by: User, successor: Indicator | None = None, on: date = TODAY) -> Indicator:
    return discontinue_indicator(indicator=indicator, on=on, reason="Ersatt", successor=successor, seen=None, by=by)


# --- the form


def test_usual_fields_are_enough(exempelby: Municipality, alice: User) -> None:
    with municipality_scope(exempelby):
        board = organisation("BUN").pk

    made = signed_in(alice).post(f"{PAGE}new/", USUAL | {"organisation": board})

    assert made.status_code == 302
    with municipality_scope(exempelby):
        row = Indicator.objects.get()
        assert (row.kind, row.decimals, row.factor, row.over_time, row.controllability) == (
            "key_figure", 1, 100, "last", "partial",
        )  # fmt: skip


@pytest.mark.parametrize(
    ("sent", "rule"),
    [
        ({"frequency": "tertial"}, "none"),
        ({"frequency": "tertial", "unit": "antal"}, "sum"),
        ({"frequency": "tertial", "over_time": "last"}, "last"),
        ({"frequency": "month", "numerator_name": "Svar", "denominator_name": "Alla"}, "weighted"),
    ],
)
def test_years_are_made_as_suits_the_unit_unless_it_is_said(
    scope: Municipality, alice: User, sent: dict[str, str], rule: str
) -> None:
    form = IndicatorForm(USUAL | {"organisation": organisation("BUN").pk} | sent, user=alice)

    assert form.is_valid(), form.errors
    assert form.cleaned_data["over_time"] == rule


def test_parts_are_folded_until_they_hold_something_or_are_wrong(scope: Municipality, alice: User) -> None:
    new = IndicatorForm(user=alice)
    share = make_indicator("Andel", organisation("BUN"), numerator_name="Behöriga", denominator_name="Alla")
    filled = IndicatorForm(user=alice, instance=share)
    wrong = IndicatorForm(USUAL | {"numerator_name": "Behöriga"}, user=alice)
    wrong.is_valid()

    assert [name for name, part in new.sections.items() if part["is_open"]] == []
    assert [name for name, part in filled.sections.items() if part["is_open"]] == ["share"]
    assert wrong.sections["share"]["is_open"]
    assert "denominator_name" in wrong.errors


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"denominator_name": "Alla"}, "numerator_name"),
        ({"factor": "0"}, "factor"),
        ({"factor": "många"}, "factor"),
        ({"fewest_cases": "1"}, "fewest_cases"),
        ({"kolada_id": "15428"}, "kolada_id"),
        ({"kolada_id": "N15428", "formula": "A1 * 2"}, "formula"),
        ({"next_publication_on": "i vår"}, "next_publication_on"),
        ({"next_publication_year": "1066"}, "next_publication_year"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(
    scope: Municipality, alice: User, sent: dict[str, str], field: str
) -> None:
    form = IndicatorForm(USUAL | {"organisation": organisation("BUN").pk} | sent, user=alice)

    assert not form.is_valid()
    assert list(form.errors) == [field]


def test_deputy_is_somebody_else(scope: Municipality, alice: User) -> None:
    form = IndicatorForm(
        USUAL | {"organisation": organisation("BUN").pk, "owner": alice.pk, "deputy": alice.pk}, user=alice
    )

    assert "deputy" in form.errors


def test_form_page_suggests_units_and_says_what_percentage_points_are(exempelby: Municipality, alice: User) -> None:
    html = unescape(signed_in(alice).get(f"{PAGE}new/").content.decode())

    assert '<datalist id="units">' in html
    assert 'list="units"' in html
    assert "procentenheter" in html


# --- what is computed


@pytest.mark.parametrize("formula", ["A1 /", "Okänd * 2", "B1 * 2", "1 + 2", "(A1"])
def test_formula_that_cannot_be_reckoned_is_refused_in_words(scope: Municipality, alice: User, formula: str) -> None:
    make_indicator("Ett", organisation("BUN"), code="A1")

    with pytest.raises(RefusedError) as refusal:
        create_indicator(name="Två", code="B1", organisation=organisation("BUN"), formula=formula, by=alice)

    assert refusal.value.field == "formula"
    assert not Indicator.objects.filter(code="B1").exists()


def test_circle_of_formulas_is_refused(scope: Municipality, alice: User) -> None:
    one = make_indicator("Ett", organisation("BUN"), code="A1")
    create_indicator(name="Två", code="B1", organisation=organisation("BUN"), formula="A1 * 2", by=alice)

    with pytest.raises(RefusedError) as refusal:
        update_indicator(indicator=one, seen=fingerprint(one), formula="B1 / 2", by=alice)

    assert "cirkel" in refusal.value.message


def test_formula_gives_values_at_once_and_again_when_it_is_changed(scope: Municipality, alice: User) -> None:
    one = make_indicator("Ett", organisation("BUN"), code="A1")
    make_values(one, organisation("BUN"), {"2025": "4"})

    made = create_indicator(name="Två", organisation=organisation("BUN"), formula="A1 * 2", by=alice)
    first = Value.objects.get(indicator=made).value
    update_indicator(indicator=made, seen=fingerprint(Indicator.objects.get(pk=made.pk)), formula="A1 * 3", by=alice)

    assert (first, Value.objects.get(indicator=made).value) == (8, 12)


# --- the end


def test_discontinued_leads_to_its_successor_and_back(exempelby: Municipality, alice: User, bob: User) -> None:
    with municipality_scope(exempelby):
        old, new = (make_indicator(name, organisation("BUN")) for name in ("Gammal", "Ny"))
        seen = fingerprint(old)
    client, address = signed_in(alice), f"{PAGE}{old.pk}/discontinue/"

    shown = client.get(address)
    ended = client.post(address, {"on": TODAY.isoformat(), "reason": "Ny mätmetod", "successor": new.pk, "seen": seen})
    of_old, of_new = (unescape(signed_in(bob).get(f"{PAGE}{row.pk}/").content.decode()) for row in (old, new))

    assert (shown.status_code, ended.status_code) == (200, 302)
    assert ("Ersätts av" in of_old, f"{PAGE}{new.pk}/" in of_old, "Ny mätmetod" in of_old) == (True, True, True)
    assert ("Ersätter" in of_new, f"{PAGE}{old.pk}/" in of_new) == (True, True)


def test_end_can_be_undone(exempelby: Municipality, alice: User) -> None:
    with municipality_scope(exempelby):
        old, new = (make_indicator(name, organisation("BUN")) for name in ("Gammal", "Ny"))
        end(old, alice, new)
    client, address = signed_in(alice), f"{PAGE}{old.pk}/resume/"

    asked, done, again = client.get(address), client.post(address), client.get(address)

    assert (asked.status_code, done.status_code, again.status_code) == (200, 302, 302)
    with municipality_scope(exempelby):
        old.refresh_from_db()
        assert (old.discontinued_on, old.discontinued_reason, old.successor) == (None, "", None)


def test_successors_never_lead_round(scope: Municipality, alice: User) -> None:
    a, b, c = (make_indicator(name, organisation("BUN")) for name in "ABC")
    end(a, alice, b, on=date(2030, 1, 1))
    end(b, alice, c, on=date(2029, 1, 1))

    for last in (a, c):
        with pytest.raises(RefusedError) as refusal:
            end(c, alice, last, on=date(2020, 1, 1))
        assert refusal.value.field == "successor"


def test_successor_is_in_use_when_the_old_one_ends(scope: Municipality, alice: User) -> None:
    a, b = (make_indicator(name, organisation("BUN")) for name in "AB")
    end(b, alice, on=date(2026, 6, 1))

    with pytest.raises(RefusedError) as refusal:
        end(a, alice, b, on=date(2026, 6, 1))
    earlier = end(a, alice, b, on=date(2026, 5, 1))

    assert refusal.value.field == "successor"
    assert earlier.successor == b


def test_stale_end_is_told(exempelby: Municipality, alice: User) -> None:
    with municipality_scope(exempelby):
        old = make_indicator("Gammal", organisation("BUN"))
        seen = fingerprint(old)
        Indicator.objects.update(purpose="Någon annans")

    told = signed_in(alice).post(f"{PAGE}{old.pk}/discontinue/", {"on": "2026-01-01", "reason": "Mitt", "seen": seen})

    assert "Någon annan har ändrat det här" in unescape(told.content.decode())


def test_resumed_is_asked_for_again(scope: Municipality, alice: User) -> None:
    old = make_indicator("Gammal", organisation("BUN"))
    end(old, alice)

    resume_indicator(indicator=old, by=alice)

    assert [row.name for row in catalogue(Wanted(), YEAR, reader=alice)] == ["Gammal"]


# --- the passport


def test_passport_tells_what_is_said_and_what_is_not(scope: Municipality, alice: User) -> None:
    volume = make_indicator("Elever", organisation("BUN"), unit="antal", is_confidential=True)
    indicator = make_indicator(
        "Behöriga", organisation("BUN"), deputy=alice, volume_indicator=volume, numerator_name="behöriga",
        denominator_name="alla", over_organisations="weighted", fewest_cases=5, stable_until=date(2030, 12, 31),
    )  # fmt: skip

    found = passport(indicator, alice)

    told = {line.label: line.text for line in (*found.lines, *found.more)}
    assert told["Definition"] == "Inte angivet"
    assert [line.label for line in found.lines if line.is_lacking] == ["Definition", "Källa", "Ansvarig"]
    assert (told["Ersättare"], told["Andel"], told["Räknas per"]) == ("Alice", "behöriga / alla × 100", "Elever")
    assert told["Oförändrad till"] == "2030-12-31"


def test_passport_names_nothing_confidential(scope: Municipality, alice: User, bob: User) -> None:
    secret = make_indicator("Hemlig", organisation("BUN"), is_confidential=True)
    old = make_indicator("Gammal", organisation("BUN"), volume_indicator=secret)
    end(old, alice, secret)
    old.refresh_from_db()

    mine, others = passport(old, alice), passport(old, bob)

    assert mine.successor is not None
    assert others.successor is None
    assert "Hemlig" not in repr(others)


# --- what is found


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ({"kind": "survey"}, ["Enkät"]),
        ({"origin": "kolada"}, ["Hämtad", "Kolada förr"]),
        ({"origin": "computed"}, ["Räknad"]),
        ({"origin": "own"}, ["Enkät", "Svår"]),
        ({"control": "low"}, ["Svår"]),
    ],
)
def test_catalogue_narrows_by_sort(scope: Municipality, alice: User, wanted: dict[str, Any], names: list[str]) -> None:
    board = organisation("BUN")
    make_indicator("Enkät", board, kind="survey")
    make_indicator("Hämtad", board, kolada_id="N15428")
    make_indicator("Kolada förr", board, source="Kolada")
    make_indicator("Räknad", board, formula="X1 / 2")
    make_indicator("Svår", board, controllability="low")

    assert [row.name for row in catalogue(Wanted(**wanted), YEAR, reader=alice)] == names


def test_catalogue_shows_what_one_answers_for(exempelby: Municipality, alice: User) -> None:
    with municipality_scope(exempelby):
        board = organisation("BUN")
        make_indicator("Min", board, owner=alice)
        make_indicator("Ersätter jag", board, deputy=alice)
        make_indicator("Annans", board)

    html = unescape(signed_in(alice).get(f"{PAGE}?mine=on&kind=&origin=&control=").content.decode())

    assert ("Min" in html, "Ersätter jag" in html, "Annans" in html) == (True, True, False)
    assert '<details class="disclosure filter-more" open>' in html


def test_where_it_is_used_it_is_told_that_it_has_ended(scope: Municipality, alice: User, bob: User) -> None:
    old, new = (make_indicator(name, organisation("BUN")) for name in ("Gammal", "Ny"))
    make_values(old, organisation("BUN"), {"2025": "1"})
    end(old, alice, new, on=date(2026, 1, 1))
    key = (old.pk, old.organisation_id)

    def note(reader: User | None) -> str:
        return source_note(indicator_cards([key], year=YEAR, language="sv", reader=reader)[key])

    told = note(None)
    Indicator.objects.filter(pk=new.pk).update(is_confidential=True)

    assert "Indikatorn är avslutad sedan 2026-01-01 och ersätts av ”Ny”." in told
    assert "Indikatorn är avslutad sedan 2026-01-01." in note(bob)
    assert "”Ny”" in note(alice)
