"""How values are put together: the traps by name, and the laws that hold for every rule."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.aggregation import (
    OverOrganisations,
    OverTime,
    Part,
    Whole,
    put_together,
    usual_over_time,
    year_of_periods,
)
from indicators.numbers import Missing

D = Decimal
HUNDRED = D(100)
RULES = [OverOrganisations.SUM, OverOrganisations.MEAN, OverOrganisations.WEIGHTED]


def share(numerator: int, denominator: int) -> Part:
    value = (D(numerator) / D(denominator) * 100).quantize(D("0.000001"))
    return Part(value, D(numerator), D(denominator))


def whole(rule: OverOrganisations, *parts: Part, fewest: int | None = None) -> Whole | None:
    return put_together(rule, parts, factor=HUNDRED, fewest_cases=fewest)


def number(told: str | None) -> Part:
    return Part(None if told is None else D(told))


def test_sum_and_mean_of_organisations() -> None:
    parts = [number("1"), number("2"), number("4")]

    assert whole(OverOrganisations.SUM, *parts).value == D(7)
    assert whole(OverOrganisations.MEAN, *parts).value == D("2.333333")
    assert whole(OverOrganisations.NONE, *parts) is None


def test_percentages_are_weighted_not_averaged() -> None:
    found = whole(OverOrganisations.WEIGHTED, share(90, 100), share(1, 10))

    assert (found.value, found.numerator, found.denominator) == (D("82.727273"), D(91), D(110))
    assert found.value != (D(90) + D(10)) / 2


def test_percentage_without_parts_is_not_averaged_silently() -> None:
    found = whole(OverOrganisations.WEIGHTED, share(90, 100), number("10"))

    assert (found.value, found.missing, found.lacks_parts) == (None, Missing.NOT_AVAILABLE, True)


def test_missing_part_makes_the_whole_missing_and_is_counted() -> None:
    found = whole(OverOrganisations.SUM, number("1"), number("2"), number("3"), number(None))

    assert (found.value, found.missing, found.have, found.of) == (None, Missing.NOT_YET, 3, 4)


def test_part_that_will_never_come_is_told_apart_from_one_that_may() -> None:
    found = whole(OverOrganisations.SUM, number("1"), Part(Missing.NOT_AVAILABLE), number(None))

    assert (found.missing, found.have, found.of) == (Missing.NOT_AVAILABLE, 1, 3)


def test_withheld_part_withholds_the_whole_even_when_another_is_missing() -> None:
    assert whole(OverOrganisations.SUM, number("1"), Part(Missing.SUPPRESSED)).missing is Missing.SUPPRESSED
    assert whole(OverOrganisations.SUM, number(None), Part(Missing.SUPPRESSED)).missing is Missing.SUPPRESSED


def test_part_that_it_does_not_apply_to_is_not_expected() -> None:
    found = whole(OverOrganisations.MEAN, number("4"), number("2"), Part(Missing.NOT_APPLICABLE))

    assert (found.value, found.have, found.of) == (D(3), 2, 2)
    assert whole(OverOrganisations.SUM, Part(Missing.NOT_APPLICABLE)).missing is Missing.NOT_APPLICABLE


def test_nothing_comes_of_nothing() -> None:
    assert whole(OverOrganisations.SUM, number(None), number(None)) is None
    assert whole(OverOrganisations.SUM) is None


def test_weighted_whole_of_few_cases_is_withheld() -> None:
    assert whole(OverOrganisations.WEIGHTED, share(1, 2), share(1, 2), fewest=5).missing is Missing.SUPPRESSED
    assert whole(OverOrganisations.WEIGHTED, share(1, 2), share(1, 3), fewest=5).value == D(40)


def test_too_large_a_sum_is_no_number() -> None:
    largest = number("99999999999999")

    assert whole(OverOrganisations.SUM, largest, largest).missing is Missing.NOT_AVAILABLE


numbers = st.decimals(-(10**9), 10**9, places=3, allow_nan=False, allow_infinity=False)
counts = st.integers(0, 10**6)
shares = st.tuples(counts, st.integers(1, 10**6)).map(lambda pair: share(*pair))
tolds = numbers | st.sampled_from(Missing) | st.none()


@given(st.lists(shares, min_size=1, max_size=8))
def test_weighted_is_the_share_of_all_and_lies_between_its_parts(parts: list[Part]) -> None:
    found = whole(OverOrganisations.WEIGHTED, *parts)

    exact = Fraction(sum(part.numerator for part in parts)) / Fraction(sum(part.denominator for part in parts)) * 100
    assert abs(Fraction(found.value) - exact) <= Fraction(1, 2_000_000)
    values = [part.number for part in parts]
    assert min(values) - D("0.000001") <= found.value <= max(values) + D("0.000001")


@given(st.lists(shares, min_size=2, max_size=8), st.integers(1, 7))
def test_weighted_in_two_steps_is_weighted_in_one(parts: list[Part], cut: int) -> None:
    cut = min(cut, len(parts) - 1)
    steps = [whole(OverOrganisations.WEIGHTED, *some).part for some in (parts[:cut], parts[cut:])]

    assert whole(OverOrganisations.WEIGHTED, *steps) == Whole(
        **{
            name: getattr(whole(OverOrganisations.WEIGHTED, *parts), name)
            for name in ("value", "missing", "numerator", "denominator", "is_preliminary", "lacks_parts")
        },
        have=2,
        of=2,
    )


@given(st.sampled_from(RULES), st.lists(tolds, max_size=8), st.randoms())
def test_order_of_the_parts_does_not_matter(rule: OverOrganisations, values: list, chance: object) -> None:
    parts = [Part(value, D(1), D(2)) if isinstance(value, D) else Part(value) for value in values]
    shuffled = list(parts)
    chance.shuffle(shuffled)

    assert whole(rule, *parts) == whole(rule, *shuffled)


@given(st.sampled_from(RULES), st.lists(tolds, min_size=1, max_size=8))
def test_whole_is_a_number_only_when_every_expected_part_is(rule: OverOrganisations, values: list) -> None:
    parts = [Part(value, D(1), D(2)) if isinstance(value, D) else Part(value) for value in values]
    found = whole(rule, *parts)

    expected = [value for value in values if value is not Missing.NOT_APPLICABLE]
    is_known = bool(expected) and all(isinstance(value, D) for value in expected)
    assert (found is not None and found.value is not None) == is_known
    if found is not None:
        assert (found.value is None) == (found.missing is not None)


# --- over the year


def year(rule: OverTime, per_year: int, *values: str | Missing | Part | None) -> object:
    parts = {
        place: value if isinstance(value, Part) else Part(value if isinstance(value, Missing) else value and D(value))
        for place, value in enumerate(values, start=1)
    }
    return year_of_periods(rule, parts, per_year, factor=HUNDRED)


def told(rule: OverTime, per_year: int, *values: str | Missing | Part | None) -> tuple:
    found = year(rule, per_year, *values)
    return found.whole.value, found.is_complete, found.latest


@pytest.mark.parametrize(
    ("rule", "value"),
    [(OverTime.SUM, "60"), (OverTime.MEAN, "20"), (OverTime.LAST, "30")],
)
def test_year_comes_from_its_thirds_by_the_rule(rule: OverTime, value: str) -> None:
    assert told(rule, 3, "10", "20", "30") == (D(value), True, 3)


def test_what_is_counted_since_january_is_read_last_and_never_summed() -> None:
    assert told(OverTime.LAST, 3, "100", "210", "330")[0] == D(330)


def test_percentages_of_the_months_are_weighted() -> None:
    assert told(OverTime.WEIGHTED, 2, share(90, 100), share(1, 10)) == (D("82.727273"), True, 2)
    assert year(OverTime.WEIGHTED, 2, share(90, 100), "10").whole.lacks_parts


def test_unfinished_year_is_so_far() -> None:
    found = year(OverTime.SUM, 12, "10", "20")

    assert (found.whole.value, found.is_complete, found.whole.have, found.whole.of) == (D(30), False, 2, 12)
    assert told(OverTime.LAST, 3, "10", "20") == (D(20), False, 2)
    assert told(OverTime.LAST, 3, "10", "20", Missing.NOT_YET) == (D(20), False, 2)
    assert told(OverTime.SUM, 3, "10", "20", Missing.NOT_YET) == (D(30), False, 2)


def test_gap_in_the_year_leaves_last_alone_and_sum_unfinished() -> None:
    assert told(OverTime.LAST, 3, "10", None, "30") == (D(30), True, 3)
    assert told(OverTime.SUM, 3, "10", None, "30") == (D(40), False, 3)


def test_missing_month_makes_the_year_missing() -> None:
    assert year(OverTime.SUM, 3, "10", Missing.NOT_AVAILABLE, "30").whole.missing is Missing.NOT_AVAILABLE
    assert year(OverTime.SUM, 3, "10", Missing.SUPPRESSED, "30").whole.missing is Missing.SUPPRESSED
    assert told(OverTime.LAST, 3, "10", "20", Missing.SUPPRESSED) == (None, True, 2)


def test_month_it_does_not_apply_to_is_not_waited_for() -> None:
    assert told(OverTime.SUM, 3, "10", Missing.NOT_APPLICABLE, "30") == (D(40), True, 3)


def test_year_that_is_not_put_together_has_no_value() -> None:
    assert year(OverTime.NONE, 3, "10", "20", "30") is None
    assert year(OverTime.SUM, 3, None, None) is None


@pytest.mark.parametrize(
    ("periods", "unit", "is_of_parts", "rule"),
    [
        (1, "%", False, OverTime.LAST),
        (1, "antal", False, OverTime.LAST),
        (3, "%", True, OverTime.WEIGHTED),
        (3, "antal", True, OverTime.WEIGHTED),
        (12, " Antal ", False, OverTime.SUM),
        (3, "%", False, OverTime.NONE),
        (4, "index", False, OverTime.NONE),
    ],
)
def test_usual_rule_over_the_year_suits_the_unit(periods: int, unit: str, is_of_parts: bool, rule: OverTime) -> None:
    assert usual_over_time(periods_a_year=periods, unit=unit, is_of_parts=is_of_parts) is rule
