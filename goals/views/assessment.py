"""Pages on which goals and core missions are assessed: the controller's list, and one at a time."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from annualcycle.asked import period_of
from goals import rules
from goals.forms.assessments import AssessmentForm, initial_of, unchanged_from
from goals.models import Assessment, MissionAssessment
from goals.queries import assessment as queries
from goals.queries import pages
from goals.queries.joint import joint_picture
from goals.queries.judgement import AssessPage, assess_page, mission_assess_page
from goals.queries.missions import own_mission
from goals.services import assessments as services
from governance.access import get_permitted, require
from governance.models import Organisation

Assess = Callable[..., Assessment | MissionAssessment]


@require_safe
def assessment_list(request: HttpRequest) -> HttpResponse:
    """All core missions and goals in a period: what is suggested, what is decided, who is not assessed yet."""
    require(rules.can_read_assessments(request.user))
    asked = request.GET.get("period", "")
    period = period_of(asked) if asked else queries.period_to_assess()
    change = request.GET.get("change", "")
    context = {"page": queries.assessment_page(period=period, user=request.user, change=change)}
    return render(request, "goals/assessment_list.html", context)


@require_http_methods(["GET", "POST"])
def goal_assess(request: HttpRequest, pk: int, period: str = "") -> HttpResponse:
    """Decide how the goal goes in the period, with the suggestion and all that it rests on beside."""
    goal = get_permitted(pages.whole_goals(), request.user, rules.can_assess_goal, pk=pk)
    chosen = period_of(period) if period else queries.period_to_assess()
    page = assess_page(goal, chosen)

    def write(**said: object) -> Assessment:
        return services.assess_goal(goal=goal, period=chosen, by=request.user, **said)

    form = _form(request, page)
    if _is_stored(request, form, page, write):
        return _after(request, goal.title, page)
    joint = joint_picture(goal, period=chosen, user=request.user)
    return render(request, "goals/goal_assess.html", {"goal": goal, "page": page, "form": form, "joint": joint})


@require_http_methods(["GET", "POST"])
def mission_assess(request: HttpRequest, organisation: int, period: str = "") -> HttpResponse:
    """Decide how the organisation's core mission goes in the period, as for a goal."""
    owner = get_permitted(Organisation.objects.all(), request.user, rules.can_assess_mission, pk=organisation)
    chosen = period_of(period) if period else queries.period_to_assess()
    mission = own_mission(owner.pk, chosen.year)
    page = mission_assess_page(owner, mission, chosen)

    def write(**said: object) -> MissionAssessment:
        return services.assess_mission(organisation=owner, period=chosen, by=request.user, **said)

    form = _form(request, page)
    if _is_stored(request, form, page, write):
        return _after(request, _("Core mission, %(name)s") % {"name": owner.name}, page)
    context = {"organisation": owner, "mission": mission, "page": page, "form": form}
    return render(request, "goals/mission_assess.html", context)


def _form(request: HttpRequest, page: AssessPage) -> AssessmentForm:
    filled_from, initial = "", initial_of(page.stored, page.suggested.meaning, page.seen)
    if page.earlier is not None and page.may_be_unchanged and queries.UNCHANGED in request.GET:
        filled_from = page.earlier.label
        initial = unchanged_from(page.earlier, page.suggested.meaning, page.seen)
    has_forecast = page.has_forecast
    return AssessmentForm(
        request.POST or None, words=page.words, has_forecast=has_forecast, filled_from=filled_from, initial=initial
    )


def _is_stored(request: HttpRequest, form: AssessmentForm, page: AssessPage, write: Assess) -> bool:
    if request.method != "POST" or not form.is_valid():
        return False
    content, seen = form.content, form.cleaned_data["seen"]
    return form.carry_out(lambda: write(content=content, seen=seen), now=lambda: page.seen) is not None


def _after(request: HttpRequest, title: str, page: AssessPage) -> HttpResponse:
    """On to the next one that waits, where that was asked for; otherwise back to what was assessed."""
    messages.success(request, _("“%(goal)s” is assessed for %(period)s.") % {"goal": title, "period": page.label})
    if request.POST.get("then") != "next":
        return redirect(page.url)
    waiting = queries.next_to_assess(queries.assessment_rows(period=page.period, user=request.user), page.key)
    if waiting is not None:
        return redirect(waiting.assess_url)
    messages.info(request, _("All goals that you may assess are assessed for the period."))
    return redirect(f"{reverse('assessment_list')}?period={page.period.slug}")
