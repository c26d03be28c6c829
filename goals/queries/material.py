"""The rows of the chain as plain tuples, which goals/queries/chain.py nests: nine queries, however many goals."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.db.models import Q
from django.utils.translation import gettext as _

from goals.models import Activity, Goal, GoalIndicator, Plan
from goals.queries.levels import levels_by_id, plan_level
from goals.queries.standing import Standing, standings
from goals.queries.words import StatusWords, status_words
from goals.rules import OPEN_STATES
from governance import queries as governance_queries
from governance.access import Grants
from governance.models import AdoptionState, ModelLevel, Organisation
from governance.models.organisation import Permission


class GoalRow(NamedTuple):
    """A goal as a plain row."""

    pk: int
    parent: int | None
    level: int
    organisation: int
    order: int
    kind: str
    title: str
    state: str


_GOAL_FIELDS = ("id", "parent_id", "level_id", "organisation_id", "order", "kind", "title", "state")


class ActivityRow(NamedTuple):
    """An activity as a plain row."""

    pk: int
    plan: int
    goal: int
    order: int
    title: str
    owner: str
    due_on: date
    status: str


_ACTIVITY_FIELDS = ("id", "plan_id", "goal_id", "order", "title", "owner_name", "due_on", "status")


class OrganisationRow(NamedTuple):
    """An organisation as a plain row."""

    pk: int
    parent: int | None
    name: str
    kind: str
    valid_from: date
    valid_to: date | None

    def is_in(self, year: int) -> bool:
        """Whether it existed in some part of the year."""
        return self.valid_from.year <= year and (self.valid_to is None or self.valid_to.year >= year)


@dataclass(slots=True)
class Material:
    """All that a year's chain is made of. plans: id -> organisation, state; answers: (plan, goal) with words."""

    year: int
    levels: Mapping[int, ModelLevel]
    plan_level: ModelLevel | None
    activity_names: tuple[str, str]
    organisations: Mapping[int, OrganisationRow]
    goals: list[GoalRow]
    standings: Mapping[int, Standing]
    words: StatusWords
    measured: frozenset[int]
    plans: dict[int, tuple[int, str]] = field(default_factory=dict)  # id -> organisation, state
    answers: set[tuple[int, int]] = field(default_factory=set)  # plan, goal
    activities: dict[tuple[int, int], list[ActivityRow]] = field(default_factory=dict)  # (plan, goal) ->


def load_material(year: int, grants: Grants, also: Goal | None) -> Material:
    """What the chain of `year` is made of, as someone with these grants may see it. `also`: a goal of another year."""
    model, levels = governance_queries.model_for_year(year), levels_by_id()
    words = status_words(model)
    own = [level for level in levels.values() if model and level.model_id == model.pk]
    of_year = Q(year_from__lte=year, year_to__gte=year) & ~Q(state=AdoptionState.SUPERSEDED)
    rows = Goal.objects.filter(of_year | Q(pk=also.pk) if also else of_year).order_by("order", "pk")
    drafts = grants.where(Permission.READ_DRAFTS)
    goals = [
        row
        for row in (GoalRow(*values) for values in rows.values_list(*_GOAL_FIELDS))
        if row.state not in OPEN_STATES or row.organisation in drafts
    ]
    material = Material(
        year=year,
        levels=levels,
        plan_level=plan_level(own),
        activity_names=next(
            ((level.name, level.name_plural) for level in own if level.form == ModelLevel.Form.ACTIVITY),
            (_("Activity"), _("Activities")),
        ),
        organisations=organisations_by_id(),
        goals=goals,
        standings=standings(year=year, words=words),
        words=words,
        measured=frozenset(GoalIndicator.objects.order_by().values_list("goal_id", flat=True).distinct()),
    )
    _load_plans(material, drafts)
    return material


def organisations_by_id() -> dict[int, OrganisationRow]:
    """The organisation's whole tree as plain rows, in Swedish order. One query."""
    rows = Organisation.objects.order_by("sort_key").values_list(
        "id", "parent_id", "name", "kind", "valid_from", "valid_to"
    )
    return {values[0]: OrganisationRow(*values) for values in rows}


def _load_plans(material: Material, drafts: frozenset[int]) -> None:
    live = ~Q(state=AdoptionState.SUPERSEDED) & (~Q(state__in=OPEN_STATES) | Q(organisation__in=drafts))
    rows = Plan.objects.filter(live, year=material.year).order_by()
    for plan, organisation, state, goal, text in rows.values_list(
        "id", "organisation_id", "state", "answers__goal_id", "answers__text"
    ):
        material.plans[plan] = (organisation, state)
        if goal and text:
            material.answers.add((plan, goal))
    activities = Activity.objects.filter(plan__in=material.plans).order_by("order", "due_on", "id")
    for row in (ActivityRow(*values) for values in activities.values_list(*_ACTIVITY_FIELDS)):
        material.activities.setdefault((row.plan, row.goal), []).append(row)
