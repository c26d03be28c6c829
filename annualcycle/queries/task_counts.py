"""How the steps stand below a person in three numbers: late, returned, waiting for approval."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from annualcycle.models import CycleStep, CycleTask
from annualcycle.queries.tasks import WAITING, Ground, ground_of, steps_in_use
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

    Seven queries however many tasks. No content is asked how far it has come: lateness follows from days and states.
    """
    where = grants_of(user).where(Permission.APPROVE_TASKS)
    followed = Q(parent__in=where) | Q(parent=None, pk__in=where)
    if not where or not Organisation.objects.filter(followed).exists():
        return None
    steps = {step.pk: step for step in steps_in_use()}
    below = Q(organisation__parent__in=where) | Q(organisation__parent=None, organisation__in=where)
    waiting = Q(state__in=WAITING) | Q(state=State.SUBMITTED, step__needs_approval=True)
    rows = CycleTask.objects.filter(below & waiting, step__in=steps).order_by()
    every = list(rows.values_list("step_id", "organisation_id", "state", "due_on"))
    ground = ground_of({step for step, *_rest in every})
    found = [
        (steps[step], place, state, own)
        for step, place, state, own in every
        if not _was_not_done(steps[step], place, state, own, ground)
    ]
    return TaskCounts(
        late=sum(_is_late(step, place, state, own, ground) for step, place, state, own in found),
        returned=sum(state == State.RETURNED for _step, _place, state, _own in found),
        to_approve=sum(state == State.SUBMITTED for _step, _place, state, _own in found),
    )


def _was_not_done(step: CycleStep, place: int, state: str, own: date | None, ground: Ground) -> bool:
    return state in WAITING and not ground.is_waited_for(step, place, own)


def _is_late(step: CycleStep, place: int, state: str, own: date | None, ground: Ground) -> bool:
    return state in WAITING and ground.due_on(step, place, own) < ground.today
