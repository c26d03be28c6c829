"""Pages of a task's moves: each is a form of its own, and leads back to the task."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from annualcycle.forms import tasks as forms
from annualcycle.models import CycleTask
from annualcycle.queries import tasks as queries
from annualcycle.rules import tasks as rules
from annualcycle.services import task_moves as services
from annualcycle.task_states import Move
from governance.access import get_permitted
from governance.refusals import fingerprint

Form = forms.MoveForm | forms.NoteForm


@require_http_methods(["GET", "POST"])
def task_submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand the task in."""
    return _moved(request, pk, Move.SUBMIT, forms.SubmitForm, services.submit_task, _("The task is handed in."))


@require_http_methods(["GET", "POST"])
def task_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what has been handed in."""
    told = _("The task is taken back, and may be handed in again.")
    return _moved(request, pk, Move.WITHDRAW, forms.MoveForm, services.withdraw_task, told)


@require_http_methods(["GET", "POST"])
def task_return(request: HttpRequest, pk: int) -> HttpResponse:
    """Send it back, with words about what is to be done."""
    told = _("The task is returned. Those who do it are told.")
    return _moved(request, pk, Move.RETURN, forms.ReturnForm, services.return_task, told)


@require_http_methods(["GET", "POST"])
def task_approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve what has been handed in."""
    return _moved(request, pk, Move.APPROVE, forms.MoveForm, services.approve_task, _("The task is approved."))


@require_http_methods(["GET", "POST"])
def task_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Open what has been approved again."""
    told = _("The task is open again. Those who do it are told.")
    return _moved(request, pk, Move.REOPEN, forms.WithReasonForm, services.reopen_task, told)


@require_http_methods(["GET", "POST"])
def task_extend(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the organisation another day."""
    told = _("The task has a new day. Those who do it are told.")
    return _moved(request, pk, Move.EXTEND, forms.ExtendForm, services.extend_task, told)


@require_http_methods(["GET", "POST"])
def task_exempt(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask no more of the organisation."""
    told = _("The organisation is exempt from this.")
    return _moved(request, pk, Move.EXEMPT, forms.ExemptForm, services.exempt_task, told)


@require_http_methods(["GET", "POST"])
def task_ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask an exempt organisation after all."""
    return _moved(request, pk, Move.ASK, forms.MoveForm, services.ask_again, _("The organisation is asked again."))


@require_http_methods(["GET", "POST"])
def task_assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the task to somebody else."""
    return _moved(request, pk, Move.ASSIGN, forms.AssignForm, services.assign_task, _("The task has a new owner."))


@require_http_methods(["GET", "POST"])
def task_note(request: HttpRequest, pk: int) -> HttpResponse:
    """Say something in the thread."""
    return _moved(request, pk, Move.NOTE, forms.NoteForm, services.note_on_task, _("The comment is stored."))


def _moved(
    request: HttpRequest, pk: int, move: Move, form_of: type[Form], write: Callable[..., CycleTask], told: str
) -> HttpResponse:
    """The form of the move, and the move. A click too many, or one that somebody else was before, is told in words."""

    def is_ones_own(user: Any, task: CycleTask) -> bool:
        return rules.can_ever_move(user, task, move)

    task = get_permitted(queries.whole_tasks(), request.user, is_ones_own, pk=pk)
    if request.method != "POST" and not rules.can_move(request.user, task, move):
        messages.info(request, _("That is not possible as the task is now."))
        return redirect("task_show", task.pk)
    mark = fingerprint(task)
    form = form_of(request.POST or None, task=task, initial={"seen": mark})
    if request.method == "POST" and form.is_valid():
        content = form.content
        if form.carry_out(lambda: write(task=task, by=request.user, **content), now=lambda: mark) is not None:
            messages.success(request, told)
            return redirect("task_show", task.pk)
    context = {"form": form, "task": task, "line": queries.task_lines([task], with_all=True)[0]}
    return render(request, f"annualcycle/task_{move.name.lower()}.html", context)
