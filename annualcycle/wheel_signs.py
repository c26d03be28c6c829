"""How each kind of step looks: its arc's pattern and its sign, a shape for each and never a colour alone. Pure."""

from dataclasses import dataclass

from governance.lettering import coordinate

CARD, INK = "#FFFFFF", "#1D1F24"


@dataclass(frozen=True, slots=True)
class Look:
    """The pattern of an arc: what it is filled with, its edge, and the dashes of the line along its middle."""

    fill: str
    colour: str
    dash: str = ""
    middle: str = ""


@dataclass(frozen=True, slots=True)
class Sign:
    """A small shape as a path."""

    path: str
    fill: str
    colour: str


# Every colour stands at least 4.5:1 against white; the thread's red is today's alone (UI.md).
_LOOKS = {
    "planning": Look("#0F4C5C", "#0F4C5C"),
    "follow_up": Look("#E4E6EA", "#3F4550"),
    "analysis": Look("#F1E7F5", "#6B2F7C", middle="2 4"),
    "control": Look(CARD, "#74491B", dash="5 3"),
    "decision": Look(INK, INK),
    "information": Look("#E6EEF8", "#2A5A94", dash="1.5 2.5"),
}
_PLAIN = Look("#E4E6EA", "#5A5E66")
_HOLLOW = frozenset({"follow_up", "information"})


def look_of(kind: str) -> Look:
    """How arcs of a kind look."""
    return _LOOKS.get(kind, _PLAIN)


def sign(kind: str, x: float, y: float, half: float) -> Sign:
    """The sign of a kind about a point, as broad as twice `half`: square, circle, diamond, triangle, cross or arrow."""
    colour = look_of(kind).colour
    return Sign(_path(kind, x, y, half), CARD if kind in _HOLLOW else colour, colour)


def _path(kind: str, x: float, y: float, half: float) -> str:
    match kind:
        case "planning":
            near = half * 0.85
            return _polygon((x - near, y - near), (x + near, y - near), (x + near, y + near), (x - near, y + near))
        case "analysis":
            return _polygon((x, y - half), (x + half, y), (x, y + half), (x - half, y))
        case "control":
            return _polygon((x, y - half), (x + half, y + half * 0.8), (x - half, y + half * 0.8))
        case "decision":
            thin = half * 0.36
            return _polygon(
                (x - thin, y - half),
                (x + thin, y - half),
                (x + thin, y - thin),
                (x + half, y - thin),
                (x + half, y + thin),
                (x + thin, y + thin),
                (x + thin, y + half),
                (x - thin, y + half),
                (x - thin, y + thin),
                (x - half, y + thin),
                (x - half, y - thin),
                (x - thin, y - thin),
            )
        case "information":
            near = half * 0.9
            return _polygon((x - near, y - near), (x + near, y - near), (x, y + near))
    return circle(x, y, half * 0.9)


def _polygon(*corners: tuple[float, float]) -> str:
    return f"M{'L'.join(f'{coordinate(x)} {coordinate(y)}' for x, y in corners)}Z"


def circle(x: float, y: float, radius: float) -> str:
    """A circle about a point, as a path."""
    size, far = coordinate(radius), coordinate(2 * radius)
    return f"M{coordinate(x - radius)} {coordinate(y)}a{size} {size} 0 1 0 {far} 0a{size} {size} 0 1 0 -{far} 0Z"
