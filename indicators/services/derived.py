"""Values that are made from others, and made again whenever what they rest on changes.

They are stored, so that pages, reports and exports read them as they read any value, and so that the history tells
what was shown. They never take the place of a value that somebody has told, and a closed period keeps those it has.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime

from django.utils import timezone

from annualcycle.locks import keep_periods_as_they_are
from annualcycle.periods import Frequency
from governance.history import service
from governance.models import User
from indicators.derivation import Made, Spot
from indicators.models import Value
from indicators.queries.derivation import COMPUTED, ROLLED_UP, ClosedPeriods, Rulebook, StoredRow, material, rulebook
from indicators.revising import Quality, quality_after
from indicators.turns import turn_to_derive

# What is one's own is never said to be Kolada's (its terms of use), whatever it rests on.
SOURCE = "Egen beräkning"
AT_ONCE = 100
WRITTEN = ["value", "missing", "numerator", "denominator", "origin", "quality", "source", "entered_at"]


@service
def remake_derived(
    *, indicators: Collection[int] | None = None, years: Collection[int] | None = None, by: User | None
) -> int:
    """Make again what is computed from `indicators` by formula, and what they are put together to; how many changed.

    indicators: None for all of them. years: only these, when no values of others were written. Done twice it changes
    nothing. Writers of values call `turns.turn_to_write` before they write and this afterwards, in one transaction.
    """
    closed = ClosedPeriods(keep_periods_as_they_are())
    turn_to_derive()
    book = rulebook()
    touched = book.resting_on(book.rules if indicators is None else indicators)
    return sum(_remade(book, group, closed, years) for group in _groups(book, touched))


def _groups(book: Rulebook, touched: Collection[int]) -> Iterator[tuple[int, ...]]:
    """The indicators in the order they are made, so many at a time that their values fit in memory."""
    ordered = book.in_order(touched)
    for first in range(0, len(ordered), AT_ONCE):
        yield ordered[first : first + AT_ONCE]


def _remade(book: Rulebook, group: tuple[int, ...], closed: ClosedPeriods, years: Collection[int] | None) -> int:
    found = material(book, group, closed, years)
    created: list[Value] = []
    changed: list[Value] = []
    gone: list[int] = []
    now = timezone.now()
    for pk in group:
        stored = found.derived.get(pk, {})
        made = _within(found.ledger.derive(pk, closed), years)
        origin = ROLLED_UP if book.rules[pk].expression is None else COMPUTED
        for spot, each in made.items():
            before = stored.get(spot)
            if before is None:
                created.append(_row(pk, spot, each, origin, before, now))
            elif _differs(each, before):
                changed.append(_row(pk, spot, each, origin, before, now))
        gone.extend(row.pk for spot, row in stored.items() if spot not in made)
    Value.objects.filter(pk__in=gone).delete()
    Value.objects.bulk_update(changed, WRITTEN, batch_size=1000)
    # A value told by somebody who took no turn meanwhile goes before the derived one.
    Value.objects.bulk_create(created, ignore_conflicts=True, batch_size=2000)
    return len(created) + len(changed) + len(gone)


def _within(made: Mapping[Spot, Made], years: Collection[int] | None) -> Mapping[Spot, Made]:
    if years is None:
        return made
    return {spot: each for spot, each in made.items() if _year(spot) in years}


def _year(spot: Spot) -> int:
    return spot.start.year + 1 if spot.frequency == Frequency.SCHOOL_YEAR else spot.start.year


def _differs(made: Made, before: StoredRow) -> bool:
    return made != before.made


def _row(pk: int, spot: Spot, made: Made, origin: str, before: StoredRow | None, now: datetime) -> Value:
    told = Quality.PRELIMINARY if made.is_preliminary else Quality.FINAL
    quality = quality_after(None, told)
    if before is not None and before.made.value is not None and made.value is not None:
        is_same_day = timezone.localdate(before.entered_at) == timezone.localdate(now)
        quality = quality_after(before.quality, told, is_same_day=is_same_day)
    return Value(
        pk=before.pk if before else None,
        indicator_id=pk,
        organisation_id=spot.place.organisation,
        comparator_id=spot.place.comparator,
        frequency=spot.frequency,
        period_start=spot.start,
        gender=spot.gender,
        value=made.value,
        missing=made.missing or "",
        numerator=made.numerator,
        denominator=made.denominator,
        origin=origin,
        quality=quality,
        source=SOURCE,
        source_date=None,
        comment="",
        entered_by=None,
        entered_at=now,
    )
