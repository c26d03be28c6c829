from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indicators.fulfilment import (
    Direction,
    Observation,
    Outcome,
    Reason,
    TargetKind,
    TargetRule,
    bounds_of,
    evaluate,
    rule_problems,
)

D = Decimal
amounts = st.decimals(min_value=-10_000, max_value=10_000, places=2)
plain_kinds = st.sampled_from(
    [TargetKind.AT_LEAST, TargetKind.MORE_THAN, TargetKind.AT_MOST, TargetKind.LESS_THAN, TargetKind.WITHIN]
)


def years(**values):
    return [Observation.of_year(int(year[1:]), None if value is None else D(value)) for year, value in values.items()]


def rules(kinds=plain_kinds):
    return st.builds(
        lambda kind, one, other, baseline, direction: TargetRule(
            kind, 2023, low=min(one, other), high=max(one, other), baseline=baseline, direction=direction
        ),
        kinds,
        amounts,
        amounts,
        st.none() | amounts,
        st.sampled_from(Direction),
    )


def test_an_average_is_reached_though_the_year_itself_misses():
    rule = TargetRule(TargetKind.AVERAGE_OVER_YEARS, 2023, low=D("2.0"), years=3)

    found = evaluate(rule, years(y2021="4.1", y2022="4.5", y2023="0.7"))

    assert (found.outcome, found.value, found.year_value) == (Outcome.REACHED, D("3.1"), D("0.7"))
    assert found.explanation.reason is Reason.AVERAGE_REACHED_THOUGH_YEAR_MISSED
    assert (found.difference, found.years_used, found.missing_years) == (D("1.1"), (2021, 2022, 2023), ())


@pytest.mark.parametrize(
    ("kind", "low", "high", "value", "outcome", "difference"),
    [
        (TargetKind.MORE_THAN, "40", None, "37.2", Outcome.NOT_REACHED, "-2.8"),
        (TargetKind.MORE_THAN, "40", None, "40", Outcome.NOT_REACHED, "0"),
        (TargetKind.AT_LEAST, "30", None, "30", Outcome.REACHED, "0"),
        (TargetKind.AT_LEAST, "84", None, "83.96", Outcome.NOT_REACHED, "-0.04"),
        (TargetKind.AT_MOST, None, "55", "74", Outcome.NOT_REACHED, "-19"),
        (TargetKind.AT_MOST, None, "5.2", "5.2", Outcome.REACHED, "0"),
        (TargetKind.LESS_THAN, None, "5", "5", Outcome.NOT_REACHED, "0"),
        (TargetKind.WITHIN, "-2", "2", "1.8", Outcome.REACHED, "0.2"),
        (TargetKind.WITHIN, "-2", "2", "-3", Outcome.NOT_REACHED, "-1"),
        (TargetKind.AT_LEAST, "0", None, "0", Outcome.REACHED, "0"),
    ],
)
def test_a_years_value_is_compared_exactly(kind, low, high, value, outcome, difference):
    rule = TargetRule(kind, 2023, low=low and D(low), high=high and D(high))

    found = evaluate(rule, years(y2023=value))

    assert (found.outcome, found.difference) == (outcome, D(difference))


def test_a_missing_value_is_never_a_miss():
    rule = TargetRule(TargetKind.AT_LEAST, 2023, low=D(84))

    found = evaluate(rule, years(y2021="80", y2023=None))

    assert (found.outcome, found.value, found.missing_years) == (Outcome.NOT_ASSESSABLE, None, (2023,))
    assert found.explanation.reason is Reason.VALUE_MISSING
    assert found.explanation.params == {"year": 2023, "latest_year": 2021}


def test_an_average_with_a_missing_year_says_so():
    rule = TargetRule(TargetKind.AVERAGE_OVER_YEARS, 2023, low=D(2), years=3)

    found = evaluate(rule, years(y2021="4.1", y2022=None, y2023="0.7"))

    assert (found.outcome, found.missing_years) == (Outcome.NOT_ASSESSABLE, (2022,))
    assert found.explanation.reason is Reason.YEARS_MISSING


def test_an_average_may_rest_on_fewer_years_when_the_rule_allows_it():
    rule = TargetRule(TargetKind.AVERAGE_OVER_YEARS, 2023, low=D(2), years=3, fewest_years=2)

    found = evaluate(rule, years(y2021="4.1", y2022=None, y2023="0.7"))

    assert (found.outcome, found.value) == (Outcome.REACHED, D("2.4"))
    assert (found.years_used, found.missing_years) == ((2021, 2023), (2022,))


def test_an_average_may_fail_though_the_year_itself_meets_it():
    rule = TargetRule(TargetKind.AVERAGE_OVER_YEARS, 2023, low=D(2), years=2)

    found = evaluate(rule, years(y2022="0", y2023="3"))

    assert found.explanation.reason is Reason.AVERAGE_NOT_REACHED_THOUGH_YEAR_MET


def test_a_sum_over_years_counts_all_of_them():
    rule = TargetRule(TargetKind.SUM_OVER_YEARS, 2023, low=D(100), years=2)

    found = evaluate(rule, years(y2021="900", y2022="30", y2023="60"))

    assert (found.outcome, found.value, found.progress) == (Outcome.NOT_REACHED, D(90), D("0.9"))


def test_not_reached_but_better_tells_how_much():
    rule = TargetRule(TargetKind.AT_LEAST, 2023, low=D(84), baseline=D("78.7"))

    found = evaluate(rule, years(y2023="81.9"))

    assert (found.outcome, found.gained, found.progress) == (Outcome.NOT_REACHED, D("3.2"), D("0.6038"))
    assert found.explanation.reason is Reason.NOT_REACHED_BUT_BETTER


@pytest.mark.parametrize(
    ("is_relative", "low", "high", "baseline", "value", "outcome", "compared"),
    [
        (True, "5", None, "200", "212", Outcome.REACHED, "6"),
        (True, None, "-10", "200", "190", Outcome.NOT_REACHED, "-5"),
        (False, "3", None, "40", "42", Outcome.NOT_REACHED, "2"),
        (True, "50", None, "-4", "-2", Outcome.REACHED, "50"),
    ],
)
def test_a_change_is_relative_or_in_the_unit(is_relative, low, high, baseline, value, outcome, compared):
    rule = TargetRule(
        TargetKind.CHANGE_BY,
        2023,
        low=low and D(low),
        high=high and D(high),
        baseline=D(baseline),
        is_relative=is_relative,
    )

    found = evaluate(rule, years(y2023=value))

    assert (found.outcome, found.value) == (outcome, D(compared))


def test_a_relative_change_from_nothing_cannot_be_assessed():
    rule = TargetRule(TargetKind.CHANGE_BY, 2023, low=D(5), baseline=D(0), is_relative=True)

    assert evaluate(rule, years(y2023="4")).explanation.reason is Reason.BASELINE_ZERO


@pytest.mark.parametrize(
    ("direction", "value", "outcome"),
    [
        (Direction.HIGHER, "41", Outcome.REACHED),
        (Direction.HIGHER, "40.9", Outcome.NOT_REACHED),
        (Direction.HIGHER, "99", Outcome.REACHED),
        (Direction.LOWER, "43", Outcome.REACHED),
        (Direction.LOWER, "44", Outcome.NOT_REACHED),
        (Direction.BAND, "43.5", Outcome.NOT_REACHED),
        (Direction.BAND, "42.5", Outcome.REACHED),
    ],
)
def test_maintaining_a_baseline_allows_the_tolerance_on_the_bad_side(direction, value, outcome):
    rule = TargetRule(TargetKind.MAINTAIN, 2023, baseline=D(42), tolerance=D(1), direction=direction)

    assert evaluate(rule, years(y2023=value)).outcome is outcome


def test_maintaining_a_standard_compares_with_the_standard():
    rule = TargetRule(TargetKind.MAINTAIN, 2023, low=D(42), baseline=D(50))

    assert evaluate(rule, years(y2023="43")).outcome is Outcome.REACHED


@pytest.mark.parametrize(("value", "outcome"), [("1", Outcome.REACHED), ("0", Outcome.NOT_REACHED)])
def test_a_milestone_is_done_or_not(value, outcome):
    rule = TargetRule(TargetKind.MILESTONE, 2023)

    assert evaluate(rule, years(y2023=value)).outcome is outcome
    assert evaluate(rule, []).outcome is Outcome.NOT_ASSESSABLE


def test_a_qualitative_target_is_left_to_a_person():
    found = evaluate(TargetRule(TargetKind.QUALITATIVE, 2023), years(y2023="3"))

    assert (found.outcome, found.explanation.reason) == (Outcome.NOT_ASSESSABLE, Reason.PERSON_ASSESSES)


def test_the_latest_value_of_the_year_counts_and_is_dated():
    series = [
        Observation(date(2023, 8, 31), D(83)),
        Observation(date(2023, 4, 30), D(85)),
        Observation(date(2023, 12, 31), None),
    ]

    found = evaluate(TargetRule(TargetKind.AT_LEAST, 2023, low=D(84)), series)

    assert (found.outcome, found.year_value, found.as_of) == (Outcome.NOT_REACHED, D(83), date(2023, 8, 31))


@pytest.mark.parametrize(
    ("rule", "problems"),
    [
        (TargetRule(TargetKind.AT_LEAST, 2023), ("low_needed",)),
        (TargetRule(TargetKind.WITHIN, 2023, low=D(3), high=D(2)), ("band_reversed",)),
        (TargetRule(TargetKind.WITHIN, 2023), ("low_needed", "high_needed")),
        (TargetRule(TargetKind.CHANGE_BY, 2023, low=D(1)), ("baseline_needed",)),
        (TargetRule(TargetKind.AVERAGE_OVER_YEARS, 2023, low=D(1)), ("years_needed",)),
        (TargetRule(TargetKind.SUM_OVER_YEARS, 2023, years=3), ("bound_needed",)),
        (TargetRule(TargetKind.MAINTAIN, 2023), ("bound_needed",)),
        (TargetRule(TargetKind.MAINTAIN, 2023, baseline=D(1), tolerance=D(-1)), ("tolerance_negative",)),
        (
            TargetRule(TargetKind.AVERAGE_OVER_YEARS, 2023, low=D(1), years=3, fewest_years=4),
            ("fewest_years_wrong",),
        ),
    ],
)
def test_an_unfinished_target_cannot_be_assessed_and_says_what_it_lacks(rule, problems):
    found = evaluate(rule, years(y2023="1"))

    assert rule_problems(rule) == problems
    assert (found.outcome, found.explanation.reason) == (Outcome.NOT_ASSESSABLE, Reason.TARGET_INCOMPLETE)


@given(rules(), amounts)
def test_the_difference_agrees_with_the_outcome(rule, value):
    found = evaluate(rule, years(y2023=value))

    assert found.outcome is not Outcome.NOT_ASSESSABLE
    if found.outcome is Outcome.REACHED:
        assert found.difference >= 0
    else:
        assert found.difference <= 0


@given(rules(), amounts, st.decimals(min_value=0, max_value=100, places=2))
def test_moving_to_the_good_side_never_loses_a_target(rule, value, step):
    assume(rule.kind is not TargetKind.WITHIN)
    better = value + step if bounds_of(rule).low is not None else value - step

    before, after = evaluate(rule, years(y2023=value)), evaluate(rule, years(y2023=better))

    assert not (before.outcome is Outcome.REACHED and after.outcome is Outcome.NOT_REACHED)
    assert after.difference >= before.difference


@given(rules(st.sampled_from(TargetKind)), st.lists(st.none() | amounts, max_size=6), st.integers(0, 5))
def test_any_rule_and_series_give_an_answer_and_only_values_give_a_verdict(rule, values, span):
    rule = replace(rule, years=span)
    series = [Observation.of_year(2023 - offset, value) for offset, value in enumerate(values)]

    found = evaluate(rule, series)

    if found.outcome is not Outcome.NOT_ASSESSABLE:
        assert found.value is not None
        assert set(found.years_used) <= {item.period_end.year for item in series if item.value is not None}


@given(st.lists(amounts, min_size=2, max_size=6), amounts)
def test_an_average_lies_between_its_values_and_is_compared_like_the_sum(values, low):
    rule = TargetRule(TargetKind.AVERAGE_OVER_YEARS, 2023, low=low, years=len(values))

    found = evaluate(rule, [Observation.of_year(2023 - offset, value) for offset, value in enumerate(values)])

    assert min(values) <= found.value <= max(values)
    assert (found.outcome is Outcome.REACHED) == (sum(values) >= low * len(values))


@given(rules(), amounts)
def test_progress_is_whole_exactly_when_the_target_is_met(rule, value):
    found = evaluate(rule, years(y2023=value))

    if found.progress is not None and found.difference is not None:
        assert (found.progress >= 1) == (found.difference >= 0) or abs(found.progress - 1) < D("0.001")
