"""Writes of activities: what they are, while the plan is written; how they go, at any time."""

from dataclasses import dataclass, fields
from datetime import date

from django.utils.translation import gettext as _

from goals.activity_progress import UnfinishedError, settled
from goals.locks import open_plan
from goals.models import Activity, Goal, Plan
from goals.queries.people import member_named
from goals.queries.plans import goals_that_reach
from governance.history import service
from governance.models import AdoptionState, User
from governance.refusals import RefusedError, refuse_stale


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityContent:
    """What an activity is: the goal it answers, what is done, by whom and when."""

    goal: Goal
    title: str
    owner_name: str
    starts_on: date
    due_on: date


@service
def add_activity(*, plan: Plan, content: ActivityContent, by: User) -> Activity:
    """Add an activity to the plan. The same one sent twice is added once.

    Raises RefusedError when the plan is locked, the goal does not reach the unit, or the dates do not hold.
    """
    stored = open_plan(plan)
    _check(stored, content, None)
    same = stored.activities.filter(**_fields(content)).first()
    if same is not None:
        return same
    last = stored.activities.filter(goal=content.goal).order_by("-order").first()
    return Activity.objects.create(
        plan=stored, order=last.order + 1 if last else 0, owner=member_named(content.owner_name), **_fields(content)
    )


@service
def update_activity(
    *,
    activity: Activity,
    content: ActivityContent,
    status: str,
    comment: str,
    progress: int | None = None,
    seen: str | None = None,
    by: User,
) -> Activity:
    """Change what an activity is and how it goes. Raises RefusedError as the two others, and StaleError."""
    plan = open_plan(activity.plan)
    stored = Activity.objects.select_for_update().get(pk=activity.pk)
    refuse_stale(seen, stored)
    _check(plan, content, stored)
    for name, value in _fields(content).items():
        setattr(stored, name, value)
    stored.owner = member_named(content.owner_name)
    _tell(stored, status, progress, comment)
    stored.save()
    return stored


@service
def follow_activity(
    *,
    activity: Activity,
    status: str,
    comment: str,
    progress: int | None = None,
    seen: str | None = None,
    by: User,
) -> Activity:
    """Tell how an activity goes, also after the plan is adopted: progress is not the plan.

    Status and progress are kept consistent (goals/activity_progress.py); without `progress` it stays as it was, and is
    100 where the activity is done. Raises RefusedError when the plan has been superseded or the two deny each other,
    StaleError when someone else has told since.
    """
    stored = Activity.objects.select_for_update().get(pk=activity.pk)
    # The plan is read after the lock: a new version may have been adopted while this waited.
    if stored.plan.state == AdoptionState.SUPERSEDED:
        raise RefusedError(_("A newer plan has taken this one's place."))
    refuse_stale(seen, stored)
    _tell(stored, status, progress, comment)
    stored.save()
    return stored


@service
def remove_activity(*, activity: Activity, by: User) -> None:
    """Take an activity out of a plan that is being written. Raises RefusedError when the plan is locked."""
    open_plan(activity.plan)
    Activity.objects.filter(pk=activity.pk).delete()


def _fields(content: ActivityContent) -> dict[str, object]:
    return {field.name: getattr(content, field.name) for field in fields(content)}


def _tell(stored: Activity, status: str, progress: int | None, comment: str) -> None:
    told = stored.progress if progress is None else progress
    if progress is None and stored.status == Activity.Status.DONE != status:
        told = 0  # how far it really came is not known; whoever knows tells it
    try:
        stored.status, stored.progress = settled(status, told, before=(stored.status, stored.progress))
    except UnfinishedError as error:
        raise RefusedError(_("Say how far it has come: only what is done has come 100 percent."), "progress") from error
    stored.comment = comment


def _check(plan: Plan, content: ActivityContent, activity: Activity | None) -> None:
    if content.due_on < content.starts_on:
        raise RefusedError(_("The activity is to be ready before it begins."), "due_on")
    if not content.starts_on.year <= plan.year <= content.due_on.year:
        raise RefusedError(_("The activity lies outside the plan's year, %(year)s.") % {"year": plan.year}, "due_on")
    stays = activity is not None and activity.goal_id == content.goal.pk
    if not stays and content.goal.pk not in {g.pk for g in goals_that_reach(plan.organisation_id, plan.year)}:
        raise RefusedError(_("This goal does not reach the unit."), "goal")
