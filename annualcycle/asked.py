"""The period that an address names."""

from django.http import Http404

from annualcycle.periods import Period, PeriodError


def period_of(slug: str) -> Period:
    """The period that an address names. Raises Http404 when it is none, or not written as addresses write it."""
    try:
        period = Period.parse(slug)
    except PeriodError as error:
        raise Http404 from error
    if period.slug != slug:
        raise Http404
    return period
