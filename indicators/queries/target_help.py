"""What a target can be set against: the series, those to compare with, and how many it concerns."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from annualcycle.periods import Frequency
from governance.models import User
from indicators.bounds import FEWEST_OTHERS
from indicators.fulfilment import Others, TargetRule
from indicators.models import Comparator, ComparatorMember, Indicator, IndicatorComparator, Value
from indicators.queries.cards import IndicatorCard, indicator_cards
from indicators.queries.compared import compared_with, members_of, values_of
from indicators.queries.material import chain_above, organisation_places
from indicators.queries.series import comparable, period_of, year_of
from indicators.queries.shielded import ValueKey, hidden_values
from indicators.queries.visible import visible_indicators


@dataclass(frozen=True, slots=True)
class Group:
    """The members of a group that have a value in a year."""

    name: str
    year: int
    values: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Volume:
    """How many the indicator concerns, from the indicator that says so."""

    name: str
    unit: str
    amount: Decimal
    year: int


@dataclass(frozen=True, slots=True)
class Ground:
    """What a target for an organisation can be set against. values: by year, those that may be compared.

    denominator: the latest value's own, where it is a share of something counted.
    """

    indicator: Indicator
    card: IndicatorCard
    values: Mapping[int, Decimal]
    groups: tuple[Group, ...]
    denominator: Decimal | None
    volume: Volume | None


def target_ground(indicator: Indicator, organisation_id: int, *, language: str, reader: User) -> Ground:
    """The ground for a target, up to today: about a dozen queries, however long the series and the groups."""
    year = timezone.localdate().year
    key = (indicator.pk, organisation_id)
    tree = organisation_places()
    card = indicator_cards([key], year=year, language=language, organisations=tree, reader=reader)[key]
    values = _by_year(card)
    return Ground(
        indicator=indicator,
        card=card,
        values=values,
        groups=_groups(card, year, max(values, default=year)),
        denominator=next((each.denominator for each in reversed(card.points) if each.denominator is not None), None),
        volume=_volume(indicator, list(chain_above(tree, card.organisation_id)), year, reader),
    )


def _by_year(card: IndicatorCard) -> dict[int, Decimal]:
    """The years by the indicator's rule, whole ones only; else the yearly values, or the same part of each year."""
    if card.years:
        return {point.year: point.value for point in card.years if point.is_complete and point.value is not None}
    return {year_of(point.period): point.value for point in comparable(card.points) if point.value is not None}


def comparators_of(indicator: Indicator) -> QuerySet[Comparator]:
    """Whom the indicator can be compared with: those for every indicator, those it names, those it has a value of."""
    chosen = IndicatorComparator.objects.filter(indicator=indicator, comparator=OuterRef("pk"))
    told = Value.objects.filter(indicator=indicator, comparator=OuterRef("pk"))
    is_group = Exists(ComparatorMember.objects.filter(group=OuterRef("pk")))
    shown = Comparator.objects.filter(Q(is_drawn=True) | is_group)
    return shown.filter(Q(is_general=True) | Exists(chosen) | Exists(told))


def others_of(ground: Ground, rule: TargetRule) -> Others:
    """What those have whom the target compares with."""
    known = compared_with([(ground.indicator.pk, rule)], timezone.localdate().year)
    return known.of(rule, ground.indicator.pk, _yearly_or_own(ground.card))


def _yearly_or_own(card: IndicatorCard) -> Frequency:
    """The frequency in which others' values can be set beside the card's years."""
    return Frequency.YEAR if card.years else card.frequency


def _groups(card: IndicatorCard, year: int, wanted: int) -> tuple[Group, ...]:
    """The groups with enough members that have a value, of the wanted year or the latest one before it."""
    named = IndicatorComparator.objects.filter(indicator=card.indicator_id, comparator=OuterRef("pk"))
    with_members = ComparatorMember.objects.filter(group=OuterRef("pk"))
    rows = Comparator.objects.filter(Exists(with_members), Q(is_general=True) | Exists(named))
    names = dict(rows.order_by("order", "name").values_list("pk", "name"))
    if not names:
        return ()
    members = members_of(names)
    every = {member for ids in members.values() for member in ids}
    series = values_of([card.indicator_id], every, year).get((card.indicator_id, _yearly_or_own(card)), {})
    found = []
    for pk, name in names.items():
        theirs = [series[member] for member in members.get(pk, ()) if member in series]
        years = sorted({known for row in theirs for known in row if known <= wanted}, reverse=True)
        by_year = ((known, tuple(row[known] for row in theirs if known in row)) for known in years)
        told = next(((known, values) for known, values in by_year if len(values) >= FEWEST_OTHERS), None)
        if told:
            found.append(Group(name, *told))
    return tuple(found)


def _volume(indicator: Indicator, places: list[int], year: int, reader: User) -> Volume | None:
    """The latest amount at the organisation, else at the nearest above it that has any."""
    if indicator.volume_indicator_id is None:
        return None
    counted = visible_indicators(reader).filter(pk=indicator.volume_indicator_id).first()
    if counted is None:
        return None
    rows = Value.objects.filter(
        indicator=counted,
        organisation__in=places,
        gender=Value.Gender.TOTAL,
        value__isnull=False,
        period_start__lte=date(year, 12, 31),
    ).order_by("period_start")
    withheld = hidden_values({counted.pk})
    latest = {
        place: (value, frequency, start)
        for place, value, frequency, start in rows.values_list("organisation_id", "value", "frequency", "period_start")
        if ValueKey(counted.pk, place, None, frequency, start, Value.Gender.TOTAL.value) not in withheld
    }
    for place in places:
        if place in latest:
            value, frequency, start = latest[place]
            return Volume(counted.name, counted.unit, value, year_of(period_of(frequency, start)))
    return None
