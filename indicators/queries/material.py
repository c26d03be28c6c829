"""What the cards are made of, read in five queries however many are asked for.

As tuples rather than model objects: the politician's page and the annual report show hundreds of series.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Case, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, When

from annualcycle.periods import Frequency
from governance.models import Organisation, User
from indicators.aggregation import OverTime
from indicators.fulfilment import Direction
from indicators.models import SeriesBreak, Target, Value
from indicators.numbers import Missing
from indicators.queries.compared import Compared, compared_with
from indicators.queries.rankings import places_in_force
from indicators.queries.series import TARGET_FIELDS, Point, TargetRow, period_of
from indicators.queries.shielded import WITHHELD, ValueKey, hidden_values
from indicators.queries.visible import visible_indicators
from indicators.readers import readable

Key = tuple[int, int]  # ids of indicator and organisation


class IndicatorRow(NamedTuple):
    """An indicator's own facts. breaks: the days from which it is measured otherwise.

    ranks: its places in the orders of priority in force, by the organisation whose order it is.
    ended_on: since when it is discontinued; successor: what takes its place, as far as the reader may know of it.
    """

    pk: int
    name: str
    code: str
    unit: str
    decimals: int
    direction: Direction
    frequency: Frequency
    source: str
    lag_years: int
    organisation_id: int
    over_time: OverTime = OverTime.LAST
    factor: Decimal = Decimal(100)
    fewest_cases: int | None = None
    breaks: tuple[date, ...] = ()
    ranks: Mapping[int, int] = MappingProxyType({})
    has_withheld: bool = False
    ended_on: date | None = None
    successor: str = ""


class Place(NamedTuple):
    """An organisation in the tree."""

    parent_id: int | None
    name: str


@dataclass(frozen=True, slots=True)
class Material:
    """The rows behind some cards. comparators: indicator → comparator's name, in their order → points.

    compared: what those have whom a target compares with, though they stand among no card's comparators.
    withheld: what is not shown since it would disclose a withheld value; these points have no number.
    """

    organisations: Mapping[int, Place]
    indicators: Mapping[int, IndicatorRow]
    values: Mapping[Key, Sequence[Point]]
    targets: Mapping[Key, Sequence[TargetRow]]
    comparators: Mapping[int, Mapping[str, Sequence[Point]]]
    compared: Compared
    withheld: frozenset[ValueKey] = frozenset()

    def place_of_values(self, indicator: IndicatorRow, organisation_id: int) -> int:
        """Whose values are shown: the organisation's, else the nearest above with any, else the managing one's."""
        for place in chain_above(self.organisations, organisation_id):
            if (indicator.pk, place) in self.values:
                return place
        return indicator.organisation_id

    def rank_of(self, indicator: IndicatorRow, organisation_id: int) -> int | None:
        """Its place in the order of the organisation, of the nearest above with one, else of the managing one."""
        for place in (*chain_above(self.organisations, organisation_id), indicator.organisation_id):
            if place in indicator.ranks:
                return indicator.ranks[place]
        return None


def load_material(
    keys: Sequence[Key], year: int, organisations: Mapping[int, Place] | None = None, *, reader: User | None
) -> Material:
    """The material for (indicator, organisation) pairs, with values that begin no later than `year`.

    `organisations`: the tree where the caller has it already. `reader`: whose confidential indicators are among them;
    None for what everybody may read.
    """
    organisations = organisation_places() if organisations is None else organisations
    indicators = _indicators({indicator for indicator, _organisation in keys}, year, reader)
    ids = set(indicators)
    places = {above for _indicator, below in keys for above in chain_above(organisations, below)}
    places |= {row.organisation_id for row in indicators.values()}
    values = Value.objects.filter(
        indicator__in=ids, gender=Value.Gender.TOTAL, period_start__lte=date(year, 12, 31)
    ).order_by("period_start")
    targets = _targets(ids, places)
    with_withheld = {pk for pk, row in indicators.items() if row.has_withheld}
    withheld = frozenset[ValueKey]()
    if with_withheld:
        withheld = hidden_values(with_withheld, {pk: place.parent_id for pk, place in organisations.items()})
    return Material(
        organisations=organisations,
        indicators=indicators,
        values=_points_of_organisations(values.filter(organisation__in=places), withheld),
        targets=targets,
        comparators=_points_of_comparators(values.filter(comparator__is_drawn=True)),
        compared=compared_with(((key[0], row) for key, rows in targets.items() for row in rows), year),
        withheld=withheld,
    )


def organisation_places() -> dict[int, Place]:
    """Every organisation's parent and name, by id, in Swedish order. One query."""
    rows = Organisation.objects.order_by("sort_key", "id").values_list("id", "parent_id", "name")
    return {pk: Place(parent_id, name) for pk, parent_id, name in rows}


def chain_above(organisations: Mapping[int, Place], start: int | None) -> Iterator[int]:
    """The organisation and those above it, nearest first."""
    current = start
    while current is not None and current in organisations:
        yield current
        current = organisations[current].parent_id


_FACTS = (
    "id", "name", "code", "unit", "decimals", "direction", "frequency", "source", "lag_years", "organisation_id",
    "over_time", "factor", "fewest_cases", "breaks_on", "places_in", "has_withheld", "discontinued_on",
    "successor_name",
)  # fmt: skip


def _indicators(ids: set[int], year: int, reader: User | None) -> dict[int, IndicatorRow]:
    breaks = SeriesBreak.objects.filter(indicator=OuterRef("pk"), municipality=OuterRef("municipality"))
    anywhere = Value.objects.filter(WITHHELD, municipality=OuterRef("municipality"))
    withheld = anywhere.filter(indicator=OuterRef("pk"))
    rows = (
        visible_indicators(reader)
        .filter(pk__in=ids)
        .order_by()
        .annotate(
            breaks_on=ArraySubquery(breaks.order_by("starts_on").values("starts_on")),
            places_in=places_in_force(year),
            has_withheld=ExpressionWrapper(
                # What it is computed from may be withheld, too.
                Q(Exists(withheld)) | (~Q(formula="") & Q(Exists(anywhere))),
                output_field=BooleanField(),
            ),
            successor_name=Case(When(readable(reader, "successor__"), then=F("successor__name"))),
        )
    )
    return {row.id: _indicator_row(row) for row in rows.values_list(*_FACTS, named=True)}


def _indicator_row(row: Any) -> IndicatorRow:
    return IndicatorRow(
        pk=row.id,
        name=row.name,
        code=row.code,
        unit=row.unit,
        decimals=row.decimals,
        direction=Direction(row.direction),
        frequency=Frequency(row.frequency),
        source=row.source,
        lag_years=row.lag_years,
        organisation_id=row.organisation_id,
        over_time=OverTime(row.over_time),
        factor=row.factor,
        fewest_cases=row.fewest_cases,
        breaks=tuple(row.breaks_on),
        ranks={place["organisation"]: place["rank"] for place in row.places_in},
        has_withheld=row.has_withheld,
        ended_on=row.discontinued_on,
        successor=row.successor_name or "",
    )


def _targets(ids: set[int], places: set[int]) -> dict[Key, list[TargetRow]]:
    found: dict[Key, list[TargetRow]] = defaultdict(list)
    rows = Target.objects.filter(indicator__in=ids, organisation__in=places).order_by("year")
    for indicator, organisation, *rest in rows.values_list("indicator_id", "organisation_id", *TARGET_FIELDS):
        found[indicator, organisation].append(TargetRow(*rest))
    return dict(found)


POINT_FIELDS = (
    "frequency",
    "period_start",
    "value",
    "missing",
    "quality",
    "source",
    "source_date",
    "entered_at",
    "origin",
    "numerator",
    "denominator",
)


def point_of(row: Sequence[Any]) -> Point:
    """The point that a row of POINT_FIELDS tells."""
    frequency, start, value, missing, quality, source, source_date, entered_at, origin, *parts = row
    return Point(
        period=period_of(frequency, start),
        value=value,
        missing=Missing(missing) if missing else None,
        is_preliminary=quality == Value.Quality.PRELIMINARY,
        source=source,
        source_date=source_date,
        entered_at=entered_at,
        is_revised=quality == Value.Quality.REVISED,
        origin=origin,
        numerator=parts[0],
        denominator=parts[1],
    )


def _points_of_organisations(values: QuerySet[Value], withheld: frozenset[ValueKey]) -> dict[Key, list[Point]]:
    found: dict[Key, list[Point]] = defaultdict(list)
    total = Value.Gender.TOTAL.value
    for indicator, organisation, *rest in values.values_list("indicator_id", "organisation_id", *POINT_FIELDS):
        point = point_of(rest)
        if withheld and ValueKey(indicator, organisation, None, rest[0], rest[1], total) in withheld:
            point = point.without_number()
        found[indicator, organisation].append(point)
    return dict(found)


def _points_of_comparators(values: QuerySet[Value]) -> dict[int, dict[str, list[Point]]]:
    found: dict[int, dict[str, list[Point]]] = defaultdict(lambda: defaultdict(list))
    ordered = values.order_by("comparator__order", "comparator__name", "period_start")
    for indicator, name, *rest in ordered.values_list("indicator_id", "comparator__name", *POINT_FIELDS):
        found[indicator][name].append(point_of(rest))
    return found
