"""The history of an indicator holds its values, for those who read the history of where they were measured."""

from collections.abc import Iterator
from html import unescape

import pytest
from django.db import connection
from django.utils import translation

from governance.models import Membership, Municipality, User
from governance.queries.history import cursor_from, history_of
from governance.tenancy import municipality_scope
from indicators.models import Comparator, Indicator, Value
from tests.conftest import make_person, organisation, signed_in
from tests.indicators.make import make_indicator, make_values, queries_of

Role = Membership.Role


@pytest.fixture(autouse=True)
def _in_swedish() -> Iterator[None]:
    with translation.override("sv"):
        yield


def page_of(indicator: Indicator) -> str:
    return f"/exempelby/governance/history/indicators.indicator/{indicator.pk}/"


def test_history_of_an_indicator_holds_its_values_and_no_others(scope: Municipality) -> None:
    indicator, other = (make_indicator(name, organisation("BUN")) for name in ("Behöriga", "Frånvaro"))
    make_values(indicator, organisation("BUN"), {"2024": "80", "2025": "82"})
    make_values(other, organisation("BUN"), {"2025": "9"})
    Value.objects.filter(indicator=indicator, value=82).update(value=83)

    found = history_of(indicator).changes

    told = [(change.kind_label, change.action) for change in found]
    assert sorted(told) == [
        ("indicators.indicator", "insert"),
        ("indicators.value", "insert"),
        ("indicators.value", "insert"),
        ("indicators.value", "update"),
    ]


def test_history_of_an_indicator_is_read_page_by_page(scope: Municipality) -> None:
    indicator = make_indicator("Behöriga", organisation("BUN"))
    make_values(indicator, organisation("BUN"), {str(year): "80" for year in range(2015, 2026)})
    everything = history_of(indicator, size=500)

    first = history_of(indicator, size=5)
    second = history_of(indicator, size=500, before=cursor_from(str(first.following)))

    assert (len(first.changes), len(everything.changes)) == (5, 12)
    assert first.changes + second.changes == everything.changes


def test_values_of_another_part_are_not_told(exempelby: Municipality, alice: User) -> None:
    auditor = make_person("Petra", (Role.AUDITOR, "BUN"), municipality=exempelby)
    with municipality_scope(exempelby):
        indicator = make_indicator("Frånvaro", organisation("BUN"))
        for place, value in (("Valla", "7.25"), ("ON", "8.25")):
            make_values(indicator, organisation(place), {"2025": value})
        make_values(indicator, Comparator.objects.create(name="Riket"), {"2025": "9.25"})

    part, whole = (unescape(signed_in(person).get(page_of(indicator)).content.decode()) for person in (auditor, alice))

    assert ["7,25" in part, "8,25" in part, "9,25" in part] == [True, False, False]
    assert ["7,25" in whole, "8,25" in whole, "9,25" in whole] == [True, True, True]


def test_page_names_the_indicator_though_its_own_changes_lie_far_back(exempelby: Municipality, alice: User) -> None:
    with municipality_scope(exempelby):
        indicator = make_indicator("Behöriga", organisation("BUN"))
        make_values(indicator, organisation("BUN"), {f"{year}-T1": "80" for year in range(1960, 2026)})

    html = unescape(signed_in(alice).get(page_of(indicator)).content.decode())

    assert ">Behöriga</h1>" in html
    assert f'href="/exempelby/indicators/{indicator.pk}/"' in html


def test_page_takes_the_same_queries_however_many_values(exempelby: Municipality, alice: User) -> None:
    client, counts = signed_in(alice), []
    with municipality_scope(exempelby):
        indicator = make_indicator("Behöriga", organisation("BUN"))
    for years in (range(2000, 2001), range(2001, 2040)):
        with municipality_scope(exempelby):
            make_values(indicator, organisation("BUN"), {str(year): "80" for year in years})
        counts.append(queries_of(client, page_of(indicator)))

    assert counts[0] == counts[1]


def test_values_of_an_indicator_are_found_by_an_index(scope: Municipality) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE tablename = 'indicators_valueevent'")
        indexes = [row[0].partition(" (")[2] for row in cursor.fetchall()]

    assert "municipality_id, indicator_id, pgh_created_at)" in indexes
