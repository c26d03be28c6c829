"""How far what steps of the annual wheel ask about goals and plans has come."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annualcycle.models import ClosedPeriod, Content
from annualcycle.periods import Period
from annualcycle.progress import Need, Progress, progress_of
from goals.models import (
    Assessment,
    Contribution,
    Contributor,
    ContributorComment,
    CoreMission,
    Goal,
    MissionAssessment,
    NotRelevant,
    Plan,
    PlanAnswer,
    PlanText,
)
from goals.queries.assessment import assessed_goals, assessed_missions
from goals.queries.cascade import cascade, cascades_within, reach_of
from goals.queries.holding import goals_holding
from goals.queries.material import organisations_by_id
from goals.queries.plan_document import plan_document
from goals.queries.progress import goals_held
from goals.queries.shares import shares_within
from goals.services.plans import submit_plan
from governance.models import AdoptionState, ModelLevel, Municipality, TemplateSection, User
from governance.tenancy import municipality_scope
from indicators.models import Value
from tests.conftest import make_person, organisation
from tests.goals.conftest import (
    YEAR,
    Thread,
    make_activity,
    make_goal,
    make_indicator,
    make_model,
    make_plan,
    make_target,
    make_thread,
    make_values,
)

T1, T2, WHOLE = (Period.parse(code) for code in (f"{YEAR}-T1", f"{YEAR}-T2", str(YEAR)))
NEXT = Period.parse(str(YEAR + 1))
EVERY = (
    Content.ASSESSMENTS,
    Content.ANALYSES,
    Content.PLAN,
    Content.ADOPTED_PLAN,
    Content.ANSWERS,
    Content.COMMENTS,
)
MOST = (5, 11, 13, 3, 11, 2)  # queries of each


def need(content: str, short_name: str, period: Period | None = T2, *, level: ModelLevel | None = None) -> Need:
    place = organisation(short_name).pk
    return Need(content, place, YEAR, period, step=1, task=1, level=level.pk if level else 0)


def told(*needs: Need) -> list[tuple[int, int]]:
    """Done and total of each need, in their order."""
    found = progress_of(needs)
    return [(found[each].done, found[each].total) for each in needs]


def path(each: Need) -> str:
    return progress_of([each])[each].path


def judgement(by: User, period: Period = T2, status: str = "partly", **fields: Any) -> dict[str, Any]:
    """What an assessment of the period holds."""
    return {
        "frequency": period.frequency,
        "period_start": period.start,
        "period_end": period.end,
        "status": status,
        "sentence": "Vi är på väg.",
        "suggested": status,
        "suggestion": "",
        "assessed_by": by,
    } | fields


def assess(goal: Goal, by: User, period: Period = T2, status: str = "partly") -> Assessment:
    return Assessment.objects.create(goal=goal, **judgement(by, period, status))


# --- goals and core missions assessed


def test_assessments_are_counted_as_the_controllers_list_counts_them(thread: Thread, alice: User) -> None:
    CoreMission.objects.create(organisation=organisation("BUN"), year_from=YEAR, what="Vi undervisar.")
    CoreMission.objects.create(organisation=organisation("Valla"), year_from=2024, what="Skola.")
    make_goal(thread.levels["Nämndmål"], "BUN", "Utkast", state=AdoptionState.DRAFT)
    make_goal(thread.levels["Nämndmål"], "BUN", "Förbi", year_from=2023, year_to=2024)

    found = told(*(need(Content.ASSESSMENTS, name) for name in ("BUN", "KF", "Valla", "ON")))

    missions = assessed_missions(YEAR, organisations_by_id())
    assert found == [(0, 3), (0, 1), (0, 0), (0, 0)]
    assert sum(total for _done, total in found) == len(assessed_goals(YEAR)) + len(missions)


def test_assessments_of_the_period_are_done_half_and_then_whole(thread: Thread, alice: User) -> None:
    CoreMission.objects.create(organisation=organisation("BUN"), year_from=YEAR, what="Vi undervisar.")
    asked = need(Content.ASSESSMENTS, "BUN")
    assess(thread.board, alice)
    assess(thread.promise, alice, T1)
    half = told(asked)

    assess(thread.promise, alice)
    MissionAssessment.objects.create(organisation=organisation("BUN"), **judgement(alice))

    assert (half, told(asked), path(asked)) == ([(1, 3)], [(3, 3)], f"/goals/assessments/?period={YEAR}-T2")


def test_assessments_of_a_closed_period_are_told_as_they_were(thread: Thread, alice: User) -> None:
    assess(thread.board, alice)

    ClosedPeriod.objects.create(frequency=T2.frequency, period_start=T2.start, closed_by=alice)

    assert told(need(Content.ASSESSMENTS, "BUN")) == [(1, 2)]


def test_goal_that_gave_way_is_assessed_in_the_years_that_it_held(thread: Thread) -> None:
    level = thread.levels["Nämndmål"]
    old = make_goal(level, "ON", "Gammalt", state=AdoptionState.SUPERSEDED)
    make_goal(level, "ON", "Nytt", year_from=YEAR, replaces=old)

    found = {year: {goal.pk for goal in goals_held([2025, YEAR, 2027]) if goal.holds(year)} for year in (2025, YEAR)}

    assert found == {year: set(goals_holding(year).values_list("pk", flat=True)) for year in (2025, YEAR)}
    assert told(need(Content.ASSESSMENTS, "ON", Period.parse("2025")), need(Content.ASSESSMENTS, "ON")) == [
        (0, 1),
        (0, 1),
    ]


# --- deviations told why


def test_deviations_are_goals_that_fall_short_and_values_that_miss(thread: Thread, alice: User) -> None:
    assess(thread.board, alice, WHOLE)
    assess(thread.promise, alice, WHOLE, "fulfilled")
    measure = make_indicator("Behörighet")
    make_target(measure, "BUN", YEAR, low=90)
    make_values(measure, "BUN", {YEAR: "80"})
    asked = need(Content.ANALYSES, "BUN", WHOLE)
    half = told(asked)

    Value.objects.update(comment="Ny modell för närvaro först i höst.")

    assert (half, told(asked)) == ([(1, 2)], [(2, 2)])
    assert path(asked) == f"/indicators/values/?organisation={organisation('BUN').pk}&period={YEAR}"


def test_nothing_deviates_before_anything_is_assessed_or_measured(thread: Thread) -> None:
    assert told(need(Content.ANALYSES, "BUN"), need(Content.ANALYSES, "BUN", None)) == [(0, 0), (0, 0)]


def test_deviations_of_a_core_mission_count_where_only_goals_fall_short(thread: Thread, alice: User) -> None:
    MissionAssessment.objects.create(organisation=organisation("ON"), **judgement(alice, status="not_fulfilled"))
    asked = need(Content.ANALYSES, "ON")

    assert (told(asked), path(asked)) == ([(1, 1)], "")  # nothing of it can be lacking, so it leads nowhere


# --- plans


def section(level: ModelLevel, order: int, kind: str = "text", **fields: Any) -> TemplateSection:
    given = {"heading": f"Rubrik {order}", "is_required": True} | fields
    return TemplateSection.objects.create(level=level, order=order, kind=kind, **given)


def test_plan_is_written_part_by_part_and_then_handed_in(thread: Thread, alice: User) -> None:
    level = thread.levels["Enhetsplan"]
    texts = [section(level, 1), section(level, 2)]
    section(level, 3, is_required=False)
    section(level, 4, "core_mission")
    section(level, 5, "goals")
    asked = need(Content.PLAN, "Nyborg")
    nothing = told(asked)
    plan = make_plan("Nyborg", level)
    begun = told(asked)
    PlanText.objects.create(plan=plan, section=texts[0], text="Vi börjar med läsning.")
    CoreMission.objects.create(organisation=organisation("BUN"), year_from=YEAR, what="Vi undervisar.")
    half = told(asked)
    PlanText.objects.create(plan=plan, section=texts[1], text="Och räkning.")
    make_activity(plan, thread.promise, "Läsgrupper")
    ready = told(asked)
    lacks = plan_document(plan).lacks
    submit_plan(plan=plan, by=alice)

    assert [nothing, begun, half, ready, told(asked)] == [[(0, 5)], [(0, 5)], [(2, 5)], [(4, 5)], [(5, 5)]]
    assert (lacks, path(asked)) == ([], f"/goals/plans/{plan.pk}/")


def test_plan_without_a_template_is_one_part_and_one_not_begun_leads_to_its_beginning(thread: Thread) -> None:
    asked = need(Content.PLAN, "Nyborg")

    place, level = organisation("Nyborg").pk, thread.levels["Enhetsplan"].pk
    assert progress_of([asked])[asked] == Progress(
        0, 1, f"/goals/plans/new/?organisation={place}&year={YEAR}&level={level}"
    )


def test_plan_returned_is_not_handed_in(thread: Thread) -> None:
    make_plan("Nyborg", thread.levels["Enhetsplan"], state=AdoptionState.RETURNED, return_comment="Mer.")

    assert told(need(Content.PLAN, "Nyborg")) == [(0, 1)]


def test_plan_says_that_a_goal_is_not_relevant(thread: Thread) -> None:
    section(thread.levels["Enhetsplan"], 1, "goals")
    place = organisation("Nyborg")
    NotRelevant.objects.create(goal=thread.promise, organisation=place, year=YEAR, reason="Nej.")

    assert told(need(Content.PLAN, "Nyborg")) == [(1, 2)]


def test_plan_of_the_period_that_the_step_names_is_asked_for(thread: Thread) -> None:
    make_plan("Valla", thread.levels["Enhetsplan"], year=YEAR + 1, state=AdoptionState.SUBMITTED)

    assert told(
        need(Content.ADOPTED_PLAN, "Valla", None),
        need(Content.ADOPTED_PLAN, "Valla", NEXT),
        need(Content.PLAN, "Valla", NEXT, level=thread.levels["Enhetsplan"]),
    ) == [(1, 1), (0, 1), (1, 1)]


def test_plan_being_revised_stays_adopted(thread: Thread) -> None:
    level = thread.levels["Enhetsplan"]
    make_plan("Valla", level, version=2, revises=thread.plan, revision_reason="Ny rektor.")

    asked = need(Content.PLAN, "Valla")
    assert (told(asked, need(Content.ADOPTED_PLAN, "Valla")), path(asked)) == (
        [(1, 1), (1, 1)],
        f"/goals/plans/{thread.plan.pk}/",
    )


def test_council_and_a_board_write_no_units_plan(thread: Thread) -> None:
    level = thread.levels["Enhetsplan"]

    assert told(need(Content.PLAN, "KF"), need(Content.PLAN, "KF", level=level)) == [(0, 0), (0, 0)]


# --- answers to goals from above


def test_answers_are_counted_as_the_cascade_counts_them(thread: Thread, exempelby: Municipality) -> None:
    places = ("BUN", "ON", "Valla", "Nyborg")
    writer = make_person("Rut", *(("official", name) for name in places), municipality=exempelby)
    draft = make_plan("Nyborg", thread.levels["Enhetsplan"])
    make_activity(draft, thread.promise, "Läsgrupper")
    make_goal(thread.levels["Nämndmål"], "ON", "Utkast", parent=thread.main, state=AdoptionState.DRAFT)

    found = told(*(need(Content.ANSWERS, name) for name in places))

    pages = [cascade(organisation(name), year=YEAR, user=writer) for name in places]
    assert found == [(page.answered, page.asked) for page in pages] == [(1, 1), (1, 1), (1, 1), (1, 1)]


def test_part_in_what_another_has_not_decided_answers_nothing(thread: Thread, exempelby: Municipality) -> None:
    draft = make_goal(thread.levels["Löfte"], "BUN", "Utkast", parent=thread.board, state=AdoptionState.DRAFT)
    other = make_goal(thread.levels["Nämndmål"], "BUN", "Ett till", parent=thread.main, state=AdoptionState.DRAFT)
    for goal in (draft, other):
        Contributor.objects.create(goal=goal, organisation=organisation("ON"))
    reader = make_person("Ola", ("official", "ON"), municipality=exempelby)

    found = told(need(Content.ANSWERS, "ON"), need(Content.ANSWERS, "BUN"))

    page = cascade(organisation("ON"), year=YEAR, user=reader)
    assert found == [(0, 1), (1, 1)]
    assert found[0] == (page.answered, page.asked)


def test_share_by_ids_is_the_cascades_own_for_each_organisation(thread: Thread) -> None:
    levels = thread.levels
    board = make_goal(levels["Nämndmål"], "ON", "Trygg omsorg")
    Contribution.objects.create(goal=board, served=thread.main)
    make_goal(levels["Nämndmål"], "BUN", "Utkast till mål", parent=thread.main, state=AdoptionState.DRAFT)
    Contributor.objects.create(goal=board, organisation=organisation("Nyborg"))
    NotRelevant.objects.create(goal=thread.promise, organisation=organisation("Nyborg"), year=YEAR, reason="Annat.")
    make_goal(levels["Kommunmål"], "KF", "Två procent", kind="financial")
    make_goal(levels["Kommunmål"], "KF", "Ännu ett mål")
    make_activity(make_plan("Nyborg", levels["Enhetsplan"]), thread.promise, "Läsgrupper")
    reach = reach_of(YEAR)

    found = shares_within(reach, reach.organisations)

    expected = {pk: cascades_within(reach, [pk], drafts=frozenset({pk}))[pk] for pk in reach.organisations}
    assert found == {pk: (page.answered, page.asked) for pk, page in expected.items()}
    assert any(asked for _answered, asked in found.values())


def test_answers_not_given_are_left_and_lead_to_the_cascade(thread: Thread) -> None:
    asked = need(Content.ANSWERS, "ON")

    address = f"/goals/cascade/?organisation={organisation('ON').pk}&year={YEAR}"
    assert progress_of([asked])[asked] == Progress(0, 1, address)


# --- joint commitments


def test_comments_are_counted_for_the_period_where_the_goal_holds(thread: Thread, alice: User) -> None:
    place = organisation("ON")
    other = make_goal(thread.levels["Löfte"], "BUN", "Ingen står utan stöd")
    for goal in (thread.promise, other, make_goal(thread.levels["Löfte"], "BUN", "Sedan", year_from=2027)):
        Contributor.objects.create(goal=goal, organisation=place)
    asked, before = need(Content.COMMENTS, "ON"), need(Content.COMMENTS, "ON", T1)
    nothing = told(asked)
    part = Contributor.objects.get(goal=other)
    ContributorComment.objects.create(
        contributor=part,
        frequency=T2.frequency,
        period_start=T2.start,
        period_end=T2.end,
        text="Bra.",
        written_by=alice,
    )

    assert (nothing, told(asked, before, need(Content.COMMENTS, "BUN"))) == ([(0, 2)], [(1, 2), (0, 2), (0, 0)])
    assert path(asked) == f"/goals/contributions/?period={YEAR}-T2&organisation={place.pk}"


# --- all of them


@pytest.mark.parametrize("content", EVERY)
def test_nothing_is_asked_where_there_is_no_model(scope: Municipality, content: str) -> None:
    assert told(need(content, "Valla"), need(content, "KF", None)) == [(0, 0), (0, 0)]


@pytest.mark.parametrize("content", EVERY)
def test_another_municipality_is_not_told_of(exempelby: Municipality, annanstad: Municipality, content: str) -> None:
    with municipality_scope(annanstad):
        make_thread(make_model())
        other = [need(content, "BUN"), need(content, "Valla")]
    with municipality_scope(exempelby):
        make_model()

        assert told(*other) == [(0, 0), (0, 0)]


@pytest.mark.parametrize(("content", "most"), list(zip(EVERY, MOST, strict=True)))
def test_progress_of_many_takes_as_many_queries_as_of_one(thread: Thread, alice: User, content: str, most: int) -> None:
    level = thread.levels["Enhetsplan"]
    first = section(level, 1)
    for order, kind in enumerate(("core_mission", "goals"), start=2):
        section(level, order, kind)
    Plan.objects.filter(pk=thread.plan.pk).update(state=AdoptionState.DRAFT)
    plans = [thread.plan, make_plan("Nyborg", level), make_plan("BUN", level)]
    for plan in plans:
        PlanText.objects.create(plan=plan, section=first, text="Ord.")
    PlanAnswer.objects.create(plan=plans[1], goal=thread.promise, text="Ord.")
    for name in ("ON", "KS"):
        Contributor.objects.create(goal=thread.promise, organisation=organisation(name))
    places = ("Valla", "Nyborg", "BUN", "ON")
    for name in places:
        measure = make_indicator(f"Eget mått {name}", name)
        make_target(measure, name, YEAR, low=90)
        make_values(measure, name, {YEAR: "80"})
    many = [need(content, name, period) for name in places for period in (WHOLE, T1, T2)]

    with CaptureQueriesContext(connection) as of_one:
        progress_of(many[:1])
    with CaptureQueriesContext(connection) as of_many:
        progress_of(many)

    assert len(of_many) == len(of_one) <= most
