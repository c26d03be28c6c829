"""Pages of reports: the list, the order, its progress, its files and the texts under the headings."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annualcycle.periods import FIRST_YEAR, LAST_YEAR
from governance.access import get_permitted, require
from governance.downloads import XLSX, download
from governance.jobs import is_stale
from governance.refusals import StaleError
from reports import queries, rules, services
from reports.forms import ReportOrderForm, ReportTextsForm
from reports.models import ReportFile

CONTENT_TYPES: dict[str, str] = {
    ReportFile.Format.PDF: "application/pdf",
    ReportFile.Format.XLSX: XLSX,
}


@require_safe
def report_list(request: HttpRequest) -> HttpResponse:
    """The reports that have been ordered, latest first, with state and files."""
    may_order = rules.can_order_report(request.user)
    found = [r for r in queries.reports()[: queries.MOST_LISTED] if rules.can_read_report(request.user, r)]
    context = {"reports": found, "may_order": may_order, "text_year": _nearest_year(queries.report_years())}
    return render(request, "reports/report_list.html", context)


@require_http_methods(["GET", "POST"])
def report_create(request: HttpRequest) -> HttpResponse:
    """Order an annual report; the worker makes it."""
    require(rules.can_order_report(request.user))
    years = queries.report_years()
    initial = {"year": _nearest_year(years), "language": request.municipality.language}
    form = ReportOrderForm(request.POST or None, years=years, initial=initial)
    if request.method == "POST" and form.is_valid():
        report = services.order_report(by=request.user, **form.cleaned_data)
        return redirect("report_show", report.pk)
    return render(request, "reports/report_create.html", {"form": form, "years": years})


@require_safe
def report_show(request: HttpRequest, pk: int) -> HttpResponse:
    """One order: how far it is, why it failed, or its files with their checksums."""
    report = get_permitted(queries.reports(), request.user, rules.can_read_report, pk=pk)
    context = {
        "report": report,
        "is_stale": is_stale(report.job),
        "may_order": rules.can_order_report(request.user),
        "is_open": report.job.state in ("queued", "running") and not is_stale(report.job),
    }
    template = "reports/report_show.html#progress" if request.htmx else "reports/report_show.html"
    return render(request, template, context)


@require_POST
def report_retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a failed or silent order again."""
    require(rules.can_order_report(request.user))
    report = get_permitted(queries.reports(), request.user, rules.can_read_report, pk=pk)
    services.retry_report(report=report, by=request.user)
    return redirect("report_show", report.pk)


@require_safe
def report_file(request: HttpRequest, pk: int) -> HttpResponse:
    """A finished file. Read whole before it is sent: tenant data is never streamed past the end of its scope."""
    file = get_permitted(queries.report_files(), request.user, rules.can_read_report_file, pk=pk)
    try:
        with file.file.open("rb") as stored:
            data = stored.read()
    except FileNotFoundError as error:
        raise Http404 from error
    name = f"{slugify(request.municipality.name)}-{slugify(file.report.title)}.{file.format}"
    return download(data, name, CONTENT_TYPES[file.format])


@require_http_methods(["GET", "POST"])
def report_texts_edit(request: HttpRequest, year: int) -> HttpResponse:
    """The texts under the nine headings of the management report, for a year."""
    require(rules.can_order_report(request.user))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    written = queries.report_texts(year)
    initial = {**written, "seen": queries.mark_of_texts(written)}
    form = ReportTextsForm(request.POST or None, initial=initial, language=get_language())
    if request.method == "POST" and form.is_valid():
        try:
            changed = services.write_report_texts(
                year=year, texts=form.texts, seen=form.cleaned_data["seen"], by=request.user
            )
        except StaleError as error:
            form.tell_stale(error.message, initial["seen"])
        else:
            messages.success(request, _("The texts are saved.") if changed else _("Nothing had changed."))
            return redirect("report_texts_edit", year)
    context = {"form": form, "year": year, "years": queries.report_years()}
    return render(request, "reports/report_texts_edit.html", context)


def _nearest_year(years: list[int]) -> int | None:
    """The year that a report is most likely about: an adopted model may hold for years far ahead."""
    return min(years, key=lambda year: abs(year - timezone.localdate().year), default=None)
