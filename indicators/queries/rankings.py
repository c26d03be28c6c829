"""The order in which bodies have put their indicators: what is in force, what is being prepared, what has no place."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.urls import reverse

from governance.models import AdoptionState, Organisation, User
from governance.models.organisation import DECIDING
from governance.ranking import Move, RankLine, ranked, unranked
from governance.refusals import fingerprint
from indicators.models import Indicator, IndicatorPlace, IndicatorRanking
from indicators.queries.boards import indicators_by_organisation, indicators_of
from indicators.rules import can_create_ranking, can_read_ranking

FEWEST = 2  # indicators of one organisation: fewer need no order
RANKED_KINDS = DECIDING | {Organisation.Kind.MUNICIPALITY}


@dataclass(frozen=True, slots=True)
class RankingGroup:
    """An organisation's indicators. ranking: the order in force. draft: one that is being prepared, if it is seen."""

    organisation: Organisation
    ranking: IndicatorRanking | None
    draft: IndicatorRanking | None
    ranked: tuple[RankLine, ...]
    unranked: tuple[RankLine, ...]
    may_create: bool

    @property
    def number(self) -> int:
        """How many indicators there are to put in order."""
        return len(self.ranked) + len(self.unranked)


@dataclass(frozen=True, slots=True)
class RankingLists:
    """The page of orders for a year."""

    year: int
    groups: tuple[RankingGroup, ...]

    @property
    def decided(self) -> list[RankingGroup]:
        """Those for which an order is in force."""
        return [group for group in self.groups if group.ranking]

    @property
    def undecided(self) -> list[RankingGroup]:
        """Those for which none is."""
        return [group for group in self.groups if not group.ranking]

    @property
    def left_out(self) -> int:
        """How many indicators the decided orders give no place."""
        return sum(len(group.unranked) for group in self.decided)


def whole_rankings() -> QuerySet[IndicatorRanking]:
    """Rankings with what their pages and rules need of other tables."""
    return IndicatorRanking.objects.select_related("organisation", "decided_by")


def order_of(ranking: IndicatorRanking) -> list[int]:
    """The ids of the indicators in the order, the first first. One query."""
    return list(ranking.places.order_by("rank").values_list("indicator_id", flat=True))


def ranking_mark(ranking: IndicatorRanking) -> str:
    """The mark of the order and its words as they are stored now."""
    return fingerprint(ranking, *order_of(ranking))


def rankable_indicators(organisation_id: int) -> QuerySet[Indicator]:
    """What a body may put in order: what it is steered by. What is confidential stays out, as the order is public."""
    return indicators_of(organisation_id, None)


def indicators_to_move(ranking: IndicatorRanking) -> QuerySet[Indicator]:
    """The indicators that have a place in the order or may be given one."""
    may = rankable_indicators(ranking.organisation_id).order_by().values("pk")
    has_place = Exists(IndicatorPlace.objects.filter(ranking=ranking, indicator=OuterRef("pk")))
    return Indicator.objects.filter(Q(pk__in=may) | has_place)


def ranking_in_force(organisation_id: int, year: int) -> IndicatorRanking | None:
    """The order that holds for the organisation in `year`, or None. One query."""
    return _in_force(year).filter(organisation=organisation_id).first()


def rankings_in_force(organisations: Iterable[int], year: int) -> dict[int, IndicatorRanking]:
    """The order that holds for each of the organisations that has one, with who decided it. One query."""
    found = _in_force(year).filter(organisation__in=set(organisations)).select_related("decided_by", "organisation")
    return {ranking.organisation_id: ranking for ranking in found}


def places_in_force(year: int) -> ArraySubquery:
    """For rows of indicators: their places in the orders in force, as objects with `organisation` and `rank`."""
    places = IndicatorPlace.objects.filter(
        indicator=OuterRef("pk"), municipality=OuterRef("municipality"), ranking__in=_in_force(year).order_by()
    )
    return ArraySubquery(places.values(place=JSONObject(organisation="ranking__organisation_id", rank="rank")))


def in_decided_order(found: QuerySet[Indicator], organisation_id: int | None, year: int) -> QuerySet[Indicator]:
    """The indicators by their place in the order of the organisation, else of the one that manages each; the others
    last, in Swedish order.
    """
    whose = OuterRef("organisation") if organisation_id is None else organisation_id
    places = IndicatorPlace.objects.filter(
        indicator=OuterRef("pk"),
        municipality=OuterRef("municipality"),
        ranking__in=_in_force(year).order_by(),
        ranking__organisation=whose,
    )
    ranked_rows = found.annotate(decided_rank=Subquery(places.order_by().values("rank")[:1]))
    return ranked_rows.order_by(F("decided_rank").asc(nulls_last=True), "sort_key", "id")


def ranking_lines(
    ranking: IndicatorRanking, *, moved: tuple[int, Move] | None = None
) -> tuple[tuple[RankLine, ...], tuple[RankLine, ...]]:
    """The indicators in the order, and those of the organisation that have no place in it. Two queries.

    `moved`: which has just been moved, and how, so that focus follows it.
    """
    places = list(ranking.places.filter(indicator__is_confidential=False).select_related("indicator").order_by("rank"))
    known = {place.indicator_id for place in places}
    in_order = ranked((_line(place.indicator) for place in places), moved)
    rest = rankable_indicators(ranking.organisation_id)
    return in_order, unranked((_line(indicator) for indicator in rest if indicator.pk not in known), moved)


def ranking_lists(*, year: int, user: User) -> RankingLists:
    """For each body with indicators to put in order: what is decided, and what is not. Seven queries."""
    bodies = {each.pk: each for each in Organisation.objects.filter(kind__in=RANKED_KINDS)}
    found = _in_force(year).select_related("organisation", "decided_by")
    places = (
        IndicatorPlace.objects.filter(indicator__is_confidential=False).select_related("indicator").order_by("rank")
    )
    decided = {ranking.organisation_id: ranking for ranking in found.prefetch_related(Prefetch("places", places))}
    drafts = {
        ranking.organisation_id: ranking
        for ranking in whole_rankings().filter(state=AdoptionState.DRAFT).order_by("year_from")
        if can_read_ranking(user, ranking)
    }
    bodies |= {ranking.organisation_id: ranking.organisation for ranking in (*decided.values(), *drafts.values())}
    indicators = indicators_by_organisation(bodies, None)
    groups = [
        _group(bodies[pk], indicators.get(pk, []), decided.get(pk), drafts.get(pk), user)
        for pk in bodies
        if len(indicators.get(pk, ())) >= FEWEST or pk in decided or pk in drafts
    ]
    groups.sort(key=lambda group: group.organisation.sort_key)
    return RankingLists(year=year, groups=tuple(groups))


def _group(
    organisation: Organisation,
    indicators: list[Indicator],
    ranking: IndicatorRanking | None,
    draft: IndicatorRanking | None,
    user: User,
) -> RankingGroup:
    placed = [place.indicator for place in ranking.places.all()] if ranking else []
    known = {indicator.pk for indicator in placed}
    return RankingGroup(
        organisation=organisation,
        ranking=ranking,
        draft=draft,
        ranked=ranked(_line(indicator) for indicator in placed if not indicator.is_confidential),
        unranked=unranked(_line(indicator) for indicator in indicators if indicator.pk not in known),
        may_create=can_create_ranking(user, organisation),
    )


def _line(indicator: Indicator) -> RankLine:
    return RankLine(indicator.pk, indicator.name, reverse("indicator_show", args=[indicator.pk]))


def _in_force(year: int) -> QuerySet[IndicatorRanking]:
    """Of each organisation the adopted order with the latest first year that has begun."""
    adopted = IndicatorRanking.objects.filter(state=AdoptionState.ADOPTED, year_from__lte=year)
    later = adopted.filter(organisation=OuterRef("organisation"), year_from__gt=OuterRef("year_from"))
    return adopted.filter(~Exists(later))
