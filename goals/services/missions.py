"""Writes of the core mission: what an organisation is for."""

from collections.abc import Sequence
from typing import NamedTuple

from goals.models import CoreMission, QualityFactor
from goals.queries.marks import factor_marks
from governance.history import service
from governance.models import Organisation, User
from governance.refusals import refuse_stale
from indicators.models import Indicator


class FactorContent(NamedTuple):
    """What must be good for the core mission to be good, how good it is promised to be, and what shows it."""

    text: str
    indicator: Indicator | None = None
    standard: str = ""


@service
def save_mission(
    *,
    organisation: Organisation,
    year_from: int,
    why: str,
    what: str,
    for_whom: str,
    factors: Sequence[FactorContent],
    seen: str | None = None,
    by: User,
) -> CoreMission:
    """Store the organisation's core mission from a year on. An earlier year keeps its own wording.

    Raises StaleError when someone else has changed that year's wording since the person opened it.
    """
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    mission = CoreMission.objects.filter(organisation=organisation, year_from=year_from).first()
    if mission is not None:
        refuse_stale(seen, mission, *factor_marks(mission))
    else:
        mission = CoreMission(organisation=organisation, year_from=year_from)
    mission.why, mission.what, mission.for_whom = why, what, for_whom
    mission.save()
    _store_factors(mission, factors)
    return mission


def _store_factors(mission: CoreMission, factors: Sequence[FactorContent]) -> None:
    before = list(mission.quality_factors.order_by("order", "id"))
    for order, factor in enumerate(factors):
        row = before[order] if order < len(before) else QualityFactor(core_mission=mission)
        row.order, row.text, row.standard, row.indicator = order, factor.text, factor.standard, factor.indicator
        row.save()
    for row in before[len(factors) :]:
        row.delete()
