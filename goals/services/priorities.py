"""Writes of the order in which a body puts its goals: a draft that is moved about, and the decision about it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from goals.models import Goal, PriorityRanking
from goals.queries.priorities import order_of, rankable_goals, ranking_in_force
from goals.rules import DECIDED_STATES
from governance.decisions import DecisionContent
from governance.history import service
from governance.models import AdoptionState, ModelLevel, Organisation, User
from governance.placing import store_places, supersede_and_decide
from governance.ranking import Move, moved
from governance.refusals import RefusedError, refuse_stale


@service
def create_ranking(
    *, level: ModelLevel, organisation: Organisation, year_from: int, rationale: str = "", by: User
) -> PriorityRanking:
    """Begin a draft: the order in force until then, or the adopted goals in their present order where none is decided.

    The draft that is there already for the same year where there is one. Raises RefusedError where nothing is to be
    put in order.
    """
    _lock(organisation.pk)
    same = {"level": level, "organisation": organisation, "year_from": year_from}
    there = PriorityRanking.objects.filter(state=AdoptionState.DRAFT, **same).first()
    if there is not None:
        return there
    rankable = list(rankable_goals(level.pk, organisation.pk, year_from))
    goals = [goal.pk for goal in rankable]
    decided = [goal.pk for goal in rankable if goal.state in DECIDED_STATES]
    if not goals:
        raise RefusedError(_("There are no goals on this level in that year to put in order."), "year_from")
    before = ranking_in_force(level.pk, organisation.pk, year_from)
    kept = [pk for pk in order_of(before) if pk in goals] if before else decided
    ranking = PriorityRanking.objects.create(rationale=rationale, **same)
    _store(ranking, kept)
    return ranking


@service
def move_goal_in_ranking(
    *, ranking: PriorityRanking, goal: Goal, move: Move, rationale: str | None = None, seen: str | None = None, by: User
) -> list[int]:
    """Move a goal within a draft, into it or out of it; the order that then holds, as ids of goals.

    `rationale`: what has been written on the same page, stored with the move. Raises RefusedError when the order is
    decided or the goal is none of those to be put in order, StaleError when someone else has moved something since.
    """
    stored = _draft(ranking)
    order = order_of(stored)
    refuse_stale(seen, stored, *order)
    if goal.pk not in order:
        _refuse_strangers(stored, [goal.pk])
    if rationale is not None and rationale != stored.rationale:
        stored.rationale = rationale
        stored.save()
    return _store(stored, moved(order, goal.pk, move))


@service
def set_ranking(
    *, ranking: PriorityRanking, order: Sequence[int], rationale: str, seen: str | None = None, by: User
) -> PriorityRanking:
    """Write the whole order of a draft, as ids of goals, and why it is so. Raises as `move_goal_in_ranking`."""
    stored = _draft(ranking)
    now = order_of(stored)
    refuse_stale(seen, stored, *now)
    if len(set(order)) != len(order):
        raise RefusedError(_("A goal can have one place only."))
    _refuse_strangers(stored, [pk for pk in order if pk not in now])
    stored.rationale = rationale
    stored.save()
    _store(stored, order)
    return stored


@service
def adopt_ranking(*, ranking: PriorityRanking, decision: DecisionContent, by: User) -> PriorityRanking:
    """Record that a body has decided the order. An earlier one for the same year is superseded by it.

    Kommunallagen 6:38: which goals go first is a matter of direction, so the body decides. Already decided ones are
    left as they are. Raises RefusedError for an empty order, and where a goal in it is still a draft.
    """
    _lock(ranking.organisation_id)
    stored = PriorityRanking.objects.select_for_update().get(pk=ranking.pk)
    if stored.state in DECIDED_STATES:
        return stored
    goals = list(Goal.objects.filter(priority_places__ranking=stored))
    if not goals:
        raise RefusedError(_("No goal has a place in the order yet."))
    undecided = next((goal for goal in goals if goal.state not in DECIDED_STATES), None)
    if undecided:
        raise RefusedError(
            _("“%(goal)s” is still a draft. Record its adoption first, or take it out of the order.")
            % {"goal": undecided.title}
        )
    same = PriorityRanking.objects.select_for_update().filter(
        level=stored.level_id,
        organisation=stored.organisation_id,
        year_from=stored.year_from,
        state=AdoptionState.ADOPTED,
    )
    supersede_and_decide(stored, earlier=same, decision=decision)
    return stored


@service
def delete_ranking(*, ranking: PriorityRanking, by: User) -> None:
    """Throw a draft away. Raises RefusedError when it is decided."""
    _draft(ranking).delete()


def _lock(organisation_id: int) -> None:
    """One writer of an organisation's orders at a time: two equal submits at once make one draft, not two."""
    Organisation.objects.select_for_update().get(pk=organisation_id)


def _draft(ranking: PriorityRanking) -> PriorityRanking:
    """The locked draft; raises RefusedError when the order is decided."""
    stored = PriorityRanking.objects.select_for_update().get(pk=ranking.pk)
    if stored.state in DECIDED_STATES:
        raise RefusedError(_("The order is decided. What a body has decided is changed by a new decision."))
    return stored


def _refuse_strangers(ranking: PriorityRanking, goals: Sequence[int]) -> None:
    if goals:
        known = rankable_goals(ranking.level_id, ranking.organisation_id, ranking.year_from)
        if set(goals) - set(known.values_list("pk", flat=True)):
            raise RefusedError(_("The goal is none of those that this body puts in order for that year."))


def _store(ranking: PriorityRanking, order: Sequence[int]) -> list[int]:
    return store_places(ranking, order, key="goal_id")
