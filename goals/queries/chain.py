"""The red thread of the whole municipality: goals, plans and activities nested, and where the thread is broken.

Nine queries, however many goals there are; the nesting is done on plain tuples (goals/chain.py).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from goals.chain import BreakKind, Node, Strand, Tree, breaks, nest, walk
from goals.models import Activity, Goal
from goals.queries.levels import (
    answered_levels,
    expects_an_answer,
    is_top,
    planning_kinds,
)
from goals.queries.material import ActivityRow, Material, load_material
from goals.queries.standing import Standing
from goals.queries.words import StatusWords
from goals.reach import organisations_that_reach
from goals.rules import OPEN_STATES
from governance.access import Grants, grants_of
from governance.models import AdoptionState, ModelLevel, Organisation, User


class Sort(StrEnum):
    """What an item of the chain is."""

    GOAL = "goal"
    PLAN = "plan"
    ACTIVITY = "activity"


Key = tuple[Sort, int, int]  # sort, id, and for a plan the goal that it answers


@dataclass(frozen=True, slots=True)
class Place:
    """An organisation in the chain: its id, name, and the plan that it has, if any."""

    organisation_id: int
    name: str
    plan_id: int | None = None


@dataclass(frozen=True, slots=True)
class Loose:
    """A break at a goal, in words: above it, or below it."""

    kind: BreakKind
    word: str

    @property
    def is_above(self) -> bool:
        """Whether what is missing lies above the goal."""
        return self.kind in {BreakKind.SERVES_NOTHING, BreakKind.ABOVE_IS_MISSING}


@dataclass(frozen=True, slots=True)
class ChainItem:
    """A goal, what a unit's plan says of it, or an activity.

    kind_label, kind_plural: the level's own name. detail: an activity's owner, date and progress.
    breaks: what is missing.
    unanswered: units whose plan has no activity for the goal; unplanned: units that it reaches without a plan.
    """

    sort: Sort
    pk: int
    kind_label: str
    title: str
    organisation_id: int
    organisation: str
    kind_plural: str = ""
    goal_kind: str = ""
    is_draft: bool = False
    status_meaning: str = ""
    status_word: str = ""
    detail: str = ""
    progress: str = ""
    plan_id: int | None = None
    goal_id: int | None = None
    breaks: tuple[Loose, ...] = ()
    unanswered: tuple[Place, ...] = ()
    unplanned: tuple[Place, ...] = ()

    @property
    def url(self) -> str:
        """Its page: the goal's, or its place in the plan. Only within a municipality's pages."""
        if self.sort is Sort.GOAL:
            return reverse("goal_show", args=[self.pk])
        anchor = f"goal-{self.goal_id}" if self.sort is Sort.PLAN else f"activity-{self.pk}"
        return f"{reverse('plan_show', args=[self.plan_id])}#{anchor}"

    @property
    def is_broken(self) -> bool:
        """Whether the thread is broken here or just below."""
        return bool(self.breaks or self.unanswered or self.unplanned)


ChainTree = Tree[Key, ChainItem]


@dataclass(frozen=True, slots=True)
class Chain:
    """The thread of a year.

    parents: the organisation's tree, for filtering. plan_level: None where there is none. standings: how each goal
    that has been assessed stands, by its id; words: the year's words.
    """

    year: int
    trees: tuple[ChainTree, ...]
    plan_level: ModelLevel | None
    organisations: Mapping[int, str]
    parents: Mapping[int, int | None]
    standings: Mapping[int, Standing]
    words: StatusWords

    @property
    def broken(self) -> int:
        """How many goals have a break at them."""
        return sum(1 for tree in walk(self.trees) if tree.payload.is_broken)


def chain(*, year: int, user: User | None, also: Goal | None = None) -> Chain:
    """The whole thread of `year` as `user` may see it: what is adopted, and the drafts of the own authority.

    Without a user (a document) only what is adopted. `also`: a goal to include though it is not of the year.
    """
    material = load_material(year, grants_of(user) if user else Grants(), also)
    nodes = [*_goal_nodes(material), *_plan_nodes(material)]
    return Chain(
        year=year,
        trees=nest(nodes),
        plan_level=material.plan_level,
        organisations={row.pk: row.name for row in material.organisations.values()},
        parents={row.pk: row.parent for row in material.organisations.values()},
        standings=material.standings,
        words=material.words,
    )


def narrowed(trees: Iterable[ChainTree], organisations: frozenset[int]) -> tuple[ChainTree, ...]:
    """The branches that lead to something of these organisations, with what stands above it."""
    found = []
    for tree in trees:
        below = narrowed(tree.children, organisations)
        item = replace(
            tree.payload,
            unanswered=tuple(p for p in tree.payload.unanswered if p.organisation_id in organisations),
            unplanned=tuple(p for p in tree.payload.unplanned if p.organisation_id in organisations),
        )
        if below or item.organisation_id in organisations or item.unanswered or item.unplanned:
            found.append(replace(tree, node=replace(tree.node, payload=item), children=below))
    return tuple(found)


def _goal_nodes(material: Material) -> Iterator[Node[Key, ChainItem]]:
    broken = _breaks(material)
    silent = _silent_units(material)
    for row in material.goals:
        level, standing = material.levels[row.level], material.standings.get(row.pk)
        unanswered, unplanned = silent.get(row.pk, ((), ()))
        item = ChainItem(
            sort=Sort.GOAL,
            pk=row.pk,
            kind_label=level.name,
            kind_plural=level.name_plural,
            title=row.title,
            organisation_id=row.organisation,
            organisation=material.organisations[row.organisation].name,
            goal_kind=row.kind,
            is_draft=row.state in OPEN_STATES,
            status_meaning=standing.meaning if standing else "",
            status_word=standing.word if standing else "",
            breaks=tuple(broken.get(row.pk, ())),
            unanswered=unanswered,
            unplanned=unplanned,
        )
        parent = (Sort.GOAL, row.parent, 0) if row.parent else None
        yield Node((Sort.GOAL, row.pk, 0), parent, (row.kind != Goal.Kind.CORE, level.order, row.order, row.pk), item)


def _plan_nodes(material: Material) -> Iterator[Node[Key, ChainItem]]:
    known = {row.pk for row in material.goals}
    level = material.plan_level
    kinds = (level.name, level.name_plural) if level else (_("Plan"), _("Plans"))
    places = {pk: number for number, pk in enumerate(material.organisations)}
    for plan, goal in sorted(material.answers | set(material.activities)):
        if goal not in known:
            continue
        organisation, state = material.plans[plan]
        key = (Sort.PLAN, plan, goal)
        item = ChainItem(
            sort=Sort.PLAN,
            pk=plan,
            kind_label=kinds[0],
            kind_plural=kinds[1],
            title=material.organisations[organisation].name,
            organisation_id=organisation,
            organisation=material.organisations[organisation].name,
            is_draft=state in OPEN_STATES,
            plan_id=plan,
            goal_id=goal,
        )
        yield Node(key, (Sort.GOAL, goal, 0), (True, 100, places[organisation], plan), item)
        for number, row in enumerate(material.activities.get((plan, goal), ())):
            yield Node(
                (Sort.ACTIVITY, row.pk, 0), key, (True, 101, number, row.pk), _activity_item(material, item, row)
            )


def _activity_item(material: Material, plan: ChainItem, row: ActivityRow) -> ChainItem:
    singular, plural = material.activity_names
    return replace(
        plan,
        sort=Sort.ACTIVITY,
        pk=row.pk,
        kind_label=singular,
        kind_plural=plural,
        title=row.title,
        is_draft=False,
        detail=activity_detail(row),
        progress=_progress(row),
    )


def activity_detail(row: ActivityRow) -> str:
    """Who does it, by when, and how far it has come, on one line."""
    return " · ".join(
        [
            row.owner,
            _("ready by %(day)s") % {"day": row.due_on.isoformat()},
            _progress(row),
        ]
    )


def _progress(row: ActivityRow) -> str:
    return str(Activity.Status(row.status).label).lower()


def _silent_units(material: Material) -> dict[int, tuple[tuple[Place, ...], tuple[Place, ...]]]:
    """For each goal that plans are to answer: the units it reaches whose plan has no activity, and those with none."""
    if material.plan_level is None:
        return {}
    parents = {row.pk: row.parent for row in material.organisations.values()}
    councils = [r.pk for r in material.organisations.values() if r.kind == Organisation.Kind.COUNCIL]
    answered = answered_levels(material.levels)
    plans = {organisation: plan for plan, (organisation, _state) in material.plans.items()}
    kinds = planning_kinds(material.plan_level)
    reached: dict[int, list[Place]] = defaultdict(list)
    for row in material.organisations.values():
        if row.pk in plans or (row.kind in kinds and row.is_in(material.year)):
            for above in organisations_that_reach(row.pk, parents, councils):
                reached[above].append(Place(row.pk, row.name, plans.get(row.pk)))
    found = {}
    for goal in material.goals:
        if goal.level in answered and goal.state == AdoptionState.ADOPTED and goal.kind != Goal.Kind.FINANCIAL:
            places = reached[goal.organisation]
            silent = (p for p in places if p.plan_id and (p.plan_id, goal.pk) not in material.activities)
            found[goal.pk] = (tuple(silent), tuple(p for p in places if not p.plan_id))
    return found


def _breaks(material: Material) -> dict[int, list[Loose]]:
    """By goal, each break at it. A financial goal answers for itself: nothing below is asked of it."""
    answered = {goal for _plan, goal in material.activities}
    answerable = answered_levels(material.levels)
    strands = []
    for row in material.goals:
        level = material.levels[row.level]
        is_operational = row.kind != Goal.Kind.FINANCIAL
        strands.append(
            Strand(
                key=row.pk,
                serves=(row.parent,) if row.parent else (),
                must_serve=is_operational and not is_top(level, material.levels),
                must_be_answered=is_operational and expects_an_answer(level, material.levels, answerable),
                must_be_measured=level.has_indicators,
                is_answered=row.pk in answered,
                is_measured=row.pk in material.measured,
            )
        )
    found: dict[int, list[Loose]] = {}
    for item in breaks(strands):
        found.setdefault(item.key, []).append(Loose(item.kind, _break_word(item.kind)))
    return found


def _break_word(kind: BreakKind) -> str:
    return {
        BreakKind.UNANSWERED: pgettext("thread", "Nothing answers the goal"),
        BreakKind.SERVES_NOTHING: pgettext("thread", "Serves nothing above it"),
        BreakKind.ABOVE_IS_MISSING: pgettext("thread", "What it serves does not hold this year"),
        BreakKind.NOT_MEASURED: pgettext("thread", "No indicator shows how it goes"),
        BreakKind.UNUSED: pgettext("thread", "Nobody uses it"),
    }[kind]
