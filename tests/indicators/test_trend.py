from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.fulfilment import Direction, Observation
from indicators.trend import TrendKind, TrendRule, trend
from indicators.variation import natural_limits

D = Decimal
amounts = st.decimals(min_value=-1000, max_value=1000, places=1)
runs = st.lists(st.none() | amounts, max_size=12)


def series(*values):
    return [
        Observation.of_year(2015 + place, None if value is None else D(str(value)))
        for place, value in enumerate(values)
    ]


def test_a_value_beyond_natural_variation_is_a_change():
    found = trend(series(78.1, 77.2, 76.8, 76.2, 77.9, 79.6, 80.4, 81.9), Direction.HIGHER)

    assert (found.kind, found.rule) == (TrendKind.BETTER, TrendRule.BEYOND_NATURAL_VARIATION)
    assert (found.change, found.years) == (D("1.5"), (2021, 2022))
    assert round(found.limits.low, 1) == D("75.3")
    assert round(found.limits.high, 1) == D("80.7")


def test_a_step_within_natural_variation_is_no_change():
    found = trend(series(50, 54, 49, 53, 50, 52), Direction.LOWER)

    assert (found.kind, found.rule) == (TrendKind.UNCHANGED, TrendRule.WITHIN_NATURAL_VARIATION)
    assert found.change == D(2)


def test_a_slow_steady_rise_is_seen():
    assert trend(series(59, 60, 61, 62, 63, 64), Direction.HIGHER).kind is TrendKind.BETTER


def test_a_step_back_after_a_peak_is_not_called_better():
    found = trend(series(76, 76, 77, 76, 77, 85, 84), Direction.HIGHER)

    assert found.kind is TrendKind.UNCHANGED


@pytest.mark.parametrize(
    ("values", "direction", "is_percent", "kind"),
    [
        ((80.0, 81.0), Direction.HIGHER, True, TrendKind.BETTER),
        ((80.0, 80.9), Direction.HIGHER, True, TrendKind.UNCHANGED),
        ((1.6, 1.2), Direction.LOWER, True, TrendKind.BETTER),
        ((1000, 1019), Direction.LOWER, False, TrendKind.UNCHANGED),
        ((1000, 1020), Direction.LOWER, False, TrendKind.WORSE),
        ((1000, 1020), Direction.NONE, False, TrendKind.HIGHER),
        ((1000, 900), Direction.NONE, False, TrendKind.LOWER),
        ((0, 0.1), Direction.HIGHER, False, TrendKind.BETTER),
        ((5, 5), Direction.HIGHER, False, TrendKind.UNCHANGED),
        ((-4, -2), Direction.HIGHER, False, TrendKind.BETTER),
    ],
)
def test_few_values_are_compared_with_a_threshold(values, direction, is_percent, kind):
    assert trend(series(*values), direction, is_percent=is_percent).kind is kind


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ((5, 3), TrendKind.BETTER),
        ((3, 5), TrendKind.WORSE),
        ((-3, -5), TrendKind.WORSE),
        ((-1, 1), TrendKind.UNCHANGED),
        ((-4, 4), TrendKind.UNCHANGED),
    ],
)
def test_a_band_is_neared_or_left(values, kind):
    assert trend(series(*values), Direction.BAND, band=(D(-2), D(2))).kind is kind


def test_a_band_that_is_not_known_gives_higher_or_lower():
    assert trend(series(3, 5), Direction.BAND).kind is TrendKind.HIGHER


@pytest.mark.parametrize("values", [(), (3,), (None, 3, None)])
def test_too_few_values_are_unknown(values):
    found = trend(series(*values), Direction.HIGHER)

    assert (found.kind, found.change) == (TrendKind.UNKNOWN, None)


def test_missing_values_are_left_out_not_counted_as_zero():
    found = trend(series(80, None, 82, None), Direction.HIGHER)

    assert (found.kind, found.change, found.years) == (TrendKind.BETTER, D(2), (2015, 2017))


@given(runs, st.booleans())
def test_lower_mirrors_higher(values, is_percent):
    mirrored = [None if value is None else -value for value in values]

    one = trend(series(*values), Direction.HIGHER, is_percent=is_percent)
    other = trend(series(*mirrored), Direction.LOWER, is_percent=is_percent)

    assert (one.kind, one.rule) == (other.kind, other.rule)


@given(runs)
def test_better_and_worse_follow_the_sign_of_the_change(values):
    found = trend(series(*values), Direction.HIGHER)

    if found.kind is TrendKind.BETTER:
        assert found.change > 0
    if found.kind is TrendKind.WORSE:
        assert found.change < 0
    assert (found.kind is TrendKind.UNKNOWN) == (found.change is None)


@given(st.permutations(series(3, 1, 4, 1, 5, 9, 2, 6)))
def test_the_order_given_does_not_matter(shuffled):
    assert trend(shuffled, Direction.HIGHER) == trend(series(3, 1, 4, 1, 5, 9, 2, 6), Direction.HIGHER)


@given(st.lists(amounts, min_size=5, max_size=20))
def test_the_limits_surround_the_mean(values):
    limits = natural_limits(values)

    assert limits.low <= limits.centre <= limits.high
    assert natural_limits(values[:4]) is None
