"""What an address asks for: a number, a year. What is no such thing counts as not asked for."""

from django.http import HttpRequest

from governance.years import FIRST_YEAR, LAST_YEAR


def asked_number(request: HttpRequest, name: str) -> int | None:
    """A whole number from the query string, or None."""
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def asked_year(request: HttpRequest) -> int | None:
    """The year asked for, or None."""
    year = asked_number(request, "year")
    return year if year is not None and FIRST_YEAR <= year <= LAST_YEAR else None
