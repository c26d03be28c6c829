"""Targets as people read them, and the sentence that says why one is reached or not."""

from decimal import Decimal
from typing import NamedTuple

from indicators.fulfilment import (
    OVER_YEARS,
    Bounds,
    Fulfilment,
    Outcome,
    Reason,
    TargetKind,
    TargetRule,
    bounds_of,
    rule_problems,
)
from indicators.numbers import (
    NO_BREAK_SPACE,
    Missing,
    format_number,
    format_with_unit,
    round_half_up,
    unit_of_change,
)


def describe_target(rule: TargetRule, unit: str = "", decimals: int | None = None, language: str = "sv") -> str:
    """The target in short: "≥ 84 %", "> 40", "−2 till 2", "behåll ≥ 42", "snitt 3 år ≥ 2,0", "klart 2026-06-30".

    Spaces do not break, but in the name of another. An unfinished target is "–". `parse_target` reads the plain kinds
    back.
    """
    if rule_problems(rule):
        return Missing.NOT_AVAILABLE.sign
    if text := _without_levels(rule, unit, decimals, language):
        return text
    english = language.startswith("en")
    text = _prefix(rule, english=english) + _bounds_text(rule, bounds_of(rule), unit, decimals, language)
    if rule.kind is TargetKind.CHANGE_BY:
        text += f" {'from' if english else 'från'} {format_with_unit(rule.baseline, unit, decimals, language)}"
    return text.replace(" ", NO_BREAK_SPACE)


def _without_levels(rule: TargetRule, unit: str, decimals: int | None, language: str) -> str:
    """The short words of what has no level of its own; "" for the others."""
    english = language.startswith("en")
    match rule.kind:
        case TargetKind.QUALITATIVE:
            return ("assessed in words" if english else "bedöms i ord").replace(" ", NO_BREAK_SPACE)
        case TargetKind.MILESTONE:
            return f"{'done by' if english else 'klart'} {rule.due_on or rule.year}".replace(" ", NO_BREAK_SPACE)
        case TargetKind.IMPROVE:
            baseline = format_with_unit(rule.baseline, unit, decimals, language)
            return f"{'better than' if english else 'bättre än'} {baseline}".replace(" ", NO_BREAK_SPACE)
        case TargetKind.BETTER_THAN:
            return f"{'better than' if english else 'bättre än'} {rule.comparator}"
        case TargetKind.AMONG_BEST:
            share = format_with_unit(Decimal(rule.share_of_best or 0), "%", 0, language)
            words = ("among the best", "of") if english else ("bland de bästa", "av")
            return f"{words[0]} {share} {words[1]} {rule.comparator}"
    return ""


def _prefix(rule: TargetRule, *, english: bool) -> str:
    match rule.kind:
        case TargetKind.MAINTAIN:
            return "keep " if english else "behåll "
        case TargetKind.AVERAGE_OVER_YEARS:
            return f"{rule.years}-year average " if english else f"snitt {rule.years} år "
        case TargetKind.SUM_OVER_YEARS:
            return f"{rule.years}-year sum " if english else f"summa {rule.years} år "
    return ""


def _bounds_text(rule: TargetRule, bounds: Bounds, unit: str, decimals: int | None, language: str) -> str:
    """The bounds alone, in the unit of the figure that they are for."""
    is_change = rule.kind is TargetKind.CHANGE_BY
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
    Reason.MILESTONE_LATE: "Hållpunkten är nådd, men efter {due}.",
    Reason.MILESTONE_NOT_DUE: "Hållpunkten ska vara nådd {due}. Den {as_of} var den inte det.",
    Reason.FOUND_REACHED: "Målet är bedömt i ord och har nåtts.",
    Reason.FOUND_NOT_REACHED: "Målet är bedömt i ord och har inte nåtts.",
    Reason.ALREADY_REACHED: "{noun} {value} når redan målet {target}, som gäller {target_year}.",
    Reason.NOT_DUE_YET: "Målet gäller {target_year} och ska inte vara nått ännu.",
    Reason.VALUE_MISSING: "Värde saknas för {year}.",
    Reason.YEARS_MISSING: "{span} kan inte räknas.",
    Reason.COMPARATOR_MISSING: "Värde saknas för {other} {year}, så ingen jämförelse kan göras.",
    Reason.TOO_FEW_TO_RANK: "För få i {other} har ett värde för {year} för att en plats ska kunna räknas.",
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
    Reason.MILESTONE_LATE: "The milestone is reached, but after {due}.",
    Reason.MILESTONE_NOT_DUE: "The milestone is to be reached by {due}. On {as_of} it was not.",
    Reason.FOUND_REACHED: "The target is assessed in words and has been reached.",
    Reason.FOUND_NOT_REACHED: "The target is assessed in words and has not been reached.",
    Reason.ALREADY_REACHED: "{noun} {value} already reaches the target {target}, which is for {target_year}.",
    Reason.NOT_DUE_YET: "The target is for {target_year} and is not due yet.",
    Reason.VALUE_MISSING: "There is no value for {year}.",
    Reason.YEARS_MISSING: "{span} cannot be computed.",
    Reason.COMPARATOR_MISSING: "There is no value for {other} in {year}, so nothing to compare with.",
    Reason.TOO_FEW_TO_RANK: "Too few in {other} have a value for {year} for a place to be told.",
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
    told = {
        "noun": _compared_noun(rule, english=english),
        "span": _noun(("The sum", "The average") if english else ("Summan", "Snittet"), is_first=is_sum),
        "value": format_with_unit(compared, _compared_unit(rule, unit, language), decimals, language, plus=is_change),
        "own": format_with_unit(fulfilment.year_value, unit, decimals, language),
        "gained": gained_text(fulfilment, unit, decimals, language),
        "target": _target_text(fulfilment, rule, unit, decimals, language),
        "years": _years(fulfilment.years_used, english=english),
        "year": fulfilment.explanation.params["year"],
        "target_year": rule.year,
        "due": rule.due_on or rule.year,
        "as_of": fulfilment.as_of or "",
        "other": rule.comparator,
    }
    sentences = _SENTENCES[english]
    text = sentences.by_reason[fulfilment.reason].format(**told)
    if fulfilment.reason is Reason.NOT_DUE_YET and fulfilment.value is not None:
        is_over_years = rule.kind in OVER_YEARS
        text += (sentences.so_far_of_years if is_over_years else sentences.so_far).format(**told)
    if fulfilment.rank is not None:
        text += sentences.rank.format(rank=fulfilment.rank, ranked=fulfilment.ranked)
    is_short = fulfilment.outcome is Outcome.NOT_REACHED or fulfilment.reason is Reason.NOT_DUE_YET
    if rule.is_challenging and is_short and (fulfilment.gained or 0) > 0:
        text += sentences.challenging
    return text + _what_is_missing(fulfilment, english=english)


def gained_text(fulfilment: Fulfilment, unit: str, decimals: int | None = None, language: str = "sv") -> str:
    """How far from the baseline, without a sign: "3,2 procentenheter"; never "0" when there is a difference."""
    gained = fulfilment.gained
    if gained is None:
        return ""
    most = _MOST_DECIMALS if decimals is None else decimals
    while gained and not round_half_up(gained, most):
        most += 1
    shown = round_half_up(gained, most) if decimals is None else gained
    return format_with_unit(abs(shown), unit_of_change(unit, language), None if decimals is None else most, language)


def progress_text(
    fulfilment: Fulfilment, rule: TargetRule, unit: str = "", decimals: int | None = None, language: str = "sv"
) -> str:
    """How the values have moved from the baseline, apart from whether the target is reached; "" without a baseline.

    "3,2 procentenheter bättre än utgångsläget 78,7 %, 60 % av vägen till målet"
    """
    sentences = _SENTENCES[language.startswith("en")]
    gained = fulfilment.gained
    if gained is None or rule.baseline is None:
        return ""
    words = sentences.better if gained > 0 else sentences.worse if gained < 0 else sentences.unchanged
    text = words.format(
        gained=gained_text(fulfilment, unit, decimals, language),
        baseline=format_with_unit(rule.baseline, unit, decimals, language),
    )
    way = fulfilment.progress
    if way is not None and 0 < way < 1 and gained > 0:
        # Never "100 % of the way" for what is not there, nor "0 %" for what has begun.
        share = min(max(round_half_up(way * 100, 0), Decimal(1)), Decimal(99))
        text += sentences.way.format(share=format_with_unit(share, "%", 0, language))
    return text


class _Sentences(NamedTuple):
    by_reason: dict[Reason, str]
    so_far: str
    so_far_of_years: str
    rank: str
    challenging: str
    better: str
    worse: str
    unchanged: str
    way: str


_SENTENCES = {
    False: _Sentences(
        _SWEDISH,
        so_far=" {noun} {year} är {value}, målet {target}.",
        so_far_of_years=" {span} {years} är {value}, målet {target}.",
        rank=" Plats {rank} av {ranked}.",
        challenging=" Målet är satt högt: att komma närmare är framsteg.",
        better="{gained} bättre än utgångsläget {baseline}",
        worse="{gained} sämre än utgångsläget {baseline}",
        unchanged="som utgångsläget {baseline}",
        way=", {share} av vägen till målet",
    ),
    True: _Sentences(
        _ENGLISH,
        so_far=" {noun} {year} is {value}, the target {target}.",
        so_far_of_years=" {span} {years} is {value}, the target {target}.",
        rank=" Place {rank} of {ranked}.",
        challenging=" The target is set high: getting closer is progress.",
        better="{gained} better than the baseline {baseline}",
        worse="{gained} worse than the baseline {baseline}",
        unchanged="as the baseline {baseline}",
        way=", {share} of the way to the target",
    ),
}


def _compared_noun(rule: TargetRule, *, english: bool) -> str:
    match rule.kind:
        case TargetKind.CHANGE_BY:
            return "The change" if english else "Förändringen"
        case TargetKind.SUM_OVER_YEARS:
            return "The sum" if english else "Summan"
        case TargetKind.AVERAGE_OVER_YEARS:
            return "The average" if english else "Snittet"
    return "The outcome" if english else "Utfallet"


def _target_text(fulfilment: Fulfilment, rule: TargetRule, unit: str, decimals: int | None, language: str) -> str:
    """The target as a sentence about it names it; for what others decide, with their figure."""
    if rule_problems(rule):
        return ""
    bounds = fulfilment.bounds or bounds_of(rule)
    if rule.kind not in _BY_OTHERS:
        return "" if bounds.is_open else _bounds_text(rule, bounds, unit, decimals, language)
    text = _without_levels(rule, unit, decimals, language)
    if rule.kind is TargetKind.BETTER_THAN and fulfilment.bounds:
        text += f" {format_with_unit(bounds.single, unit, decimals, language)}"
    return text


_BY_OTHERS = {TargetKind.BETTER_THAN, TargetKind.AMONG_BEST}


def _noun(words: tuple[str, str], *, is_first: bool) -> str:
    return words[0] if is_first else words[1]


def _tidied(value: Decimal | None) -> Decimal | None:
    if value is None or -int(value.as_tuple().exponent) <= _MOST_DECIMALS:
        return value
    return round_half_up(value, _MOST_DECIMALS)


def _what_is_missing(fulfilment: Fulfilment, *, english: bool) -> str:
    reason, params = fulfilment.explanation.reason, fulfilment.explanation.params
    if reason is Reason.VALUE_MISSING and params.get("latest_year"):
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
