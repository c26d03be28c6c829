"""What comes along to a later year: the table of every model and field, and a plan copied forward with a choice."""

from datetime import date

import pytest
from django.apps import apps
from hypothesis import given
from hypothesis import strategies as st
from pghistory.models import Event

from goals.copying import LEFT, WITH_GOAL, WITH_PLAN, moved_dates
from goals.models import (
    Activity,
    Contribution,
    Contributor,
    Goal,
    GoalAgendaTarget,
    GoalEffect,
    GoalTag,
    LegalRequirement,
    Plan,
    PlanText,
    Tag,
)
from goals.queries.copying import plan_to_copy
from goals.services.copying import PlanChoice, copy_goals, copy_plan
from governance.models import AdoptionState, TemplateSection, User
from governance.refusals import RefusedError
from tests.conftest import organisation, signed_in
from tests.goals.conftest import YEAR, Thread, make_activity, make_goal, make_plan

MODELS = {
    model._meta.model_name: model for model in apps.get_app_config("goals").get_models() if not issubclass(model, Event)
}
CARRIED = {**WITH_PLAN, **WITH_GOAL}


def test_every_model_of_the_room_is_copied_or_left_for_a_reason() -> None:
    told = [*WITH_PLAN, *WITH_GOAL, *LEFT]

    assert sorted(told) == sorted(MODELS)
    assert all(LEFT.values())


@pytest.mark.parametrize("name", CARRIED)
def test_every_field_of_what_is_copied_is_told_of_once(name: str) -> None:
    fields = {field.name for field in MODELS[name]._meta.concrete_fields} - {"id", "municipality"}

    assert sorted(CARRIED[name].fields) == sorted(fields)


DAYS = st.dates(date(2020, 1, 1), date(2027, 12, 31))


@given(first=DAYS, second=DAYS, year=st.integers(2024, 2032), continues=st.booleans())
def test_moved_activity_lies_in_the_year_and_in_order(first: date, second: date, year: int, continues: bool) -> None:
    starts_on, due_on = sorted((first, second))

    begins, ready = moved_dates(starts_on, due_on, year=year, continues=continues)

    assert begins <= ready
    assert ready.year == max(year, due_on.year)
    assert (begins == starts_on) if continues else (begins.month, ready.month) == (starts_on.month, due_on.month)


def everything(plan: Plan, year: int) -> PlanChoice:
    source = plan_to_copy(plan, year)
    return PlanChoice(texts=list(source.sections), answers=list(source.answers), activities=list(source.activities))


@pytest.fixture
def written(thread: Thread) -> Thread:
    """The school's plan in force, with a text under a heading, and activities that are over, go on and lie ahead."""
    section = TemplateSection.objects.create(level=thread.plan.level, order=1, heading="Året som kommer")
    PlanText.objects.create(plan=thread.plan, section=section, text="Ett lugnt år.")
    make_activity(thread.plan, thread.promise, "Gjord", status="done", progress=100)
    make_activity(thread.plan, thread.promise, "Går", status="under_way", progress=40, comment="Halvvägs")
    return thread


def test_copied_plan_holds_what_was_chosen_of_each_model(written: Thread, amir: User) -> None:
    made = copy_plan(plan=written.plan, year=YEAR + 1, choice=everything(written.plan, YEAR + 1), by=amir)

    assert (made.year, made.version, made.state, made.revises) == (YEAR + 1, 1, AdoptionState.DRAFT, None)
    for name in set(WITH_PLAN) - {"plan"}:
        rows = MODELS[name].objects
        assert rows.filter(plan=made).count() == rows.filter(plan=written.plan).count() > 0
    going = made.activities.get(title="Går")
    again = made.activities.get(title="Gjord")
    assert (going.status, going.progress, going.comment) == ("under_way", 40, "Halvvägs")
    assert (going.starts_on, going.due_on) == (date(YEAR, 1, 7), date(YEAR + 1, 6, 10))
    assert (again.status, again.progress, again.starts_on) == ("not_started", 0, date(YEAR + 1, 1, 7))
    assert going.origin.plan == written.plan


def test_what_is_not_chosen_stays_behind(written: Thread, amir: User) -> None:
    made = copy_plan(plan=written.plan, year=YEAR + 1, choice=PlanChoice(), by=amir)

    assert [rows.exists() for rows in (made.texts, made.answers, made.activities)] == [False] * 3


def test_answer_comes_to_the_goal_that_has_taken_the_place(written: Thread, amir: User) -> None:
    written.promise.year_to = YEAR
    written.promise.save()
    heir = make_goal(written.levels["Löfte"], "BUN", "En modell för närvaro", parent=written.board, year_from=YEAR + 1)

    made = copy_plan(plan=written.plan, year=YEAR + 1, choice=everything(written.plan, YEAR + 1), by=amir)

    assert made.answers.get().goal == heir
    assert set(made.activities.values_list("goal", flat=True)) == {heir.pk}


def test_what_has_no_goal_to_come_under_is_told_and_left(written: Thread, amir: User) -> None:
    written.promise.year_to = YEAR
    written.promise.save()
    source = plan_to_copy(written.plan, YEAR + 1)

    made = copy_plan(plan=written.plan, year=YEAR + 1, choice=everything(written.plan, YEAR + 1), by=amir)

    assert source.left == [written.promise.title]
    assert not made.answers.exists()
    assert made.texts.get().text == "Ett lugnt år."


@pytest.mark.parametrize(
    ("change", "year", "words"),
    [
        ({"state": AdoptionState.DRAFT}, YEAR + 1, "fastställts"),
        ({}, YEAR, "efter"),
        ({}, 2099, "ingen nivå"),
    ],
)
def test_copy_that_cannot_be_made_is_refused(thread: Thread, amir: User, change: dict, year: int, words: str) -> None:
    Plan.objects.filter(pk=thread.plan.pk).update(**change)
    thread.plan.refresh_from_db()

    with pytest.raises(RefusedError, match=words):
        copy_plan(plan=thread.plan, year=year, choice=PlanChoice(), by=amir)


def test_year_that_has_a_plan_is_refused_so_that_nothing_is_written_over(thread: Thread, amir: User) -> None:
    make_plan("Valla", thread.levels["Enhetsplan"], year=YEAR + 1)

    with pytest.raises(RefusedError, match="redan en plan"):
        copy_plan(plan=thread.plan, year=YEAR + 1, choice=PlanChoice(), by=amir)


def test_page_ticks_what_goes_on_and_not_what_is_over(written: Thread, amir: User) -> None:
    client = signed_in(amir)
    address = f"/exempelby/goals/plans/{written.plan.pk}/copy/"
    fields = client.get(address).context["form"].fields
    ticked = {name: "on" for name, field in fields.items() if field.initial}

    answer = client.post(address, ticked, follow=True)

    assert sorted(fields) == sorted([*ticked, f"activity-{Activity.objects.get(title='Gjord', origin=None).pk}"])
    made = Plan.objects.get(year=YEAR + 1)
    assert answer.redirect_chain[-1][0] == f"/exempelby/goals/plans/{made.pk}/edit/"
    assert sorted(made.activities.values_list("title", flat=True)) == ["Går", "Mentorssamtal vecka 5"]


@pytest.fixture
def tied(thread: Thread) -> Thread:
    """A municipal and a board goal that end this year, the latter with one of each thing that it may be tied to."""
    Goal.objects.filter(pk__in=[thread.main.pk, thread.board.pk]).update(year_to=YEAR)
    other = make_goal(thread.levels["Kommunmål"], "KF", "Trygga barn")
    GoalTag.objects.create(goal=thread.board, tag=Tag.objects.create(name="Barn"))
    GoalAgendaTarget.objects.create(goal=thread.board, code="4.1")
    law = LegalRequirement.objects.create(act="Skollagen", provision="1 kap. 4 §", requirement="Alla ska lyckas.")
    thread.board.legal_requirements.create(requirement=law)
    Contribution.objects.create(goal=thread.board, served=other)
    Contributor.objects.create(goal=thread.board, organisation=organisation("ON"), task="Tidiga insatser")
    GoalEffect.objects.create(goal=thread.board, organisation=organisation("ON"), kind="helps", text="Färre ärenden")
    return thread


def test_copied_goal_holds_one_of_each_that_it_was_tied_to(tied: Thread, alice: User) -> None:
    made = copy_goals(goals=[tied.board, tied.main], year_from=YEAR + 1, year_to=YEAR + 2, by=alice)

    top, board = made
    assert (top.title, board.title, board.state) == (tied.main.title, tied.board.title, AdoptionState.DRAFT)
    assert (board.parent, top.parent, board.year_from, board.year_to) == (top, tied.vision, YEAR + 1, YEAR + 2)
    for name in set(WITH_GOAL) - {"goal"}:
        rows = MODELS[name].objects
        assert rows.filter(goal=board).count() == rows.filter(goal=tied.board).count() > 0, name


def test_copy_stands_under_what_holds_still_and_alone_where_nothing_does(tied: Thread, alice: User) -> None:
    (board,) = copy_goals(goals=[tied.board], year_from=YEAR + 1, year_to=YEAR + 1, by=alice)
    (top,) = copy_goals(goals=[tied.main], year_from=YEAR + 1, year_to=YEAR + 1, by=alice)

    assert (board.parent, board.contributions.get().served.title) == (None, "Trygga barn")
    assert top.parent == tied.vision


def test_copy_asked_for_twice_is_made_once(tied: Thread, alice: User) -> None:
    goals = [tied.main, tied.board]

    copy_goals(goals=goals, year_from=YEAR + 1, year_to=YEAR + 1, by=alice)

    assert copy_goals(goals=goals, year_from=YEAR + 1, year_to=YEAR + 1, by=alice) == []


def test_goal_that_holds_longer_needs_no_copy(thread: Thread, alice: User) -> None:
    assert copy_goals(goals=[thread.vision], year_from=YEAR + 1, year_to=YEAR + 1, by=alice) == []


@pytest.mark.parametrize(("years", "words"), [((YEAR + 2, YEAR + 1), "före det första"), ((2040, 2041), "ingen nivå")])
def test_years_without_a_model_and_in_the_wrong_order_are_refused(
    tied: Thread, alice: User, years: tuple[int, int], words: str
) -> None:
    with pytest.raises(RefusedError, match=words):
        copy_goals(goals=[tied.main], year_from=years[0], year_to=years[1], by=alice)


def test_page_offers_the_goals_that_end_and_not_those_of_others(tied: Thread, alice: User) -> None:
    client = signed_in(alice)
    address = f"/exempelby/goals/copy/?year={YEAR}"
    offered = [goal.title for goal in client.get(address).context["source"].goals]

    none = client.post(address, {"year_to": YEAR + 1})
    some = client.post(address, {"year_to": YEAR + 1, f"goal-{tied.main.pk}": "on"})

    assert offered == [tied.main.title, tied.board.title]
    assert "Kryssa i minst ett mål." in none.content.decode()
    assert (some.status_code, Goal.objects.filter(year_from=YEAR + 1).count()) == (302, 1)
