"""Pages of plans: who has which, the plan as a document, and the writing of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from goals import rules
from goals.forms.plans import PlanCreateForm, PlanForm, PlanListForm
from goals.models import Plan
from goals.panels import list_panels_of, panels_of
from goals.queries import plans as queries
from goals.queries.marks import plan_mark
from goals.queries.plan_document import plan_document
from goals.queries.plan_list import PlanList
from goals.queries.plan_list import plan_list as list_of_plans
from goals.queries.plan_versions import plan_versions
from goals.services import plans as services
from governance.access import get_permitted, grants_of, require, require_for
from governance.asked import asked_number, asked_year
from governance.models.organisation import Permission
from governance.queries.history import reads_history_of
from governance.refusals import RefusedError


@require_safe
def plan_list(request: HttpRequest) -> HttpResponse:
    """Who has which plan for the year."""
    year = asked_year(request) or timezone.localdate().year
    page = list_of_plans(
        year=year,
        user=request.user,
        level=asked_number(request, "level"),
        state=request.GET.get("state", ""),
        board=asked_number(request, "board"),
    )
    context = {
        "page": page,
        "years": queries.plan_years(year),
        "tabs": _tabs(page),
        "form": PlanListForm(request.GET or None, page=page),
        "panels": list_panels_of(request.user),
    }
    return render(request, "goals/plan_list.html", context)


def _tabs(page: PlanList) -> list[dict[str, object]]:
    """The levels to choose between, with how many plans are adopted on each; none where there is but one."""
    if len(page.levels) < 2:
        return []
    return [
        {
            "label": each.level.name_plural if each.level else _("All plans"),
            "url": f"?year={page.year}" + (f"&level={each.level.pk}" if each.level else ""),
            "current": each.level == page.level,
            "count": f"{each.adopted}/{each.number}",
        }
        for each in page.counts
    ]


@require_safe
def plan_show(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan as a document."""
    plan = get_permitted(queries.whole_plans(), request.user, rules.can_read_plan, pk=pk)
    context = {
        "plan": plan,
        "document": plan_document(plan),
        "versions": plan_versions(plan, request.user),
        "may_edit": rules.can_edit_plan(request.user, plan),
        "may_decide": rules.can_return_plan(request.user, plan),
        "may_follow": rules.can_follow_plan(request.user, plan),
        "may_revise": rules.can_revise_plan(request.user, plan),
        "may_copy": rules.can_copy_plan(request.user, plan),
        "may_read_history": reads_history_of(request.user, plan.organisation_id),
        "panels": panels_of(plan, request.user),
    }
    return render(request, "goals/plan_show.html", context)


@require_http_methods(["GET", "POST"])
def plan_create(request: HttpRequest) -> HttpResponse:
    """Begin a plan."""
    require(rules.can_create_plans(request.user))
    units = queries.units_to_plan_for(grants_of(request.user).where(Permission.WRITE_PLANS))
    initial = {
        "organisation": asked_number(request, "organisation") or (units[0] if len(units) == 1 else None),
        "year": asked_year(request) or queries.year_to_plan(),
        "level": asked_number(request, "level"),
    }
    form = PlanCreateForm(request.POST or None, organisations=units, initial=initial)
    if request.method == "POST" and form.is_valid():
        plan = form.carry_out(lambda: services.create_plan(by=request.user, **form.content))
        if plan is not None:
            return redirect("plan_edit" if rules.can_edit_plan(request.user, plan) else "plan_show", plan.pk)
    return render(request, "goals/plan_create.html", {"form": form, "has_units": bool(units)})


@require_http_methods(["GET", "POST"])
def plan_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the plan: under the headings of its template, and an answer for each goal that reaches the unit."""
    plan = get_permitted(queries.whole_plans(), request.user, rules.can_edit_plan, pk=pk)
    document, seen = plan_document(plan), plan_mark(plan)
    form = PlanForm(request.POST or None, document=document, initial={"seen": seen})
    if request.method == "POST" and form.is_valid():
        data = {"texts": form.texts, "answers": form.answers}
        saved = form.carry_out(
            lambda: services.save_plan(plan=plan, seen=form.cleaned_data["seen"], by=request.user, **data),
            now=lambda: seen,
        )
        if saved is not None:
            messages.success(request, _("The plan is saved."))
            return _after_saving(request, plan)
    context = {
        "plan": plan,
        "document": document,
        "form": form,
        "may_delete": rules.can_delete_plan(request.user, plan),
    }
    return render(request, "goals/plan_edit.html", context)


def _after_saving(request: HttpRequest, plan: Plan) -> HttpResponse:
    """To what the pressed button named: an activity of a goal, handing in, or the plan itself."""
    then, _dash, number = request.POST.get("then", "").partition("-")
    if then == "activity" and number.isdecimal():
        return redirect(f"{reverse('activity_create', args=[plan.pk])}?goal={number}")
    if then == "submit":
        return redirect("plan_submit", plan.pk)
    return redirect("plan_edit" if then == "stay" else "plan_show", plan.pk)


@require_http_methods(["GET", "POST"])
def plan_submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand the plan in, after reading what is missing."""
    plan = get_permitted(queries.whole_plans(), request.user, rules.can_write_plan, pk=pk)
    if request.method == "POST" and plan.state not in rules.OPEN_STATES:
        messages.info(request, _("The plan has already been handed in."))
        return redirect("plan_show", plan.pk)
    require_for(request.user, plan, rules.can_submit_plan)
    if request.method == "POST":
        try:
            services.submit_plan(plan=plan, by=request.user)
        except RefusedError as refusal:
            messages.error(request, refusal.message)
            return redirect("plan_submit", plan.pk)
        messages.success(request, _("The plan is handed in."))
        return redirect("plan_show", plan.pk)
    return render(request, "goals/plan_submit.html", {"plan": plan, "document": plan_document(plan)})


@require_http_methods(["GET", "POST"])
def plan_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether a draft is to be thrown away, and throw it away."""
    plan = get_permitted(queries.whole_plans(), request.user, rules.can_delete_plan, pk=pk)
    if request.method == "POST":
        try:
            services.delete_plan(plan=plan, by=request.user)
        except RefusedError as refusal:
            messages.error(request, refusal.message)
            return redirect("plan_show", plan.pk)
        messages.success(request, _("The draft is thrown away."))
        return redirect("plan_show", plan.revises_id) if plan.revises_id else redirect("plan_list")
    return render(request, "goals/plan_delete.html", {"plan": plan})
