"""Pages on which a person chooses what to bring to a later year."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from goals import rules
from goals.forms.copying import GoalCopyForm, PlanCopyForm
from goals.queries import plans as plan_queries
from goals.queries.copying import goals_to_copy, plan_to_copy
from goals.services import copying as services
from governance.access import get_permitted, grants_of, require
from governance.asked import asked_year
from governance.models.organisation import Permission


@require_http_methods(["GET", "POST"])
def plan_copy(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a later year's plan with what is chosen of this one."""
    plan = get_permitted(plan_queries.whole_plans(), request.user, rules.can_copy_plan, pk=pk)
    year = asked_year(request) or plan.year + 1
    source = plan_to_copy(plan, year)
    form = PlanCopyForm(request.POST or None, source=source)
    if request.method == "POST" and form.is_valid():
        made = form.carry_out(
            lambda: services.copy_plan(plan=plan, year=year, choice=form.choice, by=request.user),
        )
        if made is not None:
            messages.success(request, _("The draft for %(year)s is begun with what you chose.") % {"year": year})
            return redirect("plan_edit", made.pk)
    return render(request, "goals/plan_copy.html", {"plan": plan, "year": year, "source": source, "form": form})


@require_http_methods(["GET", "POST"])
def goal_copy(request: HttpRequest) -> HttpResponse:
    """Begin drafts for the following years of the goals that hold for the last time this year."""
    require(rules.can_create_goals(request.user))
    year = asked_year(request) or timezone.localdate().year
    source = goals_to_copy(year, grants_of(request.user).where(Permission.MANAGE_GOALS))
    form = GoalCopyForm(request.POST or None, source=source)
    if request.method == "POST" and form.is_valid():
        years = {"year_from": source.first_year, "year_to": form.cleaned_data["year_to"]}
        made = form.carry_out(lambda: services.copy_goals(goals=form.ticked, by=request.user, **years))
        if made is not None:
            number = len(made)
            text = ngettext("%(number)s draft is begun.", "%(number)s drafts are begun.", number) % {"number": number}
            messages.success(request, text)
            return redirect(f"{redirect('chain_show').url}?year={source.first_year}")
    return render(request, "goals/goal_copy.html", {"source": source, "form": form})
