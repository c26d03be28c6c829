"""The few shapes that charts are drawn with, as strings that a template only writes out.

Presentation attributes only (templates/charts/), so that one drawing serves the page under a strict content security
policy and the PDF; strings, so that no locale puts a comma into a coordinate. Colours are the design's tokens.
"""

from dataclasses import dataclass

from governance.lettering import coordinate

INK, SOFT, LINE, ACCENT = "#1D1F24", "#5A5E66", "#DEDAD2", "#0F4C5C"
CARD, BAND, LEADER, ZERO_LINE = "#FFFFFF", "#ECEFEE", "#C9C4BA", "#8B8F96"
TARGET_BAND = "#DCE7E9"
SMALL = 12


@dataclass(frozen=True, slots=True)
class Area:
    """A filled rectangle."""

    x: str
    y: str
    width: str
    height: str
    fill: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line; `dash` is empty when it is whole."""

    path: str
    colour: str
    width: str = "1"
    dash: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """A point's mark, hollow when the fill is the card's; with a `side` it is a square, whose corner is at x and y."""

    x: str
    y: str
    radius: str
    fill: str
    colour: str
    side: str = ""


def square(x: float, y: float, half: float, fill: str, colour: str) -> Dot:
    """A square mark about a point."""
    return Dot(coordinate(x - half), coordinate(y - half), "", fill, colour, coordinate(2 * half))


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text; y is its baseline."""

    x: str
    y: str
    text: str
    fill: str = SOFT
    size: int = SMALL
    anchor: str = "start"
    weight: int = 400


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture in the order it is drawn. `title` is its whole alternative text; `uid` is unique on the page."""

    uid: str
    title: str
    width: int
    height: int
    areas: tuple[Area, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    dots: tuple[Dot, ...] = ()
    texts: tuple[Text, ...] = ()
