"""One's own calendar: its secret address, who may read it, what is in it, and how calendars read it."""

import logging
from datetime import date, timedelta

import pytest
from django.core.signing import Signer
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import path
from django.utils import timezone
from icalendar import Calendar

from annualcycle.calendar_address import CalendarKey, key_of, token_of
from annualcycle.ics import escaped
from annualcycle.models import CalendarSubscription, CycleStep, CycleTask, CycleYear, StepAdjustment
from annualcycle.queries.calendar import Part, calendar_token, parts_of, parts_text
from annualcycle.services.calendar import make_calendar, note_calendar_reading, renew_calendar
from governance.logs import WithoutSecrets, without_secrets
from governance.models import Admission, Membership, Municipality, User
from governance.openness import is_open, open_to_strangers
from governance.tenancy import is_scope_open, municipality_scope
from tests.conftest import make_person, organisation, signed_in
from tests.world import make_model

PAGE = "/exempelby/cycle/calendar/"
TODAY = timezone.localdate()
DUE = TODAY + timedelta(20)


@pytest.fixture
def step(exempelby: Municipality, alice: User) -> CycleStep:
    """A step that is due in twenty days and asks both schools; the school board has a day of its own."""
    with municipality_scope(exempelby):
        model = make_model(version=1, state="adopted", years=(2023, 2026))
        cycle = CycleYear.objects.create(model=model, year=DUE.year, started_by=alice, started_at=timezone.now())
        made = CycleStep.objects.create(
            cycle=cycle,
            organisation=organisation("K"),
            name="Delårsuppföljning; värden, mål",
            kind="follow_up",
            opens_on=TODAY,
            due_on=DUE,
        )
        StepAdjustment.objects.create(step=made, organisation=organisation("BUN"), due_on=DUE - timedelta(5))
        for place in ("Valla", "Nyborg"):
            CycleTask.objects.create(step=made, organisation=organisation(place))
        return made


def address_of(person: User, municipality: Municipality, parts: str = "tasks-steps-dates") -> str:
    with municipality_scope(municipality):
        subscription = make_calendar(by=person)
        return f"/{municipality.slug}/cycle/calendar/{calendar_token(subscription)}/{parts}.ics"


def events(address: str) -> dict[str, date]:
    """What a calendar reads: each event's title and day."""
    response = Client().get(address)
    assert response.status_code == 200
    read = Calendar.from_ical(response.content)
    return {str(event["SUMMARY"]): event["DTSTART"].dt for event in read.walk("VEVENT")}


def test_a_calendar_reads_ones_own_tasks_and_steps_without_signing_in(
    exempelby: Municipality, amir: User, step: CycleStep
) -> None:
    address = address_of(amir, exempelby)

    found = events(address)

    assert found == {
        "Öppnar: Delårsuppföljning; värden, mål": TODAY,
        "Senast: Delårsuppföljning; värden, mål, Vallaskolan": DUE - timedelta(5),
    }


def test_events_are_whole_days_with_a_name_a_kind_and_an_address(
    exempelby: Municipality, amir: User, step: CycleStep
) -> None:
    response = Client().get(address_of(amir, exempelby, "tasks"))
    read = Calendar.from_ical(response.content)
    (event,) = read.walk("VEVENT")
    task = _task(exempelby, "Valla")

    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert (str(read["X-WR-CALNAME"]), str(read["NAME"])) == ("Årshjul för Exempelby kommun",) * 2
    assert read["REFRESH-INTERVAL"].dt == timedelta(hours=6)
    assert str(read["X-PUBLISHED-TTL"]) == "PT6H"
    assert str(read["PRODID"]) == "-//Roda traden//Annual cycle//SV"
    assert type(event["DTSTART"].dt) is date
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(1)
    assert str(event["UID"]) == f"task-{task.pk}@testserver"
    assert str(event["URL"]) == f"http://testserver/exempelby/tasks/{task.pk}/"
    assert [str(each) for each in event["CATEGORIES"].cats] == ["Din uppgift"]
    assert str(event["TRANSP"]) == "TRANSPARENT"
    assert read.walk("VTIMEZONE") == []


def test_the_calendar_holds_what_is_chosen(exempelby: Municipality, amir: User, step: CycleStep) -> None:
    tasks, steps = (events(address_of(amir, exempelby, part)) for part in ("tasks", "steps"))

    assert list(tasks) == ["Senast: Delårsuppföljning; värden, mål, Vallaskolan"]
    assert sorted(steps) == ["Senast: Delårsuppföljning; värden, mål", "Öppnar: Delårsuppföljning; värden, mål"]
    assert events(address_of(amir, exempelby, "dates")) == {}


def test_a_moved_day_moves_the_same_event(exempelby: Municipality, alice: User, step: CycleStep) -> None:
    address = address_of(alice, exempelby, "steps")
    before = {str(e["UID"]) for e in Calendar.from_ical(Client().get(address).content).walk("VEVENT")}
    with municipality_scope(exempelby):
        CycleStep.objects.filter(pk=step.pk).update(due_on=DUE - timedelta(1))

    after = Calendar.from_ical(Client().get(address).content).walk("VEVENT")

    assert {str(e["UID"]) for e in after} == before
    assert DUE - timedelta(1) in [e["DTSTART"].dt for e in after]


def test_what_has_been_handed_in_says_so(exempelby: Municipality, amir: User, step: CycleStep) -> None:
    with municipality_scope(exempelby):
        CycleTask.objects.filter(organisation__short_name="Valla").update(
            state="submitted", submitted_at=timezone.now()
        )

    found = events(address_of(amir, exempelby, "tasks"))

    assert list(found) == ["Senast: Delårsuppföljning; värden, mål, Vallaskolan (inlämnad)"]


def test_a_wheel_being_prepared_is_in_nobodys_calendar(exempelby: Municipality, amir: User, step: CycleStep) -> None:
    with municipality_scope(exempelby):
        CycleYear.objects.update(started_at=None)

    assert events(address_of(amir, exempelby)) == {}


def test_the_calendar_speaks_the_persons_language(exempelby: Municipality, amir: User, step: CycleStep) -> None:
    amir.language = "en"
    amir.save()

    found = events(address_of(amir, exempelby, "tasks"))

    assert list(found) == ["Due: Delårsuppföljning; värden, mål, Vallaskolan"]


def test_renewing_ends_the_old_address_once(exempelby: Municipality, amir: User) -> None:
    old = address_of(amir, exempelby)
    client = signed_in(amir)

    for _ in range(2):  # a form sent twice
        client.post(f"{PAGE}renew/", {"serial": "1"})
    new = address_of(amir, exempelby)

    assert Client().get(old).status_code == 404
    assert Client().get(new).status_code == 200
    with municipality_scope(exempelby):
        assert CalendarSubscription.objects.get().serial == 2


@pytest.mark.parametrize("serial", ["", "x", "-1", "7", "²", "9" * 30, "9" * 5000])
def test_renewing_with_a_serial_that_is_not_ones_own_changes_nothing(
    serial: str, exempelby: Municipality, amir: User
) -> None:
    address = address_of(amir, exempelby)

    renewed = signed_in(amir).post(f"{PAGE}renew/", {"serial": serial})

    assert renewed.status_code == 302
    assert Client().get(address).status_code == 200


def test_wrong_altered_and_foreign_addresses_lead_nowhere(
    exempelby: Municipality, annanstad: Municipality, amir: User
) -> None:
    address = address_of(amir, exempelby)
    token = address.split("/")[4]
    key = key_of(token)
    assert key is not None
    other_salt = Signer(salt="another", sep=".").sign(f"{key.municipality}.{key.person}.{key.serial}")
    wrong = [
        token[:-1] + ("A" if token[-1] != "A" else "B"),
        token.replace(f"{key.municipality}.{key.person}.", f"{key.municipality}.{key.person + 1}.", 1),
        f"{key.municipality}.{key.person}.{key.serial}",
        other_salt,
        token_of(CalendarKey(annanstad.pk, key.person, key.serial)),
        token_of(CalendarKey(key.municipality, key.person, key.serial + 1)),
        token_of(CalendarKey(key.municipality, 999_999, 1)),
        token_of(CalendarKey(key.municipality, 10**30, 1)),
        "x",
        "å",
    ]

    answers = [Client().get(address.replace(token, each)).status_code for each in wrong]

    assert answers == [404] * len(wrong)
    assert Client().get(address.replace("/exempelby/", "/annanstad/")).status_code == 404
    assert Client().get(address.replace("/exempelby/", "/ingenstad/")).status_code == 404


@pytest.mark.parametrize("parts", ["tasks-tasks", "steps-tasks", "all", "tasks-x", "-"])
def test_parts_that_are_none_lead_nowhere(parts: str, exempelby: Municipality, amir: User) -> None:
    assert Client().get(address_of(amir, exempelby, parts)).status_code == 404


def test_a_person_who_has_left_is_read_no_longer(exempelby: Municipality, amir: User, step: CycleStep) -> None:
    address = address_of(amir, exempelby)
    assert Client().get(address).status_code == 200

    with municipality_scope(exempelby):
        yesterday = TODAY - timedelta(1)
        Membership.objects.filter(user=amir).update(valid_from=yesterday, valid_to=yesterday)

    assert Client().get(address).status_code == 404


def test_a_person_who_is_turned_off_or_not_admitted_is_read_no_longer(exempelby: Municipality, amir: User) -> None:
    address = address_of(amir, exempelby)

    User.objects.filter(pk=amir.pk).update(is_active=False)
    turned_off = Client().get(address).status_code
    User.objects.filter(pk=amir.pk).update(is_active=True)
    Admission.objects.filter(user=amir).delete()
    not_admitted = Client().get(address).status_code

    assert (turned_off, not_admitted) == (404, 404)


def test_a_calendar_asks_again_for_nothing_when_nothing_has_changed(
    exempelby: Municipality, amir: User, step: CycleStep
) -> None:
    address = address_of(amir, exempelby)
    first = Client().get(address)

    again = Client().get(address, headers={"If-None-Match": first["ETag"]})
    with municipality_scope(exempelby):
        CycleTask.objects.filter(organisation__short_name="Valla").update(due_on=DUE)
    changed = Client().get(address, headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]
    for response in (first, again, changed):
        assert response["Cache-Control"] == "private, no-cache"


def test_nobody_else_keeps_it_and_no_search_engine_lists_it(exempelby: Municipality, amir: User) -> None:
    address = address_of(amir, exempelby)

    found, lost = Client().get(address), Client().get(f"{PAGE}x.y/tasks.ics")

    for response in (found, lost):
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert response["Cache-Control"] == "private, no-cache"
        assert not response.cookies


def test_the_address_stands_in_no_line_of_the_log(exempelby: Municipality, amir: User) -> None:
    address = address_of(amir, exempelby)
    token = address.split("/")[4]
    record = logging.LogRecord("django.request", logging.WARNING, "", 1, "%s: %s", ("Not Found", address), None)

    passed = WithoutSecrets().filter(record)

    assert passed
    assert record.getMessage() == "Not Found: /exempelby/cycle/calendar/…/tasks-steps-dates.ics"
    assert token not in without_secrets(f"GET {address} HTTP/1.1")
    assert without_secrets("Not Found: /exempelby/goals/1/") == "Not Found: /exempelby/goals/1/"


def test_reading_is_noted_once_an_hour(exempelby: Municipality, amir: User) -> None:
    Client().get(address_of(amir, exempelby))
    with municipality_scope(exempelby):
        noted = CalendarSubscription.objects.get()
        assert noted.read_at is not None

        note_calendar_reading(subscription=noted, by=amir)
        same = CalendarSubscription.objects.get().read_at
        CalendarSubscription.objects.update(read_at=noted.read_at - timedelta(hours=2))
        note_calendar_reading(subscription=CalendarSubscription.objects.get(), by=amir)
        later = CalendarSubscription.objects.get().read_at

    assert same == noted.read_at
    assert later is not None
    assert later >= noted.read_at


def test_the_page_gives_an_address_only_when_one_is_made(exempelby: Municipality, amir: User, step: CycleStep) -> None:
    client = signed_in(amir)

    before = client.get(PAGE).content.decode()
    client.post(f"{PAGE}make/")
    client.post(f"{PAGE}make/")
    after = client.get(PAGE).content.decode()
    chosen = client.get(f"{PAGE}?part=tasks").content.decode()

    assert ".ics" not in before
    assert "tasks-steps-dates.ics" in after
    assert "webcal://testserver/exempelby/cycle/calendar/" in after
    assert "/tasks.ics" in chosen
    assert chosen.count(" checked") == 1
    with municipality_scope(exempelby):
        assert CalendarSubscription.objects.count() == 1


def test_two_people_have_two_addresses_and_each_reads_her_own(
    exempelby: Municipality, amir: User, bob: User, step: CycleStep
) -> None:
    assert address_of(amir, exempelby) != address_of(bob, exempelby)
    assert list(events(address_of(bob, exempelby, "tasks"))) == []


def test_whoever_is_signed_in_reads_what_the_address_says(
    exempelby: Municipality, amir: User, alice: User, charlie: User, step: CycleStep
) -> None:
    address = address_of(amir, exempelby, "tasks")

    texts = {_events_text(client.get(address)) for client in (Client(), signed_in(alice), signed_in(charlie))}

    assert len(texts) == 1


def test_renewing_again_goes_on_counting(exempelby: Municipality, amir: User) -> None:
    with municipality_scope(exempelby):
        first = renew_calendar(serial=1, by=amir)
        second = renew_calendar(serial=2, by=amir)

    assert (first.serial, second.serial) == (2, 3)


def test_a_person_on_two_boards_reads_both_boards_days(exempelby: Municipality, step: CycleStep) -> None:
    both = make_person("Both", ("board_member", "BUN"), ("board_member", "ON"), municipality=exempelby)

    response = Client().get(address_of(both, exempelby, "steps"))

    due = [
        event["DTSTART"].dt
        for event in Calendar.from_ical(response.content).walk("VEVENT")
        if str(event["SUMMARY"]).startswith("Senast")
    ]
    assert sorted(due) == [DUE - timedelta(5), DUE]


def test_the_number_of_queries_does_not_grow_with_the_days(
    exempelby: Municipality, amir: User, step: CycleStep
) -> None:
    address = address_of(amir, exempelby)
    Client().get(address)

    with CaptureQueriesContext(connection) as one:
        Client().get(address)
    with municipality_scope(exempelby):
        for number in range(3):
            more = CycleStep.objects.create(
                cycle=step.cycle,
                organisation=organisation("K"),
                name=f"Steg {number}",
                kind="planning",
                opens_on=TODAY,
                due_on=DUE,
            )
            CycleTask.objects.create(step=more, organisation=organisation("Valla"))
    with CaptureQueriesContext(connection) as three:
        Client().get(address)

    assert len(three) == len(one)


def test_parts_are_written_and_read_alike() -> None:
    assert parts_of("tasks-dates") == {Part.TASKS, Part.DATES}
    assert parts_text([Part.DATES, Part.TASKS]) == "tasks-dates"
    assert parts_of("") is None


@open_to_strangers
def _shown(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{is_scope_open()} {request.user.is_authenticated}")


def _hidden(request: HttpRequest) -> HttpResponse:
    return HttpResponse("hidden")


urlpatterns = [path("shown/", _shown, name="shown"), path("hidden/", _hidden, name="hidden")]


@pytest.fixture
def _own_addresses(settings: object) -> None:
    settings.MUNICIPALITY_URLCONF = __name__  # type: ignore[attr-defined]


@pytest.mark.usefixtures("_own_addresses")
def test_only_a_view_that_is_marked_is_open_and_within_the_scope_without_the_person(
    exempelby: Municipality, alice: User, charlie: User
) -> None:
    shown = [client.get("/exempelby/shown/") for client in (Client(), signed_in(alice), signed_in(charlie))]
    hidden = Client().get("/exempelby/hidden/")

    assert [(each.status_code, each.content) for each in shown] == [(200, b"True False")] * 3
    assert (hidden.status_code, hidden.url) == (302, "/accounts/login/?next=/exempelby/hidden/")
    assert signed_in(charlie).get("/exempelby/hidden/").status_code == 404
    assert Client().post("/exempelby/shown/").status_code == 405
    assert not is_scope_open()


def test_an_address_that_leads_nowhere_is_not_open() -> None:
    assert not is_open("/nowhere/", __name__)
    assert is_open("/shown/", __name__)


def _events_text(response: HttpResponse) -> str:
    lines = response.content.decode().splitlines()
    return "\n".join(line for line in lines if not line.startswith("DTSTAMP"))


def _task(municipality: Municipality, short_name: str) -> CycleTask:
    with municipality_scope(municipality):
        return CycleTask.objects.get(organisation__short_name=short_name)


def test_no_text_ends_its_line_or_holds_what_a_calendar_may_not() -> None:
    text = "Mål\r\nBEGIN:VEVENT\x08\x00\x7f\x85;,\\ \u2028slut\n"

    assert escaped(text) == "Mål\\nBEGIN:VEVENT\\n\\;\\,\\\\ \\nslut"
