"""When new values are expected: the list, the annual cycle's dates, and the calendar file."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from annualcycle.dates import Dated, dates_between
from annualcycle.ics import LINE, calendar, escaped, folded
from governance.models import Municipality, User
from governance.tenancy import municipality_scope
from indicators.findings import Finding
from indicators.publication import Numbers, has_come, is_overdue
from indicators.queries.findings import findings_by_indicator
from indicators.queries.publications import publications
from tests.conftest import organisation, signed_in
from tests.indicators.make import make_indicator, make_values, queries_of

TODAY = timezone.localdate()
PAGE = "/exempelby/indicators/publications/"


@pytest.fixture(autouse=True)
def _in_swedish() -> Iterator[None]:
    with translation.override("sv"):
        yield


def _expected(name: str, days: int, **fields: object) -> object:
    return make_indicator(name, organisation("BUN"), next_publication_on=TODAY + timedelta(days=days), **fields)


def test_overdue_come_first_and_what_has_come_last(exempelby: Municipality, bob: User) -> None:
    with municipality_scope(exempelby):
        _expected("Snart", 10)
        _expected("Sen", -10, next_publication_year=TODAY.year)
        come = _expected("Kommen", -20, next_publication_year=TODAY.year - 1)
        make_values(come, organisation("BUN"), {str(TODAY.year - 1): "1"})  # type: ignore[arg-type]
        _expected("Avslutad", 5, discontinued_on=TODAY)

        found = publications(bob)

    assert [(each.name, each.is_overdue, each.has_come) for each in found] == [
        ("Sen", True, False),
        ("Snart", False, False),
        ("Kommen", False, True),
    ]


def test_missing_value_is_not_what_was_to_come(exempelby: Municipality, bob: User) -> None:
    with municipality_scope(exempelby):
        late = _expected("Sen", -10, next_publication_year=TODAY.year - 1)
        make_values(late, organisation("BUN"), {str(TODAY.year - 1): None})  # type: ignore[arg-type]

        assert publications(bob)[0].is_overdue
        assert Finding.NOT_PUBLISHED in findings_by_indicator([late])[late.pk]  # type: ignore[attr-defined,list-item]


@given(st.integers(2020, 2028) | st.none(), st.dates() | st.none(), st.integers(2020, 2028) | st.none(), st.dates())
def test_what_has_come_is_never_overdue_and_what_is_overdue_was_to_come_before(
    year: int | None, written: date | None, wanted: int | None, day: date
) -> None:
    numbers = Numbers(year, written)

    late = is_overdue(numbers, day=day, year=wanted, today=TODAY)

    assert not (late and has_come(numbers, day=day, year=wanted))
    assert late == (day < TODAY and not has_come(numbers, day=day, year=wanted))
    assert not has_come(Numbers(), day=day, year=wanted)


def test_page_shows_the_days_and_own_only(exempelby: Municipality, alice: User, bob: User) -> None:
    with municipality_scope(exempelby):
        _expected("Min", 10, owner=alice, next_publication_year=TODAY.year, source="Kolada")
        _expected("Annans", -3)

    everything = unescape(signed_in(alice).get(PAGE).content.decode())
    own = unescape(signed_in(alice).get(f"{PAGE}?mine=on").content.decode())
    none = unescape(signed_in(bob).get(f"{PAGE}?mine=on").content.decode())

    assert ("Skulle ha kommit" in everything, "Väntas" in everything, "Annans" in everything) == (True, True, True)
    assert ("Min" in own, "Annans" in own) == (True, False)
    assert "Du ansvarar inte för någon indikator med publiceringsdag" in none


def test_empty_page_says_what_to_do(exempelby: Municipality, bob: User) -> None:
    assert "Ingen publiceringsdag är känd" in unescape(signed_in(bob).get(PAGE).content.decode())


def test_page_takes_the_same_queries_for_one_and_three(exempelby: Municipality, alice: User) -> None:
    client, counts = signed_in(alice), []
    for names in ("A", "BC"):
        with municipality_scope(exempelby):
            for name in names:
                _expected(name, 3, owner=alice)
        counts.append(queries_of(client, PAGE))

    assert counts[0] == counts[1]


def test_calendar_file_holds_what_is_to_come(exempelby: Municipality, bob: User) -> None:
    with municipality_scope(exempelby):
        pk = _expected("Behöriga; alla, hemkommun", 10, next_publication_year=2026).pk  # type: ignore[attr-defined]
        come = _expected("Kommen", -20, next_publication_year=2020)
        make_values(come, organisation("BUN"), {"2020": "1"})  # type: ignore[arg-type]

    answer = signed_in(bob).get(f"{PAGE}calendar.ics")
    text = answer.content.decode().replace("\r\n ", "")

    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "exempelby-publiceringar.ics" in answer.headers["Content-Disposition"]
    assert "SUMMARY:Nya värden för 2026: Behöriga\\; alla\\, hemkommun" in text
    assert f"DTSTART;VALUE=DATE:{TODAY + timedelta(days=10):%Y%m%d}" in text
    assert f"URL:http://testserver/exempelby/indicators/{pk}/" in text
    assert "Kommen" not in text
    assert text.count("BEGIN:VEVENT") == 1


def test_annual_cycle_gets_the_days(exempelby: Municipality, bob: User) -> None:
    with municipality_scope(exempelby):
        _expected("Snart", 10)
        _expected("Långt fram", 800)

        found = dates_between(TODAY, TODAY + timedelta(days=365), bob)

    assert [each.title for each in found] == ["Nya värden: Snart"]


def test_calendar_is_whole_lines_of_the_format() -> None:
    each = Dated(date(2026, 12, 31), "Ny", "Publicering", "/x/", "publication-1")

    text = calendar([each], name="K", host="h", base="https://b", made_at=datetime(2026, 1, 1, tzinfo=UTC))

    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert "DTEND;VALUE=DATE:20270101\r\n" in text
    assert text.endswith("END:VCALENDAR\r\n")


@pytest.mark.parametrize(("day", "start"), [(date.max, "99991231"), (date.min, "00010101")])
def test_calendar_holds_the_first_and_the_last_day_of_all(day: date, start: str) -> None:
    each = Dated(day, "Ny", "Publicering", "/x/", "publication-1")

    text = calendar([each], name="K", host="h", base="https://b", made_at=datetime(2026, 1, 1, tzinfo=UTC))

    assert f"DTSTART;VALUE=DATE:{start}\r\n" in text
    assert ("DTEND" in text) == (day < date.max)


@given(st.text(max_size=400))
def test_lines_are_short_and_fold_back(text: str) -> None:
    line = escaped(text)

    lines = folded(line).split("\r\n")

    assert all(len(part.encode()) <= LINE for part in lines)
    assert "".join([lines[0], *(part[1:] for part in lines[1:])]) == line
    assert "\n" not in line
