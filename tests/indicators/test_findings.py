"""What is to be mended: the rules one by one, the page, and the marks in the catalogue."""

from collections.abc import Iterator
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from annualcycle.periods import Frequency, Period
from governance.models import Membership, Municipality, User
from governance.tenancy import municipality_scope
from indicators.findings import Facts, Finding, findings_of, is_silent
from indicators.publication import Numbers
from indicators.queries.findings import findings_by_indicator, findings_page
from tests.conftest import make_person, organisation, signed_in
from tests.indicators.make import make_indicator, make_values, queries_of

TODAY = date(2026, 11, 22)
YEAR = timezone.localdate().year
PAGE = "/exempelby/indicators/findings/"
WHOLE: dict[str, Any] = {
    "has_owner": True,
    "is_owner_here": True,
    "has_definition": True,
    "has_purpose": True,
    "has_direction": True,
    "lag_years": 0,
    "latest": Period.of_year(2025),
    "numbers": Numbers(2025, date(2026, 2, 1)),
}


@pytest.fixture(autouse=True)
def _in_swedish() -> Iterator[None]:
    with translation.override("sv"):
        yield


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"has_owner": False, "is_owner_here": False}, [Finding.NO_OWNER]),
        ({"is_owner_here": False}, [Finding.OWNER_GONE]),
        ({"latest": None}, [Finding.NO_VALUES]),
        ({"latest": Period.of_year(2024)}, [Finding.SILENT]),
        ({"latest": Period.of_year(2024), "lag_years": 1}, []),
        ({"has_direction": False}, [Finding.NO_DIRECTION]),
        ({"has_definition": False, "has_purpose": False}, [Finding.NO_DEFINITION, Finding.NO_PURPOSE]),
        ({"stable_until": date(2026, 11, 21)}, [Finding.STABILITY_PASSED]),
        ({"stable_until": TODAY}, []),
        ({"publication": date(2026, 11, 21), "published_year": 2026}, [Finding.NOT_PUBLISHED]),
        ({"publication": date(2026, 11, 21), "published_year": 2025}, []),
        ({"publication": TODAY, "published_year": 2026}, []),
        ({"publication": date(2026, 11, 1), "numbers": Numbers(2025, date(2026, 11, 2))}, []),
        ({"publication": date(2026, 11, 1), "numbers": Numbers(2025, date(2026, 10, 2))}, [Finding.NOT_PUBLISHED]),
        ({"publication": date(2026, 11, 1), "published_year": 2025, "numbers": Numbers()}, [Finding.NOT_PUBLISHED]),
        ({"is_formula_broken": True}, [Finding.FORMULA_BROKEN]),
    ],
)
def test_each_thing_that_is_lacking_is_found(changed: dict[str, Any], expected: list[Finding]) -> None:
    assert list(findings_of(Facts(**WHOLE | changed), TODAY)) == expected


@given(frequency=st.sampled_from(list(Frequency)), lag=st.integers(0, 3), days=st.integers(0, 5000))
def test_nothing_is_late_before_its_period_has_ended_and_its_lag_has_passed(
    frequency: Frequency, lag: int, days: int
) -> None:
    today = date.fromordinal(date(2015, 1, 1).toordinal() + days)
    latest = Period.containing(today, frequency)

    late_now = is_silent(latest, lag, today)
    late_before_the_next_has_ended = is_silent(latest.previous(), lag, latest.end)

    assert (late_now, late_before_the_next_has_ended) == (False, False)


@given(frequency=st.sampled_from(list(Frequency)), lag=st.integers(0, 3))
def test_a_series_that_stopped_long_ago_is_silent(frequency: Frequency, lag: int) -> None:
    assert is_silent(Period.containing(date(2015, 3, 1), frequency), lag, TODAY)


def _whole(name: str, owner: User | None, **fields: Any) -> Any:
    given_fields = {"definition": "Så", "purpose": "Därför", "owner": owner} | fields
    found = make_indicator(name, organisation("BUN"), **given_fields)
    make_values(found, organisation("BUN"), {str(YEAR - 1): "1"})
    return found


def test_findings_are_read_from_what_is_stored(exempelby: Municipality, alice: User, charlie: User) -> None:
    with municipality_scope(exempelby):
        whole = _whole("Hel", alice)
        gone = _whole("Ägaren borta", charlie)
        bare = make_indicator("Kal", organisation("BUN"), direction="none")
        broken = _whole("Räknad", alice, formula="X9 / 2")
        ended = make_indicator("Slut", organisation("BUN"), discontinued_on=date(2024, 1, 1))

        found = findings_by_indicator([whole, gone, bare, broken, ended])

    assert found[whole.pk] == ()
    assert found[gone.pk] == (Finding.OWNER_GONE,)
    assert found[bare.pk] == (
        Finding.NO_OWNER,
        Finding.NO_VALUES,
        Finding.NO_DIRECTION,
        Finding.NO_DEFINITION,
        Finding.NO_PURPOSE,
    )
    assert found[broken.pk] == (Finding.FORMULA_BROKEN,)
    assert ended.pk not in found


def test_owner_whose_role_has_ended_is_gone(exempelby: Municipality) -> None:
    petra = make_person("Petra", (Membership.Role.OFFICIAL, "BUN"), municipality=exempelby)
    with municipality_scope(exempelby):
        indicator = _whole("Hel", petra)
        Membership.objects.filter(user=petra).update(valid_from=date(2020, 1, 1), valid_to=date(2025, 1, 1))

        assert findings_by_indicator([indicator])[indicator.pk] == (Finding.OWNER_GONE,)


def test_page_counts_by_organisation_and_narrows(exempelby: Municipality, alice: User, amir: User) -> None:
    with municipality_scope(exempelby):
        make_indicator("Skola", organisation("BUN"), owner=amir)
        make_indicator("Skola två", organisation("BUN"))
        make_indicator("Omsorg", organisation("ON"), deputy=amir)
        board = organisation("BUN").pk

        everything = findings_page(alice)
        of_board = findings_page(alice, organisation=board)
        own = findings_page(amir, mine=True)
        ownerless = findings_page(alice, kind=Finding.NO_OWNER)

    assert [(place.name, place.number) for place in everything.places] == [
        ("Barn- och utbildningsnämnden", 2),
        ("Omsorgsnämnden", 1),
    ]
    assert [line.name for line in of_board.lines] == ["Skola", "Skola två"]
    assert [line.name for line in own.lines] == ["Skola", "Omsorg"]
    assert {line.name for line in ownerless.lines} == {"Skola två", "Omsorg"}


def test_page_leads_those_who_manage_to_the_field(exempelby: Municipality, alice: User, bob: User) -> None:
    with municipality_scope(exempelby):
        pk = make_indicator("Skola", organisation("BUN")).pk

    html, read = (unescape(signed_in(person).get(PAGE).content.decode()) for person in (alice, bob))

    assert f"/exempelby/indicators/{pk}/edit/#id_owner" in html
    assert "Ingen ansvarar för den" in read
    assert "/edit/" not in read


def test_empty_page_says_that_all_is_well(exempelby: Municipality, alice: User) -> None:
    with municipality_scope(exempelby):
        _whole("Hel", alice)

    html = unescape(signed_in(alice).get(PAGE).content.decode())

    assert "Inget att se över" in html


@pytest.mark.parametrize("query", ["?organisation=x", "?organisation=99999999999999999999", "?kind=none", "?mine=1"])
def test_page_takes_any_filter(exempelby: Municipality, bob: User, query: str) -> None:
    assert signed_in(bob).get(PAGE + query).status_code == 200


def test_page_takes_the_same_queries_for_one_and_three(exempelby: Municipality, alice: User) -> None:
    client, counts = signed_in(alice), []
    for names in ("A", "BC"):
        with municipality_scope(exempelby):
            for name in names:
                make_values(make_indicator(name, organisation("BUN"), owner=alice), organisation("BUN"), {"2020": "1"})
        counts.append(queries_of(client, PAGE))

    assert counts[0] == counts[1]


def test_catalogue_marks_the_rows(exempelby: Municipality, bob: User, alice: User) -> None:
    with municipality_scope(exempelby):
        _whole("Hel", alice)
        make_indicator("Kal", organisation("BUN"), purpose="P", definition="D")

    html = unescape(signed_in(bob).get("/exempelby/indicators/").content.decode())

    assert html.count('class="row-marks"') == 1
    assert "2 att se över" in html
