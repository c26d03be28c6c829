"""How the steps stand below a person in three numbers: late, returned, waiting for approval."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from annualcycle.models import CycleTask
from annualcycle.queries.tasks import WAITING, Ground, steps_in_use, still_waited_for, whole_tasks
from governance.access import grants_of
from governance.models import User
from governance.models.organisation import Permission

State = CycleTask.State


@dataclass(frozen=True, slots=True)
class TaskCounts:
    """late: to be handed in and past their day; returned: of all, also of those; to_approve: handed in and waiting.

    What was not done, and is waited for no more, is none of them.
    """

    late: int
    returned: int
    to_approve: int


def tasks_followed_up(user: User) -> "QuerySet[CycleTask]":
    """What the person follows up and somebody is still to do something with: handed in and to be approved, or to be
    handed in, in this year's wheel and those beside it.
    """
    where = grants_of(user).where(Permission.APPROVE_TASKS)
    below = Q(organisation__parent__in=where) | Q(organisation__parent=None, organisation__in=where)
    submitted = Q(state=State.SUBMITTED, step__needs_approval=True)
    return whole_tasks().filter(below, submitted | Q(state__in=WAITING, step__in=steps_in_use()))


def task_counts(user: User, followed: Collection[CycleTask], ground: Ground) -> TaskCounts | None:
    """Of what the person follows up (`tasks_followed_up`); None for whoever follows up nobody. No query.

    No content is asked how far it has come: lateness follows from days and states.
    """
    where = grants_of(user).where(Permission.APPROVE_TASKS)
    if not any((pk if parent is None else parent) in where for pk, parent in ground.parents.items()):
        return None
    to_do = still_waited_for((row for row in followed if row.state in WAITING), ground)
    return TaskCounts(
        late=sum(ground.due_on(row.step, row.organisation_id, row.due_on) < ground.today for row in to_do),
        returned=sum(row.state == State.RETURNED for row in to_do),
        to_approve=sum(row.state == State.SUBMITTED for row in followed),
    )
