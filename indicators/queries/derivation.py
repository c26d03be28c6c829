"""What derived values rest on, read in a handful of queries however many values there are."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Min, QuerySet

from annualcycle.periods import Frequency, Period
from annualcycle.queries.periods import Closings
from governance.models import Organisation
from indicators.aggregation import OverOrganisations, OverTime, Part
from indicators.derivation import Ledger, Made, Place, Rule, Spot, Standing
from indicators.formula import Expression, FormulaError, inputs_of, order_of_reckoning
from indicators.formula_reading import Names, parse
from indicators.models import Indicator, Value
from indicators.numbers import Missing
from indicators.queries.marks import DERIVED
from indicators.queries.series import period_of
from indicators.revising import is_protected

COMPUTED, ROLLED_UP = Value.Origin.COMPUTED, Value.Origin.ROLLED_UP


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Every indicator's rules. labels: code, Kolada's id and name of each. broken: formulas that cannot be read."""

    rules: Mapping[int, Rule]
    labels: Mapping[int, tuple[str, str, str]]
    names: Names
    broken: Mapping[int, FormulaError]

    @property
    def formulas(self) -> dict[int, Expression]:
        """The formulas that can be read, by the indicator they give."""
        return {pk: rule.expression for pk, rule in self.rules.items() if rule.expression is not None}

    def derived(self) -> frozenset[int]:
        """The indicators that have derived values, or may have."""
        return frozenset(pk for pk, rule in self.rules.items() if rule.expression is not None or rule.is_rolled_up)

    def resting_on(self, indicators: Iterable[int]) -> frozenset[int]:
        """The indicators themselves and those that are computed from them, however far."""
        found = set(indicators) & set(self.rules)
        above: dict[int, set[int]] = defaultdict(set)
        for pk, expression in self.formulas.items():
            for each in inputs_of(expression):
                above[each].add(pk)
        waiting = list(found)
        while waiting:
            for pk in above[waiting.pop()] - found:
                found.add(pk)
                waiting.append(pk)
        return frozenset(found)

    def inputs(self, indicators: Iterable[int]) -> frozenset[int]:
        """The indicators that these are directly computed from."""
        formulas = self.formulas
        return frozenset(each for pk in indicators if pk in formulas for each in inputs_of(formulas[pk]))

    def all_below(self, indicators: Iterable[int]) -> tuple[int, ...]:
        """The indicators and those that they are computed from, however far, each after what it rests on.

        Those in a circle, whose formulas give nothing, come last.
        """
        found = set(indicators)
        waiting: Collection[int] = found
        while waiting := self.inputs(waiting) - found:
            found |= waiting
        ordered = self.in_order(found)
        return ordered + tuple(sorted(found - set(ordered)))

    def in_order(self, indicators: Collection[int]) -> tuple[int, ...]:
        """The derived among these, each after what it rests on; formulas in a circle are left out."""
        formulas = self.formulas
        plain = tuple(sorted(set(indicators) - set(formulas)))
        return plain + tuple(pk for pk in order_of_reckoning(formulas) if pk in indicators)


RULE_FIELDS = (
    "pk",
    "organisation_id",
    "frequency",
    "over_organisations",
    "over_time",
    "factor",
    "fewest_cases",
    "formula",
    "code",
    "kolada_id",
    "name",
)


def rulebook() -> Rulebook:
    """The rules as they stand. One query."""
    rows = list(Indicator.objects.order_by("pk").values_list(*RULE_FIELDS))
    labels = {row[0]: tuple(row[-3:]) for row in rows}
    names = Names.of(labels)
    rules, broken = {}, {}
    for pk, organisation, frequency, over_organisations, over_time, factor, fewest, formula, *_told in rows:
        expression = None
        if formula:
            try:
                expression = parse(formula, names)
            except FormulaError as error:
                broken[pk] = error
        rules[pk] = Rule(
            pk=pk,
            organisation=organisation,
            frequency=Frequency(frequency),
            over_organisations=OverOrganisations.NONE if formula else OverOrganisations(over_organisations),
            over_time=OverTime(over_time),
            factor=factor,
            fewest_cases=fewest,
            expression=expression,
        )
    return Rulebook(rules, labels, names, broken)


class StoredRow(NamedTuple):
    """A derived value as it is stored."""

    pk: int
    made: Made
    quality: str
    entered_at: datetime


@dataclass(slots=True)
class Material:
    """A ledger, and the derived values that are stored and may be changed, by indicator."""

    ledger: Ledger
    derived: dict[int, dict[Spot, StoredRow]] = field(default_factory=lambda: defaultdict(dict))


class ClosedPeriods:
    """Asks once for each period whether it is closed."""

    def __init__(self, closings: Closings) -> None:
        self.closings = closings
        self.known: dict[tuple[str, date], bool] = {}

    def __call__(self, frequency: str, start: date) -> bool:
        """Whether the period is closed, itself or through a longer one."""
        slot = (frequency, start)
        if slot not in self.known:
            self.known[slot] = self.closings.is_closed(Period(Frequency(frequency), start))
        return self.known[slot]


VALUE_FIELDS = (
    "indicator_id",
    "organisation_id",
    "comparator_id",
    "frequency",
    "period_start",
    "gender",
    "value",
    "missing",
    "numerator",
    "denominator",
    "quality",
    "origin",
    "pk",
    "entered_at",
)


def material(
    book: Rulebook, indicators: Collection[int], is_closed: ClosedPeriods, years: Collection[int] | None = None
) -> Material:
    """What these indicators' derived values rest on. Three queries.

    The derived values of the indicators themselves are set apart, since they are made again; those in a closed period
    stand, and others rest on them, unless they only say that nothing has come.
    """
    read = set(indicators) | book.inputs(indicators)
    values = Value.objects.filter(indicator__in=read).order_by()
    ledger = Ledger(rules=book.rules, tree=standings(), reports=_reports(values))
    found = Material(ledger)
    for row in _of_years(values, years).values_list(*VALUE_FIELDS):
        _keep(found, row, indicators, is_closed, years)
    return found


def standings() -> dict[int, Standing]:
    """Where every organisation hangs, and from when to when. One query."""
    rows = Organisation.objects.order_by("sort_key", "pk").values_list("pk", "parent_id", "valid_from", "valid_to")
    return {pk: Standing(parent, valid_from, valid_to) for pk, parent, valid_from, valid_to in rows}


def _of_years(values: QuerySet[Value], years: Collection[int] | None) -> QuerySet[Value]:
    """The values that may belong to the years; a school year belongs to the one that it ends in."""
    if years is None:
        return values
    return values.filter(period_start__gte=date(min(years) - 1, 7, 1), period_start__lte=date(max(years), 12, 31))


def _reports(values: QuerySet[Value]) -> dict[int, dict[tuple[Place, str, str], date]]:
    """Since when each place has told values; what is derived is no report."""
    found: dict[int, dict[tuple[Place, str, str], date]] = defaultdict(dict)
    rows = (
        values.exclude(origin__in=DERIVED)
        .values_list("indicator_id", "organisation_id", "comparator_id", "frequency", "gender")
        .annotate(since=Min("period_start"))
    )
    for indicator, organisation, comparator, frequency, gender, since in rows:
        found[indicator][Place(organisation, comparator), frequency, gender] = since
    return found


def _keep(
    found: Material, row: tuple, indicators: Collection[int], is_closed: ClosedPeriods, years: Collection[int] | None
) -> None:
    pk, organisation, comparator, frequency, start, gender, value, missing, *rest = row
    numerator, denominator, quality, origin, value_pk, entered_at = rest
    if years is not None and period_of(frequency, start).year not in years:
        return
    spot = Spot(Place(organisation, comparator), frequency, start, gender)
    reason = Missing(missing) if missing else None
    is_preliminary = quality == Value.Quality.PRELIMINARY
    stands = is_protected(value, missing) and is_closed(frequency, start)
    if pk in indicators and origin in DERIVED and not stands:
        made = Made(value, reason, numerator, denominator, is_preliminary)
        found.derived[pk][spot] = StoredRow(value_pk, made, quality, entered_at)
        return
    told = reason if value is None else value
    found.ledger.of(pk)[spot] = Part(told, numerator, denominator, is_preliminary)
