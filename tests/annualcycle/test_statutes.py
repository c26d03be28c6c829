"""The days that the law sets: every year from 1990 to 2100, election years, and what counts from a period's end."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annualcycle.models import Statute as Stored
from annualcycle.statutes import (
    Statute,
    follows_election,
    handed_over_by,
    is_election_year,
    is_exceptional,
    may_be_interim,
    months_later,
    statutory_day,
    statutory_days,
    why,
)
from annualcycle.weekdays import first_weekday, is_weekend, last_weekday, on_or_after, on_or_before, same_place

YEARS = st.integers(1990, 2100)
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


def last_days(year, **choices):
    return {day.statute.value: day.last_day for day in statutory_days(year, **choices)}


def test_statutes_are_those_that_steps_know():
    assert [each.value for each in Statute] == [each.value for each in Stored]


def test_usual_year_has_the_days_of_kommunallagen():
    assert last_days(2025) == {
        "annual_report": date(2025, 4, 15),
        "discharge": date(2025, 6, 30),
        "interim_report": date(2025, 10, 31),
        "budget_proposal": date(2025, 10, 31),
        "budget": date(2025, 11, 30),
        "company_review": date(2025, 12, 31),
    }


def test_special_reasons_leave_later_days_for_the_budget_alone():
    usual, later = last_days(2025), last_days(2025, is_exceptional=True)

    assert {key: day for key, day in later.items() if day != usual[key]} == {
        "budget_proposal": date(2025, 11, 30),
        "budget": date(2025, 12, 31),
    }


def test_year_after_an_election_asks_for_a_programme_for_private_providers_without_a_day():
    day = statutory_days(2027)[-1]

    assert (day.statute, day.last_day, day.basis) == (Statute.PROVIDER_PROGRAMME, None, "Kommunallagen 5:3")


@pytest.mark.parametrize("year", [1991, 1994, 1998, 2018, 2022, 2026, 2030])
def test_councils_are_elected_in(year):
    assert is_election_year(year)


@pytest.mark.parametrize("year", [1990, 1992, 1995, 2019, 2024, 2025, 2028])
def test_councils_are_not_elected_in(year):
    assert not is_election_year(year)


def test_every_four_years_from_1994_has_one_election():
    assert all(sum(is_election_year(year + more) for more in range(4)) == 1 for year in range(1994, 2100))


def test_newly_elected_council_adopts_the_budget_from_15_october():
    day = statutory_day("budget", 2026)

    assert (day.is_election_year, day.first_day, day.last_day) == (True, date(2026, 10, 15), date(2026, 11, 30))


def test_other_years_and_other_matters_have_no_first_day():
    days = [*statutory_days(2025), *(day for day in statutory_days(2026) if day.statute is not Statute.BUDGET)]

    assert {day.first_day for day in days} == {None}


@pytest.mark.parametrize(
    ("end", "by"),
    [
        (date(2026, 8, 31), date(2026, 10, 31)),
        (date(2026, 6, 30), date(2026, 8, 31)),
        (date(2026, 7, 31), date(2026, 9, 30)),
        (date(2026, 12, 31), date(2027, 2, 28)),
        (date(2027, 12, 31), date(2028, 2, 29)),
        (date(2026, 4, 30), date(2026, 6, 30)),
    ],
)
def test_interim_report_is_handed_over_two_months_after_its_period(end, by):
    assert handed_over_by(end) == by


def test_half_year_report_is_handed_over_in_august():
    assert statutory_day("interim_report", 2026, period_end=date(2026, 6, 30)).last_day == date(2026, 8, 31)


@given(DAYS, st.integers(0, 36))
def test_months_later_is_that_many_months_on_and_keeps_month_ends(day, months):
    later = months_later(day, months)

    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    ends = day.day == calendar.monthrange(day.year, day.month)[1]
    assert (later.day == calendar.monthrange(later.year, later.month)[1]) if ends else later.day <= day.day


@given(YEARS)
def test_every_year_has_its_days_in_itself_and_says_why(year):
    days = statutory_days(year)

    assert len({day.statute for day in days}) == len(days) == (7 if follows_election(year) else 6)
    assert all(day.last_day is None or day.last_day.year == year for day in days)
    assert all(day.basis.startswith("Kommunallagen ") and why(day) for day in days)
    assert [day.last_day or date.max for day in days] == sorted(day.last_day or date.max for day in days)


@given(YEARS, st.booleans())
def test_later_day_is_known_again(year, later):
    for day in statutory_days(year, is_exceptional=later):
        assert is_exceptional(day.statute, day.last_day) is day.is_exceptional


@pytest.mark.parametrize(("statute", "later"), [(each, later) for each in Statute for later in (False, True)])
@pytest.mark.parametrize("year", [2025, 2026])
def test_each_day_has_its_own_sentence(statute, later, year):
    sentence = why(statutory_day(statute, year, is_exceptional=later))

    assert sentence.endswith(".")
    assert ("valår" in sentence) is (statute is Statute.BUDGET and year == 2026)


@pytest.mark.parametrize(("month", "may"), [(5, False), (6, True), (7, True), (8, True), (9, False)])
def test_interim_report_covers_half_to_two_thirds_of_the_year(month, may):
    end = date(2026, month, calendar.monthrange(2026, month)[1])

    assert (may_be_interim(end, 2026), may_be_interim(end, 2027)) == (may, False)


# --- days of work


@given(DAYS)
def test_days_move_off_weekends_within_their_month(day):
    after, before = on_or_after(day), on_or_before(day)

    assert not is_weekend(after)
    assert not is_weekend(before)
    assert {(day.year, day.month)} == {(each.year, each.month) for each in (after, before)}
    assert abs(after - day) <= timedelta(days=2)
    assert abs(before - day) <= timedelta(days=2)
    assert is_weekend(day) or after == before == day


@given(DAYS, YEARS)
def test_same_place_is_a_day_of_work_in_the_same_month(day, year):
    placed = same_place(day, year)

    assert (placed.year, placed.month, is_weekend(placed)) == (year, day.month, False)
    assert abs(placed.day - day.day) <= 3


@given(YEARS, st.integers(1, 12), YEARS)
def test_first_and_last_days_of_work_stay_first_and_last(year, month, other):
    assert same_place(first_weekday(year, month), other) == first_weekday(other, month)
    assert same_place(last_weekday(year, month), other) == last_weekday(other, month)


def test_leap_day_has_a_place_in_every_year():
    assert [same_place(date(2028, 2, 29), year) for year in (2027, 2029, 2032)] == [
        date(2027, 2, 26),
        date(2029, 2, 28),
        date(2032, 2, 27),
    ]
