"""Writes of the order in which a body puts its indicators: a draft that is moved about, and the decision about it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from governance.decisions import DecisionContent
from governance.history import service
from governance.models import AdoptionState, Organisation, User
from governance.placing import store_places, supersede_and_decide
from governance.ranking import Move, moved
from governance.refusals import RefusedError, refuse_stale
from governance.rules import DECIDED_STATES
from indicators.models import Indicator, IndicatorRanking
from indicators.queries.rankings import order_of, rankable_indicators, ranking_in_force


@service
def create_indicator_ranking(
    *, organisation: Organisation, year_from: int, rationale: str = "", by: User
) -> IndicatorRanking:
    """Begin a draft: the order in force until then, or the indicators by name where none is decided.

    The draft that is there already for the same year where there is one. Raises RefusedError where nothing is to be
    put in order.
    """
    _lock(organisation.pk)
    same = {"organisation": organisation, "year_from": year_from}
    there = IndicatorRanking.objects.filter(state=AdoptionState.DRAFT, **same).first()
    if there is not None:
        return there
    rankable = [indicator.pk for indicator in rankable_indicators(organisation.pk)]
    if not rankable:
        raise RefusedError(_("The organisation has no indicators to put in order."), "year_from")
    before = ranking_in_force(organisation.pk, year_from)
    kept = [pk for pk in order_of(before) if pk in rankable] if before else rankable
    ranking = IndicatorRanking.objects.create(rationale=rationale, **same)
    _store(ranking, kept)
    return ranking


@service
def move_indicator_in_ranking(
    *,
    ranking: IndicatorRanking,
    indicator: Indicator,
    move: Move,
    rationale: str | None = None,
    seen: str | None = None,
    by: User,
) -> list[int]:
    """Move an indicator within a draft, into it or out of it; the order that then holds, as ids of indicators.

    `rationale`: what has been written on the same page, stored with the move. Raises RefusedError when the order is
    decided or the indicator is none of those to be put in order, StaleError when someone else has moved something
    since.
    """
    stored = _draft(ranking)
    order = order_of(stored)
    refuse_stale(seen, stored, *order)
    if indicator.pk not in order:
        _refuse_strangers(stored, [indicator.pk])
    if rationale is not None and rationale != stored.rationale:
        stored.rationale = rationale
        stored.save()
    return _store(stored, moved(order, indicator.pk, move))


@service
def set_indicator_ranking(
    *, ranking: IndicatorRanking, order: Sequence[int], rationale: str, seen: str | None = None, by: User
) -> IndicatorRanking:
    """Write the whole order of a draft, as ids of indicators, and why it is so.

    Raises as `move_indicator_in_ranking`.
    """
    stored = _draft(ranking)
    now = order_of(stored)
    refuse_stale(seen, stored, *now)
    if len(set(order)) != len(order):
        raise RefusedError(_("An indicator can have one place only."))
    _refuse_strangers(stored, [pk for pk in order if pk not in now])
    stored.rationale = rationale
    stored.save()
    _store(stored, order)
    return stored


@service
def adopt_indicator_ranking(*, ranking: IndicatorRanking, decision: DecisionContent, by: User) -> IndicatorRanking:
    """Record that a body has decided the order. An earlier one for the same year is superseded by it.

    Which measures weigh most is a matter of direction, as for goals (Kommunallagen 6:38). One that is decided already
    is left as it is. Raises RefusedError for an empty order.
    """
    _lock(ranking.organisation_id)
    stored = IndicatorRanking.objects.select_for_update().get(pk=ranking.pk)
    if stored.state in DECIDED_STATES:
        return stored
    if not order_of(stored):
        raise RefusedError(_("No indicator has a place in the order yet."))
    same = IndicatorRanking.objects.select_for_update().filter(
        organisation=stored.organisation_id, year_from=stored.year_from, state=AdoptionState.ADOPTED
    )
    supersede_and_decide(stored, earlier=same, decision=decision)
    return stored


@service
def delete_indicator_ranking(*, ranking: IndicatorRanking, by: User) -> None:
    """Throw a draft away. Raises RefusedError when it is decided."""
    _draft(ranking).delete()


def _lock(organisation_id: int) -> None:
    """One writer of an organisation's orders at a time: two equal submits at once make one draft, not two."""
    Organisation.objects.select_for_update().get(pk=organisation_id)


def _draft(ranking: IndicatorRanking) -> IndicatorRanking:
    """The locked draft; raises RefusedError when the order is decided."""
    stored = IndicatorRanking.objects.select_for_update().get(pk=ranking.pk)
    if stored.state in DECIDED_STATES:
        raise RefusedError(_("The order is decided. What a body has decided is changed by a new decision."))
    return stored


def _refuse_strangers(ranking: IndicatorRanking, indicators: Sequence[int]) -> None:
    if indicators:
        known = rankable_indicators(ranking.organisation_id).order_by()
        if set(indicators) - set(known.values_list("pk", flat=True)):
            raise RefusedError(_("The indicator is none of those that this organisation is steered by."))


def _store(ranking: IndicatorRanking, order: Sequence[int]) -> list[int]:
    return store_places(ranking, order, key="indicator_id")
