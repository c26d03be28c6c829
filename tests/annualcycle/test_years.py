"""The wheel of a year: prepared from a common year or from the last, started, decided, thrown away."""

from datetime import date

import pytest

from annualcycle.models import CycleStep, CycleTask, CycleYear, StepAdjustment, StepAsk, StepDocument
from annualcycle.presets import BudgetMonth, PresetChoices
from annualcycle.queries.years import steps_of_copy
from annualcycle.services.steps import StepContent, create_step
from annualcycle.services.years import copy_year, decide_year, discard_year, prepare_year, start_year
from governance.decisions import DecisionContent
from governance.models import Membership
from governance.refusals import RefusedError
from tests.annualcycle.wheels import make_model
from tests.conftest import make_person, organisation

YEAR = 2026


@pytest.fixture
def model(scope):
    return make_model()


@pytest.fixture
def wheel(model, alice):
    return prepare_year(year=YEAR, choices=PresetChoices(), by=alice)


def step_named(cycle, name):
    return CycleStep.objects.get(cycle=cycle, name=name)


def test_prepared_year_has_a_common_years_steps_and_asks_nobody(wheel):
    assert (wheel.steps.count(), wheel.started_at, CycleTask.objects.count()) == (23, None, 0)


def test_prepared_steps_say_what_they_ask_and_rest_on(wheel):
    step = step_named(wheel, "Nämndernas budgetförslag")

    assert {ask.content for ask in step.asks.all()} == {"documents"}
    assert [(each.title, each.is_handed_in) for each in step.documents.all()] == [
        ("Budgetdirektiv", False),
        ("Nämndens förslag till mål och budget", True),
    ]
    assert (step.asked_kinds, step.frequency, step.period_start) == (
        ["board", "executive_board", "joint_board"],
        "year",
        date(2027, 1, 1),
    )


def test_prepared_steps_belong_to_the_municipality(wheel):
    assert {step.organisation for step in wheel.steps.all()} == {organisation("K")}


def test_year_prepared_twice_is_one(wheel, alice):
    again = prepare_year(year=YEAR, choices=PresetChoices(), by=alice)

    assert (again.pk, CycleYear.objects.count(), CycleStep.objects.count()) == (wheel.pk, 1, 23)


def test_year_that_is_there_is_not_prepared_otherwise(wheel, alice):
    with pytest.raises(RefusedError) as refusal:
        prepare_year(year=YEAR, choices=PresetChoices(budget=BudgetMonth.JUNE), by=alice)

    assert refusal.value.field == "year"


def test_year_without_an_adopted_model_is_refused(scope, alice):
    with pytest.raises(RefusedError) as refusal:
        prepare_year(year=YEAR, choices=PresetChoices(), by=alice)

    assert refusal.value.field == "year"


def test_year_after_the_models_follows_the_latest(model, alice):
    cycle = prepare_year(year=2029, choices=PresetChoices(), by=alice)

    assert cycle.model == model


def test_started_year_asks_those_concerned(wheel, alice):
    number = start_year(cycle=wheel, by=alice)

    wheel.refresh_from_db()
    asked = step_named(wheel, "Enhetsplaner").tasks.values_list("organisation__short_name", flat=True)
    assert (number, wheel.started_by) == (CycleTask.objects.count(), alice)
    assert set(asked) == {"Valla", "Nyborg"}


def test_year_started_twice_asks_once(wheel, alice):
    start_year(cycle=wheel, by=alice)
    before = CycleTask.objects.count()

    assert (start_year(cycle=wheel, by=alice), CycleTask.objects.count()) == (0, before)


def test_year_without_steps_is_not_started(model, alice):
    empty = CycleYear.objects.create(model=model, year=YEAR)

    with pytest.raises(RefusedError):
        start_year(cycle=empty, by=alice)


def test_decision_is_recorded_with_the_year(wheel, alice):
    decision = DecisionContent(
        decided_by=organisation("KS"),
        decided_on=date(2025, 11, 4),
        registry_number="KS 2025/1",
        minutes_paragraph="201",
    )

    decide_year(cycle=wheel, decision=decision, by=alice)

    wheel.refresh_from_db()
    assert (wheel.is_decided, wheel.minutes_paragraph) == (True, "201")


def test_prepared_year_may_be_thrown_away(wheel, alice):
    discard_year(cycle=wheel, by=alice)

    assert (CycleYear.objects.count(), CycleStep.objects.count()) == (0, 0)


def test_started_year_is_not_thrown_away(wheel, alice):
    start_year(cycle=wheel, by=alice)

    with pytest.raises(RefusedError):
        discard_year(cycle=wheel, by=alice)


# --- the next year from this one


def test_copied_year_keeps_names_and_says_what_each_step_follows(wheel, alice):
    following = copy_year(source=wheel, by=alice)

    names = set(wheel.steps.values_list("name", flat=True))
    assert following.year == YEAR + 1
    # 2027 follows an election: the programme for private providers comes.
    assert set(following.steps.values_list("name", flat=True)) == names | {"Program för privata utförare"}
    assert {step.follows.name for step in following.steps.exclude(follows=None)} == names


def test_copied_year_moves_days_off_weekends_and_periods_along(wheel, alice):
    following = copy_year(source=wheel, by=alice)

    step = step_named(following, "Delårsuppföljning")
    assert (step.opens_on, step.due_on, step.period_start) == (date(2027, 9, 1), date(2027, 9, 16), date(2027, 5, 1))
    assert all(day.weekday() < 5 for each in following.steps.all() for day in (each.opens_on, each.due_on))


def test_copied_year_gets_the_laws_days_anew(wheel, alice):
    following = copy_year(source=wheel, by=alice)

    step = step_named(following, "Styrelsens budgetförslag")
    assert (step.due_on, step.latest_on, step.basis) == (date(2027, 10, 29), date(2027, 10, 31), "Kommunallagen 11:8")


def test_copied_year_brings_asks_documents_and_kinds(wheel, alice):
    following = copy_year(source=wheel, by=alice)

    for step in wheel.steps.all():
        new = step_named(following, step.name)
        assert sorted(new.asks.values_list("content", "wording")) == sorted(step.asks.values_list("content", "wording"))
        assert list(new.documents.values_list("title", "is_handed_in")) == list(
            step.documents.values_list("title", "is_handed_in")
        )
        assert new.asked_kinds == step.asked_kinds


def test_copied_year_brings_boards_own_steps_and_days(wheel, alice):
    board = organisation("BUN")
    content = StepContent(
        name="Skolornas dialogdag", kind="analysis", opens_on=date(2026, 9, 21), due_on=date(2026, 9, 22)
    )
    create_step(cycle=wheel, organisation=board, content=content, by=alice)
    StepAdjustment.objects.create(
        step=step_named(wheel, "Delårsuppföljning"), organisation=board, name="Vårt delår", due_on=date(2026, 9, 11)
    )

    following = copy_year(source=wheel, by=alice)

    own = step_named(following, "Delårsuppföljning").adjustments.get()
    assert step_named(following, "Skolornas dialogdag").organisation == board
    assert (own.name, own.due_on, own.organisation) == ("Vårt delår", date(2027, 9, 13), board)


def test_copied_year_leaves_out_steps_of_a_board_that_has_ended(wheel, alice):
    board = organisation("ON")
    content = StepContent(name="Egen dag", kind="analysis", opens_on=date(2026, 3, 2), due_on=date(2026, 3, 3))
    create_step(cycle=wheel, organisation=board, content=content, by=alice)
    board.valid_to = date(2026, 12, 31)
    board.save()

    following = copy_year(source=wheel, by=alice)

    assert not following.steps.filter(name="Egen dag").exists()


def test_copied_year_keeps_who_is_responsible_while_they_have_a_role(wheel, alice, exempelby):
    stays = make_person("Stina", (Membership.Role.CONTROLLER, "K"), municipality=exempelby)
    left = make_person("Lars", municipality=exempelby)
    wheel.steps.filter(name="Delårsuppföljning").update(responsible=stays)
    wheel.steps.filter(name="Enhetsplaner").update(responsible=left)

    following = copy_year(source=wheel, by=alice)

    assert step_named(following, "Delårsuppföljning").responsible == stays
    assert step_named(following, "Enhetsplaner").responsible is None


def test_budget_of_june_moves_to_the_new_council_in_an_election_year(model, alice):
    model.year_to = 2030
    model.save()
    source = prepare_year(year=2029, choices=PresetChoices(budget=BudgetMonth.JUNE), by=alice)

    following = copy_year(source=source, by=alice)

    before, after = (step_named(each, "Mål och budget antas") for each in (source, following))
    assert (before.due_on, after.opens_on, after.due_on) == (date(2029, 6, 22), date(2030, 10, 15), date(2030, 11, 29))


def test_copying_twice_makes_one_year(wheel, alice):
    first, second = copy_year(source=wheel, by=alice), copy_year(source=wheel, by=alice)

    assert (first.pk, CycleYear.objects.count()) == (second.pk, 2)


@pytest.mark.parametrize("number", [1, 3])
def test_copying_reads_in_as_many_queries_for_one_step_as_for_three(model, alice, number, django_assert_num_queries):
    cycle = CycleYear.objects.create(model=model, year=YEAR)
    for each in range(number):
        step = CycleStep.objects.create(
            cycle=cycle, organisation=organisation("K"), name=f"Steg {each}", kind="control",
            opens_on=date(2026, 3, 2), due_on=date(2026, 3, 3),
        )  # fmt: skip
        StepAsk.objects.create(step=step, content="word", wording="Något")
        StepDocument.objects.create(step=step, title="Underlag")

    with django_assert_num_queries(5):
        steps_of_copy(cycle, YEAR + 1, model)
