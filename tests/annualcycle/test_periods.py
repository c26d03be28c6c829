from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annualcycle.periods import Frequency, Period, PeriodError, periods_between, periods_of_year

days = st.dates(date(1910, 1, 1), date(2190, 12, 31))
periods = st.builds(Period.containing, days, st.sampled_from(Frequency))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2026", "2026"),
        (" 2026 ", "2026"),
        (2026, "2026"),
        (Decimal(2026), "2026"),
        ("helår 2026", "2026"),
        ("2026 helår", "2026"),
        ("2026 T2", "2026-T2"),
        ("T2 2026", "2026-T2"),
        ("t2-26", "2026-T2"),
        ("tertial 2 2026", "2026-T2"),
        ("Tertial 2, 2026", "2026-T2"),
        ("andra tertialet 2026", "2026-T2"),
        ("2026:T2", "2026-T2"),
        ("2026-08", "2026-08"),
        ("2026-12", "2026-12"),
        ("2011-12", "2011-12"),
        ("202608", "2026-08"),
        ("2026M08", "2026-08"),
        ("2026-08-01", "2026-08"),
        ("2026-08-01 00:00:00", "2026-08"),
        ("aug 2026", "2026-08"),
        ("aug-26", "2026-08"),
        ("Augusti 2026", "2026-08"),
        ("sept. 2026", "2026-09"),
        ("2026 maj", "2026-05"),
        ("May 2026", "2026-05"),
        ("2025/2026", "2025/26"),
        ("2025/26", "2025/26"),
        ("2025–2026", "2025/26"),
        ("2025-26", "2025/26"),
        ("25/26", "2025/26"),
        ("lå 25/26", "2025/26"),
        ("lå 2011-12", "2011/12"),
        ("läsåret 2025/26", "2025/26"),
        ("Läsår 25–26", "2025/26"),
        ("1999/00", "1999/00"),
        ("2026K3", "2026-Q3"),
        ("2026Q3", "2026-Q3"),
        ("kv 3 2026", "2026-Q3"),
        ("kvartal\u00a03\u00a02026", "2026-Q3"),
        ("3:e kvartalet 2026", "2026-Q3"),
        ("3 kvartalet 2026", "2026-Q3"),
        ("första halvåret 2026", "2026-H1"),
        ("H1 2026", "2026-H1"),
        ("second half of 2026", "2026-H2"),
        ("2nd half-year 2026", "2026-H2"),
    ],
)
def test_parse_reads_what_officials_write(text, code):
    assert Period.parse(text).code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("  \u00a0", "empty"),
        ("26", "not_a_period"),
        ("2025-2027", "not_consecutive_years"),
        ("2025/27", "not_consecutive_years"),
        ("2025/08", "not_consecutive_years"),
        ("2026 T4", "no_such_part"),
        ("kvartal 5 2026", "no_such_part"),
        ("T0 2026", "no_such_part"),
        ("202613", "no_such_part"),
        ("2026-08-31", "date_not_period"),
        ("2026-02-30", "not_a_period"),
        ("3026", "year_out_of_range"),
        ("0026", "year_out_of_range"),
        ("delår 2026", "not_a_period"),
        ("vt 2026", "not_a_period"),
        ("T 2026", "not_a_period"),
        ("snart", "not_a_period"),
        ("٢٠٢٦", "not_a_period"),
        ("2026.5", "not_a_period"),
        (Decimal("2026.5"), "not_a_period"),
    ],
)
def test_parse_refuses_with_a_stable_code(text, code):
    with pytest.raises(PeriodError) as caught:
        Period.parse(text)

    assert caught.value.code == code


@given(periods)
def test_every_written_form_reads_back(period):
    forms = {period.code, period.slug, period.label("sv"), period.label("en"), period.short_label("sv")}
    forms |= {period.short_label("en"), period.label("sv").upper(), f" {period.code}\u00a0"}

    assert {Period.parse(form) for form in forms} == {period}


@given(st.text(max_size=20))
def test_parse_answers_any_text_with_a_period_or_a_period_error(text):
    try:
        period = Period.parse(text)
    except PeriodError:
        return

    assert Period.parse(period.code) == period


@given(days, st.sampled_from(Frequency))
def test_the_containing_period_contains_its_day(day, frequency):
    period = Period.containing(day, frequency)

    assert period.contains(day)
    assert not period.contains(period.start - timedelta(days=1))
    assert not period.contains(period.end + timedelta(days=1))


@given(periods)
def test_next_and_previous_undo_each_other_without_gap(period):
    assert period.next().previous() == period
    assert period.next().start == period.end + timedelta(days=1)


@given(periods)
def test_same_period_last_year_has_the_same_number(period):
    earlier = period.same_period_last_year()

    assert (earlier.number, earlier.year) == (period.number, period.year - 1)


@given(periods, periods)
def test_order_is_total_and_follows_time(one, other):
    assert (one < other) + (other < one) + (one == other) == 1
    if one.end < other.start:
        assert one < other


@given(st.integers(1950, 2150), st.sampled_from(Frequency))
def test_the_periods_of_a_year_follow_each_other_and_fill_it(year, frequency):
    found = periods_of_year(year, frequency)

    assert found == periods_between(found[0], found[-1])
    assert [period.number for period in found] == list(range(1, frequency.per_year + 1))
    assert {period.year for period in found} == {year}
    assert sum((period.end - period.start).days + 1 for period in found) in {365, 366}


def test_periods_between_is_empty_backwards_and_refuses_mixed_frequencies():
    year, tertial = Period.of_year(2026), Period.parse("2026-T1")

    assert periods_between(year.next(), year) == ()
    with pytest.raises(PeriodError, match="different_frequencies"):
        periods_between(year, tertial)


def test_a_school_year_belongs_to_the_year_it_ends_in():
    period = Period.parse("lå 25/26")

    assert (period.start, period.end, period.year) == (date(2025, 7, 1), date(2026, 6, 30), 2026)
    assert Period.containing(date(2026, 6, 30), Frequency.SCHOOL_YEAR) == period
    assert period.slug == "la2025-26"


def test_labels_are_in_words():
    codes = ["2026", "2026-T2", "2026-Q3", "2026-H1", "2026-08", "2025/26"]

    swedish = [Period.parse(code).label("sv") for code in codes]
    english = [Period.parse(code).label("en") for code in codes]
    short = [Period.parse(code).short_label("sv") for code in codes]

    assert swedish == [
        "2026",
        "tertial 2 2026",
        "kvartal 3 2026",
        "första halvåret 2026",
        "augusti 2026",
        "läsåret 2025/26",
    ]
    assert english == [
        "2026",
        "tertial 2, 2026",
        "quarter 3, 2026",
        "first half of 2026",
        "August 2026",
        "school year 2025/26",
    ]
    assert short == ["2026", "T2 2026", "kv 3 2026", "H1 2026", "aug 2026", "2025/26"]


@pytest.mark.parametrize("start", [date(2026, 2, 1), date(2026, 1, 2), datetime(2026, 1, 1)])
def test_a_period_starts_on_its_first_day(start):
    with pytest.raises(PeriodError, match="not_a_start"):
        Period(Frequency.TERTIAL, start)


def test_a_day_around_can_be_read_when_the_frequency_is_known():
    period = Period.parse("2026-08-31", dates_as=Frequency.TERTIAL)

    assert period.code == "2026-T2"


def test_a_year_covers_its_parts():
    year, tertial = Period.of_year(2026), Period.parse("T2 2026")

    assert year.covers(tertial)
    assert not tertial.covers(year)
    assert not year.covers(Period.parse("2025/26"))


def test_dates_given_as_the_frequency_of_a_school_year_find_the_school_year():
    period = Period.parse("2025-09-15", dates_as=Frequency.SCHOOL_YEAR)

    assert period.code == "2025/26"


def test_the_calendar_ends():
    with pytest.raises(PeriodError, match="year_out_of_range"):
        Period.of_year(9999).next()


def test_year_comes_after_the_last_part_that_ends_with_it() -> None:
    second, third = periods_of_year(2026, Frequency.TERTIAL)[1:]
    year, december = Period.of_year(2026), Period.parse("2026-12")

    assert sorted([year, december, second, third], key=Period.by_end) == [second, december, third, year]
