"""When a task is due: its own day, the nearest board's, the step's; and how that stands against today."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from annualcycle.deadlines import Timing, due_day, last_day_of_own, nearest_day, timing

STEP = date(2026, 9, 25)
days = st.dates(date(2025, 1, 1), date(2027, 12, 31))


def test_own_day_holds_before_the_boards_and_the_steps() -> None:
    board = {20: date(2026, 9, 18)}

    assert due_day(own=date(2026, 10, 2), line=[30, 20, 10], days=board, step=STEP) == date(2026, 10, 2)
    assert due_day(own=None, line=[30, 20, 10], days=board, step=STEP) == date(2026, 9, 18)
    assert due_day(own=None, line=[31, 21, 10], days=board, step=STEP) == STEP


@given(st.permutations(range(6)), st.dictionaries(st.integers(0, 5), days))
def test_nearest_in_the_line_holds(line: list[int], own: dict[int, date]) -> None:
    found = nearest_day(line, own, STEP)

    first = next((each for each in line if each in own), None)
    assert found == (STEP if first is None else own[first])


@given(days, days, st.integers(1, 60))
def test_a_day_is_late_soon_or_later_and_never_two(due: date, today: date, soon: int) -> None:
    found = timing(due, today, soon)

    assert (found == Timing.LATE) == (today > due)
    assert (found == Timing.SOON) == (due - timedelta(days=soon) <= today <= due)


def test_due_day_itself_is_not_late_and_leap_day_is_a_day() -> None:
    assert timing(date(2028, 2, 29), date(2028, 2, 29), 7) == Timing.SOON
    assert timing(date(2028, 2, 29), date(2028, 3, 1), 7) == Timing.LATE
    assert timing(date(2026, 12, 31), date(2027, 1, 1), 7) == Timing.LATE


def test_own_day_is_never_later_than_the_laws_or_the_end_of_the_year_after() -> None:
    assert last_day_of_own(year=2026, by_law=date(2026, 10, 31)) == date(2026, 10, 31)
    assert last_day_of_own(year=2026, by_law=None) == date(2027, 12, 31)
