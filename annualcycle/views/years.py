"""Pages of the wheel's years: prepared, started, decided, thrown away."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from annualcycle.forms.years import PRESET, PrepareForm, YearDecisionForm
from annualcycle.models import CycleYear
from annualcycle.queries import years as queries
from annualcycle.rules import wheel as rules
from annualcycle.services import years as services
from governance.access import get_permitted, require
from governance.asked import asked_year
from governance.queries.organisation import root_organisation
from governance.refusals import RefusedError

OFFERED = 3  # the latest wheels, to make a new one from


@require_http_methods(["GET", "POST"])
def year_prepare(request: HttpRequest) -> HttpResponse:
    """Choose a year and what its wheel is made from, see what comes, and prepare it."""
    require(rules.can_prepare_years(request.user, root_organisation()))
    there = list(queries.years()[:OFFERED])
    begin = _beginning(request, there)
    form = PrepareForm(request.POST or begin, sources=there)
    if request.method == "POST" and form.is_valid() and "preview" not in request.POST:
        made = form.carry_out(lambda: _prepare(request, form))
        if made is not None:
            text = _("The wheel of %(year)s is prepared. Nobody is asked yet.")
            messages.success(request, text % {"year": made.year})
            return redirect("cycle_show", made.year)
    # What was refused above is no longer valid, and nothing is shown of it.
    valid = form.is_valid()
    lines = queries.preview(form.cleaned_data["year"], form.source_year, form.preset) if valid else []
    context = {"form": form, "lines": lines, "year": form.cleaned_data.get("year")}
    return render(request, "annualcycle/year_prepare.html", context)


def _prepare(request: HttpRequest, form: PrepareForm) -> CycleYear:
    year, source = form.cleaned_data["year"], form.source_year
    if source is not None:
        return services.copy_year(source=source, year=year, by=request.user)
    return services.prepare_year(year=year, choices=form.preset, by=request.user)


def _beginning(request: HttpRequest, there: list[CycleYear]) -> dict[str, Any]:
    """What the form shows first: the year after the last wheel, made from that; a common year where there is none."""
    last = there[0] if there else None
    year = asked_year(request) or (last.year + 1 if last else timezone.localdate().year)
    made_from = last is not None and last.year < year
    return {
        "year": year,
        "source": str(last.pk) if last and made_from else PRESET,
        "with_tertial": True,
        "with_companies": queries.has_companies(),
    }


@require_http_methods(["GET", "POST"])
def year_start(request: HttpRequest, year: int) -> HttpResponse:
    """Tell how many organisations will be asked, and put the wheel in use."""
    require(rules.can_prepare_years(request.user, root_organisation()))
    cycle = get_permitted(queries.years(), request.user, rules.can_read_year, year=year)
    if request.method == "POST":
        try:
            number = services.start_year(cycle=cycle, by=request.user)
        except RefusedError as refusal:
            messages.error(request, refusal.message)
        else:
            told = ngettext(
                "The wheel is in use. %(n)s task is given.", "The wheel is in use. %(n)s tasks are given.", number
            )
            messages.success(request, told % {"n": number})
        return redirect("cycle_show", cycle.year)
    return render(request, "annualcycle/year_start.html", {"cycle": cycle, "page": queries.start_page(cycle)})


@require_http_methods(["GET", "POST"])
def year_edit(request: HttpRequest, year: int) -> HttpResponse:
    """Record the decision on the year's wheel."""
    require(rules.can_prepare_years(request.user, root_organisation()))
    cycle = get_permitted(queries.years(), request.user, rules.can_read_year, year=year)
    names = ("decided_on", "registry_number", "minutes_paragraph")
    initial = {name: getattr(cycle, name) for name in names} | {"decided_by": cycle.decided_by_id}
    form = YearDecisionForm(request.POST or None, user=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        saved = form.carry_out(lambda: services.decide_year(cycle=cycle, decision=form.decision, by=request.user))
        if saved is not None:
            messages.success(request, _("The decision is recorded."))
            return redirect("cycle_show", cycle.year)
    return render(request, "annualcycle/year_edit.html", {"form": form, "cycle": cycle})


@require_http_methods(["GET", "POST"])
def year_discard(request: HttpRequest, year: int) -> HttpResponse:
    """Ask whether a wheel that is being prepared is to be thrown away, and do it."""
    require(rules.can_prepare_years(request.user, root_organisation()))
    cycle = get_permitted(queries.years(), request.user, rules.can_discard_year, year=year)
    if request.method == "POST":
        try:
            services.discard_year(cycle=cycle, by=request.user)
        except RefusedError as refusal:
            messages.error(request, refusal.message)
            return redirect("cycle_show", cycle.year)
        messages.success(request, _("The wheel of %(year)s is thrown away.") % {"year": cycle.year})
        return redirect("year_prepare")
    return render(request, "annualcycle/year_discard.html", {"cycle": cycle})
