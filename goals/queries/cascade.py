"""The cascade: for an organisation, every goal from above that reaches it, and what it answers.

Constant in queries, however many organisations are asked about.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import Protocol

from django.db.models import QuerySet

from goals.chain import Node, nest, walk
from goals.models import Contributor, Goal, NotRelevant, Plan, PlanAnswer
from goals.queries.answers import Answers, answers_with
from goals.queries.frame import Frame, frame
from goals.queries.holding import goals_holding, holds_in, plans_that_count
from goals.queries.levels import GOAL_FORMS, answered_levels, owner_kinds, plan_level, planning_kinds
from goals.queries.material import OrganisationRow, organisations_by_id
from goals.reach import organisations_that_reach
from goals.rules import BEING_WRITTEN, OPEN_STATES
from governance.access import grants_of
from governance.models import AdoptionState, ModelLevel, Organisation, User
from governance.models.organisation import Permission


class Asking(Protocol):
    """What decides whom a goal asks: whose it is, its level and its kind."""

    @property
    def organisation_id(self) -> int:
        """Whose it is."""

    @property
    def level_id(self) -> int:
        """Its level."""

    @property
    def kind(self) -> str:
        """Its kind."""


@dataclass(frozen=True)
class Reach:
    """Whose goals reach whom in a year, and who is asked to answer them. own_levels: of the model that holds then."""

    year: int
    organisations: Mapping[int, OrganisationRow]
    levels: Mapping[int, ModelLevel]
    own_levels: Sequence[ModelLevel]

    @cached_property
    def plan_level(self) -> ModelLevel | None:
        """The level of plans in the year's model, or None."""
        return plan_level(self.own_levels)

    @cached_property
    def answered(self) -> frozenset[int]:
        """The levels that plans answer."""
        return answered_levels(self.levels)

    @cached_property
    def lines(self) -> dict[int, tuple[int, ...]]:
        """By organisation, those whose goals reach it: itself, those above it nearest first, and the council."""
        parents = {row.pk: row.parent for row in self.organisations.values()}
        councils = [row.pk for row in self.organisations.values() if row.kind == Organisation.Kind.COUNCIL]
        return {pk: organisations_that_reach(pk, parents, councils) for pk in self.organisations}

    def asks(self, goal: Asking, organisation: int) -> bool:
        """Whether the goal asks the organisation for an answer: a goal on a level that it owns, or its plan.

        Of those in one line the uppermost is asked; what it makes of the goal reaches those below. A financial goal
        answers for itself: nothing below is asked of it.
        """
        between = (pk for pk in self.lines[organisation] if pk != organisation)
        return self._may_answer(goal, organisation) and not any(self._may_answer(goal, pk) for pk in between)

    def _may_answer(self, goal: Asking, organisation: int) -> bool:
        row = self.organisations[organisation]
        is_above = goal.organisation_id != organisation and goal.organisation_id in self.lines[organisation]
        if not is_above or goal.kind == Goal.Kind.FINANCIAL or not row.is_in(self.year):
            return False
        by_goal = any(row.kind in planning_kinds(level) for level in self.levels_below(goal))
        return by_goal or (goal.level_id in self.answered and self._plans(row.kind))

    def asked_by(self, goal: Goal, answers: Answers) -> frozenset[int]:
        """Who is asked to answer the goal and is not reached by an answer of someone between instead."""
        carriers = {row.organisation_id for row in answers.goals if not row.is_draft}
        return frozenset(
            pk for pk in self.organisations if self.asks(goal, pk) and carriers.isdisjoint(set(self.lines[pk]) - {pk})
        )

    def levels_below(self, goal: Asking) -> list[ModelLevel]:
        """The levels of goals below the goal's own, in its version of the model."""
        own = self.levels[goal.level_id]
        return [
            level
            for level in self.levels.values()
            if level.model_id == own.model_id and level.order > own.order and level.form in GOAL_FORMS
        ]

    def _plans(self, kind: str) -> bool:
        return self.plan_level is not None and kind in planning_kinds(self.plan_level)


def reach_of(year: int) -> Reach:
    """Whose goals reach whom in `year`. Two queries."""
    return reach_in(frame(year), organisations_by_id())


def reach_in(within: Frame, organisations: Mapping[int, OrganisationRow]) -> Reach:
    """Whose goals reach whom in the frame's year. No query."""
    return Reach(within.year, organisations, within.levels, within.own_levels)


def reaches(goal: Goal, organisation: Organisation) -> bool:
    """Whether a goal of another organisation reaches this one from above. One query."""
    rows = organisations_by_id()
    parents = {row.pk: row.parent for row in rows.values()}
    councils = [row.pk for row in rows.values() if row.kind == Organisation.Kind.COUNCIL]
    line = organisations_that_reach(organisation.pk, parents, councils)
    return goal.organisation_id != organisation.pk and goal.organisation_id in line


class Standing(StrEnum):
    """How a goal from above stands with an organisation.

    ANSWERED: by a goal, an activity or a contribution. NOT_RELEVANT: answered so. OPEN: asked for and nothing yet.
    CARRIED: a goal between them carries it on. WAITS: those between have not taken it further. INFORMS: asks nothing.
    """

    ANSWERED = "answered"
    NOT_RELEVANT = "not_relevant"
    OPEN = "open"
    CARRIED = "carried"
    WAITS = "waits"
    INFORMS = "informs"


ASKED = frozenset({Standing.ANSWERED, Standing.NOT_RELEVANT, Standing.OPEN})


@dataclass(frozen=True, slots=True)
class CascadeRow:
    """A goal from above and what the organisation answers.

    carried_by: the goals between that carry it on. is_in_plan: a plan may answer it. has_words: the plan says
    something of it without any activity. level_id: where a goal of the organisation's own would stand, or None.
    """

    goal: Goal
    depth: int
    standing: Standing
    answers: Answers
    carried_by: tuple[Goal, ...]
    is_in_plan: bool
    has_words: bool
    may_serve: bool
    level_id: int | None

    @property
    def is_open(self) -> bool:
        """Whether the thread is broken here."""
        return self.standing is Standing.OPEN

    @property
    def is_contradicted(self) -> bool:
        """Whether it is answered "not relevant" and answered all the same."""
        return bool(self.answers and self.answers.not_relevant)

    @property
    def may_refuse(self) -> bool:
        """Whether "not relevant to us" may be answered: nothing of the organisation's answers it."""
        return not self.answers.goals and not self.answers.activities and not self.answers.not_relevant


@dataclass(frozen=True, slots=True)
class PlanLink:
    """The organisation's plan of the year."""

    pk: int
    state: str

    @property
    def is_open(self) -> bool:
        """Whether it may be written in."""
        return self.state in OPEN_STATES


@dataclass(frozen=True, slots=True)
class Cascade:
    """What reaches an organisation in a year, from the top down, and the joint goals that it contributes to."""

    organisation_id: int
    year: int
    rows: tuple[CascadeRow, ...]
    joint: tuple[Contributor, ...]
    plan: PlanLink | None

    @property
    def ours(self) -> tuple[CascadeRow, ...]:
        """The goals that ask for an answer or have one, and what they serve; what asks nothing stands apart."""
        main = {row.goal.pk for row in self.rows if row.standing in ASKED}
        while above := {row.goal.pk for row in self.rows if _leads_to(row, self.rows, main)} - main:
            main |= above
        return tuple(row for row in self.rows if row.goal.pk in main)

    @property
    def others(self) -> tuple[CascadeRow, ...]:
        """The goals that reach us and ask nothing of us now."""
        ours = {row.goal.pk for row in self.ours}
        return tuple(row for row in self.rows if row.goal.pk not in ours)

    @property
    def answered(self) -> int:
        """How many goals that ask for an answer have one."""
        return sum(row.standing in {Standing.ANSWERED, Standing.NOT_RELEVANT} for row in self.rows)

    @property
    def asked(self) -> int:
        """How many goals ask for an answer."""
        return self.answered + sum(row.is_open for row in self.rows)


def _leads_to(row: CascadeRow, rows: Iterable[CascadeRow], main: Collection[int]) -> bool:
    """Whether one of these goals stands under the row's or carries it on."""
    is_carried = any(goal.pk in main for goal in row.carried_by)
    return is_carried or any(each.goal.pk in main and each.goal.parent_id == row.goal.pk for each in rows)


def cascade(organisation: Organisation, *, year: int, user: User) -> Cascade:
    """What reaches the organisation in `year` and what it answers, as `user` may see it."""
    return cascades([organisation.pk], year=year, user=user)[organisation.pk]


def cascades(organisations: Iterable[int], *, year: int, user: User) -> dict[int, Cascade]:
    """By organisation, what reaches it in `year` and what it answers. Eleven queries, however many there are."""
    return cascades_within(reach_of(year), organisations, drafts=grants_of(user).where(Permission.READ_DRAFTS))


def cascades_within(reach: Reach, organisations: Iterable[int], *, drafts: frozenset[int]) -> dict[int, Cascade]:
    """The same with what reaches whom known, and with the drafts of these organisations. Nine queries."""
    year = reach.year
    wanted = [pk for pk in organisations if pk in reach.organisations]
    plans, words = _plans(wanted, year, drafts), _words(wanted, year, drafts)
    material = replace(_reaching(reach, wanted, drafts), plans=plans, words=words, drafts=_drafts(wanted))
    joint: dict[int, list[Contributor]] = {}
    for row in _joint(wanted, year):
        joint.setdefault(row.organisation_id, []).append(row)
    return {pk: Cascade(pk, year, tuple(_rows(material, pk)), tuple(joint.get(pk, ())), plans.get(pk)) for pk in wanted}


@dataclass(frozen=True, slots=True)
class _Material:
    """What the cascades are made of. words: (organisation, goal) of plans' words; drafts: own drafts that may serve."""

    reach: Reach
    goals: list[Goal]
    answers: Mapping[int, Answers]
    plans: Mapping[int, PlanLink] = field(default_factory=dict)
    words: frozenset[tuple[int, int]] = frozenset()
    drafts: Mapping[int, list[Goal]] = field(default_factory=dict)


def _reaching(reach: Reach, organisations: Iterable[int], drafts: frozenset[int]) -> _Material:
    above = {each for pk in organisations for each in reach.lines[pk]}
    rows = goals_holding(reach.year).filter(organisation__in=above, level__form__in=GOAL_FORMS)
    goals = list(rows.select_related("level", "organisation"))
    return _Material(reach, goals, answers_with([goal.pk for goal in goals], year=reach.year, drafts=drafts))


def _rows(material: _Material, organisation: int) -> Iterable[CascadeRow]:
    line = set(material.reach.lines[organisation]) - {organisation}
    reaching = [goal for goal in material.goals if goal.organisation_id in line]
    nodes = [
        Node(goal.pk, goal.parent_id, (goal.level.order, int(goal.kind != Goal.Kind.CORE), goal.order, goal.pk), goal)
        for goal in reaching
    ]
    by_id = {goal.pk: goal for goal in reaching}
    for tree in walk(nest(nodes)):
        yield _row(material, organisation, tree.payload, tree.depth, by_id)


def _row(material: _Material, organisation: int, goal: Goal, depth: int, reaching: Mapping[int, Goal]) -> CascadeRow:
    reach, everyone = material.reach, material.answers[goal.pk]
    answers = everyone.of(organisation)
    carried = tuple(reaching[row.pk] for row in everyone.goals if row.pk in reaching)
    row = reach.organisations[organisation]
    levels = [level for level in reach.levels_below(goal) if row.kind in owner_kinds(level)]
    in_plan = goal.level_id in reach.answered and reach.plan_level is not None
    return CascadeRow(
        goal=goal,
        depth=min(depth, 4),
        standing=_standing(reach, goal, organisation, answers, is_carried=bool(carried)),
        answers=answers,
        carried_by=carried,
        is_in_plan=in_plan and reach.plan_level is not None and row.kind in owner_kinds(reach.plan_level),
        has_words=(organisation, goal.pk) in material.words and not answers.activities,
        may_serve=any(_fits(draft, goal) for draft in material.drafts.get(organisation, ())),
        level_id=levels[0].pk if levels else None,
    )


def _standing(reach: Reach, goal: Goal, organisation: int, answers: Answers, *, is_carried: bool) -> Standing:
    if answers:
        return Standing.ANSWERED
    if answers.not_relevant:
        return Standing.NOT_RELEVANT
    if goal.kind == Goal.Kind.FINANCIAL:
        return Standing.INFORMS
    if is_carried:
        return Standing.CARRIED
    return Standing.OPEN if reach.asks(goal, organisation) else Standing.WAITS


def _fits(draft: Goal, served: Goal) -> bool:
    """Whether the draft may serve the goal beside its first."""
    in_time = served.year_from <= draft.year_to and draft.year_from <= served.year_to
    return draft.level.order > served.level.order and in_time and draft.parent_id != served.pk


def drafts_that_may_serve(served: Goal, organisation: Organisation) -> list[Goal]:
    """The organisation's drafts that do not serve the goal yet and may. Two queries."""
    already = set(served.contributions_from.order_by().values_list("goal_id", flat=True))
    drafts = _drafts([organisation.pk]).get(organisation.pk, [])
    return [draft for draft in drafts if _fits(draft, served) and draft.pk not in already]


def _drafts(organisations: Iterable[int]) -> dict[int, list[Goal]]:
    found: dict[int, list[Goal]] = {}
    rows = Goal.objects.filter(organisation__in=list(organisations), state=AdoptionState.DRAFT)
    for goal in rows.select_related("level").order_by("level__order", "order", "pk"):
        found.setdefault(goal.organisation_id, []).append(goal)
    return found


def _plans(organisations: Iterable[int], year: int, drafts: frozenset[int]) -> dict[int, PlanLink]:
    """The plan that each writes in, if one is begun and may be read, else the one in force. One query."""
    rows = Plan.objects.filter(organisation__in=list(organisations), year=year).exclude(state=AdoptionState.SUPERSEDED)
    found: dict[int, PlanLink] = {}
    # Those being written come last, and so are what remains.
    ordered = sorted(rows.values_list("organisation_id", "pk", "state"), key=lambda row: row[2] in BEING_WRITTEN)
    for organisation, pk, state in ordered:
        if state not in OPEN_STATES or organisation in drafts:
            found[organisation] = PlanLink(pk, state)
    return found


def _words(organisations: Iterable[int], year: int, drafts: frozenset[int]) -> frozenset[tuple[int, int]]:
    """Which goals the plans that count say something of, as their activities are told: nothing of others' drafts."""
    counting = plans_that_count(year, drafts=drafts).values("pk")
    rows = PlanAnswer.objects.filter(plan__in=counting, plan__organisation__in=list(organisations)).exclude(text="")
    return frozenset(rows.order_by().values_list("plan__organisation_id", "goal_id"))


def _joint(organisations: Iterable[int], year: int) -> Iterable[Contributor]:
    """The contributions of the year to goals that have been adopted."""
    return (
        Contributor.objects.filter(holds_in(year, goal="goal__"), organisation__in=list(organisations))
        .select_related("goal__level", "goal__organisation")
        .order_by("goal__level__order", "goal__order", "pk")
    )


def answer_of(goal: Goal, organisation: Organisation, year: int) -> NotRelevant | None:
    """The answer "not relevant" of the organisation for the year, if any. One query."""
    return NotRelevant.objects.filter(goal=goal, organisation=organisation, year=year).first()


def whole_answers() -> "QuerySet[NotRelevant]":
    """Answers "not relevant" with what their pages need."""
    return NotRelevant.objects.select_related("goal", "organisation")


def organisations_to_choose(year: int) -> list[Organisation]:
    """The organisations of the year that a goal may reach: all but the whole and its council. One query."""
    rows = Organisation.objects.filter(valid_from__year__lte=year).exclude(valid_to__year__lt=year)
    above = (Organisation.Kind.MUNICIPALITY, Organisation.Kind.COUNCIL)
    return list(rows.exclude(kind__in=above).order_by("sort_key"))


def own_organisation(offered: Iterable[Organisation], user: User) -> int | None:
    """Where the person opens the page: the uppermost of these in which she has a role, or that stand below it.

    Of several as high up the executive board first (a controller of the whole municipality), then in Swedish order.
    Without any role the uppermost of all. None where there is none. One query.
    """
    held = frozenset().union(*grants_of(user).roles.values())
    parents = {row.pk: row.parent for row in organisations_by_id().values()}
    lines = {each: organisations_that_reach(each.pk, parents, councils=()) for each in offered}
    own = [each for each, line in lines.items() if each.pk in held] or [
        each for each, line in lines.items() if not held.isdisjoint(line)
    ]
    leads = Organisation.Kind.EXECUTIVE_BOARD
    first = min(own or lines, key=lambda each: (len(lines[each]), each.kind != leads), default=None)
    return first.pk if first else None
