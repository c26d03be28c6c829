"""An indicator's chart over time: the plot with its axes, and everything in its place."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from governance.lettering import coordinate, shortened, text_width
from indicators.axes import Axis, nice_axis, thinned
from indicators.charts.asked import BreakMark, Chart, HeldLimits, Request
from indicators.charts.labels import end_labels, placed
from indicators.charts.legend import legend_of
from indicators.charts.looks import line_of
from indicators.charts.signs import break_strokes, limits_areas, limits_strokes, marks, rings
from indicators.charts.targets import merged, target_area, target_strokes
from indicators.charts.words import alternative, table
from indicators.drawing import ACCENT, LINE, SMALL, ZERO_LINE, Drawing, Stroke, Text
from indicators.numbers import is_percent
from indicators.plot import Frame, Series, TargetMark

_NARROW = (330, 230)
_LIMITS_REACH = Decimal("0.4")


def line_chart(
    *,
    uid: str,
    title: str,
    own: Series,
    others: Sequence[Series] = (),
    targets: Sequence[TargetMark] = (),
    limits: Sequence[HeldLimits] = (),
    breaks: Sequence[BreakMark] = (),
    signals: Collection[date] = (),
    unit: str = "",
    decimals: int | None = None,
    language: str = "sv",
    accent: str = ACCENT,
    width: int = 720,
    height: int = 290,
) -> Chart:
    """The indicator's chart over time with its table.

    Lines break where a value is missing; each is labelled at its end. `limits` is the natural variation, drawn as a
    pale band with its mean, anew after each of the `breaks`. `signals`: the days of own values that are no noise.
    """
    lines = tuple(replace(line, points=tuple(sorted(line.points, key=lambda p: p.on))) for line in (own, *others))
    ask = Request(
        uid=uid,
        title=title,
        lines=lines,
        targets=tuple(targets),
        limits=tuple(limits),
        breaks=tuple(sorted(breaks, key=lambda mark: mark.on)),
        signals=frozenset(signals),
        unit=unit,
        decimals=decimals,
        language=language,
        accent=accent,
        width=width,
        height=height,
    )
    return Chart(_drawing(ask), _drawing(_narrowed(ask)), *table(ask), ask.is_empty, legend_of(ask))


def _narrowed(ask: Request) -> Request:
    """The same for a narrow screen."""
    width, height = min(ask.width, _NARROW[0]), min(ask.height, _NARROW[1])
    return replace(ask, uid=f"{ask.uid}-narrow", is_narrow=True, width=width, height=height)


def _drawing(ask: Request) -> Drawing:
    held = merged(ask.targets)
    frame, (leaders, labels) = _frame(ask)
    pieces = [line_of(ask, frame, place) for place in range(len(ask.lines))]
    return Drawing(
        uid=ask.uid,
        title=alternative(ask),
        width=ask.width,
        height=ask.height,
        areas=(*limits_areas(ask, frame), *(area for mark in held for area in target_area(frame, mark))),
        strokes=(
            *_grid(frame, is_empty=ask.is_empty),
            *limits_strokes(ask, frame),
            *break_strokes(ask, frame),
            *leaders,
            *(stroke for mark in held for stroke in target_strokes(ask, frame, mark)),
            *(stroke for strokes, _ in reversed(pieces) for stroke in strokes),
        ),
        dots=(*rings(ask, frame), *(dot for _, dots in reversed(pieces) for dot in dots)),
        texts=(*_axis_texts(ask, frame), *labels, *marks(ask, frame), *_empty_text(ask, frame)),
    )


def _frame(ask: Request) -> tuple[Frame, tuple[tuple[Stroke, ...], tuple[Text, ...]]]:
    """The plot with the room its labels leave, and the labels."""
    axis = _axis(ask)
    days = tuple(sorted({day.toordinal() for day in ask.names}))
    left = max(text_width(text, SMALL) for _, text in axis.ticks) + 12
    top = 30.0 if _caption(ask, axis) or ask.breaks else 12.0
    bare = Frame(left, ask.width - 12, top, ask.height - 30, axis, days, inset=10)
    most = ask.width * 0.42
    room = max((label.width for label in end_labels(ask, bare)), default=0)
    frame = replace(bare, right=ask.width - (min(room, most) + 22 if room else 16))
    return frame, placed(end_labels(ask, frame), frame, most)


def _axis(ask: Request) -> Axis:
    values = [value for series in ask.lines for _, value in series.known]
    values += [bound for mark in ask.targets for bound in mark.bounds]
    if ask.limits and values:
        reach = (max(values) - min(values)) * _LIMITS_REACH
        low = max(min(held.limits.low for held in ask.limits), min(values) - reach)
        high = min(max(held.limits.high for held in ask.limits), max(values) + reach)
        # Natural variation is a computed width; it may not pull an axis below a zero that values never pass.
        values += [low if low >= 0 or min(values) < 0 else Decimal(0), high]
    about = 5 if ask.height >= 220 else 4
    return nice_axis(values, is_percent=is_percent(ask.unit), about=about, language=ask.language)


def _caption(ask: Request, axis: Axis) -> str:
    unit = "" if is_percent(ask.unit) and not axis.scale_word else ask.unit.strip()
    words = [axis.scale_word, "" if unit.casefold() in {"antal", "index", "number"} else unit]
    return " ".join(word for word in words if word) or ("%" if is_percent(ask.unit) else "")


def _grid(frame: Frame, *, is_empty: bool) -> tuple[Stroke, ...]:
    if is_empty:
        return (Stroke(f"M{coordinate(frame.left)} {coordinate(frame.bottom)}H{coordinate(frame.right)}", LINE),)
    has_below = frame.axis.low < 0 < frame.axis.high
    return tuple(
        Stroke(
            f"M{coordinate(frame.left)} {coordinate(frame.y(tick))}H{coordinate(frame.right)}",
            ZERO_LINE if has_below and not tick else LINE,
        )
        for tick, _ in frame.axis.ticks
    )


def _axis_texts(ask: Request, frame: Frame) -> list[Text]:
    ticks = () if ask.is_empty else frame.axis.ticks
    texts = [
        Text(coordinate(frame.left - 8), coordinate(frame.y(tick) + 4), text, anchor="end") for tick, text in ticks
    ]
    if not ask.is_empty and (caption := _caption(ask, frame.axis)):
        texts.append(Text(coordinate(frame.left), "14", shortened(caption, SMALL, ask.width - frame.left)))
    names = {day.toordinal(): label for day, label in ask.names.items()}
    days = sorted(names)
    widths = [text_width(names[day], SMALL) for day in days]
    inside = ((width / 2, ask.width - width / 2) for width in widths)
    centres = [min(max(frame.x(day), low), high) for day, (low, high) in zip(days, inside, strict=True)]
    below = coordinate(frame.bottom + 20)
    return texts + [
        Text(coordinate(centres[place]), below, names[days[place]], anchor="middle")
        for place in thinned(centres, widths)
    ]


def _empty_text(ask: Request, frame: Frame) -> tuple[Text, ...]:
    if not ask.is_empty:
        return ()
    x, y = coordinate((frame.left + frame.right) / 2), coordinate((frame.top + frame.bottom) / 2 - 8)
    return (Text(x, y, ask.word("Inga värden ännu", "No values yet"), size=13, anchor="middle"),)
