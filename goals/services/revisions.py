"""Writes that change what a body has decided: a draft that is to replace a goal, by a new decision."""

from django.utils import timezone
from django.utils.translation import gettext as _

from goals.content import STORED
from goals.links import take_over_links
from goals.locks import lock_chain
from goals.models import Goal
from governance.history import service
from governance.models import AdoptionState, User
from governance.refusals import RefusedError


@service
def revise_goal(*, goal: Goal, by: User) -> Goal:
    """A draft with the goal's words and ties that takes its place when adopted (services.goals.adopt_goals).

    Kommunallagen 6:38: what a body has decided is changed by a new decision, so the goal itself stays as it is until
    then. The draft holds from this year on, where the goal does: the years before keep the old words. Asked twice it
    is the same draft. Raises RefusedError unless the goal is in force.
    """
    lock_chain()
    stored = Goal.objects.select_for_update().get(pk=goal.pk)
    begun = Goal.objects.filter(replaces=stored).first()
    if begun is not None:
        return begun
    if stored.state != AdoptionState.ADOPTED:
        raise RefusedError(_("Only an adopted goal is changed by a new decision. A draft is changed as it is."))
    values = {name: getattr(stored, name) for name in STORED}
    values["year_from"] = min(max(stored.year_from, timezone.localdate().year), stored.year_to)
    draft = Goal.objects.create(**values, replaces=stored)
    take_over_links(stored, draft)
    return draft
