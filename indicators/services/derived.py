"""Values that are made from others, and made again whenever what they rest on changes.

They are stored, so that pages, reports and exports read them as they read any value, and so that the history tells
what was shown. They never take the place of a value that somebody has told. A closed period keeps those it has; those
that it lacks are made, since Kolada's values of a year come long after it.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from django.db import connection
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
WRITTEN_AT_ONCE = 5000


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


class _Row(NamedTuple):
    """A derived value to store, in the order of _COLUMNS. pk: of the row that it takes the place of."""

    pk: int | None
    indicator: int
    organisation: int | None
    comparator: int | None
    frequency: str
    start: date
    gender: str
    value: Decimal | None
    missing: str
    numerator: Decimal | None
    denominator: Decimal | None
    origin: str
    quality: str


def _remade(book: Rulebook, group: tuple[int, ...], closed: ClosedPeriods, years: Collection[int] | None) -> int:
    found = material(book, group, closed, years)
    rows: list[_Row] = []
    gone: list[int] = []
    now = timezone.now()
    for pk in group:
        stored = found.derived.get(pk, {})
        made = _within(found.ledger.derive(pk), years)
        origin = ROLLED_UP if book.rules[pk].expression is None else COMPUTED
        for spot, each in made.items():
            before = stored.get(spot)
            if before is None or each != before.made:
                rows.append(_row(pk, spot, each, origin, before, now))
        gone.extend(
            row.pk for spot, row in stored.items() if spot not in made and not closed(spot.frequency, spot.start)
        )
    if gone:
        Value.objects.filter(pk__in=gone).delete()
    for first in range(0, len(rows), WRITTEN_AT_ONCE):
        _write(rows[first : first + WRITTEN_AT_ONCE])
    return len(rows) + len(gone)


def _within(made: Mapping[Spot, Made], years: Collection[int] | None) -> Mapping[Spot, Made]:
    if years is None:
        return made
    return {spot: each for spot, each in made.items() if _year(spot) in years}


def _year(spot: Spot) -> int:
    return spot.start.year + 1 if spot.frequency == Frequency.SCHOOL_YEAR else spot.start.year


def _row(pk: int, spot: Spot, made: Made, origin: str, before: StoredRow | None, now: datetime) -> _Row:
    told = Quality.PRELIMINARY if made.is_preliminary else Quality.FINAL
    quality = quality_after(None, told)
    if before is not None and before.made.value is not None and made.value is not None:
        is_same_day = timezone.localdate(before.entered_at) == timezone.localdate(now)
        quality = quality_after(before.quality, told, is_same_day=is_same_day)
    return _Row(
        pk=before.pk if before else None,
        indicator=pk,
        organisation=spot.place.organisation,
        comparator=spot.place.comparator,
        frequency=str(spot.frequency),
        start=spot.start,
        gender=str(spot.gender),
        value=made.value,
        missing=made.missing.value if made.missing else "",
        numerator=made.numerator,
        denominator=made.denominator,
        origin=str(origin),
        quality=quality.value,
    )


_COLUMNS = """
    unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::bigint[], %s::text[], %s::date[], %s::text[],
           %s::numeric[], %s::text[], %s::numeric[], %s::numeric[], %s::text[], %s::text[])
        AS made (pk, indicator_id, organisation_id, comparator_id, frequency, period_start, gender,
                 value, missing, numerator, denominator, origin, quality)
"""
# A value told meanwhile by somebody who took no turn goes before the derived one.
_INSERT = f"""
    INSERT INTO indicators_value (
        indicator_id, organisation_id, comparator_id, frequency, period_start, gender, value, missing, numerator,
        denominator, origin, quality, source, comment, entered_at)
    SELECT indicator_id, organisation_id, comparator_id, frequency, period_start, gender, value, missing, numerator,
           denominator, origin, quality, %s, '', now()
      FROM {_COLUMNS} WHERE pk IS NULL
        ON CONFLICT ON CONSTRAINT value_once DO NOTHING
"""  # noqa: S608 (nothing but our own columns)
_UPDATE = f"""
    UPDATE indicators_value v
       SET value = made.value, missing = made.missing, numerator = made.numerator, denominator = made.denominator,
           origin = made.origin, quality = made.quality, source = %s, source_date = NULL, entered_by_id = NULL,
           entered_at = now()
      FROM {_COLUMNS} WHERE v.id = made.pk
"""  # noqa: S608


def _write(rows: Sequence[_Row]) -> None:
    """Insert and change the rows, each kind in one statement: an object for each would take ten times as long."""
    new, changed = [row for row in rows if row.pk is None], [row for row in rows if row.pk is not None]
    with connection.cursor() as cursor:
        for statement, some in ((_INSERT, new), (_UPDATE, changed)):
            if some:
                cursor.execute(statement, [SOURCE, *(list(column) for column in zip(*some, strict=True))])
