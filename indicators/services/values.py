"""Values: recorded by people one round at a time, never overwritten silently, never in a closed period."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone

from annualcycle.locks import keep_periods_as_they_are
from annualcycle.periods import Period
from annualcycle.queries.periods import Closings
from governance.history import service
from governance.models import User
from indicators.models import Indicator, Value
from indicators.numbers import Missing
from indicators.queries.marks import is_derived, mark_of, told_by
from indicators.revising import Quality, quality_after
from indicators.services.derived import remake_derived
from indicators.shares import ShareError, are_too_few, share_of
from indicators.turns import turn_to_write

Key = tuple[int, int, str, date, str]  # indicator, organisation, frequency, period's start, gender


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A value to record.

    value: a number; a Missing, which says why there is none; or None, which takes back what was handed in.
    numerator, denominator: what a share is made of, both or none. Then the value comes from them and the indicator's
    factor, and one told beside them must agree. A denominator below the indicator's `fewest_cases` leaves "suppressed"
    and no number.
    seen: the mark (`mark_of`, queries/marks.py) of what the person was shown; None records whatever stands there.
    drops_parts: the value stands, but no longer the parts that were told of it.
    comment: None leaves what was written before. quality: preliminary or final; None leaves it, a new number is final.
    """

    indicator_id: int
    organisation_id: int
    period: Period
    gender: str = Value.Gender.TOTAL
    value: Decimal | Missing | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    drops_parts: bool = False
    quality: str | None = None
    origin: str = Value.Origin.ENTERED
    seen: str | None = None
    comment: str | None = None

    @property
    def key(self) -> Key:
        """What the value is of."""
        return self.indicator_id, self.organisation_id, self.period.frequency, self.period.start, self.gender

    @property
    def has_parts(self) -> bool:
        """Whether a part of a share is told."""
        return self.numerator is not None or self.denominator is not None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an entry was not recorded. Codes:

    closed: `closing` is the closed period it falls in. changed: somebody else has recorded something since the
    person was shown the old value: `value` (None when it was taken back), `by`, `at`, and its `mark`.
    half_a_share, no_whole, too_large, disagrees (`value` is what the parts give): as indicators.shares.ShareError.
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
def record_values(*, entries: Sequence[Entry], by: User) -> int:
    """Record all the entries, or none of them; says how many were changed. An entry that changes nothing is no change.

    Raises ValuesRefusedError with every entry that falls in a closed period, meets another's newer value or has parts
    that make no share. Each entry is for another key; who may write for the organisations is asked before. What is
    computed or put together from the values is made again.
    """
    closings = keep_periods_as_they_are()
    involved = turn_to_write({entry.indicator_id for entry in entries})
    entries, refusals = _with_shares(entries)
    if refusals:
        raise ValuesRefusedError(refusals)
    try:
        with transaction.atomic():
            changes = _record(entries, closings, by)
    except IntegrityError:
        # Somebody inserted one of these values between our reading and our writing: now it can be seen.
        changes = _record(entries, closings, by)
    touched = involved & {entry.indicator_id for entry in changes}
    if touched:
        remake_derived(indicators=touched, years={entry.period.year for entry in changes}, by=by)
    return len(changes)


def _with_shares(entries: Sequence[Entry]) -> tuple[list[Entry], list[Refusal]]:
    """The entries with the values that their parts give, in the order in which rows are written; what was refused."""
    factors: Mapping[int, tuple[Decimal, int | None]] = {}
    if any(entry.has_parts for entry in entries):
        rows = Indicator.objects.filter(pk__in={entry.indicator_id for entry in entries}).order_by()
        factors = {pk: (factor, fewest) for pk, factor, fewest in rows.values_list("pk", "factor", "fewest_cases")}
    whole, refusals = [], []
    for entry in sorted(entries, key=lambda entry: entry.key):
        try:
            whole.append(_with_share(entry, *factors[entry.indicator_id]) if entry.has_parts else entry)
        except ShareError as error:
            refusals.append(Refusal(error.code, entry, value=error.value))
    return whole, refusals


def _with_share(entry: Entry, factor: Decimal, fewest: int | None) -> Entry:
    if isinstance(entry.value, Missing):
        raise ShareError("disagrees", share_of(entry.numerator, entry.denominator, factor))
    value = share_of(entry.numerator, entry.denominator, factor, entry.value)
    if are_too_few(entry.denominator, fewest):
        return replace(entry, value=Missing.SUPPRESSED, numerator=None, denominator=None)
    return replace(entry, value=value)


def _record(entries: Sequence[Entry], closings: Closings, by: User) -> list[Entry]:
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
    return changes


WRITTEN = [
    "value",
    "numerator",
    "denominator",
    "missing",
    "origin",
    "quality",
    "source",
    "source_date",
    "comment",
    "entered_by",
    "entered_at",
]


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
    if is_derived(row):
        return None  # nobody has written it: it has been made again since it was shown
    if row is not None and row.entered_by_id == by.pk:
        return None  # one's own newer value: from another tab, or a save that overtook its answer
    other = row.entered_by.full_name if row and row.entered_by else ""
    return Refusal("changed", entry, value=now, by=other, at=row.entered_at if row else None, mark=mark_of(now))


def _is_change(entry: Entry, row: Value | None) -> bool:
    if row is None or (is_derived(row) and entry.value is None):
        return entry.value is not None
    is_new_comment = entry.comment is not None and entry.comment != row.comment
    return _is_new_figure(entry, row) or is_new_comment or _is_settled_otherwise(entry, row)


def _is_new_figure(entry: Entry, row: Value) -> bool:
    """Another number, another reason for there being none, other parts, or one's own word for what was derived."""
    if mark_of(entry.value) != mark_of(told_by(row)):
        return True
    if is_derived(row):
        return not entry.seen  # shown and left as it was, it stays derived
    is_told_of_parts = entry.has_parts or entry.drops_parts
    return is_told_of_parts and (entry.numerator, entry.denominator) != (row.numerator, row.denominator)


def _is_settled_otherwise(entry: Entry, row: Value) -> bool:
    """Whether a number is said to be preliminary that was not, or the other way."""
    if entry.quality is None or row.value is None or is_derived(row):
        return False
    return (entry.quality == Quality.PRELIMINARY) != (row.quality == Quality.PRELIMINARY)


def _row(entry: Entry, row: Value | None, by: User, now: datetime) -> Value:
    """The row to write. A value from a person has no source but that person, and is final unless told otherwise."""
    is_new = row is None or _is_new_figure(entry, row)
    if row is None:
        row = Value(
            indicator_id=entry.indicator_id,
            organisation_id=entry.organisation_id,
            frequency=entry.period.frequency,
            period_start=entry.period.start,
            gender=entry.gender,
            comment="",
        )
    if is_new or _is_settled_otherwise(entry, row):
        row.quality = _quality(entry, row, now)
    row.comment = row.comment if entry.comment is None else entry.comment
    if not is_new:
        return row  # a comment alone does not make a fetched value one's own
    row.value = None if isinstance(entry.value, Missing) else entry.value
    row.numerator, row.denominator = entry.numerator, entry.denominator
    row.missing = entry.value if isinstance(entry.value, Missing) else ""
    row.origin, row.source, row.source_date = entry.origin, "", timezone.localdate(now)
    row.entered_by, row.entered_at = by, now
    return row


def _quality(entry: Entry, row: Value, now: datetime) -> Quality:
    """What to call the number; one that was withheld or derived before had not been told by anybody."""
    told = entry.quality or Quality.FINAL
    if row.pk is None or row.value is None or is_derived(row) or isinstance(entry.value, Missing):
        return quality_after(None, told)
    is_same_day = timezone.localdate(row.entered_at) == timezone.localdate(now)
    return quality_after(row.quality, told, is_same_day=is_same_day)
