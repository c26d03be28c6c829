"""Reads of targets: what is aimed at, and whether it was set after the result."""

from django.db.models import QuerySet

from governance.models import Organisation, User
from indicators.models import Indicator, Target, Value
from indicators.queries.series import period_of, year_of
from indicators.rules import readable


def has_result(target: Target) -> bool:
    """Whether the organisation has a number for the target's year, or a person has found something of the target."""
    if target.judged in Target.Judged.values:
        return True
    numbers = Value.objects.filter(
        indicator=target.indicator_id, organisation=target.organisation_id, value__isnull=False
    )
    rows = numbers.order_by().values_list("frequency", "period_start")
    return any(year_of(period_of(frequency, start)) == target.year for frequency, start in rows)


def target_of(indicator: Indicator, organisation: Organisation, year: int) -> Target | None:
    """The target of the organisation and year, with who decided it and whom it compares with."""
    found = Target.objects.filter(indicator=indicator, organisation=organisation, year=year)
    return found.select_related("decided_by", "comparator").first()


def visible_targets(reader: User) -> QuerySet[Target]:
    """The targets of indicators that the reader may know of, with what a page tells of them."""
    rows = Target.objects.filter(readable(reader, "indicator__"))
    return rows.select_related("indicator", "indicator__organisation", "organisation", "comparator", "judged_by")
