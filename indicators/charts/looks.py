"""How each line looks: told apart by width, dashes and marks, so that a print without colours can be read."""

from collections.abc import Iterable
from dataclasses import dataclass

from governance.lettering import coordinate
from indicators.charts.asked import Request
from indicators.drawing import CARD, INK, SOFT, Dot, Stroke, square
from indicators.plot import Frame, Quality, Series, SeriesRole, path_through

_COMPARATOR_DASHES = ("2 3", "7 3", "8 3 2 3", "1 4")
_MOST_DOTS = 20


@dataclass(frozen=True, slots=True)
class Look:
    """A line's colour, width, dashes and the mark of its values: a filled dot, a square, a hollow dot or none."""

    colour: str
    width: str
    dash: str = ""
    radius: float = 3
    is_square: bool = False
    is_hollow: bool = False

    def mark(self, x: float, y: float, *, is_hollow: bool = False) -> Dot:
        """The mark of a value."""
        fill = CARD if is_hollow or self.is_hollow else self.colour
        if self.is_square:
            return square(x, y, self.radius, fill, self.colour)
        return Dot(coordinate(x), coordinate(y), coordinate(self.radius), fill, self.colour)


def look_of(ask: Request, place: int) -> Look:
    """How the line in this place looks; comparators take their dashes in turn."""
    match ask.lines[place].role:
        case SeriesRole.OWN:
            return Look(INK, "2", radius=3.5)
        case SeriesRole.WOMEN:
            return Look(ask.accent, "1.6", is_square=True)
        case SeriesRole.MEN:
            return Look(SOFT, "1.6", is_hollow=True)
    compared = [series for series in ask.lines[:place] if series.role is SeriesRole.COMPARATOR]
    return Look(SOFT, "1.4", _COMPARATOR_DASHES[len(compared) % len(_COMPARATOR_DASHES)], radius=2.5)


def line_of(ask: Request, frame: Frame, place: int) -> tuple[list[Stroke], list[Dot]]:
    """A line with the marks of its values. Many values, and those of comparators, get a mark only where they stand
    alone or are preliminary.
    """
    series, look = ask.lines[place], look_of(ask, place)
    path, lonely = path_through(frame, series.points, [mark.on for mark in ask.breaks])
    strokes = [Stroke(path, look.colour, look.width, look.dash)] if path else []
    return strokes, list(_dots(frame, series, look, lonely))


def _dots(frame: Frame, series: Series, look: Look, lonely: list[tuple[float, float]]) -> Iterable[Dot]:
    few = series.role is not SeriesRole.COMPARATOR and len(series.known) <= _MOST_DOTS
    for point, value in series.known:
        place = frame.x(point.on.toordinal()), frame.y(value)
        is_preliminary = point.quality is Quality.PRELIMINARY and series.role is not SeriesRole.COMPARATOR
        if few or is_preliminary or place in lonely:
            yield look.mark(*place, is_hollow=is_preliminary)
