"""The turns in an indicator's life: breaks in its series, its end, and its return."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from governance.access import get_permitted
from governance.refusals import fingerprint
from indicators import rules, uses
from indicators.forms.indicators import BreakForm, BreakRemovalForm, DiscontinueForm
from indicators.models import Indicator
from indicators.queries.visible import visible_indicators
from indicators.services import catalogue as catalogue_services
from indicators.services import discontinuing


@require_http_methods(["GET", "POST"])
def indicator_discontinue(request: HttpRequest, pk: int) -> HttpResponse:
    """End an indicator, with what uses it in sight."""
    indicator = _managed(request, pk)
    seen = fingerprint(indicator)
    initial = {"seen": seen, "successor": indicator.successor_id, "reason": indicator.discontinued_reason}
    if indicator.discontinued_on:
        initial["on"] = indicator.discontinued_on
    form = DiscontinueForm(request.POST or None, initial=initial, user=request.user, indicator=indicator)
    if form.is_valid():
        facts = form.cleaned_data
        ended = form.carry_out(
            lambda: discontinuing.discontinue_indicator(indicator=indicator, by=request.user, **facts),
            now=lambda: seen,
        )
        if ended is not None:
            messages.success(request, _("The indicator is discontinued. Its values remain."))
            return redirect("indicator_show", pk)
    context = {"form": form, "indicator": indicator, "uses": uses.uses_of(pk, request.user)}
    return render(request, "indicators/indicator_discontinue.html", context)


@require_http_methods(["GET", "POST"])
def indicator_resume(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for it again; first a page that says so."""
    indicator = _managed(request, pk)
    if indicator.discontinued_on is None:
        return redirect("indicator_show", pk)
    if request.method == "POST":
        discontinuing.resume_indicator(indicator=indicator, by=request.user)
        messages.success(request, _("The indicator is in use again."))
        return redirect("indicator_show", pk)
    return render(request, "indicators/indicator_resume.html", {"indicator": indicator})


@require_http_methods(["GET", "POST"])
def break_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Say from which day an indicator is measured otherwise."""
    indicator = _managed(request, pk)
    form = BreakForm(request.POST or None, initial={"starts_on": timezone.localdate()})
    if form.is_valid():
        facts = form.cleaned_data
        made = form.carry_out(
            lambda: catalogue_services.add_break(indicator=indicator, by=request.user, **facts),
        )
        if made is not None:
            messages.success(request, _("The break is marked."))
            return redirect("indicator_show", pk)
    return render(request, "indicators/break_create.html", {"form": form, "indicator": indicator})


@require_http_methods(["GET", "POST"])
def break_remove(request: HttpRequest, pk: int, series_break: int) -> HttpResponse:
    """Take a break away, with a reason."""
    indicator = _managed(request, pk)
    found = get_object_or_404(indicator.breaks, pk=series_break)
    form = BreakRemovalForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        catalogue_services.remove_break(series_break=found, reason=reason, by=request.user)
        messages.success(request, _("The break is taken away."))
        return redirect("indicator_show", pk)
    return render(request, "indicators/break_remove.html", {"form": form, "indicator": indicator, "break": found})


def _managed(request: HttpRequest, pk: int) -> Indicator:
    rows = visible_indicators(request.user).select_related("organisation", "successor")
    return get_permitted(rows, request.user, rules.can_manage_indicator, pk=pk)
