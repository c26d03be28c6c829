"""What a body has decided is changed by a new decision: the draft, and what it takes over when it is adopted."""

from datetime import date

import pytest

from goals import succession
from goals.models import Assignment, Contribution, Goal, GoalTag, NotRelevant, PlanAnswer, Tag
from goals.queries.marks import indicator_ids
from goals.queries.writing import links_of
from goals.services.goals import adopt_goals, create_goal, delete_goal, update_goal
from goals.services.revisions import revise_goal
from governance.models import AdoptionState
from governance.refusals import RefusedError
from tests.conftest import organisation
from tests.goals.conftest import YEAR, decision, make_goal, make_plan
from tests.goals.test_goal_services import content, content_of, council_decision

State = AdoptionState


@pytest.fixture(autouse=True)
def _in_2026(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: date(YEAR, 3, 2))


def adopt(goal, by):
    adopt_goals(goals=[goal], decision=council_decision(), by=by)


def test_draft_begins_as_the_goal_stands_and_leaves_it_in_force(thread, alice):
    GoalTag.objects.create(goal=thread.board, tag=Tag.objects.create(name="Barnrätt"))

    draft = revise_goal(goal=thread.board, by=alice)

    thread.board.refresh_from_db()
    assert (draft.state, draft.replaces, thread.board.state) == (State.DRAFT, thread.board, State.ADOPTED)
    assert (draft.title, draft.parent, draft.year_from, draft.year_to) == (thread.board.title, thread.main, YEAR, 2028)
    assert indicator_ids(draft) == indicator_ids(thread.board)
    assert links_of(draft) == links_of(thread.board)


def test_revision_asked_twice_is_one_draft(thread, alice):
    assert revise_goal(goal=thread.board, by=alice) == revise_goal(goal=thread.board, by=alice)


def test_only_a_goal_in_force_is_revised(thread, alice):
    for state in (State.DRAFT, State.SUPERSEDED):
        goal = make_goal(thread.levels["Nämndmål"], "BUN", f"Ett {state}", state=state)

        with pytest.raises(RefusedError):
            revise_goal(goal=goal, by=alice)


def test_draft_may_keep_the_words_and_the_year_of_the_goal_it_replaces(thread, alice):
    draft = revise_goal(goal=thread.board, by=alice)

    update_goal(goal=draft, content=content_of(draft, year_from=2025, rationale="Nytt skäl"), by=alice)
    adopt(draft, alice)

    assert Goal.objects.get(title=thread.board.title, state=State.ADOPTED).rationale == "Nytt skäl"


def test_draft_stays_above_what_serves_the_goal_it_replaces(thread, alice):
    draft = revise_goal(goal=thread.board, by=alice)

    with pytest.raises(RefusedError) as refusal:
        update_goal(goal=draft, content=content_of(draft, level=thread.levels["Löfte"], parent=thread.main), by=alice)

    assert refusal.value.field == "level"


def test_adoption_supersedes_the_old_and_takes_over_what_goes_on(thread, alice):
    helper = make_goal(thread.levels["Löfte"], "KS", "Hjälper till")
    Contribution.objects.create(goal=helper, served=thread.board)
    assignment = Assignment.objects.create(
        organisation=organisation("BUN"), title="Utred", goal=thread.board, due_on=date(YEAR, 9, 1), **decision()
    )
    silent = {"organisation": organisation("Nyborg"), "reason": "Inga elever"}
    now = NotRelevant.objects.create(goal=thread.board, year=YEAR, **silent)
    before = NotRelevant.objects.create(goal=thread.board, year=YEAR - 1, **silent)
    draft = revise_goal(goal=thread.board, by=alice)

    adopt(draft, alice)

    for row in (thread.board, thread.promise, assignment, now, before):
        row.refresh_from_db()
    assert thread.board.state == State.SUPERSEDED
    assert (thread.promise.parent, assignment.goal, now.goal) == (draft, draft, draft)
    assert list(draft.contributions_from.values_list("goal", flat=True)) == [helper.pk]
    assert before.goal == thread.board


def test_plans_of_years_in_which_the_new_goal_holds_answer_it(thread, alice):
    old_plan = make_plan("Valla", thread.levels["Enhetsplan"], year=YEAR - 1)
    old_answer = PlanAnswer.objects.create(plan=old_plan, goal=thread.promise, text="Då")
    draft = revise_goal(goal=thread.promise, by=alice)

    adopt(draft, alice)

    thread.activity.refresh_from_db()
    old_answer.refresh_from_db()
    assert thread.activity.goal == draft
    assert PlanAnswer.objects.get(plan=thread.plan).goal == draft
    assert old_answer.goal == thread.promise


def test_goals_that_serve_the_old_one_in_earlier_years_only_stay_with_it(thread, alice):
    early = make_goal(thread.levels["Löfte"], "BUN", "Tidigt", parent=thread.board, year_from=2024, year_to=2025)
    draft = revise_goal(goal=thread.board, by=alice)

    adopt(draft, alice)

    early.refresh_from_db()
    assert early.parent == thread.board


def test_each_move_is_kept_in_the_history(thread, alice):
    draft = revise_goal(goal=thread.board, by=alice)

    adopt(draft, alice)

    event = Goal.pgh_event_model.objects.filter(pgh_obj_id=thread.promise.pk).latest("pgh_id")
    assert (event.parent_id, event.pgh_context["service"]) == (draft.pk, "adopt_goals")


def test_a_draft_that_replaces_is_thrown_away_without_a_trace_on_the_goal(thread, alice):
    draft = revise_goal(goal=thread.board, by=alice)

    delete_goal(goal=draft, by=alice)

    assert revise_goal(goal=thread.board, by=alice).replaces == thread.board


def test_same_words_in_the_same_year_are_refused_beside_a_revision_too(thread, alice):
    draft = revise_goal(goal=thread.board, by=alice)

    with pytest.raises(RefusedError) as refusal:
        create_goal(content=content(thread.levels, title=draft.title, year_from=draft.year_from), by=alice)

    assert refusal.value.field == "title"


def test_every_relation_to_a_goal_is_thought_of():
    relations = {
        f"{relation.related_model._meta.model_name}.{relation.field.name}"
        for relation in Goal._meta.related_objects
        if not relation.related_model.__name__.endswith("Event")
    }

    assert relations == succession.GOES_OVER | succession.COPIED | succession.STAYS
