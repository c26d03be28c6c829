"""Indicators, targets and values for tests, in the open scope."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annualcycle.periods import Period
from governance.models import Organisation
from indicators.models import Comparator, Indicator, Target, Value


def make_indicator(name: str, organisation: Organisation, **fields: Any) -> Indicator:
    """An indicator in percent, yearly, higher is better, unless told otherwise."""
    return Indicator.objects.create(name=name, organisation=organisation, **fields)


def make_values(indicator: Indicator, place: Organisation | Comparator, values: dict[str, str | None]) -> None:
    """Values by period ("2025", "2026-T1"); None is a missing one."""
    owner = {"organisation": place} if isinstance(place, Organisation) else {"comparator": place}
    for code, value in values.items():
        period = Period.parse(code)
        Value.objects.create(
            indicator=indicator,
            frequency=period.frequency,
            period_start=period.start,
            value=None if value is None else Decimal(value),
            missing="not_available" if value is None else "",
            source_date=date(2026, 9, 26),
            **owner,
        )


def make_target(indicator: Indicator, place: Organisation, year: int, **fields: Any) -> Target:
    """A target of at least `low` unless told otherwise."""
    return Target.objects.create(indicator=indicator, organisation=place, year=year, **fields)


def queries_of(client: Client, address: str) -> int:
    """How many queries a page takes, once the session and the person are known."""
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as found:
        client.get(address)
    return len(found)
