"""Pages of one goal: read it, write its draft, record its adoption."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from goals import rules
from goals.forms.decisions import GoalDecisionForm
from goals.forms.goals import GoalForm, initial_of
from goals.queries import pages
from goals.queries.levels import deciding_body
from goals.queries.marks import indicator_ids
from goals.services import goals as services
from governance.access import get_permitted, require
from governance.asked import asked_number, asked_year
from governance.refusals import RefusedError, fingerprint
from governance.rules import can_read_history


@require_safe
def goal_show(request: HttpRequest, pk: int) -> HttpResponse:
    """The goal with its thread, its four facts, its indicators, its assessment and what answers it."""
    goal = get_permitted(pages.whole_goals(), request.user, rules.can_read_goal, pk=pk)
    page = pages.goal_page(goal, user=request.user, year=asked_year(request), accent=request.municipality.accent)
    context = {
        "goal": goal,
        "page": page,
        "is_draft": goal.state in rules.OPEN_STATES,
        "may_edit": rules.can_edit_goal(request.user, goal),
        "may_adopt": rules.can_adopt_goal(request.user, goal),
        "may_assess": rules.can_assess_goal(request.user, goal),
        "may_read_history": can_read_history(request.user),
    }
    return render(request, "goals/goal_show.html", context)


@require_http_methods(["GET", "POST"])
def goal_create(request: HttpRequest) -> HttpResponse:
    """Write the draft of a new goal."""
    require(rules.can_create_goals(request.user))
    initial = {name: asked_number(request, name) for name in ("level", "organisation", "parent")}
    form = GoalForm(request.POST or None, user=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        goal = form.carry_out(lambda: services.create_goal(content=form.content, by=request.user))
        if goal is not None:
            messages.success(request, _("The draft is saved. It is a goal when the body has adopted it."))
            return redirect("goal_show", goal.pk)
    return render(request, "goals/goal_create.html", {"form": form})


@require_http_methods(["GET", "POST"])
def goal_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a draft."""
    goal = get_permitted(pages.whole_goals(), request.user, rules.can_edit_goal, pk=pk)
    linked = indicator_ids(goal)
    initial = initial_of(goal, linked, fingerprint(goal, *linked))
    form = GoalForm(request.POST or None, user=request.user, goal=goal, initial=initial)
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen"]
        saved = form.carry_out(
            lambda: services.update_goal(goal=goal, content=form.content, seen=seen, by=request.user),
            now=lambda: initial["seen"],
        )
        if saved is not None:
            messages.success(request, _("The draft is saved."))
            return redirect("goal_show", goal.pk)
    return render(request, "goals/goal_edit.html", {"form": form, "goal": goal, "keep": f"goal-{goal.pk}"})


@require_http_methods(["GET", "POST"])
def goal_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether a draft is to be thrown away, and throw it away."""
    goal = get_permitted(pages.whole_goals(), request.user, rules.can_edit_goal, pk=pk)
    if request.method == "POST":
        try:
            services.delete_goal(goal=goal, by=request.user)
        except RefusedError as refusal:
            messages.error(request, refusal.message)
            return redirect("goal_show", goal.pk)
        messages.success(request, _("The draft is thrown away."))
        return redirect("chain_show")
    return render(request, "goals/goal_delete.html", {"goal": goal})


@require_http_methods(["GET", "POST"])
def goal_adopt(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the decision by which a body adopted the goal, and other drafts with it."""
    goal = get_permitted(pages.whole_goals(), request.user, rules.can_adopt_goal, pk=pk)
    others = [other for other in pages.other_drafts(goal) if rules.can_adopt_goal(request.user, other)]
    initial = {"decided_by": deciding_body(goal.organisation)}
    form = GoalDecisionForm(request.POST or None, user=request.user, others=others, initial=initial)
    if request.method == "POST" and form.is_valid():
        adopted = form.carry_out(
            lambda: services.adopt_goals(goals=[goal, *form.ticked], decision=form.decision, by=request.user)
        )
        if adopted is not None:
            number = len(adopted)
            text = ngettext("The goal is adopted.", "%(number)s goals are adopted.", number) % {"number": number}
            messages.success(request, text)
            return redirect("goal_show", goal.pk)
    return render(request, "goals/goal_adopt.html", {"form": form, "goal": goal})
