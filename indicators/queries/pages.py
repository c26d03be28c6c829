"""What an indicator's page shows, prepared so that the template only places it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from governance.language import active_language
from governance.models import User
from indicators.charts import Chart, Series, SeriesRole
from indicators.drawing import Drawing
from indicators.models import Indicator, SeriesBreak, Value
from indicators.plot import Point as ChartPoint
from indicators.queries.cards import ComparatorText, IndicatorCard, indicator_cards
from indicators.queries.catalogue import places_of_indicator
from indicators.queries.marks import told_by
from indicators.queries.material import Key, Place, organisation_places
from indicators.queries.pictures import card_chart, card_spark
from indicators.queries.series import latest_known, period_of
from indicators.queries.shielded import as_shown
from indicators.queries.targets import TargetPanel, target_panel
from indicators.queries.value_lines import GENDERS, ValueTable, value_table, values_of
from indicators.queries.variations import variation_text
from indicators.running import is_running
from indicators.variation_words import VariationText


@dataclass(frozen=True, slots=True)
class Fact:
    """One of the facts kept apart, as components/facts.html takes it."""

    label: str
    status_meaning: str = ""
    status_word: str = ""
    trend_kind: str = ""
    trend_word: str = ""
    value: str = ""
    detail: str = ""
    lines: tuple[str, ...] = ()
    source: str = ""
    empty: str = ""


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """An organisation that has values or a target, with its latest value beside the target."""

    pk: int
    name: str
    is_shown: bool
    card: IndicatorCard
    spark: Drawing | None


@dataclass(frozen=True, slots=True)
class ComparatorLine:
    """Another's latest value with its period and source."""

    name: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What is drawn: since which year, and whether women and men are told apart; and the years to choose among."""

    since: int | None = None
    has_genders: bool = False
    with_genders: bool = True
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """An indicator for one organisation, in the tree of them. choice: what of it is drawn, and what else could be."""

    card: IndicatorCard
    tree: Mapping[int, Place]
    chart: Chart
    choice: Choice
    facts: tuple[Fact, ...]
    note: str
    variation: VariationText
    breaks: tuple[SeriesBreak, ...]
    places: tuple[PlaceLine, ...]
    values: ValueTable
    targets: TargetPanel
    comparators: tuple[ComparatorLine, ...] = field(default=())


def indicator_page(
    indicator: Indicator,
    organisation_id: int | None,
    *,
    year: int,
    language: str,
    accent: str,
    reader: User | None,
    since: int | None = None,
    with_genders: bool = True,
) -> IndicatorPage:
    """The page of an indicator, for the organisation asked for, else for who manages it, else for whoever has values.

    `since`: the first year drawn; `with_genders`: whether women and men have lines of their own. Eleven queries at
    most, however many organisations have values.
    """
    places = places_of_indicator(indicator)
    asked = _organisation_shown(indicator, organisation_id, places)
    keys = {(indicator.pk, place) for place in places | {asked}}
    tree = organisation_places()
    cards = indicator_cards(keys, year=year, language=language, reader=reader, organisations=tree)
    card = cards[indicator.pk, asked]
    values = as_shown(values_of(indicator, card.organisation_id), card.withheld)
    by_gender = _by_gender(values, card, language)
    choice = _choice(card, since, has_genders=bool(by_gender), with_genders=with_genders)
    return IndicatorPage(
        card=card,
        tree=tree,
        chart=_chart(card, choice, by_gender, language, accent),
        choice=choice,
        facts=_facts(card),
        note=source_note(card),
        variation=variation_text(card, language),
        breaks=tuple(SeriesBreak.objects.filter(indicator=indicator)) if card.breaks else (),
        places=_place_lines(tree, cards, places | {card.organisation_id}, card, accent),
        values=value_table(values, indicator, language),
        targets=target_panel(indicator, card, reader=reader, language=language, accent=accent),
        comparators=tuple(_comparator_line(item) for item in card.comparators),
    )


def _chart(card: IndicatorCard, choice: Choice, by_gender: list[Series], language: str, accent: str) -> Chart:
    return card_chart(
        card,
        uid=f"indicator-{card.indicator_id}",
        language=language,
        accent=accent,
        others=_since(by_gender, choice.since) if choice.with_genders else [],
        since=choice.since,
    )


def _choice(card: IndicatorCard, since: int | None, *, has_genders: bool, with_genders: bool) -> Choice:
    """What may be chosen. A first year that would leave nothing to draw is not one."""
    years = sorted({point.period.year for point in card.points if point.value is not None})
    beginnings = tuple(years[:-1])
    return Choice(
        since=since if since in beginnings else None,
        has_genders=has_genders,
        with_genders=has_genders and with_genders,
        years=beginnings,
    )


def _since(lines: Iterable[Series], year: int | None) -> list[Series]:
    """The lines from the year on."""
    if year is None:
        return list(lines)
    return [replace(line, points=tuple(point for point in line.points if point.on.year >= year)) for line in lines]


def _organisation_shown(indicator: Indicator, asked: int | None, places: set[int]) -> int:
    if asked is not None:
        return asked
    if indicator.organisation_id in places or len(places) != 1:
        return indicator.organisation_id
    return next(iter(places))


def _by_gender(values: Iterable[Value], card: IndicatorCard, language: str) -> list[Series]:
    """Women's and men's lines, of the card's own frequency and no later than its year."""
    found = []
    for gender, role in (("K", SeriesRole.WOMEN), ("M", SeriesRole.MEN)):
        rows = [value for value in values if value.gender == gender and value.frequency == card.frequency]
        points = [
            ChartPoint.of(period_of(value.frequency, value.period_start), told_by(value), language)
            for value in sorted(rows, key=lambda value: value.period_start)
            if value.period_start.year <= card.year
        ]
        if points:
            found.append(Series(GENDERS[gender](), tuple(points), role))
    return found


def _facts(card: IndicatorCard) -> tuple[Fact, ...]:
    latest = f"{card.latest_text} {card.latest_period}".strip()
    of_target = _("target %(target)s") % {"target": card.target_text} if card.target_text else ""
    return (
        Fact(
            _("Outcome against target"),
            status_meaning=card.outcome_meaning,
            status_word=card.outcome_word,
            value=card.compared_text,
            detail=of_target if card.compared_text else "",
            source=card.compared_period if card.compared_text else card.target_text,
            empty=_("No values yet"),
        ),
        Fact(
            _("Trend"),
            trend_kind=card.trend_kind,
            trend_word=card.trend_word,
            detail=card.trend_detail,
            source=_since_when(card),
        ),
        Fact(
            _("Compared with"),
            lines=tuple(f"{item.name} {item.text}" for item in card.comparators),
            source=_compared_years(card, latest),
            empty=_("Nobody to compare with"),
        ),
    )


def _since_when(card: IndicatorCard) -> str:
    if len(card.trend.years) < 2:
        return ""
    return _("since %(year)s") % {"year": card.trend.years[0]}


def _compared_years(card: IndicatorCard, latest: str) -> str:
    """The period of the comparison, when it is another than the value's own."""
    periods = sorted({item.period for item in card.comparators})
    return "" if not periods or periods == [card.latest_period] or not latest else ", ".join(periods)


def source_note(card: IndicatorCard) -> str:
    """Where the latest value comes from, whose it is, when it was fetched or measured; that it is discontinued."""
    parts = [card.organisation_name]
    if card.is_own_calculation:
        parts.append(_("Own calculation"))
    elif card.source:
        parts.append(_("Source: %(source)s") % {"source": card.source})
    if card.source_date:
        told = _("calculated %(day)s") if card.is_own_calculation else _("fetched or measured %(day)s")
        parts.append(told % {"day": card.source_date.isoformat()})
    if card.latest_is_preliminary:
        parts.append(_("preliminary"))
    text = " · ".join(parts) + "."
    if card.ended_on is None:
        return text
    ended = {"day": card.ended_on.isoformat(), "successor": card.successor}
    if is_running(card.ended_on):
        return text + " " + _("The indicator is to be discontinued on %(day)s.") % ended
    if card.successor:
        return text + " " + _("The indicator is discontinued since %(day)s, and replaced by “%(successor)s”.") % ended
    return text + " " + _("The indicator is discontinued since %(day)s.") % ended


def _place_lines(
    tree: Mapping[int, Place], cards: Mapping[Key, IndicatorCard], ids: set[int], shown: IndicatorCard, accent: str
) -> tuple[PlaceLine, ...]:
    """The organisations in Swedish order. One without values of its own shows none, not those from above."""
    by_place = {place: card for (_indicator, place), card in cards.items()}
    lines = []
    for pk, place in tree.items():
        card = by_place.get(pk)
        if pk not in ids or card is None:
            continue
        spark = None
        if card.organisation_id == pk and card.points:
            spark = card_spark(card, uid=f"spark-{pk}", language=active_language(), accent=accent)
        lines.append(PlaceLine(pk, place.name, pk == shown.organisation_id, card, spark))
    return tuple(lines)


def _comparator_line(item: ComparatorText) -> ComparatorLine:
    latest = latest_known(item.points)
    day = latest.day.isoformat() if latest and latest.day else ""
    source = ", ".join(part for part in (latest.source if latest else "", day) if part)
    return ComparatorLine(item.name, f"{item.text} ({item.period})", source)
