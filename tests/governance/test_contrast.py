"""The contrast ratio of WCAG 2.2, by known values and by its own laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.contrast import PAPER, READABLE, WHITE, contrast, lowest_contrast

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#FFFFFF", "#FFFFFF", 1.0),
        ("#777777", "#FFFFFF", 4.48),
        ("#767676", "#FFFFFF", 4.54),
    ],
)
def test_contrast_is_as_published(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


@given(colours, colours)
def test_contrast_is_the_same_both_ways_and_within_bounds(one: str, other: str) -> None:
    found = contrast(one, other)

    assert found == contrast(other, one)
    assert 1 <= found <= 21


@given(colours)
def test_lowest_contrast_is_the_worse_of_the_two_grounds(colour: str) -> None:
    assert lowest_contrast(colour) == min(contrast(colour, PAPER), contrast(colour, WHITE))


def test_the_houses_own_accent_is_readable() -> None:
    assert lowest_contrast("#0F4C5C") > READABLE
