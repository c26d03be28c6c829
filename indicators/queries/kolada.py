"""Kolada's catalogue and what the municipality does with it, as its pages show them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q, QuerySet

from annualcycle.periods import Frequency
from governance.access import grants_of
from governance.models import Job, Organisation, User
from governance.models.organisation import Permission
from indicators.kolada.titles import core_of, is_discontinued, similar_in
from indicators.models import (
    Comparator,
    Indicator,
    IndicatorComparator,
    KoladaArea,
    KoladaFetch,
    KoladaKpi,
    KoladaUnit,
    Value,
)
from indicators.queries.kolada_plan import kolada_source
from indicators.queries.visible import visible_indicators
from indicators.running import running

FETCHES_SHOWN = 20
Kind = Organisation.Kind
BODIES = (Kind.COUNCIL, Kind.EXECUTIVE_BOARD, Kind.BOARD, Kind.JOINT_BOARD)
CATALOGUE_JOB = "kolada_catalogue"


@dataclass(frozen=True, slots=True)
class WantedKpi:
    """What to look for: words or an id, an operating area, a perspective; with_ended: those that have ended, too."""

    text: str = ""
    area: str = ""
    perspective: str = ""
    with_ended: bool = False


def kpis_found(wanted: WantedKpi, *, kind: str = "") -> QuerySet[KoladaKpi]:
    """The key figures that hold every word in title, description, operating area or id; by title.

    kind: "K" leaves out what is of regions only, "L" what is of municipalities only.
    """
    found = KoladaKpi.objects.order_by("is_gone", "title", "id")
    for word in wanted.text.split():
        words = Q(title__icontains=word) | Q(description__icontains=word) | Q(operating_area__icontains=word)
        found = found.filter(words | Q(pk__istartswith=word))
    if wanted.area:
        found = found.filter(operating_area__contains=wanted.area)
    if wanted.perspective:
        found = found.filter(perspective=wanted.perspective)
    if kind:
        found = found.filter(municipality_type__in=(kind, "A", ""))
    if not wanted.with_ended:
        found = found.filter(is_gone=False).exclude(_ENDED)
    return found


# What the titles tell, as the database asks it: titles.is_discontinued says the same of one title.
_ENDED = Q(title__iregex=r"\(\s*[-–]\s*\d{4}\s*\)") | Q(title__iregex=r"\mgam(mal|la)\s+definition\M")


def operating_areas() -> list[str]:
    """The operating areas that Kolada's key figures have."""
    return _distinct("operating_area")


def perspectives() -> list[str]:
    """The perspectives that Kolada's key figures have: resources, volumes, quality and result."""
    return _distinct("perspective")


def _distinct(field: str) -> list[str]:
    rows = KoladaKpi.objects.exclude(**{field: ""}).order_by(field)
    return list(rows.values_list(field, flat=True).distinct())


def successors_of(kpi: KoladaKpi) -> list[KoladaKpi]:
    """The key figures that seem to take the place of one that has ended: the same title but for its definition."""
    if not (kpi.is_gone or is_discontinued(kpi.title)):
        return []
    core = core_of(kpi.title)
    alike = KoladaKpi.objects.filter(title__istartswith=kpi.title[:12], is_gone=False).exclude(pk=kpi.pk)
    return [row for row in alike if core_of(row.title) == core and not is_discontinued(row.title)]


def followers_of(kpis: Iterable[str], reader: User) -> dict[str, Indicator]:
    """The indicators that follow these key figures, as far as the reader may know of them."""
    rows = visible_indicators(reader).filter(kolada_id__in=list(kpis))
    return {row.kolada_id: row for row in rows}


def tieable_indicators(user: User) -> QuerySet[Indicator]:
    """The indicators that the person manages and that could get their values from Kolada."""
    managed = grants_of(user).where(Permission.MANAGE_INDICATORS)
    rows = visible_indicators(user).filter(running(), organisation__in=managed, kolada_id="", formula="")
    return rows.filter(frequency=Frequency.YEAR).select_related("organisation")


def catalogue_at() -> datetime | None:
    """When Kolada's catalogue was last fetched, by whomever; None: never."""
    return KoladaKpi.objects.aggregate(at=Max("fetched_at"))["at"]


def catalogue_job() -> Job | None:
    """The municipality's latest order of the catalogue."""
    return Job.objects.filter(kind=CATALOGUE_JOB).order_by("-ordered_at", "-pk").first()


def possible_areas() -> QuerySet[KoladaArea]:
    """The municipalities and regions that one may be."""
    kinds = (KoladaArea.Kind.MUNICIPALITY, KoladaArea.Kind.REGION)
    return KoladaArea.objects.filter(kind__in=kinds).exclude(pk="0000").order_by("kind", "title")


def area(pk: str) -> KoladaArea | None:
    """The area with this id."""
    return KoladaArea.objects.filter(pk=pk).first()


def areas_found(text: str, *, limit: int = 30) -> list[KoladaArea]:
    """Groups and municipalities with all these words in the name, or with this id; groups of the latest years first."""
    found = KoladaArea.objects.exclude(kind=KoladaArea.Kind.UNIT)
    for word in text.split():
        found = found.filter(Q(title__icontains=word) | Q(pk__iexact=word))
    rows = sorted(found[:2000], key=lambda row: (-(_year(row)), row.kind != "G", row.title))
    return rows[:limit]


def _year(row: KoladaArea) -> int:
    similar = similar_in(row.title)
    return similar.year if similar else 0


@dataclass(frozen=True, slots=True)
class SuggestedGroup:
    """The latest group of municipalities like ours in an operating area."""

    area: KoladaArea
    subject: str
    year: int
    number: int


def suggested_groups(own: KoladaArea | None) -> list[SuggestedGroup]:
    """The groups "Liknande kommuner …" of our municipality: of each operating area the latest. One query."""
    if own is None:
        return []
    latest: dict[str, SuggestedGroup] = {}
    rows = KoladaArea.objects.filter(kind=KoladaArea.Kind.GROUP, title__istartswith="Liknande kommuner")
    for row in rows.filter(title__contains=own.title):
        similar = similar_in(row.title)
        if similar is None or similar.of != own.title:
            continue
        known = latest.get(similar.area)
        if known is None or known.year < similar.year:
            latest[similar.area] = SuggestedGroup(row, similar.area, similar.year, len(row.members))
    return sorted(latest.values(), key=lambda group: group.subject)


@dataclass(frozen=True, slots=True)
class ComparatorLine:
    """Someone whom we compare ourselves with. newer: a later group of the same kind."""

    comparator: Comparator
    members: int
    indicators: tuple[str, ...]
    values: int
    newer: KoladaArea | None


def comparator_lines(own: KoladaArea | None, reader: User) -> list[ComparatorLine]:
    """Whom the municipality compares itself with through Kolada. Five queries."""
    rows = Comparator.objects.exclude(kolada_id="").filter(is_drawn=True).annotate(number=Count("members"))
    chosen: dict[int, list[str]] = defaultdict(list)
    names = IndicatorComparator.objects.filter(indicator__in=visible_indicators(reader)).order_by("indicator__name")
    for comparator, name in names.values_list("comparator", "indicator__name"):
        chosen[comparator].append(name)
    values = dict(
        Value.objects.filter(comparator__in=rows.values("pk"))
        .order_by()
        .values_list("comparator")
        .annotate(number=Count("pk"))
    )
    latest = {group.subject: group for group in suggested_groups(own)}
    return [
        ComparatorLine(row, row.number, tuple(chosen[row.pk]), values.get(row.pk, 0), _newer(row, latest))
        for row in rows
    ]


def _newer(row: Comparator, latest: dict[str, SuggestedGroup]) -> KoladaArea | None:
    similar = similar_in(row.name)
    group = latest.get(similar.area) if similar else None
    return group.area if group and similar and similar.of in row.name and group.year > similar.year else None


def followed_rows(reader: User) -> QuerySet[Indicator]:
    """The indicators that follow a key figure in Kolada, as far as the reader may know of them."""
    return visible_indicators(reader).exclude(kolada_id="").filter(running()).select_related("organisation")


def fetches() -> list[KoladaFetch]:
    """The latest fetches, latest first. One query."""
    return list(KoladaFetch.objects.select_related("job", "ordered_by")[:FETCHES_SHOWN])


def last_success() -> datetime | None:
    """When everything that was asked for was last stored."""
    return KoladaFetch.objects.aggregate(at=Max("stored_at"))["at"]


@dataclass(frozen=True, slots=True)
class UnitPlace:
    """An organisation and which of Kolada's units it is. suggested: the unit with its name."""

    organisation: Organisation
    unit_id: str
    suggested: KoladaArea | None


def own_units() -> list[KoladaArea]:
    """The municipality's units in Kolada."""
    source = kolada_source()
    if source is None:
        return []
    return list(KoladaArea.objects.filter(kind=KoladaArea.Kind.UNIT, municipality_code=source.area_id))


def unit_places(units: Sequence[KoladaArea]) -> list[UnitPlace]:
    """The organisations that run something with the units that they are; not the political bodies. Two queries."""
    tied = dict(KoladaUnit.objects.values_list("organisation", "unit_id"))
    by_name = {unit.title.casefold(): unit for unit in units}
    rows = Organisation.objects.exclude(parent=None).exclude(kind__in=BODIES).filter(valid_to=None)
    return [
        UnitPlace(row, tied.get(row.pk, ""), by_name.get(row.name.casefold()))
        for row in rows.order_by("sort_key", "id")
    ]
