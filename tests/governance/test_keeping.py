"""How rules are kept: states, days and shares, on plain values."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.keeping import (
    FindingState,
    Kept,
    as_of,
    is_checked_still,
    is_to_be_told,
    rule_day,
    state_of,
    together,
    years_checked,
)

TODAY = date(2026, 11, 22)
days = st.dates(min_value=date(2000, 1, 1), max_value=date(2090, 12, 31))
kept = st.integers(0, 500).flatmap(lambda n: st.builds(Kept, st.just(n), st.integers(0, n)))


@pytest.mark.parametrize(
    ("given_", "state"),
    [
        ({}, FindingState.OPEN),
        ({"has_answer": True}, FindingState.MENDING),
        ({"is_excepted": True}, FindingState.EXCEPTED),
        ({"is_excepted": True, "has_answer": True, "excepted_until": TODAY}, FindingState.EXCEPTED),
        ({"is_excepted": True, "excepted_until": TODAY - timedelta(days=1)}, FindingState.OPEN),
        ({"has_ended": True, "is_excepted": True, "has_answer": True}, FindingState.ENDED),
    ],
)
def test_finding_has_the_state_that_weighs_most(given_: dict, state: FindingState) -> None:
    facts = {"has_ended": False, "has_answer": False, "is_excepted": False, "excepted_until": None} | given_

    assert state_of(today=TODAY, **facts) == state


@given(kept)
def test_percent_is_a_hundred_only_when_all_keep_it(one: Kept) -> None:
    assert 0 <= one.percent <= 100
    assert (one.percent == 100) == one.is_whole


@given(st.lists(kept))
def test_shares_put_together_count_everything_once(each: list[Kept]) -> None:
    whole = together(each)

    assert whole.looked_at == sum(one.looked_at for one in each)
    assert whole.kept == sum(one.kept for one in each)


@given(days)
def test_every_day_checks_its_own_year_and_january_the_one_before(day: date) -> None:
    years = years_checked(day)

    assert years == ((day.year - 1, day.year) if day.month == 1 else (day.year,))
    assert all(is_checked_still(year, day) for year in years)


@given(st.integers(2000, 2090), days)
def test_year_is_told_as_it_was_when_last_checked(year: int, today: date) -> None:
    assert as_of(year, today) == min(today, date(year + 1, 1, 31))


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [
        (2026, 1, 31, date(2026, 1, 31)),
        (2028, 2, 29, date(2028, 2, 29)),
        (2026, 2, 29, date(2026, 2, 28)),
        (2026, None, None, None),
    ],
)
def test_rule_has_its_day_in_every_year(year: int, month: int | None, day: int | None, expected: date | None) -> None:
    assert rule_day(year, month, day) == expected


@pytest.mark.parametrize(
    ("state", "after", "told", "expected"),
    [
        (FindingState.OPEN, 30, False, True),
        (FindingState.MENDING, 30, False, True),
        (FindingState.OPEN, 31, False, False),
        (FindingState.OPEN, 30, True, False),
        (FindingState.OPEN, None, False, False),
        (FindingState.EXCEPTED, 30, False, False),
        (FindingState.ENDED, 30, False, False),
    ],
)
def test_upwards_is_told_once_of_what_has_stood_long(
    state: FindingState, after: int | None, told: bool, expected: bool
) -> None:
    found = TODAY - timedelta(days=30)

    assert is_to_be_told(state, found_on=found, after_days=after, is_told=told, today=TODAY) is expected
