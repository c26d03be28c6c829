"""Pages outside the municipalities: which one to enter, and words about the service."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from governance import queries


@require_safe
@login_required
def municipality_choose(request: HttpRequest) -> HttpResponse:
    """The municipalities that the person may enter; straight in where there is just one."""
    municipalities = queries.admitted_municipalities(request.user)
    if len(municipalities) == 1:
        return redirect(f"/{municipalities[0].slug}/")
    return render(request, "governance/municipality_choose.html", {"municipalities": municipalities})


@require_safe
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """200 and «ok» when the database answers; for a load balancer or container."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement (lagen 2018:1937 om tillgänglighet till digital offentlig service, 13 §)."""
    return render(request, "governance/accessibility.html", {"contact": settings.ACCESSIBILITY_CONTACT})


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What the service is, its licence and its source."""
    return render(request, "governance/about.html")
