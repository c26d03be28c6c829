"""Reads of targets: what is aimed at, and whether it was set after the result."""

from governance.models import Organisation
from indicators.models import Indicator, Target, Value
from indicators.queries.series import period_of, year_of


def has_result(indicator: Indicator, organisation: Organisation, year: int) -> bool:
    """Whether the organisation has a number for the year, so that a target for it comes after the result."""
    numbers = Value.objects.filter(indicator=indicator, organisation=organisation, value__isnull=False)
    rows = numbers.order_by().values_list("frequency", "period_start")
    return any(year_of(period_of(frequency, start)) == year for frequency, start in rows)


def target_of(indicator: Indicator, organisation: Organisation, year: int) -> Target | None:
    """The target of the organisation and year, with who decided it and whom it compares with."""
    found = Target.objects.filter(indicator=indicator, organisation=organisation, year=year)
    return found.select_related("decided_by", "comparator").first()
