"""Pages of activities: add to a plan, change, tell how they go, remove."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from goals import rules
from goals.forms.activities import ActivityEditForm, ActivityForm, ProgressForm, initial_of
from goals.models import Activity
from goals.queries import plans as queries
from goals.services import activities as services
from governance.access import get_permitted
from governance.asked import asked_number
from governance.models import User
from governance.refusals import RefusedError, fingerprint


@require_http_methods(["GET", "POST"])
def activity_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Add an activity to a plan that is being written."""
    plan = get_permitted(queries.whole_plans(), request.user, rules.can_edit_plan, pk=pk)
    goals = queries.goals_that_reach(plan.organisation_id, plan.year)
    initial = {"goal": asked_number(request, "goal"), "owner_name": request.user.full_name}
    form = ActivityForm(request.POST or None, goals=goals, initial=initial)
    if request.method == "POST" and form.is_valid():
        activity = form.carry_out(lambda: services.add_activity(plan=plan, content=form.content, by=request.user))
        if activity is not None:
            messages.success(request, _("The activity is added."))
            return redirect(f"{reverse('plan_edit', args=[plan.pk])}#goal-{activity.goal_id}")
    return render(request, "goals/activity_create.html", {"plan": plan, "form": form, "goals": goals})


@require_http_methods(["GET", "POST"])
def activity_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an activity while its plan is written; tell how it goes at any time."""
    activity = get_permitted(queries.whole_activities(), request.user, rules.can_follow_activity, pk=pk)
    is_open = rules.can_edit_plan(request.user, activity.plan)
    initial = initial_of(activity, fingerprint(activity))
    form = _form(request, activity, initial, is_open=is_open)
    if request.method == "POST" and form.is_valid():
        saved = form.carry_out(lambda: _store(activity, form, request.user), now=lambda: initial["seen"])
        if saved is not None:
            messages.success(request, _("The activity is saved."))
            page = "plan_edit" if is_open else "plan_show"
            return redirect(f"{reverse(page, args=[activity.plan_id])}#goal-{saved.goal_id}")
    context = {"activity": activity, "plan": activity.plan, "form": form, "is_open": is_open}
    return render(request, "goals/activity_edit.html", context)


def _form(request: HttpRequest, activity: Activity, initial: dict, *, is_open: bool) -> ProgressForm:
    """All of the activity while the plan is open, otherwise only how it goes."""
    if not is_open:
        return ProgressForm(request.POST or None, initial=initial)
    goals = queries.goals_for(activity)
    return ActivityEditForm(request.POST or None, goals=goals, initial=initial)


def _store(activity: Activity, form: ProgressForm, by: User) -> Activity:
    if isinstance(form, ActivityEditForm):
        return services.update_activity(activity=activity, content=form.content, by=by, **form.told)
    return services.follow_activity(activity=activity, by=by, **form.told)


@require_http_methods(["GET", "POST"])
def activity_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether the activity is to be removed from the plan, and remove it."""
    activity = get_permitted(queries.whole_activities(), request.user, rules.can_remove_activity, pk=pk)
    if request.method == "POST":
        try:
            services.remove_activity(activity=activity, by=request.user)
        except RefusedError as refusal:
            messages.error(request, refusal.message)
            return redirect("plan_show", activity.plan_id)
        messages.success(request, _("The activity is removed."))
        return redirect(f"{reverse('plan_edit', args=[activity.plan_id])}#goal-{activity.goal_id}")
    return render(request, "goals/activity_delete.html", {"activity": activity, "plan": activity.plan})
