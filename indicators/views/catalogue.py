"""The catalogue of indicators, and each indicator's page."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from annualcycle.periods import Period
from governance.access import Rule, get_permitted, grants_of, require
from governance.asked import asked_number
from governance.language import active_language
from governance.models import User
from governance.models.organisation import Permission
from governance.queries.history import reads_history_of
from governance.refusals import fingerprint
from indicators import rules, uses
from indicators.advice import indicator_advice
from indicators.forms.catalogue import CatalogueFilter
from indicators.forms.indicators import UNITS, IndicatorForm
from indicators.models import Indicator
from indicators.queries import catalogue as catalogue_queries
from indicators.queries.derived import derivation_of
from indicators.queries.pages import IndicatorPage, indicator_page
from indicators.queries.passport import passport
from indicators.queries.places import is_organisation
from indicators.queries.rounds import period_to_enter
from indicators.queries.standards import standards_of_indicator
from indicators.queries.visible import visible_indicators
from indicators.running import is_running
from indicators.services import catalogue as catalogue_services

PAGE_SIZE = 50


@require_safe
def indicator_list(request: HttpRequest) -> HttpResponse:
    """The indicators with latest value and target, narrowed by words, organisation, owner and state."""
    year = timezone.localdate().year
    form = CatalogueFilter(request.GET, user=request.user)
    found = catalogue_queries.catalogue(form.wanted(), year, reader=request.user)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    accent = request.municipality.accent
    kept = request.GET.copy()
    kept.pop("page", None)
    context = {
        "form": form,
        "page": page,
        "rows": catalogue_queries.catalogue_rows(
            list(page.object_list), year=year, language=active_language(), accent=accent, reader=request.user
        ),
        "query": f"{kept.urlencode()}&" if kept else "",
        "is_narrowed": any(kept.values()),
        "may_create": rules.can_create_indicator(request.user),
        "may_search_kolada": rules.can_search_kolada(request.user),
        "may_read_kolada": rules.can_read_kolada(request.user),
        "may_enter": rules.can_enter_values(request.user),
        "may_oversee_imports": rules.can_oversee_imports(request.user),
    }
    return render(request, "indicators/indicator_list.html", context)


@require_safe
def indicator_show(request: HttpRequest, pk: int) -> HttpResponse:
    """An indicator for an organisation: the facts, the line, every value with its source, the targets and the uses."""
    indicator = _indicator(request, pk, rules.can_read_indicator)
    page = indicator_page(
        indicator,
        _asked_organisation(request),
        year=timezone.localdate().year,
        language=active_language(),
        accent=request.municipality.accent,
        reader=request.user,
        since=asked_number(request, "since"),
        with_genders=request.GET.get("gender") != "total",
    )
    context = {"indicator": indicator, "page": page, **_beside(request.user, indicator, page)}
    return render(request, "indicators/indicator_show.html", context)


def _beside(user: User, indicator: Indicator, page: IndicatorPage) -> dict[str, object]:
    """What stands beside the figures: what the indicator is and rests on, what uses it, and what the person may."""
    language, year = active_language(), timezone.localdate().year
    return {
        "passport": passport(indicator, user, breaks=page.breaks),
        "derivation": derivation_of(indicator, page.card.organisation_id, reader=user, language=language),
        "uses": uses.uses_of(indicator.pk, user),
        "standards": standards_of_indicator(indicator, year=year, user=user, language=language),
        "may_manage": rules.can_manage_indicator(user, indicator),
        "enter_period": _period_to_enter(user, indicator, page),
        "may_read_history": reads_history_of(user, indicator.organisation_id),
    }


def _period_to_enter(user: User, indicator: Indicator, page: IndicatorPage) -> Period | None:
    """The period to lead to where the person writes the organisation's values; None where nobody or another does."""
    organisation_id = page.card.organisation_id
    if not is_running(indicator.discontinued_on) or not grants_of(user).may(Permission.ENTER_VALUES, organisation_id):
        return None
    return period_to_enter(indicator, organisation_id, timezone.localdate(), reader=user, places=page.tree)


@require_http_methods(["GET", "POST"])
def indicator_create(request: HttpRequest) -> HttpResponse:
    """Add an indicator to the catalogue."""
    require(rules.can_create_indicator(request.user))
    form = IndicatorForm(request.POST or None, user=request.user)
    if form.is_valid():
        made = form.carry_out(lambda: catalogue_services.create_indicator(by=request.user, **form.cleaned_data))
        if made is not None:
            messages.success(request, _("The indicator is in the catalogue. Next, set its target."))
            return redirect("indicator_show", made.pk)
    context = {"form": form, "indicator": None, "advice": indicator_advice(), "units": UNITS}
    return render(request, "indicators/indicator_edit.html", context)


@require_http_methods(["GET", "POST"])
def indicator_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an indicator's facts."""
    indicator = _indicator(request, pk, rules.can_manage_indicator)
    name, seen = indicator.name, fingerprint(indicator)
    form = IndicatorForm(request.POST or None, instance=indicator, initial={"seen": seen}, user=request.user)
    if form.is_valid():
        facts = form.cleaned_data
        saved = form.carry_out(
            lambda: catalogue_services.update_indicator(indicator=indicator, by=request.user, **facts),
            now=lambda: seen,
        )
        if saved is not None:
            messages.success(request, _("The indicator is stored."))
            return redirect("indicator_show", pk)
    context = {"form": form, "indicator": indicator, "name": name, "advice": indicator_advice(), "units": UNITS}
    return render(request, "indicators/indicator_edit.html", context)


def _indicator(request: HttpRequest, pk: int, rule: Rule) -> Indicator:
    queryset = visible_indicators(request.user).select_related("organisation", "owner", "deputy", "volume_indicator")
    return get_permitted(queryset, request.user, rule, pk=pk)


def _asked_organisation(request: HttpRequest) -> int | None:
    """The organisation asked for, if it exists in this municipality."""
    asked = request.GET.get("organisation", "")
    if not asked:
        return None
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 19 and is_organisation(int(asked))):
        raise Http404
    return int(asked)


def back_to(indicator: Indicator, organisation_id: int) -> str:
    """The indicator's page for an organisation."""
    return f"{reverse('indicator_show', args=[indicator.pk])}?organisation={organisation_id}"
