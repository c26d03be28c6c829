"""How an order of priority is stored and decided: the same for goals and for indicators.

A ranking is a Decision with a state and `places`, whose rows carry a rank.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from governance.decisions import DecisionContent
from governance.models import AdoptionState


def store_places(ranking: Any, order: Sequence[int], *, key: str) -> list[int]:
    """Number what is in the order from 1; `key` is the place's column for what stands there ("goal_id").

    The constraint on their places is checked when the transaction ends. Comes back: the order.
    """
    places = {getattr(place, key): place for place in ranking.places.all()}
    for pk in places.keys() - set(order):
        places[pk].delete()
    for rank, pk in enumerate(order, start=1):
        place = places.get(pk) or ranking.places.model(ranking=ranking, **{key: pk})
        if place.pk is None or place.rank != rank:
            place.rank = rank
            place.save()
    return list(order)


def supersede_and_decide(ranking: Any, *, earlier: Iterable[Any], decision: DecisionContent) -> None:
    """Store the decision with the ranking; those decided before for the same year give way to it."""
    for each in earlier:
        each.state = AdoptionState.SUPERSEDED
        each.save()
    ranking.state = AdoptionState.ADOPTED
    for name in ("decided_by", "decided_on", "registry_number", "minutes_paragraph"):
        setattr(ranking, name, getattr(decision, name))
    ranking.save()
