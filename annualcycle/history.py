"""What the history calls a period."""

from datetime import date

from django.utils.translation import get_language

from annualcycle.periods import Frequency, Period, PeriodError


def period_words(frequency: str, start: str) -> str:
    """What a row keeps of a period, a frequency and a first day as ISO 8601, in words; empty for what is none."""
    try:
        return Period(Frequency(frequency), date.fromisoformat(start)).label(get_language() or "sv")
    except (PeriodError, ValueError):
        return ""
