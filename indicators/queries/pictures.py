"""A card's pictures: its line with target, natural variation and comparators, and the small line of a table cell."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from annualcycle.periods import Frequency, Period, periods_of_year
from indicators import charts
from indicators.drawing import ACCENT
from indicators.fulfilment import TargetKind, TargetRule, bounds_of, rule_problems
from indicators.queries.cards import IndicatorCard
from indicators.queries.compared import COMPARING
from indicators.queries.series import Point, telling_decimals
from indicators.queries.variations import card_variation, held_limits
from indicators.wording import describe_target

# What these ask for is by itself no level that the yearly line could be read against.
_NOT_DRAWN = {
    TargetKind.SUM_OVER_YEARS,
    TargetKind.BETTER_THAN,
    TargetKind.AMONG_BEST,
    TargetKind.MILESTONE,
    TargetKind.QUALITATIVE,
}
_MOST_COMPARATORS = 3


def card_chart(
    card: IndicatorCard,
    *,
    uid: str,
    language: str,
    accent: str = ACCENT,
    others: Sequence[charts.Series] = (),
    since: int | None = None,
    width: int = 720,
    height: int = 290,
) -> charts.Chart:
    """The card's line chart with its table; `others` (women, men) are drawn before the comparators.

    `since`: the first year that is drawn. What is natural is counted from the whole series all the same.
    """
    compared = [
        charts.Series(item.name, chart_points(item.points, language, since), charts.SeriesRole.COMPARATOR)
        for item in card.comparators[:_MOST_COMPARATORS]
    ]
    found = card_variation(card)
    return charts.line_chart(
        uid=uid,
        title=card.name,
        own=charts.Series(card.organisation_name, chart_points(card.points, language, since)),
        others=[*others, *compared],
        targets=_marks(card, language, since),
        limits=held_limits(found) if is_yearly(card.frequency) else [],
        breaks=[charts.BreakMark(day) for day in card.breaks],
        signals={signal.on for signal in found.signals},
        unit=card.unit,
        decimals=card.decimals,
        language=language,
        accent=accent,
        width=width,
        height=height,
    )


def card_spark(card: IndicatorCard, *, uid: str, language: str, accent: str = ACCENT) -> charts.Drawing:
    """The card's line for a table cell, with the target dashed."""
    drawn = card.rule if card.rule and _is_drawn(card.rule) else None
    return charts.sparkline(
        uid=uid,
        title=card.name,
        points=chart_points(card.points, language),
        target=charts.TargetMark(*_levels(drawn)) if drawn else None,
        accent=accent,
    )


def chart_points(points: Iterable[Point], language: str, since: int | None = None) -> tuple[charts.Point, ...]:
    """Points as a chart takes them: a missing value with its sign. `since`: the first year."""
    return tuple(
        charts.Point.of(point.period, point.missing or point.value, language, quality=_quality(point))
        for point in points
        if since is None or point.period.year >= since
    )


def _quality(point: Point) -> charts.Quality:
    if point.is_preliminary:
        return charts.Quality.PRELIMINARY
    return charts.Quality.REVISED if point.is_revised else charts.Quality.FINAL


def is_yearly(frequency: Frequency) -> bool:
    """Whether there is one value a year, so that every value may be compared with the one before."""
    return frequency.per_year == 1


def target_levels(rule: TargetRule) -> tuple[Decimal | None, Decimal | None] | None:
    """Low and high of a target against which the yearly value can be read; None for the other kinds."""
    return _levels(rule) if _is_drawn(rule) else None


def _marks(card: IndicatorCard, language: str, since: int | None) -> list[charts.TargetMark]:
    first = since or (card.points[0].period.year if card.points else card.year)
    marks = []
    for rule in card.targets:
        if rule.year < first or not _is_drawn(rule):
            continue
        low, high = _levels(rule)
        label = describe_target(rule, card.unit, telling_decimals(rule, card.decimals), language)
        marks.append(charts.TargetMark(low, high, label, _year_of_target(rule.year, card.frequency)))
    return [*marks, *_marks_of_others(card, language, first)]


def _marks_of_others(card: IndicatorCard, language: str, first: int) -> Iterable[charts.TargetMark]:
    """The level that others set for the year that is assessed, where a target compares with them and it is known."""
    rule, found, year = card.rule, card.fulfilment, card.assessed_year
    if rule is None or found is None or found.bounds is None or year is None:
        return
    if rule.kind in COMPARING and not found.is_not_due and year >= first:
        label = describe_target(rule, card.unit, telling_decimals(rule, card.decimals), language)
        yield charts.TargetMark(found.bounds.low, found.bounds.high, label, _year_of_target(year, card.frequency))


def _year_of_target(year: int, frequency: Frequency) -> Period:
    """The stretch of the axis that a year's target holds for."""
    is_school_year = frequency is Frequency.SCHOOL_YEAR
    return periods_of_year(year, frequency)[0] if is_school_year else Period.of_year(year)


def _is_drawn(rule: TargetRule) -> bool:
    return rule.kind not in _NOT_DRAWN and not rule_problems(rule)


def _levels(rule: TargetRule) -> tuple[Decimal | None, Decimal | None]:
    """Between which levels the target lies on the chart; a change is counted from its baseline."""
    bounds = bounds_of(rule)
    start = rule.baseline if rule.kind is TargetKind.CHANGE_BY and rule.baseline is not None else Decimal(0)
    low = None if bounds.low is None else bounds.low + start
    high = None if bounds.high is None else bounds.high + start
    return low, high
