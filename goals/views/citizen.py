"""Pages of what citizens ask for: the list, recording it, and answering it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from goals import rules
from goals.forms.citizens import CitizenAnswerForm, CitizenFilterForm, CitizenRequirementForm
from goals.models import CitizenRequirement
from goals.queries import citizens as queries
from goals.services import citizens as services
from governance.access import get_permitted, require
from governance.queries.history import reads_history_of
from governance.refusals import RefusedError, fingerprint

PAGE_SIZE = 50


@require_safe
def citizenrequirement_list(request: HttpRequest) -> HttpResponse:
    """What citizens have asked for, the newest first, with the goals that take it up and the answers."""
    form = CitizenFilterForm(request.GET, places=queries.citizen_places())
    page = Paginator(queries.citizens_found(form.wanted), PAGE_SIZE).get_page(request.GET.get("page"))
    asked = request.GET.copy()
    asked.pop("page", None)
    context = {
        "form": form,
        "page": page,
        "lines": queries.citizen_lines(page, request.user),
        "counts": queries.citizen_counts(),
        "asked": f"{asked.urlencode()}&" if asked else "",
        "may_create": rules.can_create_citizen_requirements(request.user),
        "may_write_goals": rules.can_create_goals(request.user),
    }
    return render(request, "goals/citizenrequirement_list.html", context)


@require_http_methods(["GET", "POST"])
def citizenrequirement_create(request: HttpRequest) -> HttpResponse:
    """Record what citizens ask for."""
    require(rules.can_create_citizen_requirements(request.user))
    initial = {"received_on": timezone.localdate()}
    form = CitizenRequirementForm(request.POST or None, user=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        saved = form.carry_out(lambda: services.create_citizen_requirement(content=form.content, by=request.user))
        if saved is not None:
            messages.success(request, _("It is recorded. Let a goal take it up, or answer why not."))
            return redirect(_place(saved))
    return render(request, "goals/citizenrequirement_create.html", {"form": form})


@require_http_methods(["GET", "POST"])
def citizenrequirement_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what was recorded."""
    row = _written(request, pk)
    names = ("received_on", "source", "text")
    initial = {name: getattr(row, name) for name in names}
    initial |= {"organisation": row.organisation_id, "seen": fingerprint(row)}
    form = CitizenRequirementForm(request.POST or None, user=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen"]
        saved = form.carry_out(
            lambda: services.update_citizen_requirement(
                requirement=row, content=form.content, seen=seen, by=request.user
            ),
            now=lambda: initial["seen"],
        )
        if saved is not None:
            messages.success(request, _("It is saved."))
            return redirect(_place(saved))
    context = {
        "form": form,
        "requirement": row,
        "may_read_history": reads_history_of(request.user, row.organisation_id),
    }
    return render(request, "goals/citizenrequirement_edit.html", context)


@require_http_methods(["GET", "POST"])
def citizenrequirement_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which goal takes it up, and what is done about it or why nothing is."""
    row = _written(request, pk)
    seen, day = fingerprint(row), row.answered_on or timezone.localdate()
    initial = {"goal": row.goal_id, "answer": row.answer, "answered_on": day, "seen": seen}
    form = CitizenAnswerForm(request.POST or None, user=request.user, requirement=row, initial=initial)
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("goal", "answer", "answered_on", "seen")}
        saved = form.carry_out(
            lambda: services.answer_citizen_requirement(requirement=row, by=request.user, **told),
            now=lambda: seen,
        )
        if saved is not None:
            messages.success(request, _("It is saved."))
            return redirect(_place(saved))
    context = {"form": form, "requirement": row, "may_write_goals": rules.can_create_goals(request.user)}
    return render(request, "goals/citizenrequirement_answer.html", context)


@require_http_methods(["GET", "POST"])
def citizenrequirement_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether it is to be taken away, and take it away."""
    row = _written(request, pk)
    if request.method == "POST":
        try:
            services.delete_citizen_requirement(requirement=row, by=request.user)
        except RefusedError as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, _("It is taken away."))
        return redirect("citizenrequirement_list")
    return render(request, "goals/citizenrequirement_delete.html", {"requirement": row})


def _written(request: HttpRequest, pk: int) -> CitizenRequirement:
    whole = queries.whole_citizen_requirements()
    return get_permitted(whole, request.user, rules.can_write_citizen_requirement, pk=pk)


def _place(row: CitizenRequirement) -> str:
    return f"{reverse('citizenrequirement_list')}#requirement-{row.pk}"
