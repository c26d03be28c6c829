"""Units' plans: written, handed in, returned, adopted; one live plan for a unit and year."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goals.models import Plan, PlanAnswer
from goals.queries.marks import plan_mark
from goals.queries.plan_document import plan_document
from goals.queries.plan_list import plan_list
from goals.queries.plans import goals_that_reach
from goals.services.missions import FactorContent, save_mission
from goals.services.plans import adopt_plan, create_plan, delete_plan, return_plan, save_plan, submit_plan
from governance.decisions import DecisionContent
from governance.models import AdoptionState, GovernanceModel, ModelLevel
from governance.refusals import RefusedError, StaleError
from tests.conftest import organisation
from tests.goals.conftest import YEAR, make_activity, make_goal, make_indicator, make_plan

State = AdoptionState


def board_decision():
    return DecisionContent(
        decided_by=organisation("BUN"),
        decided_on=date(YEAR, 1, 22),
        registry_number="BUN 2026:4",
        minutes_paragraph="7",
    )


def test_plan_is_begun_on_the_models_level_of_plans(levels, amir):
    plan = create_plan(organisation=organisation("Valla"), year=YEAR, by=amir)

    assert (plan.level.name, plan.state, plan.version) == ("Enhetsplan", State.DRAFT, 1)


def test_a_unit_has_one_live_plan_a_year(levels, amir):
    first = create_plan(organisation=organisation("Valla"), year=YEAR, by=amir)

    second = create_plan(organisation=organisation("Valla"), year=YEAR, by=amir)

    assert second.pk == first.pk
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.create(organisation=first.organisation, level=first.level, year=YEAR, version=2)


def test_superseded_plan_leaves_room_for_the_next_version(levels, amir):
    make_plan("Valla", levels["Enhetsplan"], state=State.ADOPTED)
    Plan.objects.update(state=State.SUPERSEDED)

    assert create_plan(organisation=organisation("Valla"), year=YEAR, by=amir).version == 2


def test_model_without_plans_or_for_another_kind_refuses(levels, amir):
    with pytest.raises(RefusedError) as kind:
        create_plan(organisation=organisation("KF"), year=YEAR, by=amir)
    with pytest.raises(RefusedError) as year:
        create_plan(organisation=organisation("Valla"), year=2040, by=amir)
    ModelLevel.objects.filter(form="plan").delete()
    with pytest.raises(RefusedError) as none:
        create_plan(organisation=organisation("Valla"), year=YEAR, by=amir)

    assert [error.value.field for error in (kind, year, none)] == ["organisation", "year", "year"]


def test_goals_that_reach_a_unit_are_those_above_it_on_the_level_that_plans_answer(thread):
    core = make_goal(thread.levels["Löfte"], "BUN", "Trygg skoldag", kind="core", order=5)
    council = make_goal(thread.levels["Löfte"], "KF", "Gäller alla", order=3)
    make_goal(thread.levels["Löfte"], "ON", "Andras")
    make_goal(thread.levels["Löfte"], "BUN", "Utkast", state=State.DRAFT)
    make_goal(thread.levels["Löfte"], "BUN", "Förr", year_from=2023, year_to=2024)

    found = goals_that_reach(organisation("Valla").pk, YEAR)

    assert [goal.title for goal in found] == [core.title, thread.promise.title, council.title]


def test_where_no_level_has_activities_plans_answer_the_lowest_goals(thread):
    ModelLevel.objects.update(has_activities=False)

    assert [goal.title for goal in goals_that_reach(organisation("Valla").pk, YEAR)] == ["En modell för närvaro"]


def test_plan_is_saved_and_an_emptied_answer_goes(thread, amir):
    plan = make_plan("Nyborg", thread.levels["Enhetsplan"])

    save_plan(plan=plan, texts={}, answers={thread.promise.pk: "Vi börjar i sjuan."}, by=amir)
    answers = list(PlanAnswer.objects.filter(plan=plan).values_list("goal", "text"))
    save_plan(plan=plan, texts={}, answers={thread.promise.pk: ""}, by=amir)

    assert answers == [(thread.promise.pk, "Vi börjar i sjuan.")]
    assert not PlanAnswer.objects.filter(plan=plan).exists()


def test_answer_to_a_goal_that_does_not_reach_the_unit_is_left_out(thread, amir):
    plan = make_plan("Nyborg", thread.levels["Enhetsplan"])

    save_plan(plan=plan, texts={}, answers={thread.main.pk: "Nej"}, by=amir)

    assert not plan.answers.exists()


def test_stale_plan_is_told_and_keeps_what_the_other_wrote(thread, amir):
    plan = make_plan("Nyborg", thread.levels["Enhetsplan"])
    seen = plan_mark(plan)
    save_plan(plan=plan, texts={}, answers={thread.promise.pk: "Den andras"}, seen=seen, by=amir)

    with pytest.raises(StaleError):
        save_plan(plan=plan, texts={}, answers={thread.promise.pk: "Min"}, seen=seen, by=amir)

    assert plan.answers.get().text == "Den andras"


def test_document_puts_the_core_mission_first_and_advises_what_is_missing(thread, amir):
    other = make_goal(thread.levels["Löfte"], "BUN", "Vuxna där eleverna är", order=2)
    plan = make_plan("Nyborg", thread.levels["Enhetsplan"])
    make_activity(plan, other, "Rastvärdar")
    before = plan_document(plan)

    save_mission(
        organisation=organisation("BUN"),
        year_from=2024,
        why="Alla ska lära",
        what="Vi undervisar",
        for_whom="Barn",
        factors=[FactorContent("Trygga elever", make_indicator("Trygghet"))],
        by=amir,
    )
    after = plan_document(plan)

    assert before.mission is None
    assert before.advice == [
        "Grunduppdraget saknas: skriv varför enheten finns, vad den gör och för vem.",
        "”En modell för närvaro” har varken text eller aktiviteter.",
        "”Vuxna där eleverna är” har aktiviteter men ingen text om vad ni vill med dem.",
    ]
    assert (after.mission.organisation, after.mission.factors[0].text) == (
        "Barn- och utbildningsnämnden",
        "Trygga elever",
    )
    assert [node.title for node in after.goals[0].line] == [
        "Nära till allt",
        "Alla lyckas i skolan",
        "Fler når behörighet",
    ]


def test_answer_to_a_goal_that_no_longer_reaches_stays_readable(thread, amir):
    save_plan_before = thread.plan.answers.get().text
    type(thread.promise).objects.filter(pk=thread.promise.pk).update(state=State.SUPERSEDED)

    section = plan_document(thread.plan).goals[0]

    assert (section.text, section.reaches) == (save_plan_before, False)


def test_earlier_wording_of_the_core_mission_is_kept(levels, amir):
    about = {"organisation": organisation("Valla"), "why": "", "for_whom": "", "factors": [], "by": amir}
    save_mission(year_from=2024, what="Förr", **about)
    save_mission(year_from=2026, what="Nu", **about)

    save_mission(year_from=2026, what="Nu, bättre", **about)

    missions = organisation("Valla").core_missions.order_by("year_from")
    assert [(m.year_from, m.what) for m in missions] == [(2024, "Förr"), (2026, "Nu, bättre")]


def test_quality_factors_are_replaced_in_order(levels, amir):
    about = {"organisation": organisation("Valla"), "year_from": 2026, "why": "", "what": "Vi", "for_whom": ""}
    save_mission(factors=[FactorContent("Ett"), FactorContent("Två"), FactorContent("Tre")], by=amir, **about)

    mission = save_mission(factors=[FactorContent("Två"), FactorContent("Fyra")], by=amir, **about)

    assert list(mission.quality_factors.values_list("text", flat=True)) == ["Två", "Fyra"]


def test_returned_plan_needs_words_and_keeps_them(thread, alice):
    plan = make_plan("Nyborg", thread.levels["Enhetsplan"], state=State.SUBMITTED)
    with pytest.raises(RefusedError) as refusal:
        return_plan(plan=plan, comment="", by=alice)

    returned = return_plan(plan=plan, comment="Skriv vem som gör vad.", by=alice)

    assert refusal.value.field == "comment"
    assert (returned.state, returned.return_comment) == (State.RETURNED, "Skriv vem som gör vad.")


def test_only_a_draft_is_thrown_away(thread, amir):
    draft = make_plan("Nyborg", thread.levels["Enhetsplan"])
    make_activity(draft, thread.promise, "Rastvärdar")
    with pytest.raises(RefusedError):
        delete_plan(plan=thread.plan, by=amir)

    delete_plan(plan=draft, by=amir)

    assert list(Plan.objects.all()) == [thread.plan]


MOVES = {
    "save": lambda plan, by: save_plan(plan=plan, texts={}, answers={}, by=by),
    "submit": lambda plan, by: submit_plan(plan=plan, by=by),
    "return": lambda plan, by: return_plan(plan=plan, comment="Mer om varför.", by=by),
    "adopt": lambda plan, by: adopt_plan(plan=plan, decision=board_decision(), by=by),
}
# What each move makes of each state; what is not here is refused. A move made twice is made once.
TABLE = {
    ("draft", "save"): "draft",
    ("draft", "submit"): "submitted",
    ("submitted", "submit"): "submitted",
    ("submitted", "return"): "returned",
    ("submitted", "adopt"): "adopted",
    ("returned", "save"): "returned",
    ("returned", "submit"): "submitted",
    ("returned", "return"): "returned",
    ("adopted", "adopt"): "adopted",
}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(moves=st.lists(st.sampled_from(sorted(MOVES)), max_size=8))
def test_plan_goes_its_way_and_no_other(thread, amir, moves):
    sid = transaction.savepoint()
    plan = make_plan("Nyborg", thread.levels["Enhetsplan"])
    state = "draft"

    for move in moves:
        expected = TABLE.get((state, move))
        if expected is None:
            with pytest.raises(RefusedError):
                MOVES[move](plan, amir)
        else:
            MOVES[move](plan, amir)
            state = expected
        stored = Plan.objects.get(pk=plan.pk)
        assert stored.state == state
        assert stored.is_decided == (state == "adopted")

    transaction.savepoint_rollback(sid)


def test_list_shows_every_unit_with_what_the_person_may_see(thread, amir, bob):
    make_plan("Nyborg", thread.levels["Enhetsplan"])

    seen = [
        [(row.organisation, row.state, row.is_own, row.may_create) for row in plan_list(year=YEAR, user=person).rows]
        for person in (amir, bob)
    ]

    assert seen[0] == [("Vallaskolan", "adopted", True, False), ("Nyborgsskolan", "", False, False)]
    assert seen[1] == [("Nyborgsskolan", "", False, False), ("Vallaskolan", "adopted", False, False)]


def test_list_says_where_the_year_has_no_model_or_the_model_no_plans(levels, bob):
    without_model = plan_list(year=2040, user=bob)
    ModelLevel.objects.filter(form="plan").delete()
    without_level = plan_list(year=YEAR, user=bob)

    assert (without_model.has_model, without_level.has_model, without_level.level) == (False, True, None)


def test_list_takes_as_many_queries_for_one_plan_as_for_three(thread, bob, count_queries):
    with count_queries(5):
        plan_list(year=YEAR, user=bob)
    make_plan("Nyborg", thread.levels["Enhetsplan"], state=State.SUBMITTED)
    make_activity(thread.plan, thread.promise, "En till")

    with count_queries(4):  # the grants are remembered
        plan_list(year=YEAR, user=bob)


def test_document_takes_as_many_queries_for_one_goal_as_for_three(thread, count_queries):
    with count_queries(9):
        plan_document(thread.plan)
    for number in range(2):
        goal = make_goal(thread.levels["Löfte"], "BUN", f"Löfte {number}", parent=thread.board)
        make_activity(thread.plan, goal, f"Aktivitet {number}")

    with count_queries(9):
        plan_document(thread.plan)


def test_draft_model_is_no_ground_for_plans(levels, amir):
    GovernanceModel.objects.update(state=State.DRAFT)

    with pytest.raises(RefusedError):
        create_plan(organisation=organisation("Valla"), year=YEAR, by=amir)
