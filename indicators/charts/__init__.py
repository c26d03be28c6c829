"""Charts as ready geometry: an indicator's line with its target, natural variation and comparators, and a sparkline."""

from indicators.charts.asked import BreakMark, Chart, HeldLimits, LegendItem
from indicators.charts.lines import line_chart
from indicators.drawing import Drawing
from indicators.plot import Point, Quality, Series, SeriesRole, TargetMark
from indicators.sparkline import sparkline

__all__ = [
    "BreakMark",
    "Chart",
    "Drawing",
    "HeldLimits",
    "LegendItem",
    "Point",
    "Quality",
    "Series",
    "SeriesRole",
    "TargetMark",
    "line_chart",
    "sparkline",
]
