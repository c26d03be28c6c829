"""The latest values of indicators: of which period, and whether they are numbers."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Max, Q
from django.utils import timezone

from annualcycle.periods import Frequency, Period
from indicators.models import Value
from indicators.numbers import Missing
from indicators.publication import Numbers
from indicators.queries.series import period_of


@dataclass(frozen=True, slots=True)
class Latest:
    """period: of the latest value, one that is told to be missing counted; None where there is none."""

    period: Period | None = None
    numbers: Numbers = field(default_factory=Numbers)


def latest_of(indicators: Collection[int]) -> dict[int, Latest]:
    """By indicator what is the latest of its organisations' values; those without any are left out. One query."""
    values = Value.objects.filter(indicator__in=list(indicators), organisation__isnull=False)
    is_number = Q(value__isnull=False)
    rows = (
        values.exclude(missing=Missing.NOT_YET)
        .order_by()
        .values_list("indicator", "frequency")
        .annotate(
            latest=Max("period_start"),
            latest_number=Max("period_start", filter=is_number),
            written_at=Max("entered_at", filter=is_number),
        )
    )
    found: dict[int, Latest] = {}
    for indicator, *row in rows:
        found[indicator] = _later(found.get(indicator, Latest()), *row)
    return found


def _later(before: Latest, frequency: str, start: date, number_start: date | None, written_at: Any) -> Latest:
    period, numbers = period_of(Frequency(frequency), start), before.numbers
    if number_start is not None:
        year, written = period_of(Frequency(frequency), number_start).year, timezone.localdate(written_at)
        numbers = Numbers(max(year, numbers.year or year), max(written, numbers.written or written))
    is_later = before.period is None or period.end > before.period.end
    return Latest(period if is_later else before.period, numbers)
