"""The red thread of the whole municipality: goals, plans and activities nested, and where the thread is broken.

Six queries, however many goals there are; the nesting is done on plain tuples (goals/chain.py).
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from goals.chain import BreakKind, Node, Strand, Tree, breaks, main_parent, nest, walk
from goals.models import Activity, Goal
from goals.queries.bonds import NO_BONDS, Bonds, Named, bonds_of, served_goals
from goals.queries.frame import Frame, frame
from goals.queries.levels import (
    answered_levels,
    expects_an_answer,
    is_top,
    planning_kinds,
)
from goals.queries.material import ActivityRow, Material, OrganisationRow, PlanRow, load_material
from goals.queries.standing import Standing
from goals.queries.ties import TieKind
from goals.queries.words import StatusWords
from goals.reach import organisations_that_reach
from goals.rules import OPEN_STATES
from governance.access import Grants, grants_of
from governance.models import AdoptionState, ModelLevel, Organisation, User
from governance.tree import subtree


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
    unanswered: units whose plan has no activity for the goal; unplanned: units that it reaches without a plan. Neither
    counts those to whom the goal is not relevant. bonds: what ties the goal beside its main line.
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
    perspective: int | None = None
    bonds: Bonds = NO_BONDS

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

    frame: the year's, with the years that can be told of and the scale's words. plan_level: the level whose plans are
    to answer the goals, None where there is none. places: the organisations in Swedish order. perspectives, tags: those
    in use, by id. standings: how each goal that has been assessed stands, by its id. unused: indicators that nobody
    uses, by id with the organisation that manages them first. broken: how many goals, and plans that answer none, have
    a break at them.
    """

    year: int
    frame: Frame
    trees: tuple[ChainTree, ...]
    plan_level: ModelLevel | None
    places: Mapping[int, OrganisationRow]
    perspectives: Mapping[int, str]
    standings: Mapping[int, Standing]
    unused: tuple[tuple[int, Named], ...]
    broken: int

    @property
    def broken_loose(self) -> int:
        """How many of the broken places hang loose: at and under what serves nothing, or nothing that holds."""
        loose = [tree for tree in self.trees if any(each.is_above for each in tree.payload.breaks)]
        return sum(tree.payload.is_broken for tree in walk(loose))

    @property
    def years(self) -> tuple[int, ...]:
        """Those that can be told of, the latest first."""
        return self.frame.years

    @property
    def words(self) -> StatusWords:
        """The year's words for how it goes."""
        return self.frame.words

    @property
    def organisations(self) -> dict[int, str]:
        """The names of the organisations, in Swedish order."""
        return {row.pk: row.name for row in self.places.values()}

    @property
    def parents(self) -> dict[int, int | None]:
        """Under which each organisation stands."""
        return {row.pk: row.parent for row in self.places.values()}


def chain(*, year: int, user: User | None, also: Goal | None = None, within: Frame | None = None) -> Chain:
    """The whole thread of `year` as `user` may see it: what is adopted, and the drafts of the own authority.

    Without a user (a document) only what is adopted. `also`: a goal to include though it is not of the year.
    `within`: the year's frame, where it is known already.
    """
    within = within or frame(year)
    material = load_material(within, grants_of(user) if user else Grants(), also)
    served = served_goals(material)
    nodes = [*_goal_nodes(material, served), *_plan_nodes(material)]
    aspects = {(r.perspective_order, r.perspective, r.perspective_name) for r in material.goals if r.perspective}
    return Chain(
        year=year,
        frame=within,
        trees=nest(nodes),
        plan_level=material.answering_level,
        places=material.organisations,
        perspectives={pk: name or "" for _order, pk, name in sorted(aspects)},
        standings=material.standings,
        unused=_unused(material),
        broken=sum(node.payload.is_broken for node in nodes),
    )


def _unused(material: Material) -> tuple[tuple[int, Named], ...]:
    rows = {tie.of: tie for tie in material.ties[TieKind.UNUSED]}
    found = breaks(Strand(pk, must_serve=True, is_measure=True) for pk in rows)
    return tuple((rows[one.key].organisation or 0, Named(one.key, rows[one.key].text)) for one in found)


def _goal_nodes(material: Material, served: Mapping[int, tuple[int, ...]]) -> Iterator[Node[Key, ChainItem]]:
    broken, silent, bonds = _breaks(material, served), _silent_units(material), bonds_of(material, served)
    known = {row.pk for row in material.goals}
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
            goal_id=row.pk,
            breaks=tuple(broken.get(row.pk, ())),
            unanswered=unanswered,
            unplanned=unplanned,
            perspective=row.perspective,
            bonds=bonds.get(row.pk, NO_BONDS),
        )
        above = main_parent(served[row.pk], known)
        parent = (Sort.GOAL, above, 0) if above else None
        yield Node((Sort.GOAL, row.pk, 0), parent, (row.kind != Goal.Kind.CORE, level.order, row.order, row.pk), item)


def _plan_nodes(material: Material) -> Iterator[Node[Key, ChainItem]]:
    """What each plan says of each goal. What answers a goal that does not hold has lost its goal and stands alone."""
    known = {row.pk for row in material.goals}
    word = pgettext("thread", "The goal that this answers does not hold this year")
    lost = (Loose(BreakKind.ABOVE_IS_MISSING, word),)
    places = {pk: number for number, pk in enumerate(material.organisations)}
    tell = _activity_teller(material)
    for pk, goal in sorted(material.answers | set(material.activities)):
        plan, activities = material.plans[pk], material.activities.get((pk, goal), ())
        is_lost = goal not in known
        if is_lost and (goal in material.hidden or not activities):
            continue
        item = _plan_item(material, plan, goal, lost if is_lost else ())
        key = (Sort.PLAN, pk, goal)
        yield Node(key, (Sort.GOAL, goal, 0), (True, 100, places[plan.organisation], pk, goal), item)
        for number, row in enumerate(activities):
            yield Node((Sort.ACTIVITY, row.pk, 0), key, (True, 101, number, row.pk), tell(item, row))


def _plan_item(material: Material, plan: PlanRow, goal: int, broken: tuple[Loose, ...]) -> ChainItem:
    level, name = material.levels[plan.level], material.organisations[plan.organisation].name
    return ChainItem(
        sort=Sort.PLAN,
        pk=plan.pk,
        kind_label=level.name,
        kind_plural=level.name_plural,
        title=name,
        organisation_id=plan.organisation,
        organisation=name,
        is_draft=plan.state in OPEN_STATES,
        plan_id=plan.pk,
        goal_id=goal,
        breaks=broken,
    )


def _activity_teller(material: Material) -> Callable[[ChainItem, ActivityRow], ChainItem]:
    """Makes an activity's item: the words are looked up once, not once for each of a thousand."""
    (singular, plural), ready = material.activity_names, _("ready by %(day)s")
    words = {status.value: str(status.label).lower() for status in Activity.Status}

    def item(plan: ChainItem, row: ActivityRow) -> ChainItem:
        progress = words[row.status]
        return ChainItem(
            sort=Sort.ACTIVITY,
            pk=row.pk,
            kind_label=singular,
            kind_plural=plural,
            title=row.title,
            organisation_id=plan.organisation_id,
            organisation=plan.organisation,
            detail=f"{row.owner} · {ready % {'day': row.due_on}} · {progress}",
            progress=progress,
            plan_id=plan.plan_id,
            goal_id=row.goal,
        )

    return item


def _silent_units(material: Material) -> dict[int, tuple[tuple[Place, ...], tuple[Place, ...]]]:
    """For each goal that plans are to answer: the units it reaches whose plan has no activity, and those with none.

    Where there are plans on several levels, those on the lowest are to answer. Not counted are those to whom the goal
    is not relevant by an answer of their own or of someone above them.
    """
    expected = material.answering_level
    if expected is None:
        return {}
    parents = {row.pk: row.parent for row in material.organisations.values()}
    councils = [r.pk for r in material.organisations.values() if r.kind == Organisation.Kind.COUNCIL]
    answered, kinds = answered_levels(material.levels), planning_kinds(expected)
    plans = {plan.organisation: plan.pk for plan in material.plans.values() if plan.level == expected.pk}
    acting = {(material.plans[plan].organisation, goal) for plan, goal in material.activities}
    declined = {
        (tie.of, below)
        for tie in material.ties[TieKind.NOT_RELEVANT]
        for below in subtree(tie.organisation or 0, parents)
    }
    reached: dict[int, list[Place]] = defaultdict(list)
    for row in material.organisations.values():
        if row.pk in plans or (row.kind in kinds and row.is_in(material.year)):
            for above in organisations_that_reach(row.pk, parents, councils):
                reached[above].append(Place(row.pk, row.name, plans.get(row.pk)))
    found = {}
    for goal in material.goals:
        if goal.level in answered and goal.state == AdoptionState.ADOPTED and goal.kind != Goal.Kind.FINANCIAL:
            silent = [
                place
                for place in reached[goal.organisation]
                if (place.organisation_id, goal.pk) not in acting and (goal.pk, place.organisation_id) not in declined
            ]
            found[goal.pk] = (tuple(p for p in silent if p.plan_id), tuple(p for p in silent if not p.plan_id))
    return found


def _breaks(material: Material, served: Mapping[int, tuple[int, ...]]) -> dict[int, list[Loose]]:
    """By goal, each break at it. A financial goal answers for itself: nothing below is asked of it.

    A goal on a level that may stand alone is not broken for serving nothing. What another authority has drafted is
    there, though it is not seen.
    """
    answered = {goal for _plan, goal in material.activities}
    answerable = answered_levels(material.levels)
    strands: list[Strand[int]] = [Strand(pk) for pk in material.hidden]
    for row in material.goals:
        level = material.levels[row.level]
        is_operational = row.kind != Goal.Kind.FINANCIAL
        may_stand_alone = is_top(level, material.levels) or level.serving_rule == ModelLevel.ServingRule.FREE
        strands.append(
            Strand(
                key=row.pk,
                serves=served[row.pk],
                must_serve=is_operational and not may_stand_alone,
                must_be_answered=is_operational and expects_an_answer(level, material.levels, answerable),
                must_be_measured=level.has_indicators,
                is_answered=row.pk in answered,
                is_measured=row.is_measured,
            )
        )
    found: dict[int, list[Loose]] = {}
    for item in breaks(strands):
        found.setdefault(item.key, []).append(Loose(item.kind, break_word(item.kind, material.year)))
    return found


def break_word(kind: BreakKind, year: int) -> str:
    """What is missing, in words."""
    return {
        BreakKind.UNANSWERED: pgettext("thread", "Nothing answers the goal"),
        BreakKind.SERVES_NOTHING: pgettext("thread", "Serves nothing above it"),
        BreakKind.ABOVE_IS_MISSING: pgettext("thread", "What it serves does not hold this year"),
        BreakKind.NOT_MEASURED: pgettext("thread", "No indicator shows how it goes"),
        BreakKind.UNUSED: pgettext("thread", "Nobody uses it"),
        BreakKind.SILENT: _("No activity answers the goal"),
        BreakKind.UNPLANNED: _("No plan for %(year)s is handed in") % {"year": year},
    }[kind]
