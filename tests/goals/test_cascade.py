"""What reaches an organisation from above, and what it answers: the municipal goal brought down to a unit."""

import pytest

from goals import rules
from goals.models import Contribution, Contributor, Goal, NotRelevant, Plan
from goals.queries.cascade import (
    Standing,
    cascade,
    cascades,
    drafts_that_may_serve,
    organisations_to_choose,
    own_organisation,
)
from goals.services.cascade import answer_not_relevant, let_goal_serve, take_back_not_relevant
from governance.models import AdoptionState
from governance.refusals import RefusedError, StaleError, fingerprint
from governance.tenancy import municipality_scope
from tests.conftest import make_person, organisation, signed_in
from tests.goals.conftest import YEAR, make_activity, make_goal, make_model, make_plan, make_thread


def standings(short_name, user, year=YEAR):
    page = cascade(organisation(short_name), year=year, user=user)
    return {row.goal.title: row.standing for row in page.rows}


def refuse(goal, short_name, by, reason="Vi har inga elever.", **fields):
    return answer_not_relevant(
        goal=goal, organisation=organisation(short_name), year=YEAR, reason=reason, by=by, **fields
    )


def test_municipal_goal_comes_down_to_the_unit_that_answers_it(thread, bob):
    assert standings("BUN", bob) == {"Alla lyckas i skolan": Standing.ANSWERED}
    assert standings("Valla", bob) == {
        "Alla lyckas i skolan": Standing.CARRIED,
        "Fler når behörighet": Standing.CARRIED,
        "En modell för närvaro": Standing.ANSWERED,
    }
    assert standings("Nyborg", bob)["En modell för närvaro"] == Standing.OPEN


def test_rows_stand_from_the_top_down_under_what_they_serve(thread, bob):
    other = make_goal(thread.levels["Kommunmål"], "KF", "Trygg omsorg", order=2)

    page = cascade(organisation("Valla"), year=YEAR, user=bob)

    assert [(row.goal.title, row.depth) for row in page.rows] == [
        ("Alla lyckas i skolan", 0),
        ("Fler når behörighet", 1),
        ("En modell för närvaro", 2),
        (other.title, 0),
    ]
    assert [row.standing for row in page.rows][-1] == Standing.WAITS
    assert (page.answered, page.asked) == (1, 1)


def test_financial_goal_asks_nothing(thread, bob):
    make_goal(thread.levels["Kommunmål"], "KF", "Två procent", kind=Goal.Kind.FINANCIAL)

    assert standings("ON", bob) == {"Alla lyckas i skolan": Standing.OPEN, "Två procent": Standing.INFORMS}


def test_part_in_a_joint_goal_answers_what_it_serves(thread, bob):
    Contributor.objects.create(goal=thread.board, organisation=organisation("ON"), task="Elevhälsa")

    page = cascade(organisation("ON"), year=YEAR, user=bob)

    assert [row.standing for row in page.rows] == [Standing.ANSWERED]
    assert [row.task for row in page.rows[0].answers.contributions] == ["Elevhälsa"]
    assert [row.goal.title for row in page.joint] == ["Fler når behörighet"]


def test_goal_that_serves_it_beside_another_answers_too(thread, bob):
    other = make_goal(thread.levels["Kommunmål"], "KF", "Trygg omsorg", order=2)
    Contribution.objects.create(goal=thread.board, served=other)

    assert standings("BUN", bob)["Trygg omsorg"] == Standing.ANSWERED


def test_drafts_answer_for_those_who_may_read_them(thread, alice, bob):
    make_goal(thread.levels["Nämndmål"], "ON", "Utkast", parent=thread.main, state=AdoptionState.DRAFT)

    assert [standings("ON", person)["Alla lyckas i skolan"] for person in (alice, bob)] == ["answered", "open"]


def test_other_years_goals_do_not_reach(thread, bob):
    assert standings("BUN", bob, year=2024) == {}


def test_words_in_the_plan_without_an_activity_leave_the_thread_broken(thread, alice):
    thread.activity.delete()

    row = next(row for row in cascade(organisation("Valla"), year=YEAR, user=alice).rows if row.is_open)

    assert (row.goal.title, row.has_words) == ("En modell för närvaro", True)


def test_words_of_a_plan_that_is_being_written_are_told_to_those_who_may_read_it(thread, alice, bob):
    thread.activity.delete()
    Plan.objects.filter(organisation=organisation("Valla")).update(state=AdoptionState.DRAFT)

    rows = {
        person.pk: [row.has_words for row in cascade(organisation("Valla"), year=YEAR, user=person).rows if row.is_open]
        for person in (alice, bob)
    }

    assert rows == {alice.pk: [True], bob.pk: [False]}


def test_not_relevant_is_an_answer_with_a_reason_until_it_is_taken_back(thread, alice):
    answer = refuse(thread.main, "ON", alice)
    answered = standings("ON", alice)

    take_back_not_relevant(answer=answer, by=alice)
    take_back_not_relevant(answer=answer, by=alice)

    assert (answered["Alla lyckas i skolan"], standings("ON", alice)["Alla lyckas i skolan"]) == (
        Standing.NOT_RELEVANT,
        Standing.OPEN,
    )


def test_not_relevant_said_twice_is_one_answer_and_new_words_replace_the_old(thread, alice):
    first = refuse(thread.main, "ON", alice)

    again = refuse(thread.main, "ON", alice, "Skolan har eleverna.")

    assert (again.pk, again.reason) == (first.pk, "Skolan har eleverna.")
    assert NotRelevant.objects.count() == 1


def test_not_relevant_is_refused_when_a_goal_or_an_activity_answers(thread, alice):
    with pytest.raises(RefusedError) as by_goal:
        refuse(thread.main, "BUN", alice)
    with pytest.raises(RefusedError) as by_activity:
        refuse(thread.promise, "Valla", alice)

    assert by_goal.value.message == "Organisationen svarar redan mot målet 2026: “Fler når behörighet”."
    assert "Mentorssamtal vecka 5" in by_activity.value.message


def test_not_relevant_is_refused_for_what_does_not_reach_or_hold(thread, alice):
    draft = make_goal(thread.levels["Kommunmål"], "KF", "Utkast", state=AdoptionState.DRAFT)
    later = make_goal(thread.levels["Kommunmål"], "KF", "Senare", year_from=2027)

    for goal, short_name in ((thread.board, "ON"), (thread.board, "BUN"), (draft, "ON"), (later, "ON")):
        with pytest.raises(RefusedError):
            refuse(goal, short_name, alice)


def test_not_relevant_needs_a_reason_and_tells_of_stale_edits(thread, alice):
    with pytest.raises(RefusedError) as refusal:
        refuse(thread.main, "ON", alice, "")
    seen = fingerprint(refuse(thread.main, "ON", alice))
    refuse(thread.main, "ON", alice, "Nytt skäl.")

    with pytest.raises(StaleError):
        refuse(thread.main, "ON", alice, "Mitt skäl.", seen=seen)
    assert refusal.value.field == "reason"


def test_draft_serves_one_more_goal_once(thread, alice):
    other = make_goal(thread.levels["Kommunmål"], "KF", "Trygg omsorg")
    draft = make_goal(thread.levels["Nämndmål"], "BUN", "Utkast", parent=thread.main, state=AdoptionState.DRAFT)

    let_goal_serve(goal=draft, served=other, by=alice)
    let_goal_serve(goal=draft, served=other, by=alice)

    assert [(row.goal, row.served) for row in Contribution.objects.all()] == [(draft, other)]


def test_draft_that_serves_nothing_gets_the_goal_as_its_first(thread, alice):
    draft = make_goal(thread.levels["Nämndmål"], "BUN", "Utkast", state=AdoptionState.DRAFT)

    let_goal_serve(goal=draft, served=thread.main, by=alice)

    assert Goal.objects.get(pk=draft.pk).parent == thread.main
    assert Contribution.objects.count() == 0


def test_decided_goal_and_goal_of_the_same_level_do_not_come_to_serve(thread, alice):
    draft = make_goal(thread.levels["Nämndmål"], "BUN", "Utkast", state=AdoptionState.DRAFT)

    with pytest.raises(RefusedError):
        let_goal_serve(goal=thread.board, served=thread.vision, by=alice)
    with pytest.raises(RefusedError):
        let_goal_serve(goal=draft, served=thread.board, by=alice)


def test_drafts_to_choose_from_are_those_that_may_serve(thread):
    fit = make_goal(thread.levels["Nämndmål"], "ON", "Passar", state=AdoptionState.DRAFT)
    make_goal(thread.levels["Nämndmål"], "ON", "Gör det redan", parent=thread.main, state=AdoptionState.DRAFT)
    make_goal(thread.levels["Nämndmål"], "ON", "Beslutat")

    assert drafts_that_may_serve(thread.main, organisation("ON")) == [fit]


def test_those_who_write_for_the_organisation_answer_for_it(exempelby, thread, alice, bob, amir):
    school = organisation("Valla")
    board = make_person("Kerstin", ("board_member", "BUN"), municipality=exempelby)

    may = {p.full_name: rules.can_answer_goals(p, school) for p in (alice, bob, amir, board)}

    assert may == {"Alice": True, "Bob": False, "Amir": True, "Kerstin": False}


@pytest.mark.parametrize("number", [1, 3])
def test_cascades_have_the_same_number_of_queries(thread, alice, number, count_queries):
    rules.can_create_goals(alice)
    plan = make_plan("Nyborg", thread.levels["Enhetsplan"])
    for place in range(number):
        goal = make_goal(thread.levels["Löfte"], "BUN", f"Löfte {place}", parent=thread.board)
        make_activity(plan, goal, f"Handling {place}")
    units = [organisation(name).pk for name in ("Nyborg", "Valla", "BUN")[:number]]

    with count_queries(11):
        found = cascades(units, year=YEAR, user=alice)
    assert len(found[units[0]].rows) == number + 3


@pytest.fixture
def whole(exempelby):
    with municipality_scope(exempelby):
        return make_thread(make_model())


def test_page_shows_a_broken_thread_and_what_to_do(exempelby, whole, amir):
    with municipality_scope(exempelby):
        make_goal(whole.levels["Löfte"], "BUN", "Alla läser", parent=whole.board)
        school = organisation("Valla").pk

    own = signed_in(amir).get("/exempelby/goals/cascade/?year=2026").content.decode()
    other = signed_in(amir).get(f"/exempelby/goals/cascade/?organisation={school}&year=2026").content.decode()

    assert "inget hos oss svarar mot det än." in own
    assert "1 av 2 besvarade" in own
    assert "Inte relevant för oss" in own
    assert own.count("Vallaskolan") == other.count("Vallaskolan")


def test_not_relevant_is_answered_and_taken_back_on_the_page(exempelby, whole, amir):
    with municipality_scope(exempelby):
        goal = make_goal(whole.levels["Löfte"], "BUN", "Alla läser", parent=whole.board).pk
        school = organisation("Valla").pk
    client, address = signed_in(amir), f"/exempelby/goals/{goal}/not-relevant/{school}/2026/"

    empty = client.post(address, {"reason": "", "seen": ""})
    stored = client.post(address, {"reason": "Vi har inga elever.", "seen": ""}, follow=True)
    with municipality_scope(exempelby):
        answer = NotRelevant.objects.get()
    undone = client.post(f"/exempelby/goals/not-relevant/{answer.pk}/undo/", follow=True)

    assert empty.status_code == 200
    assert "Vi har inga elever." in stored.content.decode()
    assert "Vi har inga elever." not in undone.content.decode()


def test_refusal_of_not_relevant_stands_on_the_page_and_keeps_what_was_typed(exempelby, whole, amir):
    with municipality_scope(exempelby):
        school = organisation("Valla").pk

    page = signed_in(amir).post(
        f"/exempelby/goals/{whole.promise.pk}/not-relevant/{school}/2026/", {"reason": "Nja.", "seen": ""}
    )

    assert "Organisationen svarar redan mot målet 2026" in page.content.decode()
    assert "Nja." in page.content.decode()


def test_draft_is_let_serve_on_the_page(exempelby, whole, alice):
    with municipality_scope(exempelby):
        draft = make_goal(whole.levels["Nämndmål"], "ON", "Passar", state=AdoptionState.DRAFT).pk
        care = organisation("ON").pk
    client, address = signed_in(alice), f"/exempelby/goals/{whole.main.pk}/served-by/{care}/?year=2026"

    offered = client.get(address).content.decode()
    client.post(address, {"goal": draft})

    assert "Passar" in offered
    with municipality_scope(exempelby):
        assert Goal.objects.get(pk=draft).parent_id == whole.main.pk


def test_goals_that_ask_nothing_stand_apart_from_those_that_lead_to_an_answer(thread, bob):
    make_goal(thread.levels["Kommunmål"], "KF", "Trygg omsorg", order=2)
    make_goal(thread.levels["Nämndmål"], "BUN", "Serveras av löftet", order=3)
    served = Goal.objects.get(title="Serveras av löftet")
    Contribution.objects.create(goal=thread.promise, served=served)

    page = cascade(organisation("Valla"), year=YEAR, user=bob)

    assert [row.goal.title for row in page.others] == ["Trygg omsorg"]
    assert served in [row.goal for row in page.ours]


def test_plan_in_force_answers_while_it_is_being_revised(thread, alice):
    revision = make_plan(
        "Valla", thread.levels["Enhetsplan"], version=2, revises=thread.plan, revision_reason="Nya elever."
    )
    make_activity(revision, thread.promise, "Ännu inte beslutat")

    rows = cascade(organisation("Valla"), year=YEAR, user=alice).rows

    assert [each.title for row in rows for each in row.answers.activities] == ["Mentorssamtal vecka 5"]


def test_answer_of_a_plan_that_is_being_written_says_so_to_those_who_may_read_it(thread, alice, bob):
    draft = make_plan("Nyborg", thread.levels["Enhetsplan"], state=AdoptionState.DRAFT)
    make_activity(draft, thread.promise, "Mentorer")

    pages = [cascade(organisation("Nyborg"), year=YEAR, user=person) for person in (alice, bob)]

    told = [[(each.title, each.is_draft) for row in page.rows for each in row.answers.activities] for page in pages]
    assert told == [[("Mentorer", True)], []]


@pytest.mark.parametrize(
    ("where", "opened"),
    [("K", "KS"), ("KF", "KS"), ("BUN", "BUN"), ("Valla", "Valla"), (None, "KS")],
    ids=["municipality", "council", "board", "unit", "nowhere"],
)
def test_page_opens_at_the_uppermost_of_ones_own_organisations(exempelby, thread, where, opened):
    roles = [("controller", where)] if where else []
    person = make_person("Lisa", *roles, municipality=exempelby)

    assert own_organisation(organisations_to_choose(YEAR), person) == organisation(opened).pk


def test_of_several_organisations_the_uppermost_opens(exempelby, thread):
    person = make_person("Lisa", ("manager", "Valla"), ("controller", "ON"), municipality=exempelby)

    assert own_organisation(organisations_to_choose(YEAR), person) == organisation("ON").pk
    assert own_organisation([], person) is None
