"""Pages on which goals are assessed: the controller's list, and one goal at a time."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from annualcycle.asked import period_of
from goals import rules
from goals.forms.assessments import AssessmentForm, initial_of
from goals.models import Goal
from goals.queries import assessment as queries
from goals.queries import pages
from goals.services import assessments as services
from governance.access import get_permitted, require


@require_safe
def assessment_list(request: HttpRequest) -> HttpResponse:
    """All goals in a period: what is suggested, what is decided, who is not assessed yet."""
    require(rules.can_read_assessments(request.user))
    asked = request.GET.get("period", "")
    period = period_of(asked) if asked else queries.period_to_assess()
    context = {"page": queries.assessment_page(period=period, user=request.user)}
    return render(request, "goals/assessment_list.html", context)


@require_http_methods(["GET", "POST"])
def goal_assess(request: HttpRequest, pk: int, period: str = "") -> HttpResponse:
    """Decide how the goal goes in the period, with the suggestion and all that it rests on beside."""
    goal = get_permitted(pages.whole_goals(), request.user, rules.can_assess_goal, pk=pk)
    chosen = period_of(period) if period else queries.period_to_assess()
    page = pages.assess_page(goal, chosen)
    form = AssessmentForm(
        request.POST or None,
        words=page.words,
        has_forecast=page.has_forecast,
        initial=initial_of(page.stored, page.suggested.meaning, page.seen),
    )
    if request.method == "POST" and form.is_valid():
        content, seen = form.content, form.cleaned_data["seen"]
        saved = form.carry_out(
            lambda: services.assess_goal(goal=goal, period=chosen, content=content, seen=seen, by=request.user),
            now=lambda: page.seen,
        )
        if saved is not None:
            return _after(request, goal, page)
    return render(request, "goals/goal_assess.html", {"goal": goal, "page": page, "form": form})


def _after(request: HttpRequest, goal: Goal, page: pages.AssessPage) -> HttpResponse:
    """On to the next goal that waits, where that was asked for; otherwise back to the goal."""
    messages.success(request, _("“%(goal)s” is assessed for %(period)s.") % {"goal": goal.title, "period": page.label})
    if request.POST.get("then") != "next":
        return redirect("goal_show", goal.pk)
    waiting = queries.next_to_assess(queries.assessment_rows(period=page.period, user=request.user), goal.pk)
    if waiting is not None:
        return redirect(waiting.assess_url)
    messages.info(request, _("All goals that you may assess are assessed for the period."))
    return redirect(f"{reverse('assessment_list')}?period={page.period.slug}")
