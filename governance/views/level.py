"""The levels of a draft: add, change, move, remove."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from governance import forms, queries, rules, services
from governance.access import get_permitted
from governance.refusals import RefusedError
from governance.services.model import LEVEL_FIELDS
from governance.views.frame import page

SECTION = "model_list"


@require_http_methods(["GET", "POST"])
def level_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a level to a draft, at a place in its chain."""
    model = get_permitted(queries.models(), request.user, rules.can_edit_model, pk=pk)
    sheet = queries.model_sheet(model)
    initial = {"seen": sheet.seen, "form": "goal", "owner_kind": "board", "place": queries.place_of_goals(sheet.levels)}
    form = forms.LevelAddForm(request.POST or None, levels=sheet.levels, initial=initial)
    if form.is_valid():
        given = form.cleaned_data
        added = form.carry_out(
            lambda: services.add_level(model=model, by=request.user, **given), now=lambda: sheet.seen
        )
        if added is not None:
            messages.success(request, _("The level is added."))
            return redirect("model_show", pk=pk)
    return page(request, "governance/level_add.html", SECTION, form=form, model=model)


@require_http_methods(["GET", "POST"])
def level_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """A level's names, owner and limits."""
    level = get_permitted(queries.levels(), request.user, rules.can_edit_level, pk=pk)
    seen = queries.model_sheet(level.model).seen
    initial = {name: getattr(level, name) for name in LEVEL_FIELDS} | {"seen": seen}
    form = forms.LevelForm(request.POST or None, initial=initial)
    if form.is_valid():
        given = form.cleaned_data
        saved = form.carry_out(lambda: services.update_level(level=level, by=request.user, **given), now=lambda: seen)
        if saved is not None:
            messages.success(request, _("The level is saved."))
            return redirect(f"{reverse('model_show', args=[level.model_id])}#level-{pk}")
    return page(request, "governance/level_edit.html", SECTION, form=form, level=level, model=level.model)


@require_POST
def level_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Up or down one step."""
    level = get_permitted(queries.levels(), request.user, rules.can_edit_level, pk=pk)
    seen, up = request.POST.get("seen", ""), request.POST.get("direction") == "up"
    try:
        services.move_level(level=level, seen=seen, up=up, by=request.user)
    except RefusedError as refusal:
        messages.error(request, refusal.message)
    return redirect(f"{reverse('model_show', args=[level.model_id])}#level-{pk}")


@require_http_methods(["GET", "POST"])
def level_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a level away, after a question."""
    level = get_permitted(queries.levels(), request.user, rules.can_edit_level, pk=pk)
    seen = queries.model_sheet(level.model).seen
    form = forms.SureForm(request.POST or None, initial={"seen": seen})
    if form.is_valid():
        sure = form.cleaned_data["seen"]
        removed = form.carry_out(
            lambda: services.remove_level(level=level, seen=sure, by=request.user), now=lambda: seen
        )
        if removed is not None:
            messages.success(request, _("The level is removed."))
            return redirect("model_show", pk=level.model_id)
    return page(request, "governance/level_remove.html", SECTION, form=form, level=level, model=level.model)
