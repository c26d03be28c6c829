"""What an organisation is for, in the wording that holds for a year."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from goals.models import CoreMission, QualityFactor
from goals.queries.marks import mission_mark
from goals.reach import organisations_that_reach
from governance.models import Organisation


@dataclass(frozen=True, slots=True)
class Factor:
    """A quality factor and the indicator that shows it, if any."""

    text: str
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
    """A core mission: the organisation's own, or that of the nearest one above."""

    pk: int
    organisation_id: int
    organisation: str
    year_from: int
    why: str
    what: str
    for_whom: str
    factors: tuple[Factor, ...]


def mission_for(organisation: int, year: int, parents: dict[int, int | None]) -> Mission | None:
    """The core mission that holds for the organisation in `year`: its own, else the nearest above. Two queries."""
    line = organisations_that_reach(organisation, parents, councils=())
    rows = CoreMission.objects.filter(organisation__in=line, year_from__lte=year).select_related("organisation")
    found = min(rows, key=lambda row: (line.index(row.organisation_id), -row.year_from), default=None)
    return _mission(found) if found else None


@dataclass(frozen=True, slots=True)
class MissionPage:
    """The wording that holds for a year, and the years from which the organisation's own wordings hold."""

    year: int
    mission: Mission | None
    is_own: bool
    years: tuple[int, ...]


def mission_page(organisation: Organisation, year: int) -> MissionPage:
    """What the page of an organisation's core mission shows. Four queries."""
    parents = dict(Organisation.objects.order_by().values_list("pk", "parent_id"))
    mission = mission_for(organisation.pk, year, parents)
    own = CoreMission.objects.filter(organisation=organisation).order_by("-year_from")
    return MissionPage(
        year=year,
        mission=mission,
        is_own=mission is not None and mission.organisation_id == organisation.pk,
        years=tuple(own.values_list("year_from", flat=True)),
    )


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
    factors: list[dict[str, object]] = [{"text": f.text, "indicator": f.indicator_id} for f in factors_of([own.pk])]
    initial = {name: getattr(own, name) for name in names}
    return MissionDraft(initial | {"seen": mission_mark(organisation.pk, own.year_from)}, factors)


def _mission(row: CoreMission) -> Mission:
    return Mission(
        pk=row.pk,
        organisation_id=row.organisation_id,
        organisation=row.organisation.name,
        year_from=row.year_from,
        why=row.why,
        what=row.what,
        for_whom=row.for_whom,
        factors=factors_of([row.pk]),
    )


def factors_of(missions: Sequence[int]) -> tuple[Factor, ...]:
    """The quality factors in order."""
    rows = QualityFactor.objects.filter(core_mission__in=missions).order_by("order", "id")
    fields = ("text", "indicator_id", "indicator__name", "core_mission__organisation_id")
    return tuple(Factor(*values) for values in rows.values_list(*fields))
