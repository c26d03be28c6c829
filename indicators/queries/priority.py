"""The place that a body has given an indicator: what matters most is read first."""

from collections.abc import Mapping

from governance.models import AdoptionState
from governance.tree import line_up
from indicators.models import IndicatorPlace

Ranks = Mapping[tuple[int, int], int]  # (organisation, indicator) -> place, 1 first


def ranks_in(year: int) -> dict[tuple[int, int], int]:
    """The places of the ranking that holds for the year, of every body that has one. One query."""
    rows = (
        IndicatorPlace.objects.filter(ranking__state=AdoptionState.ADOPTED, ranking__year_from__lte=year)
        .order_by("ranking__organisation_id", "-ranking__year_from", "rank")
        .values_list("ranking__organisation_id", "ranking_id", "indicator_id", "rank")
    )
    in_force: dict[int, int] = {}
    found = {}
    for organisation, ranking, indicator, rank in rows:
        if in_force.setdefault(organisation, ranking) == ranking:
            found[organisation, indicator] = rank
    return found


def rank_for(ranks: Ranks, organisation_id: int, indicator_id: int, parents: Mapping[int, int | None]) -> int | None:
    """The indicator's place for the organisation: its own, else that of the nearest above that has given it one."""
    line = line_up(organisation_id, parents)
    return next((ranks[each, indicator_id] for each in line if (each, indicator_id) in ranks), None)
