"""Whose turn it is: the locks that keep derived values whole when several people write at once.

Values that are made from others (services/derived.py) must rest on all that is stored, so those who write what they
rest on take turns, one municipality at a time; everybody else writes at once. Every writer takes the locks in one
order, which is why two of them can wait for each other but never both: the closed periods' (annualcycle.locks), then
the rules', then the derivation's, then the rows themselves.
"""

from collections.abc import Collection

from django.db import connection
from django.db.models import Q

from governance.tenancy import current_municipality
from indicators.aggregation import OverOrganisations
from indicators.models import Indicator

# Any numbers that no other advisory lock of the product uses.
_RULES, _DERIVATION = 7_411, 7_412


def turn_to_write(indicators: Collection[int]) -> frozenset[int]:
    """Wait for one's turn to write values of these indicators, before any row is locked; kept until the commit.

    Those of them that something is derived from, or that are derived: `remake_derived` is to be called for these
    when the values are written. One query beside the locks.
    """
    _lock("pg_advisory_xact_lock_shared", _RULES)
    found = derived_from(indicators)
    if found:
        _lock("pg_advisory_xact_lock", _DERIVATION)
    return found


def turn_to_derive() -> None:
    """Wait for one's turn to make derived values again."""
    _lock("pg_advisory_xact_lock_shared", _RULES)
    _lock("pg_advisory_xact_lock", _DERIVATION)


def turn_to_change_rules() -> None:
    """Wait until nobody writes values, before a formula or a rule of putting together is changed.

    Taken first in the transaction: what is written meanwhile rests on either the old rules or the new ones.
    """
    _lock("pg_advisory_xact_lock", _RULES)
    _lock("pg_advisory_xact_lock", _DERIVATION)


def derived_from(indicators: Collection[int]) -> frozenset[int]:
    """Those of the indicators that may be derived or have something derived from them; rather one too many. A query."""
    rows = list(
        Indicator.objects.filter(Q(pk__in=indicators) | ~Q(formula=""))
        .order_by()
        .values_list("pk", "code", "name", "kolada_id", "formula", "over_organisations")
    )
    formulas = [formula.casefold() for *_, formula, _over in rows if formula]
    found = set()
    for pk, code, name, kolada_id, formula, over in rows:
        words = [word.casefold() for word in (code, name, kolada_id) if word]
        is_named = any(word in text for text in formulas for word in words)
        if pk in indicators and (formula or over != OverOrganisations.NONE or is_named):
            found.add(pk)
    return frozenset(found)


def _lock(function: str, number: int) -> None:
    with connection.cursor() as cursor:
        # A municipality's id fits the lock's 32 bits; were it ever larger, two would merely share a lock.
        cursor.execute(f"SELECT {function}(%s, %s)", [number, current_municipality().pk % 2**31])
