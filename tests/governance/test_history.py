"""The history: every change in words, latest first, for those who may, and nobody else's."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone, translation
from django.utils.functional import Promise
from hypothesis import given
from hypothesis import strategies as st

from governance import services
from governance.changes import Change, Record
from governance.models import Membership, Municipality, User
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
from tests.conftest import make_person, organisation
from tests.governance.changing import changes, rename
from tests.governance.make import adopt, levels_of, make_draft, make_goal_on, seen
from tests.indicators.make import make_indicator, make_values

Role = Membership.Role
ORGANISATION = "governance.organisation"


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
