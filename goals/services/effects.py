"""Writes of what a goal means for others: help, a burden, or a conflict that is settled between the two sides."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from goals.models import Goal, GoalEffect
from governance.history import service
from governance.models import AdoptionState, Organisation, User
from governance.refusals import RefusedError, refuse_stale

Kind = GoalEffect.Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectContent:
    """What a goal means for an organisation, and perhaps for one of its goals, before it is stored."""

    kind: str
    organisation: Organisation
    text: str
    affected_goal: Goal | None = None


@service
def create_effect(*, goal: Goal, content: EffectContent, by: User) -> GoalEffect:
    """Tell what the goal means for another organisation; the same told twice is stored once.

    Raises RefusedError when the goal is superseded, or the affected goal is the same, another's or superseded.
    """
    stored = Goal.objects.select_for_update().get(pk=goal.pk)
    if stored.state == AdoptionState.SUPERSEDED:
        raise RefusedError(_("The goal has been superseded. Tell of the goal that took its place."))
    _check(stored, content)
    same = GoalEffect.objects.filter(
        goal=stored,
        kind=content.kind,
        organisation=content.organisation,
        affected_goal=content.affected_goal,
        text=content.text,
    )
    return same.first() or GoalEffect.objects.create(
        goal=stored,
        kind=content.kind,
        organisation=content.organisation,
        affected_goal=content.affected_goal,
        text=content.text,
    )


@service
def update_effect(*, effect: GoalEffect, content: EffectContent, seen: str | None = None, by: User) -> GoalEffect:
    """Change what is told. Raises RefusedError when it is settled, or a conflict would cease to be one.

    StaleError when someone else has changed it meanwhile.
    """
    stored = _locked(effect)
    refuse_stale(seen, stored)
    _refuse_settled(stored)
    if stored.kind == Kind.CONFLICTS and content.kind != Kind.CONFLICTS:
        raise RefusedError(_("A conflict is settled, not renamed. Write what has been agreed."), "kind")
    _check(stored.goal, content)
    stored.kind, stored.text = content.kind, content.text
    stored.organisation, stored.affected_goal = content.organisation, content.affected_goal
    stored.save()
    return stored


@service
def settle_effect(
    *, effect: GoalEffect, settlement: str, settled_on: date, seen: str | None = None, by: User
) -> GoalEffect:
    """Store what the two sides have agreed, and when. The same sent twice is stored once.

    Raises RefusedError for an effect that needs no agreement, an agreement without words or from the future;
    StaleError when someone else has changed it meanwhile.
    """
    stored = _locked(effect)
    if (stored.settlement, stored.settled_on) == (settlement, settled_on):
        return stored
    refuse_stale(seen, stored)
    if stored.kind == Kind.HELPS:
        raise RefusedError(_("What helps needs no agreement."))
    if not settlement:
        raise RefusedError(_("Say what has been agreed."), "settlement")
    if settled_on > timezone.localdate():
        raise RefusedError(_("The date lies ahead. Write what has been agreed when it is."), "settled_on")
    stored.settlement, stored.settled_on = settlement, settled_on
    stored.save()
    return stored


@service
def reopen_effect(*, effect: GoalEffect, by: User) -> GoalEffect:
    """Take up an agreed matter again; what was agreed stays in the history. Nothing happens where none is agreed."""
    stored = _locked(effect)
    if stored.settled_on is not None:
        stored.settlement, stored.settled_on = "", None
        stored.save()
    return stored


@service
def remove_effect(*, effect: GoalEffect, by: User) -> None:
    """Take away what was told of an effect. Raises RefusedError for a conflict or something agreed."""
    stored = _locked(effect)
    _refuse_settled(stored)
    if stored.kind == Kind.CONFLICTS:
        raise RefusedError(_("A conflict is not removed but settled. Write what has been agreed, or why it was none."))
    stored.delete()


def _locked(effect: GoalEffect) -> GoalEffect:
    return GoalEffect.objects.select_for_update(of=("self",)).select_related("goal").get(pk=effect.pk)


def _refuse_settled(effect: GoalEffect) -> None:
    if effect.settled_on is not None:
        raise RefusedError(_("This has been agreed. Take it up again before you change it."))


def _check(goal: Goal, content: EffectContent) -> None:
    affected = content.affected_goal
    if affected is None:
        if content.organisation.pk == goal.organisation_id:
            raise RefusedError(
                _("The goal is this organisation’s own. Choose another, or which of its goals is affected."),
                "organisation",
            )
        return
    if affected.pk == goal.pk:
        raise RefusedError(_("A goal does not affect itself. Choose another."), "affected_goal")
    if affected.organisation_id != content.organisation.pk:
        raise RefusedError(_("That goal is owned by another organisation than the one chosen."), "affected_goal")
    if affected.state == AdoptionState.SUPERSEDED:
        raise RefusedError(_("That goal has been superseded. Choose the one that took its place."), "affected_goal")
