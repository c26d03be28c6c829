"""Kolada: search its catalogue, follow a key figure, say whom to compare with, and see what the fetches brought."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from governance.access import get_permitted, require
from governance.queries.organisation import root_organisation
from indicators import rules
from indicators.forms.kolada import CompareForm, FollowForm, KoladaSearch, SourceForm, TieForm, UnitsForm
from indicators.models import Comparator, KoladaFetch, KoladaKpi
from indicators.queries import kolada as queries
from indicators.queries.kolada_plan import kolada_source
from indicators.services import kolada as services
from indicators.views import kolada_pages as pages

KPIS_A_PAGE = 25


@require_safe
def kolada_list(request: HttpRequest) -> HttpResponse:
    """The fetches: how far one has come, what they brought, what was odd."""
    require(rules.can_read_kolada(request.user))
    context = pages.fetches_context(request, may_order=_may_manage(request))
    if request.htmx and not context["is_under_way"]:
        return HttpResponseClientRefresh()
    template = "indicators/kolada_list.html"
    return render(request, f"{template}#progress" if request.htmx else template, context)


@require_POST
def kolada_fetch(request: HttpRequest) -> HttpResponse:
    """Fetch now. Asked twice it is done once."""
    require(_may_manage(request))
    ordered = services.order_fetch(full=request.POST.get("kind") == KoladaFetch.Kind.FULL, by=request.user)
    if ordered is None:
        messages.error(request, _("Say first which municipality we are in Kolada."))
        return redirect("kolada_settings")
    messages.success(request, _("The values are being fetched. You may leave this page."))
    return redirect("kolada_list")


@require_POST
def kolada_catalogue(request: HttpRequest) -> HttpResponse:
    """Fetch Kolada's catalogue. Asked twice it is done once."""
    require(_may_manage(request))
    services.order_catalogue(by=request.user)
    messages.success(request, _("Kolada’s catalogue is being fetched. It takes a minute or two."))
    return redirect("kolada_settings")


@require_safe
def kolada_search(request: HttpRequest) -> HttpResponse:
    """Key figures in Kolada's catalogue, by words, operating area and perspective."""
    require(rules.can_search_kolada(request.user))
    form = KoladaSearch(request.GET)
    found = queries.kpis_found(form.wanted(), kind=pages.own_kind())
    page = Paginator(found, KPIS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "indicators/kolada_search.html", pages.search_context(request, form, page))


@require_safe
def kolada_show(request: HttpRequest, kpi: str) -> HttpResponse:
    """A key figure in Kolada, and how to follow it."""
    return _render_kpi(request, _kpi(request, kpi))


@require_POST
def kolada_follow(request: HttpRequest, kpi: str) -> HttpResponse:
    """Make an indicator that follows the key figure."""
    require(rules.can_create_indicator(request.user))
    row = _kpi(request, kpi)
    form = FollowForm(request.POST, kpi=row, user=request.user)
    if form.is_valid():
        made = form.carry_out(lambda: services.follow_kpi(kpi=row, by=request.user, **form.cleaned_data))
        if made is not None:
            return _followed(request, made.pk)
    return _render_kpi(request, row, follow=form)


@require_POST
def kolada_tie(request: HttpRequest, kpi: str) -> HttpResponse:
    """Let an indicator that is there follow the key figure."""
    require(rules.can_create_indicator(request.user))
    row = _kpi(request, kpi)
    form = TieForm(request.POST, user=request.user)
    if form.is_valid():
        tied = form.carry_out(
            lambda: services.tie_indicator(indicator=form.cleaned_data["indicator"], kpi=row, by=request.user)
        )
        if tied is not None:
            return _followed(request, tied.pk)
    return _render_kpi(request, row, tie=form)


@require_http_methods(["GET", "POST"])
def kolada_settings(request: HttpRequest) -> HttpResponse:
    """Who we are in Kolada, whether values are fetched at night, and whom we compare ourselves with."""
    require(_may_manage(request))
    source = kolada_source()
    initial = {"area_id": source.area_id, "is_on": source.is_on} if source else {"is_on": True}
    form = SourceForm(request.POST or None, initial=initial)
    if form.is_valid():
        saved = form.carry_out(lambda: services.save_source(by=request.user, **form.cleaned_data))
        if saved is not None:
            if source is None or source.area_id != saved.area_id:
                services.order_catalogue(by=request.user)  # its units
            messages.success(request, _("It is stored."))
            return redirect("kolada_settings")
    return render(request, "indicators/kolada_settings.html", pages.settings_context(request, form))


@require_POST
def kolada_compare(request: HttpRequest) -> HttpResponse:
    """Compare with a group or a municipality."""
    require(_may_manage(request))
    form = CompareForm(request.POST, user=request.user)
    if form.is_valid():
        made = form.carry_out(lambda: services.compare_with(by=request.user, **form.cleaned_data))
        if made is not None:
            services.order_fetch(by=request.user, even_if_running=True)
            messages.success(
                request, _("You compare yourselves with %(name)s. Its values are being fetched.") % {"name": made}
            )
            return redirect("kolada_settings")
    for error in [text for texts in form.errors.values() for text in texts]:
        messages.error(request, error)
    return redirect("kolada_settings")


@require_POST
def kolada_stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Compare no longer with someone; the values that have been fetched remain."""
    require(_may_manage(request))
    comparator = get_permitted(Comparator.objects.all(), request.user, rules.can_stop_comparator, pk=pk)
    services.stop_comparing(comparator=comparator, by=request.user)
    messages.success(
        request, _("Values of %(name)s are no longer fetched. Those that are here remain.") % {"name": comparator}
    )
    return redirect("kolada_settings")


@require_http_methods(["GET", "POST"])
def kolada_units(request: HttpRequest) -> HttpResponse:
    """Which of Kolada's units each organisation is."""
    require(_may_manage(request))
    units = queries.own_units()
    form = UnitsForm(request.POST or None, places=queries.unit_places(units), units=units)
    if request.method == "POST" and form.is_valid():
        for organisation, unit in form.changed_places():
            services.tie_unit(organisation=organisation, unit=unit, by=request.user)
        services.order_fetch(by=request.user, even_if_running=True)
        messages.success(request, _("The units are stored. Their values are being fetched."))
        return redirect("kolada_units")
    context = {"form": form, "units": units, "tabs": pages.tabs("kolada_units", request)}
    return render(request, "indicators/kolada_units.html", context)


def _may_manage(request: HttpRequest) -> bool:
    return rules.can_manage_kolada(request.user, root_organisation())


def _kpi(request: HttpRequest, kpi: str) -> KoladaKpi:
    return get_permitted(KoladaKpi.objects.all(), request.user, rules.can_read_kpi, pk=kpi)


def _render_kpi(
    request: HttpRequest, kpi: KoladaKpi, *, follow: FollowForm | None = None, tie: TieForm | None = None
) -> HttpResponse:
    may_follow = rules.can_create_indicator(request.user)
    forms: dict[str, Any] = {}
    if may_follow:
        forms["follow"] = follow or FollowForm(None, kpi=kpi, user=request.user)
        forms["tie"] = tie or TieForm(None, user=request.user)
    return render(request, "indicators/kolada_show.html", pages.kpi_context(request, kpi) | forms)


def _followed(request: HttpRequest, pk: int) -> HttpResponse:
    """Fetch its values at once, where the municipality has said who it is, and show the indicator."""
    if services.order_fetch(by=request.user, even_if_running=True) is None:
        messages.success(request, _("The indicator follows Kolada. Say which municipality we are to fetch its values."))
    else:
        messages.success(request, _("The indicator follows Kolada. Its values are being fetched."))
    return redirect("indicator_show", pk)
