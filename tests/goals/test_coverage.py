"""Coverage: do the answers cover the goal, judged by a person for a year."""

import pytest

from annualcycle.models import ClosedPeriod
from goals import rules
from goals.models import Contributor, Coverage, Goal, NotRelevant
from goals.queries.cascade import reach_of
from goals.queries.coverage import MOST_BY_ACTIVITIES, coverage_list, coverage_panel
from goals.services.coverage import judge_coverage
from governance.models import AdoptionState
from governance.refusals import RefusedError, StaleError, fingerprint
from governance.services import create_organisation
from governance.tenancy import municipality_scope
from tests.conftest import make_person, organisation, signed_in
from tests.goals.conftest import YEAR, make_activity, make_goal, make_model, make_plan, make_thread


def judge(goal, by, judgement="partly", sentence="Grundskolan täcks, inte gymnasiet.", **fields):
    return judge_coverage(
        goal=goal, year=fields.pop("year", YEAR), judgement=judgement, sentence=sentence, by=by, **fields
    )


def test_coverage_is_one_for_each_year_and_a_later_one_replaces_it(thread, alice):
    first = judge(thread.main, alice)

    again = judge(thread.main, alice, "covered", "Alla delar finns med.")
    judge(thread.main, alice, year=YEAR + 1)

    assert (again.pk, again.judgement, again.sentence) == (first.pk, "covered", "Alla delar finns med.")
    assert Coverage.objects.count() == 2


def test_same_judgement_sent_twice_leaves_no_trace(exempelby, thread, alice):
    other = make_person("Lisa", ("controller", "K"), municipality=exempelby)
    first = judge(thread.main, alice)

    assert judge(thread.main, other).judged_by == first.judged_by


@pytest.mark.parametrize(("judgement", "sentence", "field"), [("", "Ja.", "judgement"), ("covered", "", "sentence")])
def test_coverage_needs_a_judgement_and_a_sentence(thread, alice, judgement, sentence, field):
    with pytest.raises(RefusedError) as refusal:
        judge(thread.main, alice, judgement, sentence)

    assert refusal.value.field == field


def test_goal_that_nothing_answers_is_not_covered(thread, alice):
    lonely = make_goal(thread.levels["Kommunmål"], "KF", "Ensamt")

    with pytest.raises(RefusedError):
        judge(lonely, alice, "partly")

    assert judge(lonely, alice, "not_covered").judgement == "not_covered"


def test_directions_other_years_and_closed_years_are_refused(thread, alice):
    with pytest.raises(RefusedError):
        judge(thread.vision, alice)
    with pytest.raises(RefusedError):
        judge(thread.main, alice, year=2024)
    ClosedPeriod.objects.create(frequency="year", period_start=f"{YEAR}-01-01", closed_by=alice)
    with pytest.raises(RefusedError):
        judge(thread.main, alice)


def test_stale_judgement_is_told(thread, alice):
    seen = fingerprint(judge(thread.main, alice))
    judge(thread.main, alice, "covered")

    with pytest.raises(StaleError):
        judge(thread.main, alice, seen=seen)


def test_those_who_assess_the_goal_judge_its_coverage(exempelby, thread, alice, bob, amir):
    board = make_person("Lisa", ("controller", "BUN"), municipality=exempelby)

    may = {p.full_name: rules.can_judge_coverage(p, thread.main) for p in (alice, bob, amir, board)}

    assert may == {"Alice": True, "Bob": False, "Amir": False, "Lisa": False}


def test_answers_stand_side_by_side_with_those_who_are_silent(thread, bob):
    NotRelevant.objects.create(goal=thread.main, organisation=organisation("KS"), year=YEAR, reason="Har inga elever.")

    panel = coverage_panel(thread.main, reach=reach_of(YEAR), user=bob)

    assert [(row.organisation, row.is_silent) for row in panel.rows] == [
        ("Barn- och utbildningsnämnden", False),
        ("Kommunstyrelsen", False),
        ("Omsorgsnämnden", True),
    ]
    assert (len(panel.answered), len(panel.silent)) == (2, 1)


def test_unit_is_silent_about_what_its_plan_is_to_answer(thread, bob):
    panel = coverage_panel(thread.promise, reach=reach_of(YEAR), user=bob)

    assert [(row.organisation, row.is_silent) for row in panel.rows] == [
        ("Nyborgsskolan", True),
        ("Vallaskolan", False),
    ]


def test_thread_is_broken_only_where_nobody_at_all_answers(thread, bob):
    lonely = make_goal(thread.levels["Kommunmål"], "KF", "Ensamt", order=5)
    NotRelevant.objects.create(goal=lonely, organisation=organisation("KS"), year=YEAR, reason="Inte vi.")

    panels = [coverage_panel(goal, reach=reach_of(YEAR), user=bob) for goal in (thread.main, lonely)]

    assert [(bool(panel.silent), panel.is_broken) for panel in panels] == [(True, False), (True, True)]


def test_many_who_answer_by_activities_alone_are_folded(thread, bob):
    few = coverage_panel(thread.promise, reach=reach_of(YEAR), user=bob)
    for number in range(MOST_BY_ACTIVITIES):
        school = create_organisation(
            kind="unit", name=f"Skola {number}", short_name=f"S{number}", parent=organisation("BUN"), by=None
        )
        plan = make_plan(school.short_name, thread.levels["Enhetsplan"], state=AdoptionState.SUBMITTED)
        make_activity(plan, thread.promise, f"Aktivitet {number}")
    Contributor.objects.create(goal=thread.promise, organisation=organisation("ON"))

    many = coverage_panel(thread.promise, reach=reach_of(YEAR), user=bob)

    assert ([row.organisation for row in few.told], few.folded) == (["Vallaskolan"], ())
    assert [row.organisation for row in many.told] == ["Omsorgsnämnden"]
    assert [row.organisation for row in many.folded] == ["Skola 0", "Skola 1", "Skola 2", "Vallaskolan"]


def test_goal_carried_on_between_asks_nothing_of_those_below(thread, bob):
    """The council's own goal below another of its goals carries it to the boards."""
    upper = make_goal(thread.levels["Kommunmål"], "KF", "Stort", order=5)
    lower = make_goal(thread.levels["Kommunmål"], "KF", "Mindre", order=6)
    Goal.objects.filter(pk=lower.pk).update(parent=upper.pk)

    assert [row.organisation for row in coverage_panel(upper, reach=reach_of(YEAR), user=bob).rows] == [
        "Kommunfullmäktige"
    ]


def test_list_has_those_not_judged_first(thread, alice):
    other = make_goal(thread.levels["Kommunmål"], "KF", "Trygg omsorg", order=2)
    Contributor.objects.create(goal=thread.main, organisation=organisation("ON"))
    judge(thread.main, alice)

    page = coverage_list(year=YEAR, level=None, user=alice)

    assert [(row.title, row.judged and row.judged.meaning) for row in page.rows] == [
        (other.title, None),
        ("Alla lyckas i skolan", "partly"),
    ]
    assert page.rows[1].counts == "1 mål, 1 medverkar"
    assert (page.judged, [level.label for level in page.levels]) == (1, ["Kommunmål", "Nämndmål", "Löften"])


def test_list_shows_the_level_that_is_chosen(thread, alice):
    page = coverage_list(year=YEAR, level=thread.levels["Löfte"].pk, user=alice)

    assert [row.counts for row in page.rows] == ["1 aktivitet"]


def test_year_without_a_model_has_an_empty_list(thread, alice):
    assert coverage_list(year=2040, level=None, user=alice).rows == ()


@pytest.mark.parametrize("number", [1, 3])
def test_list_and_panel_have_the_same_number_of_queries(thread, alice, number, count_queries):
    rules.can_create_goals(alice)
    for place in range(number):
        goal = make_goal(thread.levels["Kommunmål"], "KF", f"Mål {place}", order=place + 2)
        make_goal(thread.levels["Nämndmål"], "ON", f"Nämndmål {place}", parent=goal)
        make_goal(thread.levels["Nämndmål"], "ON", f"Skola {place}", parent=thread.main)

    with count_queries(8):
        assert len(coverage_list(year=YEAR, level=None, user=alice).rows) == number + 1
    with count_queries(7):
        assert len(coverage_panel(thread.main, reach=reach_of(YEAR), user=alice).rows) == 3


@pytest.fixture
def whole(exempelby):
    with municipality_scope(exempelby):
        return make_thread(make_model())


def test_coverage_is_judged_on_its_page_and_shown_on_the_goals(exempelby, whole, alice):
    client, address = signed_in(alice), f"/exempelby/goals/{whole.main.pk}/coverage/2026/"

    before = client.get(address).content.decode()
    told = client.post(address, {"judgement": "partly", "sentence": "Inte gymnasiet.", "seen": ""}, follow=True)
    goal = client.get(f"/exempelby/goals/{whole.main.pk}/?year=2026").content.decode()

    assert "Fler når behörighet" in before
    assert "Inte gymnasiet." in told.content.decode()
    assert "Inte gymnasiet." in goal
    assert "Hur målet tas vidare" in goal


def test_year_that_is_none_is_not_there(whole, alice):
    assert signed_in(alice).get(f"/exempelby/goals/{whole.main.pk}/coverage/2999/").status_code == 404
