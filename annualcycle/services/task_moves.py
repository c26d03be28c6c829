"""Writes of a task's way: handed in, taken back, returned, approved, opened again, put off, exempted, handed over."""

from datetime import date
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from annualcycle.deadlines import last_day_of_own
from annualcycle.models import Content, CycleTask, TaskMove
from annualcycle.progress import together
from annualcycle.queries.task_people import people_who_work
from annualcycle.queries.tasks import lacking, parts_of
from annualcycle.task_states import WAYS, Move, after
from annualcycle.task_telling import tell_move
from annualcycle.task_words import refusal_words
from governance.history import service
from governance.models import User
from governance.refusals import RefusedError, refuse_stale

# --- handing in


@service
def submit_task(
    *, task: CycleTask, comment: str = "", effort_hours: Decimal | None = None, seen: str | None = None, by: User
) -> CycleTask:
    """Hand the task in, with how far each thing has come by now. Sent twice it is handed in once.

    Raises RefusedError where it is handed in already or not to be done, and where something is lacking and `comment`
    does not say why; StaleError when someone else has changed the task meanwhile.
    """
    stored, state = _to_move(task, Move.SUBMIT, comment=comment, seen=seen, by=by)
    if state is None:
        return stored
    parts = parts_of([stored])[stored.pk]
    lacks = lacking(parts)
    if lacks and not comment:
        names = ", ".join(part.label for part in lacks)
        raise RefusedError(
            _("Something is lacking: %(what)s. Write why it is handed in as it is.") % {"what": names}, "comment"
        )
    whole = together(part.progress for part in parts)
    # What is told by handing in is told by this.
    told = sum(part.progress.total - part.progress.done for part in parts if part.content == Content.WORD)
    stored.state, stored.submitted_at, stored.submitted_by = state, timezone.now(), by
    stored.done, stored.total = whole.done + told, whole.total
    if effort_hours is not None:
        stored.effort_hours = effort_hours
    return _store(stored, Move.SUBMIT, comment, by)


@service
def withdraw_task(*, task: CycleTask, comment: str = "", seen: str | None = None, by: User) -> CycleTask:
    """Take back what has been handed in and not yet approved. Raises RefusedError otherwise, and StaleError."""
    stored, state = _to_move(task, Move.WITHDRAW, comment=comment, seen=seen, by=by)
    if state is None:
        return stored
    stored.state, stored.submitted_at, stored.submitted_by = state, None, None
    stored.done = stored.total = None
    return _store(stored, Move.WITHDRAW, comment, by)


# --- following up


@service
def return_task(*, task: CycleTask, comment: str, seen: str | None = None, by: User) -> CycleTask:
    """Send what has been handed in back, with words about what is to be done. Raises RefusedError and StaleError."""
    stored, state = _to_move(task, Move.RETURN, comment=comment, seen=seen, by=by)
    if state is None:
        return stored
    stored.state = state
    return _store(stored, Move.RETURN, comment, by)


@service
def approve_task(*, task: CycleTask, comment: str = "", seen: str | None = None, by: User) -> CycleTask:
    """Approve what has been handed in. Raises RefusedError where nothing is, or the step asks for no approval."""
    stored, state = _to_move(task, Move.APPROVE, comment=comment, seen=seen, by=by)
    if state is None:
        return stored
    if not stored.step.needs_approval:
        raise RefusedError(_("What this step asks for is done when it is handed in. Nobody is to approve it."))
    stored.state, stored.approved_at, stored.approved_by = state, timezone.now(), by
    return _store(stored, Move.APPROVE, comment, by)


@service
def reopen_task(*, task: CycleTask, comment: str, seen: str | None = None, by: User) -> CycleTask:
    """Open what has been approved again, with the reason. Raises RefusedError otherwise, and StaleError."""
    stored, state = _to_move(task, Move.REOPEN, comment=comment, seen=seen, by=by)
    if state is None:
        return stored
    stored.state, stored.approved_at, stored.approved_by = state, None, None
    return _store(stored, Move.REOPEN, comment, by)


@service
def extend_task(*, task: CycleTask, due_on: date, comment: str, seen: str | None = None, by: User) -> CycleTask:
    """Give the task a day of its own, with the reason.

    Raises RefusedError for a day that has passed, lies before the step opens or after the law's last day, and where
    the task is not to be done; StaleError when someone else has changed it meanwhile.
    """
    stored, state = _to_move(task, Move.EXTEND, comment=comment, seen=seen, by=by, due_on=due_on)
    if state is None:
        return stored
    _refuse_day(stored, due_on)
    stored.due_on = due_on
    return _store(stored, Move.EXTEND, comment, by, due_on=due_on)


@service
def exempt_task(*, task: CycleTask, comment: str, seen: str | None = None, by: User) -> CycleTask:
    """Ask no more of this organisation, with the reason. Raises RefusedError where it is not to be done; StaleError."""
    stored, state = _to_move(task, Move.EXEMPT, comment=comment, seen=seen, by=by)
    if state is None:
        return stored
    stored.state, stored.reason = state, comment
    return _store(stored, Move.EXEMPT, comment, by)


@service
def ask_again(*, task: CycleTask, comment: str = "", seen: str | None = None, by: User) -> CycleTask:
    """Ask an exempt organisation after all. Raises RefusedError otherwise, and StaleError."""
    stored, state = _to_move(task, Move.ASK, comment=comment, seen=seen, by=by)
    if state is None:
        return stored
    stored.state, stored.reason = state, ""
    return _store(stored, Move.ASK, comment, by)


@service
def assign_task(*, task: CycleTask, owner: User, comment: str = "", seen: str | None = None, by: User) -> CycleTask:
    """Give the task to somebody who works in the organisation or above it. To whom already has it: nothing happens.

    Raises RefusedError for another person or when all is done, and StaleError.
    """
    said = f"{owner.full_name}: {comment}" if comment else owner.full_name
    stored, state = _to_move(task, Move.ASSIGN, comment=said, seen=seen, by=by)
    if state is None or stored.owner_id == owner.pk:
        return stored
    if owner not in people_who_work(stored.organisation):
        raise RefusedError(_("Choose somebody who works there."), "owner")
    stored.owner = owner
    return _store(stored, Move.ASSIGN, said, by)


@service
def note_on_task(*, task: CycleTask, comment: str, by: User) -> CycleTask:
    """Say something in the task's thread. The same words sent twice are said once."""
    stored, state = _to_move(task, Move.NOTE, comment=comment, seen=None, by=by)
    return stored if state is None else _store(stored, Move.NOTE, comment, by)


# --- what the moves share


def _to_move(
    task: CycleTask, move: Move, *, comment: str, seen: str | None, by: User, due_on: date | None = None
) -> tuple[CycleTask, str | None]:
    """The task, locked, and the state that the move leads to; None where the same person has just made the same move.

    Raises RefusedError where the move is not possible (any more) or says nothing of why, and StaleError.
    """
    stored = (
        CycleTask.objects.select_for_update(of=("self",))
        .select_related("step__cycle", "organisation", "owner")
        .get(pk=task.pk)
    )
    last = stored.moves.select_related("moved_by").order_by("-moved_at", "-pk").first()
    if last is not None and (last.move, last.comment, last.moved_by, last.due_on) == (move, comment, by, due_on):
        return stored, None
    state = after(stored.state, move)
    if state is None:
        raise RefusedError(refusal_words(stored, last))
    if WAYS[move].says_why and not comment:
        raise RefusedError(_("Write why, so that those concerned know what to do."), "comment")
    refuse_stale(seen, stored)
    return stored, state


def _store(task: CycleTask, move: Move, comment: str, by: User, *, due_on: date | None = None) -> CycleTask:
    task.save()
    is_submitted = move == Move.SUBMIT
    made = TaskMove.objects.create(
        task=task,
        move=move,
        comment=comment,
        done=task.done if is_submitted else None,
        total=task.total if is_submitted else None,
        due_on=due_on,
        moved_by=by,
    )
    tell_move(task, made, by=by)
    return task


def _refuse_day(task: CycleTask, day: date) -> None:
    step = task.step
    if day < timezone.localdate():
        raise RefusedError(_("The day has already passed."), "due_on")
    if day < step.opens_on:
        raise RefusedError(_("The step opens on %(day)s, after this day.") % {"day": step.opens_on}, "due_on")
    last = last_day_of_own(year=step.cycle.year, by_law=step.latest_on)
    if day <= last:
        return
    if step.latest_on is not None:
        raise RefusedError(_("The law leaves no later day than %(day)s.") % {"day": last}, "due_on")
    raise RefusedError(_("Choose a day no later than %(day)s.") % {"day": last}, "due_on")
