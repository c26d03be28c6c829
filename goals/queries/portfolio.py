"""The goals of a year as a portfolio: are they too many, too much alike, or left without what holds them together?"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.urls import reverse

from goals.advice import AdviceKind, Likeness, Other, likenesses
from goals.models import Goal
from goals.queries.bonds import served_goals
from goals.queries.frame import frame
from goals.queries.levels import GOAL_FORMS, WANTED_FORMS
from goals.queries.material import GoalRow, Material, load_material
from goals.queries.priorities import FEWEST, priorities
from goals.rules import OPEN_STATES
from governance.access import grants_of
from governance.models import AdoptionState, ModelLevel, User

SHOWN_PAIRS = 40


class Group(NamedTuple):
    """An organisation on a level."""

    level: int
    organisation: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioRow:
    """An organisation's goals on a level, or what is loose in its plan there.

    number: goals, the drafts that the person may see included; None for a plan. unranked: without a place in an order
    of priority; unmeasured: without an indicator; alike: that say almost what another says, or pull the other way;
    lost: activities whose goal does not hold.
    """

    organisation: str
    number: int | None = None
    is_over: bool = False
    unranked: int = 0
    unmeasured: int = 0
    alike: int = 0
    lost: int = 0
    url: str = ""
    ranking_url: str = ""
    broken_url: str = ""

    @property
    def is_noted(self) -> bool:
        """Whether there is anything to look at."""
        return bool(self.is_over or self.unranked or self.unmeasured or self.alike or self.lost)


@dataclass(frozen=True, slots=True)
class PortfolioLevel:
    """A level with its rows, in the order of the organisations. limit: the most goals that the model wants of each."""

    name: str
    limit: int | None
    is_hard: bool
    rows: tuple[PortfolioRow, ...]


@dataclass(frozen=True, slots=True)
class PortfolioGoal:
    """A goal in a pair."""

    title: str
    url: str
    level: str
    organisation: str
    is_draft: bool


@dataclass(frozen=True, slots=True)
class PortfolioPair:
    """Two goals that say almost the same, or (is_counter) of which one wants less of what the other wants more of."""

    first: PortfolioGoal
    second: PortfolioGoal
    is_counter: bool

    @property
    def goals(self) -> tuple[PortfolioGoal, PortfolioGoal]:
        """Both of them."""
        return self.first, self.second


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The page. levels: from the top down, those of the rows asked for; noted: how many rows have something to look at.

    pairs: the first of them; more_pairs: how many there are beyond those.
    """

    year: int
    years: Sequence[int]
    levels: tuple[PortfolioLevel, ...]
    pairs: tuple[PortfolioPair, ...]
    more_pairs: int
    number: int
    over: int
    unmeasured: int
    noted: int


def portfolio(*, year: int | None, user: User, only_noted: bool = False) -> Portfolio:
    """The portfolio of `year`, or of the latest told. Eight queries, however many goals there are."""
    within = frame(year)
    material = load_material(within, grants_of(user), None)
    goals = _counted(material)
    alike = _likenesses(material, goals)
    rows = _rows(material, goals, alike)
    shown = {group: row for group, row in rows.items() if row.is_noted or not only_noted}
    return Portfolio(
        year=within.year,
        years=within.years,
        levels=tuple(_levels(material, shown)),
        pairs=tuple(_pair(material, goals, pair) for pair in alike[:SHOWN_PAIRS]),
        more_pairs=max(len(alike) - SHOWN_PAIRS, 0),
        number=len(goals),
        over=sum(row.is_over for row in rows.values()),
        unmeasured=sum(row.unmeasured for row in rows.values()),
        noted=sum(row.is_noted for row in rows.values()),
    )


def _counted(material: Material) -> dict[int, GoalRow]:
    """The goals that the limits count, from the top down: a draft that is to replace a goal and the goal are one."""
    known = {row.pk for row in material.goals}
    same = set(
        Goal.objects.filter(replaces__in=known).exclude(state=AdoptionState.ADOPTED).values_list("pk", flat=True)
    )
    wanted = (row for row in material.goals if material.levels[row.level].form in WANTED_FORMS and row.pk not in same)
    return {
        row.pk: row for row in sorted(wanted, key=lambda row: (material.levels[row.level].order, row.order, row.pk))
    }


def _likenesses(material: Material, goals: Mapping[int, GoalRow]) -> list[Likeness]:
    """Pairs of goals that are alike, but for one that serves the other: it says what the other means there."""
    served = served_goals(material)
    found = likenesses(Other(row.pk, row.title) for row in goals.values())
    return [p for p in found if p.first not in served.get(p.second, ()) and p.second not in served.get(p.first, ())]


def _rows(material: Material, goals: Mapping[int, GoalRow], alike: Sequence[Likeness]) -> dict[Group, PortfolioRow]:
    """Every group's row, from the top level down and in the order of the organisations."""
    by_group: dict[Group, list[GoalRow]] = {}
    for row in goals.values():
        by_group.setdefault(Group(row.level, row.organisation), []).append(row)
    ranks, pointed = priorities(material.year), {pk for pair in alike for pk in (pair.first, pair.second)}
    rows = {group: _row(material, group, own, ranks, pointed) for group, own in by_group.items()}
    rows |= dict(_plan_rows(material))
    places = {pk: number for number, pk in enumerate(material.organisations)}
    order = sorted(rows, key=lambda group: (material.levels[group.level].order, places[group.organisation]))
    return {group: rows[group] for group in order}


def _row(
    material: Material, group: Group, own: list[GoalRow], ranks: Mapping[int, int], pointed: set[int]
) -> PortfolioRow:
    level = material.levels[group.level]
    rankable = [row.pk for row in own if row.kind != Goal.Kind.CORE and row.state == AdoptionState.ADOPTED]
    is_ranked = level.form in GOAL_FORMS and len(rankable) >= FEWEST
    asked = f"?year={material.year}&organisation={group.organisation}"
    return PortfolioRow(
        organisation=material.organisations[group.organisation].name,
        number=len(own),
        is_over=level.most_goals is not None and len(own) > level.most_goals,
        unranked=sum(pk not in ranks for pk in rankable) if is_ranked else 0,
        unmeasured=sum(not row.is_measured for row in own) if level.has_indicators else 0,
        alike=sum(row.pk in pointed for row in own),
        url=f"{reverse('chain_show')}{asked}",
        ranking_url=f"{reverse('ranking_list')}?year={material.year}#order-{group.level}-{group.organisation}",
        broken_url=f"{reverse('break_list')}{asked}#broken-{group.organisation}",
    )


def _plan_rows(material: Material) -> Iterator[tuple[Group, PortfolioRow]]:
    """The plans with activities whose goal does not hold in the year. Another authority's draft does hold."""
    holding = {row.pk for row in material.goals} | material.hidden
    lost: Counter[int] = Counter()
    for (of_plan, goal), activities in material.activities.items():
        lost[of_plan] += 0 if goal in holding else len(activities)
    for pk, number in lost.items():
        if number:
            plan = material.plans[pk]
            name = material.organisations[plan.organisation].name
            row = PortfolioRow(organisation=name, lost=number, url=reverse("plan_show", args=[pk]))
            yield Group(plan.level, plan.organisation), row


def _levels(material: Material, rows: Mapping[Group, PortfolioRow]) -> Iterator[PortfolioLevel]:
    by_level: dict[int, list[PortfolioRow]] = {}
    for group, row in rows.items():
        by_level.setdefault(group.level, []).append(row)
    for pk, own in by_level.items():
        level: ModelLevel = material.levels[pk]
        yield PortfolioLevel(level.name_plural, level.most_goals, level.limits_are_hard, tuple(own))


def _pair(material: Material, goals: Mapping[int, GoalRow], pair: Likeness) -> PortfolioPair:
    first, second = (
        PortfolioGoal(
            title=row.title,
            url=reverse("goal_show", args=[row.pk]),
            level=material.levels[row.level].name,
            organisation=material.organisations[row.organisation].name,
            is_draft=row.state in OPEN_STATES,
        )
        for row in (goals[pair.first], goals[pair.second])
    )
    return PortfolioPair(first, second, pair.kind is AdviceKind.COUNTER)
