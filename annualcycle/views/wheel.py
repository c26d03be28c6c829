"""The annual wheel to read: as a wheel with its table, or as a list with all the year's days."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annualcycle import wheel_words
from annualcycle.queries import wheel as queries
from annualcycle.queries.wheel import WheelPage
from annualcycle.rules import wheel as rules
from governance.asked import asked_number
from governance.years import FIRST_YEAR, LAST_YEAR


@dataclass(frozen=True, slots=True)
class Tab:
    """A way to read the wheel."""

    label: str
    url: str
    current: bool


@require_safe
def cycle_show(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """The wheel of a year, today's unless one is named; the municipality's, or a board's own."""
    year = timezone.localdate().year if year is None else year
    if not FIRST_YEAR <= year <= LAST_YEAR:  # asked first: some years are no dates
        raise Http404
    page = queries.wheel_page(request.user, year, organisation=asked_number(request, "organisation"))
    if page is None:
        raise Http404
    is_list = request.GET.get("view") == "list"
    is_shown = page.cycle is not None and rules.can_read_year(request.user, page.cycle)
    has_steps = is_shown and bool(page.steps)
    root = page.seats[0] if page.seats else None
    context = {
        "page": page,
        "is_list": is_list,
        "is_shown": is_shown,
        "tabs": _tabs(page, is_list=is_list),
        "pictures": wheel_words.pictures(page) if has_steps and not is_list else None,
        "groups": wheel_words.month_groups(page, with_dates=is_list) if is_shown else [],
        "reading": wheel_words.reading(page) if has_steps and not is_list else None,
        "may_prepare": rules.can_prepare_years(request.user, root),
        "prepare_url": f"{reverse('year_prepare')}?year={year}",
        "may_shape": is_shown and page.seat and rules.can_shape_cycle(request.user, page.seat.organisation),
        "before": _address(page, page.before, is_list=is_list),
        "after": _address(page, page.after, is_list=is_list),
    }
    return render(request, "annualcycle/cycle_show.html", context)


def _tabs(page: WheelPage, *, is_list: bool) -> list[Tab]:
    return [
        Tab(_("Wheel"), _address(page, page.year, is_list=False), current=not is_list),
        Tab(_("List"), _address(page, page.year, is_list=True), current=is_list),
    ]


def _address(page: WheelPage, year: int | None, *, is_list: bool) -> str:
    """Where another year, or another way to read, is found as seen from the same board; empty without a year."""
    if year is None:
        return ""
    board = {"organisation": str(page.seat.organisation.pk)} if page.seat and not page.seat.is_root else {}
    query = urlencode(board | ({"view": "list"} if is_list else {}))
    return f"{reverse('cycle_show', args=[year])}{'?' if query else ''}{query}"
