"""Pages of assignments: what a body has told someone to do, how it is carried out, and the report back."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from goals import rules
from goals.forms.assignments import (
    AssignmentFilterForm,
    AssignmentForm,
    CarryingOutForm,
    ClosingForm,
    ReportForm,
    carrying_out_of,
    initial_of,
    phase_formset,
)
from goals.queries import assignments as queries
from goals.queries.marks import assignment_mark
from goals.services import assignments as services
from governance.access import get_permitted, require
from governance.asked import asked_number
from governance.queries.history import reads_history_of
from governance.refusals import RefusedError, fingerprint

PAGE_SIZE = 50


@require_safe
def assignment_list(request: HttpRequest) -> HttpResponse:
    """What bodies have assigned to whom, what is open first."""
    form = AssignmentFilterForm(request.GET, choices=queries.assignment_choices())
    page = Paginator(queries.assignments_found(form.wanted), PAGE_SIZE).get_page(request.GET.get("page"))
    asked = request.GET.copy()
    asked.pop("page", None)
    context = {
        "form": form,
        "page": page,
        "lines": queries.assignment_lines(page),
        "asked": f"{asked.urlencode()}&" if asked else "",
        "is_narrowed": any(asked.values()),
        "may_create": rules.can_create_assignments(request.user),
    }
    return render(request, "goals/assignment_list.html", context)


@require_safe
def assignment_show(request: HttpRequest, pk: int) -> HttpResponse:
    """The assignment, how it is carried out, and what has been reported back."""
    row = get_permitted(queries.whole_assignments(), request.user, rules.can_read_assignment, pk=pk)
    context = {
        "assignment": row,
        "page": queries.assignment_page(row),
        "may_edit": rules.can_edit_assignment(request.user, row),
        "may_carry_out": rules.can_carry_out_assignment(request.user, row),
        "may_close": rules.can_close_assignment(request.user, row),
        "may_reopen": rules.can_reopen_assignment(request.user, row),
        "may_read_history": reads_history_of(request.user, row.organisation_id),
    }
    return render(request, "goals/assignment_show.html", context)


@require_http_methods(["GET", "POST"])
def assignment_create(request: HttpRequest) -> HttpResponse:
    """Record what a body has assigned."""
    require(rules.can_create_assignments(request.user))
    initial = {name: asked_number(request, name) for name in ("organisation", "goal")}
    form = AssignmentForm(request.POST or None, user=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        made = form.carry_out(
            lambda: services.create_assignment(content=form.content, decision=form.decision, by=request.user)
        )
        if made is not None:
            messages.success(request, _("The assignment is recorded."))
            return redirect("assignment_show", made.pk)
    return render(request, "goals/assignment_create.html", {"form": form})


@require_http_methods(["GET", "POST"])
def assignment_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what was recorded."""
    row = get_permitted(queries.whole_assignments(), request.user, rules.can_edit_assignment, pk=pk)
    initial = initial_of(row, fingerprint(row))
    form = AssignmentForm(request.POST or None, user=request.user, assignment=row, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = {"content": form.content, "decision": form.decision, "seen": form.cleaned_data["seen"]}
        saved = form.carry_out(
            lambda: services.update_assignment(assignment=row, by=request.user, **said), now=lambda: initial["seen"]
        )
        if saved is not None:
            messages.success(request, _("The assignment is saved."))
            return redirect("assignment_show", row.pk)
    return render(request, "goals/assignment_edit.html", {"form": form, "assignment": row})


@require_http_methods(["GET", "POST"])
def assignment_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how it is carried out: who, with which resources, and the phases of a project."""
    row = get_permitted(queries.whole_assignments(), request.user, rules.can_carry_out_assignment, pk=pk)
    page, seen = queries.assignment_page(row), assignment_mark(row)
    form = CarryingOutForm(request.POST or None, initial=carrying_out_of(row, seen))
    there = [
        {"pk": phase.pk, "place": number, "title": phase.title, "due_on": phase.due_on, "is_done": phase.is_done}
        for number, phase in enumerate(page.phases, start=1)
    ]
    phases = phase_formset()(request.POST or None, initial=there, prefix="phase")
    if request.method == "POST" and form.is_valid() and phases.is_valid():
        said = {"content": form.content, "phases": phases.contents, "seen": form.cleaned_data["seen"]}
        saved = form.carry_out(
            lambda: services.plan_assignment(assignment=row, by=request.user, **said), now=lambda: seen
        )
        if saved is not None:
            messages.success(request, _("The assignment is saved."))
            return redirect("assignment_show", row.pk)
    context = {"form": form, "phases": phases, "assignment": row, "page": page}
    return render(request, "goals/assignment_plan.html", context)


@require_http_methods(["GET", "POST"])
def assignment_report(request: HttpRequest, pk: int) -> HttpResponse:
    """Report back to the body that gave the assignment."""
    row = get_permitted(queries.whole_assignments(), request.user, rules.can_carry_out_assignment, pk=pk)
    form = ReportForm(request.POST or None, initial={"reported_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        saved = form.carry_out(lambda: services.report_assignment(assignment=row, by=request.user, **said))
        if saved is not None:
            messages.success(request, _("The report is stored."))
            return redirect("assignment_show", row.pk)
    return render(request, "goals/assignment_report.html", {"form": form, "assignment": row})


@require_http_methods(["GET", "POST"])
def assignment_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the decision by which the body is done with the assignment."""
    row = get_permitted(queries.whole_assignments(), request.user, rules.can_close_assignment, pk=pk)
    form = ClosingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        saved = form.carry_out(lambda: services.close_assignment(assignment=row, by=request.user, **said))
        if saved is not None:
            messages.success(request, _("The assignment is closed."))
            return redirect("assignment_show", row.pk)
    context = {"form": form, "assignment": row, "page": queries.assignment_page(row)}
    return render(request, "goals/assignment_close.html", context)


@require_http_methods(["GET", "POST"])
def assignment_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether a closed assignment is to be opened again, and open it."""
    row = get_permitted(queries.whole_assignments(), request.user, rules.can_reopen_assignment, pk=pk)
    if request.method == "POST":
        try:
            services.reopen_assignment(assignment=row, by=request.user)
        except RefusedError as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, _("The assignment is open again."))
        return redirect("assignment_show", row.pk)
    return render(request, "goals/assignment_reopen.html", {"assignment": row})
