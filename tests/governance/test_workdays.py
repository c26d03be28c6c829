"""Days of work: as Swedish public service keeps them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.workdays import first_working_day, is_working_day, monday_of

DAYS = st.dates(date(2020, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 1, 1),
        date(2026, 1, 6),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 5, 1),
        date(2026, 5, 14),
        date(2026, 6, 19),
        date(2026, 12, 24),
        date(2026, 12, 25),
        date(2026, 12, 31),
        date(2028, 6, 6),
    ],
)
def test_holidays_and_their_eves_are_free(day: date) -> None:
    assert not is_working_day(day)


@pytest.mark.parametrize("day", [date(2026, 1, 5), date(2026, 4, 2), date(2026, 4, 30), date(2028, 2, 29)])
def test_days_beside_them_are_worked(day: date) -> None:
    assert is_working_day(day)


@given(DAYS)
def test_weekends_are_free(day: date) -> None:
    saturday = monday_of(day) + timedelta(days=5)

    assert not is_working_day(saturday)
    assert not is_working_day(saturday + timedelta(days=1))


@given(DAYS)
def test_every_week_has_a_first_working_day_in_it(day: date) -> None:
    first = first_working_day(day)

    assert monday_of(first) == monday_of(day)
    assert is_working_day(first)
    assert not any(is_working_day(monday_of(day) + timedelta(days=number)) for number in range(first.weekday()))
