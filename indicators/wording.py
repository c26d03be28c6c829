"""Targets as people write and read them, and the sentence that says why one is reached or not."""

import re
from decimal import Decimal
from typing import NamedTuple

from indicators.fulfilment import Direction, Fulfilment, Reason, TargetKind, TargetRule, bounds_of, rule_problems
from indicators.numbers import (
    NO_BREAK_SPACE,
    Missing,
    NumberError,
    format_number,
    format_with_unit,
    parse_number,
    round_half_up,
    unit_of_change,
)


class TargetError(ValueError):
    """A text that is no target. Codes: not_a_target, direction_needed (a lone number), band_reversed."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(f"{code}: {text}")
        self.code = code
        self.text = text


class ParsedTarget(NamedTuple):
    """What a written target says, ready for a TargetRule."""

    kind: TargetKind
    low: Decimal | None
    high: Decimal | None


_SIGN_KINDS = {
    TargetKind.AT_LEAST: (">=", "=>", "≥", "minst", "lägst", "at least", "min"),
    TargetKind.AT_MOST: ("<=", "=<", "≤", "högst", "max", "at most"),
    TargetKind.MORE_THAN: (">", "mer än", "fler än", "högre än", "över", "more than", "above"),
    TargetKind.LESS_THAN: ("<", "mindre än", "färre än", "lägre än", "under", "less than", "below"),
}
_BY_SIGN = sorted(
    ((sign, kind) for kind, signs in _SIGN_KINDS.items() for sign in signs), key=lambda pair: -len(pair[0])
)
_LONGEST = 80
_NUMBER = r"([+\-‐‑‒–—−]? ?[0-9][0-9 .,'’]*%?)"
_BAND = re.compile(rf"(?:mellan |between |inom |within )?{_NUMBER} ?(?:till|to|och|and|–|-|\.\.|…) ?{_NUMBER}")


def parse_target(text: str, direction: Direction) -> ParsedTarget:
    """Read a target as it is written in a plan: "2,0", ">40", "≥30", "högst 5,2", "−2 till 2", "±2".

    A lone number is a floor where higher is better and a ceiling where lower is.
    Raises TargetError with the code not_a_target, direction_needed or band_reversed.
    """
    cleaned = re.sub(r"\s+", " ", text).strip().casefold()
    if len(cleaned) > _LONGEST:
        raise TargetError("not_a_target", text)
    for sign, kind in _BY_SIGN:
        if cleaned.startswith(sign):
            number = _target_number(cleaned.removeprefix(sign), text)
            is_floor = kind in {TargetKind.AT_LEAST, TargetKind.MORE_THAN}
            return ParsedTarget(kind, number if is_floor else None, None if is_floor else number)
    if cleaned.startswith(("±", "+/-")):
        width = _target_number(cleaned.removeprefix("±").removeprefix("+/-"), text)
        return _band(-width, width, text)
    if match := _BAND.fullmatch(cleaned):
        return _band(_target_number(match[1], text), _target_number(match[2], text), text)
    number = _target_number(cleaned, text)
    match direction:
        case Direction.HIGHER:
            return ParsedTarget(TargetKind.AT_LEAST, number, None)
        case Direction.LOWER:
            return ParsedTarget(TargetKind.AT_MOST, None, number)
    raise TargetError("direction_needed", text)


def _band(low: Decimal, high: Decimal, text: str) -> ParsedTarget:
    if low > high:
        raise TargetError("band_reversed", text)
    return ParsedTarget(TargetKind.WITHIN, low, high)


def _target_number(part: str, text: str) -> Decimal:
    try:
        number = parse_number(part)
    except NumberError as error:
        raise TargetError("not_a_target", text) from error
    if isinstance(number, Missing):
        raise TargetError("not_a_target", text)
    return number


def describe_target(rule: TargetRule, unit: str = "", decimals: int | None = None, language: str = "sv") -> str:
    """The target in short: "≥ 84 %", "> 40", "−2 till 2", "behåll ≥ 42", "snitt 3 år ≥ 2,0", "klart 2026-06-30".

    Spaces do not break. An unfinished target is "–". `parse_target` reads the plain kinds back.
    """
    english = language.startswith("en")
    if rule_problems(rule):
        return Missing.NOT_AVAILABLE.sign
    if rule.kind is TargetKind.QUALITATIVE:
        text = "assessed in words" if english else "bedöms i ord"
    elif rule.kind is TargetKind.MILESTONE:
        text = f"{'done by' if english else 'klart'} {rule.due_on or rule.year}"
    else:
        text = _prefix(rule, english=english) + _bounds_text(rule, unit, decimals, language)
        if rule.kind is TargetKind.CHANGE_BY:
            text += f" {'from' if english else 'från'} {format_with_unit(rule.baseline, unit, decimals, language)}"
    return text.replace(" ", NO_BREAK_SPACE)


def _prefix(rule: TargetRule, *, english: bool) -> str:
    match rule.kind:
        case TargetKind.MAINTAIN:
            return "keep " if english else "behåll "
        case TargetKind.AVERAGE_OVER_YEARS:
            return f"{rule.years}-year average " if english else f"snitt {rule.years} år "
        case TargetKind.SUM_OVER_YEARS:
            return f"{rule.years}-year sum " if english else f"summa {rule.years} år "
    return ""


def _bounds_text(rule: TargetRule, unit: str, decimals: int | None, language: str) -> str:
    """The bounds alone, in the unit of the figure that they are for."""
    bounds, is_change = bounds_of(rule), rule.kind is TargetKind.CHANGE_BY
    compared_unit = _compared_unit(rule, unit, language)

    def shown(value: Decimal) -> str:
        return format_with_unit(value, compared_unit, decimals, language, plus=is_change)

    if bounds.low is not None and bounds.high is not None:
        word = "to" if language.startswith("en") else "till"
        return f"{format_number(bounds.low, decimals, language, plus=is_change)} {word} {shown(bounds.high)}"
    if bounds.low is not None:
        return f"{'>' if bounds.is_strict else '≥'} {shown(bounds.low)}"
    return f"{'<' if bounds.is_strict else '≤'} {shown(bounds.high or Decimal(0))}"


def _compared_unit(rule: TargetRule, unit: str, language: str) -> str:
    if rule.kind is not TargetKind.CHANGE_BY:
        return unit
    return "%" if rule.is_relative else unit_of_change(unit, language)


_SWEDISH = {
    Reason.REACHED: "{noun} {value} når målet {target}.",
    Reason.NOT_REACHED: "{noun} {value} når inte målet {target}.",
    Reason.NOT_REACHED_BUT_BETTER: "{noun} {value} når inte målet {target} men är {gained} bättre än utgångsläget.",
    Reason.AVERAGE_REACHED: "Snittet {years} är {value} och når målet {target}.",
    Reason.AVERAGE_REACHED_THOUGH_YEAR_MISSED: (
        "Snittet {years} är {value} och når målet {target}, fast årets värde {own} inte gör det."
    ),
    Reason.AVERAGE_NOT_REACHED: "Snittet {years} är {value} och når inte målet {target}.",
    Reason.AVERAGE_NOT_REACHED_THOUGH_YEAR_MET: (
        "Snittet {years} är {value} och når inte målet {target}, fast årets värde {own} gör det."
    ),
    Reason.SUM_REACHED: "Summan {years} är {value} och når målet {target}.",
    Reason.SUM_NOT_REACHED: "Summan {years} är {value} och når inte målet {target}.",
    Reason.MILESTONE_REACHED: "Hållpunkten är nådd.",
    Reason.MILESTONE_NOT_REACHED: "Hållpunkten är inte nådd.",
    Reason.VALUE_MISSING: "Värde saknas för {year}.",
    Reason.YEARS_MISSING: "{span} kan inte räknas.",
    Reason.BASELINE_ZERO: "Förändringen kan inte räknas i procent, eftersom utgångsläget är 0.",
    Reason.PERSON_ASSESSES: "Målet bedöms i ord.",
    Reason.TARGET_INCOMPLETE: "Målvärdet är inte färdigt.",
}
_ENGLISH = {
    Reason.REACHED: "{noun} {value} reaches the target {target}.",
    Reason.NOT_REACHED: "{noun} {value} does not reach the target {target}.",
    Reason.NOT_REACHED_BUT_BETTER: (
        "{noun} {value} does not reach the target {target} but is {gained} better than the baseline."
    ),
    Reason.AVERAGE_REACHED: "The average {years} is {value} and reaches the target {target}.",
    Reason.AVERAGE_REACHED_THOUGH_YEAR_MISSED: (
        "The average {years} is {value} and reaches the target {target}, though the year's own value {own} does not."
    ),
    Reason.AVERAGE_NOT_REACHED: "The average {years} is {value} and does not reach the target {target}.",
    Reason.AVERAGE_NOT_REACHED_THOUGH_YEAR_MET: (
        "The average {years} is {value} and does not reach the target {target}, though the year's own value {own} does."
    ),
    Reason.SUM_REACHED: "The sum {years} is {value} and reaches the target {target}.",
    Reason.SUM_NOT_REACHED: "The sum {years} is {value} and does not reach the target {target}.",
    Reason.MILESTONE_REACHED: "The milestone is reached.",
    Reason.MILESTONE_NOT_REACHED: "The milestone is not reached.",
    Reason.VALUE_MISSING: "There is no value for {year}.",
    Reason.YEARS_MISSING: "{span} cannot be computed.",
    Reason.BASELINE_ZERO: "The change cannot be told in percent, since the baseline is 0.",
    Reason.PERSON_ASSESSES: "The target is assessed in words.",
    Reason.TARGET_INCOMPLETE: "The target is not complete.",
}
_MOST_DECIMALS = 2


def explanation_text(
    fulfilment: Fulfilment, rule: TargetRule, unit: str = "", decimals: int | None = None, language: str = "sv"
) -> str:
    """Why the target counts as reached, not reached or not assessable, in one or two sentences.

    "Snittet 2021–2023 är 3,1 % och når målet ≥ 2 %, fast årets värde 0,7 % inte gör det."
    Without `decimals` computed figures get at most two.
    """
    english = language.startswith("en")
    is_change, is_sum = rule.kind is TargetKind.CHANGE_BY, rule.kind is TargetKind.SUM_OVER_YEARS
    compared = _tidied(fulfilment.value) if decimals is None else fulfilment.value
    text = (_ENGLISH if english else _SWEDISH)[fulfilment.explanation.reason].format(
        noun=_noun(("The change", "The outcome") if english else ("Förändringen", "Utfallet"), is_first=is_change),
        span=_noun(("The sum", "The average") if english else ("Summan", "Snittet"), is_first=is_sum),
        value=format_with_unit(compared, _compared_unit(rule, unit, language), decimals, language, plus=is_change),
        own=format_with_unit(fulfilment.year_value, unit, decimals, language),
        gained=format_with_unit(fulfilment.gained, unit_of_change(unit, language), decimals, language),
        target="" if rule_problems(rule) else _bounds_text(rule, unit, decimals, language),
        years=_years(fulfilment.years_used, english=english),
        year=fulfilment.explanation.params["year"],
    )
    return text + _what_is_missing(fulfilment, english=english)


def _noun(words: tuple[str, str], *, is_first: bool) -> str:
    return words[0] if is_first else words[1]


def _tidied(value: Decimal | None) -> Decimal | None:
    if value is None or -int(value.as_tuple().exponent) <= _MOST_DECIMALS:
        return value
    return round_half_up(value, _MOST_DECIMALS)


def _what_is_missing(fulfilment: Fulfilment, *, english: bool) -> str:
    reason, params = fulfilment.explanation.reason, fulfilment.explanation.params
    if reason is Reason.VALUE_MISSING and params["latest_year"]:
        return f" {'The latest is from' if english else 'Det senaste är från'} {params['latest_year']}."
    if not params.get("missing"):
        return ""
    words = "There is no value for" if english else "Värde saknas för"
    return f" {words} {_years(fulfilment.missing_years, english=english)}."


def _years(years: tuple[int, ...], *, english: bool) -> str:
    """ "2021–2023" when they follow each other, otherwise "2021 och 2023"."""
    if len(years) > 2 and years[-1] - years[0] == len(years) - 1:
        return f"{years[0]}–{years[-1]}"
    words = [str(year) for year in years]
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {'and' if english else 'och'} {words[-1]}"
