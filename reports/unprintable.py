"""Where a report holds characters that the document's typeface lacks, so that whoever wrote them can write otherwise.

The document shows them as a box; the spreadsheet keeps them as they are.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from reports.content import AnnualReport
from reports.typography import unprintable

MOST_PLACES = 20


@dataclass(frozen=True, slots=True)
class Place:
    """A goal or a heading of the report, and the characters there that cannot be printed, each once."""

    name: str
    characters: str


def unprintable_places(report: AnnualReport) -> tuple[Place, ...]:
    """The places in the report's order, MOST_PLACES at most; none where everything can be printed."""
    parts: list[tuple[str, object]] = [(report.title, (report.title, report.subtitle, report.municipality))]
    parts += [(section.heading.words(report.language), section) for section in report.sections]
    parts += [(goal.title, goal) for goal in report.ordered_goals()]
    found = (Place(name, unprintable("".join(_texts(part)))) for name, part in parts)
    return tuple(place for place in found if place.characters)[:MOST_PLACES]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value):
        for item in fields(value):
            yield from _texts(getattr(value, item.name))
