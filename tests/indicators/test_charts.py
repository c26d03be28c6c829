import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django.template import Context, Engine
from hypothesis import given
from hypothesis import strategies as st

from annualcycle.periods import Frequency, Period
from governance.lettering import text_width
from indicators.charts import HeldLimits, Point, Series, SeriesRole, TargetMark, line_chart, sparkline
from indicators.numbers import Missing
from indicators.variation import natural_limits

D = Decimal
ENGINE = Engine(dirs=[str(Path(__file__).parents[2] / "templates")])
amounts = st.none() | st.sampled_from(Missing) | st.decimals(min_value=-(10**12), max_value=10**12, places=2)


def yearly(name, first, *values, role=SeriesRole.OWN):
    return Series(
        name,
        tuple(
            Point.of(Period.of_year(first + place), D(str(value)) if isinstance(value, int | float) else value)
            for place, value in enumerate(values)
        ),
        role,
    )


@st.composite
def lines(draw, role=SeriesRole.OWN):
    frequency = draw(st.sampled_from(Frequency))
    period = Period.containing(draw(st.dates(date(2000, 1, 1), date(2030, 1, 1))), frequency)
    points = []
    for value in draw(st.lists(amounts, max_size=15)):
        points.append(Point.of(period, value))
        period = period.next()
    return Series(draw(st.text("abcÅÄÖ ", max_size=40)), tuple(points), role)


def targets():
    bounds = st.none() | st.decimals(min_value=-(10**6), max_value=10**6, places=1)
    period = st.none() | st.builds(Period.of_year, st.integers(1998, 2035))
    return st.lists(st.builds(TargetMark, bounds, bounds, st.just(""), period), max_size=3)


def svg(drawing):
    text = ENGINE.get_template("charts/line.html").render(Context({"drawing": drawing}))
    return text, ET.fromstring(text)


@given(lines(), st.lists(lines(SeriesRole.COMPARATOR), max_size=3), targets(), st.sampled_from(["%", "kr/inv", ""]))
def test_any_series_can_be_drawn_within_its_frame(own, others, marks, unit):
    chart = line_chart(uid="c1", title="Titel", own=own, others=others, targets=marks, unit=unit)

    for drawing in (chart.drawing, chart.narrow):
        _, root = svg(drawing)
        for element in root.iter():
            for name in ("x", "cx"):
                assert 0 <= float(element.get(name, 0)) <= drawing.width
            for name in ("y", "cy"):
                assert 0 <= float(element.get(name, 0)) <= drawing.height
        numbers = [float(number) for stroke in drawing.strokes for number in re.findall(r"-?[\d.]+", stroke.path)]
        assert all(0 <= number <= drawing.width for number in numbers)


@given(lines(), st.lists(lines(SeriesRole.COMPARATOR), max_size=4), targets())
def test_end_labels_neither_collide_nor_leave_the_drawing(own, others, marks):
    chart = line_chart(uid="c1", title="", own=own, others=others, targets=marks)

    for drawing in (chart.drawing, chart.narrow):
        labels = sorted((float(text.y), text) for text in drawing.texts if text.size == 13 and text.anchor == "start")
        heights = [height for height, _ in labels]
        assert all(after - before >= 16.8 for before, after in pairwise(heights))
        for _, text in labels:
            assert float(text.x) + text_width(text.text, text.size) <= drawing.width + 1


@given(lines())
def test_axis_labels_do_not_collide(own):
    drawing = line_chart(uid="c1", title="", own=own).narrow

    below = [text for text in drawing.texts if text.anchor == "middle" and text.size == 12]

    spans = [
        (float(text.x) - text_width(text.text, 12) / 2, float(text.x) + text_width(text.text, 12) / 2) for text in below
    ]
    assert all(before[1] < after[0] for before, after in pairwise(spans))


@given(lines())
def test_every_value_is_in_the_table(own):
    chart = line_chart(uid="c1", title="", own=own, unit="%")

    assert [row[0] for row in chart.rows] == [point.label for point in own.points]
    assert all(len(row) == len(chart.columns) for row in chart.rows)
    assert chart.is_empty == (not own.known)


def test_the_picture_needs_no_style_script_or_foreign_object():
    drawing = line_chart(uid="c1", title="<b>&", own=yearly("A", 2020, 1, 2), targets=[TargetMark(low=D(2))]).drawing

    text, root = svg(drawing)

    assert not re.search(r"style=|<style|foreignObject|var\(|currentColor|opacity|<script", text)
    assert {element.get("font-family") for element in root.iter() if element.tag.endswith("text")} == {
        "Source Sans 3, sans-serif"
    }


def test_the_picture_is_named_by_its_title():
    drawing = line_chart(uid="goal-7", title="Behörighet < 9", own=yearly("A", 2020, 1, 2)).drawing

    _, root = svg(drawing)

    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "goal-7-title")
    assert (root[0].get("id"), root[0].text) == ("goal-7-title", "Behörighet < 9. A 2020: 1, 2021: 2.")


def test_the_title_tells_the_chart_in_words():
    chart = line_chart(
        uid="c1",
        title="Behöriga till yrkesprogram.",
        own=yearly("Exempelby", 2018, 78.1, 77.2, 76.2, 81.9),
        others=[yearly("Riket", 2021, 83.4, role=SeriesRole.COMPARATOR)],
        targets=[TargetMark(low=D(84), label="≥ 84 %")],
        unit="%",
    )

    assert chart.drawing.title.replace("\u00a0", " ") == (
        "Behöriga till yrkesprogram. Exempelby 2018: 78,1 %, 2021: 81,9 %. Lägst 2020: 76,2 %. Mål ≥ 84 %. "
        "Riket 2021: 83,4 %."
    )


def test_a_missing_value_breaks_the_line_and_a_lone_value_is_a_dot():
    drawing = line_chart(uid="c1", title="", own=yearly("", 2018, 1, 2, None, 3, Missing.SUPPRESSED, 5, 6)).drawing

    line = next(stroke for stroke in drawing.strokes if stroke.width == "2")

    assert (line.path.count("M"), line.path.count("L")) == (2, 2)
    assert len(drawing.dots) == 5


def test_a_missing_value_has_its_own_sign_in_the_table():
    chart = line_chart(uid="c1", title="", own=yearly("Exempelby", 2018, 1, None, Missing.SUPPRESSED), unit="%")

    assert chart.rows == (("2018", "1\u00a0%"), ("2019", "–"), ("2020", ".."))


@pytest.mark.parametrize("own", [Series("A", ()), yearly("A", 2020, None, None)])
def test_a_chart_without_values_says_so(own):
    chart = line_chart(uid="c1", title="", own=own, unit="%")

    assert chart.is_empty
    assert "Inga värden ännu" in {text.text for text in chart.drawing.texts}
    assert not any(text.anchor == "end" for text in chart.drawing.texts)


def test_a_single_value_stands_in_the_middle():
    drawing = line_chart(uid="c1", title="", own=yearly("A", 2025, 42)).drawing

    assert len(drawing.dots) == 1
    assert 0.3 * drawing.width < float(drawing.dots[0].x) < 0.7 * drawing.width


def test_a_target_holds_for_its_period_and_equal_years_become_one_line():
    marks = [TargetMark(low=D(value), period=Period.of_year(year)) for year, value in ((2020, 5), (2021, 7), (2022, 7))]
    chart = line_chart(uid="c1", title="", own=yearly("A", 2020, 4, 5, 6), targets=marks)

    lines = [stroke for stroke in chart.drawing.strokes if stroke.dash]

    assert len(lines) == 2
    assert [row[-1] for row in chart.rows] == ["5", "7", "7"]


def test_the_axis_reaches_the_year_of_a_target_to_come():
    mark = TargetMark(low=D(84), period=Period.of_year(2026))
    chart = line_chart(uid="c1", title="", own=yearly("A", 2023, 80, 81, 82), targets=[mark], unit="%")

    assert [row[0] for row in chart.rows] == ["2023", "2024", "2025", "2026"]
    assert "2026" in {text.text for text in chart.drawing.texts}
    assert [row[-1] for row in chart.rows][-1] == "84\u00a0%"


def test_lines_differ_by_more_than_colour():
    own, women = yearly("Alla", 2020, 3, 4), yearly("Kvinnor", 2020, 4, 5, role=SeriesRole.WOMEN)
    men = yearly("Män", 2020, 2, 3, role=SeriesRole.MEN)
    others = [yearly(name, 2020, 1, 2, role=SeriesRole.COMPARATOR) for name in ("Riket", "Liknande")]

    drawing = line_chart(uid="c1", title="", own=own, others=[women, men, *others]).drawing

    looks = [(line.width, line.dash) for line in drawing.strokes if line.width in {"1.4", "1.6", "2"}]
    assert looks == [("1.4", "7 3"), ("1.4", "2 3"), ("1.6", ""), ("1.6", ""), ("2", "")]
    assert {dot.fill for dot in drawing.dots} == {"#FFFFFF", "#0F4C5C", "#1D1F24"}


def test_natural_variation_is_a_pale_band_behind_everything():
    own = yearly("A", 2018, 78.1, 77.2, 76.8, 76.2, 77.9, 79.6, 80.4, 81.9)
    limits = natural_limits([value for _, value in own.known][:-1])

    drawing = line_chart(uid="c1", title="", own=own, limits=[HeldLimits(limits)]).drawing

    assert [area.fill for area in drawing.areas] == ["#ECEFEE"]


def test_the_municipalitys_accent_draws_the_target():
    drawing = line_chart(
        uid="c1", title="", own=yearly("A", 2020, 1, 2), targets=[TargetMark(high=D(2))], accent="#123456"
    ).drawing

    assert "#123456" in {stroke.colour for stroke in drawing.strokes}


@given(lines(), targets())
def test_any_sparkline_stays_within_its_frame(line, marks):
    drawing = sparkline(uid="s1", title="Fem år", points=line.points, target=marks[0] if marks else None)

    _, root = svg(drawing)

    for element in root.iter():
        assert 0 <= float(element.get("cx", 0)) <= 120
        assert 0 <= float(element.get("cy", 0)) <= 34
    assert bool(drawing.texts) == (not line.known)


def test_a_sparkline_is_made_for_a_table_cell():
    drawing = sparkline(uid="s1", title="Fem år", points=yearly("", 2020, 1, 2).points)

    text = ENGINE.get_template("charts/spark.html").render(Context({"drawing": drawing}))

    assert text.startswith('<svg class="spark"')


def test_values_are_told_with_the_same_decimals():
    chart = line_chart(uid="c", title="", own=yearly("A", 2020, 85, 84.3), targets=[TargetMark(low=D(84))], unit="%")

    assert [row[1:] for row in chart.rows] == [("85,0\u00a0%", "84\u00a0%"), ("84,3\u00a0%", "84\u00a0%")]


def test_the_order_of_points_does_not_matter():
    own = yearly("A", 2020, 1, 5, 3)
    shuffled = replace(own, points=own.points[::-1])

    assert line_chart(uid="c", title="", own=shuffled) == line_chart(uid="c", title="", own=own)
