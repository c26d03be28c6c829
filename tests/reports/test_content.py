"""What a report holds, and its snapshot."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.content import AnnualReport, GoalKind, GoalRow, Heading, IndicatorRow, Section
from reports.snapshot import SnapshotError, from_json, to_json
from tests.reports.sample import FULFILLED, NOT_FULFILLED, PARTLY, UNASSESSED, sample_report

REPORTS = st.builds(
    AnnualReport,
    municipality=st.text(),
    title=st.text(),
    year=st.integers(1900, 2200),
    created_on=st.dates(),
    language=st.sampled_from(["sv", "en"]),
    sections=st.lists(
        st.builds(Section, heading=st.sampled_from(Heading), paragraphs=st.tuples(st.text())), max_size=2
    ).map(tuple),
    goals=st.lists(
        st.builds(
            GoalRow,
            title=st.text(),
            kind=st.sampled_from(GoalKind),
            is_geh=st.booleans(),
            status=st.sampled_from([None, FULFILLED]),
            assessed_on=st.none() | st.dates(),
            indicators=st.lists(
                st.builds(
                    IndicatorRow,
                    name=st.text(),
                    outcome=st.none() | st.decimals(allow_nan=False, allow_infinity=False),
                    decimals=st.integers(0, 6),
                ),
                max_size=2,
            ).map(tuple),
        ),
        max_size=2,
    ).map(tuple),
)


def test_headings_are_the_nine_of_the_management_report_in_their_order() -> None:
    swedish = [heading.words("sv") for heading in Heading]

    assert len(swedish) == 9
    assert swedish[0] == "Översikt över verksamhetens utveckling"
    assert swedish[5] == "God ekonomisk hushållning och ekonomisk ställning"
    assert swedish[8] == "Förväntad utveckling"
    assert Heading.BALANCE.words("en") == "Balanced-budget result"


def test_core_mission_stands_before_development_goals() -> None:
    kinds = [goal.kind for goal in sample_report().ordered_goals()]

    assert kinds == sorted(kinds, key=list(GoalKind).index)
    assert kinds[0] is GoalKind.CORE_MISSION
    assert kinds[-1] is GoalKind.DEVELOPMENT


def test_statuses_are_counted_in_the_order_of_the_scale() -> None:
    counts = sample_report().status_counts()

    assert counts == ((FULFILLED, 5), (PARTLY, 7), (NOT_FULFILLED, 2), (UNASSESSED, 1))


def test_goal_without_status_is_counted_nowhere() -> None:
    report = sample_report(goals=(GoalRow(title="Ett mål"),))

    assert [count for _, count in report.status_counts()] == [0, 0, 0, 0]


def test_snapshot_gives_the_same_report_back() -> None:
    report = sample_report()

    assert from_json(to_json(report)) == report


@given(REPORTS)
def test_snapshot_of_any_report_gives_it_back(report: AnnualReport) -> None:
    text = to_json(report)

    assert from_json(text) == report
    assert to_json(from_json(text)) == text


def test_snapshot_keeps_a_decimal_as_it_was_written() -> None:
    indicator = IndicatorRow(name="Soliditet", outcome=Decimal("32.10"))
    report = sample_report(goals=(GoalRow(title="Soliditet", indicators=(indicator,)),))

    assert str(from_json(to_json(report)).goals[0].indicators[0].outcome) == "32.10"


def test_snapshot_with_half_a_surrogate_pair_can_be_encoded() -> None:
    report = sample_report(lede="trasig \ud83d text \x00")

    text = to_json(report)

    assert text.encode("utf-8").decode("utf-8") == text
    assert from_json(text) == report


def test_snapshot_refuses_a_number_that_is_not_finite() -> None:
    indicator = IndicatorRow(name="Soliditet", outcome=Decimal("NaN"))

    with pytest.raises(SnapshotError, match="cannot hold the number NaN"):
        to_json(sample_report(goals=(GoalRow(title="Soliditet", indicators=(indicator,)),)))


def test_snapshot_from_before_a_field_was_added_takes_its_default() -> None:
    report = replace(sample_report(goals=()), subtitle="")
    older = to_json(report).replace('"subtitle":"",', "")

    assert from_json(older) == report


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "is not JSON"),
        ("[]", "is not of the format"),
        ('{"format":"annual-report/0","report":{}}', "is not of the format"),
        ('{"format":"annual-report/1","report":[]}', "unexpected value at report: "),
        ('{"format":"annual-report/1","report":{}}', "lacks a field at report: municipality, title, year, created_on"),
    ],
)
def test_snapshot_that_is_none_is_refused_with_the_reason(text: str, complaint: str) -> None:
    with pytest.raises(SnapshotError, match=complaint):
        from_json(text)


@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        ('"year":2025', '"year":"2025"', "unexpected value at report.year: '2025'"),
        ('"created_on":"2026-03-30"', '"created_on":"30/3"', "unexpected value at report.created_on: '30/3'"),
        ('"goals":[]', '"goals":{}', "unexpected value at report.goals: {}"),
        ('"goals":[]', '"goals":[],"mal":[]', "unknown field at report: mal"),
        ('"lede":', '"lede":null,"x":', "unknown field at report: x"),
    ],
)
def test_snapshot_that_was_tampered_with_is_refused_with_the_place(right: str, wrong: str, complaint: str) -> None:
    text = to_json(sample_report(goals=(), created_on=date(2026, 3, 30)))
    assert right in text

    with pytest.raises(SnapshotError, match=complaint.replace("{", r"\{")):
        from_json(text.replace(right, wrong))
