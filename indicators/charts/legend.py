"""What the lines and signs of a chart stand for, each with its sign drawn small."""

from collections.abc import Iterable

from indicators.charts.asked import LegendItem, Request
from indicators.charts.looks import look_of
from indicators.drawing import BAND, CARD, INK, LEADER, SOFT, TARGET_BAND, Area, Dot, Drawing, Stroke, Text
from indicators.plot import Quality

_WIDTH, _HEIGHT = 34, 16
_ACROSS = "M1 8H33"


def legend_of(ask: Request) -> tuple[LegendItem, ...]:
    """The signs in the order they are read. Nothing where the line stands alone, without any sign but its own."""
    if ask.is_empty:
        return ()
    items = [*_lines(ask), *_targets(ask), *_signs(ask)]
    return tuple(items) if len(items) > 1 else ()


def _lines(ask: Request) -> Iterable[LegendItem]:
    for place, series in enumerate(ask.lines):
        if series.known:
            look = look_of(ask, place)
            dots = () if look.dash else (look.mark(17, 8),)
            strokes = (Stroke(_ACROSS, look.colour, look.width, look.dash),)
            yield _item(series.name or ask.word("Utfall", "Outcome"), strokes=strokes, dots=dots)


def _targets(ask: Request) -> Iterable[LegendItem]:
    if any(mark.bounds for mark in ask.targets):
        has_field = any(len(mark.bounds) == 2 for mark in ask.targets)
        areas = (Area("1", "3", "32", "10", TARGET_BAND),) if has_field else ()
        paths = ("M1 3H33", "M1 13H33") if has_field else (_ACROSS,)
        strokes = tuple(Stroke(path, ask.accent, "2", "5 3") for path in paths)
        yield _item(ask.word("Mål", "Target"), areas=areas, strokes=strokes)


def _signs(ask: Request) -> Iterable[LegendItem]:
    if ask.limits:
        edges = tuple(Stroke(f"M1 {y}H33", LEADER, "1", dash) for y, dash in (("2", "1 3"), ("8", ""), ("14", "1 3")))
        text = ask.word("Naturlig variation kring medelvärdet", "Natural variation about the mean")
        yield _item(text, areas=(Area("1", "2", "32", "12", BAND),), strokes=edges)
    own = ask.lines[0]
    if any(point.on in ask.signals for point, _value in own.known):
        dots = (Dot("17", "8", "7", CARD, INK), Dot("17", "8", "3.5", INK, INK))
        yield _item(ask.word("Signal", "Signal"), dots=dots)
    if any(point.quality is Quality.PRELIMINARY for point, _value in own.known):
        yield _item(ask.word("Preliminärt", "Preliminary"), dots=(Dot("17", "8", "3.5", CARD, INK),))
    if any(point.quality is Quality.REVISED for point, _value in own.known):
        yield _item(ask.word("Reviderat", "Revised"), texts=(Text("17", "12", "r", anchor="middle"),))
    if ask.breaks:
        yield _item(ask.word("Mäts annorlunda", "Measured otherwise"), strokes=(Stroke("M17 1V15", SOFT, "1", "4 2"),))


def _item(
    text: str,
    *,
    areas: tuple[Area, ...] = (),
    strokes: tuple[Stroke, ...] = (),
    dots: tuple[Dot, ...] = (),
    texts: tuple[Text, ...] = (),
) -> LegendItem:
    return LegendItem(Drawing("", "", _WIDTH, _HEIGHT, areas=areas, strokes=strokes, dots=dots, texts=texts), text)
