"""The geometry of the activities' timeline: a year by months, a bar for each activity, and the line of today.

Pure: plain data in, coordinates as strings out (templates/charts/timeline.html only writes them).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from annualcycle.periods import Frequency, periods_of_year
from governance.lettering import coordinate, shortened

WIDTH, LEFT, RIGHT = 1080, 330, 930  # the picture, and where the year begins and ends: names before it, notes after
HEAD, ROW, GROUP, FOOT = 36, 30, 32, 10
BAR, LEAST = 12, 4.0  # the height of a bar, and how wide the shortest is
TEXT, SMALL, GAP = 14, 12, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One activity. group: under which heading it stands; note: how it stands, in words; is_stopped: drawn dashed."""

    title: str
    group: str
    starts_on: date
    due_on: date
    progress: int
    note: str
    url: str
    is_stopped: bool = False


@dataclass(frozen=True, slots=True)
class Month:
    """A month's name and its beginning on the axis."""

    label: str
    x: str
    text_x: str


@dataclass(frozen=True, slots=True)
class Bar:
    """An activity as it is drawn. name: whole, for who does not see it; title: cut to the room that there is."""

    name: str
    title: str
    url: str
    text_y: str
    x: str
    y: str
    width: str
    done: str
    note: str
    is_stopped: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """A group's name over its activities."""

    text: str
    y: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture. today_x: empty where today lies outside the year."""

    width: int
    height: int
    note_x: int
    bottom: str
    months: tuple[Month, ...]
    headings: tuple[Heading, ...]
    bars: tuple[Bar, ...]
    today_x: str


def place_of(day: date, year: int) -> float:
    """Where the beginning of a day lies on the axis; the year's own edge for a day outside it."""
    first, after = date(year, 1, 1), date(year + 1, 1, 1)
    inside = min(max(day, first), after)
    return LEFT + (RIGHT - LEFT) * (inside - first).days / (after - first).days


def span_of(starts_on: date, due_on: date, year: int) -> tuple[float, float]:
    """Where a bar begins and how wide it is: from the first day's beginning to the last day's end, within the year."""
    begin, end = place_of(starts_on, year), place_of(min(due_on, date.max - timedelta(1)) + timedelta(1), year)
    width = max(end - begin, LEAST)
    return min(begin, RIGHT - width), width


def timeline(items: Sequence[Item], *, year: int, today: date, language: str = "sv") -> Timeline:
    """The picture of the activities in the order given; those of one group stand together under its heading."""
    headings: list[Heading] = []
    bars: list[Bar] = []
    y = float(HEAD)
    for group, members in _grouped(items):
        headings.append(Heading(shortened(group, TEXT, WIDTH - GAP), coordinate(y + GROUP - 10)))
        y += GROUP
        for item in members:
            bars.append(_bar(item, y, year))
            y += ROW
    return Timeline(
        width=WIDTH,
        height=round(y + FOOT),
        note_x=RIGHT + GAP,
        bottom=coordinate(y),
        months=tuple(_months(year, language)),
        headings=tuple(headings),
        bars=tuple(bars),
        today_x=coordinate(place_of(today, year)) if today.year == year else "",
    )


def _grouped(items: Iterable[Item]) -> Iterable[tuple[str, list[Item]]]:
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(item.group, []).append(item)
    return groups.items()


def _months(year: int, language: str) -> Iterable[Month]:
    for period in periods_of_year(year, Frequency.MONTH):
        x = place_of(period.start, year)
        yield Month(period.short_label(language).split()[0], coordinate(x), coordinate(x + 4))


def _bar(item: Item, y: float, year: int) -> Bar:
    x, width = span_of(item.starts_on, item.due_on, year)
    return Bar(
        name=f"{item.title}, {item.starts_on.isoformat()}–{item.due_on.isoformat()}, {item.note}",
        title=shortened(item.title, TEXT, LEFT - 2 * GAP),
        url=item.url,
        text_y=coordinate(y + ROW / 2 + 5),
        x=coordinate(x),
        y=coordinate(y + (ROW - BAR) / 2),
        width=coordinate(width),
        done=coordinate(width * item.progress / 100),
        note=shortened(item.note, SMALL, WIDTH - RIGHT - GAP),
        is_stopped=item.is_stopped,
    )
