"""The target of an indicator, for an organisation and year: set it, say what became of it, take it away."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from governance.access import Rule, get_permitted
from governance.language import active_language
from governance.models import Organisation
from governance.queries.history import reads_history_of
from governance.refusals import fingerprint
from indicators import rules
from indicators.advice import target_advice
from indicators.forms.targets import TargetChoice, TargetForm, TargetJudgement, TargetRemoval
from indicators.fulfilment import BY_A_PERSON, NOBODY, Direction, TargetKind, TargetRule
from indicators.models import Indicator, Target
from indicators.queries import targets as target_queries
from indicators.queries.pictures import card_chart
from indicators.queries.series import target_rule
from indicators.queries.target_help import Ground, others_of, target_ground
from indicators.queries.visible import visible_indicators
from indicators.services import targets as target_services
from indicators.target_help_words import HelpLine, help_lines
from indicators.target_words import target_sentence
from indicators.views.catalogue import back_to


@require_http_methods(["GET", "POST"])
def target_set(request: HttpRequest, pk: int) -> HttpResponse:
    """Set or change a target; by htmx, say in words what the form holds so far and what that asks."""
    queryset = visible_indicators(request.user).select_related("organisation")
    indicator = get_permitted(queryset, request.user, rules.can_manage_indicator, pk=pk)
    choice, organisation, year = _asked(request, indicator)
    target = target_queries.target_of(indicator, organisation, year)
    ground = target_ground(indicator, organisation.pk, language=active_language(), reader=request.user)
    seen = fingerprint(target)
    initial = _initial(target, ground, year) | {"seen": seen}
    form = TargetForm(request.POST or None, initial=initial, indicator=indicator, year=year)
    context = _told(form, target, ground)
    if request.htmx and request.method == "POST":
        return render(request, "indicators/target_set.html#live", context)
    if form.is_valid() and _is_stored(form, seen, organisation, request):
        return redirect(back_to(indicator, organisation.pk))
    context |= {"form": form, "choice": choice, "organisation": organisation, "year": year, "target": target}
    return render(request, "indicators/target_set.html", context | _around(request, ground, target, organisation, year))


@require_http_methods(["GET", "POST"])
def target_judge(request: HttpRequest, pk: int) -> HttpResponse:
    """Say whether a milestone or a target in words is reached, and on what grounds."""
    target = _target(request, pk, rules.can_judge_target)
    seen = fingerprint(target)
    told = {"judged": target.judged, "comment": target.judged_comment, "seen": seen}
    form = TargetJudgement(request.POST or None, initial=told)
    if form.is_valid():
        stored = form.carry_out(
            lambda: target_services.judge_target(target=target, by=request.user, **form.cleaned_data),
            now=lambda: seen,
        )
        if stored is not None:
            messages.success(request, _("What you found of the target for %(year)s is stored.") % {"year": target.year})
            return redirect(back_to(target.indicator, target.organisation_id))
    rule = target_rule(target, target.indicator.direction)
    context = {
        "form": form,
        "target": target,
        "indicator": target.indicator,
        "sentence": target_sentence(rule, target.indicator.unit, target.indicator.decimals),
        "back": back_to(target.indicator, target.organisation_id),
    }
    return render(request, "indicators/target_judge.html", context)


@require_POST
def target_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a year's target away; a refusal is told where the target is set."""
    target = _target(request, pk, rules.can_change_target)
    form = TargetRemoval(request.POST, prefix="removal")
    if form.is_valid():
        form.carry_out(
            lambda: target_services.delete_target(target=target, by=request.user, **form.cleaned_data) or True
        )
    if form.errors:
        for text in (text for texts in form.errors.values() for text in texts):
            messages.error(request, text)
        address = reverse("target_set", args=[target.indicator_id])
        return redirect(f"{address}?organisation={target.organisation_id}&year={target.year}")
    messages.success(request, _("The target for %(year)s is taken away.") % {"year": target.year})
    return redirect(back_to(target.indicator, target.organisation_id))


def _target(request: HttpRequest, pk: int, rule: Rule) -> Target:
    return get_permitted(target_queries.visible_targets(request.user), request.user, rule, pk=pk)


def _around(
    request: HttpRequest, ground: Ground, target: Target | None, organisation: Organisation, year: int
) -> dict[str, object]:
    """What stands around the form: the line so far, advice, and how to take the target away."""
    shown = target or Target(indicator=ground.indicator, organisation=organisation, year=year)
    chart = card_chart(
        ground.card,
        uid=f"ground-{ground.indicator.pk}",
        language=active_language(),
        accent=request.municipality.accent,
        width=330,
        height=210,
    )
    return {
        "back": back_to(ground.indicator, organisation.pk),
        "advice": target_advice(),
        "card": ground.card,
        "chart": chart,
        "has_result": target_queries.has_result(shown),
        "removal": TargetRemoval(initial={"seen": fingerprint(target)}, prefix="removal") if target else None,
        "may_judge": target is not None and target.kind in BY_A_PERSON,
        "may_read_history": target is not None and reads_history_of(request.user, organisation.pk),
    }


def _asked(request: HttpRequest, indicator: Indicator) -> tuple[TargetChoice, Organisation, int]:
    """Which organisation and year are chosen: else who manages the indicator, and the present year."""
    usual = {"organisation": indicator.organisation_id, "year": timezone.localdate().year}
    asked = {name: request.GET[name] for name in usual if request.GET.get(name)}
    choice = TargetChoice(usual | asked, user=request.user)
    if not choice.is_valid():
        raise Http404
    return choice, choice.cleaned_data["organisation"], choice.cleaned_data["year"]


def _initial(target: Target | None, ground: Ground, year: int) -> dict[str, object]:
    """What is stored; for a new target the usual kind, and the latest value before its year as the baseline."""
    if target is None:
        kind = _USUAL_KIND.get(Direction(ground.indicator.direction), TargetKind.AT_LEAST)
        before = max((known for known in ground.values if known < year), default=None)
        return {"kind": kind, "baseline": ground.values[before] if before else None}
    stored = {name: getattr(target, name) for name in TargetForm.base_fields if hasattr(target, name)}
    return stored | {"years": target.years if target.years > 1 else None, "tolerance": target.tolerance or None}


_USUAL_KIND = {Direction.LOWER: TargetKind.AT_MOST, Direction.BAND: TargetKind.WITHIN}


def _told(form: TargetForm, target: Target | None, ground: Ground) -> dict[str, object]:
    """The form's target in words, or of one not sent yet the stored one's; and the help beside it."""
    indicator = ground.indicator
    rule: TargetRule | None = target_rule(target, indicator.direction) if target else None
    if form.is_bound:
        rule = form.rule()
    lines: list[HelpLine] = help_lines(ground, rule, others_of(ground, rule) if rule else NOBODY)
    sentence = target_sentence(rule, indicator.unit, indicator.decimals) if rule else ""
    return {"indicator": indicator, "sentence": sentence, "lines": lines}


def _is_stored(form: TargetForm, seen: str, organisation: Organisation, request: HttpRequest) -> bool:
    facts, year = form.cleaned_data, form.year
    stored = form.carry_out(
        lambda: target_services.set_target(
            indicator=form.indicator, organisation=organisation, year=year, by=request.user, **facts
        ),
        now=lambda: seen,
    )
    if stored is not None:
        last = max(facts["until"] or year, year)
        told = _("The target for %(year)s is stored.") if last == year else _("The targets for %(year)s are stored.")
        messages.success(request, told % {"year": year if last == year else f"{year}–{last}"})
    return stored is not None
