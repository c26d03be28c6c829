"""What is decided about a plan that has been handed in: it is returned, or its adoption is recorded."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from goals import rules
from goals.forms.plans import ReturnForm
from goals.queries import plans as queries
from goals.services import plans as services
from governance.access import get_permitted, require_for
from governance.forms.decision import DecisionForm
from governance.models import AdoptionState
from governance.queries.organisation import deciding_body


@require_http_methods(["GET", "POST"])
def plan_return(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the plan back, with words about what is to be changed."""
    plan = get_permitted(queries.whole_plans(), request.user, rules.can_decide_about_plan, pk=pk)
    if request.method == "POST" and plan.state == AdoptionState.RETURNED:
        messages.info(request, _("The plan has already been returned."))
        return redirect("plan_list")
    require_for(request.user, plan, rules.can_return_plan)
    form = ReturnForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        saved = form.carry_out(lambda: services.return_plan(plan=plan, by=request.user, **form.cleaned_data))
        if saved is not None:
            messages.success(request, _("The plan is returned to the unit."))
            return redirect("plan_list")
    return render(request, "goals/plan_return.html", {"plan": plan, "form": form})


@require_http_methods(["GET", "POST"])
def plan_adopt(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the decision by which a body adopted the plan."""
    plan = get_permitted(queries.whole_plans(), request.user, rules.can_decide_about_plan, pk=pk)
    if request.method == "POST" and plan.state in rules.DECIDED_STATES:
        # The same decision sent twice, or recorded by two at once: whoever comes second sees what is stored.
        messages.info(request, _("The plan has already been adopted. This is the decision that is stored."))
        return redirect("plan_show", plan.pk)
    require_for(request.user, plan, rules.can_adopt_plan)
    initial = {"decided_by": deciding_body(plan.organisation)}
    form = DecisionForm(request.POST or None, user=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        saved = form.carry_out(lambda: services.adopt_plan(plan=plan, decision=form.decision, by=request.user))
        if saved is not None:
            messages.success(request, _("The plan is adopted and locked. The progress of activities may still change."))
            return redirect("plan_show", plan.pk)
    return render(request, "goals/plan_adopt.html", {"plan": plan, "form": form})
