"""Pages of many activities: the list, the timeline, and those that are one's own to do."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from goals import rules
from goals.forms.activities import ActivityFilterForm, QuickForm, quick_form
from goals.models import Activity
from goals.queries import activities as queries
from goals.queries.assignments import assignment_lines, my_assignments
from goals.queries.plans import whole_activities
from goals.services import activities as services
from goals.timeline import Item, timeline
from governance.access import get_permitted
from governance.asked import asked_year
from governance.language import active_language

PAGE_SIZE = 50


@require_safe
def activity_list(request: HttpRequest) -> HttpResponse:
    """The activities that the person may read, by date, her own units first."""
    return render(request, "goals/activity_list.html", _found(request))


@require_safe
def activity_timeline(request: HttpRequest) -> HttpResponse:
    """The same over the year's months, unit by unit."""
    context = _found(request, by_unit=True)
    items = [
        Item(
            title=line.title,
            group=line.organisation,
            starts_on=line.starts_on,
            due_on=line.due_on,
            progress=line.progress,
            note=line.told,
            url=line.url,
            is_stopped=line.status == Activity.Status.STOPPED,
        )
        for line in context["lines"]
    ]
    language = active_language()
    context["drawing"] = timeline(items, year=context["year"], today=timezone.localdate(), language=language)
    return render(request, "goals/activity_timeline.html", context)


def _found(request: HttpRequest, *, by_unit: bool = False) -> dict[str, Any]:
    """The filter and the page of activities that it lets through."""
    year = asked_year(request) or timezone.localdate().year
    narrowed = {"year": str(year)} | request.GET.dict()  # the year shown is chosen in the filter, asked for or not
    form = ActivityFilterForm(narrowed, choices=queries.activity_choices(year, user=request.user), year=year)
    wanted = form.wanted
    found = queries.activities_found(wanted, user=request.user, by_unit=by_unit)
    page: Page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    asked = request.GET.copy()
    asked.pop("page", None)
    return {
        "form": form,
        "year": year,
        "page": page,
        "lines": queries.activity_lines(page, user=request.user),
        "asked": f"{asked.urlencode()}&" if asked else "",
        "is_narrowed": bool(wanted.organisation or wanted.goal or wanted.status or wanted.owner),
    }


@dataclass(frozen=True, slots=True)
class _Mine:
    line: queries.ActivityLine
    form: QuickForm


@require_http_methods(["GET", "POST"])
def activity_mine(request: HttpRequest) -> HttpResponse:
    """What the person is to do, each row a form of its own; and the assignments that she is responsible for."""
    year = asked_year(request) or timezone.localdate().year
    sent = _sent(request)
    if sent is not None and _is_stored(request, *sent):
        return redirect(f"{reverse('activity_mine')}?year={year}#activity-{sent[0].pk}")
    rows = queries.my_activities(request.user, year)
    lines = queries.activity_lines(rows, user=request.user)
    mine = [
        _Mine(line, sent[1] if sent and sent[0].pk == row.pk else quick_form(row))
        for row, line in zip(rows, lines, strict=True)
    ]
    today = timezone.localdate().year
    context = {
        "year": year,
        "years": sorted({year, today - 1, today, today + 1}, reverse=True),
        "mine": mine,
        "failed": sent[1] if sent else None,
        "assignments": assignment_lines(my_assignments(request.user)),
    }
    return render(request, "goals/activity_mine.html", context)


def _sent(request: HttpRequest) -> tuple[Activity, QuickForm] | None:
    """The row that was sent, with its form."""
    number = request.POST.get("activity", "")
    if request.method != "POST" or not (number.isascii() and number.isdecimal() and len(number) < 10):
        return None
    row = get_permitted(whole_activities(), request.user, rules.can_follow_activity, pk=int(number))
    return row, quick_form(row, request.POST)


def _is_stored(request: HttpRequest, row: Activity, form: QuickForm) -> bool:
    if not form.is_valid():
        return False
    now = quick_form(row).initial["seen"]
    saved = form.carry_out(
        lambda: services.follow_activity(activity=row, by=request.user, **form.told), now=lambda: now
    )
    if saved is None:
        return False
    messages.success(request, _("“%(activity)s” is saved.") % {"activity": saved.title})
    return True
