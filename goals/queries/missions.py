"""What an organisation is for, in the wording that holds for a year."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Case, F, When
from django.urls import reverse

from goals.models import CoreMission, QualityFactor
from goals.queries.marks import mission_mark
from goals.queries.material import OrganisationRow, organisations_by_id, places_of
from goals.reach import organisations_that_reach
from governance.language import active_language
from governance.models import Organisation
from governance.models.organisation import BOARDS
from governance.tree import tree_order
from indicators import queries as indicator_queries
from indicators.queries import IndicatorCard
from indicators.readers import readable

# Whose core missions the politician reads before the municipality's goals, and the annual report tells first.
LEADING: frozenset[str] = BOARDS | {Organisation.Kind.MUNICIPALITY, Organisation.Kind.COUNCIL}


@dataclass(frozen=True, slots=True)
class Factor:
    """A quality factor, the standard that is promised, and the indicator that shows it, if any."""

    mission_id: int
    text: str
    standard: str
    indicator_id: int | None
    indicator: str | None
    organisation_id: int

    @property
    def url(self) -> str:
        """The indicator's page for the mission's organisation; empty where there is none. Only in a municipality."""
        if not self.indicator_id:
            return ""
        return f"{reverse('indicator_show', args=[self.indicator_id])}?organisation={self.organisation_id}"


@dataclass(frozen=True, slots=True)
class Mission:
    """A core mission: the organisation's own, or that of the nearest one above.

    belongs_to: under what the organisation stands, told in lists only (`own_missions`).
    """

    pk: int
    organisation_id: int
    organisation: str
    year_from: int
    why: str
    what: str
    for_whom: str
    factors: tuple[Factor, ...]
    belongs_to: str = ""

    @property
    def url(self) -> str:
        """The core mission's page. Only within a municipality's pages, not in a job."""
        return reverse("mission_show", args=[self.organisation_id])


def mission_for(organisation: int, year: int, parents: dict[int, int | None]) -> Mission | None:
    """The core mission that holds for the organisation in `year`: its own, else the nearest above. Two queries."""
    line = organisations_that_reach(organisation, parents, councils=())
    rows = CoreMission.objects.filter(organisation__in=line, year_from__lte=year).select_related("organisation")
    found = min(rows, key=lambda row: (line.index(row.organisation_id), -row.year_from), default=None)
    return _mission(found, factors_of([found.pk])) if found else None


def own_mission(organisation: int, year: int) -> Mission | None:
    """The organisation's own wording that holds for `year`; None where it has none. Two queries at most."""
    rows = CoreMission.objects.filter(organisation=organisation, year_from__lte=year).select_related("organisation")
    found = rows.order_by("-year_from").first()
    return _mission(found, factors_of([found.pk])) if found else None


def own_missions(
    year: int,
    *,
    kinds: Collection[str] | None = None,
    organisations: Mapping[int, OrganisationRow] | None = None,
) -> list[Mission]:
    """The wording that holds for `year` of every organisation of that year that has one of its own.

    From the top of the organisation's tree down; only of these kinds, where given. Three queries, or two where the
    organisations are given.
    """
    found_in = organisations_by_id() if organisations is None else organisations
    places = {pk: row for pk, row in found_in.items() if row.is_in(year) and (kinds is None or row.kind in kinds)}
    rows = (
        CoreMission.objects.filter(year_from__lte=year, organisation__in=list(places))
        .select_related("organisation")
        .order_by("organisation_id", "-year_from")
        .distinct("organisation_id")
    )
    found = list(rows)
    factors: dict[int, list[Factor]] = {}
    for factor in factors_of([row.pk for row in found]):
        factors.setdefault(factor.mission_id, []).append(factor)
    order = tree_order({pk: row.parent for pk, row in places.items()})
    names = {pk: row.name for pk, row in found_in.items()}
    missions = []
    for row in found:
        under = names.get(places[row.organisation_id].parent or 0, "")
        missions.append(replace(_mission(row, tuple(factors.get(row.pk, ()))), belongs_to=under))
    return sorted(missions, key=lambda mission: order[mission.organisation_id])


def mission_keys(missions: Iterable[Mission]) -> list[tuple[int, int]]:
    """The (indicator, organisation) pairs that show how the missions' quality factors go."""
    return [
        (factor.indicator_id, mission.organisation_id)
        for mission in missions
        for factor in mission.factors
        if factor.indicator_id is not None
    ]


def mission_cards(
    missions: Sequence[Mission], *, year: int, organisations: Mapping[int, OrganisationRow] | None = None
) -> dict[int, tuple[IndicatorCard, ...]]:
    """The cards of each mission's quality factors, each indicator once, by the mission's id.

    Constant in queries; one fewer where the organisations are given.
    """
    language, places = active_language(), places_of(organisations) if organisations else None
    cards = indicator_queries.indicator_cards(
        mission_keys(missions), year=year, language=language, reader=None, organisations=places
    )
    return {
        mission.pk: tuple(cards[key] for key in dict.fromkeys(mission_keys([mission])) if key in cards)
        for mission in missions
    }


@dataclass(frozen=True, slots=True)
class MissionDraft:
    """What the form of a core mission begins with: the wording that holds now, or nothing."""

    initial: dict[str, object]
    factors: list[dict[str, object]]


def mission_draft(organisation: Organisation, year: int) -> MissionDraft:
    """The organisation's own wording that holds for `year`, to be changed; empty where it has none."""
    own = CoreMission.objects.filter(organisation=organisation, year_from__lte=year).order_by("-year_from").first()
    if own is None:
        return MissionDraft({"year_from": year, "seen": ""}, [])
    names = ("year_from", "why", "what", "for_whom")
    # With what is confidential, too: the form keeps what it does not show.
    written = own.quality_factors.order_by("order", "id").values("text", "standard", "indicator")
    factors: list[dict[str, object]] = [dict(factor) for factor in written]
    initial = {name: getattr(own, name) for name in names}
    return MissionDraft(initial | {"seen": mission_mark(organisation.pk, own.year_from)}, factors)


def _mission(row: CoreMission, factors: tuple[Factor, ...]) -> Mission:
    return Mission(
        pk=row.pk,
        organisation_id=row.organisation_id,
        organisation=row.organisation.name,
        year_from=row.year_from,
        why=row.why,
        what=row.what,
        for_whom=row.for_whom,
        factors=factors,
    )


def factors_of(missions: Sequence[int]) -> tuple[Factor, ...]:
    """The quality factors in order; of a confidential indicator nothing is said, since everybody reads them."""
    rows = QualityFactor.objects.filter(core_mission__in=missions).order_by("order", "id")
    is_open = readable(None, "indicator__")
    told = [Case(When(is_open, then=F(name))) for name in ("indicator_id", "indicator__name")]
    fields = ("core_mission_id", "text", "standard", *told, "core_mission__organisation_id")
    return tuple(Factor(*values) for values in rows.values_list(*fields))
