from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.plausibility import Oddity, doubt_about

D = Decimal
numbers = st.decimals(-100_000, 100_000, places=2, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("value", "earlier", "oddity", "suggestion"),
    [
        ("840", ["82", "84"], Oddity.TOO_LARGE, "84"),
        ("8.4", ["82", "84"], Oddity.TOO_SMALL, "84"),
        ("0.084", ["84"], Oddity.TOO_SMALL, "84"),
        ("91000", ["84"], Oddity.TOO_LARGE, "91"),
        ("-84", ["82", "84"], Oddity.OTHER_SIGN, "84"),
        ("104", ["82", "84"], Oddity.ABOVE_HUNDRED, None),
        ("25", ["82", "84"], Oddity.FAR_OFF, None),
        ("0", ["84"], Oddity.FAR_OFF, None),
        ("60", ["80", "81", "80", "81", "80"], Oddity.FAR_OFF, None),
    ],
)
def test_odd_value_is_asked_about(value: str, earlier: list[str], oddity: Oddity, suggestion: str | None) -> None:
    doubt = doubt_about(D(value), [D(e) for e in earlier], is_percent=True)

    assert (doubt.oddity, doubt.suggestion) == (oddity, None if suggestion is None else D(suggestion))


@pytest.mark.parametrize(
    ("value", "earlier"),
    [
        ("84", []),
        ("84", ["84"]),
        ("78", ["74", "76"]),
        ("9.1", ["11.2", "9.8"]),
        ("-1.8", ["-2.0", "1.8"]),
        ("101", ["102", "99"]),
        ("5", ["0"]),
        ("70", ["80", "81", "75", "81", "76"]),
    ],
)
def test_ordinary_value_is_not_asked_about(value: str, earlier: list[str]) -> None:
    assert doubt_about(D(value), [D(e) for e in earlier], is_percent=True) is None


def test_share_above_hundred_is_odd_only_for_shares() -> None:
    assert doubt_about(D(104), [D(82), D(84)]) is None


@given(numbers, st.lists(numbers, max_size=8), st.booleans())
def test_suggestion_lies_near_the_previous_value(value: Decimal, earlier: list[Decimal], is_percent: bool) -> None:
    doubt = doubt_about(value, earlier, is_percent=is_percent)

    if doubt and doubt.suggestion is not None:
        assert abs(earlier[-1]) / 2 <= abs(doubt.suggestion) <= abs(earlier[-1]) * 2
        assert doubt_about(doubt.suggestion, earlier[-1:]) is None


@given(st.lists(numbers, min_size=1, max_size=8))
def test_the_same_value_again_is_never_odd(earlier: list[Decimal]) -> None:
    assert doubt_about(earlier[-1], earlier) is None
