"""Closing and reopening: what it locks, who may, and what is told."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from annualcycle import locks
from annualcycle.models import ClosedPeriod, PeriodReopening
from annualcycle.periods import Period
from annualcycle.queries import periods as queries
from annualcycle.queries.periods import Closings
from annualcycle.rules import periods as rules
from annualcycle.services import periods as services
from governance.models import Membership, Municipality, User
from governance.queries import root_organisation
from governance.tenancy import municipality_scope
from tests.conftest import make_person, organisation, signed_in

P = Period.parse


def closed(*codes: str) -> Closings:
    return Closings(frozenset(P(code) for code in codes))


@pytest.mark.parametrize(
    ("closings", "period", "through"),
    [
        (closed(), "2025-T2", None),
        (closed("2025-T2"), "2025-T2", "2025-T2"),
        (closed("2025"), "2025-T2", "2025"),
        (closed("2025"), "2025-08", "2025"),
        (closed("2025"), "2024/25", "2025"),
        (closed("2025"), "2025/26", None),
        (closed("2025-T2"), "2025-08", "2025-T2"),
        (closed("2025-T2"), "2025-T3", None),
        (closed("2025-T2"), "2025", None),
        (closed("2025-T2", "2025"), "2025-06", "2025-T2"),
    ],
)
def test_closed_period_closes_what_is_part_of_it(closings: Closings, period: str, through: str | None) -> None:
    found = closings.closing(P(period))

    assert found == (P(through) if through else None)


def test_close_period_locks_it_and_keeps_who(scope: Municipality, alice: User) -> None:
    services.close_period(period=P("2025-T2"), by=alice)

    row = ClosedPeriod.objects.get()
    assert (queries.is_closed(P("2025-T2")), queries.is_closed(P("2025-T1")), row.closed_by) == (True, False, alice)


def test_close_period_twice_does_nothing(scope: Municipality, alice: User, admin: User) -> None:
    services.close_period(period=P("2025"), by=alice)

    services.close_period(period=P("2025"), by=admin)

    assert ClosedPeriod.objects.get().closed_by == alice


def test_close_period_refuses_one_that_is_running(scope: Municipality, alice: User) -> None:
    running = Period.containing(date.today(), P("2025-T2").frequency)

    with pytest.raises(services.PeriodRefusedError) as refusal:
        services.close_period(period=running, by=alice)

    assert refusal.value.code == "not_ended"


def test_reopen_period_opens_it_and_keeps_why(scope: Municipality, alice: User) -> None:
    services.close_period(period=P("2025-T2"), by=alice)

    services.reopen_period(period=P("2025-T2"), reason=" Fel fil. ", by=alice)

    kept = PeriodReopening.objects.get()
    assert not queries.is_closed(P("2025-T2"))
    assert (kept.reason, kept.reopened_by, kept.period_start) == ("Fel fil.", alice, date(2025, 5, 1))


@pytest.mark.parametrize(
    ("closed_code", "asked", "reason", "code"),
    [
        ("2025", "2025", "  ", "reason_needed"),
        ("2025", "2025-T2", "Fel", "closed_through"),
        ("2025", "2024", "Fel", "not_closed"),
    ],
)
def test_reopen_period_refuses(
    scope: Municipality, alice: User, closed_code: str, asked: str, reason: str, code: str
) -> None:
    services.close_period(period=P(closed_code), by=alice)

    with pytest.raises(services.PeriodRefusedError) as refusal:
        services.reopen_period(period=P(asked), reason=reason, by=alice)

    assert (refusal.value.code, PeriodReopening.objects.count()) == (code, 0)


def test_writers_hold_the_periods_as_they_are(scope: Municipality, alice: User) -> None:
    services.close_period(period=P("2025"), by=alice)

    assert locks.keep_periods_as_they_are().is_closed(P("2025-T1"))


def test_closed_periods_are_of_the_open_municipality_only(
    exempelby: Municipality, annanstad: Municipality, charlie: User
) -> None:
    with municipality_scope(annanstad):
        services.close_period(period=P("2025"), by=charlie)

    with municipality_scope(exempelby):
        assert not queries.is_closed(P("2025"))


def test_only_a_right_on_the_whole_municipality_closes(scope: Municipality, alice: User, amir: User) -> None:
    board_controller = make_person("Bea", (Membership.Role.CONTROLLER, "BUN"), municipality=scope)
    root = root_organisation()

    may = [rules.can_close_periods(person, root) for person in (alice, amir, board_controller)]

    assert may == [True, False, False]
    assert rules.can_close_periods(alice, None) is False


def test_auditor_reads_periods_but_does_not_close(scope: Municipality) -> None:
    auditor = make_person("Rut", (Membership.Role.AUDITOR, "K"), municipality=scope)
    root = organisation("K")

    assert (rules.can_read_periods(auditor, root), rules.can_close_periods(auditor, root)) == (True, False)


def test_period_list_shows_each_period_and_how_it_stands(exempelby: Municipality, alice: User) -> None:
    with municipality_scope(exempelby):
        services.close_period(period=P("2025-T2"), by=alice)
        services.reopen_period(period=P("2025-T2"), reason="Vallaskolan lämnade fel fil", by=alice)
        services.close_period(period=P("2025-T1"), by=alice)

    page = signed_in(alice).get("/exempelby/periods/?year=2025")

    html = page.content.decode()
    assert page.status_code == 200
    assert "Vallaskolan lämnade fel fil" in html
    assert "/exempelby/periods/2025-T1/reopen/" in html
    assert "/exempelby/periods/2025-T2/close/" in html
    assert "med tertial 1 2025" in html  # its months


@pytest.mark.parametrize("address", ["", "?year=2025", "?year=abcd", "?year=9999", "?year=²²²²"])
def test_period_list_takes_any_year(exempelby: Municipality, alice: User, address: str) -> None:
    page = signed_in(alice).get(f"/exempelby/periods/{address}")

    assert page.status_code == 200


def test_period_list_has_the_same_queries_however_many_are_closed(exempelby: Municipality, alice: User) -> None:
    client, counts = signed_in(alice), []
    for codes in (["2025-T1"], ["2025-T2", "2025-T3"]):
        with municipality_scope(exempelby):
            for code in codes:
                services.close_period(period=P(code), by=alice)
                services.reopen_period(period=P(code), reason="Fel", by=alice)
                services.close_period(period=P(code), by=alice)
        with CaptureQueriesContext(connection) as found:
            client.get("/exempelby/periods/?year=2025")
        counts.append(len(found))

    assert counts[0] == counts[1] <= 18


def test_controller_closes_and_reopens_in_the_browser(exempelby: Municipality, alice: User) -> None:
    client = signed_in(alice)

    asked = client.get("/exempelby/periods/2025-T2/close/")
    stored = client.post("/exempelby/periods/2025-T2/close/")
    again = client.get("/exempelby/periods/2025-T2/close/")
    without_reason = client.post("/exempelby/periods/2025-T2/reopen/", {"reason": ""})
    opened = client.post("/exempelby/periods/2025-T2/reopen/", {"reason": "Fel fil"}, follow=True)

    assert (asked.status_code, stored.status_code, stored.url) == (200, 302, "/exempelby/periods/?year=2025")
    assert "Perioden är redan stängd" in again.content.decode()
    assert (without_reason.status_code, "Skriv varför" in without_reason.content.decode()) == (200, True)
    assert "Tertial 2 2025 är öppen igen" in opened.content.decode()


def test_reopening_what_is_open_is_told(exempelby: Municipality, alice: User) -> None:
    page = signed_in(alice).post("/exempelby/periods/2025-T2/reopen/", {"reason": "Fel fil"}, follow=True)

    assert "Tertial 2 2025 är redan öppen" in page.content.decode()


def test_running_period_is_not_closed(exempelby: Municipality, alice: User) -> None:
    running = Period.containing(date.today(), P("2025").frequency)
    client = signed_in(alice)

    asked = client.get(f"/exempelby/periods/{running.slug}/close/")
    told = client.post(f"/exempelby/periods/{running.slug}/close/", follow=True)

    assert "har inte tagit slut" in asked.content.decode()
    assert "har inte tagit slut" in told.content.decode()


@pytest.mark.parametrize("slug", ["2025-T4", "hej", "2025-t2", "T2 2025"])
def test_unknown_period_is_not_found(exempelby: Municipality, alice: User, slug: str) -> None:
    page = signed_in(alice).get(f"/exempelby/periods/{slug}/close/")

    assert page.status_code == 404


@pytest.mark.parametrize("address", ["", "2025-T2/close/", "2025-T2/reopen/"])
def test_period_pages_refuse_those_who_do_not_close(
    exempelby: Municipality, amir: User, charlie: User, address: str
) -> None:
    by_role = signed_in(amir).get(f"/exempelby/periods/{address}")
    by_place = signed_in(charlie).get(f"/exempelby/periods/{address}")

    assert (by_role.status_code, by_place.status_code) == (403, 404)


def test_period_addresses_are_named() -> None:
    names = [
        reverse(name, args=args, urlconf="config.municipality_urls")
        for name, args in [("period_list", []), ("period_close", ["la2024-25"])]
    ]

    assert names == ["/periods/", "/periods/la2024-25/close/"]
