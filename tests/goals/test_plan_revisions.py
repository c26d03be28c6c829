"""A plan's versions: revised beside the one in force, adopted in its place, and never two of either."""

from collections import Counter
from contextlib import suppress
from datetime import date
from types import SimpleNamespace

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goals.models import Activity, Plan, PlanAnswer, PlanText
from goals.plan_states import TRANSITIONS, Move, State, after
from goals.queries.plan_versions import plan_versions
from goals.services.activities import follow_activity
from goals.services.plan_revisions import revise_plan
from goals.services.plans import adopt_plan, create_plan, delete_plan, return_plan, save_plan, submit_plan
from governance.decisions import DecisionContent
from governance.models import AdoptionState, TemplateSection
from governance.refusals import RefusedError
from tests.conftest import organisation
from tests.goals.conftest import YEAR, make_activity, make_plan


def board_decision(day: int = 22) -> DecisionContent:
    return DecisionContent(
        decided_by=organisation("BUN"),
        decided_on=date(YEAR, 1, day),
        registry_number="BUN 2026:4",
        minutes_paragraph="7",
    )


def revised(plan, amir, reason="Ny mentor från hösten."):
    return revise_plan(plan=plan, reason=reason, by=amir)


def adopted(plan, amir, alice):
    submit_plan(plan=plan, by=amir)
    return adopt_plan(plan=plan, decision=board_decision(), by=alice)


def test_revision_holds_all_that_the_plan_holds_beside_it(thread, amir):
    section = TemplateSection.objects.create(level=thread.plan.level, order=1, heading="Året")
    PlanText.objects.create(plan=thread.plan, section=section, text="Vi bygger ut.")

    new = revised(thread.plan, amir)

    assert (new.version, new.state, new.revises, new.revision_reason) == (
        2,
        AdoptionState.DRAFT,
        thread.plan,
        "Ny mentor från hösten.",
    )
    assert new.texts.get().text == "Vi bygger ut."
    assert new.answers.get().text == thread.plan.answers.get().text
    copy = new.activities.get()
    assert (copy.title, copy.origin, copy.owner_name) == ("Mentorssamtal vecka 5", thread.activity, "Rektor")
    thread.plan.refresh_from_db()
    assert thread.plan.state == AdoptionState.ADOPTED


def test_revision_asked_for_twice_is_begun_once(thread, amir):
    first, second = revised(thread.plan, amir), revised(thread.plan, amir)

    assert (first.pk, Plan.objects.count()) == (second.pk, 2)


def test_another_revision_waits_for_the_one_being_written(thread, amir):
    revised(thread.plan, amir)

    with pytest.raises(RefusedError) as refusal:
        revised(thread.plan, amir, "Något annat.")

    assert refusal.value.message == "En ny version av planen skrivs redan."


def test_revision_says_why(thread, amir):
    with pytest.raises(RefusedError) as refusal:
        revised(thread.plan, amir, "")

    assert refusal.value.field == "reason"


@pytest.mark.parametrize("state", ["draft", "submitted", "superseded"])
def test_only_the_plan_in_force_is_revised(thread, amir, state):
    Plan.objects.filter(pk=thread.plan.pk).update(state=state)

    with pytest.raises(RefusedError):
        revised(thread.plan, amir)


def test_adopted_revision_takes_the_place_of_the_plan_in_force(thread, amir, alice):
    new = revised(thread.plan, amir)

    adopted(new, amir, alice)

    states = dict(Plan.objects.values_list("version", "state"))
    assert states == {1: AdoptionState.SUPERSEDED, 2: AdoptionState.ADOPTED}


def test_new_activities_take_over_what_was_told_meanwhile(thread, amir, alice):
    told, untold = thread.activity, make_activity(thread.plan, thread.promise, "Rastvärdar", status="under_way")
    new = revised(thread.plan, amir)
    follow_activity(activity=told, status="done", comment="Klart i mars.", by=amir)
    Activity.objects.filter(plan=new, origin=untold).update(comment="Skrivet i den nya.")

    adopted(new, amir, alice)

    found = {row.origin_id: (row.status, row.comment) for row in new.activities.all()}
    assert found == {told.pk: ("done", "Klart i mars."), untold.pk: ("under_way", "Skrivet i den nya.")}


def test_what_is_told_in_the_plan_in_force_wins_over_the_draft(thread, amir, alice):
    new = revised(thread.plan, amir)
    Activity.objects.filter(plan=new).update(status="stopped", comment="I utkastet.")
    follow_activity(activity=thread.activity, status="done", comment="Klart.", by=amir)

    adopted(new, amir, alice)

    assert new.activities.values_list("status", "comment").get() == ("done", "Klart.")


def test_superseded_plan_is_not_followed_up(thread, amir, alice):
    adopted(revised(thread.plan, amir), amir, alice)

    with pytest.raises(RefusedError):
        follow_activity(activity=thread.activity, status="done", comment="", by=amir)


@pytest.mark.parametrize("is_returned", [False, True])
def test_revision_is_thrown_away_and_the_plan_in_force_stands(thread, amir, alice, is_returned):
    new = revised(thread.plan, amir)
    if is_returned:
        submit_plan(plan=new, by=amir)
        return_plan(plan=new, comment="Behövs inte.", by=alice)

    delete_plan(plan=new, by=amir)

    assert list(Plan.objects.values_list("pk", "state")) == [(thread.plan.pk, AdoptionState.ADOPTED)]
    assert revised(thread.plan, amir, "Igen.").version == 2


def test_plan_begun_again_leads_to_the_revision_being_written(thread, amir):
    new = revised(thread.plan, amir)

    assert create_plan(organisation=thread.plan.organisation, year=YEAR, by=amir).pk == new.pk


def test_versions_tell_which_holds_and_which_is_written(thread, amir, alice, bob):
    new = revised(thread.plan, amir)
    seen_by_reader = plan_versions(thread.plan, bob)
    during = plan_versions(thread.plan, amir)
    adopted(new, amir, alice)
    thread.plan.refresh_from_db()
    after_it = plan_versions(thread.plan, bob)

    assert (seen_by_reader.are_several, seen_by_reader.written) == (False, None)
    assert (during.written.number, during.in_force) == (2, None)
    assert (after_it.in_force.number, after_it.replaced_by.number, after_it.written) == (2, 2, None)
    assert [version.number for version in after_it.versions] == [2, 1]


def test_versions_take_as_many_queries_for_one_as_for_three(thread, amir, alice, count_queries):
    plan_versions(thread.plan, amir)
    with count_queries(1):
        plan_versions(thread.plan, amir)
    for number in range(2):
        newest = Plan.objects.get(state=AdoptionState.ADOPTED)
        adopted(revised(newest, amir, f"Nr {number}"), amir, alice)

    with count_queries(1):
        plan_versions(thread.plan, amir)


def test_table_of_moves_supersedes_only_what_is_adopted():
    assert {state for (state, move) in TRANSITIONS if move is Move.SUPERSEDE} == {State.ADOPTED}
    assert after(State.SUPERSEDED, Move.ADOPT) is None
    assert not [state for (state, _move) in TRANSITIONS if state is State.SUPERSEDED]


def _words(plan: Plan) -> list:
    return [
        list(PlanAnswer.objects.filter(plan=plan).order_by("pk").values_list("goal", "text")),
        list(Activity.objects.filter(plan=plan).order_by("pk").values_list("goal", "title", "due_on")),
    ]


CALLS = {
    "save": lambda plan, who: save_plan(plan=plan, texts={}, answers={who.goal: who.text()}, by=who.amir),
    "submit": lambda plan, who: submit_plan(plan=plan, by=who.amir),
    "return": lambda plan, who: return_plan(plan=plan, comment="Mer om varför.", by=who.alice),
    "adopt": lambda plan, who: adopt_plan(plan=plan, decision=board_decision(), by=who.alice),
    "revise": lambda plan, who: revise_plan(plan=plan, reason=who.text(), by=who.amir),
    "delete": lambda plan, who: delete_plan(plan=plan, by=who.amir),
    "create": lambda plan, who: create_plan(organisation=plan.organisation, year=plan.year, by=who.amir),
}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(calls=st.lists(st.tuples(st.sampled_from(sorted(CALLS)), st.integers(0, 3)), max_size=14))
def test_whatever_is_called_in_whatever_order_one_plan_holds_and_one_is_written(thread, amir, alice, calls):
    sid = transaction.savepoint()
    make_plan("Nyborg", thread.levels["Enhetsplan"])
    texts = iter(range(1000))
    who = SimpleNamespace(amir=amir, alice=alice, goal=thread.promise.pk, text=lambda: f"Text {next(texts)}")
    locked = {}

    for call, which in calls:
        plans = list(Plan.objects.order_by("pk"))
        before = {plan.pk: plan.state for plan in plans}
        with suppress(RefusedError):
            CALLS[call](plans[which % len(plans)], who)
        now = list(Plan.objects.order_by("pk"))
        _assert_one_of_each(now)
        for plan in now:
            if plan.state in {"adopted", "superseded"}:
                assert locked.setdefault(plan.pk, _words(plan)) == _words(plan)
            if plan.state == "superseded" and before[plan.pk] != "superseded":
                assert (call, before[plan.pk]) == ("adopt", "adopted")
                assert any(other.revises_id == plan.pk and other.state == "adopted" for other in now)

    transaction.savepoint_rollback(sid)


def _assert_one_of_each(plans: list[Plan]) -> None:
    in_force = Counter(plan.organisation_id for plan in plans if plan.state == "adopted")
    written = Counter(plan.organisation_id for plan in plans if plan.state in {"draft", "submitted", "returned"})
    assert set(in_force.values()) | set(written.values()) <= {1}
