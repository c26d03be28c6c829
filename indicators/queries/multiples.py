"""All indicators of an organisation as equal small charts, in the order that its body has decided."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.models import Organisation, User
from governance.queries.organisation import ancestors_and_self
from indicators.drawing import Drawing
from indicators.models import Indicator, IndicatorRanking, Target, Value
from indicators.queries.boards import indicators_of
from indicators.queries.cards import IndicatorCard, indicator_cards
from indicators.queries.pictures import card_chart
from indicators.queries.rankings import rankings_in_force
from indicators.queries.variations import card_variation
from indicators.readers import readable
from indicators.running import running

WIDTH, HEIGHT = 320, 170

STATES = [
    ("", gettext_lazy("All")),
    ("reached", gettext_lazy("Reach the target")),
    ("missed", gettext_lazy("Do not reach the target")),
    ("signal", gettext_lazy("With a signal")),
    ("none", gettext_lazy("Without any value")),
]


@dataclass(frozen=True, slots=True)
class Multiple:
    """An indicator as a small chart. rank: its decided place. is_unranked: an order is decided that leaves it out."""

    card: IndicatorCard
    drawing: Drawing
    rank: int | None
    is_unranked: bool
    signal: str

    @property
    def url(self) -> str:
        """The indicator's page."""
        return self.card.url


@dataclass(frozen=True, slots=True)
class MultiplesPage:
    """The small charts of an organisation. number: of all its indicators. ranking: the order they stand in, if any."""

    organisation: Organisation
    year: int
    state: str
    multiples: tuple[Multiple, ...]
    number: int
    ranking: IndicatorRanking | None

    @property
    def has_unranked(self) -> bool:
        """Whether any stands last because the decided order leaves it out."""
        return any(multiple.is_unranked for multiple in self.multiples)


def multiples_page(
    organisation: Organisation, *, year: int, state: str, language: str, accent: str, reader: User | None
) -> MultiplesPage:
    """The organisation's indicators as it stood in `year`, by political priority, then by name.

    `state`: one of STATES. The order is the organisation's own, else that of the nearest above that has one. Ten
    queries, however many indicators.
    """
    indicators = list(indicators_of(organisation.pk, reader))
    keys = [(indicator.pk, organisation.pk) for indicator in indicators]
    cards = indicator_cards(keys, year=year, language=language, reader=reader)
    ranking, ranks = _ranks(organisation, year)
    found = [
        _multiple(cards[key], ranks, ranking, language=language, accent=accent)
        for key in sorted(keys, key=lambda key: ranks.get(key[0], len(ranks) + 1))
        if key in cards and _is_wanted(cards[key], state)
    ]
    return MultiplesPage(organisation, year, state, tuple(found), len(indicators), ranking)


def measured_organisations(reader: User | None) -> QuerySet[Organisation]:
    """The organisations that manage, measure or aim at something that the reader may know of, in Swedish order."""
    managed = Indicator.objects.filter(readable(reader), running(), organisation=OuterRef("pk"))
    here = readable(reader, "indicator__"), running("indicator__")
    values = Value.objects.filter(*here, organisation=OuterRef("pk"))
    targets = Target.objects.filter(*here, organisation=OuterRef("pk"))
    return Organisation.objects.filter(Q(Exists(managed)) | Q(Exists(values)) | Q(Exists(targets))).order_by(
        "sort_key", "id"
    )


def _ranks(organisation: Organisation, year: int) -> tuple[IndicatorRanking | None, dict[int, int]]:
    """The order in force for the organisation, or for the nearest above that has one."""
    line = [each.pk for each in ancestors_and_self(organisation)]
    decided = rankings_in_force(line, year)
    ranking = next((decided[pk] for pk in line if pk in decided), None)
    if ranking is None:
        return None, {}
    return ranking, dict(ranking.places.values_list("indicator_id", "rank"))


def _is_wanted(card: IndicatorCard, state: str) -> bool:
    match state:
        case "reached":
            return card.outcome_meaning == "fulfilled"
        case "missed":
            return card.outcome_meaning == "not_fulfilled"
        case "signal":
            return bool(_signal(card))
        case "none":
            return card.latest_value is None
    return True


def _multiple(
    card: IndicatorCard, ranks: Mapping[int, int], ranking: IndicatorRanking | None, *, language: str, accent: str
) -> Multiple:
    # Without comparators: at this size only the own line, its target and its variation can be read.
    chart = card_chart(
        replace(card, comparators=()),
        uid=f"multiple-{card.indicator_id}",
        language=language,
        accent=accent,
        width=WIDTH,
        height=HEIGHT,
    )
    rank = ranks.get(card.indicator_id)
    return Multiple(card, chart.drawing, rank, ranking is not None and rank is None, _signal(card))


def _signal(card: IndicatorCard) -> str:
    """The word for a latest value that is no noise; "" for any other."""
    stretch = card_variation(card).latest
    is_signal = stretch is not None and any(signal.on == stretch.last for signal in stretch.signals)
    return _("Signal: more than natural variation") if is_signal else ""
