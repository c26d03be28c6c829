"""Plans under the headings of their level's template, on several levels, with limits and what must be written."""

import pytest

from goals.models import Assignment, NotRelevant, Plan, PlanAnswer, PlanText
from goals.queries.levels import plan_level, plan_levels, plan_levels_for
from goals.queries.plan_document import plan_document
from goals.queries.plan_list import plan_list
from goals.services.plans import create_plan, save_plan, submit_plan
from governance.models import ModelLevel, TemplateSection
from governance.refusals import RefusedError
from tests.conftest import organisation
from tests.goals.conftest import YEAR, decision, make_activity, make_goal, make_plan

Kind = TemplateSection.Kind


def make_section(level, order, heading, kind=Kind.TEXT, **fields):
    return TemplateSection.objects.create(level=level, order=order, heading=heading, kind=kind, **fields)


@pytest.fixture
def draft(thread):
    """A school's empty draft."""
    return make_plan("Nyborg", thread.levels["Enhetsplan"])


@pytest.fixture
def boards(levels):
    """A level of boards' plans above the units'."""
    ModelLevel.objects.filter(model=levels["Enhetsplan"].model, order__gte=5).update(order=7)
    ModelLevel.objects.filter(pk=levels["Handling"].pk).update(order=8)
    return ModelLevel.objects.create(
        model=levels["Enhetsplan"].model,
        order=5,
        form="plan",
        name="Nämndplan",
        name_plural="Nämndplaner",
        owner_kind="board",
    )


def test_sections_come_in_the_templates_order_with_what_is_written(thread, draft, amir):
    level = draft.level
    make_section(level, 3, "Mål", Kind.GOALS)
    about = make_section(level, 1, "Om skolan", help_text="Kort.", longest_text=400)
    make_section(level, 2, "Grunduppdrag", Kind.CORE_MISSION)

    save_plan(plan=draft, texts={about.pk: "Vi är 300 elever."}, answers={}, by=amir)

    sections = plan_document(draft).sections
    assert [(s.heading, s.kind, s.text, s.longest) for s in sections] == [
        ("Om skolan", "text", "Vi är 300 elever.", 400),
        ("Grunduppdrag", "core_mission", "", None),
        ("Mål", "goals", "", None),
    ]


def test_level_without_a_template_has_core_mission_and_goals(thread, draft):
    assert [section.kind for section in plan_document(draft).sections] == ["core_mission", "goals"]


def test_emptied_text_goes_and_another_templates_is_left_out(thread, draft, amir):
    own = make_section(draft.level, 1, "Om skolan")
    other = make_section(thread.levels["Löfte"], 1, "Annat")
    goals = make_section(draft.level, 2, "Mål", Kind.GOALS)
    save_plan(plan=draft, texts={own.pk: "Vi", other.pk: "Nej", goals.pk: "Nej"}, answers={}, by=amir)
    stored = list(PlanText.objects.values_list("section", "text"))

    save_plan(plan=draft, texts={own.pk: ""}, answers={}, by=amir)

    assert stored == [(own.pk, "Vi")]
    assert not PlanText.objects.exists()


def test_what_must_be_written_stops_the_plan_and_is_told(thread, draft, amir):
    text = make_section(draft.level, 1, "Om skolan", is_required=True)
    make_section(draft.level, 2, "Grunduppdrag", Kind.CORE_MISSION, is_required=True)
    make_section(draft.level, 3, "Mål", Kind.GOALS, is_required=True)

    with pytest.raises(RefusedError) as refusal:
        submit_plan(plan=draft, by=amir)

    lacks = plan_document(draft).lacks
    assert [lack.words for lack in lacks] == [
        "”Om skolan” ska skrivas.",
        "”Grunduppdrag”: inget grunduppdrag är skrivet.",
        "”En modell för närvaro” har varken text eller aktiviteter.",
    ]
    assert (lacks[0].anchor, lacks[2].anchor) == (f"id_text-{text.pk}", f"id_answer-{thread.promise.pk}")
    assert refusal.value.message.startswith("Planen är inte klar att lämnas in. ”Om skolan” ska skrivas.")


def test_goal_that_is_not_relevant_is_answered(thread, draft):
    make_section(draft.level, 3, "Mål", Kind.GOALS, is_required=True)
    NotRelevant.objects.create(goal=thread.promise, organisation=draft.organisation, year=YEAR, reason="Inga elever.")

    document = plan_document(draft)

    assert (document.lacks, document.goals[0].not_relevant) == ([], "Inga elever.")


@pytest.mark.parametrize("is_hard", [True, False])
def test_too_long_a_text_stops_the_plan_only_where_limits_are_hard(thread, draft, amir, is_hard):
    ModelLevel.objects.filter(pk=draft.level_id).update(longest_text=100, limits_are_hard=is_hard)
    section = make_section(draft.level, 1, "Om skolan", longest_text=120)
    make_section(draft.level, 2, "Mål", Kind.GOALS)
    answers = {thread.promise.pk: "a" * 101}
    save_plan(plan=draft, texts={section.pk: "å" * 125}, answers=answers, by=amir)
    draft = Plan.objects.select_related("level").get(pk=draft.pk)

    document = plan_document(draft)

    told = [
        "”Om skolan” är 5 tecken för lång; högst 120.",
        "”En modell för närvaro” är 1 tecken för lång; högst 100.",
    ]
    assert [lack.words for lack in document.lacks] == (told if is_hard else [])
    assert [line for line in document.advice if "för lång" in line] == ([] if is_hard else told)


def test_assignments_of_the_year_stand_in_the_plan(thread, draft):
    make_section(draft.level, 1, "Uppdrag", Kind.ASSIGNMENTS)
    about = decision() | {"organisation": draft.organisation, "due_on": f"{YEAR}-10-01"}
    Assignment.objects.create(title="Se över skolskjutsen", **about)
    Assignment.objects.create(
        title="Stängt förr", status="closed", closed_on=f"{YEAR - 1}-12-01", closing_paragraph="9", **about
    )
    Assignment.objects.create(title="Andras", **about | {"organisation": organisation("Valla")})

    assert [row.title for row in plan_document(draft).assignments] == ["Se över skolskjutsen"]


def test_board_writes_on_its_own_level_and_may_choose_the_units(boards, levels, alice):
    own = create_plan(organisation=organisation("BUN"), year=YEAR, by=alice)
    unit = create_plan(organisation=organisation("BUN"), year=YEAR, level=levels["Enhetsplan"], by=alice)
    school = create_plan(organisation=organisation("Valla"), year=YEAR, by=alice)

    assert [plan.level.name for plan in (own, unit, school)] == ["Nämndplan", "Enhetsplan", "Enhetsplan"]
    with pytest.raises(RefusedError) as refusal:
        create_plan(organisation=organisation("Valla"), year=YEAR, level=boards, by=alice)
    assert refusal.value.field == "level"


def test_boards_plan_tells_what_the_plans_below_answer_and_its_other_goals(boards, thread):
    plan = make_plan("BUN", boards)
    handed_in = make_plan("Nyborg", thread.levels["Enhetsplan"], state="submitted")
    PlanAnswer.objects.create(plan=handed_in, goal=thread.promise, text="Vi med.")
    make_activity(thread.plan, thread.promise, "Klart redan", status="done")

    document = plan_document(plan)

    assert [(row.organisation, row.activities, row.done, row.is_adopted) for row in document.goals[0].below] == [
        ("Nyborgsskolan", 0, 0, False),
        ("Vallaskolan", 2, 1, True),
    ]
    assert [goal.title for goal in document.own_goals] == ["Fler når behörighet"]


def test_list_shows_each_level_and_who_has_none(boards, thread, bob):
    everyone = plan_list(year=YEAR, user=bob)
    one = plan_list(year=YEAR, user=bob, level=boards.pk)

    assert [(count.level and count.level.name, count.adopted, count.number) for count in everyone.counts] == [
        (None, 1, 5),
        ("Nämndplan", 0, 3),
        ("Enhetsplan", 1, 2),
    ]
    assert (everyone.without, one.without) == (4, 3)
    assert {row.level_name for row in one.rows} == {"Nämndplan"}


def test_list_is_narrowed_by_state_and_board(boards, thread, bob):
    board = organisation("BUN").pk

    of_board = plan_list(year=YEAR, user=bob, board=board)
    adopted = plan_list(year=YEAR, user=bob, state="adopted")
    none = plan_list(year=YEAR, user=bob, state="none", board=board)
    unknown = plan_list(year=YEAR, user=bob, board=999_999)

    assert len(of_board.rows) == 3
    assert [row.organisation for row in adopted.rows] == ["Vallaskolan"]
    assert [row.organisation for row in none.rows] == ["Barn- och utbildningsnämnden", "Nyborgsskolan"]
    assert len(unknown.rows) == 5


def test_revision_stands_beside_the_plan_in_force_in_the_list(thread, amir, bob):
    revision = make_plan(
        "Valla", thread.plan.level, version=2, revises=thread.plan, revision_reason="Ny tid.", state="submitted"
    )

    row = next(row for row in plan_list(year=YEAR, user=bob, state="submitted").rows)
    own = plan_list(year=YEAR, user=amir, state="revised").rows[0]

    assert (row.plan_id, row.state, row.revision_id, row.written_id) == (
        thread.plan.pk,
        "adopted",
        revision.pk,
        None,
    )
    assert own.revision_label == "Inlämnad"


def test_document_of_a_board_takes_as_many_queries_for_one_unit_as_for_three(boards, thread, count_queries):
    plan = make_plan("BUN", boards)
    plan_document(plan)
    with count_queries(12):
        plan_document(plan)
    other = make_plan("Nyborg", thread.levels["Enhetsplan"], state="submitted")
    for number in range(2):
        goal = make_goal(thread.levels["Löfte"], "BUN", f"Löfte {number}", parent=thread.board)
        make_activity(other, goal, f"Aktivitet {number}")

    with count_queries(12):
        plan_document(plan)


def test_units_level_is_the_lowest_of_the_plans(boards, levels):
    found = list(ModelLevel.objects.all())

    assert [level.name for level in plan_levels(found)] == ["Nämndplan", "Enhetsplan"]
    assert plan_level(found) == levels["Enhetsplan"]
    assert [level.name for level in plan_levels_for("board", found)] == ["Nämndplan", "Enhetsplan"]
    assert [level.name for level in plan_levels_for("unit", found)] == ["Enhetsplan"]
    assert plan_levels_for("council", found) == []
