"""The history: every change in words, latest first, for those who may, and nobody else's."""

import csv
import io
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone, translation
from django.utils.functional import Promise
from hypothesis import given
from hypothesis import strategies as st

from goals.models import Goal
from governance import services
from governance.changes import Change, Record
from governance.models import GovernanceModel, Membership, Municipality, Organisation, User
from governance.queries.history import (
    Cursor,
    Wanted,
    as_written,
    cursor_from,
    history_of,
    history_page,
    organisation_of,
    readable_part,
)
from governance.tenancy import municipality_scope
from governance.tracked import field_label, kind_of, told_fields, tracked_kinds
from indicators.models import ValueImport
from tests.conftest import make_person, organisation, signed_in
from tests.governance.make import adopt, levels_of, make_draft, make_goal_on, seen
from tests.indicators.importing import PATH, csv_file, make_catalogue, run_jobs, uploaded
from tests.indicators.make import make_indicator, make_values

Role = Membership.Role
BASE = "/exempelby/governance/history/"
ORGANISATION = "governance.organisation"


def rename(short_name: str, name: str, by: User | None) -> Organisation:
    found = organisation(short_name)
    fields = {field: getattr(found, field) for field in ("kind", "short_name", "parent", "valid_from")}
    services.update_organisation(organisation=found, name=name, by=by, **fields)
    return found


def changes(**wanted: object) -> tuple[Change, ...]:
    return history_page(Wanted(**wanted)).changes


@pytest.fixture(autouse=True)
def _in_swedish() -> object:
    with translation.override("sv"):
        yield


def test_change_tells_who_what_and_each_field_before_and_after(scope: Municipality, admin: User) -> None:
    rename("Valla", "Vallaskolan F–9", admin)

    change = changes(kind=ORGANISATION)[0]

    assert (change.person, change.verb, change.kind, change.name) == (
        "Ada",
        "ändrade",
        "Organisation",
        "Vallaskolan F–9",
    )
    assert [(line.label, line.before, line.after) for line in change.lines] == [
        ("Namn", "Vallaskolan", "Vallaskolan F–9")
    ]


def test_new_thing_tells_its_fields_in_words(scope: Municipality, admin: User, bob: User) -> None:
    services.grant_membership(user=bob, organisation=organisation("Valla"), role=Role.MANAGER, by=admin)

    change = changes(kind="governance.membership")[0]

    today = timezone.localdate().isoformat()
    assert (change.verb, change.kind, change.name) == ("lade till", "Roll i organisationen", "Bob, Vallaskolan")
    assert [(line.label, line.after) for line in change.lines] == [
        ("Person", "Bob"),
        ("Organisation", "Vallaskolan"),
        ("Roll", "Chef"),
        ("Från och med", today),
    ]


def test_removed_thing_keeps_its_name_and_has_no_page(scope: Municipality, admin: User) -> None:
    model = make_draft()
    services.remove_model(model=model, seen=seen(model), by=admin)

    change = changes(kind="governance.governancemodel")[0]
    level = changes(kind="governance.modellevel")[0]

    assert (change.verb, change.name, change.url) == ("tog bort", "Så styr vi, version 1", "")
    assert ("Version av styrmodellen", "Så styr vi, version 1") in [(line.label, line.before) for line in level.lines]


def test_thing_with_a_page_is_linked_and_a_part_leads_to_its_whole(scope: Municipality, admin: User) -> None:
    model = make_draft()

    (made,) = changes(kind="governance.governancemodel")
    level = changes(kind="governance.modellevel")[0]

    assert made.url == level.url == f"/governance/model/{model.pk}/"


def test_change_past_the_product_says_so_and_the_systems_own_too(scope: Municipality) -> None:
    rename("Valla", "A", None)
    with connection.cursor() as cursor:
        # A service's actor stands until the transaction ends, and a test is one transaction.
        cursor.execute("SELECT set_config('pghistory.context_metadata', '', true)")
        cursor.execute("UPDATE governance_organisation SET name = 'B' WHERE short_name = 'Valla'")

    assert [change.person for change in changes(kind=ORGANISATION)[:2]] == [
        "Okänd: ändrat vid sidan av systemet",
        "Systemet",
    ]


def test_history_is_narrowed_by_kind_person_and_days(scope: Municipality, admin: User, bob: User) -> None:
    rename("Valla", "A", admin)
    rename("Nyborg", "B", bob)
    make_draft()
    today = timezone.localdate()
    tomorrow = today + timedelta(days=1)

    assert {change.kind_label for change in changes(kind=ORGANISATION)} == {ORGANISATION}
    assert [change.name for change in changes(person=bob.pk)] == ["B"]
    assert changes(since=tomorrow) == ()
    assert changes(until=today - timedelta(days=1)) == ()
    assert [change.name for change in changes(person=bob.pk, since=today, until=today)] == ["B"]
    assert [change.name for change in changes(person=bob.pk, since=date.min, until=date.max)] == ["B"]


def test_pages_follow_on_each_other_without_gap_or_repetition(scope: Municipality, admin: User) -> None:
    for number in range(7):
        rename("Valla", f"Namn {number}", admin)
    make_draft()
    everything = history_page(Wanted(), size=500)

    found: list[Change] = []
    page = history_page(Wanted(), size=5)
    while True:
        found += page.changes
        if page.following is None:
            break
        page = history_page(Wanted(), before=cursor_from(str(page.following)), size=5)

    assert everything.following is None
    assert tuple(found) == everything.changes


@given(st.datetimes(timezones=st.just(UTC)), st.integers(0, 10**12))
def test_cursor_survives_the_address(at: object, event: int) -> None:
    cursor = Cursor(at, ORGANISATION, event)

    assert cursor_from(str(cursor)) == cursor


@given(st.text())
def test_cursor_from_anything_else_is_none(text: str) -> None:
    assert cursor_from(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-01T00:00:00~governance.organisation~1",
        "2026-01-01T00:00:00+00:00~no.such~1",
        "2026-01-01T00:00:00+00:00~governance.organisation~x",
        "2026-01-01T00:00:00+00:00~governance.organisation~" + "9" * 40,
    ],
)
def test_cursor_that_only_looks_right_is_none(text: str) -> None:
    assert cursor_from(text) is None


def test_another_municipalitys_changes_are_not_there(
    exempelby: Municipality, annanstad: Municipality, admin: User
) -> None:
    with municipality_scope(annanstad):
        foreign = rename("Valla", "Hemligt", None)

    with municipality_scope(exempelby):
        assert "Hemligt" not in {change.name for change in history_page(Wanted(), size=500).changes}
        assert history_of(foreign).changes == ()


def test_history_of_a_thing_holds_its_parts(scope: Municipality, admin: User) -> None:
    first, second = make_draft(version=1), make_draft(version=2)
    services.update_level(level=levels_of(first)[0], seen=seen(first), name="Färdriktning", by=admin)

    found = history_of(first).changes

    assert "Färdriktning" in {change.name for change in found}
    assert {change.kind_label for change in found} == {
        "governance.governancemodel",
        "governance.modellevel",
        "governance.statusscale",
        "governance.statusstep",
        "governance.templatesection",
    }
    assert len(history_of(second).changes) == 1 + 8 + 14 + 1 + 4


def test_part_of_the_history_is_told_to_who_follows_up_a_part(scope: Municipality, admin: User) -> None:
    controller = make_person("Carl", (Role.CONTROLLER, "BUN"), municipality=scope)
    rename("Valla", "A", admin)
    rename("ON", "B", admin)
    part = readable_part(controller)

    found = history_page(Wanted(part=part), size=500).changes

    assert {change.name for change in found if change.action == "update"} == {"A"}
    assert "governance.governancemodel" not in {change.kind_label for change in found}
    assert readable_part(admin) is None


def test_thing_belongs_to_an_organisation_itself_or_by_what_it_hangs_on(scope: Municipality, admin: User) -> None:
    goal = make_goal_on(make_draft(), 1)
    kinds = tracked_kinds()

    assert organisation_of(kinds["goals.goal"], goal.pk) == organisation("KF").pk
    assert organisation_of(kinds[ORGANISATION], organisation("KF").pk) == organisation("KF").pk
    assert organisation_of(kinds["governance.governancemodel"], goal.level.model_id) is None
    assert organisation_of(kinds["goals.goal"], 0) is None


@pytest.mark.parametrize("kind", tracked_kinds().values(), ids=tracked_kinds())
def test_every_kind_and_field_has_its_words(kind: object) -> None:
    """A model that is new, or a field, gets its words in its app's `history_names` (governance/tracked.py)."""
    from django.apps import apps

    names = apps.get_app_config(kind.model._meta.app_label).history_names
    unnamed = [
        field.name
        for field in told_fields(kind.model)
        if not isinstance(field.verbose_name, Promise)
        and kind_of(field) is None
        and f"{kind.model._meta.model_name}.{field.name}" not in names
    ]

    assert kind.model._meta.model_name in names
    assert unnamed == []
    assert all(field_label(kind.model, field) for field in told_fields(kind.model))


def test_choices_numbers_and_truth_are_told_as_words(scope: Municipality, admin: User) -> None:
    model = make_draft()
    services.update_level(
        level=levels_of(model)[1], seen=seen(model), has_indicators=False, owner_kind="executive_board", by=admin
    )
    adopt(model, admin)

    level = changes(kind="governance.modellevel")[0]
    decision = changes(kind="governance.governancemodel")[0]

    assert [(line.label, line.before, line.after) for line in level.lines] == [
        ("Ägs av", "Fullmäktige", "Kommunstyrelse"),
        ("Får ha indikatorer", "Ja", "Nej"),
    ]
    assert ("Läge", "Utkast", "Fastställd") in [(line.label, line.before, line.after) for line in decision.lines]
    assert ("Beslutat av", "", "Kommunfullmäktige") in [
        (line.label, line.before, line.after) for line in decision.lines
    ]


# --- pages


READERS = {Role.ADMINISTRATOR, Role.MODEL_OWNER, Role.CONTROLLER, Role.AUDITOR}


@pytest.mark.parametrize("role", Role.values)
def test_history_is_for_those_who_examine(exempelby: Municipality, role: str) -> None:
    client = signed_in(make_person("Doris", (role, "K"), municipality=exempelby))
    with municipality_scope(exempelby):
        pk = organisation("Valla").pk
    expected = 200 if role in READERS else 403

    found = {client.get(f"{BASE}{path}").status_code for path in ("", "export/", f"{ORGANISATION}/{pk}/")}

    assert found == {expected}


def test_part_reader_opens_own_things_only(exempelby: Municipality) -> None:
    client = signed_in(make_person("Carl", (Role.CONTROLLER, "BUN"), municipality=exempelby))
    with municipality_scope(exempelby):
        own, other = organisation("Valla").pk, organisation("ON").pk

    assert client.get(f"{BASE}{ORGANISATION}/{own}/").status_code == 200
    assert client.get(f"{BASE}{ORGANISATION}/{other}/").status_code == 403
    assert "Du ser ändringarna i de organisationer som du följer upp" in client.get(BASE).content.decode()


def test_history_of_another_municipality_is_not_there(
    exempelby: Municipality, annanstad: Municipality, admin: User, charlie: User
) -> None:
    with municipality_scope(annanstad):
        foreign = organisation("Valla").pk

    assert signed_in(charlie).get(BASE).status_code == 404
    assert signed_in(admin).get(f"{BASE}{ORGANISATION}/{foreign}/").status_code == 404


@pytest.mark.parametrize("path", ["no.such/1/", f"{ORGANISATION}/999999999/", "auth.user/1/"])
def test_what_has_no_history_is_not_there(exempelby: Municipality, admin: User, path: str) -> None:
    assert signed_in(admin).get(f"{BASE}{path}").status_code == 404


def test_list_asks_as_often_for_three_changes_as_for_one(
    exempelby: Municipality, admin: User, django_assert_num_queries: Callable
) -> None:
    client = signed_in(admin)
    url = f"{BASE}?kind={ORGANISATION}&person={admin.pk}"
    with municipality_scope(exempelby):
        rename("Valla", "A", admin)
    client.get(url)

    with django_assert_num_queries(15):
        client.get(url)
    with municipality_scope(exempelby):
        rename("Valla", "B", admin)
        rename("Nyborg", "C", admin)

    with django_assert_num_queries(15):
        client.get(url)


def test_whole_history_asks_no_more_than_a_part(
    exempelby: Municipality, admin: User, django_assert_max_num_queries: Callable
) -> None:
    client = signed_in(admin)
    with municipality_scope(exempelby):
        make_goal_on(make_draft(), 1)
        assert Goal.objects.exists()
        assert GovernanceModel.objects.exists()

    with django_assert_max_num_queries(20):
        client.get(BASE)


def read(client: Client, url: str) -> list[list[str]]:
    text = client.get(url).content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def test_export_has_a_row_for_each_field_and_runs_nothing(exempelby: Municipality, admin: User) -> None:
    with municipality_scope(exempelby):
        rename("Valla", '=HYPERLINK("http://evil.example")', admin)

    rows = read(signed_in(admin), f"{BASE}export/?kind={ORGANISATION}")

    assert rows[0] == ["Tid", "Av vem", "Vad som gjordes", "Vad", "Vilken", "Fält", "Före", "Efter"]
    assert rows[1][1:] == [
        "Ada",
        "ändrade",
        "Organisation",
        '\'=HYPERLINK("http://evil.example")',
        "Namn",
        "Vallaskolan",
        '\'=HYPERLINK("http://evil.example")',
    ]


def test_export_is_named_after_the_municipality_and_the_day(exempelby: Municipality, admin: User) -> None:
    response = signed_in(admin).get(f"{BASE}export/")

    assert response.headers["Content-Disposition"] == (
        f'attachment; filename="historik-exempelby-{timezone.localdate()}.csv"'
    )


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("since=2020-01-01&until=2020-01-02", "Ingen ändring passar in"),
        ("since=2020-01-02&until=2020-01-01", "Den sista dagen kommer före den första."),
        ("kind=no.such", "Välj ett giltigt alternativ"),
        ("since=igår", "Fyll i ett giltigt datum"),
        ("before=nonsense", "Historik"),
    ],
)
def test_odd_questions_are_answered_in_words(exempelby: Municipality, admin: User, query: str, words: str) -> None:
    response = signed_in(admin).get(f"{BASE}?{query}")

    assert response.status_code == 200
    assert words in response.content.decode()


def test_page_shows_the_fields_and_leads_on(exempelby: Municipality, admin: User) -> None:
    with municipality_scope(exempelby):
        for number in range(51):
            rename("Valla", f"Namn {number}", admin)

    shown = signed_in(admin).get(f"{BASE}?kind={ORGANISATION}").content.decode()

    assert "Namn 50" in shown
    assert "Äldre ändringar" in shown
    assert f"kind={ORGANISATION}&amp;before=" in shown


# --- files of values, periods, and two at once


@pytest.fixture
def stored_file(exempelby: Municipality, alice: User) -> ValueImport:
    """A file with three values of the whole and one of another, stored by Alice."""
    rows = (
        "N15428;Behöriga till yrkesprogram;%;Exempelby;2024;T;80,4",
        "N15428;Behöriga till yrkesprogram;%;Exempelby;2025;T;81,9",
        "N15428;Behöriga till yrkesprogram;%;Riket;2025;T;85,0",
    )
    client = signed_in(alice)
    with municipality_scope(exempelby):
        make_catalogue()
        kept = uploaded(client, csv_file(*rows, name="kolada.csv"))
    shown = client.get(f"{PATH}{kept.pk}/")
    client.post(f"{PATH}{kept.pk}/store/", {"digest": shown.context["digest"]})
    run_jobs(exempelby)
    with municipality_scope(exempelby):
        kept.refresh_from_db()
    assert kept.state == ValueImport.State.STORED
    return kept


def test_file_of_values_is_one_line_that_leads_to_its_values(exempelby: Municipality, stored_file: ValueImport) -> None:
    with municipality_scope(exempelby):
        everything = history_page(Wanted(), size=500).changes
        lines = history_page(Wanted(batch=stored_file.pk), size=500).changes

    (told,) = [change for change in everything if change.sentence]
    assert (told.person, told.sentence, told.thing) == (
        "Alice",
        "läste in kolada.csv: 3 nya värden",
        stored_file.pk,
    )
    assert "indicators.value" not in {change.kind_label for change in everything}
    assert [change.kind_label for change in lines] == ["indicators.value"] * 3


def test_file_stands_among_values_and_in_the_exported_history(
    exempelby: Municipality, stored_file: ValueImport, admin: User
) -> None:
    client = signed_in(admin)

    page = client.get(f"{BASE}?kind=indicators.value").content.decode()
    lines = client.get(f"{BASE}?batch={stored_file.pk}").content.decode()
    rows = read(client, f"{BASE}export/?kind=indicators.value")

    assert "läste in kolada.csv: 3 nya värden" in page
    assert f"?batch={stored_file.pk}" in page
    assert "Här är värdena som kom med filen kolada.csv." in lines
    assert rows[1][1:5] == ["Alice", "läste in kolada.csv: 3 nya värden", "Fil med värden", "kolada.csv"]


def test_file_is_told_to_those_who_read_the_part_that_it_concerns_and_without_numbers(
    exempelby: Municipality, stored_file: ValueImport
) -> None:
    with municipality_scope(exempelby):
        whole, school = organisation("K").pk, organisation("Valla").pk
        concerned = history_page(Wanted(part=frozenset({whole})), size=500).changes
        others = history_page(Wanted(part=frozenset({school})), size=500).changes

    assert [change.sentence for change in concerned if change.sentence] == ["läste in kolada.csv"]
    assert [change.sentence for change in others if change.sentence] == []


@pytest.mark.parametrize("batch", ["0", "x", "99999999999999"])
def test_lines_of_a_file_that_is_not_there_are_none(exempelby: Municipality, admin: User, batch: str) -> None:
    assert signed_in(admin).get(f"{BASE}?batch={batch}").status_code == 200


def test_period_is_told_by_its_name(scope: Municipality, admin: User) -> None:
    make_values(make_indicator("Behöriga", organisation("K")), organisation("K"), {"2026-T2": "1"})

    (change,) = changes(kind="indicators.value")

    assert change.name == "Behöriga, Kommunen, tertial 2 2026"
    assert ("Period", "Tertial 2 2026") in [(line.label, line.after) for line in change.lines]
    assert "2026-05-01" not in [line.after for line in change.lines]


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 99)), unique_by=lambda row: row[1]))
def test_records_keep_their_places_and_each_things_own_come_latest_first(rows: list[tuple[int, int]]) -> None:
    kind = tracked_kinds()[ORGANISATION]
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    records = [Record(moment, kind, event, "update", thing, None, {}, None) for thing, event in rows]

    found = as_written(records)

    assert [record.thing for record in found] == [record.thing for record in records]
    assert sorted(record.event for record in found) == sorted(record.event for record in records)
    for thing in range(4):
        own = [record.event for record in found if record.thing == thing]
        assert own == sorted(own, reverse=True)


def test_history_is_linked_only_where_it_may_be_read(exempelby: Municipality) -> None:
    client = signed_in(make_person("Carl", (Role.CONTROLLER, "BUN"), municipality=exempelby))
    with municipality_scope(exempelby):
        model = make_draft()
        adopt(model, make_person("Mia", (Role.MODEL_OWNER, "K"), municipality=exempelby))
        above, own = make_goal_on(model, 1), make_goal_on(model, 2)
        Goal.objects.filter(pk=own.pk).update(organisation=organisation("BUN"))

    shown = {goal: client.get(f"/exempelby/goals/{goal.pk}/").content.decode() for goal in (above, own)}

    for goal, is_linked in ((above, False), (own, True)):
        address = f"{BASE}goals.goal/{goal.pk}/"
        assert (address in shown[goal]) is is_linked
        assert client.get(address).status_code == (200 if is_linked else 403)
