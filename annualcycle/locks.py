"""The lock between those who write in a period and those who close it."""

from django.db import connection

from annualcycle.queries.periods import Closings, closings
from governance.tenancy import current_municipality

# Any number that no other advisory lock of the product uses.
_LOCK = 7_410


def keep_periods_as_they_are() -> Closings:
    """The closed periods, with the promise that none closes or reopens before this transaction ends.

    For services that write values or assessments: what is checked against an open period cannot land in a closed one.
    """
    _lock("pg_advisory_xact_lock_shared")
    return closings()


def wait_for_writers() -> None:
    """Wait until nobody is writing in a period, and keep others from it until this transaction ends."""
    _lock("pg_advisory_xact_lock")


def _lock(function: str) -> None:
    with connection.cursor() as cursor:
        # A municipality's id fits the lock's 32 bits; were it ever larger, two would merely share a lock.
        cursor.execute(f"SELECT {function}(%s, %s)", [_LOCK, current_municipality().pk % 2**31])
