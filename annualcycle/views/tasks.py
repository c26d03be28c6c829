"""Pages of tasks: what is asked of me, and one task with all that belongs to it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from annualcycle.forms.tasks import DocumentForm, MoveForm, SubmitForm, TaskFilterForm
from annualcycle.queries import task_pages
from annualcycle.queries import tasks as queries
from annualcycle.rules import tasks as rules
from annualcycle.services import task_documents
from annualcycle.task_states import Move
from governance.access import get_permitted, require, require_for
from governance.queries.history import reads_history_of
from governance.refusals import RefusedError, fingerprint


@require_safe
def task_list(request: HttpRequest) -> HttpResponse:
    """What is asked of the person and of where the person works, and what waits for the person's approval."""
    require(rules.can_read_task_list(request.user))
    form = TaskFilterForm(request.GET)
    context = {
        "form": form,
        "sections": task_pages.task_sections(request.user, kind=form.kind_wanted),
        "is_narrowed": bool(form.kind_wanted),
    }
    return render(request, "annualcycle/task_list.html", context)


@require_safe
def task_show(request: HttpRequest, pk: int) -> HttpResponse:
    """One task on one screen: what is asked, how far it has come, what has been said, and what may be done now."""
    task = get_permitted(queries.whole_tasks(), request.user, rules.can_read_task, pk=pk)
    may = {move.name.lower(): rules.can_move(request.user, task, move) for move in Move}
    seen = {"seen": fingerprint(task)}
    context = {
        "task": task,
        "page": task_pages.task_page(task, request.user),
        "may": may,
        "may_change_documents": rules.can_change_task_documents(request.user, task),
        "submit_form": SubmitForm(task=task, initial=seen) if may["submit"] else None,
        "approve_form": MoveForm(task=task, initial=seen) if may["approve"] else None,
        "may_read_history": reads_history_of(request.user, task.organisation_id),
    }
    return render(request, "annualcycle/task_show.html", context)


@require_http_methods(["GET", "POST"])
def task_document_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand a document in with the task."""
    task = get_permitted(queries.whole_tasks(), request.user, rules.can_change_task_documents, pk=pk)
    form = DocumentForm(request.POST or None, task=task, initial={"document": request.GET.get("document")})
    if request.method == "POST" and form.is_valid():
        made = form.carry_out(
            lambda: task_documents.add_task_document(task=task, content=form.content, by=request.user)
        )
        if made is not None:
            messages.success(request, _("The document is handed in with the task."))
            return redirect("task_show", task.pk)
    return render(request, "annualcycle/task_document_add.html", {"form": form, "task": task})


@require_http_methods(["GET", "POST"])
def task_document_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether a document is to be taken away, and take it away."""
    document = get_permitted(queries.task_documents(), request.user, rules.can_read_task_document, pk=pk)
    require_for(request.user, document.task, rules.can_change_task_documents)
    if request.method == "POST":
        try:
            task_documents.remove_task_document(document=document, by=request.user)
        except RefusedError as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, _("The document is taken away from the task."))
        return redirect("task_show", document.task_id)
    return render(request, "annualcycle/task_document_remove.html", {"document": document})
