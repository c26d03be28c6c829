"""What keeps the catalogue in order: findings to mend, and the days on which new values are expected."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annualcycle.ics import calendar
from governance.asked import asked_number
from governance.downloads import download
from indicators.queries.findings import findings_page
from indicators.queries.publications import dated, publications


@require_safe
def indicator_findings(request: HttpRequest) -> HttpResponse:
    """What is to be mended among the indicators, counted by organisation."""
    organisation, mine = asked_number(request, "organisation"), "mine" in request.GET
    kind = request.GET.get("kind", "")
    page = findings_page(request.user, organisation=organisation, mine=mine, kind=kind)
    context = {
        "page": page,
        "chosen": organisation,
        "mine": mine,
        "kind": kind,
        "is_narrowed": mine or bool(kind) or organisation is not None,
    }
    return render(request, "indicators/indicator_findings.html", context)


@require_safe
def publication_list(request: HttpRequest) -> HttpResponse:
    """What is expected when, the overdue first."""
    mine = "mine" in request.GET
    rows = publications(request.user, mine=mine)
    context = {
        "mine": mine,
        "overdue": [row for row in rows if row.is_overdue],
        "coming": [row for row in rows if not row.is_overdue and not row.has_come],
        "come": [row for row in rows if row.has_come],
    }
    return render(request, "indicators/publication_list.html", context)


@require_safe
def publication_calendar(request: HttpRequest) -> HttpResponse:
    """The same days as a file for one's own calendar."""
    rows = [row for row in publications(request.user, mine="mine" in request.GET) if not row.has_come]
    base = request.build_absolute_uri("/").rstrip("/")
    text = calendar(
        [dated(row) for row in rows],
        name=_("New values, %(municipality)s") % {"municipality": request.municipality.name},
        host=request.get_host().partition(":")[0],
        base=base,
        made_at=timezone.now(),
    )
    name = slugify(f"{request.municipality.slug}-publiceringar")
    return download(text, f"{name}.ics", "text/calendar; charset=utf-8")
