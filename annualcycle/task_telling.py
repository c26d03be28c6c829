"""Who is told of what happens with a task: those who do it, or those who follow it up, never who did it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.utils import timezone

from annualcycle.models import CycleTask, TaskMove
from annualcycle.queries.reminders import is_mailing
from annualcycle.queries.task_people import approvers_of, owners_of
from annualcycle.task_states import Move
from governance.models import User
from governance.services.notices import ToTell, give_all, give_anew

ASKED = "task_asked"
# What the other side is told of a move. What is taken back or given to somebody is no news for them.
TOLD_TO_THOSE_WHO_DO: Mapping[str, str] = {
    Move.RETURN: "task_returned",
    Move.APPROVE: "task_approved",
    Move.REOPEN: "task_reopened",
    Move.EXTEND: "task_extended",
    Move.EXEMPT: "task_exempted",
    Move.ASK: ASKED,
    Move.ASSIGN: ASKED,
    Move.NOTE: "task_noted",
}
TOLD_TO_THOSE_ABOVE: Mapping[str, str] = {Move.SUBMIT: "task_submitted", Move.NOTE: "task_noted"}


def tell_move(task: CycleTask, move: TaskMove, *, by: User) -> None:
    """Tell the other side what has just been done with the task; its step, organisation and owner are loaded."""
    wanted: list[ToTell] = []
    about, today = f"task-{task.pk}", timezone.localdate()
    if kind := TOLD_TO_THOSE_WHO_DO.get(move.move):
        wanted.append(ToTell(_others(_doers(task), by), kind, about, today))
    if (kind := TOLD_TO_THOSE_ABOVE.get(move.move)) and task.step.needs_approval:
        wanted.append(ToTell(_others(approvers_of([task])[task.pk], by), kind, about, today))
    if any(each.people for each in wanted):
        # Returned twice in a day is told twice: the first may have been read and dealt with.
        give_anew(wanted=wanted, is_mailed=is_mailing(), by=by)


def tell_asked(tasks: Iterable[CycleTask], opens: Mapping[int, date], *, by: User | None) -> int:
    """Tell the owners that their tasks have opened, each once; how many are told now. opens: by the task's id."""
    wanted = [
        ToTell(_others([task.owner], by), ASKED, f"task-{task.pk}", opens[task.pk])
        for task in tasks
        if task.owner is not None
    ]
    return give_all(wanted=wanted, is_mailed=is_mailing(), by=by) if wanted else 0


def _doers(task: CycleTask) -> Sequence[User]:
    """Its owner, else who would own it; and who handed it in."""
    owner = task.owner or owners_of([task.organisation_id], task.step.responsible_role).get(task.organisation_id)
    return [each for each in (owner, task.submitted_by) if each is not None]


def _others(people: Iterable[User], by: User | None) -> list[User]:
    return [each for each in dict.fromkeys(people) if each != by and each.is_active]
