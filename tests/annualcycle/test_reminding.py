"""The days of a reminder: pure, over all policies and days."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from annualcycle.reminding import Occasion, Pace, escalation_day, late_day, occasions, soon_day

DAYS = st.dates(date(2024, 1, 1), date(2034, 12, 31))
NUMBERS = st.integers(1, 60)
PACES = st.builds(Pace, NUMBERS, NUMBERS, st.none() | NUMBERS)
PACE = Pace(soon_days=7, late_every=7, escalates_after=7)
DUE = date(2026, 9, 25)


def on(today: date, pace: Pace = PACE, opens: date | None = None) -> dict[Occasion, date]:
    return dict(occasions(DUE, today, pace, opens))


def test_days_of_the_example() -> None:
    assert soon_day(DUE, PACE) == date(2026, 9, 18)
    assert on(date(2026, 9, 17)) == {}
    assert on(date(2026, 9, 18)) == {Occasion.SOON: DUE}
    assert on(DUE) == {Occasion.SOON: DUE}
    assert on(date(2026, 9, 26)) == {Occasion.LATE: date(2026, 9, 26)}
    assert on(date(2026, 10, 1)) == {Occasion.LATE: date(2026, 9, 26)}
    assert on(date(2026, 10, 2)) == {Occasion.LATE: date(2026, 9, 26), Occasion.ESCALATED: date(2026, 10, 2)}
    assert on(date(2026, 10, 3)) == {Occasion.LATE: date(2026, 10, 3), Occasion.ESCALATED: date(2026, 10, 2)}


def test_nothing_is_soon_before_it_opens() -> None:
    opens = date(2026, 9, 22)

    assert on(date(2026, 9, 21), opens=opens) == {}
    assert on(opens, opens=opens) == {Occasion.SOON: DUE}


def test_leap_day_counts() -> None:
    assert soon_day(date(2028, 3, 1), Pace(1, 1, None)) == date(2028, 2, 29)
    assert late_day(date(2028, 2, 28), date(2028, 2, 29), Pace(1, 1, None)) == date(2028, 2, 29)


def test_nobody_above_is_told_where_nobody_is_to_be() -> None:
    assert escalation_day(DUE, Pace(7, 7, None)) is None
    assert Occasion.ESCALATED not in on(DUE + timedelta(days=400), Pace(7, 7, None))


@given(DAYS, PACES, st.integers(-90, 400))
def test_task_is_either_soon_or_late_and_no_day_is_to_come(due: date, pace: Pace, passed: int) -> None:
    today = due + timedelta(days=passed)

    found = dict(occasions(due, today, pace))

    assert not {Occasion.SOON, Occasion.LATE} <= found.keys()
    assert (Occasion.LATE in found) == (passed > 0)
    assert (Occasion.SOON in found) == (-pace.soon_days <= passed <= 0)
    assert all(day <= today for occasion, day in found.items() if occasion != Occasion.SOON)


@given(DAYS, PACES, st.integers(1, 300))
def test_days_of_what_is_late_lie_evenly_from_the_day_after(due: date, pace: Pace, passed: int) -> None:
    first, today = due + timedelta(days=1), due + timedelta(days=passed)

    day = late_day(due, today, pace)

    assert day is not None
    assert (day - first).days % pace.late_every == 0
    assert 0 <= (today - day).days < pace.late_every


@given(DAYS, PACES, st.lists(st.integers(1, 40), max_size=12))
def test_clock_that_misses_days_tells_nothing_twice(due: date, pace: Pace, steps: list[int]) -> None:
    """However the days on which it runs lie, each run gives at most one of each kind, for a later day than before."""
    today, told = due - timedelta(days=61), []
    for step in steps:
        today += timedelta(days=step)
        told += [found for found in occasions(due, today, pace) if found not in told]

    late = [day for occasion, day in told if occasion == Occasion.LATE]
    assert late == sorted(set(late))
    assert [occasion for occasion, _day in told].count(Occasion.SOON) <= 1
    assert [occasion for occasion, _day in told].count(Occasion.ESCALATED) <= 1
