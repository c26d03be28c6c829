"""The target of an indicator, for an organisation and year."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from governance.access import get_permitted
from governance.models import Organisation
from governance.refusals import fingerprint
from indicators import rules
from indicators.advice import target_advice
from indicators.forms.targets import TargetChoice, TargetForm
from indicators.fulfilment import Direction, TargetKind, TargetRule
from indicators.models import Indicator, Target
from indicators.queries import targets as target_queries
from indicators.queries.series import target_rule
from indicators.queries.visible import visible_indicators
from indicators.services import targets as target_services
from indicators.target_words import target_sentence
from indicators.views.catalogue import back_to

SHOWN = (
    "kind",
    "low",
    "high",
    "baseline",
    "years",
    "decided_by",
    "decided_on",
    "registry_number",
    "minutes_paragraph",
    "reason",
)


@require_http_methods(["GET", "POST"])
def target_set(request: HttpRequest, pk: int) -> HttpResponse:
    """Set or change a target; by htmx, say in words what the form holds so far."""
    queryset = visible_indicators(request.user).select_related("organisation")
    indicator = get_permitted(queryset, request.user, rules.can_manage_indicator, pk=pk)
    choice, organisation, year = _asked(request, indicator)
    target = target_queries.target_of(indicator, organisation, year)
    seen = fingerprint(target)
    form = TargetForm(request.POST or None, initial=_initial(target, indicator) | {"seen": seen})
    sentence = _sentence(form, target, indicator, year)
    if request.htmx and request.method == "POST":
        return render(request, "indicators/target_set.html#words", {"sentence": sentence})
    if form.is_valid() and _is_stored(form, seen, indicator, organisation, year, request):
        return redirect(back_to(indicator, organisation.pk))
    context = {
        "form": form,
        "choice": choice,
        "indicator": indicator,
        "organisation": organisation,
        "year": year,
        "target": target,
        "sentence": sentence,
        "back": back_to(indicator, organisation.pk),
        "advice": target_advice(),
        "has_result": target_queries.has_result(indicator, organisation, year),
    }
    return render(request, "indicators/target_set.html", context)


def _asked(request: HttpRequest, indicator: Indicator) -> tuple[TargetChoice, Organisation, int]:
    """Which organisation and year are chosen: else who manages the indicator, and the present year."""
    usual = {"organisation": indicator.organisation_id, "year": timezone.localdate().year}
    asked = {name: request.GET[name] for name in usual if request.GET.get(name)}
    choice = TargetChoice(usual | asked, user=request.user)
    if not choice.is_valid():
        raise Http404
    return choice, choice.cleaned_data["organisation"], choice.cleaned_data["year"]


def _initial(target: Target | None, indicator: Indicator) -> dict[str, object]:
    if target is None:
        return {"kind": _USUAL_KIND.get(Direction(indicator.direction), TargetKind.AT_LEAST)}
    stored = {name: getattr(target, name) for name in SHOWN}
    return stored | {"years": target.years if target.years > 1 else None}


_USUAL_KIND = {Direction.LOWER: TargetKind.AT_MOST, Direction.BAND: TargetKind.WITHIN}


def _sentence(form: TargetForm, target: Target | None, indicator: Indicator, year: int) -> str:
    """What the form's target asks, in words; of one not sent yet, what the stored one asks. "" when it is not whole."""
    rule = target_rule(target, indicator.direction) if target else None
    if form.is_bound:
        rule = _rule(form, indicator, year) if form.is_valid() else None
    return target_sentence(rule, indicator.unit, indicator.decimals) if rule else ""


def _rule(form: TargetForm, indicator: Indicator, year: int) -> TargetRule:
    facts = {name: form.cleaned_data[name] for name in ("kind", "low", "high", "baseline", "years")}
    return TargetRule(year=year, direction=Direction(indicator.direction), **facts)


def _is_stored(
    form: TargetForm, seen: str, indicator: Indicator, organisation: Organisation, year: int, request: HttpRequest
) -> bool:
    facts = form.cleaned_data
    stored = form.carry_out(
        lambda: target_services.set_target(
            indicator=indicator, organisation=organisation, year=year, by=request.user, **facts
        ),
        now=lambda: seen,
    )
    if stored is not None:
        messages.success(request, _("The target for %(year)s is stored.") % {"year": year})
    return stored is not None
