"""The whole picture's figures: totals that count parts, groups of boards, and steps that are one across years."""

import io
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from annualcycle.matrix import (
    Cell,
    Outcome,
    Total,
    YearStep,
    families_of,
    groups_of,
    outcome_of,
    percent_of,
    total_of,
    totals_by,
)
from annualcycle.matrix_export import as_csv, as_workbook
from annualcycle.progress import Progress, together
from annualcycle.task_states import Standing

TODAY = date(2026, 9, 20)


def cell(standing: str = "under_way", done: int = 1, total: int = 4, **fields: object) -> Cell:
    given_ = {"task": 1, "organisation": 1, "step": 1, "due_on": TODAY, "has_opened": True} | fields
    return Cell(
        standing=Standing(standing), done=done, total=total, is_done=standing in {"approved", "exempt"}, **given_
    )


@pytest.mark.parametrize(
    ("done", "total", "percent"), [(0, 0, 100), (0, 3, 0), (2, 3, 66), (199, 200, 99), (3, 3, 100), (4, 3, 100)]
)
def test_percent_is_rounded_down_and_nothing_of_nothing_is_all(done: int, total: int, percent: int) -> None:
    assert percent_of(done, total) == percent


def test_total_counts_parts_and_never_averages_percents() -> None:
    large, small = cell(done=0, total=98), cell("approved", 2, 2)

    found = total_of([large, small], TODAY)

    assert (found.ready, found.approved_percent) == (2, 50)


def test_exempt_is_asked_nothing_and_returned_and_late_are_told() -> None:
    before = TODAY - timedelta(days=1)
    cells = [
        cell("exempt", 0, 9, due_on=before),
        cell("returned", 3, 4, due_on=before),
        cell("submitted", 4, 4, due_on=before),
        cell("not_started", 0, 4),
    ]

    assert total_of(cells, TODAY) == Total(done=7, total=12, tasks=3, handed_in=1, approved=0, late=1, returned=1)


def test_finished_is_what_has_tasks_and_all_of_them_approved() -> None:
    found = [total_of(cells, TODAY).is_finished for cells in ([], [cell("approved")], [cell("approved"), cell()])]

    assert found == [False, True, False]


standings = st.sampled_from(list(Standing))
cells = st.lists(
    st.builds(
        Cell,
        task=st.integers(1, 99),
        organisation=st.integers(1, 4),
        step=st.integers(1, 4),
        standing=standings,
        done=st.integers(0, 30),
        total=st.integers(0, 30),
        due_on=st.dates(TODAY - timedelta(days=9), TODAY + timedelta(days=9)),
        has_opened=st.booleans(),
        is_done=st.booleans(),
        handed_in_on=st.none() | st.dates(TODAY - timedelta(days=9), TODAY),
    ),
    max_size=30,
)


@given(cells)
def test_rows_and_columns_come_to_the_same(found: list[Cell]) -> None:
    whole = total_of(found, TODAY)
    for key in (lambda each: each.organisation, lambda each: each.step):
        parts = totals_by(found, key, TODAY).values()
        for name in ("done", "total", "tasks", "handed_in", "approved", "late", "returned"):
            assert sum(getattr(part, name) for part in parts) == getattr(whole, name)


@given(cells)
def test_percents_stay_between_nothing_and_all(found: list[Cell]) -> None:
    whole, outcome = total_of(found, TODAY), outcome_of(found, TODAY)

    for percent in (whole.ready, whole.approved_percent, outcome.on_time_percent, outcome.approved_percent):
        assert 0 <= percent <= 100
    assert (whole.ready == 100) == (whole.done == whole.total)


def test_groups_are_boards_with_those_below_and_others_alone() -> None:
    parents = {1: None, 2: 1, 3: 2, 4: 3, 5: 1, 6: 1}

    assert groups_of([1, 2, 4, 5, 6], heads=[2, 5], parents=parents) == [[1], [2, 4], [5], [6]]


def test_group_of_organisations_whose_board_is_not_asked_stays_together() -> None:
    assert groups_of([3, 4], heads=[2], parents={2: None, 3: 2, 4: 2}) == [[3, 4]]


def step(pk: int, year: int, name: str = "Delår", *, statute: str = "", follows: int | None = None) -> YearStep:
    return YearStep(pk, year, 1, name, statute, follows)


def test_family_is_steps_that_follow_each_other_or_share_statute_or_name() -> None:
    steps = [
        step(1, 2024, "Delårsrapport", statute="interim_report"),
        step(2, 2025, "Delårsbokslut", statute="interim_report"),
        step(3, 2026, "Augustibokslut", follows=2),
        step(4, 2025, "Dialog"),
        step(5, 2026, "Dialog"),
        step(6, 2026, "Nytt"),
    ]

    assert [[each.pk for each in family] for family in families_of(steps)] == [[1, 2, 3], [4, 5], [6]]


def test_two_steps_of_one_year_and_those_of_two_organisations_stay_apart() -> None:
    steps = [
        step(1, 2026, statute="budget"),
        step(2, 2026, "Annat", statute="budget"),
        YearStep(3, 2025, 2, "Delår", "", None),
    ]

    assert len(families_of(steps)) == 3


def test_outcome_counts_what_is_due_or_handed_in() -> None:
    before = TODAY - timedelta(days=2)
    found = outcome_of(
        [
            cell("approved", due_on=before, handed_in_on=before),
            cell("submitted", due_on=before, handed_in_on=TODAY),
            cell("under_way", due_on=before),
            cell("under_way", due_on=TODAY),
            cell("exempt", due_on=before),
        ],
        TODAY,
    )

    assert (found, found.on_time_percent, found.approved_percent) == (Outcome(3, 1, 1), 33, 33)


def test_returned_late_is_not_on_time_though_it_was_handed_in_once() -> None:
    before = TODAY - timedelta(days=2)

    assert outcome_of([cell("returned", due_on=before, handed_in_on=before)], TODAY) == Outcome(1, 0, 0)


def test_files_take_signs_that_no_workbook_holds_and_run_no_formula() -> None:
    heads, rows = ("Organisation", "Parts"), [("Skola\x00\x08\x0b\ud800\uffff", 3), ("=1+1", 0), ("\x08=1+1", 0)]

    sheet = load_workbook(io.BytesIO(as_workbook("2026", heads, rows))).active
    text = as_csv(heads, rows)

    assert list(sheet.iter_rows(min_row=2, values_only=True)) == [("Skola", 3), ("'=1+1", 0), ("'=1+1", 0)]
    assert text.splitlines()[1:] == ["Skola;3", "'=1+1;0", "'=1+1;0"]


def test_more_done_than_asked_counts_as_all() -> None:
    assert together([Progress(3, 1), Progress(0, 2), Progress(0, 0)]) == Progress(1, 3)
