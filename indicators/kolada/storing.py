"""What becomes of a value from Kolada, set against what is stored. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from indicators.derivation import DERIVED
from indicators.kolada.answers import Datum, Kpi
from indicators.numbers import Missing
from indicators.revising import Quality, is_protected, quality_after

FETCHED = "fetched"


class Outcome(StrEnum):
    """What becomes of it.

    late: new, though the period is closed. kept: another value has been handed in, and stands. closed: another value
    stands there, and the period is closed.
    """

    NEW = "new"
    LATE = "late"
    CHANGED = "changed"
    SAME = "same"
    REMOVED = "removed"
    KEPT = "kept"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Stored:
    """What is stored where the value belongs."""

    pk: int
    value: Decimal | None
    missing: str
    origin: str
    quality: str


def outcome_of(datum: Datum, told: Quality, stored: Stored | None, *, is_closed: bool) -> Outcome:
    """What becomes of the value. What a person handed in is never replaced; "not yet" is nothing handed in.

    Closing a period protects what stands there. Kolada tells of a year long after it, when a municipality has closed
    its books: what comes first then takes nobody's place.
    """
    is_fetched = stored is not None and stored.origin == FETCHED
    if datum.is_deleted:
        if not is_fetched:
            return Outcome.SAME
        return Outcome.CLOSED if is_closed else Outcome.REMOVED
    if stored is not None and _is_same(datum, told, stored):
        return Outcome.SAME
    if stored is not None and _is_handed_in(stored):
        return Outcome.KEPT
    if is_closed:
        stands = stored is not None and is_protected(stored.value, stored.missing)
        return Outcome.CLOSED if stands else Outcome.LATE
    return Outcome.CHANGED if is_fetched else Outcome.NEW


def _is_same(datum: Datum, told: Quality, stored: Stored) -> bool:
    if stored.origin in DERIVED or (datum.value, datum.missing) != (stored.value, stored.missing):
        return False
    becomes_final = stored.quality == Quality.PRELIMINARY and told == Quality.FINAL
    return stored.origin != FETCHED or not becomes_final


def _is_handed_in(stored: Stored) -> bool:
    return stored.origin not in {FETCHED, *DERIVED} and stored.missing != Missing.NOT_YET


def stored_quality(datum: Datum, told: Quality, stored: Stored | None) -> Quality:
    """What the value is called once it is stored: revised where another final one from Kolada stood there."""
    before = stored.quality if stored is not None and stored.origin == FETCHED else None
    if stored is not None and (datum.value, datum.missing) == (stored.value, stored.missing):
        return told  # the same number, which has become final
    return quality_after(before, told)


def told_quality(year: int, kpi: Kpi | None, today: date) -> Quality:
    """Preliminary between a year's preliminary publication and its final one; else final. Kolada marks no value so."""
    if kpi is None or kpi.publication_period != str(year) or kpi.preliminary_on is None:
        return Quality.FINAL
    is_preliminary = kpi.preliminary_on <= today and (kpi.publication_on is None or today < kpi.publication_on)
    return Quality.PRELIMINARY if is_preliminary else Quality.FINAL


def added(counts: dict[str, int], outcomes: Collection[Outcome], malformed: int = 0) -> dict[str, int]:
    """The counts of a fetch with those of a further part."""
    found = {**counts}
    for outcome in outcomes:
        found[outcome.value] = found.get(outcome.value, 0) + 1
    found["malformed"] = found.get("malformed", 0) + malformed
    return found
