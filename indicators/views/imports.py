"""Files of values: uploaded, looked at, stored; and all values as a file."""

import errno

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from governance.access import get_permitted, require
from governance.downloads import CSV, XLSX, download
from governance.language import active_language
from indicators import exporting, rules
from indicators.files import write_csv
from indicators.forms.imports import ImportMapForm, ImportStoreForm, ImportUploadForm
from indicators.models import Indicator, ValueImport
from indicators.queries import exports as export_queries
from indicators.queries import imports as queries
from indicators.queries import previews
from indicators.queries.visible import visible_indicators
from indicators.services import imports as services
from indicators.views import import_pages as pages


@require_safe
def import_list(request: HttpRequest) -> HttpResponse:
    """The files that the person has uploaded, and for those who oversee values everyone's."""
    require(rules.can_list_imports(request.user))
    context = pages.list_context(queries.imports_seen_by(request.user), request)
    return render(request, "indicators/import_list.html", context)


@require_http_methods(["GET", "POST"])
def import_create(request: HttpRequest) -> HttpResponse:
    """Upload a file. It is read and kept; nothing is stored as values."""
    require(rules.can_import_values(request.user))
    form = ImportUploadForm(request.POST, request.FILES) if request.method == "POST" else ImportUploadForm()
    if form.is_valid():
        read = form.cleaned_data
        try:
            kept = services.keep_upload(
                file_name=read["file"].name, data=read["data"], table=read["table"], by=request.user
            )
        except OSError as error:
            form.add_error("file", _not_kept(error))
        else:
            return redirect("import_show", kept.pk)
    context = {"form": form, "steps": pages.steps(), "example": pages.example()}
    return render(request, "indicators/import_create.html", context)


@require_safe
def import_show(request: HttpRequest, pk: int) -> HttpResponse:
    """What storing the file would do; how far the storing is; or what became of it."""
    value_import = _import(request, pk)
    if value_import.state == ValueImport.State.DISCARDED:
        messages.info(request, _("The file has been discarded."))
        return redirect("import_list")
    if pages.is_decided(value_import):
        return _decided(request, value_import)
    preview = _preview(request, value_import)
    if preview is None:
        return _reading(request, value_import)
    return HttpResponseClientRefresh() if request.htmx else _render_preview(request, value_import, preview)


@require_POST
def import_read(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a worker read a large file again."""
    value_import = _import(request, pk)
    require(rules.can_store_import(request.user, value_import))
    services.order_reading(value_import=value_import, by=request.user)
    return redirect("import_show", pk)


@require_POST
def import_map(request: HttpRequest, pk: int) -> HttpResponse:
    """Understand the columns and names otherwise."""
    value_import = _import(request, pk)
    require(rules.can_store_import(request.user, value_import))
    preview = _preview(request, value_import)
    if preview is None:
        return redirect("import_show", pk)
    form = pages.map_form(request, value_import, preview)
    if not form.is_valid():
        return _render_preview(request, value_import, preview, form)
    services.change_import(
        value_import=value_import,
        columns=form.columns(),
        places=form.places(value_import.places),
        creates_indicators=form.creates(),
        by=request.user,
    )
    if preview.is_kept:
        services.order_reading(value_import=value_import, by=request.user)
    messages.success(request, _("The file is read again with your choices."))
    return redirect("import_show", pk)


@require_POST
def import_store(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm: a worker stores the new and changed rows."""
    value_import = _import(request, pk)
    require(rules.can_store_import(request.user, value_import))
    form = ImportStoreForm(request.POST)
    if form.is_valid():
        services.order_storing(value_import=value_import, digest=form.cleaned_data["digest"], by=request.user)
    else:
        messages.error(request, _("Nothing was stored. Look at the preview and confirm it again."))
    return redirect("import_show", pk)


@require_POST
def import_discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Let go of a file that has not been stored."""
    value_import = _import(request, pk)
    require(rules.can_store_import(request.user, value_import))
    services.discard_import(value_import=value_import, by=request.user)
    messages.success(request, _("%(file)s is discarded. Nothing of it was stored.") % {"file": value_import.file_name})
    return redirect("import_list")


@require_safe
def import_refused(request: HttpRequest, pk: int, format: str) -> HttpResponse:  # noqa: A002 (the word in the address)
    """The refused rows, as they stood in the file, each with its reason, to be corrected and uploaded again."""
    if format not in {"csv", "xlsx"}:
        raise Http404
    value_import = _import(request, pk)
    rows = pages.refused_table(_preview(request, value_import) or _preview(request, value_import, is_now=True))
    stem = slugify(_("%(file)s refused") % {"file": value_import.file_name.rpartition(".")[0]})
    if format == "csv":
        return download(write_csv(rows), f"{stem}.csv", CSV)
    return download(exporting.table_as_workbook(rows), f"{stem}.xlsx", XLSX)


@require_safe
def value_export(request: HttpRequest, format: str) -> HttpResponse:  # noqa: A002 (the word in the address)
    """All values that the municipality has, or one indicator's, in the columns that an import reads."""
    require(rules.can_export_values(request.user))
    if format not in {"csv", "xlsx"}:
        raise Http404
    indicator = _asked_indicator(request)
    rows, language = export_queries.exported_values(indicator, reader=request.user), active_language()
    subject = indicator.code or indicator.name if indicator else _("values")
    stem = slugify(f"{request.municipality.slug}-{subject}")
    if format == "csv":
        return download(exporting.values_as_csv(rows, language), f"{stem}.csv", CSV)
    return download(exporting.values_as_workbook(rows, language), f"{stem}.xlsx", XLSX)


def _import(request: HttpRequest, pk: int) -> ValueImport:
    value_import = get_permitted(queries.imports(), request.user, rules.can_read_import, pk=pk)
    if value_import.uploaded_by_id == request.user.pk:
        value_import.uploaded_by = request.user  # whose grants are known already
    return value_import


def _preview(request: HttpRequest, value_import: ValueImport, *, is_now: bool = False) -> previews.Preview | None:
    """What storing the file would do; None for a large file that is not read yet, unless it is to be read now."""
    try:
        found = previews.preview_now(value_import) if is_now else previews.preview(value_import)
    except FileNotFoundError as error:
        raise Http404 from error
    return previews.as_seen_by(request.user, value_import, found) if found else None


def _render_preview(
    request: HttpRequest, value_import: ValueImport, preview: previews.Preview, form: ImportMapForm | None = None
) -> HttpResponse:
    return render(request, "indicators/import_show.html", pages.preview_context(request, value_import, preview, form))


def _reading(request: HttpRequest, value_import: ValueImport) -> HttpResponse:
    """The page while a worker reads a large file. What was read too long ago is read again."""
    if not previews.is_being_read(value_import) and not previews.has_failed_reading(value_import):
        services.order_reading(value_import=value_import, by=request.user)
    context = pages.reading_context(request, value_import)
    if request.htmx and not context["is_under_way"]:
        return HttpResponseClientRefresh()
    template = "indicators/import_reading.html"
    return render(request, f"{template}#progress" if request.htmx else template, context)


def _decided(request: HttpRequest, value_import: ValueImport) -> HttpResponse:
    """The page while a worker stores the file, and after. htmx asks for the progress alone, until it is over."""
    context = pages.decided_context(request, value_import)
    if request.htmx and not context["is_under_way"]:
        return HttpResponseClientRefresh()
    template = "indicators/import_result.html"
    return render(request, f"{template}#progress" if request.htmx else template, context)


def _asked_indicator(request: HttpRequest) -> Indicator | None:
    asked = request.GET.get("indicator", "")
    if not asked:
        return None
    if not asked.isdecimal() or len(asked) > 18:
        raise Http404
    return get_permitted(visible_indicators(request.user), request.user, rules.can_read_indicator, pk=int(asked))


def _not_kept(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return _("The disk is full. Ask those who run the service to make room, then try again.")
    return _("The file could not be kept. Try again in a moment.")
