"""Copies to a later year: a plan from an earlier one, goals that hold for the last time, choosing what to bring."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from goals.copying import copied
from goals.locks import lock_chain
from goals.models import Activity, Contribution, Goal, GoalEffect, Plan, PlanAnswer, PlanText
from goals.queries.copying import ActivityToCopy, PlanToCopy, level_like, plan_to_copy, successors
from goals.queries.holding import holds_or_is_drafted_in
from goals.rules import DECIDED_STATES
from goals.services.plans import create_plan
from governance.history import service
from governance.models import AdoptionState, Organisation, User
from governance.refusals import RefusedError


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChoice:
    """What to bring: ids of the earlier plan's texts, of the goals whose answers come along, and of its activities."""

    texts: Collection[int] = ()
    answers: Collection[int] = ()
    activities: Collection[int] = ()


@service
def copy_plan(*, plan: Plan, year: int, choice: PlanChoice, by: User) -> Plan:
    """A draft of the organisation's plan for a later year, with what is chosen of `plan`.

    What has no heading or no goal to come under in the later year stays behind. Raises RefusedError when `plan` has
    not been adopted, the year is not later, its model has no level for the plan, or the organisation has one already.
    """
    if plan.state not in DECIDED_STATES:
        raise RefusedError(_("Only a plan that has been adopted is copied."))
    if year <= plan.year:
        raise RefusedError(_("Choose a year after %(year)s.") % {"year": plan.year}, "year")
    Organisation.objects.select_for_update().get(pk=plan.organisation_id)
    source = plan_to_copy(plan, year)
    if source.level is None:
        raise RefusedError(_("The governance model for %(year)s has no level for this plan.") % {"year": year}, "year")
    there = Plan.objects.filter(organisation=plan.organisation_id, level=source.level, year=year)
    if there.exclude(state=AdoptionState.SUPERSEDED).exists():
        raise RefusedError(_("There is already a plan for %(year)s.") % {"year": year}, "year")
    made = create_plan(organisation=plan.organisation, year=year, level=source.level, by=by)
    _bring(source, choice, made)
    return made


def _bring(source: PlanToCopy, choice: PlanChoice, made: Plan) -> None:
    PlanText.objects.bulk_create(
        copied(each.text, plan=made, section=each.section) for pk, each in source.sections.items() if pk in choice.texts
    )
    PlanAnswer.objects.bulk_create(
        PlanAnswer(plan=made, goal=each.target, text=each.text)
        for pk, each in source.answers.items()
        if pk in choice.answers
    )
    Activity.objects.bulk_create(
        copied(each.activity, plan=made, goal=target, **_as_it_goes(each))
        for pk, (each, target) in source.activities.items()
        if pk in choice.activities
    )


def _as_it_goes(each: ActivityToCopy) -> dict[str, Any]:
    """An activity that goes on keeps how far it has come; another begins anew."""
    row = each.activity
    goes_on = {"status": row.status, "progress": row.progress} if each.continues else {}
    anew = {"status": Activity.Status.NOT_STARTED, "progress": 0}
    return {"origin": row, "starts_on": each.starts_on, "due_on": each.due_on} | anew | goes_on


@service
def copy_goals(*, goals: Iterable[Goal], year_from: int, year_to: int, by: User) -> list[Goal]:
    """Drafts for later years with the words and ties of these goals, which they serve among themselves as before.

    What a goal served comes along where it is copied too, holds still, or has been followed by another; otherwise the
    draft stands alone, which the thread shows. One that is there already is left as it is and is not among those
    returned. Raises RefusedError when the model of the first year has no level for a goal, or the years are none.
    """
    if year_to < year_from:
        raise RefusedError(_("The last year comes before the first."), "year_to")
    lock_chain()
    wanted = sorted(Goal.objects.filter(pk__in=[goal.pk for goal in goals]).select_related("level"), key=_from_the_top)
    heirs = successors(_around(wanted), _holding(year_from))
    made = []
    for goal in wanted:
        draft = heirs.get(goal.pk) or _copy_goal(goal, heirs, year_from, year_to)
        if goal.pk not in heirs:
            made.append(draft)
        heirs[goal.pk] = draft
    return made


def _from_the_top(goal: Goal) -> tuple[int, int, int]:
    return goal.level.order, goal.order, goal.pk


def _around(goals: Iterable[Goal]) -> list[Goal]:
    """The goals, those that they serve, and those of others that they affect."""
    ids = [goal.pk for goal in goals]
    near = Q(pk__in=ids) | Q(children__in=ids) | Q(contributions_from__goal__in=ids) | Q(effects_on__goal__in=ids)
    return list(Goal.objects.filter(near).distinct())


def _holding(year: int) -> list[Goal]:
    return list(Goal.objects.filter(holds_or_is_drafted_in(year)))


def _copy_goal(goal: Goal, heirs: Mapping[int, Goal], year_from: int, year_to: int) -> Goal:
    level = level_like(goal.level, year_from)
    if level is None:
        raise RefusedError(
            _("The governance model for %(year)s has no level like “%(level)s”.")
            % {"year": year_from, "level": goal.level.name}
        )
    parent = heirs.get(goal.parent_id or 0)
    draft = copied(goal, level=level, parent=parent, year_from=year_from, year_to=year_to)
    draft.save()
    for relation in ("goal_indicators", "goal_tags", "agenda_targets", "legal_requirements", "contributors"):
        rows = getattr(goal, relation).order_by("pk")
        rows.model.objects.bulk_create(copied(row, goal=draft) for row in rows)
    also = {heirs[row.served_id] for row in goal.contributions.all() if row.served_id in heirs} - {parent}
    Contribution.objects.bulk_create(Contribution(goal=draft, served=served) for served in also)
    GoalEffect.objects.bulk_create(
        copied(row, goal=draft, affected_goal=heirs.get(row.affected_goal_id or 0))
        for row in goal.effects.order_by("pk")
    )
    return draft
