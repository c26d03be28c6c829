"""Pages of what goals mean for others: effects, conflicts and what has been agreed about them."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goals import rules
from goals.forms.effects import EffectForm, SettleForm, initial_of
from goals.models import Goal
from goals.queries import effects as queries
from goals.queries import pages
from goals.services import effects as services
from governance.access import get_permitted
from governance.asked import asked_number
from governance.queries.history import reads_history_of
from governance.refusals import RefusedError, fingerprint


@require_safe
def effect_list(request: HttpRequest) -> HttpResponse:
    """All conflicts between goals, those without an agreement first."""
    organisation = asked_number(request, "organisation")
    everything = request.GET.get("show") == "all"
    page = queries.effect_list(user=request.user, organisation=organisation, everything=everything)
    context = {"page": page, "organisation": organisation, "everything": everything}
    return render(request, "goals/effect_list.html", context)


@require_safe
def effect_show(request: HttpRequest, pk: int) -> HttpResponse:
    """One effect: both sides, in what way, and what has been agreed."""
    effect = get_permitted(queries.whole_effects(), request.user, rules.can_read_effect, pk=pk)
    context = {
        "effect": effect,
        "row": queries.effect_row(effect, request.user),
        "earlier": queries.earlier_agreements(effect),
        "may_read_history": reads_history_of(request.user, effect.goal.organisation_id),
    }
    return render(request, "goals/effect_show.html", context)


@require_http_methods(["GET", "POST"])
def effect_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell what a goal means for another organisation."""
    goal = get_permitted(pages.whole_goals(), request.user, rules.can_create_effect, pk=pk)
    form = _form(request, goal, {"organisation": asked_number(request, "organisation")})
    if request.method == "POST" and form.is_valid():
        effect = form.carry_out(lambda: services.create_effect(goal=goal, content=form.content, by=request.user))
        if effect is not None:
            messages.success(request, _("The effect is saved and is seen by both sides."))
            return redirect("effect_show", effect.pk)
    return render(request, "goals/effect_create.html", {"goal": goal, "form": form})


@require_http_methods(["GET", "POST"])
def effect_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what is told of an effect."""
    effect = get_permitted(queries.whole_effects(), request.user, rules.can_write_effect, pk=pk)
    seen = fingerprint(effect)
    form = _form(request, effect.goal, initial_of(effect, seen))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data["seen"]
        saved = form.carry_out(
            lambda: services.update_effect(effect=effect, content=form.content, seen=told, by=request.user),
            now=lambda: seen,
        )
        if saved is not None:
            messages.success(request, _("The effect is saved and is seen by both sides."))
            return redirect("effect_show", effect.pk)
    return render(request, "goals/effect_edit.html", {"effect": effect, "goal": effect.goal, "form": form})


def _form(request: HttpRequest, goal: Goal, initial: dict[str, Any]) -> EffectForm:
    organisations = queries.organisations_to_name(goal, request.user)
    goals = queries.goals_by_organisation(request.user, but=goal, organisations=organisations)
    return EffectForm(request.POST or None, organisations=organisations, goals=goals, initial=initial)


@require_http_methods(["GET", "POST"])
def effect_settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Write what the two sides have agreed."""
    effect = get_permitted(queries.whole_effects(), request.user, rules.can_write_effect, pk=pk)
    seen = fingerprint(effect)
    initial = {"settlement": effect.settlement, "settled_on": effect.settled_on or timezone.localdate(), "seen": seen}
    form = SettleForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        saved = form.carry_out(lambda: services.settle_effect(effect=effect, by=request.user, **data), now=lambda: seen)
        if saved is not None:
            messages.success(request, _("What has been agreed is saved."))
            return redirect("effect_show", effect.pk)
    row = queries.effect_row(effect, request.user)
    return render(request, "goals/effect_settle.html", {"effect": effect, "row": row, "form": form})


@require_POST
def effect_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Take up an agreed matter again."""
    effect = get_permitted(queries.whole_effects(), request.user, rules.can_write_effect, pk=pk)
    services.reopen_effect(effect=effect, by=request.user)
    messages.success(request, _("It is taken up again. What was agreed stays to be read below."))
    return redirect("effect_show", effect.pk)


@require_http_methods(["GET", "POST"])
def effect_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether what is told of an effect is to be removed, and remove it."""
    effect = get_permitted(queries.whole_effects(), request.user, rules.can_write_effect, pk=pk)
    if request.method == "POST":
        try:
            services.remove_effect(effect=effect, by=request.user)
        except RefusedError as refusal:
            messages.error(request, refusal.message)
            return redirect("effect_show", effect.pk)
        messages.success(request, _("The effect is removed."))
        return redirect("goal_show", effect.goal_id)
    row = queries.effect_row(effect, request.user)
    return render(request, "goals/effect_delete.html", {"effect": effect, "row": row})
