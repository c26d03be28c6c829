"""Natural variation: limits from the series itself, signals by stated rules, and the words for them."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from indicators.fulfilment import Direction, Observation
from indicators.trend import TrendRule, trend
from indicators.variation import (
    FEWEST_FOR_LIMITS,
    SignalRule,
    Variation,
    moved_beyond,
    natural_limits,
    split_at,
    variation,
)
from indicators.variation_words import told_variation

D = Decimal
amounts = st.decimals(min_value=-1000, max_value=1000, places=1)
runs = st.lists(st.none() | amounts, max_size=24)
days_of_break = st.lists(st.dates(date(2000, 1, 1), date(2030, 1, 1)), max_size=3)


def series(*values: object, first: int = 2001) -> list[Observation]:
    return [
        Observation.of_year(first + place, None if value is None else D(str(value)))
        for place, value in enumerate(values)
    ]


def rules_at(found: Variation, year: int) -> set[tuple[SignalRule, bool]]:
    return {(signal.rule, signal.is_high) for signal in found.signals if signal.on.year == year}


def test_limits_lie_2_66_average_moving_ranges_from_the_mean() -> None:
    limits = natural_limits([D(10), D(12), D(11), D(13), D(9)])

    assert limits is not None
    assert (limits.centre, limits.usual_step) == (D(11), D("3.27") * D("2.25"))
    assert (limits.low, limits.high) == (D(11) - D("2.66") * D("2.25"), D(11) + D("2.66") * D("2.25"))


def test_the_latest_value_does_not_widen_the_limits_it_is_judged_by() -> None:
    found = variation(series(10, 11, 10, 11, 10, 30))

    assert found.latest is not None
    assert found.latest.limits == natural_limits([D(10), D(11), D(10), D(11), D(10)])
    assert (SignalRule.OUTSIDE, True) in rules_at(found, 2006)


@pytest.mark.parametrize("values", [(), (5,), (None, None), (1, 2, 3, 4, 5), (1, None, 2, None, 3, None)])
def test_too_few_values_have_no_limits_and_no_signals(values: tuple[object, ...]) -> None:
    found = variation(series(*values))

    assert found.signals == ()
    assert all(stretch.limits is None for stretch in found.stretches)


def test_missing_values_are_left_out_and_are_never_zero() -> None:
    with_gaps = variation(series(10, None, 11, 10, None, 11, 10, 11))

    assert with_gaps.latest is not None
    assert with_gaps.latest.limits == natural_limits([D(10), D(11), D(10), D(11), D(10)])
    assert with_gaps.signals == ()


def test_a_constant_series_has_no_signal_until_it_moves() -> None:
    assert variation(series(*[7] * 12)).signals == ()
    assert rules_at(variation(series(*[7] * 12, "7.1")), 2013) >= {(SignalRule.OUTSIDE, True), (SignalRule.STEP, True)}


def test_eight_in_a_row_on_one_side_are_a_signal_and_seven_are_not() -> None:
    swinging = (10, 20, 10, 20, 10, 20, 10, 20)
    low, high = [12, 13, 14, 12, 13, 14, 13], [17, 18, 17, 18, 17, 18, 17, 18]

    seven = variation(series(*swinging, *low))
    eight = variation(series(*swinging, *high, 17))

    assert not [signal for signal in seven.signals if signal.rule is SignalRule.RUN_OF_EIGHT]
    assert any(signal.rule is SignalRule.RUN_OF_EIGHT and signal.is_high for signal in eight.signals)


def test_a_value_on_the_centre_line_ends_a_run() -> None:
    values = [D(1), D(-1)] * 4 + [D(1)] * 4 + [D(0)] + [D(1)] * 4
    limits = natural_limits([D(1), D(-1)] * 4)
    assert limits is not None
    assert limits.centre == 0

    found = variation([Observation.of_year(2001 + place, value) for place, value in enumerate(values)])

    assert not [signal for signal in found.signals if signal.rule is SignalRule.RUN_OF_EIGHT]


def test_three_of_four_near_a_limit_are_a_signal() -> None:
    steady = [10, 12, 10, 12, 10, 12, 10, 12, 10, 12]
    near = variation(series(*steady, 15, 15, 11, 15))
    far = variation(series(*steady, 15, 11, 11, 15))

    assert (SignalRule.THREE_OF_FOUR, True) in rules_at(near, 2014)
    assert (SignalRule.THREE_OF_FOUR, True) not in rules_at(far, 2014)


def test_limits_are_counted_anew_after_a_break() -> None:
    found = variation(series(10, 11, 10, 11, 10, 11, 50, 51, 50, 51, 50, 51), [date(2007, 1, 1)])

    before, after = found.stretches
    assert (before.number, after.number) == (6, 6)
    assert before.limits is not None
    assert after.limits is not None
    assert (before.limits.high < 20, after.limits.low > 40) == (True, True)
    assert found.signals == ()


def test_a_break_leaves_too_few_values_after_it() -> None:
    found = variation(series(10, 11, 10, 11, 10, 11, 50, 51), [date(2007, 1, 1)])

    assert found.latest is not None
    assert (found.latest.number, found.latest.limits) == (2, None)


def test_a_period_that_the_break_falls_in_is_measured_anew() -> None:
    parts = split_at([(date(2006, 12, 31), D(1)), (date(2007, 12, 31), D(2))], [date(2007, 7, 1)])

    assert [len(part) for part in parts] == [1, 1]


@given(runs, days_of_break)
def test_every_value_belongs_to_one_stretch_and_every_signal_to_a_value(
    values: list[Decimal | None], breaks: list[date]
) -> None:
    given_series = series(*values)

    found = variation(given_series, breaks)

    known = {item.period_end for item in given_series if item.value is not None}
    assert sum(stretch.number for stretch in found.stretches) == len(known)
    assert {signal.on for signal in found.signals} <= known
    for stretch in found.stretches:
        assert (stretch.limits is None) == (stretch.number - (stretch is found.latest) < FEWEST_FOR_LIMITS)


@given(runs)
def test_turning_the_series_upside_down_turns_every_signal(values: list[Decimal | None]) -> None:
    upright = variation(series(*values))
    turned = variation(series(*(None if value is None else -value for value in values)))

    assert {(s.rule, s.on, s.is_high) for s in upright.signals} == {
        (s.rule, s.on, not s.is_high) for s in turned.signals
    }


@given(runs, amounts)
def test_signals_do_not_depend_on_the_level(values: list[Decimal | None], lift: Decimal) -> None:
    lifted = [None if value is None else value + lift for value in values]

    def told(of: list[Decimal | None]) -> set[tuple[SignalRule, date]]:
        # Whole multiples of the mean are rounded; a value exactly on a line may fall on either side of it.
        return {(s.rule, s.on) for s in variation(series(*of)).signals if s.rule is SignalRule.STEP}

    assert told(values) == told(lifted)


@given(runs, st.sampled_from(Direction), days_of_break)
def test_trend_and_variation_are_one_computation(
    values: list[Decimal | None], direction: Direction, breaks: list[date]
) -> None:
    given_series = series(*values)

    found, told = variation(given_series, breaks), trend(given_series, direction, breaks=breaks)

    latest = found.latest
    if latest is not None and latest.number > 1:
        assert told.limits == latest.limits
    if told.rule is TrendRule.BEYOND_NATURAL_VARIATION:
        assert latest is not None
        assert any(signal.on == latest.last for signal in latest.signals)


@given(amounts, amounts, st.lists(amounts, min_size=5, max_size=12))
def test_no_step_is_no_movement(value: Decimal, other: Decimal, earlier: list[Decimal]) -> None:
    limits = natural_limits(earlier)
    assert limits is not None

    assert not moved_beyond(value, value, limits)
    if abs(value - other) > limits.usual_step:
        assert moved_beyond(value, other, limits) or value == other


# in words


def words(*values: object, breaks: tuple[date, ...] = ()) -> object:
    given_series = series(*values)
    known = [(str(item.period_end.year), item.value) for item in given_series if item.value is not None]
    with translation.override("sv"):
        return told_variation(
            variation(given_series, breaks),
            known[-2:],
            label=lambda day: str(day.year),
            shown=lambda value: str(round(value, 1)).replace(".", ","),
            possible=(D(0), None),
        )


def test_a_rise_within_natural_variation_is_said_to_show_nothing() -> None:
    told = words(50, 54, 49, 53, 50, 52)

    assert told.summary == "Uppgången 2006 ryms i den naturliga variationen. Den visar inte att något har ändrats."
    assert told.expected.startswith("Så länge inget ändras är värden mellan ")
    assert not told.is_signal
    assert told.signals == ()
    assert told.rules[-1].endswith("Regler: Donald J. Wheeler, Understanding Variation.")


def test_a_fall_beyond_natural_variation_is_said_to_be_a_change() -> None:
    told = words(50, 51, 50, 51, 50, 51, 20)

    assert told.summary == "Nedgången 2007 är större än den naturliga variationen: något har sannolikt ändrats."
    assert "Under den undre gränsen: 2007." in told.signals
    assert told.is_signal


def test_a_small_step_at_a_level_beyond_the_limits_is_told_apart() -> None:
    assert words(76, 76, 77, 76, 77, 90, 90, 90, 90, "89.9").summary.endswith(
        ("men nivån är en signal.", "Den visar inte att något har ändrats.")
    )


def test_the_same_value_again_is_told() -> None:
    assert words(5, 6, 5, 6, 5, 5).summary == "Värdet 2006 är detsamma som 2005."


@pytest.mark.parametrize(
    ("values", "breaks", "said"),
    [
        ((5,), (), "Det finns 1 värde. Minst 6 behövs"),
        ((5, 6, 7, 8), (), "Det finns 4 värden. Minst 6 behövs"),
        ((5, 6, 7, 8, 5, 6, 9), (date(2006, 1, 1),), "Det finns 2 värden sedan mätningen ändrades."),
    ],
)
def test_too_few_values_are_told(values: tuple[int, ...], breaks: tuple[date, ...], said: str) -> None:
    told = words(*values, breaks=breaks)

    assert told.summary.startswith(said)
    assert (told.expected, told.rules) == ("", ())


def test_nothing_is_told_of_no_values() -> None:
    assert words().summary == ""


def test_limits_below_what_is_possible_are_cut_in_words() -> None:
    assert "mellan 0,0 och" in words(1, 4, 1, 4, 1, 3).expected
