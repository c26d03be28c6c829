"""How far the values that a step of the annual wheel asks for have come, and whether those that miss are told why.

What is counted is what the entry round of the organisation asks people to write for the period. A confidential
indicator is not counted: the figures are read by everybody, who are not to know that there is one.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from django.urls import reverse

from annualcycle.periods import Period
from annualcycle.progress import Need, Progress
from indicators.models import Indicator, Value
from indicators.numbers import Missing
from indicators.queries.compared import compared_with
from indicators.queries.material import Place, organisation_places
from indicators.queries.round_cells import (
    YEARS_BACK,
    Earlier,
    held_as,
    misses_target,
    nearest_targets,
    parts_of,
    rule_in,
)
from indicators.queries.rounds import Coming, Slot, indicators_of, slots_of
from indicators.queries.series import period_of

Asked = tuple[int, Period]  # an organisation's id and a period
Share = tuple[int, int]  # done, of how many


def values_entered(needs: Collection[Need]) -> dict[Need, Progress]:
    """How many of the round's values are there, or say why they are not. Five queries, however many needs."""
    wanted = {(need.organisation, need.period) for need in needs if need.period}
    shares = {asked: (sum(slot.is_done for slot in slots), len(slots)) for asked, slots in _written(wanted).of.items()}
    paths = {asked: entry_path(*asked) for asked in shares}
    return {
        need: Progress(*shares[asked], path=paths[asked])
        for need in needs
        if need.period and (asked := (need.organisation, need.period)) in shares
    }


def entry_path(organisation: int, period: Period) -> str:
    """Where the organisation's values of the period are entered."""
    return f"{reverse('value_entry')}?organisation={organisation}&period={period.slug}"


class _Rounds(NamedTuple):
    """What people write for some organisations and periods, and what that rests on."""

    places: Mapping[int, Place]
    indicators: Mapping[int, Indicator]
    of: Mapping[Asked, list[Slot]]


def _written(wanted: Collection[Asked]) -> _Rounds:
    places = organisation_places() if wanted else {}
    ids = [pk for pk in places if pk in {organisation for organisation, _period in wanted}]
    indicators = indicators_of(ids, places, None) if ids else []
    found: dict[Asked, list[Slot]] = defaultdict(list)
    if indicators:
        for period, slots in slots_of(indicators, ids, places, {period for _pk, period in wanted}).items():
            for slot in slots:
                if slot.coming is Coming.WRITTEN and (slot.organisation_id, period) in wanted:
                    found[slot.organisation_id, period].append(slot)
    return _Rounds(places, {row.pk: row for row in indicators}, found)


class _Told(NamedTuple):
    """A stored value, and what has been said of it."""

    value: Earlier
    comment: str


def misses_explained(wanted: Collection[Asked]) -> dict[Asked, Share]:
    """Of the values of each round that miss their target, how many have a comment; those without any are left out.

    Eight queries, however many are asked of; two more for each year in which a target compares with others.
    """
    rounds = _written(wanted)
    done = {
        (slot.indicator_id, slot.organisation_id, period)
        for (_pk, period), slots in rounds.of.items()
        for slot in slots
        if slot.is_done and slot.gender == Value.Gender.TOTAL
    }
    found: dict[Asked, Share] = {}
    for organisation, period, is_told in _missing_their_target(rounds, done) if done else ():
        told, number = found.get((organisation, period), (0, 0))
        found[organisation, period] = told + is_told, number + 1
    return found


def _missing_their_target(
    rounds: _Rounds, done: Collection[tuple[int, int, Period]]
) -> Iterable[tuple[int, Period, bool]]:
    """The organisation and period of each value that misses, and whether it is told why."""
    targets = nearest_targets({(indicator, organisation) for indicator, organisation, _period in done}, rounds.places)
    rules = {
        (indicator, organisation, period): rule
        for indicator, organisation, period in done
        if (rule := rule_in(targets[indicator, organisation], rounds.indicators[indicator], period.year))
    }
    compared = {
        year: compared_with(((key[0], rule) for key, rule in rules.items() if key[2].year == year), year)
        for year in {period.year for _indicator, _organisation, period in rules}
    }
    series = _series(rounds.indicators, rules.keys())
    for (indicator_id, organisation, period), rule in rules.items():
        indicator, told = rounds.indicators[indicator_id], series.get((indicator_id, organisation), {})
        if period not in told:
            continue
        earlier = [each.value for when, each in told.items() if when < period]
        others = compared[period.year].of(rule, indicator_id, held_as(indicator, period.frequency))
        if misses_target(indicator, rule, earlier, told[period].value, others):
            yield organisation, period, bool(told[period].comment.strip())


def _series(
    indicators: Mapping[int, Indicator], keys: Collection[tuple[int, int, Period]]
) -> dict[tuple[int, int], dict[Period, _Told]]:
    """The values up to the latest of the periods, in order of time, by indicator and organisation. One query."""
    if not keys:
        return {}
    starts = [period.start for _indicator, _organisation, period in keys]
    rows = Value.objects.filter(
        indicator__in={indicator for indicator, _organisation, _period in keys},
        organisation__in={organisation for _indicator, organisation, _period in keys},
        gender=Value.Gender.TOTAL,
        period_start__gte=date(min(starts).year - YEARS_BACK, 1, 1),
        period_start__lte=max(starts),
    ).order_by("period_start")
    fields = ("indicator_id", "organisation_id", "frequency", "period_start", "comment", "value", "missing")
    found: dict[tuple[int, int], dict[Period, _Told]] = defaultdict(dict)
    for indicator, organisation, frequency, start, comment, value, missing, *parts in rows.values_list(
        *fields, "numerator", "denominator"
    ):
        if frequency == indicators[indicator].frequency:
            period = period_of(frequency, start)
            told = Earlier(period, Missing(missing) if value is None else value, parts_of(*parts))
            found[indicator, organisation][period] = _Told(told, comment)
    return found
