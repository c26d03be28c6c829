"""The history: who changed what, when, from what to what."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from governance import forms, queries, rules
from governance.access import require
from governance.asked import asked_number
from governance.downloads import CSV, download
from governance.history_export import EXPORT_SIZE, history_csv
from governance.queries import history as history_queries
from governance.queries.history import Wanted, cursor_from
from governance.queries.withheld import withheld_from
from governance.tracked import tracked_kinds
from governance.views.frame import page

SECTION = "history_list"
FILTERS = ("kind", "person", "since", "until")


@require_safe
def history_list(request: HttpRequest) -> HttpResponse:
    """The latest changes, narrowed by kind, person and days, page by page."""
    require(rules.can_read_history(request.user))
    form, wanted = _wanted(request)
    shown = history_queries.history_page(wanted, before=cursor_from(request.GET.get("before", "")))
    kept = {name: request.GET[name] for name in (*FILTERS, "batch") if request.GET.get(name)}
    context = {
        "batch_name": history_queries.batch_name(wanted.batch) if wanted.batch is not None else "",
        "form": form,
        "page": shown,
        "is_part": wanted.part is not None,
        "is_narrowed": bool(kept),
        "query": urlencode(kept),
        "is_first": "before" not in request.GET,
    }
    return page(request, "governance/history_list.html", SECTION, **context)


@require_safe
def history_export(request: HttpRequest) -> HttpResponse:
    """The same changes as a file for a spreadsheet."""
    require(rules.can_read_history(request.user))
    _form, wanted = _wanted(request)
    shown = history_queries.history_page(wanted, size=EXPORT_SIZE)
    return download(history_csv(shown), f"historik-{request.municipality.slug}-{timezone.localdate()}.csv", CSV)


@require_safe
def history_show(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """One thing's history, with what is part of it; also of what has been removed."""
    require(rules.can_read_history(request.user))
    tracked = tracked_kinds().get(kind)
    if tracked is None:
        raise Http404
    part = history_queries.readable_part(request.user)
    require(part is None or history_queries.organisation_of(tracked, pk) in part)
    before, withheld = cursor_from(request.GET.get("before", "")), withheld_from(request.user, part)
    shown = history_queries.history_of_kind(tracked, pk, before=before, part=part, withheld=withheld)
    if not shown.changes and "before" not in request.GET:
        raise Http404
    own = history_queries.latest_of(tracked, pk, withheld=withheld)
    context = {"page": shown, "kind": tracked.name, "own": own, "is_first": "before" not in request.GET}
    return page(request, "governance/history_show.html", SECTION, **context)


def _wanted(request: HttpRequest) -> tuple[forms.HistoryFilterForm, Wanted]:
    form = forms.HistoryFilterForm(request.GET, people=queries.people())
    form.is_valid()
    chosen: dict[str, Any] = {name: form.cleaned_data.get(name) for name in FILTERS}
    part = history_queries.readable_part(request.user)
    return form, Wanted(
        part=part,
        withheld=withheld_from(request.user, part),
        kind=chosen["kind"] or "",
        person=chosen["person"],
        since=chosen["since"],
        until=chosen["until"],
        batch=asked_number(request, "batch"),
    )
