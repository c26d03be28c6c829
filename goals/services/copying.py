"""Copies to a later year: a plan from an earlier one, choosing what to bring."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model
from django.utils.translation import gettext as _

from goals.copying import WITH_GOAL, WITH_PLAN
from goals.models import Activity, Plan, PlanAnswer, PlanText
from goals.queries.copying import ActivityToCopy, PlanToCopy, plan_to_copy
from goals.rules import DECIDED_STATES
from goals.services.plans import create_plan
from governance.history import service
from governance.models import AdoptionState, Organisation, User
from governance.refusals import RefusedError

M = TypeVar("M", bound=Model)


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


def copied(row: M, **made: Any) -> M:
    """A new, unstored row with what the table of copying keeps of `row`, and `made`."""
    carried = (WITH_PLAN | WITH_GOAL)[row._meta.model_name]
    columns = [row._meta.get_field(name).attname for name in carried.kept]
    return type(row)(**{column: getattr(row, column) for column in columns}, **made)
