"""Core missions in the annual report: first among what is fulfilled, with their own words and standards."""

from datetime import date

from annualcycle.periods import Frequency, Period
from goals.services.assessments import AssessmentContent, assess_mission
from reports import content, snapshot
from reports.collect import annual_report
from reports.presentation import document
from reports.tables import all_tables, factor_table
from tests.conftest import organisation
from tests.goals.conftest import YEAR, levels, thread  # noqa: F401
from tests.goals.test_missions import STANDARD, make_mission


def report_of(alice):
    make_mission("BUN", ("96", "95"))
    said = AssessmentContent(status="fulfilled", forecast="fulfilled", sentence="Vi håller standarden.")
    period = Period(Frequency.TERTIAL, date(YEAR, 5, 1))
    assess_mission(organisation=organisation("BUN"), period=period, content=said, by=alice)
    return annual_report(year=YEAR, title="Årsredovisning", language="sv", created_on=date(YEAR, 12, 31))


def test_missions_are_told_first_with_status_and_reason(thread, alice):  # noqa: F811
    found = document(report_of(alice))

    group = found.groups[0]
    (row,) = group.goals
    assert (group.title, row.title, row.status.shape, row.short_reason) == (
        "Grunduppdrag",
        "Barn- och utbildningsnämnden",
        "fulfilled",
        "Vi håller standarden.",
    )
    assert row.mission.parts == (("Vad vi gör", ("Vi gör det.",)),)
    assert row.mission.factors == (f"Faktor 0: {STANDARD}",)
    assert row.thread is None


def test_standards_have_a_sheet_of_their_own_where_there_are_any(thread, alice):  # noqa: F811
    report = report_of(alice)

    assert [table.name for table in all_tables(report)][-1] == "Kvalitetsfaktorer"
    assert factor_table(report).rows == (("Barn- och utbildningsnämnden", "Faktor 0", STANDARD, "BUN 0 2025"),)


def test_snapshot_keeps_the_missions_and_reads_those_from_before(thread, alice):  # noqa: F811
    report = report_of(alice)
    plain = '"municipality":"K","title":"Å","year":2025,"created_on":"2025-12-31","goals":[{"title":"Mål"}]'
    before = f'{{"format":"annual-report/1","report":{{{plain}}}}}'

    assert snapshot.from_json(snapshot.to_json(report)) == report
    assert snapshot.from_json(before).goals == (content.GoalRow(title="Mål"),)


def test_chart_of_an_indicator_that_serves_twice_has_two_names(thread, alice):  # noqa: F811
    report = report_of(alice)
    (first, *others) = report.goals
    twice = content.GoalRow(title="Mål", indicators=first.indicators)

    drawn = [
        indicator.chart.uid
        for goal in document(
            content.AnnualReport(
                municipality="K", title="Å", year=YEAR, created_on=date(YEAR, 12, 31), goals=(first, twice)
            )
        ).goals
        for indicator in goal.indicators
        if indicator.chart
    ]

    assert len(drawn) == len(set(drawn))
    assert others
