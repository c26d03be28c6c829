"""A line without axes, small enough for a table cell."""

from collections.abc import Sequence
from decimal import Decimal

from governance.lettering import coordinate
from indicators.axes import Axis
from indicators.drawing import ACCENT, INK, Dot, Drawing, Stroke, Text
from indicators.numbers import Missing
from indicators.plot import Frame, Point, Series, TargetMark, path_through


def sparkline(
    *,
    uid: str,
    title: str,
    points: Sequence[Point],
    target: TargetMark | None = None,
    accent: str = ACCENT,
    width: int = 120,
    height: int = 34,
) -> Drawing:
    """A line without axes for a table cell: gaps where values are missing, the target dashed, a dot at the latest."""
    points = sorted(points, key=lambda point: point.on)
    known = Series("", tuple(points)).known
    bounds = target.bounds if target else ()
    values = [*(value for _, value in known), *bounds]
    low, high = (min(values), max(values)) if values else (Decimal(0), Decimal(0))
    days = tuple(sorted({point.on.toordinal() for point in points}))
    frame = Frame(4, width - 6, 5, height - 5, Axis(low, high, ()), days)
    strokes = [Stroke(f"M2 {coordinate(frame.y(bound))}H{width - 2}", accent, dash="3 3") for bound in bounds if known]
    path, lonely = path_through(frame, points)
    if path:
        strokes.append(Stroke(path, INK, "1.5"))
    dots = [Dot(coordinate(x), coordinate(y), "1.5", INK, INK) for x, y in lonely]
    if known:
        last, value = known[-1]
        dots.append(Dot(coordinate(frame.x(last.on.toordinal())), coordinate(frame.y(value)), "3", INK, INK))
    texts = () if known else (Text("4", coordinate(height / 2 + 4), Missing.NOT_AVAILABLE.sign),)
    return Drawing(uid, title, width, height, strokes=tuple(strokes), dots=tuple(dots), texts=texts)
