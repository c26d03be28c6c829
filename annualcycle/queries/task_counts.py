"""How the steps stand below a person in three numbers: late, returned, waiting for approval."""

from dataclasses import dataclass

from django.db.models import Q

from annualcycle.models import CycleTask
from annualcycle.queries.tasks import WAITING, ground_of, steps_in_use, still_waited_for
from governance.access import grants_of
from governance.models import Organisation, User
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


def task_counts(user: User) -> TaskCounts | None:
    """Of the tasks that the person follows up, in the wheels in use; None for whoever follows up nobody.

    Five queries however many tasks. No content is asked how far it has come: lateness follows from days and states.
    """
    where = grants_of(user).where(Permission.APPROVE_TASKS)
    followed = Q(parent__in=where) | Q(parent=None, pk__in=where)
    if not where or not Organisation.objects.filter(followed).exists():
        return None
    below = Q(organisation__parent__in=where) | Q(organisation__parent=None, organisation__in=where)
    waiting = Q(state__in=WAITING) | Q(state=State.SUBMITTED, step__needs_approval=True)
    rows = list(CycleTask.objects.filter(below & waiting, step__in=steps_in_use()).select_related("step__cycle"))
    ground = ground_of({row.step_id for row in rows})
    to_do = still_waited_for((row for row in rows if row.state in WAITING), ground)
    return TaskCounts(
        late=sum(ground.due_on(row.step, row.organisation_id, row.due_on) < ground.today for row in to_do),
        returned=sum(row.state == State.RETURNED for row in to_do),
        to_approve=sum(row.state == State.SUBMITTED for row in rows),
    )
