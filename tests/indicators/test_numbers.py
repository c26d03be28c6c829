import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.numbers import (
    Missing,
    NumberError,
    format_change,
    format_number,
    format_with_unit,
    is_percent,
    parse_number,
    unit_of_change,
)

storable = st.decimals(
    min_value=Decimal("-99999999999999"), max_value=Decimal("99999999999999"), places=6, allow_nan=False
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("81,9", "81.9"),
        ("81.9", "81.9"),
        ("81,9 %", "81.9"),
        ("81,9\u00a0%", "81.9"),
        ("152 966", "152966"),
        ("152\u00a0966", "152966"),
        ("152\u202f966", "152966"),
        ("152\u2009966", "152966"),
        ("152'966", "152966"),
        ("152’966", "152966"),
        ("10 605 529,25", "10605529.25"),
        ("\u22121", "-1"),
        ("–1,5", "-1.5"),
        ("— 1,5", "-1.5"),
        ("-0,0", "0"),
        ("+3", "3"),
        ("- 3", "-3"),
        ("1.234", "1.234"),
        ("1,234", "1.234"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        (",5", "0.5"),
        ("007", "7"),
        ("\ufeff12", "12"),
        ("12,3400000000", "12.34"),
        (" 1\u200b ", "1"),
    ],
)
def test_parse_reads_what_people_write(text, number):
    parsed = parse_number(text)

    assert parsed == Decimal(number)
    assert str(parsed) == number


@pytest.mark.parametrize(
    ("value", "missing"),
    [
        (None, Missing.NOT_AVAILABLE),
        ("", Missing.NOT_AVAILABLE),
        (" \u00a0", Missing.NOT_AVAILABLE),
        ("–", Missing.NOT_AVAILABLE),
        ("-", Missing.NOT_AVAILABLE),
        ("—", Missing.NOT_AVAILABLE),
        ("\u2212", Missing.NOT_AVAILABLE),
        ("Saknas", Missing.NOT_AVAILABLE),
        ("x", Missing.NOT_AVAILABLE),
        ("#SAKNAS!", Missing.NOT_AVAILABLE),
        ("..", Missing.SUPPRESSED),
        ("…", Missing.NOT_YET),
        ("inte än", Missing.NOT_YET),
        (".", Missing.NOT_APPLICABLE),
        (Missing.SUPPRESSED, Missing.SUPPRESSED),
    ],
)
def test_parse_tells_why_a_value_is_missing(value, missing):
    assert parse_number(value) is missing


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("abc", "not_a_number"),
        ("12 kr", "not_a_number"),
        ("(5)", "not_a_number"),
        ("5-", "not_a_number"),
        ("--5", "not_a_number"),
        ("1e5", "not_a_number"),
        ("1,5E+05", "not_a_number"),
        ("NaN", "not_a_number"),
        ("inf", "not_a_number"),
        ("2026-08-01", "not_a_number"),
        ("١٢", "not_a_number"),
        ("%", "not_a_number"),
        (True, "not_a_number"),
        (math.nan, "not_a_number"),
        (math.inf, "not_a_number"),
        (Decimal("NaN"), "not_a_number"),
        (Decimal("-Infinity"), "not_a_number"),
        ("12 34", "ambiguous"),
        ("1 2345", "ambiguous"),
        ("1.2.3", "ambiguous"),
        ("1,23,456", "ambiguous"),
        ("5,", "ambiguous"),
        (",", "not_a_number"),
        ("0,1234567", "too_many_digits"),
        ("123456789012345", "too_many_digits"),
        ("9" * 80, "too_many_digits"),
        (10**14, "too_many_digits"),
        (1e300, "too_many_digits"),
        (Decimal("1e-7"), "too_many_digits"),
    ],
)
def test_parse_refuses_with_a_stable_code(value, code):
    with pytest.raises(NumberError) as caught:
        parse_number(value)

    assert (caught.value.code, caught.value.text) == (code, str(value))


@given(storable, st.booleans(), st.booleans())
def test_reading_undoes_writing(number, group, plus):
    assert parse_number(format_number(number, group=group, plus=plus)) == number
    assert parse_number(format_number(number, language="en", group=False)) == number
    assert parse_number(format_with_unit(number, "%")) == number


@given(storable)
def test_reading_is_exact_and_keeps_decimals(number):
    parsed = parse_number(number)

    assert parsed == number
    assert parse_number(str(parsed)) == number
    assert parsed.as_tuple().exponent <= 0


@given(st.floats(min_value=-1e8, max_value=1e8, allow_nan=False))
def test_a_spreadsheet_cell_is_read_to_six_decimals(number):
    assert abs(float(parse_number(number)) - number) <= 1e-6


@given(st.text(max_size=30))
def test_parse_answers_any_text_with_a_number_a_reason_or_a_number_error(text):
    try:
        parsed = parse_number(text)
    except NumberError:
        return

    assert isinstance(parsed, Missing) or parsed.is_finite()


@given(storable, st.integers(0, 4))
def test_nothing_is_ever_minus_zero(number, decimals):
    text = format_number(number, decimals)

    assert not (text.startswith("\u2212") and set(text[1:]) <= set("0,"))


def test_noise_from_a_computed_cell_is_dropped():
    assert parse_number(0.1 + 0.2) == Decimal("0.3")
    assert parse_number(1 / 3) == Decimal("0.333333")
    assert parse_number(2015.0) == Decimal(2015)


@pytest.mark.parametrize(
    ("number", "decimals", "swedish", "english"),
    [
        ("81.900000", None, "81,9", "81.9"),
        ("152966", None, "152\u202f966", "152,966"),
        ("10605529.5", 0, "10\u202f605\u202f530", "10,605,530"),
        ("-1234.5", 1, "\u22121\u202f234,5", "\u22121,234.5"),
        ("0.25", 1, "0,3", "0.3"),
        ("-0.25", 1, "\u22120,3", "\u22120.3"),
        ("-0.04", 1, "0,0", "0.0"),
        ("2", 1, "2,0", "2.0"),
        ("1E+3", None, "1\u202f000", "1,000"),
        ("0E-6", None, "0", "0"),
    ],
)
def test_numbers_are_written_as_people_expect(number, decimals, swedish, english):
    assert format_number(Decimal(number), decimals) == swedish
    assert format_number(Decimal(number), decimals, "en") == english


@pytest.mark.parametrize(
    ("number", "unit", "swedish", "english"),
    [
        ("81.9", "%", "81,9\u00a0%", "81.9%"),
        ("81.9", "andel", "81,9\u00a0%", "81.9%"),
        ("3.2", "pp", "3,2\u00a0procentenheter", "3.2\u00a0percentage\u00a0points"),
        ("1", "procentenheter", "1\u00a0procentenhet", "1\u00a0percentage\u00a0point"),
        ("152966", "antal", "152\u202f966", "152,966"),
        ("1234", "kr/inv", "1\u202f234\u00a0kr/inv", "1,234\u00a0kr/inv"),
        ("5.3", "antal/1000 inv", "5,3\u00a0per\u00a01000\u00a0inv", "5.3\u00a0per\u00a01000\u00a0inv"),
        ("1", "dagar", "1\u00a0dag", "1\u00a0dag"),
    ],
)
def test_a_unit_follows_its_number(number, unit, swedish, english):
    assert format_with_unit(Decimal(number), unit) == swedish
    assert format_with_unit(Decimal(number), unit, language="en") == english


def test_a_missing_value_shows_its_sign_without_unit():
    assert [format_with_unit(value, "%") for value in (None, *Missing)] == ["–", "–", "…", "..", "."]


def test_a_change_between_shares_is_told_in_points():
    assert format_change(Decimal("1.5"), "%") == "+1,5\u00a0procentenheter"
    assert format_change(Decimal(-12), "dagar") == "\u221212\u00a0dagar"
    assert format_change(Decimal(0), "dagar") == "0\u00a0dagar"
    assert (is_percent("Andel (%)"), is_percent("pp"), unit_of_change("kr/inv")) == (True, False, "kr/inv")
