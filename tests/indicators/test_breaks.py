"""What is promised to be stable: a change demands a reason and marks a break; breaks alone, added and taken away."""

from collections.abc import Iterator
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from django.utils import timezone, translation

from governance.models import Municipality, User
from governance.queries.history import history_of
from governance.refusals import RefusedError, fingerprint
from governance.tenancy import municipality_scope
from indicators.models import Indicator, SeriesBreak
from indicators.services.catalogue import add_break, remove_break, update_indicator
from tests.conftest import organisation, signed_in
from tests.indicators.make import make_indicator, make_values

TODAY = timezone.localdate()
PAGE = "/exempelby/indicators/"


@pytest.fixture(autouse=True)
def _in_swedish() -> Iterator[None]:
    with translation.override("sv"):
        yield


@pytest.fixture
def stable(scope: Municipality) -> Indicator:
    return make_indicator(
        "Behöriga", organisation("BUN"), definition="Så här", stable_until=TODAY + timedelta(days=30), source="SCB"
    )


def change(indicator: Indicator, by: User, **fields: Any) -> Indicator:
    return update_indicator(indicator=indicator, seen=fingerprint(indicator), by=by, **fields)


@pytest.mark.parametrize(
    "changed",
    [
        {"definition": "Annorlunda"},
        {"direction": "lower"},
        {"source": "Egen"},
        {"frequency": "month"},
        {"unit": "antal"},
        {"numerator_name": "a", "denominator_name": "b"},
    ],
)
def test_stable_indicator_is_measured_otherwise_only_with_a_reason(
    stable: Indicator, alice: User, changed: dict[str, str]
) -> None:
    with pytest.raises(RefusedError) as refusal:
        change(stable, alice, **changed)
    stored = change(stable, alice, break_reason="Ny mätmetod", break_on=date(2026, 1, 1), **changed)

    assert refusal.value.field == "break_reason"
    assert stable.stable_until is not None
    assert stable.stable_until.isoformat() in refusal.value.message
    row = SeriesBreak.objects.get()
    assert (row.indicator, row.starts_on, row.reason, row.made_by) == (stored, date(2026, 1, 1), "Ny mätmetod", alice)


@pytest.mark.parametrize("changed", [{"purpose": "Nytt"}, {"owner": None}, {"definition": "Så  här"}, {"decimals": 2}])
def test_what_does_not_change_the_measuring_needs_no_reason(
    stable: Indicator, alice: User, changed: dict[str, Any]
) -> None:
    change(stable, alice, **changed)

    assert not SeriesBreak.objects.exists()


def test_after_the_day_it_may_be_changed(stable: Indicator, alice: User) -> None:
    Indicator.objects.filter(pk=stable.pk).update(stable_until=TODAY - timedelta(days=1))
    stable.refresh_from_db()

    assert change(stable, alice, definition="Nytt").definition == "Nytt"


def test_break_begins_today_where_no_day_is_given(stable: Indicator, alice: User) -> None:
    change(stable, alice, definition="Nytt", break_reason="Ny metod")

    assert SeriesBreak.objects.get().starts_on == TODAY


def test_reason_alone_marks_a_break_also_of_what_is_not_promised(scope: Municipality, alice: User) -> None:
    indicator = make_indicator("Fri", organisation("BUN"))

    change(indicator, alice, definition="Nytt", break_reason="Ny metod")

    assert SeriesBreak.objects.count() == 1


def test_values_keep_their_unit_even_with_a_reason(stable: Indicator, alice: User) -> None:
    make_values(stable, organisation("BUN"), {"2025": "1"})

    with pytest.raises(RefusedError) as refusal:
        change(stable, alice, unit="antal", break_reason="Ny enhet")

    assert refusal.value.field == "unit"
    assert not SeriesBreak.objects.exists()


def test_break_is_once_a_day(stable: Indicator, alice: User) -> None:
    add_break(indicator=stable, starts_on=date(2026, 1, 1), reason="En", by=alice)

    with pytest.raises(RefusedError) as refusal:
        add_break(indicator=stable, starts_on=date(2026, 1, 1), reason="Två", by=alice)

    assert refusal.value.field == "starts_on"


def test_why_a_break_was_taken_away_stays_in_the_history(stable: Indicator, alice: User) -> None:
    row = add_break(indicator=stable, starts_on=date(2026, 1, 1), reason="Ny metod", by=alice)

    remove_break(series_break=row, reason="Fel indikator", by=alice)

    told = [line.after or line.before for change in history_of(stable).changes for line in change.lines]
    assert not SeriesBreak.objects.exists()
    assert "Fel indikator" in told


def test_form_opens_the_part_where_the_reason_is_asked(exempelby: Municipality, alice: User) -> None:
    with municipality_scope(exempelby):
        indicator = make_indicator("Behöriga", organisation("BUN"), stable_until=TODAY)
        fields = {
            "name": "Behöriga", "unit": "%", "direction": "lower", "frequency": "year", "stable_until": TODAY,
            "organisation": organisation("BUN").pk, "seen": fingerprint(indicator),
        }  # fmt: skip
    client, address = signed_in(alice), f"{PAGE}{indicator.pk}/edit/"

    asked = unescape(client.post(address, fields).content.decode())
    stored = client.post(address, fields | {"break_reason": "Tvärtom", "break_on": "2026-01-01"})
    page = unescape(client.get(f"{PAGE}{indicator.pk}/").content.decode())

    assert '<details class="disclosure form-part" id="part-break" open>' in asked
    assert "Skriv varför den ska mätas på annat sätt" in asked
    assert stored.status_code == 302
    assert "Tvärtom" in page


def test_break_is_marked_and_taken_away_in_the_browser(exempelby: Municipality, alice: User, bob: User) -> None:
    with municipality_scope(exempelby):
        pk = make_indicator("Behöriga", organisation("BUN")).pk
    client, address = signed_in(alice), f"{PAGE}{pk}/breaks/"

    empty = client.post(f"{address}new/", {"starts_on": "2026-01-01", "reason": ""})
    made = client.post(f"{address}new/", {"starts_on": "2026-01-01", "reason": "Ny metod"})
    twice = client.post(f"{address}new/", {"starts_on": "2026-01-01", "reason": "Igen"})
    with municipality_scope(exempelby):
        row = SeriesBreak.objects.get().pk
    read = unescape(signed_in(bob).get(f"{PAGE}{pk}/").content.decode())
    refused = signed_in(bob).get(f"{address}{row}/remove/")
    shown = client.get(f"{address}{row}/remove/")
    removed = client.post(f"{address}{row}/remove/", {"reason": "Fel"})
    gone = client.get(f"{address}{row}/remove/")

    assert (empty.status_code, made.status_code, twice.status_code) == (200, 302, 200)
    assert "Det finns redan ett brott i serien den dagen." in unescape(twice.content.decode())
    assert ("Ny metod" in read, "Markera ett brott" in read) == (True, False)
    assert (refused.status_code, shown.status_code, removed.status_code, gone.status_code) == (403, 200, 302, 404)
