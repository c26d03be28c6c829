from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.fulfilment import Direction, Observation, TargetKind, TargetRule, evaluate
from indicators.way import WIDTH, Way, way_drawing, way_of

D = Decimal
K = TargetKind
amounts = st.decimals(min_value=-1000, max_value=1000, places=2)


def way(rule: TargetRule, value: str) -> Way | None:
    return way_of(rule, evaluate(rule, [Observation.of_year(2026, D(value))]))


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        (TargetRule(K.AT_LEAST, 2026, low=D(84), baseline=D(78)), Way(D(78), D(80), D(84))),
        (TargetRule(K.AT_MOST, 2026, high=D(70), baseline=D(90), direction=Direction.LOWER), Way(D(90), D(80), D(70))),
        (TargetRule(K.CHANGE_BY, 2026, low=D(5), baseline=D(78)), Way(D(78), D(80), D(83))),
        (TargetRule(K.CHANGE_BY, 2026, low=D(10), baseline=D(70), is_relative=True), Way(D(70), D(80), D(77))),
        (TargetRule(K.AT_LEAST, 2026, low=D(84)), None),
        (TargetRule(K.IMPROVE, 2026, baseline=D(78)), None),
        (TargetRule(K.WITHIN, 2026, low=D(1), high=D(2), baseline=D(78)), None),
        (TargetRule(K.MILESTONE, 2026, baseline=D(78)), None),
    ],
)
def test_way_runs_from_the_baseline_to_one_level(rule: TargetRule, found: Way | None) -> None:
    assert way(rule, "80") == found


def test_way_of_a_missing_value_is_not_drawn() -> None:
    rule = TargetRule(K.AT_LEAST, 2026, low=D(84), baseline=D(78))

    assert way_of(rule, evaluate(rule, [])) is None


@given(amounts, amounts, amounts)
def test_drawing_keeps_within_its_picture_and_runs_rightwards(start: Decimal, now: Decimal, goal: Decimal) -> None:
    if start == goal:
        return

    drawing = way_drawing(Way(start, now, goal), uid="way", title="t", words=("Utgångsläge 1", "Nu 2", "Mål 3"))

    begin, end = (float(stroke.path[1:].split()[0]) for stroke in drawing.strokes[2:])
    assert 0 <= begin < end <= WIDTH
    assert 0 <= float(drawing.dots[0].x) <= WIDTH
