"""Who may do what with a task. In memory only: a task is asked with its organisation loaded."""

from collections.abc import Callable

from annualcycle.models import CycleTask, TaskDocument
from annualcycle.rules.working import WORKS, can_work_in
from annualcycle.task_states import WAYS, Move, Side, State
from governance.access import grants_of
from governance.models import Membership, Organisation, User
from governance.models.organisation import Permission
from governance.roles import PERMISSIONS_OF_ROLE

WORKING_ROLES = frozenset(Membership.Role(role) for role, may in PERMISSIONS_OF_ROLE.items() if may & set(WORKS))
APPROVING_ROLES = frozenset(
    Membership.Role(role) for role, may in PERMISSIONS_OF_ROLE.items() if Permission.APPROVE_TASKS in may
)


def can_follow_up(user: User, organisation: Organisation) -> bool:
    """Nobody approves what the own unit hands in by being its head: the right is asked on the organisation above.

    Where nothing is above, on the organisation itself.
    """
    return grants_of(user).may(Permission.APPROVE_TASKS, organisation.parent_id or organisation.pk)


def can_read_task(user: User, _task: CycleTask) -> bool:
    """What is asked of whom, and how far it has come, is no secret: everyone who is admitted."""
    return user.is_authenticated


def can_read_task_list(user: User) -> bool:
    """A list of one's own: everyone who is admitted."""
    return user.is_authenticated


def can_work_on_task(user: User, task: CycleTask) -> bool:
    """Whether the person does what the task asks, whatever its state."""
    return can_work_in(user, task.organisation_id)


def can_follow_up_task(user: User, task: CycleTask) -> bool:
    """Whether the person approves, returns, extends and exempts, whatever the task's state."""
    return can_follow_up(user, task.organisation)


def can_take_part_in_task(user: User, task: CycleTask) -> bool:
    """Whether the person does the task or follows it up."""
    return can_work_on_task(user, task) or can_follow_up_task(user, task)


def can_read_thread(user: User, task: CycleTask) -> bool:
    """The words between those who do a task and those who follow it up are theirs, and the auditors' to read."""
    return can_take_part_in_task(user, task) or grants_of(user).may(Permission.READ_HISTORY, task.organisation_id)


def can_read_effort(user: User) -> bool:
    """What the rounds cost in hours is for those who follow up, and the auditors."""
    grants = grants_of(user)
    return grants.may_anywhere(Permission.APPROVE_TASKS) or grants.may_anywhere(Permission.READ_HISTORY)


_SIDES: dict[Side, Callable[[User, CycleTask], bool]] = {
    Side.DOES: can_work_on_task,
    Side.FOLLOWS_UP: can_follow_up_task,
    Side.EITHER: can_take_part_in_task,
}


def can_ever_move(user: User, task: CycleTask, move: Move) -> bool:
    """Whether the person may ever make this move with the task, whatever its state."""
    return _SIDES[WAYS[move].side](user, task)


def can_move(user: User, task: CycleTask, move: Move) -> bool:
    """Whether the person may make this move with the task as it is. The way: annualcycle/task_states.py.

    Needs the task's step loaded for an approval: nothing is approved where the step asks for none.
    """
    if State(task.state) not in WAYS[move].states or not can_ever_move(user, task, move):
        return False
    return move != Move.APPROVE or task.step.needs_approval


def can_change_task_documents(user: User, task: CycleTask) -> bool:
    """What has been handed in stands as it was: documents are added and taken away while the task is to be done."""
    return State(task.state) in WAYS[Move.SUBMIT].states and can_work_on_task(user, task)


def can_read_task_document(user: User, document: TaskDocument) -> bool:
    """As the words of its task: for those who do it or follow it up. The task's organisation is loaded."""
    return can_read_thread(user, document.task)
