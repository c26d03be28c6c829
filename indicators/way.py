"""The way from the baseline to the target as a small picture: where it began, where it is now, where it is to be."""

from dataclasses import dataclass
from decimal import Decimal

from governance.lettering import coordinate, text_width
from indicators.bounds import BY_A_PERSON
from indicators.drawing import ACCENT, INK, LINE, SOFT, Dot, Drawing, Stroke, Text
from indicators.fulfilment import Fulfilment, TargetKind, TargetRule

WIDTH, HEIGHT = 330, 84
_EDGE, _TRACK, _SIZE = 10, 38, 13
# What lies far before the baseline or far past the target is drawn at the edge of the picture.
_FARTHEST_BACK, _FARTHEST_ON = Decimal("-0.5"), Decimal("1.5")


@dataclass(frozen=True, slots=True)
class Way:
    """The three figures, in the indicator's unit."""

    start: Decimal
    now: Decimal
    goal: Decimal

    @property
    def share(self) -> Decimal:
        """How much of the way is gone: below 0 the wrong way, above 1 past the target."""
        return (self.now - self.start) / (self.goal - self.start)


def way_of(rule: TargetRule, found: Fulfilment) -> Way | None:
    """The way of a target with a baseline and one level apart from it; None for others, and without a value."""
    if rule.baseline is None or found.bounds is None or rule.kind in BY_A_PERSON | {TargetKind.SUM_OVER_YEARS}:
        return None
    level, now = found.bounds.single, found.value
    if rule.kind is TargetKind.CHANGE_BY and level is not None:
        unit = abs(rule.baseline) / 100 if rule.is_relative else Decimal(1)
        level, now = rule.baseline + level * unit, found.year_value
    if level is None or now is None or level == rule.baseline:
        return None
    return Way(rule.baseline, now, level)


def way_drawing(way: Way, *, uid: str, title: str, words: tuple[str, str, str], accent: str = ACCENT) -> Drawing:
    """The picture; words: those at the start, at where it is now, and at the target. The way always runs rightwards."""
    share = min(max(way.share, _FARTHEST_BACK), _FARTHEST_ON)
    low, high = min(share, Decimal(0)), max(share, Decimal(1))

    def x(place: Decimal | int) -> float:
        return _EDGE + float((place - low) / (high - low)) * (WIDTH - 2 * _EDGE)

    start, now, goal = x(0), x(share), x(1)
    below = _TRACK + 19
    # The words at both ends of the way stand on two lines where they would run into each other.
    is_tight = text_width(words[0], _SIZE) + text_width(words[2], _SIZE) + 8 > goal - start + 2 * _EDGE
    return Drawing(
        uid,
        title,
        WIDTH,
        HEIGHT,
        strokes=(
            Stroke(_across(_EDGE, WIDTH - _EDGE), LINE, "3"),
            Stroke(_across(start, now), INK, "3", "" if share >= 0 else "4 3"),
            Stroke(_mark(start), SOFT, "2"),
            Stroke(_mark(goal), accent, "3"),
        ),
        dots=(Dot(coordinate(now), str(_TRACK), "5", INK, INK),),
        texts=(
            _text(words[1], now, _TRACK - 14, INK, weight=700),
            _text(words[0], start, below, SOFT),
            _text(words[2], goal, below + 17 if is_tight else below, accent, weight=700),
        ),
    )


def _across(first: float, last: float) -> str:
    return f"M{coordinate(first)} {_TRACK}H{coordinate(last)}"


def _mark(place: float) -> str:
    return f"M{coordinate(place)} {_TRACK - 7}V{_TRACK + 7}"


def _text(words: str, place: float, y: float, fill: str, weight: int = 400) -> Text:
    """The words under their place, kept within the picture."""
    half = text_width(words, _SIZE) / 2
    anchor, at = "middle", place
    if place - half < 0:
        anchor, at = "start", 2.0
    elif place + half > WIDTH:
        anchor, at = "end", WIDTH - 2.0
    return Text(coordinate(at), coordinate(y), words, fill, _SIZE, anchor, weight)
