"""What the history calls a period."""

from datetime import date

from annualcycle.periods import Frequency, Period, PeriodError
from governance.language import active_language


def period_words(frequency: str, start: str) -> str:
    """What a row keeps of a period, a frequency and a first day as ISO 8601, in words; empty for what is none."""
    try:
        return Period(Frequency(frequency), date.fromisoformat(start)).label(active_language())
    except (PeriodError, ValueError):
        return ""
