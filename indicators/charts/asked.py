"""What a chart is asked to show, and what comes back."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from indicators.drawing import Drawing
from indicators.numbers import Missing, format_number, format_with_unit, is_percent
from indicators.plot import Series, TargetMark
from indicators.shares import decimals_of
from indicators.variation import Limits


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A sign of the chart, drawn small, and what it stands for."""

    key: Drawing
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with the table behind it: column heads, and rows of a period and its ready texts.

    `narrow` is the same drawn again for a phone, where the wide one's texts would be too small. `legend`: what its
    lines and signs stand for, told by shape and not by colour alone; empty where the line stands alone.
    """

    drawing: Drawing
    narrow: Drawing
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    is_empty: bool
    legend: tuple[LegendItem, ...] = ()


@dataclass(frozen=True, slots=True)
class HeldLimits:
    """Limits of natural variation and between which values' days they hold; without days over the whole chart."""

    limits: Limits
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class BreakMark:
    """From this day on the values are measured otherwise."""

    on: date
    label: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """All that a chart is drawn from. signals: the days of the own values that are ringed. is_narrow: for a phone."""

    uid: str
    title: str
    lines: tuple[Series, ...]
    targets: tuple[TargetMark, ...]
    limits: tuple[HeldLimits, ...]
    breaks: tuple[BreakMark, ...]
    signals: Collection[date]
    unit: str
    decimals: int | None
    language: str
    accent: str
    width: int
    height: int
    is_narrow: bool = False

    @property
    def is_empty(self) -> bool:
        return not any(series.known for series in self.lines)

    @property
    def alike(self) -> int | None:
        """The decimals of every value: those asked for, otherwise as many as the most exact one has."""
        if self.decimals is not None:
            return self.decimals
        return max((decimals_of(value) for series in self.lines for _, value in series.known), default=None)

    def shown(self, value: Decimal | Missing | None) -> str:
        return format_with_unit(value, self.unit, self.alike, self.language)

    def short(self, value: Decimal) -> str:
        """The value for a label in the chart, where the axis tells the unit."""
        return self.shown(value) if is_percent(self.unit) else format_number(value, self.alike, self.language)

    def word(self, swedish: str, english: str) -> str:
        return english if self.language.startswith("en") else swedish

    @property
    def later_targets(self) -> dict[date, str]:
        """The days after the last point that a target is set for, with their labels: the chart reaches that far."""
        last = max((point.on for series in self.lines for point in series.points), default=date.max)
        periods = [mark.period for mark in self.targets if mark.period and mark.period.end > last]
        return {period.end: period.short_label(self.language) for period in periods}

    @property
    def names(self) -> dict[date, str]:
        """The label of every day with a place on the axis; the own series' label where lines differ."""
        own = {point.on: point.label for series in reversed(self.lines) for point in series.points}
        return own | self.later_targets

    def days(self) -> Iterable[date]:
        """Every day with a place on the axis."""
        return self.names
