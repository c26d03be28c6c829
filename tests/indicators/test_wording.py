from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.fulfilment import Direction, Observation, TargetKind, TargetRule, evaluate
from indicators.wording import describe_target, explanation_text
from indicators.written_targets import TargetError, parse_target

D = Decimal
amounts = st.decimals(min_value=-10_000, max_value=10_000, places=2)


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def years(**values):
    return [Observation.of_year(int(year[1:]), D(value)) for year, value in values.items()]


@pytest.mark.parametrize(
    ("text", "direction", "parsed"),
    [
        ("2,0", Direction.HIGHER, (TargetKind.AT_LEAST, D(2), None)),
        ("2,0", Direction.LOWER, (TargetKind.AT_MOST, None, D(2))),
        ("100", Direction.HIGHER, (TargetKind.AT_LEAST, D(100), None)),
        (">40", Direction.HIGHER, (TargetKind.MORE_THAN, D(40), None)),
        ("≥30", Direction.HIGHER, (TargetKind.AT_LEAST, D(30), None)),
        (">= 30 %", Direction.LOWER, (TargetKind.AT_LEAST, D(30), None)),
        ("≤ 5,2", Direction.HIGHER, (TargetKind.AT_MOST, None, D("5.2"))),
        ("< 1 000", Direction.NONE, (TargetKind.LESS_THAN, None, D(1000))),
        ("minst 84", Direction.NONE, (TargetKind.AT_LEAST, D(84), None)),
        ("Högst 55", Direction.NONE, (TargetKind.AT_MOST, None, D(55))),
        ("mer än 40", Direction.NONE, (TargetKind.MORE_THAN, D(40), None)),
        ("at most 3.5", Direction.NONE, (TargetKind.AT_MOST, None, D("3.5"))),
        ("\u22122 till 2", Direction.BAND, (TargetKind.WITHIN, D(-2), D(2))),
        ("mellan -2 och 2", Direction.BAND, (TargetKind.WITHIN, D(-2), D(2))),
        ("-2–2", Direction.BAND, (TargetKind.WITHIN, D(-2), D(2))),
        ("2-4", Direction.BAND, (TargetKind.WITHIN, D(2), D(4))),
        ("\u22122 – +2 %", Direction.BAND, (TargetKind.WITHIN, D(-2), D(2))),
        ("±2", Direction.BAND, (TargetKind.WITHIN, D(-2), D(2))),
        ("-2", Direction.HIGHER, (TargetKind.AT_LEAST, D(-2), None)),
    ],
)
def test_targets_are_read_as_they_are_written_in_plans(text, direction, parsed):
    assert parse_target(text, direction) == parsed


@pytest.mark.parametrize(
    ("text", "direction", "code"),
    [
        ("", Direction.HIGHER, "not_a_target"),
        ("–", Direction.HIGHER, "not_a_target"),
        ("öka", Direction.HIGHER, "not_a_target"),
        (">", Direction.HIGHER, "not_a_target"),
        ("12 34", Direction.HIGHER, "not_a_target"),
        ("4", Direction.BAND, "direction_needed"),
        ("4", Direction.NONE, "direction_needed"),
        ("5 till 3", Direction.BAND, "band_reversed"),
    ],
)
def test_texts_that_are_no_target_are_refused(text, direction, code):
    with pytest.raises(TargetError) as caught:
        parse_target(text, direction)

    assert caught.value.code == code


@given(st.text(max_size=25), st.sampled_from(Direction))
def test_any_text_is_a_target_or_a_target_error(text, direction):
    try:
        parsed = parse_target(text, direction)
    except TargetError:
        return

    assert parsed.low is not None or parsed.high is not None


@given(
    st.sampled_from(["at_least", "more_than", "at_most", "less_than", "within"]),
    amounts,
    amounts,
    st.sampled_from(Direction),
)
def test_reading_undoes_describing(kind, one, other, direction):
    kind, low, high = TargetKind(kind), min(one, other), max(one, other)
    low = None if kind in {TargetKind.AT_MOST, TargetKind.LESS_THAN} else low
    high = None if kind in {TargetKind.AT_LEAST, TargetKind.MORE_THAN} else high

    text = describe_target(TargetRule(kind, 2026, low, high), "%")

    assert parse_target(text, direction) == (kind, low, high)


@pytest.mark.parametrize(
    ("rule", "unit", "decimals", "swedish", "english"),
    [
        (TargetRule(TargetKind.AT_LEAST, 2026, low=D(84)), "", None, "≥ 84", "≥ 84"),
        (TargetRule(TargetKind.AT_LEAST, 2026, low=D(84)), "%", None, "≥ 84 %", "≥ 84%"),
        (TargetRule(TargetKind.MORE_THAN, 2026, low=D(40)), "", None, "> 40", "> 40"),
        (TargetRule(TargetKind.AT_MOST, 2026, high=D("5.2")), "", None, "≤ 5,2", "≤ 5.2"),
        (TargetRule(TargetKind.LESS_THAN, 2026, high=D(1)), "dagar", None, "< 1 dag", "< 1 dag"),
        (TargetRule(TargetKind.AT_MOST, 2026, high=D(0)), "dagar", None, "≤ 0 dagar", "≤ 0 dagar"),
        (TargetRule(TargetKind.WITHIN, 2026, low=D(-2), high=D(2)), "%", None, "−2 till 2 %", "−2 to 2%"),
        (
            TargetRule(TargetKind.AVERAGE_OVER_YEARS, 2026, low=D(2), years=3),
            "",
            1,
            "snitt 3 år ≥ 2,0",
            "3-year average ≥ 2.0",
        ),
        (
            TargetRule(TargetKind.SUM_OVER_YEARS, 2026, low=D(1200), years=4),
            "antal",
            None,
            "summa 4 år ≥ 1 200",
            "4-year sum ≥ 1,200",
        ),
        (TargetRule(TargetKind.MAINTAIN, 2026, low=D(42)), "%", None, "behåll ≥ 42 %", "keep ≥ 42%"),
        (
            TargetRule(TargetKind.MAINTAIN, 2026, baseline=D(5), tolerance=D(1), direction=Direction.BAND),
            "",
            None,
            "behåll 4 till 6",
            "keep 4 to 6",
        ),
        (
            TargetRule(TargetKind.CHANGE_BY, 2026, low=D(3), baseline=D(40)),
            "%",
            None,
            "≥ +3 procentenheter från 40 %",
            "≥ +3 percentage points from 40%",
        ),
        (
            TargetRule(TargetKind.CHANGE_BY, 2026, high=D(-10), baseline=D(40), is_relative=True),
            "kr/inv",
            None,
            "≤ −10 % från 40 kr/inv",
            "≤ −10% from 40 kr/inv",
        ),
        (
            TargetRule(TargetKind.MILESTONE, 2026, due_on=date(2026, 6, 30)),
            "",
            None,
            "klart 2026-06-30",
            "done by 2026-06-30",
        ),
        (TargetRule(TargetKind.QUALITATIVE, 2026), "", None, "bedöms i ord", "assessed in words"),
        (TargetRule(TargetKind.AT_LEAST, 2026), "", None, "–", "–"),
    ],
)
def test_targets_are_described_in_short(rule, unit, decimals, swedish, english):
    assert plain(describe_target(rule, unit, decimals)) == swedish
    assert plain(describe_target(rule, unit, decimals, "en")) == english


@pytest.mark.parametrize(
    ("rule", "series", "unit", "swedish"),
    [
        (
            TargetRule(TargetKind.AVERAGE_OVER_YEARS, 2023, low=D(2), years=3),
            years(y2021="4.1", y2022="4.5", y2023="0.7"),
            "%",
            "Snittet 2021–2023 är 3,1 % och når målet ≥ 2 %, fast årets värde 0,7 % inte gör det.",
        ),
        (
            TargetRule(TargetKind.AVERAGE_OVER_YEARS, 2023, low=D(2), years=3, fewest_years=1),
            years(y2021="1", y2023="0.7"),
            "%",
            "Snittet 2021 och 2023 är 0,85 % och når inte målet ≥ 2 %. Värde saknas för 2022.",
        ),
        (
            TargetRule(TargetKind.AVERAGE_OVER_YEARS, 2023, low=D(2), years=3),
            years(y2023="0.7"),
            "%",
            "Snittet kan inte räknas. Värde saknas för 2021 och 2022.",
        ),
        (
            TargetRule(TargetKind.AT_LEAST, 2023, low=D(84), baseline=D("78.7")),
            years(y2023="81.9"),
            "%",
            "Utfallet 81,9 % når inte målet ≥ 84 % men är 3,2 procentenheter bättre än utgångsläget.",
        ),
        (
            TargetRule(TargetKind.CHANGE_BY, 2023, low=D(5), baseline=D(300), is_relative=True),
            years(y2023="310"),
            "kr/inv",
            "Förändringen +3,33 % når inte målet ≥ +5 % men är 10 kr/inv bättre än utgångsläget.",
        ),
        (
            TargetRule(TargetKind.AT_LEAST, 2023, low=D(84)),
            years(y2022="81.9"),
            "%",
            "Värde saknas för 2023. Det senaste är från 2022.",
        ),
        (TargetRule(TargetKind.AT_LEAST, 2023, low=D(84)), [], "%", "Värde saknas för 2023."),
        (TargetRule(TargetKind.AT_LEAST, 2023), years(y2023="3"), "%", "Målvärdet är inte färdigt."),
    ],
)
def test_the_outcome_is_explained_in_a_sentence(rule, series, unit, swedish):
    found = evaluate(rule, series)

    assert plain(explanation_text(found, rule, unit)) == swedish
    assert explanation_text(found, rule, unit, language="en").endswith(".")


@given(
    st.sampled_from(TargetKind),
    amounts,
    st.none() | amounts,
    st.sampled_from(Direction),
    st.sampled_from(["sv", "en"]),
)
def test_every_outcome_has_a_sentence(kind, low, value, direction, language):
    rule = TargetRule(kind, 2023, low=low, high=low + 1, baseline=low, years=2, direction=direction)
    series = [Observation.of_year(2022, value), Observation.of_year(2023, value)]

    text = explanation_text(evaluate(rule, series), rule, "%", None, language)

    assert "None" not in text
    assert "{" not in text
