"""What a chart over time is about: named lines of points, targets, and the frame that gives each its place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import groupby, pairwise

from annualcycle.periods import Period
from governance.lettering import coordinate
from indicators.axes import Axis
from indicators.drawing import Area
from indicators.numbers import Missing
from indicators.revising import Quality


class SeriesRole(StrEnum):
    """What a line shows, which decides how it is drawn."""

    OWN = "own"
    COMPARATOR = "comparator"
    WOMEN = "women"
    MEN = "men"


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a line, placed by the last day of its period; a Missing or None leaves a gap."""

    on: date
    label: str
    value: Decimal | Missing | None
    quality: Quality = Quality.FINAL

    @classmethod
    def of(
        cls,
        period: Period,
        value: Decimal | Missing | None,
        language: str = "sv",
        *,
        quality: Quality = Quality.FINAL,
    ) -> "Point":
        """The value of a period, labelled as on an axis."""
        return cls(period.end, period.short_label(language), value, quality)

    @property
    def number(self) -> Decimal | None:
        """The value when there is one."""
        return None if isinstance(self.value, Missing) else self.value


@dataclass(frozen=True, slots=True)
class Series:
    """A named line in order of time."""

    name: str
    points: tuple[Point, ...]
    role: SeriesRole = SeriesRole.OWN

    @property
    def known(self) -> tuple[tuple[Point, Decimal], ...]:
        """The points that have a value, with it."""
        return tuple((point, point.number) for point in self.points if point.number is not None)


@dataclass(frozen=True, slots=True)
class TargetMark:
    """A target: a line at low or at high, a band between both; for one period, or without one over the whole chart.

    `label` is the target in short as describe_target gives it ("≥ 84 %"); without it the bounds are told.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    label: str = ""
    period: Period | None = None

    @property
    def bounds(self) -> tuple[Decimal, ...]:
        """The one or two values that are drawn."""
        return tuple(bound for bound in (self.low, self.high) if bound is not None)


@dataclass(frozen=True, slots=True)
class Frame:
    """The plot's edges, its vertical axis and the days that have a place on it, as ordinals in order."""

    left: float
    right: float
    top: float
    bottom: float
    axis: Axis
    days: tuple[int, ...]
    inset: float = 0

    def x(self, day: float) -> float:
        """The place of a day; in the middle when there is only one, at the edge when it is outside."""
        left = self.left + self.inset
        if len(self.days) < 2:
            return (left + self.right) / 2
        share = (day - self.days[0]) / (self.days[-1] - self.days[0])
        return left + min(max(share, 0), 1) * (self.right - left)

    def y(self, value: Decimal) -> float:
        """The height of a value, at the edge when it is outside."""
        return self.bottom - self.axis.share(value) * (self.bottom - self.top)

    def reach(self, first: date | None, last: date | None) -> tuple[float, float]:
        """From where to where a period lies, half a step round the places of its points; all over without dates."""
        if first is None or last is None or len(self.days) < 2:
            return self.left, self.right
        half = min(after - before for before, after in pairwise(self.days)) / 2
        start, end = first.toordinal() - 1 + half, last.toordinal() + half
        return self.left if start < self.days[0] else self.x(start), self.x(end)


def places_of(frame: Frame, points: Iterable[Point]) -> list[tuple[float, float]]:
    """Where the points that have a value lie."""
    return [(frame.x(p.on.toordinal()), frame.y(p.number)) for p in points if p.number is not None]


def area_between(frame: Frame, left: float, right: float, low: Decimal, high: Decimal, fill: str) -> Area:
    """The field between two levels, at least a hair high."""
    top, bottom = frame.y(high), frame.y(low)
    return Area(coordinate(left), coordinate(top), coordinate(right - left), coordinate(max(bottom - top, 1)), fill)


def path_through(
    frame: Frame, points: Sequence[Point], breaks: Sequence[date] = ()
) -> tuple[str, list[tuple[float, float]]]:
    """The line through values that follow each other, and the places of values with a gap on both sides.

    The line also ends where a break begins: what is measured otherwise is not tied to what came before.
    """
    runs = [
        places_of(frame, run)
        for (is_known, _stretch), run in groupby(
            points, lambda point: (point.number is not None, _after(point, breaks))
        )
        if is_known
    ]
    path = "".join("M" + "L".join(f"{coordinate(x)} {coordinate(y)}" for x, y in run) for run in runs if len(run) > 1)
    return path, [run[0] for run in runs if len(run) == 1]


def _after(point: Point, breaks: Sequence[date]) -> int:
    return sum(day <= point.on for day in breaks)
