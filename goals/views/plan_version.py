"""Pages of a plan's versions: begin a revision of the one in force, and see two side by side."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from goals import rules
from goals.forms.plans import CompareForm, ReviseForm
from goals.queries import plans as queries
from goals.queries.plan_comparison import plan_comparison
from goals.queries.plan_versions import comparable_plans, compared_by_default, plan_versions
from goals.services import plan_revisions as services
from governance.access import get_permitted
from governance.asked import asked_number


@require_http_methods(["GET", "POST"])
def plan_revise(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a new version of the plan in force, which stays in force until a body has adopted the new one."""
    plan = get_permitted(queries.whole_plans(), request.user, rules.can_revise_plan, pk=pk)
    form = ReviseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        revision = form.carry_out(lambda: services.revise_plan(plan=plan, by=request.user, **form.cleaned_data))
        if revision is not None:
            messages.success(request, _("The new version is begun. The adopted plan holds until it is adopted."))
            return redirect("plan_edit" if rules.can_edit_plan(request.user, revision) else "plan_show", revision.pk)
    context = {"plan": plan, "form": form, "versions": plan_versions(plan, request.user)}
    return render(request, "goals/plan_revise.html", context)


@require_safe
def plan_compare(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan beside another of the organisation's: a version, or last year's."""
    plan = get_permitted(queries.whole_plans(), request.user, rules.can_read_plan, pk=pk)
    others = comparable_plans(plan, request.user)
    other = compared_by_default(plan, others, asked_number(request, "with"))
    context = {
        "plan": plan,
        "comparison": plan_comparison(plan, other) if other else None,
        "form": CompareForm(initial={"with": other.pk if other else None}, plans=others),
    }
    return render(request, "goals/plan_compare.html", context)
