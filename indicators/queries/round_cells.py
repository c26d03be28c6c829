"""What is needed to write the values of a round well: what stands there, what was before, what is aimed at.

Three queries however many there are; two more where a target compares with others, one where others have written.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from django.apps import apps
from django.utils import timezone

from annualcycle.periods import Frequency, Period
from governance.models import User
from indicators.aggregation import OverTime
from indicators.fulfilment import NOBODY, Direction, Others, Outcome, TargetRule, evaluate
from indicators.models import Indicator, SeriesBreak, Target, Value
from indicators.numbers import Missing
from indicators.queries.compared import compared_with
from indicators.queries.marks import told_by
from indicators.queries.material import Place, chain_above
from indicators.queries.rounds import GENDERS, OWN_ORIGINS, Coming, Outline, Slot
from indicators.queries.series import TARGET_FIELDS, Point, TargetRow, period_of, rule_for, target_rule
from indicators.queries.years import YearPoint, held_against, is_put_together, year_points

# So far back are values read: enough for a target over several years, and for what is usual of a series.
YEARS_BACK = 10
YEARS_BACK_OF_MONTHS = 3
# So long is a person told that another has written over her value.
TOLD_FOR = timedelta(days=14)


class Parts(NamedTuple):
    """What a share is made of."""

    numerator: Decimal
    denominator: Decimal


@dataclass(frozen=True, slots=True)
class Stored:
    """A value as it stands: a number or why there is none, who left it and when.

    is_anothers: left by another person than the reader; readers_own: what the reader had written shortly before that.
    """

    told: Decimal | Missing
    parts: Parts | None
    is_preliminary: bool
    comment: str
    source: str
    origin: str
    by: str
    at: datetime
    is_anothers: bool = False
    readers_own: Decimal | Missing | None = None


class Earlier(NamedTuple):
    """A value of an earlier period."""

    period: Period
    told: Decimal | Missing
    parts: Parts | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of the round, for all or for women or men, with its earlier values in order of time.

    others: what those have whom the target compares with. beside: what is stored for the other genders in the period.
    since: the day from which it is measured as in the period; None where it always was.
    """

    key: str
    indicator: Indicator
    organisation_id: int
    organisation_name: str
    gender: str
    coming: Coming
    rule: TargetRule | None
    stored: Stored | None
    earlier: tuple[Earlier, ...]
    others: Others = NOBODY
    beside: Mapping[str, Decimal | Missing] = field(default_factory=dict)
    since: date | None = None

    @property
    def has_parts(self) -> bool:
        """Whether the value is a share whose numerator and denominator are asked for."""
        return bool(self.indicator.numerator_name and self.indicator.denominator_name)

    def at(self, period: Period) -> Decimal | Missing | None:
        """The earlier value of a period; None when there is none."""
        return next((value.told for value in self.earlier if value.period == period), None)

    def numbers_before(self, period: Period) -> list[Decimal]:
        """The earlier numbers up to and with `period` that are measured alike, in order of time."""
        return [value.told for value in self._alike() if value.period <= period and isinstance(value.told, Decimal)]

    def denominators(self) -> list[Decimal]:
        """The earlier denominators that are measured alike, in order of time."""
        return [value.parts.denominator for value in self._alike() if value.parts]

    def _alike(self) -> list[Earlier]:
        """The earlier values that are measured as in the period: what was before a break is nothing to compare with."""
        return [value for value in self.earlier if self.since is None or value.period.end >= self.since]

    def misses_target(self, value: Decimal | Missing | None, period: Period) -> bool:
        """Whether the target is not reached with the value, so that a line about why is asked for."""
        if value is None:
            return False
        parts = self.stored.parts if self.stored and self.stored.told == value else None
        return misses_target(self.indicator, self.rule, self.earlier, Earlier(period, value, parts), self.others)


def misses_target(
    indicator: Indicator, rule: TargetRule | None, earlier: Iterable[Earlier], now: Earlier, others: Others
) -> bool:
    """Whether the target is not reached with the value of the period that `now` tells.

    Held against it is what the indicator's page holds: where periods are put together the year's value, so that
    only the period that makes the year whole is asked about.
    """
    if rule is None or indicator.direction == Direction.NONE or not isinstance(now.told, Decimal):
        return False
    points = [_point(each) for each in (*earlier, now)]
    over_time, frequency = OverTime(indicator.over_time), now.period.frequency
    years: tuple[YearPoint, ...] = ()
    if is_put_together(over_time, frequency):
        factor, fewest = indicator.factor, indicator.fewest_cases
        years = year_points(points, over_time, frequency, factor=factor, fewest_cases=fewest)
    series = held_against(rule.kind, years, points)
    return evaluate(rule, series, now.period.year, others=others).outcome is Outcome.NOT_REACHED


def _point(earlier: Earlier) -> Point:
    told, parts = earlier.told, earlier.parts or (None, None)
    value, missing = (None, told) if isinstance(told, Missing) else (told, None)
    return Point(earlier.period, value, missing, numerator=parts[0], denominator=parts[1])


def round_cells(outline: Outline, slots: Collection[Slot], *, reader: User | None = None) -> tuple[Cell, ...]:
    """The cells of some slots of the round, in their order; with what others have changed of the reader's."""
    if not slots:
        return ()
    values = _values(slots, outline.period, reader)
    rules = _rules(outline, slots)
    compared = compared_with(((pair[0], rule) for pair, rule in rules.items()), outline.period.year)
    since = _measured_since(slots, outline.period)
    return tuple(
        replace(
            cell,
            others=compared.of(cell.rule, cell.indicator.pk, held_as(cell.indicator, outline.period.frequency)),
            beside=_beside(slot, values),
            since=since.get(slot.indicator_id),
        )
        for slot, cell in ((slot, _cell(outline, slot, values, rules)) for slot in slots)
    )


def held_as(indicator: Indicator, frequency: Frequency) -> Frequency:
    """Of which frequency the values are that a target is held against."""
    return Frequency.YEAR if is_put_together(OverTime(indicator.over_time), frequency) else frequency


def _beside(
    slot: Slot, values: Mapping[Slot, tuple[tuple[Earlier, ...], Stored | None]]
) -> dict[str, Decimal | Missing]:
    found = ((gender, values.get(_plain(slot)._replace(gender=gender), ((), None))[1]) for gender in GENDERS)
    return {gender: stored.told for gender, stored in found if stored is not None and gender != slot.gender}


def _measured_since(slots: Iterable[Slot], period: Period) -> dict[int, date]:
    """By indicator the latest day up to the period's end from which it is measured otherwise. One query."""
    rows = SeriesBreak.objects.filter(indicator__in={slot.indicator_id for slot in slots}, starts_on__lte=period.end)
    return dict(rows.order_by("starts_on").values_list("indicator_id", "starts_on"))


def _cell(
    outline: Outline,
    slot: Slot,
    values: Mapping[Slot, tuple[tuple[Earlier, ...], Stored | None]],
    rules: Mapping[tuple[int, int], TargetRule],
) -> Cell:
    earlier, stored = values.get(_plain(slot), ((), None))
    is_total = slot.gender == Value.Gender.TOTAL
    return Cell(
        key=slot.key,
        indicator=outline.indicators[slot.indicator_id],
        organisation_id=slot.organisation_id,
        organisation_name=outline.organisations[slot.organisation_id],
        gender=slot.gender,
        coming=slot.coming,
        rule=rules.get((slot.indicator_id, slot.organisation_id)) if is_total else None,
        stored=stored,
        earlier=earlier,
    )


def _plain(slot: Slot) -> Slot:
    """The slot as a key to look up by."""
    return slot._replace(coming=Coming.WRITTEN, is_done=False)


FIELDS = (
    "indicator_id",
    "organisation_id",
    "gender",
    "period_start",
    "value",
    "missing",
    "numerator",
    "denominator",
)


def _values(
    slots: Iterable[Slot], period: Period, reader: User | None
) -> dict[Slot, tuple[tuple[Earlier, ...], Stored | None]]:
    """The earlier values and the one of the period, by slot."""
    years = YEARS_BACK_OF_MONTHS if period.frequency is Frequency.MONTH else YEARS_BACK
    of_them = Value.objects.filter(
        indicator__in={slot.indicator_id for slot in slots},
        organisation__in={slot.organisation_id for slot in slots},
        frequency=period.frequency,
    )
    before = of_them.filter(period_start__lt=period.start, period_start__gte=_years_before(period.start, years))
    found: dict[Slot, list[Earlier]] = defaultdict(list)
    for indicator, organisation, gender, start, value, missing, *parts in before.order_by("period_start").values_list(
        *FIELDS
    ):
        told = Missing(missing) if value is None else value
        slot = Slot(indicator, organisation, gender, Coming.WRITTEN, is_done=False)
        found[slot].append(Earlier(period_of(period.frequency, start), told, parts_of(*parts)))
    rows = list(of_them.filter(period_start=period.start).select_related("entered_by"))
    replaced = _replaced(rows, reader)
    now = {
        Slot(row.indicator_id, row.organisation_id or 0, row.gender, Coming.WRITTEN, is_done=False): _stored(
            row, reader, replaced.get(row.pk)
        )
        for row in rows
    }
    return {slot: (tuple(found.get(slot, ())), now.get(slot)) for slot in found.keys() | now.keys()}


def _replaced(rows: Iterable[Value], reader: User | None) -> dict[int, Decimal | Missing]:
    """By value what the reader wrote there before another person wrote something else, not long ago. One query."""
    is_told = {row.pk: row for row in rows if _is_anothers(row, reader) and row.missing != Missing.SUPPRESSED}
    if not is_told or reader is None:
        return {}
    events = apps.get_model("indicators", "ValueEvent").objects.filter(
        pgh_obj__in=list(is_told), entered_by=reader, entered_at__gte=timezone.now() - TOLD_FOR, origin__in=OWN_ORIGINS
    )
    found: dict[int, Decimal | Missing] = {}
    for pk, value, missing in events.order_by("pgh_id").values_list("pgh_obj_id", "value", "missing"):
        found[pk] = Missing(missing) if value is None else value
    return {pk: told for pk, told in found.items() if told != told_by(is_told[pk])}


def _is_anothers(row: Value, reader: User | None) -> bool:
    return reader is not None and row.entered_by_id not in {None, reader.pk}


def _years_before(day: date, years: int) -> date:
    return day.replace(year=day.year - years, day=1)


def parts_of(numerator: Decimal | None, denominator: Decimal | None) -> Parts | None:
    """What a share is made of; None where it is not said."""
    return None if numerator is None or denominator is None else Parts(numerator, denominator)


def _stored(value: Value, reader: User | None, readers_own: Decimal | Missing | None) -> Stored:
    return Stored(
        told=Missing(value.missing) if value.value is None else value.value,
        parts=parts_of(value.numerator, value.denominator),
        is_preliminary=value.quality == Value.Quality.PRELIMINARY,
        comment=value.comment,
        source=value.source,
        origin=value.origin,
        by=value.entered_by.full_name if value.entered_by else "",
        at=value.entered_at,
        is_anothers=_is_anothers(value, reader),
        readers_own=readers_own,
    )


def _rules(outline: Outline, slots: Collection[Slot]) -> dict[tuple[int, int], TargetRule]:
    """The target of each indicator and organisation for the period's year."""
    targets = nearest_targets({(slot.indicator_id, slot.organisation_id) for slot in slots}, outline.places)
    rules = {}
    for pair, rows in targets.items():
        rule = rule_in(rows, outline.indicators[pair[0]], outline.period.year)
        if rule:
            rules[pair] = rule
    return rules


def rule_in(rows: Iterable[TargetRow], indicator: Indicator, year: int) -> TargetRule | None:
    """Which of an indicator's targets holds in the year."""
    return rule_for([target_rule(target, indicator.direction) for target in rows], year)


def nearest_targets(
    pairs: Collection[tuple[int, int]], places: Mapping[int, Place]
) -> dict[tuple[int, int], list[TargetRow]]:
    """The targets of indicators in organisations: the organisation's own, else of the nearest one above. One query."""
    nearest = {pk: list(chain_above(places, pk)) for pk in {organisation for _indicator, organisation in pairs}}
    rows = Target.objects.filter(
        indicator__in={indicator for indicator, _organisation in pairs},
        organisation__in={place for chain in nearest.values() for place in chain},
    )
    found: dict[tuple[int, int], list[TargetRow]] = defaultdict(list)
    fields = ("indicator_id", "organisation_id", *TARGET_FIELDS)
    for indicator_id, organisation_id, *rest in rows.order_by("year").values_list(*fields):
        found[indicator_id, organisation_id].append(TargetRow(*rest))
    return {
        (indicator_id, organisation_id): next(
            (found[indicator_id, place] for place in nearest[organisation_id] if (indicator_id, place) in found), []
        )
        for indicator_id, organisation_id in pairs
    }
