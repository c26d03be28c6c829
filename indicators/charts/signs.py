"""Signs about the values: the natural variation, breaks, signals, and what is revised."""

from collections.abc import Iterable, Sequence

from governance.lettering import coordinate, text_width
from indicators.charts.asked import HeldLimits, Request
from indicators.drawing import BAND, CARD, INK, LEADER, SMALL, SOFT, Area, Dot, Stroke, Text
from indicators.plot import Frame, Quality, SeriesRole, area_between

_RING = 7.5


def limits_areas(ask: Request, frame: Frame) -> list[Area]:
    """The field of natural variation, one for each stretch that has limits."""
    return [
        area_between(frame, left, right, held.limits.low, held.limits.high, BAND)
        for held, left, right in _reaches(ask, frame)
        if right > left
    ]


def limits_strokes(ask: Request, frame: Frame) -> list[Stroke]:
    """The field's edges, dotted, and its centre line: they show where a print leaves the pale field out."""
    return [
        Stroke(f"M{coordinate(left)} {coordinate(frame.y(level))}H{coordinate(right)}", LEADER, "1", dash)
        for held, left, right in _reaches(ask, frame)
        for level, dash in ((held.limits.low, "1 3"), (held.limits.centre, ""), (held.limits.high, "1 3"))
        if right > left and frame.axis.low <= level <= frame.axis.high
    ]


def break_strokes(ask: Request, frame: Frame) -> list[Stroke]:
    """An upright line where the values begin to be measured otherwise."""
    return [
        Stroke(f"M{coordinate(x)} {coordinate(frame.top - 4)}V{coordinate(frame.bottom)}", SOFT, "1", "4 2")
        for x in _break_places(ask, frame)
    ]


def rings(ask: Request, frame: Frame) -> list[Dot]:
    """A ring about each own value that is a signal."""
    own = ask.lines[0]
    return [
        Dot(coordinate(frame.x(point.on.toordinal())), coordinate(frame.y(value)), coordinate(_RING), CARD, INK)
        for point, value in own.known
        if point.on in ask.signals
    ]


def marks(ask: Request, frame: Frame) -> Iterable[Text]:
    """The words of the last break, and an r above each own value that has been revised."""
    places = _break_places(ask, frame)
    if places:
        word = ask.word("mäts annorlunda", "measured otherwise")
        fits = places[-1] + 5 + text_width(word, SMALL) <= ask.width
        anchor, x = ("start", places[-1] + 5) if fits else ("end", places[-1] - 5)
        yield Text(coordinate(x), coordinate(frame.top - 2), word, anchor=anchor)
    for series in ask.lines:
        if series.role is SeriesRole.OWN:
            for point, value in series.known:
                if point.quality is Quality.REVISED:
                    y = max(frame.y(value) - 10, frame.top)
                    yield Text(
                        coordinate(frame.x(point.on.toordinal())), coordinate(y), "r", INK, anchor="middle", weight=600
                    )


def _break_places(ask: Request, frame: Frame) -> Sequence[float]:
    """Where the breaks lie: half-way between the last value before and the first after; not where one is lacking."""
    found = []
    for mark in ask.breaks:
        before = [day for day in frame.days if day < mark.on.toordinal()]
        after = [day for day in frame.days if day >= mark.on.toordinal()]
        if before and after:
            found.append((frame.x(before[-1]) + frame.x(after[0])) / 2)
    return found


def _reaches(ask: Request, frame: Frame) -> list[tuple[HeldLimits, float, float]]:
    """Each limits with the edges of its field, at the breaks round it or the plot's edges."""
    edges = [frame.left, *_break_places(ask, frame), frame.right]
    found = []
    for held in ask.limits:
        if held.first is None or held.last is None:
            found.append((held, frame.left, frame.right))
            continue
        first, last = frame.x(held.first.toordinal()), frame.x(held.last.toordinal())
        left = max((edge for edge in edges if edge <= first), default=frame.left)
        right = min((edge for edge in edges if edge >= last and edge > left), default=frame.right)
        found.append((held, left, right))
    return found
