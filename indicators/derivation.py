"""What follows from the values that are told: what formulas give, and what organisations' values come to. Pure.

An organisation's own value stands, also where those below it come to something else. Parts are taken from the nearest
level below that reports. An indicator with a formula is reckoned on every level from that level's inputs, never put
together from those below: a share of the whole is no mean of shares.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from annualcycle.periods import Frequency, periods_of_year
from indicators.aggregation import OverOrganisations, OverTime, Part, Whole, YearWhole, put_together, year_of_periods
from indicators.formula import (
    Applied,
    Expression,
    Figure,
    Lack,
    Number,
    Outcome,
    Reason,
    evaluate,
    inputs_of,
)
from indicators.numbers import Missing
from indicators.shares import ShareError, are_too_few, share_of

# As Value.Origin: made again whenever what they rest on changes, so a value of one's own takes their place.
DERIVED = frozenset({"computed", "rolled_up"})


class Place(NamedTuple):
    """Whose value it is: an organisation's, or a comparator's."""

    organisation: int | None
    comparator: int | None = None


class Spot(NamedTuple):
    """What a value is of, apart from the indicator."""

    place: Place
    frequency: str
    start: date
    gender: str


@dataclass(frozen=True, slots=True)
class Rule:
    """How an indicator is put together and reckoned."""

    pk: int
    organisation: int
    frequency: Frequency
    over_organisations: OverOrganisations
    over_time: OverTime
    factor: Decimal
    fewest_cases: int | None = None
    expression: Expression | None = None

    @property
    def is_rolled_up(self) -> bool:
        """Whether an organisation's value comes from those below it."""
        return self.expression is None and self.over_organisations is not OverOrganisations.NONE


class Standing(NamedTuple):
    """Where an organisation hangs, and from when to when it is there."""

    parent: int | None
    valid_from: date
    valid_to: date | None


class Made(NamedTuple):
    """A derived value: a number or why there is none, and what it is a share of."""

    value: Decimal | None
    missing: Missing | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    is_preliminary: bool = False

    @classmethod
    def of(cls, whole: Whole) -> "Made":
        """What parts came to, as a value."""
        return cls(whole.value, whole.missing, whole.numerator, whole.denominator, whole.is_preliminary)

    @property
    def part(self) -> Part:
        """The value as others rest on it."""
        told = self.missing if self.value is None else self.value
        return Part(told, self.numerator, self.denominator, self.is_preliminary)


Reports = Mapping[int, Mapping[tuple[Place, str, str], date]]


@dataclass(slots=True)
class Ledger:
    """Rules and values to derive from.

    values: by indicator, what is told and what has been derived. reports: by indicator, since when a (place,
    frequency, gender) has had values. tree: the organisations.
    """

    rules: Mapping[int, Rule]
    tree: Mapping[int, Standing]
    values: dict[int, dict[Spot, Part]] = field(default_factory=dict)
    reports: Reports = field(default_factory=dict)

    def of(self, indicator: int) -> dict[Spot, Part]:
        """The indicator's values, to read and to add to."""
        return self.values.setdefault(indicator, {})

    def derive(self, indicator: int) -> dict[Spot, Made]:
        """What the indicator's rules give beside the values it has, which stand; kept here, too."""
        rule = self.rules[indicator]
        made: dict[Spot, Made] = {}
        if rule.expression is not None:
            made = _computed(self, rule)
        elif rule.is_rolled_up:
            made = _rolled_up(self, rule)
        own = self.of(indicator)
        made = {spot: each for spot, each in made.items() if spot not in own}
        own.update((spot, each.part) for spot, each in made.items())
        return made


# --- by formula


def _computed(ledger: Ledger, rule: Rule) -> dict[Spot, Made]:
    if rule.expression is None:
        return {}
    inputs = inputs_of(rule.expression)
    made = {}
    for spot in _spots(ledger, rule, inputs):
        if all(_reports(ledger, pk, spot) for pk in inputs):
            made[spot] = computed_at(ledger, rule, spot)
    return made


def computed_at(ledger: Ledger, rule: Rule, spot: Spot) -> Made:
    """What the formula gives for one place, period and gender."""
    outcome = outcome_at(ledger, rule, spot)
    missing = outcome.missing
    if rule.expression is None or outcome.value is None:
        return Made(None, missing or Missing.NOT_AVAILABLE)
    is_preliminary = any(_input_part(ledger, pk, spot).is_preliminary for pk in inputs_of(rule.expression))
    parts = _share_parts(ledger, rule, spot, outcome.value)
    numerator, denominator = parts or (None, None)
    if are_too_few(denominator, rule.fewest_cases):
        return Made(None, Missing.SUPPRESSED)
    return Made(outcome.value, None, numerator, denominator, is_preliminary)


def outcome_at(ledger: Ledger, rule: Rule, spot: Spot) -> Outcome:
    """What the formula gives, or everything that is missing for it."""
    if rule.expression is None:
        return Outcome(None)
    outcome = evaluate(rule.expression, lambda pk: figure_at(ledger, pk, spot))
    uneven = _uneven(ledger, inputs_of(rule.expression), spot) if outcome.value is not None else None
    return outcome if uneven is None else Outcome(None, (Lack(Reason.OTHER_ORGANISATIONS, uneven),))


def _uneven(ledger: Ledger, inputs: Iterable[int], spot: Spot) -> int | None:
    """The first input that is put together from fewer organisations than another: 63 of three is no share of two's."""
    made_of = {
        pk: places
        for pk in inputs
        if ledger.rules[pk].is_rolled_up and spot.place.organisation not in (places := _reporters(ledger, pk, spot))
    }
    every = frozenset[int]().union(*made_of.values())
    return next((pk for pk, places in made_of.items() if places != every), None)


def _reporters(ledger: Ledger, indicator: int, spot: Spot) -> frozenset[int]:
    """The organisations at or below the spot's that tell the indicator's values themselves."""
    reports = ledger.reports.get(indicator, {})
    found = {place.organisation for place, _frequency, gender in reports if gender == spot.gender}
    return frozenset(pk for pk in found if pk is not None and spot.place.organisation in _line(ledger, pk))


def figure_at(ledger: Ledger, indicator: int, spot: Spot) -> Figure:
    """An input's number for the spot: of that very period, else the year's by the input's rule; or what is missing."""
    part = ledger.of(indicator).get(spot)
    if part is not None and part.told is not None:
        return part.told if isinstance(part.told, Decimal) else Lack(_REASONS[part.told], indicator)
    rule = ledger.rules[indicator]
    if rule.frequency.value == spot.frequency:
        return Lack(Reason.NO_VALUE, indicator)
    if spot.frequency != Frequency.YEAR or rule.frequency is Frequency.SCHOOL_YEAR or rule.over_time is OverTime.NONE:
        return Lack(Reason.OTHER_FREQUENCY, indicator)
    return _figure_of_year(indicator, year_at(ledger, rule, spot), rule)


def _figure_of_year(indicator: int, year: YearWhole | None, rule: Rule) -> Figure:
    if year is None:
        return Lack(Reason.NO_VALUE, indicator)
    if year.whole.lacks_parts:
        return Lack(Reason.NO_PARTS, indicator)
    if year.whole.missing is not None and year.whole.missing is not Missing.NOT_YET:
        return Lack(_REASONS[year.whole.missing], indicator)
    if year.whole.value is None or not year.is_complete:
        have = year.latest if rule.over_time is OverTime.LAST else year.whole.have
        return Lack(Reason.YEAR_INCOMPLETE, indicator, have, rule.frequency.per_year)
    return year.whole.value


_REASONS = {
    Missing.SUPPRESSED: Reason.SUPPRESSED,
    Missing.NOT_APPLICABLE: Reason.NOT_APPLICABLE,
    Missing.NOT_AVAILABLE: Reason.NOT_AVAILABLE,
    Missing.NOT_YET: Reason.NOT_YET,
}


def year_at(ledger: Ledger, rule: Rule, spot: Spot) -> YearWhole | None:
    """The year's value of a place from the indicator's own, shorter periods."""
    values = ledger.of(rule.pk)
    periods = {}
    for period in periods_of_year(spot.start.year, rule.frequency):
        part = values.get(spot._replace(frequency=rule.frequency.value, start=period.start))
        if part is not None:
            periods[period.number] = part
    return year_of_periods(
        rule.over_time, periods, rule.frequency.per_year, factor=rule.factor, fewest_cases=rule.fewest_cases
    )


def _input_part(ledger: Ledger, indicator: int, spot: Spot) -> Part:
    part = ledger.of(indicator).get(spot)
    if part is not None and part.told is not None:
        return part
    year = year_at(ledger, ledger.rules[indicator], spot)
    return year.whole.part if year else Part(None)


def _spots(ledger: Ledger, rule: Rule, inputs: Iterable[int]) -> set[Spot]:
    """Where the formula may give something: wherever an input has a value, in that period or in a part of its year."""
    spots = set()
    wanted = rule.frequency.value
    for pk in inputs:
        for spot in ledger.of(pk):
            if spot.frequency == wanted:
                spots.add(spot)
            elif wanted == Frequency.YEAR and spot.frequency != Frequency.SCHOOL_YEAR:
                spots.add(Spot(spot.place, wanted, date(spot.start.year, 1, 1), spot.gender))
    return spots


def _reports(ledger: Ledger, indicator: int, spot: Spot) -> bool:
    """Whether the place ever has values of the indicator: else the formula is none of its business."""
    own = ledger.rules[indicator].frequency.value
    reports = ledger.reports.get(indicator, {})
    if any((spot.place, frequency, spot.gender) in reports for frequency in {own, spot.frequency}):
        return True
    return spot in ledger.of(indicator) or _input_part(ledger, indicator, spot).told is not None


def _share_parts(ledger: Ledger, rule: Rule, spot: Spot, value: Decimal) -> tuple[Decimal, Decimal] | None:
    """Numerator and denominator where the formula is a plain share, X / Y × factor, so that it can be weighted."""
    shape = _share(rule.expression)
    if shape is None:
        return None
    above, below = (evaluate(each, lambda pk: figure_at(ledger, pk, spot)).value for each in shape)
    try:
        same = share_of(above, below, rule.factor) == value
    except ShareError:
        return None
    return (above, below) if same and above is not None and below is not None else None


def _share(expression: Expression | None) -> tuple[Expression, Expression] | None:
    """X and Y of X / Y, X / Y × number and number × X / Y."""
    if not isinstance(expression, Applied):
        return None
    if expression.sign == "*":
        sides = (expression.left, expression.right)
        return next((_share(one) for one, other in (sides, sides[::-1]) if isinstance(other, Number)), None)
    if expression.sign != "/" or isinstance(expression.right, Number):
        return None
    left = expression.left
    if isinstance(left, Applied) and left.sign == "*":
        if isinstance(left.left, Number):
            left = left.right
        elif isinstance(left.right, Number):
            left = left.left
    return left, expression.right


# --- over organisations


@dataclass(frozen=True, slots=True)
class Family:
    """The organisations that an indicator concerns: who reports, and who lies above them up to the top."""

    children: Mapping[int, tuple[int, ...]]
    reporters: frozenset[int]
    top: int | None


def family_of(ledger: Ledger, rule: Rule) -> Family:
    """Who reports the indicator, and above whom: up to the nearest organisation that has all of them and its manager.

    So a school board's indicator ends at the board, and one that the executive board manages for all at the whole.
    """
    places = {place.organisation for place, _frequency, _gender in ledger.reports.get(rule.pk, ())}
    reporters = frozenset(pk for pk in places if pk is not None and pk in ledger.tree)
    lines = [_line(ledger, pk) for pk in sorted({*reporters, rule.organisation})]
    shared = set(lines[0]).intersection(*map(set, lines[1:]))
    top = next((pk for pk in lines[0] if pk in shared), None)
    children: dict[int, set[int]] = defaultdict(set)
    for line in lines:
        for below, above in pairwise(line):
            if below == top:
                break
            children[above].add(below)
    ordered = {above: tuple(pk for pk in ledger.tree if pk in below) for above, below in children.items()}
    return Family(ordered, reporters, top)


def _line(ledger: Ledger, start: int | None) -> list[int]:
    line: list[int] = []
    while start is not None and start in ledger.tree and start not in line:
        line.append(start)
        start = ledger.tree[start].parent
    return line


def _rolled_up(ledger: Ledger, rule: Rule) -> dict[Spot, Made]:
    family = family_of(ledger, rule)
    if family.top is None or not family.children:
        return {}
    slots = {(spot.frequency, spot.start, spot.gender) for spot in ledger.of(rule.pk) if spot.place.organisation}
    made: dict[Spot, Made] = {}
    for frequency, start, gender in slots:
        _climb(ledger, rule, family, family.top, Spot(Place(None), frequency, start, gender), made)
    return made


def _climb(
    ledger: Ledger, rule: Rule, family: Family, organisation: int, slot: Spot, made: dict[Spot, Made]
) -> Part | None:
    """The organisation's part of what lies above it, its own or put together; None when it has none to give."""
    spot = slot._replace(place=Place(organisation))
    own = ledger.of(rule.pk).get(spot)
    below = [_climb(ledger, rule, family, child, slot, made) for child in family.children.get(organisation, ())]
    if own is not None and own.told is not None:
        return own
    parts = [part for part in below if part is not None]
    whole = put_together(rule.over_organisations, parts, factor=rule.factor, fewest_cases=rule.fewest_cases)
    if whole is not None:
        made[spot] = Made.of(whole)
        return whole.part
    return Part(None) if parts or is_expected(ledger, rule.pk, spot) else None


def is_expected(ledger: Ledger, indicator: int, spot: Spot) -> bool:
    """Whether an organisation without a value should have one: it reports, and is there in the period.

    It reports from its first value on, or from when it was founded if that is earlier.
    """
    since = ledger.reports.get(indicator, {}).get((spot.place, spot.frequency, spot.gender))
    if since is None or spot.place.organisation is None:
        return False
    standing = ledger.tree[spot.place.organisation]
    has_ended = standing.valid_to is not None and standing.valid_to < spot.start
    return not has_ended and min(since, standing.valid_from) <= spot.start


class PartLine(NamedTuple):
    """An organisation's part of a whole. part.told is None when it has not come."""

    organisation: int
    part: Part


def parts_below(ledger: Ledger, rule: Rule, spot: Spot) -> tuple[tuple[PartLine, ...], Whole | None]:
    """The parts from directly below an organisation for a period, and what they come to."""
    family, organisation = family_of(ledger, rule), spot.place.organisation
    if organisation is None or rule.over_organisations is OverOrganisations.NONE:
        return (), None
    lines = []
    for child in family.children.get(organisation, ()):
        part = _climb(ledger, rule, family, child, spot, {})
        if part is not None:
            lines.append(PartLine(child, part))
    parts = [line.part for line in lines]
    whole = put_together(rule.over_organisations, parts, factor=rule.factor, fewest_cases=rule.fewest_cases)
    return tuple(lines), whole
