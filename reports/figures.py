"""An indicator of a report as it is drawn: from what the report holds alone, so that it is drawn alike ever after."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import pgettext

from annualcycle.periods import Period, PeriodError
from indicators.charts import BreakMark, HeldLimits, line_chart
from indicators.drawing import Drawing
from indicators.plot import Point, Series, SeriesRole, TargetMark
from indicators.variation import Limits
from reports.content import IndicatorRow
from reports.typography import target_text

# In CSS pixels: the width of the text block, and a height that leaves room for three charts and their tables on a page.
CHART_WIDTH, CHART_HEIGHT = 620, 150


def indicator_chart(indicator: IndicatorRow, uid: str, language: str) -> Drawing | None:
    """The indicator's line over time; none before there are two values to draw it between, or where a period has no
    place in time.
    """
    if sum(row.outcome is not None for row in indicator.values) < 2:
        return None
    try:
        periods = {row.period: Period.parse(row.period) for row in indicator.values}
    except PeriodError:
        return None
    own = [Point.of(periods[row.period], row.outcome, language) for row in indicator.values]
    return line_chart(
        uid=uid,
        title=indicator.name,
        own=Series(pgettext("report", "Outcome"), tuple(own)),
        others=_comparators(indicator, periods, language),
        targets=_targets(indicator, periods, language),
        limits=_limits(indicator, [point.on for point in own if point.number is not None]),
        breaks=[BreakMark(day) for day in indicator.breaks],
        unit=indicator.unit,
        decimals=indicator.decimals,
        language=language,
        width=CHART_WIDTH,
        height=CHART_HEIGHT,
    ).drawing


def _comparators(indicator: IndicatorRow, periods: Mapping[str, Period], language: str) -> list[Series]:
    return [
        Series(
            comparison.name,
            tuple(Point.of(periods[code], value, language) for code, value in comparison.values if code in periods),
            SeriesRole.COMPARATOR,
        )
        for comparison in indicator.comparisons
    ]


def _targets(indicator: IndicatorRow, periods: Mapping[str, Period], language: str) -> list[TargetMark]:
    return [
        TargetMark(
            low=row.target.low,
            high=row.target.high,
            label=target_text(row.target, indicator.decimals, language),
            period=periods[row.period],
        )
        for row in indicator.values
        if row.target and (row.target.low is not None or row.target.high is not None)
    ]


def _limits(indicator: IndicatorRow, days: Sequence[date]) -> list[HeldLimits]:
    """What is usual of the values since it was last measured otherwise; `days` are those of the known values."""
    low, high = indicator.usual_low, indicator.usual_high
    if low is None or high is None:
        return []
    limits = Limits(low=low, centre=(low + high) / 2, high=high, usual_step=Decimal(0))
    began = max((day for day in indicator.breaks if day <= days[-1]), default=None)
    if began is None:
        return [HeldLimits(limits)]
    return [HeldLimits(limits, min(day for day in days if day >= began), days[-1])]
