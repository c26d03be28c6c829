"""A round of values: what organisations hand in for one period, and how far they have come.

The outline knows every value that is asked for, and whether it is there: seven queries however many organisations
and indicators there are. What stands beside each (queries/round_cells.py) is read for those that are shown.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q

from annualcycle.periods import Frequency, Period
from annualcycle.queries.periods import Closings, closings
from governance.models import Organisation, User
from indicators.aggregation import OverOrganisations
from indicators.derivation import DERIVED
from indicators.kolada.belonging import is_koladas
from indicators.models import Indicator, Target, Value
from indicators.queries.material import Place, chain_above, organisation_places
from indicators.queries.visible import visible_indicators
from indicators.running import is_running

# How many periods back a round can be chosen, the running one included.
CHOICES = {
    Frequency.MONTH: 13,
    Frequency.QUARTER: 8,
    Frequency.TERTIAL: 6,
    Frequency.HALF_YEAR: 4,
    Frequency.SCHOOL_YEAR: 5,
    Frequency.YEAR: 5,
}
GENDERS = tuple(Value.Gender.values)
OWN_ORIGINS = {Value.Origin.ENTERED, Value.Origin.IMPORTED}


class Coming(StrEnum):
    """How a value comes about: written by people, or fetched, computed or put together and only shown."""

    WRITTEN = "written"
    FETCHED = "fetched"
    COMPUTED = "computed"
    ROLLED_UP = "rolled_up"


class Slot(NamedTuple):
    """A value that belongs to the round. is_done: there is a number, or it is told why there is none."""

    indicator_id: int
    organisation_id: int
    gender: str
    coming: Coming
    is_done: bool

    @property
    def key(self) -> str:
        """The value's name in a form."""
        return f"{self.indicator_id}-{self.organisation_id}-{self.gender}"


class Progress(NamedTuple):
    """How far something has come."""

    done: int
    total: int

    @property
    def is_whole(self) -> bool:
        """Whether nothing remains."""
        return self.done >= self.total


@dataclass(frozen=True, slots=True)
class Outline:
    """What some organisations hand in for a period.

    slots: what people write, in order of organisation and indicator; shown: what comes by itself. closing: the closed
    period that the period lies in. choices: the periods one may choose, by frequency, the latest first.
    elsewhere: the periods of other frequencies that have ended, are open and lack something, with how far they are.
    """

    organisations: Mapping[int, str]
    places: Mapping[int, Place]
    indicators: Mapping[int, Indicator]
    period: Period
    closing: Period | None
    slots: tuple[Slot, ...]
    shown: tuple[Slot, ...]
    choices: Mapping[Frequency, tuple[Period, ...]]
    elsewhere: tuple[tuple[Period, Progress], ...]

    @property
    def progress(self) -> Progress:
        """How far the whole round has come."""
        return _progress(self.slots)

    @property
    def done(self) -> int:
        """How many values are there, or say why they are not."""
        return self.progress.done

    @property
    def progress_by_organisation(self) -> dict[int, Progress]:
        """How far each organisation has come, of those that hand in anything."""
        total = Counter(slot.organisation_id for slot in self.slots)
        done = Counter(slot.organisation_id for slot in self.slots if slot.is_done)
        return {pk: Progress(done[pk], total[pk]) for pk in self.organisations if total[pk]}

    def ordered(self, slots: Iterable[Slot], *, by_indicator: bool) -> list[Slot]:
        """The slots with those of one indicator together, or those of one organisation."""
        if not by_indicator:
            return list(slots)
        order = {pk: number for number, pk in enumerate(self.indicators)}
        return sorted(slots, key=lambda slot: order[slot.indicator_id])

    def slot(self, key: str) -> Slot | None:
        """The value to write with this name in a form."""
        return next((slot for slot in self.slots if slot.key == key), None)


def is_fetched(indicator: Indicator) -> bool:
    """Whether values come from Kolada and are not asked of people."""
    return is_koladas(indicator.kolada_id, indicator.source)


def round_outline(
    organisations: Sequence[Organisation], period: Period | None, today: date, *, reader: User | None
) -> Outline | None:
    """The round of a period, or without one of the period that is most likely meant. None when nothing is measured.

    What is measured: indicators that an organisation manages, and those managed above or below it that have a value
    or a target there (above the managing organisation a derived value is not one); not those discontinued before the
    period, and none that `reader` may not know of (None: what everybody may). One whose values and targets all stand
    elsewhere is not asked of its managing organisation. Most likely meant: the latest period that has ended and is
    open, among the frequencies in which people have something to write.
    """
    places = organisation_places()
    ids = [organisation.pk for organisation in organisations if organisation.pk in places]
    indicators = indicators_of(ids, places, reader)
    if not indicators:
        return None
    known = closings()
    used = {row.frequency for row in indicators}
    choices = {frequency: latest_periods(frequency, today) for frequency in Frequency if frequency in used}
    likely = {frequency: _likely(periods, known, today) for frequency, periods in choices.items()}
    asked = {frequency: found[0] for frequency, found in likely.items()}
    slots = slots_of(indicators, ids, places, {*asked.values(), *([period] if period else [])})
    period = period or _likely_period(likely, slots)
    elsewhere = {frequency: found for frequency, (found, is_open) in likely.items() if is_open and found != period}
    return Outline(
        organisations={pk: places[pk].name for pk in ids},
        places=places,
        indicators={row.pk: row for row in indicators},
        period=period,
        closing=known.closing(period),
        slots=tuple(slot for slot in slots[period] if slot.coming is Coming.WRITTEN),
        shown=tuple(slot for slot in slots[period] if slot.coming is not Coming.WRITTEN),
        choices=choices,
        elsewhere=_lacking({f: when for f, when in elsewhere.items() if f is not period.frequency}, slots),
    )


def _progress(slots: Collection[Slot]) -> Progress:
    return Progress(sum(slot.is_done for slot in slots), len(slots))


def _lacking(
    likely: Mapping[Frequency, Period], slots: Mapping[Period, Sequence[Slot]]
) -> tuple[tuple[Period, Progress], ...]:
    found = []
    for period in likely.values():
        progress = _progress([slot for slot in slots[period] if slot.coming is Coming.WRITTEN])
        if not progress.is_whole:
            found.append((period, progress))
    return tuple(found)


def indicators_of(ids: Sequence[int], places: Mapping[int, Place], reader: User | None) -> list[Indicator]:
    """The indicators that may be of the round; has_any says whether there is a value or a target of them anywhere."""
    of_it = {"indicator": OuterRef("pk"), "municipality": OuterRef("municipality")}
    values_here = Value.objects.filter(**of_it, organisation__in=ids)
    has_target = Exists(Target.objects.filter(**of_it, organisation__in=ids))
    has_any = Exists(Value.objects.filter(**of_it, organisation__isnull=False)) | Exists(Target.objects.filter(**of_it))
    above = {pk for start in ids for pk in chain_above(places, start)}
    tops = frozenset(ids)
    below = {pk for pk in places if not tops.isdisjoint(chain_above(places, pk))}
    rows = visible_indicators(reader).filter(
        Q(organisation__in=ids)
        | Q(organisation__in=above) & (Exists(values_here) | has_target)
        | Q(organisation__in=below) & (Exists(values_here.exclude(origin__in=DERIVED)) | has_target)
    )
    return list(rows.annotate(has_any=ExpressionWrapper(has_any, output_field=BooleanField())))


def latest_periods(frequency: Frequency, today: date) -> tuple[Period, ...]:
    """The running period and those before it, the latest first."""
    found = [Period.containing(today, frequency)]
    while len(found) < CHOICES[frequency]:
        found.append(found[-1].previous())
    return tuple(found)


def _likely(periods: Sequence[Period], known: Closings, today: date) -> tuple[Period, bool]:
    """The latest of the periods that has ended and is open, else the latest that has ended; and whether it is open."""
    ended = [period for period in periods if period.end < today]
    open_ones = [period for period in ended if not known.is_closed(period)]
    return max(open_ones or ended), bool(open_ones)


def _likely_period(likely: Mapping[Frequency, tuple[Period, bool]], slots: Mapping[Period, Sequence[Slot]]) -> Period:
    """The latest of the likely periods in which something is written, the open ones first."""
    is_written = {period for period, of_it in slots.items() if any(s.coming is Coming.WRITTEN for s in of_it)}
    wanted = [found for found in likely.values() if found[0] in is_written] or list(likely.values())
    open_ones = [period for period, is_open in wanted if is_open]
    return max(open_ones or [period for period, _is_open in wanted], key=lambda period: (period.end, period.start))


class _Known(NamedTuple):
    """What is stored of an indicator in an organisation: genders, where the values come from, which are done.

    done: gender and the period's first day. has_own: there are values that are not derived from others, of any
    frequency.
    """

    genders: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()
    done: frozenset[tuple[str, date]] = frozenset()
    has_own: bool = False


def slots_of(
    indicators: Sequence[Indicator], ids: Sequence[int], places: Mapping[int, Place], asked: Collection[Period]
) -> dict[Period, list[Slot]]:
    """The slots of each period, in order of organisation and indicator. Three queries, however many there are.

    indicators: as `indicators_of` finds them for the same organisations.
    """
    stored = _stored(indicators, ids, asked)
    aimed = _aimed(indicators, ids)
    above = {pk: frozenset(chain_above(places, pk)) for pk in {*ids, *(row.organisation_id for row in indicators)}}
    over_others = _over_others(indicators, places)
    found: dict[Period, list[Slot]] = {period: [] for period in asked}
    periods = {frequency: [each for each in found if each.frequency is frequency] for frequency in Frequency}
    for organisation in ids:
        for row in indicators:
            pair = (row.pk, organisation)
            is_asked = pair in aimed or _is_measured(row, organisation, stored.get(pair), above)
            is_one_branch = row.organisation_id in above[organisation] or organisation in above[row.organisation_id]
            if not (is_asked and is_one_branch):
                continue
            known = stored.get(pair, _Known())
            coming = _coming(row, known, has_below=pair in over_others)
            for period in periods[Frequency(row.frequency)]:
                if is_running(row.discontinued_on, period.start):
                    found[period].extend(
                        Slot(row.pk, organisation, gender, coming, (gender, period.start) in known.done)
                        for gender in GENDERS
                        if gender == Value.Gender.TOTAL or gender in known.genders
                    )
    return found


def _is_measured(
    indicator: Indicator, organisation: int, known: _Known | None, above: Mapping[int, Collection[int]]
) -> bool:
    """Whether the organisation has values of the indicator, or manages it while nobody has any."""
    if indicator.organisation_id not in above[organisation]:
        return known is not None and known.has_own
    is_nobodys = not indicator.has_any  # type: ignore[attr-defined]
    return known is not None or (indicator.organisation_id == organisation and is_nobodys)


def _over_others(indicators: Sequence[Indicator], places: Mapping[int, Place]) -> set[tuple[int, int]]:
    """The pairs of an indicator that is put together and an organisation above one that has values of its own."""
    put_together = [row.pk for row in indicators if row.over_organisations != OverOrganisations.NONE]
    if not put_together:
        return set()
    rows = Value.objects.filter(indicator__in=put_together, organisation__isnull=False, origin__in=OWN_ORIGINS)
    return {
        (indicator, higher)
        for indicator, organisation in rows.order_by().values_list("indicator_id", "organisation_id").distinct()
        for higher in chain_above(places, organisation)
        if higher != organisation
    }


def _coming(indicator: Indicator, known: _Known, *, has_below: bool) -> Coming:
    """Where the values come from. An organisation that has written its own sum goes on writing it."""
    if is_fetched(indicator):
        return Coming.FETCHED
    if indicator.formula:
        return Coming.COMPUTED
    is_put_together = indicator.over_organisations != OverOrganisations.NONE and not known.origins & OWN_ORIGINS
    if is_put_together and (has_below or Value.Origin.ROLLED_UP in known.origins):
        return Coming.ROLLED_UP
    return Coming.WRITTEN


def _stored(
    indicators: Sequence[Indicator], ids: Sequence[int], asked: Collection[Period]
) -> dict[tuple[int, int], _Known]:
    now = Q(pk__in=[])
    for period in asked:
        now |= Q(frequency=period.frequency, period_start=period.start)
    told = now & ~Q(missing=Value.Missing.NOT_YET)
    rows = (
        Value.objects.filter(indicator__in=[row.pk for row in indicators], organisation__in=ids)
        .order_by()
        .values_list("indicator_id", "organisation_id", "gender", "origin", "frequency")
        .annotate(told=ArrayAgg("period_start", filter=told, distinct=True))
    )
    frequency_of = {row.pk: row.frequency for row in indicators}
    found: dict[tuple[int, int], _Known] = {}
    for indicator, organisation, gender, origin, frequency, starts in rows:
        known = found.get((indicator, organisation), _Known())
        if frequency == frequency_of[indicator]:
            done = known.done | {(gender, start) for start in starts or ()}
            known = known._replace(genders=known.genders | {gender}, origins=known.origins | {origin}, done=done)
        found[indicator, organisation] = known._replace(has_own=known.has_own or origin not in DERIVED)
    return found


def _aimed(indicators: Sequence[Indicator], ids: Sequence[int]) -> set[tuple[int, int]]:
    rows = Target.objects.filter(indicator__in=[row.pk for row in indicators], organisation__in=ids)
    return set(rows.order_by().values_list("indicator_id", "organisation_id").distinct())


def rounds_now(ids: Sequence[int], today: date, *, reader: User | None) -> dict[int, tuple[Period, Progress]]:
    """By organisation, the period that it most likely hands in, and how far it has come; see `round_outline`.

    Without those that write nothing then, and those whose period is closed. Five queries, however many there are.
    """
    places = organisation_places() if ids else {}
    indicators = indicators_of(ids, places, reader) if ids else []
    if not indicators:
        return {}
    known = closings()
    used = {Frequency(row.frequency) for row in indicators}
    likely = {frequency: _likely(latest_periods(frequency, today), known, today) for frequency in used}
    written = {
        period: [slot for slot in slots if slot.coming is Coming.WRITTEN]
        for period, slots in slots_of(indicators, ids, places, {period for period, _is_open in likely.values()}).items()
    }
    found = {}
    for pk in ids:
        own = {period: [slot for slot in slots if slot.organisation_id == pk] for period, slots in written.items()}
        period = _likely_period(likely, own)
        if own[period] and not known.is_closed(period):
            found[pk] = period, _progress(own[period])
    return found


def period_to_enter(
    indicator: Indicator, organisation_id: int, today: date, *, reader: User | None, places: Mapping[int, Place]
) -> Period | None:
    """The period that the organisation most likely hands in of the indicator: the latest that has ended and is open.

    None where nobody writes it there: fetched, computed, put together, or not measured there. At most five queries.
    """
    if is_fetched(indicator) or indicator.formula:
        return None
    frequency = Frequency(indicator.frequency)
    period, _is_open = _likely(latest_periods(frequency, today), closings(), today)
    rows = [row for row in indicators_of([organisation_id], places, reader) if row.pk == indicator.pk]
    slots = slots_of(rows, [organisation_id], places, [period])[period]
    return period if any(slot.coming is Coming.WRITTEN for slot in slots) else None
