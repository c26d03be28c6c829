"""Writes of a fetch: the values that Kolada told, set against what is stored, and the end of the fetch."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from annualcycle.locks import keep_periods_as_they_are
from annualcycle.periods import Frequency, Period
from annualcycle.queries.periods import Closings
from governance.history import service
from governance.models import User
from indicators.derivation import DERIVED
from indicators.kolada.answers import Datum, Kpi
from indicators.kolada.storing import Outcome, Stored, added, outcome_of, stored_quality, told_quality
from indicators.kolada.titles import year_in
from indicators.models import Indicator, KoladaFetch, KoladaKpi, KoladaSource, Value
from indicators.queries.kolada_plan import Places, places_of
from indicators.services.derived import remake_derived
from indicators.turns import turn_to_write

SOURCE = "Kolada"
FILLING = (Outcome.NEW, Outcome.LATE)
BRINGING = (*FILLING, Outcome.CHANGED, Outcome.REMOVED)
MOST_NAMED = 40  # of what a fetch has to tell: more is counted, not named
Key = tuple[int, int | None, int | None, int, str]  # indicator, organisation, comparator, year, gender


@dataclass(frozen=True, slots=True)
class _Line:
    """A value with where it belongs and what becomes of it."""

    key: Key
    datum: Datum
    stored: Stored | None
    outcome: Outcome
    quality: str


@service
def store_values(*, fetch: KoladaFetch, data: Sequence[Datum], malformed: int, by: User | None) -> dict[str, int]:
    """Store a part of what a fetch brought; the fetch's counts with it. The same part again changes nothing.

    A value that a person handed in stands, what stands in a closed period is not changed, and only a withdrawn value
    that was fetched is taken away: its history remains. What is made from the values is made again.
    """
    closings, places = keep_periods_as_they_are(), places_of()
    involved = turn_to_write(set(places.indicators.values()))
    lines = _lines(data, places, closings)
    _insert([line for line in lines if line.outcome in FILLING and line.stored is None], by)
    _update([line for line in lines if line.outcome in (*FILLING, Outcome.CHANGED) and line.stored], by)
    gone = [line.stored.pk for line in lines if line.outcome is Outcome.REMOVED and line.stored]
    Value.objects.filter(pk__in=gone, origin=Value.Origin.FETCHED).delete()
    touched = {line.key[0] for line in lines if line.outcome in BRINGING}
    if touched & involved:
        remake_derived(indicators=touched & involved, by=by)
    locked = KoladaFetch.objects.select_for_update(of=("self",)).get(pk=fetch.pk)
    locked.counts = added(locked.counts, [line.outcome for line in lines], malformed)
    locked.warnings = _with_more(locked.warnings, _told_of(lines))
    locked.save(update_fields=["counts", "warnings"])
    return dict(locked.counts)


@service
def begin_fetch(*, job: int, by: User | None) -> KoladaFetch:
    """The fetch of this job, as it begins, again where a worker was stopped: what it has brought stays counted."""
    fetch = KoladaFetch.objects.select_for_update(of=("self",)).get(job=job)
    fetch.counts = {name: number for name, number in fetch.counts.items() if name in BRINGING}
    fetch.warnings = []
    fetch.save(update_fields=["counts", "warnings"])
    return fetch


@service
def warn_of(*, fetch: KoladaFetch, warnings: Sequence[tuple[str, str]], by: User | None) -> None:
    """Note what was odd: [code, what it is about]."""
    locked = KoladaFetch.objects.select_for_update(of=("self",)).get(pk=fetch.pk)
    locked.warnings = _with_more(locked.warnings, [list(warning) for warning in warnings])
    locked.save(update_fields=["warnings"])


@service
def finish_fetch(*, fetch: KoladaFetch, day: date, by: User | None) -> None:
    """The whole fetch is stored: the next one asks for what has changed since `day`, when this one began."""
    now = timezone.now()
    KoladaFetch.objects.filter(pk=fetch.pk).update(stored_at=now)
    days: dict[str, Any] = {"changes_on": day}
    if fetch.kind == KoladaFetch.Kind.FULL:
        days["full_on"] = day
    KoladaSource.objects.update(**days)


@service
def announce_publications(*, kpis: Iterable[Kpi], by: User | None) -> int:
    """Put into the catalogue when each key figure is next published, and for which year; how many changed."""
    told = {kpi.id: (kpi.publication_on, year_in(kpi.publication_period)) for kpi in kpis}
    changed = 0
    for indicator in Indicator.objects.filter(kolada_id__in=told).select_for_update(of=("self",)).order_by("pk"):
        day, year = told[indicator.kolada_id]
        if (indicator.next_publication_on, indicator.next_publication_year) != (day, year):
            indicator.next_publication_on, indicator.next_publication_year = day, year
            indicator.save(update_fields=["next_publication_on", "next_publication_year"])
            changed += 1
    return changed


def _lines(data: Iterable[Datum], places: Places, closings: Closings) -> list[_Line]:
    keyed: dict[Key, Datum] = {}
    for datum in data:
        indicator = places.indicators.get(datum.kpi)
        if indicator is None:
            continue
        for organisation, comparator in places.of(datum.place):
            keyed[indicator, organisation, comparator, datum.year, datum.gender] = datum
    stored, kpis, today = _stored(keyed), _kpis({datum.kpi for datum in keyed.values()}), timezone.localdate()
    closed = {year: closings.is_closed(Period.of_year(year)) for year in {key[3] for key in keyed}}
    found = []
    for key, datum in keyed.items():
        told, row = told_quality(datum.year, kpis.get(datum.kpi), today), stored.get(key)
        outcome = outcome_of(datum, told, row, is_closed=closed[datum.year])
        found.append(_Line(key, datum, row, outcome, stored_quality(datum, told, row)))
    return found


_STORED = (
    "indicator", "organisation", "comparator", "period_start", "gender", "pk", "value", "missing", "origin", "quality"
)  # fmt: skip


def _stored(keys: Iterable[Key]) -> dict[Key, Stored]:
    keys = list(keys)
    rows = Value.objects.filter(
        Q(organisation__in={key[1] for key in keys if key[1]}) | Q(comparator__in={key[2] for key in keys if key[2]}),
        indicator__in={key[0] for key in keys},
        frequency=Frequency.YEAR,
        period_start__in={date(key[3], 1, 1) for key in keys},
    ).values_list(*_STORED)
    return {(i, o, c, start.year, gender): Stored(*rest) for i, o, c, start, gender, *rest in rows}


def _kpis(ids: set[str]) -> Mapping[str, Kpi]:
    rows = KoladaKpi.objects.filter(pk__in=ids)
    return {
        row.pk: Kpi(
            row.pk,
            row.title,
            publication_on=row.publication_on,
            preliminary_on=row.preliminary_on,
            publication_period=row.publication_period,
        )
        for row in rows
    }


def _told_of(lines: Iterable[_Line]) -> list[list[str]]:
    """Of which key figure and year a handed-in value stood in the way, or a closed period."""
    told = Counter(
        (line.outcome.value, f"{line.datum.kpi} {line.datum.year}")
        for line in lines
        if line.outcome in (Outcome.KEPT, Outcome.CLOSED)
    )
    return [list(each) for each in sorted(told)]


def _with_more(warnings: list[list[str]], more: Iterable[list[str]]) -> list[list[str]]:
    """The warnings with those that are not there yet, up to what anybody would read."""
    known = list(warnings)
    for each in more:
        if each not in known and sum(1 for code, _what in known if code == each[0]) < MOST_NAMED:
            known.append(each)
    return known


# Somebody may hand in a value between our reading and our writing: then that one stands.
_INSERT = """
    INSERT INTO indicators_value (
        indicator_id, organisation_id, comparator_id, frequency, period_start, gender, value, missing, origin,
        comment, source, quality, source_date, entered_by_id, entered_at)
    SELECT told.indicator, told.organisation, told.comparator, 'year', told.start, told.gender, told.value,
           told.missing, 'fetched', '', %(source)s, told.quality, %(day)s, %(person)s, now()
      FROM unnest(%(indicators)s::bigint[], %(organisations)s::bigint[], %(comparators)s::bigint[], %(starts)s::date[],
                  %(genders)s::text[], %(values)s::numeric[], %(missing)s::text[], %(qualities)s::text[])
           AS told (indicator, organisation, comparator, start, gender, value, missing, quality)
        ON CONFLICT ON CONSTRAINT value_once DO NOTHING
"""
_UPDATE = """
    UPDATE indicators_value v
       SET value = told.value, missing = told.missing, quality = told.quality, origin = 'fetched',
           numerator = NULL, denominator = NULL, source = %(source)s, source_date = %(day)s,
           entered_by_id = %(person)s, entered_at = now()
      FROM unnest(%(pks)s::bigint[], %(values)s::numeric[], %(missing)s::text[], %(qualities)s::text[])
           AS told (id, value, missing, quality)
     WHERE v.id = told.id AND (v.origin = ANY(%(ours)s) OR v.missing = 'not_yet')
"""


def _insert(lines: Sequence[_Line], by: User | None) -> None:
    if lines:
        keys = [line.key for line in lines]
        _execute(
            _INSERT,
            lines,
            by,
            indicators=[key[0] for key in keys],
            organisations=[key[1] for key in keys],
            comparators=[key[2] for key in keys],
            starts=[date(key[3], 1, 1) for key in keys],
            genders=[key[4] for key in keys],
        )


def _update(lines: Sequence[_Line], by: User | None) -> None:
    if lines:
        pks = [line.stored.pk for line in lines if line.stored]
        _execute(_UPDATE, lines, by, pks=pks, ours=[Value.Origin.FETCHED.value, *sorted(DERIVED)])


def _execute(statement: str, lines: Sequence[_Line], by: User | None, **more: list[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            statement,
            {
                "source": SOURCE,
                "day": timezone.localdate(),
                "person": by.pk if by else None,
                "values": [line.datum.value for line in lines],
                "missing": [line.datum.missing for line in lines],
                "qualities": [line.quality for line in lines],
                **more,
            },
        )
