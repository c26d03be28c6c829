from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.lettering import shortened, spread, text_width
from indicators.axes import nice_axis, thinned

D = Decimal
amounts = st.decimals(min_value=-(10**13), max_value=10**13, places=3)
places = st.floats(min_value=-50, max_value=400, allow_nan=False)


@given(st.lists(amounts, max_size=8))
def test_an_axis_holds_all_values_between_few_even_ticks(values):
    axis = nice_axis(values)

    ticks = [tick for tick, _ in axis.ticks]

    assert all(axis.low <= value <= axis.high for value in values)
    assert (ticks[0], ticks[-1]) == (axis.low, axis.high)
    assert len({after - before for before, after in pairwise(ticks)}) == 1
    assert 2 <= len(ticks) <= 7
    assert len({text for _, text in axis.ticks}) == len(ticks)


@given(st.lists(st.decimals(min_value=0, max_value=100, places=1), min_size=1, max_size=8))
def test_an_axis_of_shares_stays_within_0_and_100(values):
    axis = nice_axis(values, is_percent=True)

    assert axis.low >= 0
    assert axis.high <= 100


@pytest.mark.parametrize(
    ("values", "is_percent", "texts"),
    [
        (["76.2", "85.9"], False, ["75", "80", "85", "90"]),
        (["76.2", "90"], False, ["75", "80", "85", "90"]),
        (["97", "99.5"], True, ["97", "98", "99", "100"]),
        (["5", "5"], False, ["4,5", "5,0", "5,5"]),
        (["0", "0"], False, ["0,0", "0,5", "1,0"]),
        (["100", "100"], True, ["90", "95", "100"]),
        (["-3", "2"], False, ["\u22124", "\u22122", "0", "2"]),
        (["604", "1127"], False, ["600", "800", "1\u202f000", "1\u202f200"]),
        (["500", "1127"], False, ["0", "500", "1\u202f000", "1\u202f500"]),
        ([], False, ["0,0", "0,5", "1,0"]),
    ],
)
def test_ticks_are_round_numbers(values, is_percent, texts):
    axis = nice_axis([D(value) for value in values], is_percent=is_percent)

    assert [text for _, text in axis.ticks] == texts


def test_huge_numbers_are_counted_in_millions():
    axis = nice_axis([D(10_605_529), D(9_000_000)])

    assert axis.scale_word == "miljoner"
    assert [text for _, text in axis.ticks] == ["9,0", "9,5", "10,0", "10,5", "11,0"]
    assert nice_axis([D(10) ** 13], language="en").scale_word == "thousand millions"


def test_a_value_beyond_the_axis_is_cut_off():
    axis = nice_axis([D(0), D(10)])

    assert [axis.share(D(value)) for value in (-5, 0, 5, 10, 99)] == [0, 0, 0.5, 1, 1]


@given(st.lists(places, max_size=10), st.floats(1, 30))
def test_labels_are_spread_apart_within_the_room_in_their_order(wanted, gap):
    found = spread(wanted, gap, 0, 300)

    ranked = sorted(zip(wanted, found, strict=True))
    assert all(-1e-6 <= place <= 300 + 1e-6 for place in found)
    assert all(
        after - before >= min(gap, 300 / max(len(wanted) - 1, 1)) - 1e-6 for before, after in pairwise(sorted(found))
    )
    assert [place for _, place in ranked] == sorted(place for _, place in ranked)


@given(st.lists(st.integers(0, 14), unique=True, max_size=10))
def test_labels_with_room_stay_where_they_are_wanted(slots):
    wanted = [slot * 20 for slot in slots]

    assert spread(wanted, 15, 0, 300) == pytest.approx(wanted)


@given(st.lists(st.floats(0, 600), min_size=1, max_size=40).map(sorted), st.floats(5, 80))
def test_kept_labels_do_not_touch_and_the_last_is_kept(centres, width):
    kept = thinned(centres, [width] * len(centres))

    assert kept[-1] == len(centres) - 1
    assert all(centres[after] - centres[before] >= width + 8 - 1e-6 for before, after in pairwise(kept))


def test_long_texts_are_shortened_to_the_room():
    text = shortened("Pendlingskommun nära storstad", 12, 100)

    assert text.endswith("…")
    assert text_width(text, 12) <= 100
    assert shortened("Riket", 12, 100) == "Riket"
