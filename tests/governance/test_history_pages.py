"""The pages of the history: for whom, how much is asked of the database, and the file."""

from collections.abc import Callable

import pytest
from django.utils import timezone, translation

from goals.models import Goal
from governance.models import GovernanceModel, Membership, Municipality, User
from governance.tenancy import municipality_scope
from tests.conftest import make_person, organisation, signed_in
from tests.governance.changing import read, rename
from tests.governance.make import adopt, make_draft, make_goal_on

Role = Membership.Role
BASE = "/exempelby/governance/history/"
ORGANISATION = "governance.organisation"


@pytest.fixture(autouse=True)
def _in_swedish() -> object:
    with translation.override("sv"):
        yield


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
