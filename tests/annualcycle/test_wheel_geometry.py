"""The ring: angles from days, tracks that never overlap, words inside the picture."""

import re
from datetime import date, timedelta
from itertools import combinations, pairwise
from math import hypot

from hypothesis import given
from hypothesis import strategies as st

from annualcycle.balance import (
    ANALYSIS_DAYS,
    CROWDED_WEEK,
    Crowd,
    Pressed,
    Share,
    Span,
    crowded_months,
    crowded_weeks,
    is_mostly_follow_up,
    pressed_analyses,
    shares,
)
from annualcycle.wheel import LEAST_ARC, ROW, TEXT, Item, Wheel, angle_of, is_right, span_of, tracks, wheel
from annualcycle.wheel_signs import look_of, sign
from governance.lettering import text_width

KINDS = ("planning", "follow_up", "analysis", "control", "decision", "information")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
years = st.integers(1990, 2100)


@st.composite
def spans_of_a_year(draw: st.DrawFn) -> tuple[int, list[Span]]:
    year = draw(years)
    days = st.dates(date(year, 1, 1), date(year, 12, 31))
    found = []
    for number in range(draw(st.integers(0, 24))):
        due = draw(days)
        opens = due - timedelta(draw(st.integers(0, 400)))
        found.append(Span(f"Steg {number}", draw(st.sampled_from(KINDS)), opens, due))
    return year, found


def drawn(year: int, spans: list[Span], *, today: date | None = None, is_narrow: bool = False) -> Wheel:
    items = [
        Item(name=s.name, label=s.name * 4, kind=s.kind, opens_on=s.opens_on, due_on=s.due_on, url=f"/{s.name}/")
        for s in spans
    ]
    return wheel(
        items,
        year=year,
        today=today or date(year, 7, 1),
        kinds=KINDS,
        crowded_months=[crowd.first.month for crowd in crowded_months(spans)],
        crowded_weeks=[crowd.first for crowd in crowded_weeks(spans)],
        is_narrow=is_narrow,
    )


@given(years.flatmap(lambda year: st.dates(date(year, 1, 1), date(year, 12, 31))))
def test_each_day_takes_an_equal_part_of_the_ring(day: date) -> None:
    days = 366 if day.year % 4 == 0 and (day.year % 100 or day.year % 400 == 0) else 365

    width = angle_of(day + timedelta(1), day.year) - angle_of(day, day.year)

    assert abs(width - 360 / days) < 1e-9
    assert 0 <= angle_of(day, day.year) < 360


def test_the_ring_begins_at_new_year_and_a_leap_day_lies_between_its_neighbours() -> None:
    assert angle_of(date(2026, 1, 1), 2026) == 0
    assert angle_of(date(2027, 1, 1), 2026) == 360
    assert angle_of(date(2031, 1, 1), 2026) == 360
    assert angle_of(date(2025, 11, 3), 2026) == 0
    assert angle_of(date(2028, 2, 28), 2028) < angle_of(date(2028, 2, 29), 2028) < angle_of(date(2028, 3, 1), 2028)
    assert angle_of(date(2028, 3, 1), 2028) == 360 * 60 / 366


def test_a_step_that_opened_the_year_before_begins_at_new_year() -> None:
    begin, end = span_of(date(2025, 10, 1), date(2026, 1, 31), 2026)

    assert (begin, end) == (0, 360 * 31 / 365)


@given(spans_of_a_year(), st.floats(0, 20))
def test_spans_lie_within_the_year_and_are_seen(found: tuple[int, list[Span]], least: float) -> None:
    year, spans = found

    for span in spans:
        begin, end = span_of(span.opens_on, span.due_on, year, least)

        assert 0 <= begin <= end <= 360
        assert end - begin >= least - 1e-9


@given(spans_of_a_year(), st.floats(0, 5))
def test_no_two_arcs_of_a_track_overlap_and_no_track_is_needless(found: tuple[int, list[Span]], gap: float) -> None:
    year, spans = found
    angles = [span_of(span.opens_on, span.due_on, year, 1) for span in spans]

    placed = tracks(angles, gap)

    for one, other in combinations(range(len(angles)), 2):
        if placed[one] == placed[other]:
            first, second = sorted((angles[one], angles[other]))
            assert first[1] + gap <= second[0]
    assert set(placed) == set(range(max(placed, default=-1) + 1))


@given(spans_of_a_year(), st.booleans())
def test_everything_lies_within_the_picture(found: tuple[int, list[Span]], is_narrow: bool) -> None:
    picture = drawn(*found, is_narrow=is_narrow)

    points = [each for step in picture.steps for each in _points(step.arc)]
    points += [each for month in picture.months for each in _points(month.path)]
    points += [each for path in (*picture.weeks, picture.hand, picture.tip) for each in _points(path)]
    for x, y in points:
        assert 0 <= x <= picture.width
        assert 0 <= y <= picture.height
    for step in picture.steps:
        if step.label:
            left, top, width = float(step.label.left), float(step.label.top), float(step.label.width)
            assert left >= 0
            assert left + width <= picture.width
            assert 0 <= top <= picture.height - 24


@given(spans_of_a_year())
def test_labels_do_not_collide_and_stand_clear_of_the_ring(found: tuple[int, list[Span]]) -> None:
    picture = drawn(*found)

    for side in ("start", "end"):
        tops = sorted(float(s.label.top) for s in picture.steps if s.label and s.label.anchor == side)
        assert all(below - above >= ROW - 0.2 for above, below in pairwise(tops))
    for step in picture.steps:
        assert step.label is not None
        assert abs(float(step.label.x) - float(picture.x)) >= 300
        assert text_width(f"{step.label.day}  {step.label.text}", TEXT) <= 300


@given(spans_of_a_year())
def test_arcs_of_different_steps_do_not_overlap_anywhere(found: tuple[int, list[Span]]) -> None:
    """Two arcs that share a day lie at different distances from the middle: none covers another."""
    year, spans = found
    picture = drawn(year, spans)
    x, y = float(picture.x), float(picture.y)
    ordered = sorted(spans, key=lambda span: (span.due_on, span.opens_on, span.name * 4))
    rings = []
    for step, span in zip(picture.steps, ordered, strict=True):
        reach = [hypot(px - x, py - y) for px, py in _points(step.arc)]
        rings.append((min(reach), max(reach), span_of(span.opens_on, span.due_on, year)))

    for (low, high, one), (other_low, other_high, other) in combinations(rings, 2):
        if one[0] < other[1] and other[0] < one[1]:
            assert high <= other_low + 0.2 or other_high <= low + 0.2


@given(spans_of_a_year())
def test_steps_are_read_in_the_order_in_which_they_are_due(found: tuple[int, list[Span]]) -> None:
    year, spans = found

    picture = drawn(year, spans)

    due = {span.name: span.due_on for span in spans}
    assert [due[step.name] for step in picture.steps] == sorted(due.values())


def test_labels_follow_the_year_on_both_sides() -> None:
    spans = [Span(f"Steg {month}", "planning", date(2026, month, 5), date(2026, month, 20)) for month in range(1, 13)]

    picture = drawn(2026, spans)

    labels = [step.label for step in picture.steps if step.label]
    right = [float(label.top) for label in labels if label.anchor == "start"]
    left = [float(label.top) for label in labels if label.anchor == "end"]
    assert (len(right), len(left)) == (6, 6)
    assert right == sorted(right)
    assert left == sorted(left, reverse=True)
    assert [label.day for label in labels][:2] == ["20 jan", "20 feb"]


def test_the_hand_is_drawn_in_its_own_year_only() -> None:
    assert drawn(2026, [], today=date(2026, 12, 31)).hand.startswith("M")
    assert drawn(2026, [], today=date(2027, 1, 1)).hand == ""


def test_a_step_of_one_day_is_as_long_as_can_be_seen_and_one_of_all_year_is_drawn_whole() -> None:
    spans = [
        Span("Dag", "decision", date(2026, 11, 25), date(2026, 11, 25)),
        Span("År", "control", date(2026, 1, 1), date(2026, 12, 31)),
    ]

    day, year = drawn(2026, spans).steps

    (x, y), (far_x, far_y) = _points(day.arc)[0], _points(day.arc)[1]
    assert hypot(x - far_x, y - far_y) >= LEAST_ARC - 0.2
    assert len(set(_points(year.arc))) == 4


def test_the_narrow_wheel_has_no_words_beside_it() -> None:
    picture = drawn(2026, [Span("Steg", "planning", date(2026, 3, 1), date(2026, 3, 9))], is_narrow=True)

    assert picture.steps[0].label is None
    assert (picture.width, picture.height) == (330, 330)


def test_every_kind_has_a_shape_and_a_pattern_of_its_own() -> None:
    shapes = {sign(kind, 0, 0, 5).path for kind in KINDS}
    patterns = {(look.fill, look.colour, look.dash, look.middle) for look in map(look_of, KINDS)}

    assert len(shapes) == len(patterns) == len(KINDS)


def test_is_right_follows_the_half_year() -> None:
    def item(day: date) -> Item:
        return Item(name="", label="", kind="planning", opens_on=day, due_on=day, url="")

    assert is_right(item(date(2026, 6, 30)), 2026)
    assert not is_right(item(date(2026, 7, 3)), 2026)


def test_a_week_with_three_due_days_is_crowded_over_new_year_too() -> None:
    spans = [_due(date(2026, 12, 28)), _due(date(2026, 12, 31)), _due(date(2027, 1, 3)), _due(date(2027, 1, 4))]

    assert crowded_weeks(spans) == [Crowd(date(2026, 12, 28), CROWDED_WEEK)]


def test_a_month_is_crowded_against_the_year_not_by_itself() -> None:
    even = [_due(date(2026, month, day)) for month in range(1, 13) for day in (1, 8, 15, 22)]
    october = [_due(date(2026, 10, day)) for day in (1, 8, 15, 22)]

    assert crowded_months(even) == []
    assert crowded_months(october) == [Crowd(date(2026, 10, 1), 4)]


def test_shares_count_a_day_once_and_only_those_of_the_year() -> None:
    spans = [
        Span("A", "follow_up", date(2025, 12, 1), date(2026, 1, 10)),
        Span("B", "follow_up", date(2026, 1, 5), date(2026, 1, 20)),
        Span("C", "analysis", date(2026, 2, 1), date(2026, 2, 1)),
    ]

    assert shares(spans, 2026, ("follow_up", "analysis", "planning")) == [
        Share("follow_up", 2, 20),
        Share("analysis", 1, 1),
        Share("planning", 0, 0),
    ]


def test_follow_up_weighs_against_planning_and_analysis_only() -> None:
    follow_up, planning = _due(date(2026, 1, 1), "follow_up"), _due(date(2026, 1, 1), "planning")
    decision = _due(date(2026, 1, 1), "decision")

    assert not is_mostly_follow_up([])
    assert not is_mostly_follow_up([follow_up, planning])
    assert is_mostly_follow_up([follow_up, follow_up, planning, decision, decision])


def test_an_analysis_needs_days_of_its_own() -> None:
    long = Span("Lång", "analysis", date(2026, 10, 1), date(2026, 10, 10))
    short = Span("Kort", "analysis", date(2026, 9, 26), date(2026, 9, 28))
    beside = Span("Delårsuppföljning", "follow_up", date(2026, 10, 6), date(2026, 10, 25))

    assert pressed_analyses([long]) == []
    assert pressed_analyses([short]) == [Pressed("Kort", 3, 3, ())]
    assert pressed_analyses([long, beside]) == [Pressed("Lång", 10, 5, ("Delårsuppföljning",))]


@given(spans_of_a_year())
def test_pressed_analyses_are_those_with_too_few_days_left(found: tuple[int, list[Span]]) -> None:
    _year, spans = found

    pressed = pressed_analyses(spans)

    assert all(0 <= each.left <= each.days and each.left < ANALYSIS_DAYS for each in pressed)
    short = [s.name for s in spans if s.kind == "analysis" and s.days < ANALYSIS_DAYS]
    assert set(short) <= {each.name for each in pressed}


def _due(day: date, kind: str = "planning") -> Span:
    return Span("Steg", kind, day, day)


def _points(path: str) -> list[tuple[float, float]]:
    """The ends of a path's lines and arcs."""
    found = []
    for letter, rest in re.findall(r"([MLA])([^MLAZ]*)", path):
        numbers = [float(each) for each in NUMBER.findall(rest)]
        found.append((numbers[-2], numbers[-1]))
        assert letter in "MLA"
    return found
