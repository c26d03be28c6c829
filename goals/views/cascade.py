"""Pages of the cascade: what reaches an organisation, and what it answers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goals import rules
from goals.forms.cascade import NotRelevantForm, ServingForm
from goals.models import Goal
from goals.queries import cascade as queries
from goals.queries import pages
from goals.services import cascade as services
from governance.access import get_permitted
from governance.asked import asked_number, asked_year
from governance.models import Organisation
from governance.refusals import fingerprint


@require_safe
def cascade_show(request: HttpRequest) -> HttpResponse:
    """What reaches us: every goal from above, and beside each what we answer."""
    year = asked_year(request) or timezone.localdate().year
    offered = queries.organisations_to_choose(year)
    chosen = asked_number(request, "organisation") or queries.own_organisation(offered, request.user)
    organisation = next((each for each in offered if each.pk == chosen), None)
    context = {
        "year": year,
        "years": (year + 1, year, year - 1),
        "organisations": offered,
        "organisation": organisation,
    }
    if organisation is not None:
        context |= {
            "page": queries.cascade(organisation, year=year, user=request.user),
            "may_answer": rules.can_answer_goals(request.user, organisation),
            "may_write_goals": rules.can_let_goals_serve(request.user, organisation),
            "may_plan": rules.can_create_plan(request.user, organisation),
        }
    return render(request, "goals/cascade_show.html", context)


@require_http_methods(["GET", "POST"])
def notrelevant_set(request: HttpRequest, pk: int, organisation: int, year: int) -> HttpResponse:
    """Answer that a goal from above does not concern the organisation that year, and why."""
    goal = get_permitted(pages.whole_goals(), request.user, rules.can_read_goal, pk=pk)
    place = get_permitted(Organisation.objects.all(), request.user, rules.can_answer_goals, pk=organisation)
    stored = queries.answer_of(goal, place, year)
    seen = fingerprint(stored)
    form = NotRelevantForm(request.POST or None, initial={"reason": stored.reason if stored else "", "seen": seen})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        saved = form.carry_out(
            lambda: services.answer_not_relevant(goal=goal, organisation=place, year=year, by=request.user, **data),
            now=lambda: seen,
        )
        if saved is not None:
            messages.success(request, _("The answer is saved. Those who own the goal can read why."))
            return redirect(_row(goal, place, year))
    context = {"goal": goal, "organisation": place, "year": year, "form": form, "back": _row(goal, place, year)}
    return render(request, "goals/notrelevant_set.html", context)


@require_POST
def notrelevant_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back the answer that a goal does not concern the organisation."""
    answer = get_permitted(queries.whole_answers(), request.user, rules.can_take_back_not_relevant, pk=pk)
    address = _row(answer.goal, answer.organisation, answer.year)
    services.take_back_not_relevant(answer=answer, by=request.user)
    messages.success(request, _("The answer is taken back. The goal waits for another."))
    return redirect(address)


@require_http_methods(["GET", "POST"])
def serving_add(request: HttpRequest, pk: int, organisation: int) -> HttpResponse:
    """Let one of the organisation's drafts serve the goal, too."""
    goal = get_permitted(pages.whole_goals(), request.user, rules.can_read_goal, pk=pk)
    place = get_permitted(Organisation.objects.all(), request.user, rules.can_let_goals_serve, pk=organisation)
    year = asked_year(request) or timezone.localdate().year
    drafts = queries.drafts_that_may_serve(goal, place)
    form = ServingForm(request.POST or None, drafts=drafts)
    if request.method == "POST" and form.is_valid():
        draft = form.cleaned_data["goal"]
        saved = form.carry_out(lambda: services.let_goal_serve(goal=draft, served=goal, by=request.user))
        if saved is not None:
            messages.success(request, _("“%(goal)s” serves it, too.") % {"goal": saved.title})
            return redirect(_row(goal, place, year))
    context = {"goal": goal, "organisation": place, "year": year, "form": form, "drafts": drafts}
    return render(request, "goals/serving_add.html", context | {"back": _row(goal, place, year)})


def _row(goal: Goal, organisation: Organisation, year: int) -> str:
    """The goal's place among what reaches the organisation."""
    return f"{reverse('cascade_show')}?organisation={organisation.pk}&year={year}#goal-{goal.pk}"
