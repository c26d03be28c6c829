"""The timeline's geometry: every bar within the year, longer for longer, today's line where today is."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from goals.timeline import LEAST, LEFT, RIGHT, Item, place_of, span_of, timeline

YEAR = 2026
days = st.dates(date(YEAR - 2, 1, 1), date(YEAR + 2, 12, 31))
spans = st.tuples(days, days).map(sorted)


def item(start: date, due: date, *, group: str = "Vallaskolan", progress: int = 0) -> Item:
    return Item(
        title="Samtal",
        group=group,
        starts_on=start,
        due_on=due,
        progress=progress,
        note="Pågår",
        url="/",
        is_stopped=False,
    )


@given(spans)
def test_bar_lies_within_the_year_and_is_wide_enough_to_hit(span):
    x, width = span_of(*span, YEAR)

    assert x >= LEFT
    assert x + width <= RIGHT + 1e-6
    assert width >= LEAST


@given(days, days)
def test_places_keep_the_order_of_days(one, other):
    first, second = sorted((one, other))

    assert LEFT <= place_of(first, YEAR) <= place_of(second, YEAR) <= RIGHT


@given(spans, st.integers(0, 300))
def test_what_lasts_longer_is_never_drawn_shorter(span, more):
    start, due = span

    assert span_of(start, due + timedelta(more), YEAR)[1] >= span_of(start, due, YEAR)[1] - 1e-6


@given(st.lists(st.tuples(spans, st.integers(0, 100), st.sampled_from("ABC")), max_size=20))
def test_every_activity_has_a_bar_of_its_own_line_and_its_done_part_is_within(rows):
    drawn = timeline(
        [item(*span, group=group, progress=progress) for span, progress, group in rows],
        year=YEAR,
        today=date(YEAR, 6, 1),
    )

    tops = [float(bar.y) for bar in drawn.bars]
    assert len(tops) == len(set(tops)) == len(rows)
    assert tops == sorted(tops)
    assert all(top < float(drawn.bottom) <= drawn.height for top in tops)
    assert all(0 <= float(bar.done) <= float(bar.width) + 0.1 for bar in drawn.bars)
    assert {heading.text for heading in drawn.headings} == {group for _span, _progress, group in rows}


@given(st.dates(date(2020, 1, 1), date(2032, 12, 31)))
def test_today_is_drawn_in_its_own_year_only(today):
    drawn = timeline([], year=YEAR, today=today)

    assert bool(drawn.today_x) == (today.year == YEAR)


def test_months_begin_where_they_begin_and_are_named_in_the_language():
    swedish = timeline([], year=YEAR, today=date(2025, 1, 1))
    english = timeline([], year=YEAR, today=date(2025, 1, 1), language="en")

    assert [month.label for month in swedish.months] == (
        ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
    )
    assert english.months[4].label == "May"
    assert [float(month.x) for month in swedish.months] == sorted(float(month.x) for month in swedish.months)
    assert swedish.months[0].x == str(LEFT)


def test_bar_is_named_whole_though_its_title_is_cut():
    long = "Lektionsbesök i matematik på alla skolor i hela kommunen tillsammans med förstelärare"
    one = Item(
        title=long,
        group="A",
        starts_on=date(YEAR, 2, 1),
        due_on=date(YEAR, 3, 1),
        progress=50,
        note="Pågår",
        url="/x",
    )

    bar = timeline([one], year=YEAR, today=date(YEAR, 1, 1)).bars[0]

    assert bar.name == f"{long}, 2026-02-01–2026-03-01, Pågår"
    assert bar.title.endswith("…")
