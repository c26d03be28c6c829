"""Pages of coverage (träffbild): do the answers cover the goal?"""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from goals import rules
from goals.forms.coverage import CoverageForm, initial_of
from goals.queries import coverage as queries
from goals.queries import pages
from goals.queries.cascade import reach_of
from goals.services import coverage as services
from governance.access import get_permitted
from governance.asked import asked_number, asked_year
from governance.refusals import fingerprint
from governance.years import FIRST_YEAR, LAST_YEAR


@require_safe
def coverage_list(request: HttpRequest) -> HttpResponse:
    """All goals of a level with their coverage, those not yet judged first."""
    year = asked_year(request) or timezone.localdate().year
    page = queries.coverage_list(year=year, level=asked_number(request, "level"), user=request.user)
    return render(request, "goals/coverage_list.html", {"page": page, "years": (year + 1, year, year - 1)})


@require_http_methods(["GET", "POST"])
def coverage_set(request: HttpRequest, pk: int, year: int) -> HttpResponse:
    """Judge whether the answers of the year cover the goal, with all of them side by side."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    goal = get_permitted(pages.whole_goals(), request.user, rules.can_judge_coverage, pk=pk)
    stored = queries.coverage_of(goal, year)
    seen = fingerprint(stored)
    form = CoverageForm(request.POST or None, initial=initial_of(stored, seen))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        saved = form.carry_out(
            lambda: services.judge_coverage(goal=goal, year=year, by=request.user, **data), now=lambda: seen
        )
        if saved is not None:
            messages.success(request, _("The coverage of “%(goal)s” is judged.") % {"goal": goal.title})
            return redirect(f"{reverse('coverage_list')}?year={year}&level={goal.level_id}")
    panel = queries.coverage_panel(goal, reach=reach_of(year), user=request.user)
    context = {"goal": goal, "year": year, "panel": panel, "form": form, "stored": stored}
    return render(request, "goals/coverage_set.html", context)
