"""Targets that are missed: since when, whether anything was done about it, and whether anybody has said why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from governance.models import User
from indicators.burden import is_acted_on, is_told_of, missed_years
from indicators.fulfilment import Direction, evaluate
from indicators.models import Target, Value
from indicators.queries.cards import IndicatorCard, indicator_cards
from indicators.queries.material import Key, Place
from indicators.queries.series import Point, latest_known
from indicators.queries.years import held_against
from indicators.readers import readable
from indicators.running import running
from indicators.uses import Response, responses_to


@dataclass(frozen=True, slots=True)
class Deviation:
    """A target that the latest assessed year misses. since: the first year of the row of years that do.

    acted_on: the day on which what was done about it began, None where nothing has. is_told: whether somebody has said
    what the value means.
    """

    indicator_id: int
    organisation_id: int
    indicator: str
    organisation: str
    since: int
    years: int
    value: str
    period: str
    target: str
    acted_on: date | None
    is_told: bool

    @property
    def url(self) -> str:
        """The indicator's page, showing this organisation. Only within a municipality's pages, not in a job."""
        return f"{reverse('indicator_show', args=[self.indicator_id])}?organisation={self.organisation_id}"

    @property
    def is_acted_on(self) -> bool:
        """Whether it has led to anything."""
        return self.acted_on is not None


def deviations(
    *, year: int, user: User, language: str, places: Mapping[int, Place] | None = None, indicators: Sequence[int] = ()
) -> list[Deviation]:
    """Every target that is missed, the longest first; of these indicators where any are given. Constant in queries.

    What is only context gets no grade, and what cannot be assessed is not missed.
    """
    cards = _cards(year, user, language, places, indicators)
    missed = {key: row for key, card in cards.items() if (row := _missed_points(card, year))}
    comments = _comments(missed)
    responses = responses_to({indicator for indicator, _organisation in missed}) if missed else {}
    found = [
        _deviation(cards[key], row, comments.get((*key, row[-1].period.start), ""), responses.get(key[0]))
        for key, row in missed.items()
    ]
    return sorted(found, key=lambda each: (each.since, each.indicator, each.organisation))


def _cards(
    year: int, user: User, language: str, places: Mapping[int, Place] | None, indicators: Sequence[int]
) -> dict[Key, IndicatorCard]:
    rows = Target.objects.filter(readable(user, "indicator__"), running("indicator__"), year__lte=year).exclude(
        indicator__direction=Direction.NONE
    )
    if indicators:
        rows = rows.filter(indicator__in=indicators)
    keys = rows.order_by("indicator__sort_key", "organisation__sort_key").values_list("indicator_id", "organisation_id")
    wanted = list(dict.fromkeys(keys))
    cards = indicator_cards(wanted, year=year, language=language, reader=user, organisations=places)
    # A card of an organisation without values shows another's, whose deviation it is.
    return {key: card for key, card in cards.items() if card.organisation_id == key[1]}


def _missed_points(card: IndicatorCard, year: int) -> tuple[Point, ...]:
    """The latest known value of each year in the row that misses, in order; empty when the target is not missed."""
    outcomes = {
        rule.year: evaluate(rule, held_against(rule.kind, card.years, card.points), rule.year, others=others).outcome
        for rule, others in zip(card.targets, card.others, strict=True)
        if rule.year <= year
    }
    if card.fulfilment is not None and card.assessed_year is not None:
        outcomes[card.assessed_year] = card.fulfilment.outcome
    found = (
        latest_known([point for point in card.points if point.period.year == missed])
        for missed in missed_years(outcomes)
    )
    return tuple(point for point in found if point is not None)


def _comments(missed: Mapping[Key, Sequence[Point]]) -> dict[tuple[int, int, date], str]:
    """What stands beside the values; one query."""
    if not missed:
        return {}
    rows = Value.objects.filter(
        indicator__in={indicator for indicator, _organisation in missed},
        organisation__in={organisation for _indicator, organisation in missed},
        period_start__in={row[-1].period.start for row in missed.values()},
    ).exclude(comment="")
    fields = ("indicator_id", "organisation_id", "period_start", "comment")
    return {(indicator, place, start): text for indicator, place, start, text in rows.order_by().values_list(*fields)}


def _deviation(card: IndicatorCard, row: Sequence[Point], comment: str, response: Response | None) -> Deviation:
    acted = is_acted_on(row[0].period.end, response)
    return Deviation(
        indicator_id=card.indicator_id,
        organisation_id=card.organisation_id,
        indicator=card.name,
        organisation=card.organisation_name,
        since=row[0].period.year,
        years=len(row),
        value=card.compared_text,
        period=card.compared_period,
        target=card.target_text,
        acted_on=response.acted_on if acted and response else None,
        is_told=is_told_of(row[-1].period.end, comment, response),
    )
