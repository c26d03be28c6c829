"""The burden of measuring: what is handed in by hand and by whom, what nobody uses, and what leads to nothing."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from annualcycle.models import FREQUENCY_LABELS
from annualcycle.periods import Frequency
from governance.models import User
from governance.tree import subtree
from indicators.burden import HandedIn, values_a_year
from indicators.fulfilment import Direction
from indicators.models import Indicator, Value
from indicators.queries.deviations import Deviation, deviations
from indicators.queries.inner_uses import used_within
from indicators.queries.material import Key, Place, organisation_places
from indicators.readers import readable
from indicators.running import running
from indicators.uses import used_among

YEARS_BACK = 1  # what was handed in this year or last is taken for what is handed in


class Measured(NamedTuple):
    """An indicator in use, as a plain row."""

    pk: int
    name: str
    code: str
    organisation_id: int
    owner: str
    frequency: str
    direction: str

    @property
    def url(self) -> str:
        """The indicator's page."""
        return reverse("indicator_show", args=[self.pk])

    @property
    def frequency_word(self) -> str:
        """How often it is measured, in words."""
        return str(dict(FREQUENCY_LABELS).get(Frequency(self.frequency), ""))


@dataclass(frozen=True, slots=True)
class UnitLine:
    """What an organisation hands in by hand: its own values a year, of how many indicators, and with those below."""

    pk: int
    name: str
    values: int
    indicators: int
    with_below: int


@dataclass(frozen=True, slots=True)
class HandedInLine:
    """What one organisation hands in of one indicator."""

    measured: Measured
    organisation_id: int
    organisation: str
    values: int
    is_used: bool


@dataclass(frozen=True, slots=True)
class UnusedLine:
    """An indicator that nobody uses; values: how many a year are handed in all the same."""

    measured: Measured
    organisation: str
    values: int


@dataclass(frozen=True, slots=True)
class BurdenPage:
    """The burden of the municipality, or of an organisation with all below it.

    values: how many a year are handed in by hand; indicators: how many are in use. lines: of the organisation asked
    for. unacted: deviations that never led to an action; untold: those of which nobody has said what they mean.
    missed: how many targets are missed in all.
    """

    organisation_id: int | None
    organisation: str
    values: int
    indicators: int
    units: tuple[UnitLine, ...]
    lines: tuple[HandedInLine, ...]
    unused: tuple[UnusedLine, ...]
    unacted: tuple[Deviation, ...]
    untold: tuple[Deviation, ...]
    missed: int

    @property
    def acted(self) -> int:
        """How many missed targets have led to an action."""
        return self.missed - len(self.unacted)

    @property
    def facts(self) -> list[dict[str, str]]:
        """The four facts at the top, as components/facts.html takes them."""
        acted = _("%(acted)s of %(missed)s missed targets have led to something")
        return [
            {"label": _("By hand"), "value": str(self.values), "detail": _("values a year")},
            {"label": _("In use"), "value": str(self.indicators), "detail": _("indicators")},
            {"label": _("Nobody uses"), "value": str(len(self.unused)), "detail": _("indicators")},
            {
                "label": _("From deviation to action"),
                "value": f"{self.acted}/{self.missed}" if self.missed else "",
                "detail": acted % {"acted": self.acted, "missed": self.missed} if self.missed else "",
                "empty": _("No target is missed"),
            },
        ]


def handed_in(year: int, indicators: Iterable[int] | None = None) -> list[HandedIn]:
    """What somebody has typed this year or the year before, of indicators in use. One query."""
    rows = Value.objects.filter(
        running("indicator__"),
        origin=Value.Origin.ENTERED,
        organisation__isnull=False,
        period_start__gte=date(year - YEARS_BACK, 1, 1),
        period_start__lte=date(year, 12, 31),
    )
    if indicators is not None:
        rows = rows.filter(indicator__in=list(indicators))
    fields = ("indicator_id", "organisation_id", "frequency", "gender")
    found = rows.order_by().values_list(*fields).distinct()
    return [HandedIn(indicator, place, Frequency(often), gender) for indicator, place, often, gender in found]


def measured_indicators(user: User) -> dict[int, Measured]:
    """The indicators in use that the person may know of, in Swedish order. One query."""
    rows = Indicator.objects.filter(readable(user), running()).order_by("sort_key", "id")
    fields = ("id", "name", "code", "organisation_id", "owner__full_name", "frequency", "direction")
    return {
        pk: Measured(pk, name, code, place, owner or "", often, direction)
        for pk, name, code, place, owner, often, direction in rows.values_list(*fields)
    }


def unused_among(measured: Mapping[int, Measured]) -> set[int]:
    """Those that no goal, core mission, promise or other indicator rests on. Context is to be followed by nobody."""
    graded = {pk for pk, row in measured.items() if row.direction != Direction.NONE}
    rest = graded - used_among(graded) if graded else set()
    return rest - set(used_within(rest)) if rest else rest


def burden_page(*, organisation: int | None, year: int, user: User, language: str) -> BurdenPage:
    """The whole page. Constant in queries. organisation: narrow it to this one and all below."""
    places = organisation_places()
    asked = organisation if organisation in places else None
    within = subtree(asked, _parents(places)) if asked is not None else frozenset(places)
    measured = measured_indicators(user)
    values = _within(values_a_year(handed_in(year, measured)), within)
    unused = unused_among(measured)
    missed = [
        row
        for row in deviations(year=year, user=user, language=language, places=places)
        if row.organisation_id in within
    ]
    return BurdenPage(
        organisation_id=asked,
        organisation=places[asked].name if asked is not None else "",
        values=values.total(),
        indicators=sum(1 for row in measured.values() if row.organisation_id in within),
        units=tuple(_units(values, places, within)),
        lines=tuple(_lines(values, measured, places, unused)) if asked is not None else (),
        unused=tuple(_unused(unused, measured, values, places, within)),
        unacted=tuple(row for row in missed if not row.is_acted_on),
        untold=tuple(row for row in missed if not row.is_told),
        missed=len(missed),
    )


def burden_rows(*, year: int, user: User) -> list[HandedInLine]:
    """Every series that is handed in by hand, the heaviest first: for a file. Constant in queries."""
    places, measured = organisation_places(), measured_indicators(user)
    values = values_a_year(handed_in(year, measured))
    return list(_lines(values, measured, places, unused_among(measured)))


def _parents(places: Mapping[int, Place]) -> dict[int, int | None]:
    return {pk: place.parent_id for pk, place in places.items()}


def _within(values: Counter[Key], within: frozenset[int]) -> Counter[Key]:
    return Counter({key: number for key, number in values.items() if key[1] in within})


def _units(values: Counter[Key], places: Mapping[int, Place], within: frozenset[int]) -> list[UnitLine]:
    """Those that hand in something themselves, the most burdened first."""
    own: Counter[int] = Counter()
    for (_measure, place), number in values.items():
        own[place] += number
    of_how_many = Counter(place for _measure, place in values)
    parents = _parents(places)
    lines = [
        UnitLine(pk, places[pk].name, own[pk], of_how_many[pk], sum(own[below] for below in subtree(pk, parents)))
        for pk in places
        if own[pk] and pk in within
    ]
    return sorted(lines, key=lambda line: -line.values)


def _lines(
    values: Counter[Key], measured: Mapping[int, Measured], places: Mapping[int, Place], unused: set[int]
) -> Sequence[HandedInLine]:
    lines = [
        HandedInLine(measured[indicator], place, places[place].name, number, is_used=indicator not in unused)
        for (indicator, place), number in values.items()
    ]
    return sorted(lines, key=lambda line: (-line.values, line.measured.name, line.organisation))


def _unused(
    unused: set[int],
    measured: Mapping[int, Measured],
    values: Counter[Key],
    places: Mapping[int, Place],
    within: frozenset[int],
) -> list[UnusedLine]:
    of: Counter[int] = Counter()
    for (indicator, _organisation), number in values.items():
        of[indicator] += number
    lines = [
        UnusedLine(row, places[row.organisation_id].name, of[pk])
        for pk, row in measured.items()
        if pk in unused and row.organisation_id in within
    ]
    return sorted(lines, key=lambda line: -line.values)
