"""The geometry of the annual wheel: a year as a ring, read clockwise from New Year at the top.

Pure: plain data in, coordinates as strings out (templates/charts/wheel.html only writes them). Each kind of step has a
ring of its own; steps of one kind that are open at the same time stand in tracks beside each other.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import cos, pi, sin

from annualcycle.periods import Frequency, periods_of_year
from annualcycle.wheel_signs import Look, Sign, circle, look_of, sign
from governance.lettering import coordinate, shortened, spread, text_width

TEXT, SMALL, ROW, MARGIN = 14, 12, 26, 10  # letters, a label's height (above the 24 px that a finger needs), the edge
LEAST_ARC = 4.0  # pixels: a step of one day is seen too
_GAP, _TRACK = 3.0, 20.0  # between rings, and how broad a track is at most
_ROUND = 359.6  # a whole ring is drawn not quite closed: an arc whose ends meet is no arc


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One step. name: what is read aloud, whole; label: what stands beside the wheel; note: a word after it.

    Opens and is due on these days; one that opened in the year before is drawn from New Year.
    """

    name: str
    label: str
    kind: str
    opens_on: date
    due_on: date
    url: str
    note: str = ""
    is_statutory: bool = False
    is_mine: bool = False


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the outer ring. is_crowded: it has many due days."""

    label: str
    x: str
    y: str
    path: str
    spoke: str
    is_crowded: bool


@dataclass(frozen=True, slots=True)
class Label:
    """The words beside the wheel, where they stand, and the field around them that is a target for a finger."""

    text: str
    day: str
    note: str
    x: str
    y: str
    anchor: str
    left: str
    top: str
    width: str
    leader: str
    sign: Sign
    weight: int


@dataclass(frozen=True, slots=True)
class Step:
    """A step as it is drawn: an arc from the day it opens to the day it is due, where its sign stands.

    middle: a line along the arc, where its pattern has one; ring: around the sign of a day that the law sets.
    """

    name: str
    url: str
    arc: str
    middle: str
    look: Look
    sign: Sign
    ring: str
    label: Label | None


@dataclass(frozen=True, slots=True)
class Wheel:
    """The picture. hand: today's line, empty where today lies outside the year. weeks: arcs of crowded weeks."""

    width: int
    height: int
    x: str
    y: str
    months: tuple[Month, ...]
    weeks: tuple[str, ...]
    steps: tuple[Step, ...]
    hand: str
    tip: str
    is_narrow: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the wheel stands and how large it is. rim: outside the months; outer, inner: the rings of the steps."""

    x: float
    y: float
    rim: float
    outer: float
    inner: float

    def point(self, angle: float, radius: float) -> tuple[float, float]:
        """The point at an angle in degrees, clockwise from the top."""
        turn = angle * pi / 180
        return self.x + radius * sin(turn), self.y - radius * cos(turn)

    def text(self, angle: float, radius: float) -> str:
        """The same as it stands in a path."""
        x, y = self.point(angle, radius)
        return f"{coordinate(x)} {coordinate(y)}"

    def line(self, begin: float, end: float, radius: float) -> str:
        """An arc without breadth, as a path."""
        large = int(end - begin > 180)
        size = coordinate(radius)
        return f"M{self.text(begin, radius)}A{size} {size} 0 {large} 1 {self.text(end, radius)}"

    def band(self, begin: float, end: float, inner: float, outer: float) -> str:
        """A sector of a ring, as a closed path."""
        end = min(end, begin + _ROUND)
        large, size = int(end - begin > 180), coordinate(inner)
        back = f"L{self.text(end, inner)}A{size} {size} 0 {large} 0 {self.text(begin, inner)}Z"
        return f"{self.line(begin, end, outer)}{back}"


def angle_of(day: date, year: int) -> float:
    """Where the beginning of a day lies: degrees clockwise from New Year at the top, 0 to 360.

    A day takes 1/365 of the ring, in leap years 1/366; a day outside the year lies at its nearest end.
    """
    first = date(year, 1, 1)
    if day < first:
        return 0.0
    length = (date(year, 12, 31) - first).days + 1
    return 360.0 * min((day - first).days, length) / length


def span_of(opens_on: date, due_on: date, year: int, least: float = 0.0) -> tuple[float, float]:
    """The angles between which a step is open: from its first day's beginning to its last day's end, within the year.

    least: how many degrees the shortest is drawn; it grows backwards, since its end is the day that counts.
    """
    end = max(angle_of(due_on + timedelta(1), year), least)
    return max(min(angle_of(opens_on, year), end - least), 0.0), end


def tracks(spans: Sequence[tuple[float, float]], gap: float = 0.0) -> tuple[int, ...]:
    """In which track each stands, so that none in a track overlaps another or comes nearer than `gap` degrees."""
    ends: list[float] = []
    found = [0] * len(spans)
    for place in sorted(range(len(spans)), key=lambda place: spans[place]):
        begin, end = spans[place]
        track = next((number for number, last in enumerate(ends) if last + gap <= begin), len(ends))
        ends[track : track + 1] = [end]
        found[place] = track
    return tuple(found)


def wheel(
    items: Iterable[Item],
    *,
    year: int,
    today: date,
    kinds: Sequence[str],
    crowded_months: Iterable[int] = (),
    crowded_weeks: Iterable[date] = (),
    language: str = "sv",
    is_narrow: bool = False,
) -> Wheel:
    """The picture of a year's steps, which come out in the order in which they are due, as they are read clockwise.

    kinds: the order of the rings, outermost first. crowded_months: their numbers; crowded_weeks: their Mondays.
    is_narrow: for a phone, without the words beside it, since the list below has them.
    """
    steps = sorted(items, key=lambda item: (item.due_on, item.opens_on, item.label))
    width, height, frame = _frame(steps, year, is_narrow=is_narrow)
    rings = _rings(steps, year, kinds, frame)
    labels = {} if is_narrow else _labels(steps, year, frame, width, height, language)
    crowded = frozenset(crowded_months)
    return Wheel(
        width=width,
        height=height,
        x=coordinate(frame.x),
        y=coordinate(frame.y),
        months=tuple(_months(year, frame, crowded, language)),
        weeks=tuple(_week(monday, year, frame) for monday in sorted(crowded_weeks)),
        steps=tuple(
            _step(item, year, frame, rings[place], labels.get(place), is_narrow=is_narrow)
            for place, item in enumerate(steps)
        ),
        hand=_hand(today, year, frame),
        tip=_tip(today, year, frame),
        is_narrow=is_narrow,
    )


def is_right(item: Item, year: int) -> bool:
    """Whether the step's words stand to the right of the wheel: it is due in the first half of the year."""
    return angle_of(item.due_on, year) < 180


def _frame(steps: Sequence[Item], year: int, *, is_narrow: bool) -> tuple[int, int, Frame]:
    if is_narrow:
        return 330, 330, Frame(165, 165, 154, 133, 44)
    right = sum(is_right(item, year) for item in steps)
    height = max(600, max(right, len(steps) - right) * ROW + 4 * MARGIN)
    return 1200, height, Frame(600, height / 2, 264, 238, 84)


def _rings(
    steps: Sequence[Item], year: int, kinds: Sequence[str], frame: Frame
) -> list[tuple[float, float, float, float]]:
    """Begin, end, and the inner and outer radius of each step's arc."""
    least = LEAST_ARC / frame.inner * 180 / pi
    spans = [span_of(item.opens_on, item.due_on, year, least) for item in steps]
    places = {kind: [place for place, item in enumerate(steps) if item.kind == kind] for kind in kinds}
    within = {kind: tracks([spans[place] for place in found], least) for kind, found in places.items() if found}
    number = sum(max(found) + 1 for found in within.values())
    room = frame.outer - frame.inner - _GAP * len(within)
    breadth = min(room / max(number, 1), _TRACK)
    arcs: dict[int, tuple[float, float, float, float]] = {}
    edge = frame.outer
    for kind, found in within.items():
        for place, track in zip(places[kind], found, strict=True):
            outer = edge - track * breadth
            arcs[place] = (*spans[place], outer - breadth * 0.84, outer)
        edge -= (max(found) + 1) * breadth + _GAP
    return [arcs[place] for place in range(len(steps))]


def _step(
    item: Item,
    year: int,
    frame: Frame,
    ring: tuple[float, float, float, float],
    label: Label | None,
    *,
    is_narrow: bool,
) -> Step:
    begin, end, inner, outer = ring
    middle, half = (inner + outer) / 2, min((outer - inner) / 2 + 1, 4.0 if is_narrow else 6.0)
    x, y = frame.point(_mark_angle(item, year), middle)
    look = look_of(item.kind)
    return Step(
        name=item.name,
        url=item.url,
        arc=frame.band(begin, end, inner, outer),
        middle=frame.line(begin, min(end, begin + _ROUND), middle) if look.middle else "",
        look=look,
        sign=sign(item.kind, x, y, half),
        ring=circle(x, y, half + 2.5) if item.is_statutory else "",
        label=label,
    )


def _mark_angle(item: Item, year: int) -> float:
    """The middle of the day on which the step is due."""
    return (angle_of(item.due_on, year) + angle_of(item.due_on + timedelta(1), year)) / 2


def _labels(steps: Sequence[Item], year: int, frame: Frame, width: int, height: int, language: str) -> dict[int, Label]:
    found: dict[int, Label] = {}
    for on_right in (True, False):
        # On the left the year climbs: read from the top, the latest comes first.
        places = [place for place, item in enumerate(steps) if is_right(item, year) is on_right][
            :: 1 if on_right else -1
        ]
        wanted = [frame.point(_mark_angle(steps[place], year), frame.rim + 12)[1] for place in places]
        heights = spread(wanted, ROW, 2 * MARGIN, height - 2 * MARGIN)
        for place, y in zip(places, heights, strict=True):
            found[place] = _label(steps[place], year, frame, y, width, language)
    return found


def _label(item: Item, year: int, frame: Frame, y: float, width: int, language: str) -> Label:
    side = 1 if is_right(item, year) else -1
    x = frame.x + side * (frame.rim + 40)
    room = (width - x if side > 0 else x) - MARGIN
    day = day_label(item.due_on, language)
    note = f" {item.note}" if item.note else ""
    taken = text_width(f"{day}  {note}", TEXT)
    text = shortened(item.label, TEXT, room - taken)
    whole = min(taken + text_width(text, TEXT), room)
    angle = _mark_angle(item, year)
    leader = f"M{frame.text(angle, frame.rim)}L{frame.text(angle, frame.rim + 8)}"
    near = coordinate(x - side * 18)
    return Label(
        text=text,
        day=day,
        note=item.note,
        x=coordinate(x),
        y=coordinate(y + 5),
        anchor="start" if side > 0 else "end",
        left=coordinate(x - 16 if side > 0 else x - whole - 4),
        top=coordinate(y - 12),
        width=coordinate(whole + 20),
        leader=f"{leader}L{near} {coordinate(y)}",
        sign=sign(item.kind, x - side * 10, y, 5),
        weight=600 if item.is_mine else 400,
    )


def day_label(day: date, language: str = "sv") -> str:
    """A day in short: "25 sep"."""
    return f"{day.day} {_month_names(day.year, language)[day.month]}"


def _month_names(year: int, language: str) -> Mapping[int, str]:
    periods = periods_of_year(year, Frequency.MONTH)
    return {period.start.month: period.short_label(language).split()[0] for period in periods}


def _months(year: int, frame: Frame, crowded: frozenset[int], language: str) -> Iterable[Month]:
    inner, outer = frame.outer + 2, frame.rim - 2
    for period in periods_of_year(year, Frequency.MONTH):
        begin, end = span_of(period.start, period.end, year)
        x, y = frame.point((begin + end) / 2, (inner + outer) / 2)
        name = _month_names(year, language)[period.start.month]
        yield Month(
            label=name,
            x=coordinate(x),
            y=coordinate(y + SMALL / 3),
            path=frame.band(begin, end, inner, outer),
            spoke=f"M{frame.text(begin, frame.inner)}L{frame.text(begin, frame.rim)}",
            is_crowded=period.start.month in crowded,
        )


def _week(monday: date, year: int, frame: Frame) -> str:
    return frame.line(*span_of(monday, monday + timedelta(6), year), frame.rim + 2)


def _hand(today: date, year: int, frame: Frame) -> str:
    """A line through today's middle; empty where today lies in another year."""
    if today.year != year:
        return ""
    angle = (angle_of(today, year) + angle_of(today + timedelta(1), year)) / 2
    return f"M{frame.text(angle, frame.inner)}L{frame.text(angle, frame.rim + 2)}"


def _tip(today: date, year: int, frame: Frame) -> str:
    """A point at the hand's end, on the rim."""
    if today.year != year:
        return ""
    angle = (angle_of(today, year) + angle_of(today + timedelta(1), year)) / 2
    left, right = frame.text(angle - 1.3, frame.rim + 9), frame.text(angle + 1.3, frame.rim + 9)
    return f"M{frame.text(angle, frame.rim - 1)}L{left}L{right}Z"
