"""How it goes for the whole municipality: its core missions and main goals, for the politician and the report."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from annualcycle.periods import Period
from goals.models import Assessment, Goal, GoalIndicator, PriorityRanking
from goals.queries.frame import frame
from goals.queries.holding import goals_holding, was_assessed_while_it_held
from goals.queries.levels import main_levels
from goals.queries.material import OrganisationRow, organisations_by_id, places_of
from goals.queries.missions import LEADING, Mission, mission_keys, own_missions
from goals.queries.priorities import Priorities, priorities_with_decisions
from goals.queries.standing import Standing, mission_standings, standings
from goals.queries.words import StatusWords
from goals.rules import DECIDED_STATES
from governance.language import active_language
from governance.models import User
from indicators import queries as indicator_queries
from indicators.queries import IndicatorCard


@dataclass(frozen=True, slots=True)
class Count:
    """How many goals have a status, by the municipality's word for it."""

    meaning: str
    word: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingRow:
    """How one thing stands, with its four facts apart. A fact that is not there is an empty string (never "partly").

    standing: its latest assessment in the year, None when there is none. period_label: the period of that one, only
    where it is earlier than the overview's own. forecast_label: likewise, the period in which the forecast was made.
    card: the main indicator; cards: all of them, the main one first.
    """

    organisation_id: int
    organisation: str
    status_meaning: str
    status_word: str
    forecast_meaning: str
    forecast_word: str
    trend_kind: str
    trend_word: str
    sentence: str
    period_label: str
    forecast_label: str
    standing: Standing | None
    card: IndicatorCard | None
    cards: tuple[IndicatorCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MissionRow(StandingRow):
    """A core mission: the municipality's own, or a board's."""

    mission: Mission

    @property
    def url(self) -> str:
        """The core mission's page. Only within a municipality's pages, not in a job."""
        return self.mission.url


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewRow(StandingRow):
    """One goal. number: its place among those that are not core mission, None for those.

    Where a body has decided the order of priority: its place in that, None without one (`is_unranked`).
    """

    goal_id: int
    number: int | None
    title: str
    kind: str
    kind_label: str
    is_core: bool
    is_geh: bool
    level_name: str
    is_unranked: bool

    @property
    def url(self) -> str:
        """The goal's page. Only within a municipality's pages, not in a job."""
        return reverse("goal_show", args=[self.goal_id])


@dataclass(frozen=True, slots=True)
class Overview:
    """How the core missions and the municipality's main goals go in a year, as far as it has been assessed.

    period: the latest assessed period ended by today; None when nothing in the year is assessed.
    level_name, level_name_plural: what these goals are called here. counts: by status in the scale's order, zeros too;
    not_assessed: how many have no assessment in the year. missions: of the municipality and the boards.
    rankings: the decisions about the order of priority in which the goals stand; none where it is not decided.
    """

    year: int
    period: Period | None
    period_label: str
    level_name: str
    level_name_plural: str
    counts: tuple[Count, ...]
    not_assessed: int
    rows: tuple[OverviewRow, ...]
    missions: tuple[MissionRow, ...] = ()
    rankings: tuple[PriorityRanking, ...] = ()

    @property
    def has_unranked(self) -> bool:
        """Whether the decided order leaves some goal out."""
        return any(row.is_unranked for row in self.rows)


def told_years() -> list[int]:
    """The years that goals hold for, up to this one, or have been assessed in, latest first. Two queries.

    Nothing can be told of a year that has not begun.
    """
    decided = Goal.objects.filter(state__in=DECIDED_STATES)
    spans = decided.order_by().values_list("year_from", "year_to").distinct()
    latest = timezone.localdate().year
    years = {year for first, last in spans for year in range(first, min(last, latest) + 1)}
    years |= set(Assessment.objects.order_by().values_list("period_end__year", flat=True).distinct())
    return sorted(years, reverse=True)


def told_year(today: date | None = None) -> int:
    """The latest year in which a goal has been assessed by today; today's year where none has. One query.

    A core mission alone does not open a year: the page would tell of a year whose goals nobody has judged yet.
    """
    today = today or timezone.localdate()
    assessed = Assessment.objects.filter(was_assessed_while_it_held(), period_end__lte=today)
    latest = assessed.order_by("-period_end").values_list("period_end", flat=True).first()
    return latest.year if latest else today.year


def overview(*, year: int | None = None, today: date | None = None) -> Overview:
    """How missions and main goals go in `year` (the latest told where none is given), in the active language.

    Adopted goals only, so it is the same for everyone. Core mission first, then by decided priority, then by order. A
    constant number of queries; works outside a request, too, in an open scope.
    """
    year = told_year(today) if year is None else year
    language = active_language()
    within, places = frame(year), organisations_by_id()
    words, levels = within.words, within.levels
    main = main_levels(levels)
    goals = _main_goals(year, main)
    order = priorities_with_decisions(year, [goal.pk for goal in goals])
    goals = in_order(goals, order)
    found = standings(year=year, words=words, goals=[goal.pk for goal in goals], today=today)
    missions = own_missions(year, kinds=LEADING, organisations=places)
    owners = [mission.organisation_id for mission in missions]
    of_missions = mission_standings(year=year, words=words, organisations=owners, today=today)
    keys = mission_keys(missions)
    cards, by_key = _goal_cards(goals, keys, year=year, language=language, reader=None, organisations=places)
    period = _latest_period([*found.values(), *of_missions.values()])
    rows = _rows(goals, order, found, cards, period, language)
    own = next((levels[pk] for pk in main if levels[pk] in within.own_levels), None)
    return Overview(
        year=year,
        period=period,
        period_label=period.label(language) if period else "",
        level_name=own.name if own else "",
        level_name_plural=own.name_plural if own else "",
        counts=_counts([row.status_meaning for row in rows], words),
        not_assessed=sum(1 for row in rows if row.standing is None),
        rows=rows,
        missions=tuple(
            _mission_row(mission, of_missions.get(mission.organisation_id), by_key, period, language)
            for mission in missions
        ),
        rankings=tuple(order.rankings.values()),
    )


@dataclass(frozen=True, slots=True)
class GoalCounts:
    """How many of the municipality's main goals have each status. period_label: of the latest assessments, or ""."""

    period_label: str
    counts: tuple[Count, ...]


def goal_counts() -> GoalCounts:
    """Of the latest year told of, in the active language: as the overview counts them. Three queries."""
    within = frame()
    main = goals_holding(within.year).filter(level__in=main_levels(within.levels))
    goals = list(main.order_by().values_list("pk", flat=True))
    found = standings(year=within.year, words=within.words, goals=goals)
    period = _latest_period(found.values())
    label = period.label(active_language()) if period else ""
    return GoalCounts(label, _counts([each.meaning for each in found.values()], within.words))


def goal_cards(
    goals: Iterable[Goal],
    *,
    year: int,
    language: str,
    reader: User | None,
    organisations: Mapping[int, OrganisationRow] | None = None,
) -> dict[int, tuple[IndicatorCard, ...]]:
    """The indicator cards of each goal, the main one first, by the goal's id.

    Without those that are confidential to the reader; None for what everybody may read. Constant in queries; one fewer
    where the organisations are given.
    """
    return _goal_cards(goals, (), year=year, language=language, reader=reader, organisations=organisations)[0]


def _goal_cards(
    goals: Iterable[Goal],
    more: Iterable[tuple[int, int]],
    *,
    year: int,
    language: str,
    reader: User | None,
    organisations: Mapping[int, OrganisationRow] | None,
) -> tuple[dict[int, tuple[IndicatorCard, ...]], dict[tuple[int, int], IndicatorCard]]:
    """The goals' cards, the main one first and the others by political priority; and by (indicator, organisation)
    these and those of `more`.
    """
    owners = {goal.pk: goal.organisation_id for goal in goals}
    links = list(
        GoalIndicator.objects.filter(goal__in=owners).order_by("order", "id").values_list("goal_id", "indicator_id")
    )
    wanted = [(indicator, owners[goal]) for goal, indicator in links]
    places = places_of(organisations) if organisations else None
    cards = indicator_queries.indicator_cards(
        [*wanted, *more], year=year, language=language, reader=reader, organisations=places
    )
    found: dict[int, tuple[IndicatorCard, ...]] = {}
    for (goal, _indicator), key in zip(links, wanted, strict=True):
        if key in cards:
            found[goal] = (*found.get(goal, ()), cards[key])
    by_priority = {goal: (main, *sorted(rest, key=_priority)) for goal, (main, *rest) in found.items()}
    return by_priority, cards


def _priority(card: IndicatorCard) -> tuple[bool, int]:
    return card.by_priority


def _main_goals(year: int, levels: Iterable[int]) -> list[Goal]:
    rows = goals_holding(year).filter(level__in=list(levels))
    return list(rows.select_related("level", "organisation"))


def in_order(goals: Iterable[Goal], order: Priorities) -> list[Goal]:
    """Core mission first, then the goals by decided priority, those without a place last; else by their own order."""

    def place(goal: Goal) -> tuple[bool, bool, int, int, int]:
        rank = order.ranks.get(goal.pk)
        return goal.kind != Goal.Kind.CORE, rank is None, rank or 0, goal.order, goal.pk

    return sorted(goals, key=place)


def _latest_period(found: Iterable[Standing]) -> Period | None:
    return max((standing.period for standing in found), key=Period.by_end, default=None)


def _rows(
    goals: Iterable[Goal],
    order: Priorities,
    found: dict[int, Standing],
    cards: dict[int, tuple[IndicatorCard, ...]],
    period: Period | None,
    language: str,
) -> tuple[OverviewRow, ...]:
    rows, number = [], 0
    for goal in goals:
        is_core = goal.kind == Goal.Kind.CORE
        number += not is_core
        facts = _facts(found.get(goal.pk), cards.get(goal.pk, ()), period, language)
        is_unranked = not is_core and order.leaves_out(goal)
        place = order.ranks.get(goal.pk, number)
        rows.append(_row(goal, None if is_core or is_unranked else place, facts, is_unranked=is_unranked))
    return tuple(rows)


def _row(goal: Goal, number: int | None, facts: dict[str, Any], *, is_unranked: bool) -> OverviewRow:
    return OverviewRow(
        goal_id=goal.pk,
        number=number,
        title=goal.title,
        kind=goal.kind,
        kind_label=goal.get_kind_display(),
        is_core=goal.kind == Goal.Kind.CORE,
        is_geh=goal.is_geh,
        level_name=goal.level.name,
        is_unranked=is_unranked,
        organisation_id=goal.organisation_id,
        organisation=goal.organisation.name,
        **facts,
    )


def _mission_row(
    mission: Mission,
    standing: Standing | None,
    by_key: dict[tuple[int, int], IndicatorCard],
    period: Period | None,
    language: str,
) -> MissionRow:
    cards = tuple(by_key[key] for key in dict.fromkeys(mission_keys([mission])) if key in by_key)
    return MissionRow(
        mission=mission,
        organisation_id=mission.organisation_id,
        organisation=mission.organisation,
        **_facts(standing, cards, period, language),
    )


def _facts(
    standing: Standing | None, cards: tuple[IndicatorCard, ...], period: Period | None, language: str
) -> dict[str, Any]:
    card = cards[0] if cards else None
    is_earlier = standing is not None and standing.period != period
    forecast_period = standing.forecast_period if standing else None
    return {
        "status_meaning": standing.meaning if standing else "",
        "status_word": standing.word if standing else "",
        "forecast_meaning": standing.forecast_meaning if standing else "",
        "forecast_word": standing.forecast_word if standing else "",
        "trend_kind": card.trend_kind if card else "",
        "trend_word": card.trend_word if card else "",
        "sentence": standing.sentence if standing else "",
        "period_label": standing.period.label(language) if standing and is_earlier else "",
        "forecast_label": forecast_period.label(language) if forecast_period and forecast_period != period else "",
        "standing": standing,
        "card": card,
        "cards": cards,
    }


def _counts(given: Sequence[str], words: StatusWords) -> tuple[Count, ...]:
    return tuple(Count(meaning, word, given.count(meaning)) for meaning, word in words.statuses.items())
