"""The pages of goals, by role: who gets in, what is stored, what is said when something is wrong."""

from datetime import date

import pytest
from django.test import Client

from annualcycle.models import ClosedPeriod
from goals.models import Activity, Assessment, CoreMission, Goal, Plan
from governance.models import AdoptionState
from governance.tenancy import municipality_scope
from tests.conftest import make_person, organisation, signed_in
from tests.goals.conftest import YEAR, Thread, make_goal, make_indicator, make_model, make_plan, make_thread

State = AdoptionState
HEAD = "/exempelby/goals"


@pytest.fixture
def whole(exempelby):
    """A whole thread, with no scope left open: the requests open their own."""
    with municipality_scope(exempelby):
        return make_thread(make_model())


@pytest.fixture
def rows(exempelby, whole):
    """By name, the ids that addresses need: a draft of a goal, and plans in each state."""
    with municipality_scope(exempelby):
        draft = make_goal(whole.levels["Nämndmål"], "BUN", "Utkast", parent=whole.main, state=State.DRAFT)
        nyborg = make_plan("Nyborg", whole.levels["Enhetsplan"], state=State.SUBMITTED)
        valla = make_plan("Valla", whole.levels["Enhetsplan"], year=YEAR + 1)
        activity = Activity.objects.create(
            plan=valla,
            goal=whole.promise,
            title="Nytt",
            owner_name="Amir",
            starts_on=date(YEAR + 1, 1, 1),
            due_on=date(YEAR + 1, 2, 1),
        )
        return {
            "goal": whole.main.pk,
            "draft": draft.pk,
            "adopted": whole.plan.pk,
            "submitted": nyborg.pk,
            "plan": valla.pk,
            "followed": whole.activity.pk,
            "activity": activity.pk,
            "school": organisation("Valla").pk,
            "board": organisation("BUN").pk,
        }


@pytest.fixture
def people(exempelby, alice, bob, amir, admin):
    """One person for each role that the pages know."""
    return {
        "controller": alice,
        "manager": amir,
        "secretary": make_person("Eva", ("board_secretary", "BUN"), municipality=exempelby),
        "auditor": make_person("Birgitta", ("auditor", "K"), municipality=exempelby),
        "politician": make_person("Kerstin", ("board_member", "BUN"), municipality=exempelby),
        "reader": bob,
        "administrator": admin,
    }


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


def seen_at(browser: Client, path: str) -> str:
    """The mark of what the person has read on the form's page."""
    return browser.get(path).context["form"]["seen"].value()


def goal_form(whole: Thread, **fields):
    values = {
        "title": "Fler läser.",
        "level": whole.levels["Nämndmål"].pk,
        "organisation": whole.board.organisation_id,
        "parent": whole.main.pk,
        "kind": "development",
        "year_from": YEAR,
        "year_to": YEAR + 2,
    } | fields
    return {name: value for name, value in values.items() if value is not None}


def test_controller_writes_a_draft_and_records_its_adoption(exempelby, whole, alice):
    browser = signed_in(alice)

    created = browser.post(f"{HEAD}/new/", goal_form(whole))
    with municipality_scope(exempelby):
        goal = Goal.objects.get(title="Fler läser")
        board = organisation("BUN").pk
    adopted = browser.post(
        f"{HEAD}/{goal.pk}/adopt/",
        {"decided_by": board, "decided_on": "2026-01-22", "registry_number": "BUN 2026:4", "minutes_paragraph": "§ 7"},
    )

    assert (created.status_code, created.url) == (302, f"{HEAD}/{goal.pk}/")
    assert adopted.status_code == 302
    with municipality_scope(exempelby):
        stored = Goal.objects.get(pk=goal.pk)
    assert (goal.state, stored.state, stored.minutes_paragraph) == (State.DRAFT, State.ADOPTED, "7")


def test_refused_goal_keeps_what_was_typed_and_says_why_beside_the_field(exempelby, whole, alice):
    with municipality_scope(exempelby):
        council = organisation("KF").pk

    page = signed_in(alice).post(f"{HEAD}/new/", goal_form(whole, organisation=council, rationale="Därför")).content

    text = page.decode()
    assert "ägs mål av ett annat slags organisation" in text
    assert ">\nDärför</textarea>" in text
    with municipality_scope(exempelby):
        assert not Goal.objects.filter(title="Fler läser").exists()


def test_the_same_draft_sent_twice_is_stored_once(exempelby, whole, alice):
    browser = signed_in(alice)
    browser.post(f"{HEAD}/new/", goal_form(whole))

    again = browser.post(f"{HEAD}/new/", goal_form(whole))

    assert "Målet finns redan" in again.content.decode()
    with municipality_scope(exempelby):
        assert Goal.objects.filter(title="Fler läser").count() == 1


def test_stale_draft_shows_what_is_stored_and_is_replaced_knowingly(exempelby, whole, alice):
    with municipality_scope(exempelby):
        draft = make_goal(whole.levels["Nämndmål"], "BUN", "Utkast", parent=whole.main, state=State.DRAFT)
    browser = signed_in(alice)
    path = f"{HEAD}/{draft.pk}/edit/"
    seen = seen_at(browser, path)
    browser.post(path, goal_form(whole, title="Den andras", seen=seen))

    told = browser.post(path, goal_form(whole, title="Min", seen=seen))
    with municipality_scope(exempelby):
        between = Goal.objects.get(pk=draft.pk).title
    browser.post(path, goal_form(whole, title="Min", seen=told.context["form"]["seen"].value()))

    assert "Någon annan har ändrat" in told.content.decode()
    assert "Den andras" in told.content.decode()
    with municipality_scope(exempelby):
        assert (between, Goal.objects.get(pk=draft.pk).title) == ("Den andras", "Min")


def test_controller_may_not_give_a_goal_to_an_organisation_beyond_reach(exempelby, whole):
    local = make_person("Lokal", ("controller", "ON"), municipality=exempelby)

    page = signed_in(local).post(f"{HEAD}/new/", goal_form(whole))

    assert page.status_code == 200
    assert page.context["form"].errors["organisation"]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"decided_on": "2099-01-01"}, "Datumet ligger framåt i tiden"),
        ({"minutes_paragraph": " § "}, "Skriv paragrafens nummer"),
    ],
)
def test_decision_that_is_not_whole_is_refused(exempelby, rows, alice, changed, words):
    told = {"decided_by": rows["board"], "decided_on": "2026-01-22", "registry_number": "B", "minutes_paragraph": "7"}

    page = signed_in(alice).post(f"{HEAD}/{rows['draft']}/adopt/", told | changed)

    assert (list(page.context["form"].errors), words in page.content.decode()) == (list(changed), True)


def test_several_drafts_are_adopted_by_one_decision(exempelby, whole, rows, alice):
    with municipality_scope(exempelby):
        other = make_goal(whole.levels["Nämndmål"], "BUN", "Även detta", parent=whole.main, state=State.DRAFT)

    signed_in(alice).post(
        f"{HEAD}/{rows['draft']}/adopt/",
        {
            "decided_by": rows["board"],
            "decided_on": "2026-01-22",
            "registry_number": "BUN 2026:4",
            "minutes_paragraph": "7",
            "also": [str(other.pk)],
        },
    )

    with municipality_scope(exempelby):
        assert not Goal.objects.filter(state=State.DRAFT).exists()


def assessment_form(**fields):
    return {
        "status": "partly",
        "forecast": "partly",
        "sentence": "Det går framåt.",
        "reason": "Fler källor säger det.",
    } | fields


def test_controller_assesses_and_goes_to_the_next_that_waits(exempelby, whole, alice):
    browser = signed_in(alice)

    response = browser.post(f"{HEAD}/{whole.main.pk}/assess/2026-T2/", assessment_form(then="next"))

    assert (response.status_code, response.url) == (302, f"{HEAD}/{whole.board.pk}/assess/2026-T2/")
    with municipality_scope(exempelby):
        stored = Assessment.objects.get()
    assert (stored.status, stored.period_start, stored.assessed_by) == ("partly", date(YEAR, 5, 1), alice)


def test_assessment_without_a_reason_is_told_beside_the_field(exempelby, whole, alice):
    page = signed_in(alice).post(f"{HEAD}/{whole.main.pk}/assess/2026-T2/", assessment_form(reason=""))

    assert page.context["form"].errors["reason"] == [
        "Skriv varför statusen är en annan än den föreslagna (går inte att säga)."
    ]
    assert "Det går framåt." in page.content.decode()


def test_closed_period_shows_no_form_and_stores_nothing(exempelby, whole, alice):
    with municipality_scope(exempelby):
        ClosedPeriod.objects.create(frequency="tertial", period_start=date(YEAR, 5, 1), closed_by=alice)
    browser = signed_in(alice)
    path = f"{HEAD}/{whole.main.pk}/assess/2026-T2/"

    page, posted = browser.get(path).content.decode(), browser.post(path, assessment_form())

    assert 'name="status"' not in page
    assert "är stängd" in page
    assert posted.status_code == 200
    with municipality_scope(exempelby):
        assert not Assessment.objects.exists()


@pytest.mark.parametrize("slug", ["2026-T4", "i-fjol", "2026-t2", "99999"])
def test_address_of_no_period_is_not_found(exempelby, whole, alice, slug):
    assert signed_in(alice).get(f"{HEAD}/{whole.main.pk}/assess/{slug}/").status_code == 404


@pytest.mark.parametrize("query", ["year=abc", "year=99999", "organisation=-1", "organisation=x", "year=2031"])
def test_strange_questions_to_the_chain_are_answered_calmly(exempelby, whole, bob, query):
    assert signed_in(bob).get(f"{HEAD}/?{query}").status_code == 200


def test_goal_page_tells_the_four_facts_apart(exempelby, whole, alice):
    signed_in(alice).post(f"{HEAD}/{whole.main.pk}/assess/2026-T2/", assessment_form())

    page = signed_in(alice).get(f"{HEAD}/{whole.main.pk}/")

    facts = page.context["page"].facts
    assert [fact.label for fact in facts] == ["Utfall mot mål", "Utveckling", "Prognos för året", "Jämfört med"]
    assert (facts[0].status_word, facts[2].status_word) == ("Delvis nått", "Nås delvis")
    assert "Fler källor säger det." in page.content.decode()


def test_official_writes_a_plan_and_hands_it_in(exempelby, whole, amir):
    browser = signed_in(amir)
    with municipality_scope(exempelby):
        school = organisation("Valla").pk

    begun = browser.post(f"{HEAD}/plans/new/", {"organisation": school, "year": YEAR + 1})
    with municipality_scope(exempelby):
        plan = Plan.objects.get(year=YEAR + 1)
    words = {f"answer-{whole.promise.pk}": "Vi börjar i sjuan.", "then": f"activity-{whole.promise.pk}"}
    saved = browser.post(begun.url, words | {"seen": seen_at(browser, begun.url)})
    activity = {
        "goal": whole.promise.pk,
        "title": "Mentorssamtal",
        "owner_name": "Amir",
        "starts_on": f"{YEAR + 1}-01-07",
        "due_on": f"{YEAR + 1}-06-10",
    }
    for _twice in range(2):
        added = browser.post(saved.url, activity)
    advised = browser.get(f"{HEAD}/plans/{plan.pk}/submit/").content.decode()
    browser.post(f"{HEAD}/plans/{plan.pk}/submit/")
    again = browser.post(f"{HEAD}/plans/{plan.pk}/submit/")

    assert begun.url == f"{HEAD}/plans/{plan.pk}/edit/"
    assert saved.url == f"{HEAD}/plans/{plan.pk}/activities/new/?goal={whole.promise.pk}"
    assert added.url == f"{HEAD}/plans/{plan.pk}/edit/#goal-{whole.promise.pk}"
    assert "Grunduppdraget saknas" in advised
    assert again.url == f"{HEAD}/plans/{plan.pk}/"
    with municipality_scope(exempelby):
        stored = Plan.objects.get(pk=plan.pk)
        assert (stored.state, stored.activities.count(), stored.answers.get().text) == (
            State.SUBMITTED,
            1,
            "Vi börjar i sjuan.",
        )


def test_plan_for_an_organisation_beyond_reach_is_refused(exempelby, whole, amir):
    with municipality_scope(exempelby):
        other = organisation("Nyborg").pk

    page = signed_in(amir).post(f"{HEAD}/plans/new/", {"organisation": other, "year": YEAR + 1})

    assert page.context["form"].errors["organisation"]


def test_plan_for_a_year_without_a_model_says_so(exempelby, whole, amir):
    with municipality_scope(exempelby):
        school = organisation("Valla").pk

    page = signed_in(amir).post(f"{HEAD}/plans/new/", {"organisation": school, "year": 2031})

    assert page.context["form"].errors["year"] == ["Styrmodellen för 2031 har ingen nivå för planer."]


def test_secretary_returns_a_plan_and_records_its_adoption(exempelby, rows, people):
    secretary, path = signed_in(people["secretary"]), f"{HEAD}/plans/{rows['submitted']}"

    without = secretary.post(f"{path}/return/", {"comment": "  "})
    secretary.post(f"{path}/return/", {"comment": "Skriv vem som gör vad."})
    with municipality_scope(exempelby):
        returned = Plan.objects.get(pk=rows["submitted"])
        Plan.objects.filter(pk=returned.pk).update(state=State.SUBMITTED)
    secretary.post(
        f"{path}/adopt/",
        {
            "decided_by": rows["board"],
            "decided_on": "2026-01-22",
            "registry_number": "BUN 2026:4",
            "minutes_paragraph": "7",
        },
    )

    assert without.context["form"].errors["comment"]
    assert (returned.state, returned.return_comment) == (State.RETURNED, "Skriv vem som gör vad.")
    with municipality_scope(exempelby):
        assert Plan.objects.get(pk=rows["submitted"]).state == State.ADOPTED


def test_progress_is_told_in_an_adopted_plan(exempelby, whole, amir):
    browser, path = signed_in(amir), f"{HEAD}/activities/{whole.activity.pk}/edit/"

    response = browser.post(
        path,
        {"status": "done", "progress": "100", "comment": "Klart.", "title": "Annat", "seen": seen_at(browser, path)},
    )

    assert response.url == f"{HEAD}/plans/{whole.plan.pk}/#goal-{whole.promise.pk}"
    with municipality_scope(exempelby):
        stored = Activity.objects.get()
    assert (stored.status, stored.comment, stored.title) == ("done", "Klart.", "Mentorssamtal vecka 5")


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
