"""What a fetch has to ask for, and where what it brings belongs."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from governance.queries.organisation import root_organisation
from indicators.kolada.asking import Followed, Question, questions
from indicators.models import (
    Comparator,
    ComparatorMember,
    Indicator,
    IndicatorComparator,
    KoladaKpi,
    KoladaSource,
    KoladaUnit,
    Value,
)
from indicators.running import running


@dataclass(frozen=True, slots=True)
class Places:
    """Whose values belong where. own: the municipality in Kolada, whose values are those of the whole organisation."""

    indicators: Mapping[str, int]
    own: str
    root: int | None
    units: Mapping[str, int]
    comparators: Mapping[str, int]

    def of(self, place: str) -> Iterator[tuple[int | None, int | None]]:
        """The organisation or the comparator that a place in Kolada is here; both where one compares with oneself."""
        if place == self.own and self.root is not None:
            yield self.root, None
        if place in self.units:
            yield self.units[place], None
        if place in self.comparators:
            yield None, self.comparators[place]


def kolada_source() -> KoladaSource | None:
    """Whether and how the municipality fetches; None until somebody has said who it is in Kolada."""
    return KoladaSource.objects.first()


def followed_indicators() -> dict[str, int]:
    """The indicators whose values come from Kolada, by its id; not those that have been discontinued here."""
    rows = Indicator.objects.exclude(kolada_id="").filter(running())
    return dict(rows.values_list("kolada_id", "pk"))


def places_of() -> Places:
    """Where values belong. Five queries at most."""
    source, root = kolada_source(), root_organisation()
    return Places(
        indicators=followed_indicators(),
        own=source.area_id if source else "",
        root=root.pk if root else None,
        units=dict(KoladaUnit.objects.values_list("unit_id", "organisation")),
        comparators=dict(Comparator.objects.exclude(kolada_id="").values_list("kolada_id", "pk")),
    )


def fetch_questions(since: date | None) -> list[Question]:
    """The questions of a fetch: for each followed indicator its own, the general and its chosen places."""
    places = places_of()
    chosen, general = _chosen(), _general()
    with_units = set(KoladaKpi.objects.filter(pk__in=places.indicators, has_units=True).values_list("pk", flat=True))
    known = _known(places) if since else {}
    followed = [
        Followed(
            kpi=kpi,
            places=frozenset({places.own} - {""}) | general | chosen.get(pk, frozenset()),
            units=frozenset(places.units) if kpi in with_units else frozenset(),
            known=known.get(pk, frozenset()),
        )
        for kpi, pk in places.indicators.items()
    ]
    return questions(followed, since=since)


def _members() -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for group, member in ComparatorMember.objects.values_list("group", "member__kolada_id"):
        found[group].add(member)
    return found


def _general() -> frozenset[str]:
    """Whom every indicator is compared with, and the members of the groups among them."""
    return _with_members(dict(Comparator.objects.filter(is_general=True).values_list("pk", "kolada_id")), _members())


def _chosen() -> dict[int, frozenset[str]]:
    """By indicator, whom it alone is compared with."""
    members = _members()
    chosen: dict[int, dict[int, str]] = defaultdict(dict)
    for indicator, pk, kolada_id in IndicatorComparator.objects.values_list(
        "indicator", "comparator", "comparator__kolada_id"
    ):
        chosen[indicator][pk] = kolada_id
    return {indicator: _with_members(those, members) for indicator, those in chosen.items()}


def _with_members(comparators: Mapping[int, str], members: Mapping[int, set[str]]) -> frozenset[str]:
    found = {kolada_id for kolada_id in comparators.values() if kolada_id}
    for pk in comparators:
        found |= members.get(pk, set())
    return frozenset(found - {""})


def _known(places: Places) -> dict[int, frozenset[str]]:
    """By indicator, the places that values have been fetched for."""
    rows = Value.objects.filter(origin=Value.Origin.FETCHED, indicator__in=places.indicators.values())
    organisations = {pk: unit for unit, pk in places.units.items()}
    comparators = {pk: area for area, pk in places.comparators.items()}
    found: dict[int, set[str]] = defaultdict(set)
    for indicator, organisation, comparator in (
        rows.order_by().values_list("indicator", "organisation", "comparator").distinct()
    ):
        if organisation is not None and organisation == places.root:
            found[indicator].add(places.own)
        if organisation in organisations:
            found[indicator].add(organisations[organisation])
        if comparator in comparators:
            found[indicator].add(comparators[comparator])
    return {indicator: frozenset(those) for indicator, those in found.items()}
