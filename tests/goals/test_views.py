"""The pages of goals, by role: who gets in, what is stored, what is said when something is wrong."""

from datetime import date

import pytest
from django.test import Client

from goals.models import Activity, CoreMission, Plan
from governance.models import AdoptionState
from governance.tenancy import municipality_scope
from tests.conftest import organisation, signed_in
from tests.goals.conftest import YEAR, make_goal, make_indicator

State = AdoptionState
HEAD = "/exempelby/goals"
# address: who gets in; the others are refused
EVERYONE = {"controller", "manager", "secretary", "auditor", "politician", "reader", "administrator"}
MATRIX = {
    "/": EVERYONE,
    "/?organisation={school}&only=broken": EVERYONE,
    "/{goal}/": EVERYONE,
    "/{draft}/": {"controller", "secretary", "auditor"},
    "/new/": {"controller"},
    "/{draft}/edit/": {"controller"},
    "/{goal}/edit/": set(),
    "/{draft}/delete/": {"controller"},
    "/{draft}/adopt/": {"controller", "secretary"},
    "/{goal}/adopt/": set(),
    "/{goal}/assess/": {"controller"},
    "/{goal}/assess/2026-T2/": {"controller"},
    "/{draft}/assess/": set(),
    "/assessments/": {"controller", "auditor", "administrator"},
    "/missions/{school}/": EVERYONE,
    "/missions/{school}/edit/": {"controller", "manager"},
    "/missions/{board}/edit/": {"controller"},
    "/plans/": EVERYONE,
    "/plans/new/": {"manager"},
    "/plans/{adopted}/": EVERYONE,
    "/plans/{submitted}/": EVERYONE,
    "/plans/{plan}/": {"controller", "manager", "secretary", "auditor"},
    "/plans/{plan}/edit/": {"manager"},
    "/plans/{adopted}/edit/": set(),
    "/plans/{plan}/submit/": {"manager"},
    "/plans/{submitted}/return/": {"controller", "secretary"},
    "/plans/{submitted}/adopt/": {"controller", "secretary"},
    "/plans/{adopted}/adopt/": set(),
    "/plans/{plan}/delete/": {"manager"},
    "/plans/{plan}/activities/new/": {"manager"},
    "/plans/{adopted}/activities/new/": set(),
    "/activities/{followed}/edit/": {"manager"},
    "/activities/{activity}/edit/": {"manager"},
    "/activities/{activity}/delete/": {"manager"},
    "/activities/{followed}/delete/": set(),
}


def test_each_role_gets_in_where_its_rights_reach(rows, people):
    found = {}
    for address in MATRIX:
        path = HEAD + address.format(**rows)
        statuses = {role: signed_in(person).get(path).status_code for role, person in people.items()}
        assert set(statuses.values()) <= {200, 403}, (address, statuses)
        found[address] = {role for role, status in statuses.items() if status == 200}

    assert found == MATRIX


def test_other_municipality_sees_nothing_of_it(rows, charlie, annanstad):
    browser = signed_in(charlie)

    own = [browser.get(f"/annanstad/goals{address.format(**rows)}").status_code for address in MATRIX if "{" in address]
    theirs = [browser.get(HEAD + address.format(**rows)).status_code for address in MATRIX]

    assert set(theirs) == {404}
    # The same numbers asked for at home find nothing, or only what is Annanstad's own.
    assert set(own) <= {200, 404}
    assert own.count(200) == sum(1 for address in MATRIX if address.startswith("/?"))


def test_not_signed_in_goes_to_sign_in(rows):
    assert {Client().get(HEAD + address.format(**rows)).status_code for address in MATRIX} == {302}


def test_every_page_has_one_heading_and_no_inline_style(rows, people):
    for address, roles in MATRIX.items():
        if roles:
            page = signed_in(people[sorted(roles)[0]]).get(HEAD + address.format(**rows)).content.decode()
            assert (page.count("<h1"), page.count(" style="), page.count("onclick")) == (1, 0, 0), address


@pytest.mark.parametrize("query", ["year=abc", "year=99999", "organisation=-1", "organisation=x", "year=2031"])
def test_strange_questions_to_the_chain_are_answered_calmly(exempelby, whole, bob, query):
    assert signed_in(bob).get(f"{HEAD}/?{query}").status_code == 200


def mission_form(**fields):
    return {
        "year_from": YEAR,
        "why": "",
        "what": "Vi undervisar.",
        "for_whom": "Barn",
        "factor-TOTAL_FORMS": "2",
        "factor-INITIAL_FORMS": "0",
        "factor-0-text": "Trygga elever",
        "factor-0-indicator": "",
        "factor-1-text": "",
        "factor-1-indicator": "",
    } | fields


def test_manager_writes_the_core_mission(exempelby, whole, amir):
    with municipality_scope(exempelby):
        school = organisation("Valla").pk

    signed_in(amir).post(f"{HEAD}/missions/{school}/edit/", mission_form())

    with municipality_scope(exempelby):
        mission = CoreMission.objects.get()
        assert (mission.what, [factor.text for factor in mission.quality_factors.all()]) == (
            "Vi undervisar.",
            ["Trygga elever"],
        )


def test_indicator_without_words_is_told_in_its_row(exempelby, whole, amir):
    with municipality_scope(exempelby):
        school, indicator = organisation("Valla").pk, make_indicator("Trygghet").pk

    page = signed_in(amir).post(f"{HEAD}/missions/{school}/edit/", mission_form(**{"factor-1-indicator": indicator}))

    assert page.context["rows"].errors == [{}, {"text": ["Skriv vad indikatorn visar."]}]
    assert "Trygga elever" in page.content.decode()


def test_empty_municipality_says_what_the_pages_are_for(exempelby, alice):
    browser = signed_in(alice)

    texts = [browser.get(f"{HEAD}{path}").content.decode() for path in ("/", "/plans/", "/assessments/", "/new/")]

    assert "Det finns inga mål för" in texts[0]
    assert "Ingen styrmodell är fastställd" in texts[1]
    assert "Det finns inga fastställda mål för" in texts[2]
    assert "Det finns ingen nivå för mål" in texts[3]


@pytest.mark.parametrize(
    ("path", "most"),
    [("/", 14), ("/{goal}/", 35), ("/plans/", 16), ("/plans/{adopted}/", 24), ("/assessments/?period=2026-T2", 27)],
)
# Of these about thirteen are the session, the door to the municipality, its transaction and the person's grants.
def test_pages_ask_the_database_the_same_for_one_thread_as_for_three(
    exempelby, whole, rows, alice, django_assert_max_num_queries, django_assert_num_queries, path, most
):
    browser = signed_in(alice)
    address = HEAD + path.format(**rows)
    with django_assert_max_num_queries(most) as first:
        browser.get(address)
    with municipality_scope(exempelby):
        for number in range(2):
            board = make_goal(whole.levels["Nämndmål"], "BUN", f"Mål {number}", parent=whole.main)
            promise = make_goal(whole.levels["Löfte"], "BUN", f"Löfte {number}", parent=board)
            Activity.objects.create(
                plan=whole.plan,
                goal=promise,
                title=f"Aktivitet {number}",
                owner_name="Amir",
                starts_on=date(YEAR, 1, 1),
                due_on=date(YEAR, 2, 1),
            )

    with django_assert_num_queries(len(first.captured_queries)):
        browser.get(address)


@pytest.mark.parametrize(("body", "state"), [("BUN", State.ADOPTED), ("ON", State.SUBMITTED), ("KF", State.SUBMITTED)])
def test_secretary_records_the_decisions_of_the_own_board_only(exempelby, rows, people, body, state):
    with municipality_scope(exempelby):
        decided_by = organisation(body).pk
    told = {"decided_on": "2026-01-22", "registry_number": "BUN 2026:4", "minutes_paragraph": "7"}

    signed_in(people["secretary"]).post(f"{HEAD}/plans/{rows['submitted']}/adopt/", told | {"decided_by": decided_by})

    with municipality_scope(exempelby):
        assert Plan.objects.get(pk=rows["submitted"]).state == state
