"""Pages about periods."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from annualcycle import words
from annualcycle.asked import period_of
from annualcycle.forms.periods import ReopenForm
from annualcycle.periods import Period
from annualcycle.queries import periods as queries
from annualcycle.rules import periods as rules
from annualcycle.services import periods as services
from governance import queries as governance_queries
from governance.access import require
from governance.asked import asked_year


@require_safe
def period_list(request: HttpRequest) -> HttpResponse:
    """The periods of a year, which are closed, and why some were reopened."""
    root = governance_queries.root_organisation()
    require(rules.can_read_periods(request.user, root))
    today = timezone.localdate()
    year = asked_year(request) or today.year
    context = {
        "year": year,
        "groups": words.period_groups(queries.period_rows(year, today)),
        "reopenings": words.reopening_lines(queries.latest_reopenings()),
        "may_close": rules.can_close_periods(request.user, root),
        "years": (year - 1, year + 1 if year < today.year else None),
    }
    return render(request, "annualcycle/period_list.html", context)


@require_http_methods(["GET", "POST"])
def period_close(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask whether the period is to be closed, and close it."""
    require(rules.can_close_periods(request.user, governance_queries.root_organisation()))
    period = period_of(slug)
    if request.method == "POST":
        try:
            services.close_period(period=period, by=request.user)
        except services.PeriodRefusedError as refusal:
            messages.error(request, words.refusal_sentence(refusal))
        else:
            messages.success(request, _("%(period)s is closed.") % {"period": words.capitalised_label(period)})
        return _back_to_list(period)
    context = {
        "label": words.period_label(period),
        "year": period.year,
        "has_ended": period.end < timezone.localdate(),
        "is_closed": queries.is_closed(period),
        "last_day": period.end.isoformat(),
    }
    return render(request, "annualcycle/period_close.html", context)


@require_http_methods(["GET", "POST"])
def period_reopen(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask why the period is to be opened again, and open it."""
    require(rules.can_close_periods(request.user, governance_queries.root_organisation()))
    period = period_of(slug)
    form = ReopenForm(request.POST or None)
    if form.is_valid():
        try:
            services.reopen_period(period=period, reason=form.cleaned_data["reason"], by=request.user)
        except services.PeriodRefusedError as refusal:
            messages.error(request, words.refusal_sentence(refusal))
        else:
            messages.success(request, _("%(period)s is open again.") % {"period": words.capitalised_label(period)})
        return _back_to_list(period)
    context = {"form": form, "label": words.period_label(period), "year": period.year, "slug": period.slug}
    return render(request, "annualcycle/period_reopen.html", context)


def _back_to_list(period: Period) -> HttpResponse:
    return redirect(f"{redirect('period_list').url}?year={period.year}")
