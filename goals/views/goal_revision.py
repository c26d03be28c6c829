"""Pages by which a decided goal is changed by a new decision, and by which two drafts become one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from goals import rules
from goals.forms.merging import MergeForm
from goals.queries import pages
from goals.queries.writing import drafts_beside, revision_of
from goals.services.merging import merge_goals
from goals.services.revisions import revise_goal
from governance.access import get_permitted


@require_http_methods(["GET", "POST"])
def goal_revise(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the draft that is to take an adopted goal's place, or go on with the one that is begun."""
    goal = get_permitted(pages.whole_goals(), request.user, rules.can_revise_goal, pk=pk)
    if request.method == "POST":
        draft = revise_goal(goal=goal, by=request.user)
        return redirect("goal_edit", draft.pk)
    return render(request, "goals/goal_revise.html", {"goal": goal, "begun": revision_of(goal)})


@require_http_methods(["GET", "POST"])
def goal_merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a draft become a part of another."""
    goal = get_permitted(pages.whole_goals(), request.user, rules.can_edit_goal, pk=pk)
    form = MergeForm(request.POST or None, others=drafts_beside(goal))
    if request.method == "POST" and form.is_valid():
        kept = form.carry_out(lambda: merge_goals(goal=goal, into=form.cleaned_data["into"], by=request.user))
        if kept is not None:
            messages.success(request, _("The two drafts are one."))
            return redirect("goal_show", kept.pk)
    return render(request, "goals/goal_merge.html", {"goal": goal, "form": form})
