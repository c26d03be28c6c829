"""Values: recorded by people one round at a time, never overwritten silently, never in a closed period."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone

from annualcycle.locks import keep_periods_as_they_are
from annualcycle.periods import Period
from annualcycle.queries import Closings
from governance.history import service
from governance.models import Organisation, User
from indicators.models import Indicator, Value
from indicators.numbers import Missing
from indicators.queries.marks import mark_of, told_by

Key = tuple[int, int, str, date, str]  # indicator, organisation, frequency, period's start, gender


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A value to record.

    value: a number; a Missing, which says why there is none; or None, which takes back what was handed in.
    seen: the mark (`mark_of`, queries/marks.py) of what the person was shown; None records whatever stands there.
    comment: None leaves what was written before.
    """

    indicator_id: int
    organisation_id: int
    period: Period
    gender: str = Value.Gender.TOTAL
    value: Decimal | Missing | None
    seen: str | None = None
    comment: str | None = None

    @property
    def key(self) -> Key:
        """What the value is of."""
        return self.indicator_id, self.organisation_id, self.period.frequency, self.period.start, self.gender


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an entry was not recorded. Codes:

    closed: `closing` is the closed period it falls in. changed: somebody else has recorded something since the
    person was shown the old value: `value` (None when it was taken back), `by`, `at`, and its `mark`.
    """

    code: str
    entry: Entry
    closing: Period | None = None
    value: Decimal | Missing | None = None
    by: str = ""
    at: datetime | None = None
    mark: str = ""


class ValuesRefusedError(Exception):
    """Nothing was recorded: `refusals` says why, one for each entry that stood in the way."""

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        super().__init__(", ".join(f"{refusal.code} {refusal.entry.key}" for refusal in refusals))
        self.refusals = tuple(refusals)


@service
def record_value(
    *,
    indicator: Indicator,
    organisation: Organisation,
    period: Period,
    value: Decimal | Missing | None,
    gender: str = Value.Gender.TOTAL,
    seen: str | None = None,
    comment: str | None = None,
    by: User,
) -> None:
    """Record one value; see `record_values`."""
    entry = Entry(
        indicator_id=indicator.pk,
        organisation_id=organisation.pk,
        period=period,
        gender=gender,
        value=value,
        seen=seen,
        comment=comment,
    )
    record_values(entries=[entry], by=by)


@service
def record_values(*, entries: Sequence[Entry], by: User) -> int:
    """Record all the entries, or none of them; says how many were changed. An entry that changes nothing is no change.

    Raises ValuesRefusedError with every entry that falls in a closed period or meets another's newer value.
    Each entry is for another key; who may write for the organisations is asked before.
    """
    closings = keep_periods_as_they_are()
    try:
        with transaction.atomic():
            return _record(entries, closings, by)
    except IntegrityError:
        # Somebody inserted one of these values between our reading and our writing: now it can be seen.
        return _record(entries, closings, by)


def _record(entries: Sequence[Entry], closings: Closings, by: User) -> int:
    stored = _stored(entries)
    refusals = [refusal for entry in entries if (refusal := _refusal(entry, stored.get(entry.key), closings, by))]
    if refusals:
        raise ValuesRefusedError(refusals)
    changes = [entry for entry in entries if _is_change(entry, stored.get(entry.key))]
    taken_back = [stored[entry.key].pk for entry in changes if entry.value is None]
    Value.objects.filter(pk__in=taken_back).delete()
    now = timezone.now()
    rows = [_row(entry, stored.get(entry.key), by, now) for entry in changes if entry.value is not None]
    Value.objects.bulk_create([row for row in rows if row.pk is None])
    Value.objects.bulk_update([row for row in rows if row.pk is not None], WRITTEN)
    return len(changes)


WRITTEN = ["value", "missing", "quality", "source", "source_date", "comment", "entered_by", "entered_at"]


def _stored(entries: Iterable[Entry]) -> dict[Key, Value]:
    """The rows that the entries are about, locked until the transaction ends, in an order that cannot deadlock."""
    entries = list(entries)
    rows = (
        Value.objects.filter(
            indicator__in={entry.indicator_id for entry in entries},
            organisation__in={entry.organisation_id for entry in entries},
            period_start__in={entry.period.start for entry in entries},
        )
        .select_for_update(of=("self",))
        .select_related("entered_by")
        .order_by("pk")
    )
    return {(r.indicator_id, r.organisation_id, r.frequency, r.period_start, r.gender): r for r in rows}


def _refusal(entry: Entry, row: Value | None, closings: Closings, by: User) -> Refusal | None:
    closing = closings.closing(entry.period)
    if closing is not None:
        return Refusal("closed", entry, closing=closing)
    now = told_by(row)
    if entry.seen is None or entry.seen == mark_of(now) or mark_of(entry.value) == mark_of(now):
        return None
    if row is not None and row.entered_by_id == by.pk:
        return None  # one's own newer value: from another tab, or a save that overtook its answer
    other = row.entered_by.full_name if row and row.entered_by else ""
    return Refusal("changed", entry, value=now, by=other, at=row.entered_at if row else None, mark=mark_of(now))


def _is_change(entry: Entry, row: Value | None) -> bool:
    if row is None:
        return entry.value is not None
    is_new_comment = entry.comment is not None and entry.comment != row.comment
    return mark_of(entry.value) != mark_of(told_by(row)) or is_new_comment


def _row(entry: Entry, row: Value | None, by: User, now: datetime) -> Value:
    """The row to write. A value from a person has no source but that person, and is final."""
    if row is None:
        row = Value(
            indicator_id=entry.indicator_id,
            organisation_id=entry.organisation_id,
            frequency=entry.period.frequency,
            period_start=entry.period.start,
            gender=entry.gender,
            comment="",
        )
    row.comment = row.comment if entry.comment is None else entry.comment
    if row.pk is not None and mark_of(entry.value) == mark_of(told_by(row)):
        return row  # a comment alone does not make a fetched value one's own
    row.value = None if isinstance(entry.value, Missing) else entry.value
    row.missing = entry.value if isinstance(entry.value, Missing) else ""
    row.quality, row.source, row.source_date = Value.Quality.FINAL, "", timezone.localdate(now)
    row.entered_by, row.entered_at = by, now
    return row
