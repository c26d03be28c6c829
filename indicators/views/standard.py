"""What is promised to be kept: the list, the promise, and the page for those it is for."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from governance.access import get_permitted, require
from governance.asked import asked_number
from governance.language import active_language
from governance.models import ModuleChoice, Organisation
from governance.queries.history import reads_history_of
from governance.queries.modules import is_on
from governance.refusals import fingerprint
from indicators import rules, uses
from indicators.forms.standards import StandardEndForm, StandardFilterForm, StandardForm, initial_of
from indicators.models import ServiceStandard
from indicators.queries import standards as queries
from indicators.queries.declarations import declaration
from indicators.services import standards as services


@require_safe
def standard_list(request: HttpRequest) -> HttpResponse:
    """Everything that is promised, with how it stands: what is below first."""
    year = timezone.localdate().year
    form = StandardFilterForm(request.GET)
    wanted = form.wanted()
    lines = queries.standard_lines(wanted, year=year, user=request.user, language=active_language())
    context = {
        "form": form,
        "lines": [(line, uses.goal_address(line.pk, request.user) if line.is_below else "") for line in lines],
        "numbers": {keeping.value: number for keeping, number in queries.number_of_each(lines).items()},
        "is_narrowed": any(request.GET.values()),
        "may_create": rules.can_create_standard(request.user),
        "declared": _declared(lines),
        "year": year,
    }
    return render(request, "indicators/standard_list.html", context)


@require_http_methods(["GET", "POST"])
def standard_create(request: HttpRequest) -> HttpResponse:
    """Write a promise. ?indicator= and ?organisation=: what it is of, and who gives it."""
    require(rules.can_create_standard(request.user))
    asked = {name: asked_number(request, name) for name in ("indicator", "organisation")}
    form = StandardForm(
        request.POST or None, user=request.user, initial=asked | {"year_from": timezone.localdate().year, "seen": ""}
    )
    if form.is_valid():
        made = form.carry_out(lambda: services.create_standard(by=request.user, **form.facts))
        if made is not None:
            messages.success(request, _("The promise is stored. It is kept as long as the level is held."))
            return redirect("standard_list")
    return render(request, "indicators/standard_create.html", {"form": form})


@require_http_methods(["GET", "POST"])
def standard_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a promise."""
    standard = _standard(request, pk)
    seen = fingerprint(standard)
    initial = initial_of(standard) | {"seen": seen}
    form = StandardForm(request.POST or None, user=request.user, standard=standard, initial=initial)
    if form.is_valid():
        given = form.cleaned_data["seen"]
        saved = form.carry_out(
            lambda: services.update_standard(standard=standard, seen=given, by=request.user, **form.facts),
            now=lambda: seen,
        )
        if saved is not None:
            messages.success(request, _("The promise is stored."))
            return redirect("standard_list")
    return render(request, "indicators/standard_edit.html", _context(request, standard, form))


@require_http_methods(["GET", "POST"])
def standard_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a promise end with a year."""
    standard = _standard(request, pk)
    seen = fingerprint(standard)
    last = standard.year_to or max(standard.year_from, timezone.localdate().year)
    form = StandardEndForm(request.POST or None, initial={"year_to": last, "seen": seen})
    if form.is_valid():
        given = form.cleaned_data
        saved = form.carry_out(
            lambda: services.end_standard(standard=standard, by=request.user, **given), now=lambda: seen
        )
        if saved is not None:
            messages.success(request, _("The promise ends with %(year)s.") % {"year": saved.year_to})
            return redirect("standard_list")
    return render(request, "indicators/standard_end.html", _context(request, standard, form))


@require_safe
def quality_declaration(request: HttpRequest, organisation: int) -> HttpResponse:
    """What an organisation promises and whether it keeps it, for those it is for. Not there where the module is off."""
    if not is_on(ModuleChoice.Module.QUALITY_DECLARATIONS):
        raise Http404
    place = get_object_or_404(Organisation, pk=organisation)
    year = timezone.localdate().year
    context = {"page": declaration(place, year=year, language=active_language()), "municipality": request.municipality}
    return render(request, "indicators/quality_declaration.html", context)


def _standard(request: HttpRequest, pk: int) -> ServiceStandard:
    return get_permitted(queries.whole_standards(), request.user, rules.can_manage_standard, pk=pk)


def _context(request: HttpRequest, standard: ServiceStandard, form: Any) -> dict[str, Any]:
    may_read = reads_history_of(request.user, standard.organisation_id)
    return {"form": form, "standard": standard, "may_read_history": may_read}


def _declared(lines: list[queries.StandardLine]) -> list[tuple[int, str]]:
    """The organisations whose page for citizens is there, by name; none where the module is off."""
    if not lines or not is_on(ModuleChoice.Module.QUALITY_DECLARATIONS):
        return []
    return sorted({(line.organisation_id, line.organisation) for line in lines}, key=lambda pair: pair[1])
