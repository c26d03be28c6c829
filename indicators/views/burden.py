"""What measuring costs, and what comes of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from governance.access import require
from governance.asked import asked_number
from governance.downloads import CSV, download
from governance.language import active_language
from indicators import rules
from indicators.files import write_csv
from indicators.queries.burden import HandedInLine, burden_page, burden_rows


@require_safe
def measure_burden(request: HttpRequest) -> HttpResponse:
    """What is handed in by hand and by whom, what nobody uses, and which missed targets have led to nothing."""
    page = burden_page(
        organisation=asked_number(request, "organisation"),
        year=timezone.localdate().year,
        user=request.user,
        language=active_language(),
    )
    return render(request, "indicators/measure_burden.html", {"page": page})


@require_safe
def measure_burden_export(request: HttpRequest) -> HttpResponse:
    """Every series that is handed in by hand, as CSV."""
    require(rules.can_export_values(request.user))
    head = (_("Code"), _("Indicator"), _("Organisation"), _("How often"), _("Values a year by hand"), _("Used"))
    rows = [_told(line) for line in burden_rows(year=timezone.localdate().year, user=request.user)]
    subject = _("burden of measuring")
    name = slugify(f"{request.municipality.slug}-{subject}")
    return download(write_csv([head, *rows]), f"{name}.csv", CSV)


def _told(line: HandedInLine) -> tuple[str | int, ...]:
    measured, used = line.measured, _("yes") if line.is_used else _("no")
    return measured.code, measured.name, line.organisation, measured.frequency_word, line.values, used
