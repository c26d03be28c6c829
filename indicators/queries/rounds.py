"""A round of values: what one organisation hands in for one period, with what is needed to write it well.

Six queries however many indicators there are.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Exists, OuterRef, Q

from annualcycle.periods import Frequency, Period
from annualcycle.queries import Closings, closings
from governance.models import Organisation, User
from indicators.fulfilment import Direction, Observation, Outcome, TargetRule, evaluate
from indicators.models import Indicator, Target, Value
from indicators.numbers import Missing
from indicators.queries.material import Place, chain_above, organisation_places
from indicators.queries.series import TARGET_FIELDS, TargetRow, period_of, rule_for, target_rule
from indicators.queries.visible import visible_indicators

# How many periods back a round can be chosen, the running one included.
CHOICES = {
    Frequency.MONTH: 13,
    Frequency.QUARTER: 8,
    Frequency.TERTIAL: 6,
    Frequency.HALF_YEAR: 4,
    Frequency.SCHOOL_YEAR: 5,
    Frequency.YEAR: 5,
}


@dataclass(frozen=True, slots=True)
class Stored:
    """A value as it stands: a number or why there is none, who left it and when."""

    told: Decimal | Missing
    comment: str
    source: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Cell:
    """One value to hand in: of an indicator, for all or for women or men, with its earlier values in order of time."""

    indicator_id: int
    name: str
    unit: str
    decimals: int
    direction: Direction
    gender: str
    is_fetched: bool
    source: str
    rule: TargetRule | None
    stored: Stored | None
    earlier: tuple[tuple[Period, Decimal | Missing], ...]

    @property
    def key(self) -> str:
        """The cell's name in a form."""
        return f"{self.indicator_id}-{self.gender}"

    def at(self, period: Period) -> Decimal | Missing | None:
        """The earlier value of a period; None when there is none."""
        return dict(self.earlier).get(period)

    def numbers_before(self, period: Period) -> list[Decimal]:
        """The earlier numbers up to and with `period`, in order of time."""
        return [told for when, told in self.earlier if when <= period and isinstance(told, Decimal)]

    def misses_target(self, value: Decimal | Missing | None, period: Period) -> bool:
        """Whether the value does not reach the target, so that a line about why is asked for."""
        if self.rule is None or self.direction is Direction.NONE or not isinstance(value, Decimal):
            return False
        series = [Observation(when.end, told) for when, told in self.earlier if isinstance(told, Decimal)]
        outcome = evaluate(self.rule, [*series, Observation(period.end, value)], period.year).outcome
        return outcome is Outcome.NOT_REACHED


@dataclass(frozen=True, slots=True)
class Round:
    """What an organisation hands in for a period.

    cells: to be written; fetched: what comes from Kolada. closing: the closed period that the period lies in.
    choices: the periods one may choose, by frequency, the latest first.
    """

    organisation_id: int
    organisation_name: str
    period: Period
    closing: Period | None
    cells: tuple[Cell, ...]
    fetched: tuple[Cell, ...]
    choices: Mapping[Frequency, tuple[Period, ...]]

    @property
    def done(self) -> int:
        """How many cells have a value, or say why there is none."""
        return sum(cell.stored is not None for cell in self.cells)

    def cell(self, key: str) -> Cell | None:
        """The cell to write with this name in a form."""
        return next((cell for cell in self.cells if cell.key == key), None)


def is_fetched(source: str) -> bool:
    """Whether values come from Kolada and are not asked of people."""
    return source.strip().casefold().startswith("kolada")


def value_round(
    organisation: Organisation, period: Period | None, today: date, *, reader: User | None = None
) -> Round | None:
    """The round of a period, or without one of the period that is most likely meant. None when nothing is measured.

    What is measured: indicators that the organisation manages, and those managed above it that have a value or a
    target there; not those discontinued before the period. Most likely meant: the latest period that has ended and
    is open, among the frequencies of what the organisation hands in itself.
    """
    places = organisation_places()
    indicators = _indicators_of(organisation.pk, places, reader)
    by_frequency = _frequencies(indicators)
    if not by_frequency:
        return None
    known = closings()
    choices = {frequency: latest_periods(frequency, today) for frequency in by_frequency}
    period = period or _likely_period(choices, by_frequency, known, today)
    rows = [
        row
        for row in indicators
        if row.frequency == period.frequency and (row.discontinued_on is None or row.discontinued_on > period.start)
    ]
    cells = _cells(rows, organisation.pk, period, places)
    return Round(
        organisation_id=organisation.pk,
        organisation_name=places[organisation.pk].name,
        period=period,
        closing=known.closing(period),
        cells=tuple(cell for cell in cells if not cell.is_fetched),
        fetched=tuple(cell for cell in cells if cell.is_fetched),
        choices=choices,
    )


def _indicators_of(organisation_id: int, places: Mapping[int, Place], reader: User | None) -> list[Indicator]:
    here = {"indicator": OuterRef("pk"), "municipality": OuterRef("municipality"), "organisation": organisation_id}
    has_something = Exists(Value.objects.filter(**here)) | Exists(Target.objects.filter(**here))
    above = list(chain_above(places, organisation_id))
    measured = Q(organisation=organisation_id) | Q(organisation__in=above) & has_something
    return list(visible_indicators(reader).filter(measured))


def _frequencies(indicators: Iterable[Indicator]) -> dict[Frequency, bool]:
    """The frequencies of the indicators, each with whether something in it is handed in by people."""
    found: dict[Frequency, bool] = {}
    for frequency in Frequency:
        kind = [row for row in indicators if row.frequency == frequency]
        if kind:
            found[frequency] = any(not is_fetched(row.source) for row in kind)
    return found


def latest_periods(frequency: Frequency, today: date) -> tuple[Period, ...]:
    """The running period and those before it, the latest first."""
    found = [Period.containing(today, frequency)]
    while len(found) < CHOICES[frequency]:
        found.append(found[-1].previous())
    return tuple(found)


def _likely_period(
    choices: Mapping[Frequency, Sequence[Period]], is_written: Mapping[Frequency, bool], known: Closings, today: date
) -> Period:
    wanted = [frequency for frequency in choices if is_written[frequency]] or list(choices)
    ended = [period for frequency in wanted for period in choices[frequency] if period.end < today]
    open_ones = [period for period in ended if not known.is_closed(period)]
    return max(open_ones or ended, key=lambda period: (period.end, period.start))


def _cells(
    indicators: Sequence[Indicator], organisation_id: int, period: Period, places: Mapping[int, Place]
) -> list[Cell]:
    ids = [row.pk for row in indicators]
    rows = (
        Value.objects.filter(
            indicator__in=ids,
            organisation=organisation_id,
            frequency=period.frequency,
            period_start__lte=period.start,
        )
        .select_related("entered_by")
        .order_by("period_start")
    )
    values: dict[tuple[int, str], list[Value]] = defaultdict(list)
    for value in rows:
        values[value.indicator_id, value.gender].append(value)
    rules = _rules(indicators, organisation_id, period, places)
    return [
        _cell(row, gender, values.get((row.pk, gender), ()), rules.get(row.pk), period)
        for row in indicators
        for gender in Value.Gender.values
        if gender == Value.Gender.TOTAL or (row.pk, gender) in values
    ]


def _cell(indicator: Indicator, gender: str, values: Sequence[Value], rule: TargetRule | None, period: Period) -> Cell:
    stored = next((value for value in values if value.period_start == period.start), None)
    return Cell(
        indicator_id=indicator.pk,
        name=indicator.name,
        unit=indicator.unit,
        decimals=indicator.decimals,
        direction=Direction(indicator.direction),
        gender=gender,
        is_fetched=is_fetched(indicator.source),
        source=indicator.source,
        rule=rule if gender == Value.Gender.TOTAL else None,
        stored=_stored(stored) if stored else None,
        earlier=tuple(
            (period_of(value.frequency, value.period_start), _told(value)) for value in values if value is not stored
        ),
    )


def _stored(value: Value) -> Stored:
    by = value.entered_by.full_name if value.entered_by else ""
    return Stored(_told(value), value.comment, value.source, by, value.entered_at)


def _told(value: Value) -> Decimal | Missing:
    if value.value is None:
        return Missing(value.missing)
    return value.value


def _rules(
    indicators: Sequence[Indicator], organisation_id: int, period: Period, places: Mapping[int, Place]
) -> dict[int, TargetRule]:
    """The target of each indicator for the period's year: the organisation's own, else of the nearest one above."""
    nearest = list(chain_above(places, organisation_id))
    rows = Target.objects.filter(indicator__in=[row.pk for row in indicators], organisation__in=nearest)
    found: dict[tuple[int, int], list[TargetRow]] = defaultdict(list)
    for indicator, place, *rest in rows.order_by("year").values_list("indicator_id", "organisation_id", *TARGET_FIELDS):
        found[indicator, place].append(TargetRow(*rest))
    rules = {}
    for row in indicators:
        targets = next((found[row.pk, place] for place in nearest if (row.pk, place) in found), [])
        rule = rule_for([target_rule(target, row.direction) for target in targets], period.year)
        if rule:
            rules[row.pk] = rule
    return rules
