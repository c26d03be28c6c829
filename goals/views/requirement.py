"""Pages of what the law demands: the register by act, and its keeping."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from goals import rules
from goals.forms.registers import RequirementForm
from goals.models import LegalRequirement
from goals.queries import registers as queries
from goals.services import requirements as services
from governance.access import get_permitted, require
from governance.models import User
from governance.refusals import RefusedError, fingerprint

FIELDS = ("act", "provision", "requirement")


@require_safe
def legalrequirement_list(request: HttpRequest) -> HttpResponse:
    """The register by act, with the goals that carry each requirement out. ?only=alone: those that none does."""
    only_alone = request.GET.get("only") == "alone"
    context = {
        "page": queries.requirements(request.user, only_alone=only_alone),
        "only_alone": only_alone,
        "may_manage": rules.can_manage_requirements(request.user),
    }
    return render(request, "goals/legalrequirement_list.html", context)


@require_http_methods(["GET", "POST"])
def legalrequirement_create(request: HttpRequest) -> HttpResponse:
    """Add what a provision demands."""
    require(rules.can_manage_requirements(request.user))
    form = RequirementForm(request.POST or None, initial={"act": request.GET.get("act", "")[:120]})
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in FIELDS}
        saved = form.carry_out(lambda: services.create_requirement(by=request.user, **told))
        if saved is not None:
            messages.success(request, _("The legal requirement is added. Choose it in the form of a goal."))
            return redirect(_place(saved))
    return render(request, "goals/legalrequirement_create.html", {"form": form, "acts": queries.acts_in_use()})


@require_http_methods(["GET", "POST"])
def legalrequirement_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what the register says of a provision."""
    row = get_permitted(LegalRequirement.objects.all(), request.user, _keeper, pk=pk)
    initial = {name: getattr(row, name) for name in FIELDS} | {"seen": fingerprint(row)}
    form = RequirementForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in (*FIELDS, "seen")}
        saved = form.carry_out(
            lambda: services.update_requirement(legal_requirement=row, by=request.user, **told),
            now=lambda: initial["seen"],
        )
        if saved is not None:
            messages.success(request, _("The legal requirement is saved."))
            return redirect(_place(saved))
    context = {"form": form, "requirement": row, "acts": queries.acts_in_use()}
    return render(request, "goals/legalrequirement_edit.html", context)


@require_http_methods(["GET", "POST"])
def legalrequirement_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether a requirement is to leave the register, and take it away."""
    row = get_permitted(LegalRequirement.objects.all(), request.user, _keeper, pk=pk)
    if request.method == "POST":
        try:
            services.delete_requirement(legal_requirement=row, by=request.user)
        except RefusedError as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, _("The legal requirement is taken away."))
        return redirect("legalrequirement_list")
    return render(request, "goals/legalrequirement_delete.html", {"requirement": row})


def _place(row: LegalRequirement) -> str:
    return f"{reverse('legalrequirement_list')}#requirement-{row.pk}"


def _keeper(user: User, _row: LegalRequirement) -> bool:
    return rules.can_manage_requirements(user)
