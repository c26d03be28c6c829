"""Writes of what a goal from above becomes further down: nothing, with a reason, or one more goal that serves it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goals.checks import refuse_decided, refuse_unfit
from goals.content import STORED, GoalContent
from goals.locks import lock_chain
from goals.models import Activity, Contribution, Goal, NotRelevant, Plan
from goals.queries.cascade import reaches
from goals.queries.holding import holds_or_is_drafted_in
from governance.history import service
from governance.models import AdoptionState, Organisation, User
from governance.refusals import RefusedError, refuse_stale


@service
def answer_not_relevant(
    *, goal: Goal, organisation: Organisation, year: int, reason: str, seen: str | None = None, by: User
) -> NotRelevant:
    """Answer, for a year, that a goal from above does not concern the organisation, and why.

    Raises RefusedError when the goal is not adopted, does not hold that year or does not reach the organisation, when
    the organisation answers it with goals or activities that year, or without a reason; StaleError when someone else
    has answered meanwhile.
    """
    # A goal or an activity that answers it does not slip past while this is looked at.
    lock_chain()
    list(Plan.objects.select_for_update().filter(organisation=organisation, year=year).values_list("pk"))
    _check_reach(goal, organisation, year)
    _refuse_answered(goal, organisation, year)
    if not reason:
        raise RefusedError(_("Say why the goal does not concern you."), "reason")
    before = NotRelevant.objects.filter(goal=goal, organisation=organisation, year=year).first()
    refuse_stale(seen, before)
    if before is None:
        return NotRelevant.objects.create(goal=goal, organisation=organisation, year=year, reason=reason)
    if before.reason != reason:
        before.reason = reason
        before.save()
    return before


@service
def take_back_not_relevant(*, answer: NotRelevant, by: User) -> None:
    """Take the answer back: the goal waits for an answer again. Sent twice it is taken back once."""
    NotRelevant.objects.filter(pk=answer.pk).delete()


@service
def let_goal_serve(*, goal: Goal, served: Goal, by: User) -> Goal:
    """Let a draft serve one more goal; one that serves none gets it as its main goal. Told twice it is stored once.

    Raises RefusedError when the draft has been decided, or the chain allows no such tie (checks.refuse_unfit).
    """
    lock_chain()
    stored = Goal.objects.select_for_update(of=("self",)).select_related("parent__level").get(pk=goal.pk)
    refuse_decided(stored)
    also = [row.served for row in stored.contributions.select_related("served__level")]
    if served in (stored.parent, *also):
        return stored
    values = {name: getattr(stored, name) for name in STORED}
    if stored.parent is None:
        refuse_unfit(GoalContent(**values | {"parent": served}), stored)
        stored.parent = served
        stored.save()
    else:
        refuse_unfit(GoalContent(**values, contributions=[*also, served]), stored)
        Contribution.objects.create(goal=stored, served=served)
    return stored


def _check_reach(goal: Goal, organisation: Organisation, year: int) -> None:
    if goal.state != AdoptionState.ADOPTED:
        raise RefusedError(_("Only an adopted goal is answered."))
    if not goal.year_from <= year <= goal.year_to:
        raise RefusedError(
            _("The goal holds %(first)s–%(last)s, not that year.") % {"first": goal.year_from, "last": goal.year_to}
        )
    if not reaches(goal, organisation):
        raise RefusedError(_("The goal does not reach this organisation, so nothing is asked of it."))


def _refuse_answered(goal: Goal, organisation: Organisation, year: int) -> None:
    own = Goal.objects.filter(holds_or_is_drafted_in(year), organisation=organisation)
    goals = [*own.filter(parent=goal), *own.filter(contributions__served=goal)]
    activities = Activity.objects.filter(goal=goal, plan__organisation=organisation, plan__year=year).exclude(
        plan__state=AdoptionState.SUPERSEDED
    )
    titles = [*(each.title for each in goals), *activities.values_list("title", flat=True)]
    if titles:
        told = ", ".join(f"“{title}”" for title in titles[:3])
        raise RefusedError(
            ngettext(
                "The organisation answers the goal in %(year)s already: %(titles)s.",
                "The organisation answers the goal in %(year)s already in %(number)s ways, among them %(titles)s.",
                len(titles),
            )
            % {"year": year, "titles": told, "number": len(titles)}
        )
