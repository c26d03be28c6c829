"""An indicator as pages and documents show it: latest value, target, trend and comparison, each with its source."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from annualcycle.periods import Frequency
from governance.models import User
from indicators.bounds import OVER_YEARS, span_of
from indicators.fulfilment import NOBODY, Direction, Fulfilment, Others, Outcome, TargetKind, TargetRule, evaluate
from indicators.numbers import format_change, format_with_unit, is_percent
from indicators.queries.marks import DERIVED, source_of
from indicators.queries.material import IndicatorRow, Key, Material, Place, load_material
from indicators.queries.series import (
    Point,
    assessed_year,
    comparable,
    latest_known,
    observations,
    of_one_frequency,
    rule_for,
    target_rule,
    telling_decimals,
    year_of,
)
from indicators.queries.shielded import ValueKey
from indicators.queries.years import YearPoint, assessed_of, is_put_together, unfinished_sentence, year_points
from indicators.trend import Trend, TrendKind, trend
from indicators.wording import describe_target, explanation_text, progress_text


@dataclass(frozen=True, slots=True)
class ComparatorText:
    """Another's latest value to compare with: "Riket", "83,4 %", "2025"."""

    name: str
    text: str
    period: str
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorCard:
    """What one indicator says for one organisation in one year. Texts are ready to show, in the language asked for.

    organisation_id, organisation_name: whose values these are, which may lie above the organisation asked for.
    target_text: "≥ 84 %", "snitt 3 år ≥ 2,0"; "" without a target. target_year: the year it is set for.
    latest_text, latest_period: the latest known value up to the year; "" when there is none.
    assessed_year: the year that `fulfilment` compares with the target: the year asked for, or an earlier one within
    the indicator's publication lag.
    fulfilment: None without a target, and for context indicators, which get no grade.
    outcome_meaning, outcome_word: the same as a shape and a word ("" for None); explanation: as a sentence.
    progress_text: how it has moved from the baseline, apart from the outcome; "" without a baseline.
    compared_text, compared_period: what is held against the target, or will be: the year's value where it is put
    together from months, quarters or thirds ("45, so far in 2026"), the sum or the average so far of a target over
    years ("42, 3 of 4 years"), else the latest.
    years: the years' values where they are put together so. withheld: which of the indicator's numbers are not shown,
    since they would disclose a withheld one.
    source: what the latest value's source is to be called, "" where nothing is told; is_own_calculation: it is computed
    or put together here.
    trend_kind: what components/trend.html takes; trend_word, trend_detail ("+1,5 procentenheter").
    points: chronological, of one frequency. comparators: the latest value of each, in their order.
    targets: every year's target as a rule, in order of time; others: what those have whom each of them compares with.
    breaks: the days from which it is measured otherwise.
    rank: its place in the order of priority that a body has decided; None where it has none.
    ended_on: since when the indicator is discontinued; successor: what takes its place, "" where nothing is named.
    """

    indicator_id: int
    name: str
    code: str
    unit: str
    decimals: int
    direction: Direction
    frequency: Frequency
    organisation_id: int
    organisation_name: str
    year: int
    trend: Trend
    trend_kind: str
    trend_word: str
    trend_detail: str
    source: str
    rule: TargetRule | None = None
    target_text: str = ""
    target_year: int | None = None
    latest_value: Decimal | None = None
    latest_text: str = ""
    latest_period: str = ""
    latest_is_preliminary: bool = False
    source_date: date | None = None
    is_own_calculation: bool = False
    ended_on: date | None = None
    successor: str = ""
    assessed_year: int | None = None
    fulfilment: Fulfilment | None = None
    outcome_meaning: str = ""
    outcome_word: str = ""
    explanation: str = ""
    progress_text: str = ""
    comparators: tuple[ComparatorText, ...] = ()
    points: tuple[Point, ...] = ()
    targets: tuple[TargetRule, ...] = ()
    others: tuple[Others, ...] = ()
    breaks: tuple[date, ...] = ()
    rank: int | None = None
    years: tuple[YearPoint, ...] = ()
    compared_text: str = ""
    compared_period: str = ""
    withheld: frozenset[ValueKey] = frozenset()

    @property
    def by_priority(self) -> tuple[bool, int]:
        """What sorts cards by political priority, those without a place last and among themselves as they stood."""
        return self.rank is None, self.rank or 0

    @property
    def url(self) -> str:
        """The indicator's page, showing this organisation. Only within a municipality's pages, not in a job."""
        return f"{reverse('indicator_show', args=[self.indicator_id])}?organisation={self.organisation_id}"


def indicator_cards(
    wanted: Iterable[Key],
    *,
    year: int,
    language: str,
    reader: User | None,
    organisations: Mapping[int, Place] | None = None,
) -> dict[Key, IndicatorCard]:
    """The cards of (indicator id, organisation id) pairs, by the pair. Five queries whatever the number.

    One fewer where the caller hands over the organisation's tree (material.organisation_places).

    Whose values are shown: those of the organisation asked for, else of the nearest one above it that has any value
    of the indicator, else of the organisation that manages it. Values after `year` are left out. Pairs whose
    indicator is not in the open municipality are left out, and those that are confidential to the reader: `reader` is
    who looks, None for what everybody may read, such as a report.
    """
    keys = list(dict.fromkeys(wanted))
    if not keys:
        return {}
    material = load_material(keys, year, organisations, reader=reader)
    with translation.override(language):
        return {key: _card(material, key, year, language) for key in keys if key[0] in material.indicators}


def outcome_words(outcome: Outcome, *, is_not_due: bool = False) -> tuple[str, str]:
    """An indicator's outcome as the shape of components/status.html and a word, in the active language."""
    if is_not_due:
        return "unassessed", pgettext("indicator", "Not due yet")
    match outcome:
        case Outcome.REACHED:
            return "fulfilled", pgettext("indicator", "Reaches the target")
        case Outcome.NOT_REACHED:
            return "not_fulfilled", pgettext("indicator", "Does not reach the target")
    return "unassessed", pgettext("indicator", "Cannot be assessed")


def trend_words(kind: TrendKind) -> tuple[str, str]:
    """A trend as the arrow of components/trend.html and a word, in the active language."""
    match kind:
        case TrendKind.BETTER:
            return "better", pgettext("trend", "Better")
        case TrendKind.WORSE:
            return "worse", pgettext("trend", "Worse")
        case TrendKind.UNCHANGED:
            return "unchanged", pgettext("trend", "Unchanged")
        case TrendKind.HIGHER:
            return "unknown", pgettext("trend", "Higher")
        case TrendKind.LOWER:
            return "unknown", pgettext("trend", "Lower")
    return "unknown", pgettext("trend", "Too few values")


def _card(material: Material, key: Key, year: int, language: str) -> IndicatorCard:
    indicator = material.indicators[key[0]]
    place = material.place_of_values(indicator, key[1])
    every = material.values.get((indicator.pk, place), ())
    points = of_one_frequency(every, indicator.frequency, year)
    targets = material.targets.get((indicator.pk, place)) or material.targets.get(key, ())
    rules = tuple(target_rule(target, indicator.direction) for target in targets)
    rule = rule_for(rules, year)
    frequency = points[-1].period.frequency if points else indicator.frequency
    years = _years(indicator, every, frequency, year)
    compared = {
        each.year: material.compared.of(each, indicator.pk, Frequency.YEAR if years else frequency) for each in rules
    }
    others = compared[rule.year] if rule else NOBODY
    return IndicatorCard(
        indicator_id=indicator.pk,
        name=indicator.name,
        code=indicator.code,
        ended_on=indicator.ended_on,
        successor=indicator.successor,
        unit=indicator.unit,
        decimals=indicator.decimals,
        direction=indicator.direction,
        frequency=frequency,
        organisation_id=place,
        organisation_name=material.organisations[place].name,
        year=year,
        points=points,
        targets=rules,
        others=tuple(compared.values()),
        breaks=indicator.breaks,
        rank=material.rank_of(indicator, key[1]),
        comparators=_comparators(material, indicator, points, year, language),
        years=years,
        withheld=frozenset(key for key in material.withheld if key.indicator == indicator.pk),
        **_value_facts(indicator, points, language),
        **_compared_facts(indicator, points, years, language)
        | _target_facts(indicator, points, years, rule, others, year, language),
        **_trend_facts(indicator, points, rule, language),
    )


def _value_facts(indicator: IndicatorRow, points: Sequence[Point], language: str) -> dict[str, Any]:
    latest = latest_known(points)
    if latest is None:
        return {"source": indicator.source}
    return {
        "latest_value": latest.value,
        "latest_text": format_with_unit(latest.value, indicator.unit, indicator.decimals, language),
        "latest_period": latest.period.short_label(language),
        "latest_is_preliminary": latest.is_preliminary,
        "source": source_of(latest.source, latest.origin, indicator.source),
        "is_own_calculation": latest.origin in DERIVED,
        "source_date": latest.day,
    }


def _years(indicator: IndicatorRow, points: Sequence[Point], frequency: Frequency, year: int) -> tuple[YearPoint, ...]:
    """The years by the indicator's rule; nothing where its values are yearly or stand as they are."""
    if not is_put_together(indicator.over_time, frequency):
        return ()
    known = [point for point in points if year_of(point.period) <= year]
    return year_points(
        known, indicator.over_time, frequency, factor=indicator.factor, fewest_cases=indicator.fewest_cases
    )


def _compared_facts(
    indicator: IndicatorRow, points: Sequence[Point], years: Sequence[YearPoint], language: str
) -> dict[str, Any]:
    """The latest year's value, or the latest of all where none is put together."""
    shown = next((point for point in reversed(years) if point.value is not None), None)
    if shown is None:
        latest = latest_known(points)
        if latest is None or years:
            return {}
        text = format_with_unit(latest.value, indicator.unit, indicator.decimals, language)
        return {"compared_text": text, "compared_period": latest.period.short_label(language)}
    text = format_with_unit(shown.value, indicator.unit, indicator.decimals, language)
    if shown.is_complete:
        return {"compared_text": text, "compared_period": str(shown.year)}
    if shown.is_counted and shown.latest:
        return {"compared_text": text, "compared_period": shown.latest.short_label(language)}
    return {"compared_text": text, "compared_period": _("so far in %(year)s") % {"year": shown.year}}


def _target_facts(
    indicator: IndicatorRow,
    points: Sequence[Point],
    years: Sequence[YearPoint],
    rule: TargetRule | None,
    others: Others,
    year: int,
    language: str,
) -> dict[str, Any]:
    if rule is None:
        return {}
    text = describe_target(rule, indicator.unit, telling_decimals(rule, indicator.decimals), language)
    facts = {"rule": rule, "target_text": text, "target_year": rule.year}
    if indicator.direction is Direction.NONE:
        return facts
    by_year = bool(years) and rule.kind is not TargetKind.MILESTONE  # what is done is done in the middle of a year, too
    lag = indicator.lag_years
    assessed = assessed_of(years, year, lag) if by_year else assessed_year(points, year, lag)
    series = [point.observation for point in years] if by_year else observations(points)
    found = evaluate(rule, series, assessed, others=others, asked=year)
    meaning, word = outcome_words(found.outcome, is_not_due=found.is_not_due)
    decimals = telling_decimals(rule, indicator.decimals, found.value, found.bounds)
    return facts | {
        "assessed_year": assessed,
        "fulfilment": found,
        "outcome_meaning": meaning,
        "outcome_word": word,
        "explanation": (_unfinished(years, found, assessed, indicator, language) if by_year else "")
        or explanation_text(found, rule, indicator.unit, decimals, language),
        "progress_text": progress_text(found, rule, indicator.unit, decimals, language),
        **_over_years(found, rule, format_with_unit(found.value, indicator.unit, decimals, language)),
    }


def _over_years(found: Fulfilment, rule: TargetRule, text: str) -> dict[str, str]:
    """The sum or the average that is held against a target over years, and of how many years it is."""
    if rule.kind not in OVER_YEARS or found.value is None:
        return {}
    count = len(found.years_used)
    told = {"count": count, "years": rule.years}
    period = span_of(rule) if count == rule.years else _("%(count)s of %(years)s years") % told
    return {"compared_text": text, "compared_period": period}


def _unfinished(
    years: Sequence[YearPoint], found: Fulfilment, assessed: int, indicator: IndicatorRow, language: str
) -> str:
    """What the assessed year comes to so far, or why it comes to nothing, where that is why it has no outcome."""
    if found.outcome is not Outcome.NOT_ASSESSABLE or found.is_not_due:
        return ""
    point = next((point for point in years if point.year == assessed), None)
    if point is None or (point.is_complete and point.value is not None):
        return ""
    return unfinished_sentence(point, indicator.unit, indicator.decimals, language)


def _trend_facts(
    indicator: IndicatorRow, points: Sequence[Point], rule: TargetRule | None, language: str
) -> dict[str, Any]:
    band = (rule.low, rule.high) if rule and rule.low is not None and rule.high is not None else None
    found = trend(
        observations(comparable(points)),
        indicator.direction,
        is_percent=is_percent(indicator.unit),
        band=band,
        breaks=indicator.breaks,
    )
    kind, word = trend_words(found.kind)
    change = found.change
    detail = format_change(change, indicator.unit, indicator.decimals, language) if change else ""
    return {"trend": found, "trend_kind": kind, "trend_word": word, "trend_detail": detail}


def _comparators(
    material: Material, indicator: IndicatorRow, points: Sequence[Point], year: int, language: str
) -> tuple[ComparatorText, ...]:
    frequency = points[-1].period.frequency if points else indicator.frequency
    found = []
    for name, series in material.comparators.get(indicator.pk, {}).items():
        theirs = of_one_frequency(series, frequency, year)
        latest = latest_known(theirs)
        if latest is not None:
            text = format_with_unit(latest.value, indicator.unit, indicator.decimals, language)
            found.append(ComparatorText(name, text, latest.period.short_label(language), theirs))
    return tuple(found)
