"""Pages of one goal: read it, write its draft, record its adoption."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from goals import rules
from goals.forms.decisions import GoalDecisionForm
from goals.forms.goals import GoalForm, initial_of, typed
from goals.forms.sketches import sketch_from
from goals.models import Goal
from goals.queries import pages
from goals.queries.advice import Advice, advice_on, advice_on_goal
from goals.queries.assignments import assignments_for
from goals.queries.between import between
from goals.queries.citizens import citizen_requirement_to_take_up, citizens_of_goal
from goals.queries.limits import breach_text, breaches_of
from goals.queries.standards import goal_from_standard
from goals.queries.writing import links_of, marks_of, revision_of
from goals.services import goals as services
from goals.services.citizens import take_up_citizen_requirement
from governance.access import get_permitted, require
from governance.asked import asked_number, asked_year
from governance.models import AdoptionState
from governance.queries.history import reads_history_of
from governance.queries.organisation import deciding_body
from governance.refusals import RefusedError, fingerprint


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
        "successor": revision_of(goal) if goal.state == AdoptionState.SUPERSEDED else None,
        "may_revise": rules.can_revise_goal(request.user, goal),
        "advice": advice_on_goal(goal, user=request.user) if rules.can_edit_goal(request.user, goal) else None,
        # What has given way is assessed of its own years, from their list.
        "may_assess": goal.state == AdoptionState.ADOPTED and rules.can_assess_goal(request.user, goal),
        "may_read_history": reads_history_of(request.user, goal.organisation_id),
        "assignments": assignments_for(goal),
        "citizens": citizens_of_goal(goal, request.user),
    }
    context |= between(goal, reach=page.reach, user=request.user)
    return render(request, "goals/goal_show.html", context)


@require_http_methods(["GET", "POST"])
def goal_create(request: HttpRequest) -> HttpResponse:
    """Write the draft of a new goal. ?requirement=, ?standard=: what citizens ask for, the promise that it answers."""
    require(rules.can_create_goals(request.user))
    asked: dict[str, Any] = {name: asked_number(request, name) for name in ("level", "organisation", "parent")}
    requirement = citizen_requirement_to_take_up(asked_number(request, "requirement"), request.user)
    if requirement is not None:
        asked["organisation"] = asked["organisation"] or requirement.organisation_id
    seed = goal_from_standard(asked_number(request, "standard"), request.user)
    if seed is not None:
        asked |= seed.initial
    form, advice = _written(request, goal=None, initial=asked)
    if form.is_bound and form.is_valid():
        goal = form.carry_out(lambda: services.create_goal(content=form.content, by=request.user))
        if goal is not None:
            if requirement is not None:
                take_up_citizen_requirement(requirement=requirement, goal=goal, by=request.user)
            return _saved(request, goal, _("The draft is saved. It is a goal when the body has adopted it."))
    context = {"form": form, "advice": advice, "keep": "goal-new", "requirement": requirement, "seed": seed}
    return render(request, "goals/goal_create.html", context)


@require_http_methods(["GET", "POST"])
def goal_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a draft."""
    goal = get_permitted(pages.whole_goals(), request.user, rules.can_edit_goal, pk=pk)
    links = links_of(goal)
    initial = initial_of(goal, links, fingerprint(goal, *marks_of(links)))
    form, advice = _written(request, goal=goal, initial=initial)
    if form.is_bound and form.is_valid():
        seen = form.cleaned_data["seen"]
        saved = form.carry_out(
            lambda: services.update_goal(goal=goal, content=form.content, seen=seen, by=request.user),
            now=lambda: initial["seen"],
        )
        if saved is not None:
            return _saved(request, saved, _("The draft is saved."))
    context = {"form": form, "advice": advice, "goal": goal, "keep": f"goal-{goal.pk}"}
    return render(request, "goals/goal_edit.html", context)


def _written(
    request: HttpRequest, *, goal: Goal | None, initial: dict[str, Any]
) -> tuple[GoalForm, tuple[Advice, ...] | None]:
    """The form, and advice on what is in it: on what is stored, or on what was sent. None for an empty form.

    Whoever only asks for advice gets the form back as it was filled in, with nothing judged and nothing stored.
    """
    if request.method != "POST":
        form = GoalForm(user=request.user, goal=goal, initial=initial)
        advice = advice_on_goal(goal, user=request.user, indicators=initial["indicator_"]) if goal else None
        return form, advice
    if request.POST.get("then") == "advice":
        form = GoalForm(user=request.user, goal=goal, initial=typed(request.POST))
    else:
        form = GoalForm(request.POST, user=request.user, goal=goal, initial=initial)
    return form, advice_on(sketch_from(request.POST, goal=goal), user=request.user)


def _saved(request: HttpRequest, goal: Goal, text: str) -> HttpResponse:
    """Back to the goal's page; the limits of the model that it goes past are told, and are no hindrance."""
    messages.success(request, text)
    for breach in breaches_of(goal):
        messages.warning(request, breach_text(breach, goal.level))
    return redirect("goal_show", goal.pk)


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
