"""The whole picture: organisations × steps, the same across years, as a file, and one click to remind."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from annualcycle.models import CycleStep
from annualcycle.queries import matrix as queries
from annualcycle.rules import matrix as rules
from annualcycle.rules.periods import can_close_periods
from annualcycle.rules.tasks import can_read_effort
from annualcycle.services.reminders import remind_now
from annualcycle.views.matrix_files import file_of
from annualcycle.views.matrix_rows import matrix_rows
from annualcycle.views.matrix_years_rows import years_rows
from governance.access import require
from governance.asked import asked_number, asked_year
from governance.queries import root_organisation


@require_safe
def matrix_show(request: HttpRequest) -> HttpResponse:
    """What each organisation has done of each step of the year."""
    require(rules.can_read_matrix(request.user))
    picture = _picture(request)
    late_only = "late" in request.GET
    context = {"picture": picture, "kinds": CycleStep.Kind.choices, "kind": _kind(request), "late_only": late_only}
    if picture is not None:
        may_close = can_close_periods(request.user, root_organisation())
        context["page"] = matrix_rows(
            picture, request.user, late_only=late_only, may_close=may_close, with_finished="finished" in request.GET
        )
        context["query"] = _query(request, picture)
    return render(request, "annualcycle/matrix_show.html", context)


@require_safe
def matrix_export(request: HttpRequest, format: str) -> HttpResponse:  # noqa: A002 (the word in the address)
    """The same as a file, one row for each task."""
    require(rules.can_read_matrix(request.user))
    picture = _picture(request)
    if picture is None:
        raise Http404
    return file_of(picture, format, late_only="late" in request.GET)


@require_POST
def matrix_remind(request: HttpRequest) -> HttpResponse:
    """Remind those who are to do one task, an organisation's tasks of the year, or a step's, as far as one may."""
    require(rules.can_remind_somebody(request.user))
    found = queries.tasks_of(
        task=_sent(request, "task"),
        organisation=_sent(request, "organisation"),
        step=_sent(request, "step"),
        year=_sent(request, "year"),
    )
    tasks = [
        task for task in found if rules.can_remind_in(request.user, task.organisation_id, task.organisation.parent_id)
    ]
    require(bool(tasks) or not found)
    number = remind_now(tasks=tasks, address=request.build_absolute_uri(reverse("start")), by=request.user)
    _say(request, number)
    kept = {
        name: request.POST[name] for name in ("year", "board", "kind", "late", "finished") if request.POST.get(name)
    }
    return redirect(f"{reverse('matrix_show')}?{urlencode(kept)}")


@require_safe
def matrix_years(request: HttpRequest) -> HttpResponse:
    """The same across years: how much was handed in by its day and approved, and what it cost."""
    require(rules.can_read_matrix(request.user))
    years = queries.picture_of_years(step=asked_number(request, "step"))
    shows_effort = can_read_effort(request.user)
    page = years_rows(years, with_effort=shows_effort) if years is not None else None
    return render(request, "annualcycle/matrix_years.html", {"page": page, "shows_effort": shows_effort})


def _picture(request: HttpRequest) -> queries.Picture | None:
    return queries.whole_picture(year=asked_year(request), board=asked_number(request, "board"), kind=_kind(request))


def _kind(request: HttpRequest) -> str:
    kind = request.GET.get("kind", "")
    return kind if kind in CycleStep.Kind.values else ""


def _query(request: HttpRequest, picture: queries.Picture) -> dict[str, str]:
    """What the page shows, as its address says it."""
    parts = {
        "year": str(picture.year),
        "board": str(picture.board or ""),
        "kind": _kind(request),
        "late": "1" if "late" in request.GET else "",
        "finished": "1" if "finished" in request.GET else "",
    }
    return {name: value for name, value in parts.items() if value}


def _sent(request: HttpRequest, name: str) -> int | None:
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None


def _say(request: HttpRequest, number: int) -> None:
    if number:
        text = ngettext("%(number)s person was reminded.", "%(number)s people were reminded.", number)
        messages.success(request, text % {"number": number})
    else:
        messages.info(
            request,
            _("Nobody was reminded: everyone has been today already, or nobody is there to be reminded."),
        )
