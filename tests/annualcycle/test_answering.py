"""How soon changes are answered, as numbers."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from annualcycle.answering import TARGET_DAYS, Answered, answer_due, answer_times, is_late_input

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
ROWS = st.lists(
    st.builds(
        lambda day, due, answered: Answered(day, day + timedelta(days=due), day + timedelta(days=answered)),
        DAYS,
        st.integers(0, 60),
        st.integers(0, 90),
    )
)


def test_answer_is_due_by_the_target() -> None:
    assert answer_due(date(2028, 2, 20)) == date(2028, 2, 20) + timedelta(days=TARGET_DAYS)


def test_no_answers_take_no_time() -> None:
    assert (answer_times([]).answered, answer_times([]).median_days) == (0, 0)


@given(ROWS)
def test_middle_is_one_of_the_answers_and_in_time_are_some_of_them(rows: list[Answered]) -> None:
    times = answer_times(rows)

    assert 0 <= times.in_time <= times.answered == len(rows)
    assert times.median_days in [row.days for row in rows] or not rows


@given(DAYS, st.one_of(st.none(), DAYS))
def test_input_is_late_from_the_day_after_the_last(received: date, cut_off: date | None) -> None:
    assert is_late_input(received, cut_off) == (cut_off is not None and cut_off < received)
