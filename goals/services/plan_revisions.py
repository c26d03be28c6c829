"""Revisions within the year: a new version beside the plan in force, which gives way when a body adopts the new one."""

from django.db.models import Max
from django.utils.translation import gettext as _

from goals.copying import as_it_is
from goals.locks import locked_plan, moved
from goals.models import Activity, Plan, PlanAnswer, PlanText
from goals.plan_states import Move
from goals.rules import BEING_WRITTEN
from governance.history import service
from governance.models import Organisation, User
from governance.refusals import RefusedError


@service
def revise_plan(*, plan: Plan, reason: str, by: User) -> Plan:
    """A draft of the next version with all that the plan in force holds; that one stays in force until then.

    Asked for twice with the same reason it is begun once. Raises RefusedError without a reason, when the plan is not
    in force, and when a revision is being written already.
    """
    if not reason:
        raise RefusedError(_("Say why the plan is revised, so that the body knows what has changed."), "reason")
    Organisation.objects.select_for_update(no_key=True).get(pk=plan.organisation_id)
    stored = locked_plan(plan)
    moved(stored, Move.REVISE)
    versions = Plan.objects.filter(organisation=stored.organisation_id, level=stored.level_id, year=stored.year)
    written = versions.filter(state__in=BEING_WRITTEN).first()
    if written is not None:
        if written.revises_id == stored.pk and written.revision_reason == reason:
            return written
        raise RefusedError(_("A new version of the plan is being written already."))
    revision = Plan.objects.create(
        organisation_id=stored.organisation_id,
        level_id=stored.level_id,
        year=stored.year,
        version=versions.aggregate(last=Max("version"))["last"] + 1,
        revises=stored,
        revision_reason=reason,
    )
    _copy(stored, revision)
    return revision


def _copy(old: Plan, new: Plan) -> None:
    """All that the old plan holds, and how its activities go, so that the next version begins where it stands."""
    PlanText.objects.bulk_create(as_it_is(text, plan=new) for text in old.texts.order_by("pk"))
    PlanAnswer.objects.bulk_create(as_it_is(answer, plan=new) for answer in old.answers.order_by("pk"))
    Activity.objects.bulk_create(
        as_it_is(activity, plan=new, origin=activity) for activity in old.activities.order_by("pk")
    )
