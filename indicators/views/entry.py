"""The entry of values: a round on one screen, for one organisation or for all that a person writes for."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from governance.access import require
from governance.models import User
from indicators import queries, rules
from indicators.forms.entry import RoundForm
from indicators.queries.round_cells import round_cells
from indicators.services import values as value_services
from indicators.views import entry_page, entry_rows
from indicators.views.entry_screen import Screen, own_or_first, screen_of


@require_http_methods(["GET", "POST"])
def value_entry(request: HttpRequest) -> HttpResponse:
    """Show a round and store what is sent of it: the whole form, or from the script only the cells just left."""
    require(rules.can_enter_values(request.user))
    choices = queries.writable_organisations(request.user)
    require(bool(choices))
    screen = screen_of(request, choices)
    if screen is None:
        return _empty(request)
    if request.method != "POST":
        cells = round_cells(screen.outline, screen.page().object_list, reader=request.user)
        form = RoundForm(cells, screen.outline.period)
        return render(request, "indicators/value_entry.html", entry_page.context(screen, form))
    slots = screen.named(name.removeprefix("value-") for name in request.POST if name.startswith("value-"))
    form = RoundForm(
        round_cells(screen.outline, slots), screen.outline.period, request.POST, is_undoing="undo" in request.POST
    )
    if request.GET.get("answer") == "cells":
        return _answer(request, screen, form)
    changed = _store(form, request.user) if form.is_valid else 0
    if form.is_valid:
        _say(request, changed)
        return redirect(screen.address())
    return render(request, "indicators/value_entry.html", entry_page.context(screen, form))


def _empty(request: HttpRequest) -> HttpResponse:
    choices = queries.writable_organisations(request.user)
    organisation = entry_page.asked_organisation(request, choices) or own_or_first(request, choices)
    choice = {"organisations": choices, "chosen": str(organisation.pk)}
    context = {"organisation": organisation, "choice": choice}
    return render(request, "indicators/value_entry_empty.html", context)


def _answer(request: HttpRequest, screen: Screen, form: RoundForm) -> HttpResponse:
    """What became of the cells sent: each stored or told why not, by itself, and how far the round has come."""
    _store(form, request.user, each_by_itself=True)
    fresh = screen_of(request, screen.choices)
    if fresh is None:  # the last of what was measured has gone meanwhile
        return HttpResponse(status=409)
    cells = round_cells(fresh.outline, fresh.named(cell.key for cell in form.cells), reader=request.user)
    told = RoundForm(cells, fresh.outline.period)
    told.sent = {key: sent for key, sent in form.sent.items() if key in form.notes}
    told.notes = form.notes
    context = {
        "rows": entry_rows.entry_rows(told, by_indicator=fresh.by_indicator, is_of_several=fresh.is_of_several),
        "progress": entry_page.progress(fresh, told),
    }
    return render(request, "indicators/value_entry.html#answer", context)


def _store(form: RoundForm, by: User, *, each_by_itself: bool = False) -> int:
    """Record what was sent; what the service refuses is taken up beside its cell, and the rest then by itself."""
    if not form.entries:
        return 0
    try:
        return value_services.record_values(entries=form.entries, by=by)
    except value_services.ValuesRefusedError as refused:
        form.refuse(refused.refusals)
        return _store(form, by, each_by_itself=True) if each_by_itself else 0


def _say(request: HttpRequest, changed: int) -> None:
    if changed:
        text = ngettext("%(count)s value is saved.", "%(count)s values are saved.", changed) % {"count": changed}
        messages.success(request, text)
    else:
        messages.info(request, _("Nothing had been changed."))
