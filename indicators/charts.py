"""Charts as ready geometry: an indicator's line with its target, natural variation and comparators, and a sparkline."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from indicators.axes import Axis, nice_axis, shortened, spread, text_width, thinned
from indicators.drawing import (
    ACCENT,
    BAND,
    CARD,
    INK,
    LEADER,
    LINE,
    SMALL,
    SOFT,
    TARGET_BAND,
    ZERO_LINE,
    Area,
    Dot,
    Drawing,
    Stroke,
    Text,
    coordinate,
)
from indicators.numbers import Missing, format_number, format_with_unit, is_percent
from indicators.plot import Frame, Point, Series, SeriesRole, TargetMark, path_through, places_of
from indicators.sparkline import sparkline
from indicators.trend import Limits

__all__ = ["Chart", "Drawing", "Point", "Series", "SeriesRole", "TargetMark", "line_chart", "sparkline"]

_COMPARATOR_DASHES = ("2 3", "7 3", "8 3 2 3", "1 4")
_LABEL, _LABEL_GAP = 13, 17.0
_MOST_DOTS = 20
_NARROW = (330, 230)
_LIMITS_REACH = Decimal("0.4")


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with the table behind it: column heads, and rows of a period and its ready texts.

    `narrow` is the same drawn again for a phone, where the wide one's texts would be too small.
    """

    drawing: Drawing
    narrow: Drawing
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    is_empty: bool


@dataclass(frozen=True, slots=True)
class _Request:
    uid: str
    title: str
    lines: tuple[Series, ...]
    targets: tuple[TargetMark, ...]
    limits: Limits | None
    unit: str
    decimals: int | None
    language: str
    accent: str
    width: int
    height: int

    @property
    def is_empty(self) -> bool:
        return not any(series.known for series in self.lines)

    @property
    def alike(self) -> int | None:
        """The decimals of every value: those asked for, otherwise as many as the most exact one has."""
        if self.decimals is not None:
            return self.decimals
        values = [value.normalize() for series in self.lines for _, value in series.known]
        return max((max(0, -int(value.as_tuple().exponent)) for value in values), default=None)

    def shown(self, value: Decimal | Missing | None) -> str:
        return format_with_unit(value, self.unit, self.alike, self.language)

    def short(self, value: Decimal) -> str:
        """The value for a label in the chart, where the axis tells the unit."""
        return self.shown(value) if is_percent(self.unit) else format_number(value, self.alike, self.language)

    def word(self, swedish: str, english: str) -> str:
        return english if self.language.startswith("en") else swedish


@dataclass(frozen=True, slots=True)
class _Held:
    """A target and the days it holds, or all of them."""

    mark: TargetMark
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class _EndLabel:
    """A name, which may be cut, and a value, which may not, for the point where a line ends."""

    name: str
    value: str
    x: float
    y: float
    fill: str
    weight: int

    def text(self, room: float) -> str:
        name = shortened(self.name, _LABEL, room - text_width(f" {self.value}", _LABEL)).strip("…")
        cut = "…" if name and name != self.name else ""
        return shortened(f"{name}{cut} {self.value}".strip(), _LABEL, room)

    @property
    def width(self) -> float:
        return text_width(f"{self.name} {self.value}", _LABEL)


def line_chart(
    *,
    uid: str,
    title: str,
    own: Series,
    others: Sequence[Series] = (),
    targets: Sequence[TargetMark] = (),
    limits: Limits | None = None,
    unit: str = "",
    decimals: int | None = None,
    language: str = "sv",
    accent: str = ACCENT,
    width: int = 720,
    height: int = 290,
) -> Chart:
    """The indicator's chart over time with its table.

    Lines break where a value is missing. Each line is labelled at its end; labels are spread so that they do not
    collide, with a thin leader to their line. `limits` is the natural variation, drawn as a pale band.
    """
    lines = tuple(replace(line, points=tuple(sorted(line.points, key=lambda p: p.on))) for line in (own, *others))
    ask = _Request(uid, title, lines, tuple(targets), limits, unit, decimals, language, accent, width, height)
    columns, rows = _table(ask)
    narrow = replace(ask, uid=f"{uid}-narrow", width=min(width, _NARROW[0]), height=min(height, _NARROW[1]))
    return Chart(_drawing(ask), _drawing(narrow), columns, rows, ask.is_empty)


def _drawing(ask: _Request) -> Drawing:
    marks = _merged(ask.targets)
    frame, (leaders, labels) = _frame(ask)
    pieces = [_line(ask, frame, series, place) for place, series in enumerate(ask.lines)]
    return Drawing(
        uid=ask.uid,
        title=_alternative(ask),
        width=ask.width,
        height=ask.height,
        areas=(*_limits_band(ask, frame), *(area for mark in marks for area in _target_area(frame, mark))),
        strokes=(
            *_grid(frame, is_empty=ask.is_empty),
            *leaders,
            *(stroke for mark in marks for stroke in _target_strokes(ask, frame, mark)),
            *(stroke for strokes, _ in reversed(pieces) for stroke in strokes),
        ),
        dots=tuple(dot for _, dots in reversed(pieces) for dot in dots),
        texts=(*_axis_texts(ask, frame), *labels, *_empty_text(ask, frame)),
    )


def _frame(ask: _Request) -> tuple[Frame, tuple[tuple[Stroke, ...], tuple[Text, ...]]]:
    """The plot with the room its labels leave, and the labels."""
    axis = _axis(ask)
    days = tuple(sorted({day.toordinal() for day in _days(ask)}))
    left = max(text_width(text, SMALL) for _, text in axis.ticks) + 12
    top = 30.0 if _caption(ask, axis) else 12.0
    bare = Frame(left, ask.width - 12, top, ask.height - 30, axis, days, inset=10)
    most = ask.width * 0.42
    room = max((label.width for label in _end_labels(ask, bare)), default=0)
    frame = replace(bare, right=ask.width - (min(room, most) + 22 if room else 16))
    return frame, _placed(_end_labels(ask, frame), frame, most)


def _days(ask: _Request) -> Iterable[date]:
    yield from (point.on for series in ask.lines for point in series.points)
    yield from _later_targets(ask)


def _later_targets(ask: _Request) -> dict[date, str]:
    """The days after the last point that a target is set for, with their labels: the chart reaches that far."""
    last = max((point.on for series in ask.lines for point in series.points), default=date.max)
    periods = [mark.period for mark in ask.targets if mark.period and mark.period.end > last]
    return {period.end: period.short_label(ask.language) for period in periods}


def _axis(ask: _Request) -> Axis:
    values = [value for series in ask.lines for _, value in series.known]
    values += [bound for mark in ask.targets for bound in mark.bounds]
    if ask.limits and values:
        reach = (max(values) - min(values)) * _LIMITS_REACH
        low, high = max(ask.limits.low, min(values) - reach), min(ask.limits.high, max(values) + reach)
        # Natural variation is a computed width; it may not pull an axis below a zero that values never pass.
        values += [low if low >= 0 or min(values) < 0 else Decimal(0), high]
    about = 5 if ask.height >= 220 else 4
    return nice_axis(values, is_percent=is_percent(ask.unit), about=about, language=ask.language)


def _caption(ask: _Request, axis: Axis) -> str:
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


def _axis_texts(ask: _Request, frame: Frame) -> list[Text]:
    ticks = () if ask.is_empty else frame.axis.ticks
    texts = [
        Text(coordinate(frame.left - 8), coordinate(frame.y(tick) + 4), text, anchor="end") for tick, text in ticks
    ]
    if not ask.is_empty and (caption := _caption(ask, frame.axis)):
        texts.append(Text(coordinate(frame.left), "14", shortened(caption, SMALL, ask.width - frame.left)))
    names = {day.toordinal(): label for day, label in _names(ask).items()}
    days = sorted(names)
    widths = [text_width(names[day], SMALL) for day in days]
    inside = ((width / 2, ask.width - width / 2) for width in widths)
    centres = [min(max(frame.x(day), low), high) for day, (low, high) in zip(days, inside, strict=True)]
    below = coordinate(frame.bottom + 20)
    return texts + [
        Text(coordinate(centres[place]), below, names[days[place]], anchor="middle")
        for place in thinned(centres, widths)
    ]


def _names(ask: _Request) -> dict[date, str]:
    """The label of every day with a place on the axis; the own series' label where lines differ."""
    return {point.on: point.label for series in reversed(ask.lines) for point in series.points} | _later_targets(ask)


def _empty_text(ask: _Request, frame: Frame) -> tuple[Text, ...]:
    if not ask.is_empty:
        return ()
    x, y = coordinate((frame.left + frame.right) / 2), coordinate((frame.top + frame.bottom) / 2 - 8)
    return (Text(x, y, ask.word("Inga värden ännu", "No values yet"), size=_LABEL, anchor="middle"),)


def _limits_band(ask: _Request, frame: Frame) -> tuple[Area, ...]:
    if ask.limits is None:
        return ()
    return (_area(frame, frame.left, frame.right, ask.limits.low, ask.limits.high, BAND),)


def _area(frame: Frame, left: float, right: float, low: Decimal, high: Decimal, fill: str) -> Area:
    top, bottom = frame.y(high), frame.y(low)
    return Area(coordinate(left), coordinate(top), coordinate(right - left), coordinate(max(bottom - top, 1)), fill)


def _merged(targets: Sequence[TargetMark]) -> list[_Held]:
    """The targets in order of time, with the days each holds: equal ones that follow each other become one."""
    found: list[_Held] = []
    for mark in sorted(targets, key=lambda mark: mark.period.start if mark.period else date.min):
        held = _Held(mark, mark.period.start if mark.period else None, mark.period.end if mark.period else None)
        before = found[-1] if found else None
        if before and before.last and held.last and before.mark.bounds == mark.bounds:
            found[-1] = replace(held, first=before.first)
        else:
            found.append(held)
    return found


def _target_area(frame: Frame, held: _Held) -> tuple[Area, ...]:
    left, right = frame.reach(held.first, held.last)
    if held.mark.low is None or held.mark.high is None or right <= left:
        return ()
    return (_area(frame, left, right, held.mark.low, held.mark.high, TARGET_BAND),)


def _target_strokes(ask: _Request, frame: Frame, held: _Held) -> list[Stroke]:
    left, right = frame.reach(held.first, held.last)
    if right <= left:
        return []
    heights = (coordinate(frame.y(bound)) for bound in held.mark.bounds)
    return [Stroke(f"M{coordinate(left)} {y}H{coordinate(right)}", ask.accent, "2", "5 3") for y in heights]


def _line(ask: _Request, frame: Frame, series: Series, place: int) -> tuple[list[Stroke], list[Dot]]:
    colour, width, dash = _style(ask, series.role, place)
    path, lonely = path_through(frame, series.points)
    strokes = [Stroke(path, colour, width, dash)] if path else []
    fill = CARD if series.role is SeriesRole.MEN else colour
    is_compared = series.role is SeriesRole.COMPARATOR
    dotted = lonely if is_compared or len(series.known) > _MOST_DOTS else places_of(frame, series.points)
    radius = {SeriesRole.OWN: "3.5", SeriesRole.COMPARATOR: "2.5"}.get(series.role, "3")
    return strokes, [Dot(coordinate(x), coordinate(y), radius, fill, colour) for x, y in dotted]


def _style(ask: _Request, role: SeriesRole, place: int) -> tuple[str, str, str]:
    match role:
        case SeriesRole.OWN:
            return INK, "2", ""
        case SeriesRole.WOMEN:
            return ask.accent, "1.6", ""
        case SeriesRole.MEN:
            return SOFT, "1.6", ""
    compared = [series for series in ask.lines[:place] if series.role is SeriesRole.COMPARATOR]
    return SOFT, "1.4", _COMPARATOR_DASHES[len(compared) % len(_COMPARATOR_DASHES)]


def _end_labels(ask: _Request, frame: Frame) -> list[_EndLabel]:
    labels = []
    for place, series in enumerate(ask.lines):
        if series.known:
            point, value = series.known[-1]
            name = "" if len(ask.lines) == 1 else series.name
            if series.role is SeriesRole.OWN and point is not series.points[-1]:
                name = f"{name} {point.label}:".strip()
            colour = _style(ask, series.role, place)[0]
            weight = 600 if series.role is SeriesRole.OWN else 400
            x, y = frame.x(point.on.toordinal()), frame.y(value)
            labels.append(_EndLabel(name, ask.short(value), x, y, colour, weight))
    for held in _merged(ask.targets)[-1:]:
        heights = [frame.y(bound) for bound in held.mark.bounds]
        if heights:
            x, y = frame.reach(held.first, held.last)[1], sum(heights) / len(heights)
            labels.append(_EndLabel(ask.word("Mål", "Target"), _target_text(ask, held.mark), x, y, ask.accent, 600))
    return labels


def _placed(labels: list[_EndLabel], frame: Frame, most: float) -> tuple[tuple[Stroke, ...], tuple[Text, ...]]:
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


def _target_text(ask: _Request, mark: TargetMark) -> str:
    if mark.label or not mark.bounds:
        return mark.label or Missing.NOT_AVAILABLE.sign
    unit = "%" if is_percent(ask.unit) else ""
    texts = [format_number(bound, ask.decimals, ask.language) for bound in mark.bounds[:-1]]
    texts.append(format_with_unit(mark.bounds[-1], unit, ask.decimals, ask.language))
    return ask.word(" till ", " to ").join(texts)


def _alternative(ask: _Request) -> str:
    """The chart in a few sentences for those who do not see it; the table has every value."""
    own, *others = ask.lines
    parts = [ask.title.rstrip(".")]
    if own.known:
        ends = own.known[:1] + own.known[-1:] if len(own.known) > 1 else own.known
        parts.append(f"{own.name} {', '.join(_told(ask, *pair) for pair in ends)}".strip())
        for word, extreme in ((ask.word("Lägst", "Lowest"), min), (ask.word("Högst", "Highest"), max)):
            pair = extreme(own.known, key=lambda pair: pair[1])
            if pair[1] not in {value for _, value in ends}:
                parts.append(f"{word} {_told(ask, *pair)}")
    else:
        parts.append(ask.word("Inga värden ännu", "No values yet"))
    parts += [f"{ask.word('Mål', 'Target')} {_target_text(ask, held.mark)}" for held in _merged(ask.targets)[-1:]]
    parts += [f"{series.name} {_told(ask, *series.known[-1])}" for series in others if series.known]
    return f"{'. '.join(parts)}."


def _told(ask: _Request, point: Point, value: Decimal) -> str:
    return f"{point.label}: {ask.shown(value)}"


def _table(ask: _Request) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The heads, and a row for every period; a target stands in the periods that end while it holds."""
    values = [{point.on: point.value for point in series.points} for series in ask.lines]
    columns = ["Period", *(series.name or ask.word("Utfall", "Outcome") for series in ask.lines)]
    rows = [[label, *(ask.shown(found.get(day)) for found in values)] for day, label in sorted(_names(ask).items())]
    if ask.targets:
        columns.append(ask.word("Mål", "Target"))
        for day, row in zip(sorted(_names(ask)), rows, strict=True):
            held = [mark for mark in ask.targets if mark.period is None or mark.period.contains(day)]
            row.append(_target_text(ask, held[-1]) if held else Missing.NOT_AVAILABLE.sign)
    return tuple(columns), tuple(tuple(row) for row in rows)
