"""Formulas: how they are read, what they refuse, and what comes of them."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.formula import (
    Applied,
    Figure,
    FormulaError,
    Lack,
    Named,
    Number,
    Outcome,
    Reason,
    evaluate,
    inputs_of,
    order_of_reckoning,
    refuse_circle,
)
from indicators.formula_reading import DEEPEST, LONGEST, Names, parse
from indicators.numbers import Missing

D = Decimal
NAMES = Names.of(
    {
        1: ("N1", "", "Antal barn"),
        2: ("N2", "", "Antal invånare"),
        3: ("BUN-7", "", "Behöriga elever"),
        4: ("", "N15428", "Behöriga enligt Kolada"),
        5: ("kost 2", "", "Kostnad"),
        6: ("", "", "Samma namn"),
        7: ("", "", "samma  namn"),
        8: ("N1-N2", "", "Skillnaden"),
        9: ("Åk_9", "", "Årskurs 9"),
    }
)
VALUES: dict[int, Figure] = {1: D(30), 2: D(1200), 3: D(5), 4: D(80), 5: D("2.5"), 8: D(77), 9: D(9)}


def told(text: str) -> Decimal | None:
    return evaluate(parse(text, NAMES), VALUES.__getitem__).value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("N1 / N2 * 1000", "25"),
        ("(N1 + N15428) / 2", "55"),
        ("N1×1,5", "45"),
        ("N1 ÷ N2 · 1 000", "25"),
        ("N1 : 4", "7.5"),
        ("N2 − N1 – 1", "1169"),
        ("n1 + bun-7", "35"),
        ("BUN-7 - N1", "-25"),
        ("BUN-7-N1", "-25"),
        ("N2-N1", "1170"),
        ("N1-N2", "77"),
        ("2000-N2", "800"),
        ("[kost 2] * 2", "5"),
        ('"Antal barn" + ”Antal invånare”', "1230"),
        ("“antal  barn” * 1", "30"),
        ("-N1 + 40", "10"),
        ("N1 * -(2 - 3)", "30"),
        ("10 - 2 - N1", "-22"),
        ("100 / 10 / BUN-7", "2"),
        ("Åk_9 + .5", "9.5"),
        ("N1 / 7", "4.285714"),
        ("BUN-7 / 2000000", "0.000003"),
    ],
)
def test_formula_is_read_as_a_municipality_writes_it(text: str, value: str) -> None:
    assert told(text) == D(value)


@pytest.mark.parametrize(
    ("text", "code", "at", "said"),
    [
        ("  ", "empty", 1, ""),
        ("N1 / N99", "unknown_indicator", 6, "N99"),
        ("N1 / [N 99]", "unknown_indicator", 6, "N 99"),
        ("N1 + ”Samma namn”", "ambiguous_name", 6, "Samma namn"),
        ("(N1 + N2", "parenthesis_missing", 1, "("),
        ("N1 + N2)", "parenthesis_unopened", 8, ")"),
        ("N1 + ", "value_missing", 6, ""),
        ("N1 + * N2", "value_missing", 6, "*"),
        ("()", "value_missing", 2, ")"),
        ("N1 N2", "sign_missing", 4, "N2"),
        ("(N1 N2)", "sign_missing", 5, "N2"),
        ("1 + 2", "no_indicator", 1, "1 + 2"),
        ("N1 & N2", "unknown_sign", 4, "&"),
        ("N1 ** 2", "value_missing", 5, "*"),
        ("[N1", "bracket_missing", 1, "[N1"),
        ("”Antal barn", "quote_missing", 1, "”Antal barn"),
        ("__import__", "unknown_indicator", 1, "__import__"),
        ("1.2.3 * N1", "sign_missing", 4, ".3"),
        ("N1 +" * 80 + "N1", "too_long", LONGEST + 1, ""),
        ("(" * 30 + "N1" + ")" * 30, "too_deep", DEEPEST + 1, "20"),
        ("-" * 30 + "N1", "too_deep", DEEPEST + 1, "20"),
    ],
)
def test_formula_says_what_is_wrong_and_where(text: str, code: str, at: int, said: str) -> None:
    with pytest.raises(FormulaError) as refused:
        parse(text, NAMES)

    assert (refused.value.code, refused.value.at, refused.value.text) == (code, at, said)


@given(st.text(alphabet='N12 ()+-*/×÷,.[]"”BUN-7åä\u00a0', max_size=40))
def test_formula_is_read_or_refused_and_nothing_else(text: str) -> None:
    try:
        said = evaluate(parse(text, NAMES), VALUES.__getitem__)
    except FormulaError as error:
        said = error

    assert isinstance(said, Outcome) or 1 <= said.at <= len(text) + 1


expressions = st.recursive(
    st.builds(Named, st.sampled_from([1, 2, 3]))
    | st.builds(Number, st.decimals(0, 10**6, places=2, allow_nan=False, allow_infinity=False)),
    lambda inner: st.builds(Applied, st.sampled_from("+-*/"), inner, inner),
    max_leaves=6,
)
CODES = {1: "N1", 2: "N2", 3: "BUN-7"}


def written(expression: Named | Number | Applied) -> str:
    if isinstance(expression, Named):
        return CODES[expression.indicator]
    if isinstance(expression, Number):
        return format(expression.value, "f").replace(".", ",")
    return f"({written(expression.left)} {expression.sign} {written(expression.right)})"


@given(expressions.filter(inputs_of))
def test_formula_written_out_is_read_back(expression: Named | Number | Applied) -> None:
    assert parse(written(expression), NAMES) == expression


@given(expressions.filter(inputs_of), st.lists(st.integers(-1000, 1000), min_size=3, max_size=3))
def test_formula_gives_what_exact_fractions_give(expression: Named | Number | Applied, values: list[int]) -> None:
    figures = {pk: D(value) for pk, value in zip((1, 2, 3), values, strict=True)}

    def exact(each: Named | Number | Applied) -> Fraction:
        if isinstance(each, Named):
            return Fraction(figures[each.indicator])
        if isinstance(each, Number):
            return Fraction(each.value)
        left, right = exact(each.left), exact(each.right)
        return {"+": left.__add__, "-": left.__sub__, "*": left.__mul__, "/": left.__truediv__}[each.sign](right)

    outcome = evaluate(expression, figures.__getitem__)

    try:
        wanted = exact(expression)
    except ZeroDivisionError:
        assert outcome.lacks == (Lack(Reason.ZERO_DENOMINATOR),)
        return
    if outcome.value is None:
        assert (outcome.lacks, abs(wanted) >= 10**14 - 1) == ((Lack(Reason.TOO_LARGE),), True)
    else:
        assert abs(Fraction(outcome.value) - wanted) <= Fraction(1, 2_000_000)


def test_halves_are_rounded_away_from_zero() -> None:
    assert (told("BUN-7 / 10000000"), told("-BUN-7 / 10000000")) == (D("0.000001"), D("-0.000001"))
    assert D("0.0000005").quantize(D("0.000001"), ROUND_HALF_UP) == D("0.000001")


def test_zero_denominator_is_said_and_is_no_number() -> None:
    outcome = evaluate(parse("N1 / (N2 - N2) * 1000", NAMES), VALUES.__getitem__)

    assert (outcome.value, outcome.lacks) == (None, (Lack(Reason.ZERO_DENOMINATOR),))
    assert outcome.missing is Missing.NOT_AVAILABLE


def test_missing_input_makes_the_result_missing_and_all_are_named() -> None:
    figures = {**VALUES, 1: Lack(Reason.NO_VALUE, 1), 2: Lack(Reason.NOT_AVAILABLE, 2)}

    outcome = evaluate(parse("N1 * 0 + N2 + BUN-7 + N1", NAMES), figures.__getitem__)

    assert outcome.lacks == (Lack(Reason.NO_VALUE, 1), Lack(Reason.NOT_AVAILABLE, 2))
    assert (outcome.value, outcome.missing) == (None, Missing.NOT_AVAILABLE)


def test_suppressed_input_makes_the_result_suppressed() -> None:
    figures = {**VALUES, 1: Lack(Reason.NOT_AVAILABLE, 1), 2: Lack(Reason.SUPPRESSED, 2)}

    assert evaluate(parse("N1 + N2", NAMES), figures.__getitem__).missing is Missing.SUPPRESSED


def test_too_large_a_number_is_said() -> None:
    outcome = evaluate(parse("N2 * 999999999 * 999999999", NAMES), VALUES.__getitem__)

    assert outcome.lacks == (Lack(Reason.TOO_LARGE),)


def test_formula_must_not_name_itself_or_run_in_a_circle() -> None:
    others = {2: parse("BUN-7 + 1", NAMES), 3: parse("N15428", NAMES), 4: parse("N1 * 2", NAMES)}
    refuse_circle(1, parse("[kost 2]", NAMES), others)

    with pytest.raises(FormulaError, match="itself"):
        refuse_circle(1, parse("N1 + N2", NAMES), others)
    with pytest.raises(FormulaError) as refused:
        refuse_circle(1, parse("N2 / 2", NAMES), others, {1: "A", 2: "B", 3: "C", 4: "D"})

    assert (refused.value.code, refused.value.text) == ("circle", "A → B → C → D → A")


def test_formulas_are_reckoned_after_what_they_rest_on() -> None:
    formulas = {4: parse("BUN-7", NAMES), 3: parse("N1 + N2", NAMES), 2: parse("N1", NAMES)}

    assert order_of_reckoning(formulas) == (2, 3, 4)


def test_formulas_in_a_circle_are_left_out_of_the_order() -> None:
    formulas = {1: parse("N2", NAMES), 2: parse("N1", NAMES), 3: parse("[kost 2]", NAMES)}

    assert order_of_reckoning(formulas) == (3,)
