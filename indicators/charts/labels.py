"""The labels where lines end: a name and a value, spread so that they do not collide."""

from dataclasses import dataclass

from governance.lettering import coordinate, shortened, spread, text_width
from indicators.charts.asked import Request
from indicators.charts.looks import look_of
from indicators.charts.targets import merged, target_text
from indicators.drawing import LEADER, Stroke, Text
from indicators.plot import Frame, SeriesRole

_LABEL, _LABEL_GAP = 13, 17.0
_LEAST_NAME = 3  # fewer letters of a cut name tell nothing; the value stands alone


@dataclass(frozen=True, slots=True)
class EndLabel:
    """A name, which may be cut, and a value, which may not, for the point where a line ends."""

    name: str
    value: str
    x: float
    y: float
    fill: str
    weight: int

    def text(self, room: float) -> str:
        """What fits in the room: the value whole, and as much of the name as says something."""
        name = shortened(self.name, _LABEL, room - text_width(f" {self.value}", _LABEL)).strip("…")
        cut = "…" if name and name != self.name else ""
        if cut and len(name) < _LEAST_NAME:
            name = cut = ""
        return shortened(f"{name}{cut} {self.value}".strip(), _LABEL, room)

    @property
    def width(self) -> float:
        return text_width(f"{self.name} {self.value}", _LABEL)


def end_labels(ask: Request, frame: Frame) -> list[EndLabel]:
    """A label for each line with a value, at its last one, and for the target that holds last; not spread yet."""
    labels = []
    for place, series in enumerate(ask.lines):
        if series.known:
            point, value = series.known[-1]
            # On a phone the plot needs the room; there the legend names the lines.
            name = "" if len(ask.lines) == 1 or ask.is_narrow else series.name
            if series.role is SeriesRole.OWN and point is not series.points[-1]:
                name = f"{name} {point.label}:".strip()
            colour = look_of(ask, place).colour
            weight = 600 if series.role is SeriesRole.OWN else 400
            x, y = frame.x(point.on.toordinal()), frame.y(value)
            labels.append(EndLabel(name, ask.short(value), x, y, colour, weight))
    for held in merged(ask.targets)[-1:]:
        heights = [frame.y(bound) for bound in held.mark.bounds]
        if heights:
            x, y = frame.reach(held.first, held.last)[1], sum(heights) / len(heights)
            labels.append(EndLabel(ask.word("Mål", "Target"), target_text(ask, held.mark), x, y, ask.accent, 600))
    return labels


def placed(labels: list[EndLabel], frame: Frame, most: float) -> tuple[tuple[Stroke, ...], tuple[Text, ...]]:
    """The labels beside the plot, with a leader where a label stands away from its line."""
    x = frame.right + 12
    places = spread([label.y for label in labels], _LABEL_GAP, frame.top, frame.bottom)
    leaders = tuple(
        Stroke(f"M{coordinate(label.x + 6)} {coordinate(label.y)}L{coordinate(x - 3)} {coordinate(place)}", LEADER)
        for label, place in zip(labels, places, strict=True)
        if label.x + 24 < x or abs(place - label.y) > 5
    )
    texts = tuple(
        Text(
            coordinate(x),
            coordinate(place + 4.5),
            label.text(most),
            label.fill,
            _LABEL,
            weight=label.weight,
        )
        for label, place in zip(labels, places, strict=True)
    )
    return leaders, texts
