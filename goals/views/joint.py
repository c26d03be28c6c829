"""Pages of joint commitments: who contributes, what each says of its part, and what an organisation contributes to."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annualcycle.asked import period_of
from goals import rules
from goals.forms.joint import CommentForm, ContributorForm
from goals.queries import joint as queries
from goals.queries import pages
from goals.queries.assessment import period_to_assess
from goals.services import joint as services
from governance.access import get_permitted, require_for
from governance.asked import asked_number
from governance.refusals import RefusedError, fingerprint


@require_http_methods(["GET", "POST"])
def goal_joint(request: HttpRequest, pk: int) -> HttpResponse:
    """The shared picture of a goal that several carry; who contributes, while it is a draft."""
    goal = get_permitted(pages.whole_goals(), request.user, rules.can_read_goal, pk=pk)
    may_edit = rules.can_edit_goal(request.user, goal)
    form = ContributorForm(request.POST or None, organisations=queries.organisations_to_ask(goal)) if may_edit else None
    if request.method == "POST":
        require_for(request.user, goal, rules.can_edit_goal)
        if form is not None and form.is_valid():
            data = form.cleaned_data
            saved = form.carry_out(lambda: services.save_contributor(goal=goal, by=request.user, **data))
            if saved is not None:
                messages.success(
                    request, _("%(organisation)s contributes to the goal.") % {"organisation": saved.organisation.name}
                )
                return redirect("goal_joint", goal.pk)
    picture = queries.joint_picture(goal, period=period_to_assess(), user=request.user)
    return render(request, "goals/goal_joint.html", {"goal": goal, "form": form, "joint": picture})


@require_POST
def contributor_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a contributor from the draft of a goal."""
    contributor = get_permitted(queries.whole_contributors(), request.user, rules.can_remove_contributor, pk=pk)
    try:
        services.remove_contributor(contributor=contributor, by=request.user)
    except RefusedError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(
            request,
            _("%(organisation)s no longer contributes to the goal.") % {"organisation": contributor.organisation.name},
        )
    return redirect("goal_joint", contributor.goal_id)


@require_safe
def contribution_list(request: HttpRequest) -> HttpResponse:
    """What we contribute to: each organisation's parts in others' goals, and what is missing for the period."""
    asked = request.GET.get("period", "")
    period = period_of(asked) if asked else period_to_assess()
    organisation = asked_number(request, "organisation")
    page = queries.contribution_list(period=period, user=request.user, organisation=organisation)
    return render(request, "goals/contribution_list.html", {"page": page, "organisation": organisation})


@require_http_methods(["GET", "POST"])
def contribution_comment(request: HttpRequest, pk: int, period: str = "") -> HttpResponse:
    """Tell how our part of another's goal goes in the period."""
    contributor = get_permitted(queries.whole_contributors(), request.user, rules.can_comment_contribution, pk=pk)
    chosen = period_of(period) if period else period_to_assess()
    page = queries.comment_page(contributor, chosen)
    seen = fingerprint(page.stored)
    initial = {"text": page.stored.text if page.stored else "", "seen": seen}
    form = CommentForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        saved = form.carry_out(
            lambda: services.comment_contribution(contributor=contributor, period=chosen, by=request.user, **data),
            now=lambda: seen,
        )
        if saved is not None:
            messages.success(request, _("The comment for %(period)s is saved.") % {"period": page.label})
            return redirect("contribution_list")
    context = {"contributor": contributor, "goal": contributor.goal, "page": page, "form": form}
    return render(request, "goals/contribution_comment.html", context)
