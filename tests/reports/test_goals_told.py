"""What the report tells of goals beside how they stand: decision, ambition, order, coverage, contributors."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from goals.models import Contributor, ContributorComment, Coverage, Goal, PriorityPlace, PriorityRanking
from governance.models import Membership, Municipality
from governance.tenancy import municipality_scope
from reports import content, snapshot
from reports.collect import annual_report
from reports.decisions import decision_text
from reports.presentation import document
from reports.rules import can_read_reports
from reports.unprintable import unprintable_places
from tests.conftest import make_person, organisation, signed_in
from tests.goals.conftest import YEAR, levels, thread  # noqa: F401
from tests.reports.sample import sample_report

DECISION = {"decided_on": date(YEAR - 1, 11, 24), "registry_number": "KS 2024/201", "minutes_paragraph": "124"}


def report() -> content.AnnualReport:
    with translation.override("sv"):
        return annual_report(year=YEAR, title="Årsredovisning", language="sv", created_on=date(YEAR, 12, 31))


def told(thread) -> content.GoalRow:  # noqa: F811
    title = thread.main.title
    return next(goal for goal in report().goals if goal.title == title)


def test_goal_names_the_decision_that_adopted_it_and_its_ambition(thread):  # noqa: F811
    Goal.objects.filter(pk=thread.main.pk).update(ambition="stretch", decided_by=organisation("KF"), **DECISION)

    row = told(thread)

    assert row.is_stretch
    assert row.decision == content.Decision(
        body="Kommunfullmäktige", decided_on=DECISION["decided_on"], registry_number="KS 2024/201", paragraph="124"
    )


def test_goals_are_numbered_as_the_municipality_has_put_them(thread):  # noqa: F811
    goal = thread.main
    before = report()
    ranking = PriorityRanking.objects.create(
        level=goal.level,
        organisation=goal.organisation,
        year_from=YEAR,
        state="adopted",
        decided_by=organisation("KF"),
        **DECISION,
    )
    PriorityPlace.objects.create(ranking=ranking, goal=goal, rank=1)

    after = report()

    assert before.rankings == ()
    assert [row.number for row in after.goals if row.title == goal.title] == ["1"]
    with translation.override("sv"):
        assert document(after).decisions[-1] == (
            f"Målen står i den prioriteringsordning som Kommunfullmäktige beslutade {YEAR - 1}-11-24 §\u00a0124"
            " · dnr KS 2024/201"
        )


def test_coverage_is_told_with_its_sentence_and_who_judged(thread, alice):  # noqa: F811
    goal = thread.main
    Coverage.objects.create(goal=goal, year=YEAR, judgement="partly", sentence="En skola saknas.", judged_by=alice)

    coverage = told(thread).coverage

    assert (coverage.status.shape, coverage.sentence, coverage.judged_by) == ("partly", "En skola saknas.", "Alice")


def test_contributors_comments_stand_under_the_goal_also_those_of_a_joint_commitment(thread, alice):  # noqa: F811
    goal, below = thread.main, thread.board
    periods = {"frequency": "tertial", "period_start": date(YEAR, 5, 1), "period_end": date(YEAR, 8, 31)}
    for each, text in ((goal, "Vi gör vår del."), (below, "Två tjänster är vakanta.")):
        contributor = Contributor.objects.create(goal=each, organisation=organisation("ON"), task="Personal")
        ContributorComment.objects.create(contributor=contributor, text=text, written_by=alice, **periods)

    rows = told(thread).contributions

    assert [(row.goal, row.task, row.comments[0].text) for row in rows] == [
        ("", "Personal", "Vi gör vår del."),
        (below.title, "Personal", "Två tjänster är vakanta."),
    ]
    assert rows[0].comments[0].period == f"tertial 2 {YEAR}"
    with translation.override("sv"):
        shown = next(each for each in document(report()).goals if each.title == goal.title)
    assert [each.goal for each in shown.contributions] == ["", below.title]
    assert "Gemensamt åtagande" in shown.tags


def test_another_years_comments_and_coverage_are_not_told(thread, alice):  # noqa: F811
    goal = thread.main
    Coverage.objects.create(goal=goal, year=YEAR - 1, judgement="partly", sentence="Förr.", judged_by=alice)
    contributor = Contributor.objects.create(goal=goal, organisation=organisation("ON"))
    earlier = {"period_start": date(YEAR - 1, 1, 1), "period_end": date(YEAR - 1, 12, 31), "frequency": "year"}
    ContributorComment.objects.create(contributor=contributor, text="Förr.", written_by=alice, **earlier)

    row = told(thread)

    assert (row.coverage, row.contributions[0].comments) == (None, ())


def test_report_asks_as_often_with_contributors_as_without(thread, alice, django_assert_num_queries):  # noqa: F811
    goal = thread.main
    Contributor.objects.create(goal=goal, organisation=organisation("ON"))
    report()
    with CaptureQueriesContext(connection) as first:
        report()
    for short_name in ("BUN", "KS"):
        Contributor.objects.get_or_create(goal=goal, organisation=organisation(short_name))

    with django_assert_num_queries(len(first)):
        report()


def test_new_facts_survive_the_snapshot() -> None:
    decision = content.Decision(body="Fullmäktige", decided_on=date(2025, 11, 24))
    goal = content.GoalRow(
        title="Mål",
        is_stretch=True,
        decision=decision,
        contributions=(
            content.Contribution(organisation="B", comments=(content.Comment(period="2025", text="Bra."),)),
        ),
        coverage=content.Coverage(
            status=content.StatusWord(shape=content.Shape.PARTLY, word="Delvis"), sentence="Så är det."
        ),
    )
    whole = sample_report(goals=(goal,), rankings=(decision,))

    assert snapshot.from_json(snapshot.to_json(whole)) == whole


def test_report_without_a_decision_is_a_draft_and_with_one_names_it() -> None:
    decision = content.Decision(body="Kommunfullmäktige", decided_on=date(2026, 4, 27), paragraph="61")

    with translation.override("sv"):
        assert decision_text(None) == "Utkast, inte fastställd"
        assert decision_text(decision) == "Fastställd av Kommunfullmäktige 2026-04-27 §\u00a061"


def test_missions_are_counted_apart_from_goals() -> None:
    fulfilled = content.StatusWord(shape=content.Shape.FULFILLED, word="Uppfyllt")
    mission = content.GoalRow(title="Nämnd", status=fulfilled, mission=content.CoreMission(what="Allt."))
    goals = (mission, content.GoalRow(title="Ett", status=fulfilled), content.GoalRow(title="Två", status=fulfilled))

    found = sample_report(goals=goals, scale=(fulfilled,))

    assert (found.status_counts(), found.mission_counts()) == (((fulfilled, 2),), ((fulfilled, 1),))


def test_characters_outside_the_typeface_are_told_by_goal() -> None:
    goals = (
        content.GoalRow(title="Lek 😀", reason="中文 och 😀"),
        content.GoalRow(title="Rent"),
    )

    places = unprintable_places(sample_report(goals=goals, sections=()))

    assert [(place.name, place.characters) for place in places] == [("Lek 😀", "😀中文")]


def test_goal_that_nobody_has_assessed_is_counted_as_such() -> None:
    fulfilled = content.StatusWord(shape=content.Shape.FULFILLED, word="Uppfyllt")
    goals = (content.GoalRow(title="Ett", status=fulfilled), content.GoalRow(title="Två"))

    with translation.override("sv"):
        counts = document(sample_report(goals=goals, scale=(fulfilled,))).counts

    assert [(number, status.word) for number, status in counts] == [(1, "Uppfyllt"), (1, "Inte bedömt ännu")]


def test_navigation_and_list_agree_on_who_reads_reports(exempelby: Municipality) -> None:
    for role in Membership.Role:
        person = make_person(f"P{role}", (role, "K"), municipality=exempelby)
        with municipality_scope(exempelby):
            is_named = "/reports/" in signed_in(person).get("/exempelby/tasks/whole/").content.decode()  # its section
            assert is_named is can_read_reports(person), role
