"""The order in which bodies have put their goals: what is in force, what is being prepared, what has no place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse

from goals.models import Goal, PriorityPlace, PriorityRanking
from goals.queries.holding import goals_holding, holds_or_is_drafted_in
from goals.queries.levels import GOAL_FORMS, levels_by_id
from goals.rules import DECIDED_STATES, OPEN_STATES, can_create_ranking, can_read_ranking
from governance.models import AdoptionState, ModelLevel, Organisation, User
from governance.ranking import Move, RankLine, ranked, unranked
from governance.refusals import fingerprint

FEWEST = 2  # goals of one organisation on one level: fewer need no order


@dataclass(frozen=True, slots=True)
class Priorities:
    """The places of goals in the orders in force. rankings: the decisions behind them, by id."""

    ranks: Mapping[int, int] = field(default_factory=dict)
    ranking_of: Mapping[int, int] = field(default_factory=dict)
    rankings: Mapping[int, PriorityRanking] = field(default_factory=dict)

    def ranking_for(self, goal_id: int) -> PriorityRanking | None:
        """The decided order in which the goal has a place, or None."""
        return self.rankings.get(self.ranking_of.get(goal_id, 0))

    def leaves_out(self, goal: Goal) -> bool:
        """Whether an order is decided for the goal's organisation and level, in which the goal has no place."""
        decided = {(ranking.level_id, ranking.organisation_id) for ranking in self.rankings.values()}
        return goal.pk not in self.ranks and (goal.level_id, goal.organisation_id) in decided


@dataclass(frozen=True, slots=True)
class GoalPriority:
    """A goal's place as its page tells it. rank: None where the decided order leaves the goal out."""

    rank: int | None
    number: int
    ranking: PriorityRanking


@dataclass(frozen=True, slots=True)
class RankingGroup:
    """An organisation's goals on a level. ranking: the order in force. draft: one that is being prepared, if seen."""

    level: ModelLevel
    organisation: Organisation
    ranking: PriorityRanking | None
    draft: PriorityRanking | None
    ranked: tuple[RankLine, ...]
    unranked: tuple[RankLine, ...]
    may_create: bool

    @property
    def whose(self) -> str:
        """The organisation and its level, in a line."""
        return f"{self.organisation.name}, {self.level.name_plural}"

    @property
    def number(self) -> int:
        """How many goals there are to put in order."""
        return len(self.ranked) + len(self.unranked)


@dataclass(frozen=True, slots=True)
class RankingLists:
    """The page of orders for a year. unranked: how many goals have no place, where an order is or could be decided."""

    year: int
    groups: tuple[RankingGroup, ...]

    @property
    def unranked(self) -> int:
        """How many goals nobody has given a place."""
        return sum(len(group.unranked) for group in self.groups)

    @property
    def decided(self) -> list[RankingGroup]:
        """Those for which an order is in force."""
        return [group for group in self.groups if group.ranking]

    @property
    def undecided(self) -> list[RankingGroup]:
        """Those for which none is."""
        return [group for group in self.groups if not group.ranking]


def priorities(year: int) -> dict[int, int]:
    """The place of each goal in the order in force in `year`, by the goal's id; goals without a place are left out.

    One query. An order holds from its year until a later one of the same organisation and level.
    """
    return dict(_places_in_force(year).values_list("goal_id", "rank"))


def priorities_with_decisions(year: int, goals: Iterable[int]) -> Priorities:
    """The places of these goals in `year`, and the decisions behind them. One query."""
    ids = list(goals)
    rows = _places_in_force(year).filter(goal__in=ids).select_related("ranking__decided_by", "ranking__organisation")
    places = list(rows)
    return Priorities(
        ranks={place.goal_id: place.rank for place in places},
        ranking_of={place.goal_id: place.ranking_id for place in places},
        rankings={place.ranking_id: place.ranking for place in places},
    )


def priority_of(goal: Goal, year: int) -> GoalPriority | None:
    """The goal's place in the order in force in `year`; None where no order is decided. Two queries."""
    ranking = _in_force(PriorityRanking.objects.all(), year).filter(
        level=goal.level_id, organisation=goal.organisation_id
    )
    found = ranking.select_related("decided_by").prefetch_related("places").first()
    if found is None or goal.kind == Goal.Kind.CORE:
        return None
    ranks = {place.goal_id: place.rank for place in found.places.all()}
    return GoalPriority(ranks.get(goal.pk), len(ranks), found)


def whole_rankings() -> "QuerySet[PriorityRanking]":
    """Rankings with what their pages and rules need of other tables."""
    return PriorityRanking.objects.select_related("level", "organisation", "decided_by")


def order_of(ranking: PriorityRanking) -> list[int]:
    """The ids of the goals in the order, the first first. One query."""
    return list(ranking.places.order_by("rank").values_list("goal_id", flat=True))


def ranking_mark(ranking: PriorityRanking) -> str:
    """The mark of the order and its words as they are stored now."""
    return fingerprint(ranking, *order_of(ranking))


def rankable_goals(level_id: int, organisation_id: int, year: int) -> "QuerySet[Goal]":
    """What a body may put in order: its goals on the level that hold in the year, drafts too.

    Core mission is left out: it stands before every development goal. So is the draft of a goal's new wording: it
    takes over the goal's place when it is adopted.
    """
    return Goal.objects.filter(
        ~Q(kind=Goal.Kind.CORE),
        ~Q(state__in=OPEN_STATES, replaces__isnull=False),
        holds_or_is_drafted_in(year),
        level=level_id,
        organisation=organisation_id,
    ).order_by("order", "pk")


def goals_to_move(ranking: PriorityRanking) -> "QuerySet[Goal]":
    """The goals that have a place in the order or may be given one."""
    may = rankable_goals(ranking.level_id, ranking.organisation_id, ranking.year_from)
    return Goal.objects.filter(Q(pk__in=may.values("pk")) | Q(priority_places__ranking=ranking)).distinct()


def rankable_levels() -> "QuerySet[ModelLevel]":
    """The levels on which goals are put in order."""
    return ModelLevel.objects.filter(form__in=GOAL_FORMS)


def ranking_in_force(level_id: int, organisation_id: int, year: int) -> PriorityRanking | None:
    """The order that holds in `year`, or None. One query."""
    found = _in_force(PriorityRanking.objects.all(), year)
    return found.filter(level=level_id, organisation=organisation_id).first()


def ranking_lines(
    ranking: PriorityRanking, *, moved: tuple[int, Move] | None = None
) -> tuple[tuple[RankLine, ...], tuple[RankLine, ...]]:
    """The goals in the order, and those of the organisation and level that have no place in it. Two queries.

    `moved`: the goal that has just been moved, and how, so that focus follows it.
    """
    places = list(ranking.places.select_related("goal").order_by("rank"))
    known = {place.goal_id for place in places}
    goals = rankable_goals(ranking.level_id, ranking.organisation_id, ranking.year_from)
    in_order = ranked((_line(place.goal) for place in places), moved)
    return in_order, unranked((_line(goal) for goal in goals if goal.pk not in known), moved)


def ranking_lists(*, year: int, user: User) -> RankingLists:
    """For each organisation and level with goals to put in order: what is decided, and what is not. Five queries."""
    levels = levels_by_id()
    groups = _goals_by_group(year, levels)
    decided = {(r.level_id, r.organisation_id): r for r in _with_places(_in_force(whole_rankings(), year))}
    drafts = {
        (ranking.level_id, ranking.organisation_id): ranking
        for ranking in whole_rankings().filter(state=AdoptionState.DRAFT).order_by("year_from")
        if can_read_ranking(user, ranking)
    }
    organisations = Organisation.objects.in_bulk([organisation for _level, organisation in groups])
    found = [
        _group(levels[key[0]], organisations[key[1]], goals, decided.get(key), drafts.get(key), user)
        for key, goals in groups.items()
        if len(goals) >= FEWEST or key in decided or key in drafts
    ]
    found.sort(key=lambda group: (group.level.order, group.organisation.sort_key))
    return RankingLists(year=year, groups=tuple(found))


def _group(
    level: ModelLevel,
    organisation: Organisation,
    goals: list[Goal],
    ranking: PriorityRanking | None,
    draft: PriorityRanking | None,
    user: User,
) -> RankingGroup:
    by_id = {goal.pk: goal for goal in goals}
    order = [place.goal_id for place in ranking.places.all()] if ranking else []
    return RankingGroup(
        level=level,
        organisation=organisation,
        ranking=ranking,
        draft=draft,
        ranked=ranked(_line(by_id[pk]) for pk in order if pk in by_id),
        unranked=unranked(_line(goal) for goal in goals if goal.pk not in order),
        may_create=can_create_ranking(user, organisation),
    )


def _goals_by_group(year: int, levels: Mapping[int, ModelLevel]) -> dict[tuple[int, int], list[Goal]]:
    forms = [pk for pk, level in levels.items() if level.form in GOAL_FORMS]
    goals = goals_holding(year).filter(~Q(kind=Goal.Kind.CORE), level__in=forms).order_by("order", "pk")
    found: dict[tuple[int, int], list[Goal]] = {}
    for goal in goals:
        found.setdefault((goal.level_id, goal.organisation_id), []).append(goal)
    return found


def _line(goal: Goal) -> RankLine:
    return RankLine(
        goal.pk, goal.title, reverse("goal_show", args=[goal.pk]), is_draft=goal.state not in DECIDED_STATES
    )


def _in_force(rankings: "QuerySet[PriorityRanking]", year: int) -> "QuerySet[PriorityRanking]":
    """Of each organisation and level the adopted order with the latest first year that has begun."""
    adopted = PriorityRanking.objects.filter(state=AdoptionState.ADOPTED, year_from__lte=year)
    later = adopted.filter(
        level=OuterRef("level"), organisation=OuterRef("organisation"), year_from__gt=OuterRef("year_from")
    )
    return rankings.filter(~Exists(later), state=AdoptionState.ADOPTED, year_from__lte=year)


def _places_in_force(year: int) -> "QuerySet[PriorityPlace]":
    return PriorityPlace.objects.filter(ranking__in=_in_force(PriorityRanking.objects.order_by(), year)).order_by(
        "rank"
    )


def _with_places(rankings: "QuerySet[PriorityRanking]") -> "QuerySet[PriorityRanking]":
    return rankings.prefetch_related(Prefetch("places", queryset=PriorityPlace.objects.order_by("rank")))
