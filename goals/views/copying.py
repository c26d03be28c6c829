"""Pages on which a person chooses what to bring to a later year."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from goals import rules
from goals.forms.copying import PlanCopyForm
from goals.queries import plans as plan_queries
from goals.queries.copying import plan_to_copy
from goals.services import copying as services
from governance.access import get_permitted
from governance.asked import asked_year


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
