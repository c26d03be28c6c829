"""What the address asks for: a year, an organisation, a period. What is no such thing counts as not asked for."""

from django.http import Http404, HttpRequest

from annualcycle.periods import FIRST_YEAR, LAST_YEAR, Period, PeriodError


def asked_number(request: HttpRequest, name: str) -> int | None:
    """A whole number from the query string, or None."""
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def asked_year(request: HttpRequest) -> int | None:
    """The year asked for, or None."""
    year = asked_number(request, "year")
    return year if year is not None and FIRST_YEAR <= year <= LAST_YEAR else None


def period_of(slug: str) -> Period:
    """The period that an address names. Raises Http404 when it is none, or not written as addresses write it."""
    try:
        period = Period.parse(slug)
    except PeriodError as error:
        raise Http404 from error
    if period.slug != slug:
        raise Http404
    return period
