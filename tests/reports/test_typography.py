"""How targets and characters are set."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.content import Target
from reports.typography import level_text, number_text, printable, target_text, unprintable

LOW, HIGH = Decimal("-2"), Decimal("2.05")


@pytest.mark.parametrize(
    ("target", "signs", "level"),
    [
        (None, "–", "–"),
        (Target(), "–", "–"),
        (Target(low=LOW), "≥\u00a0−2,0", "−2,0"),
        (Target(high=HIGH), "≤\u00a02,1", "2,1"),
        (Target(low=LOW, high=HIGH), "−2,0 till 2,1", "−2,0 till 2,1"),
        (Target(low=HIGH, high=HIGH), "2,1", "2,1"),
        (Target(low=HIGH, text="≥ 2,1 i snitt"), "≥ 2,1 i snitt", "2,1"),
        (Target(text="Beslutat före juni"), "Beslutat före juni", "Beslutat före juni"),
    ],
)
def test_target_is_told_in_signs_or_its_own_words(target: Target | None, signs: str, level: str) -> None:
    assert target_text(target, 1, "sv") == signs
    assert level_text(target, 1, "sv") == level


def test_missing_number_is_a_dash_or_its_mark_and_never_zero() -> None:
    assert number_text(None, 1, "sv") == "–"
    assert number_text(None, 1, "sv", "..") == ".."
    assert number_text(Decimal(0), 1, "sv") == "0,0"


def test_text_in_the_typeface_is_left_alone() -> None:
    text = "Ökad måluppfyllelse ≥ 84 % · 1\u202f234 − 5 → Nájd Šaŋŋa «citat» § 131\n\tny rad"

    assert printable(text) == text
    assert unprintable(text) == ""


def test_characters_outside_the_typeface_become_boxes() -> None:
    text = "bra 😀 中文 \ud83d slut 😀"

    assert printable(text) == "bra □ □□ □ slut □"
    assert unprintable(text) == "😀中文\ud83d"


def test_control_characters_go() -> None:
    assert printable("a\x00b\x0bc\u202ed\ufeffe\x85f\u3000g") == "ab cde f g"
    assert unprintable("a\x00b\x0bc\u202ed") == ""


def test_letters_are_composed() -> None:
    assert printable("A\u030a") == "Å"


@given(st.text())
def test_printable_text_stays_as_it_is(text: str) -> None:
    once = printable(text)

    assert printable(once) == once
    assert unprintable(once) == ""
