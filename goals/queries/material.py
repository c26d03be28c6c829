"""The rows of the chain as plain tuples, which goals/queries/chain.py nests: five queries, however many goals."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, Func, JSONField, OuterRef, Q
from django.utils.translation import gettext as _

from goals.models import Activity, Goal, GoalIndicator, PlanAnswer
from goals.queries.frame import Frame
from goals.queries.holding import holds_or_is_drafted_in, plans_that_count
from goals.queries.levels import plan_levels
from goals.queries.standing import Standing, standings
from goals.queries.ties import Tie, ties
from goals.queries.words import StatusWords
from goals.rules import OPEN_STATES
from governance.access import Grants
from governance.models import ModelLevel, Organisation
from governance.models.organisation import Permission
from indicators.queries.material import Place


class GoalRow(NamedTuple):
    """A goal as a plain row. perspective: its place, id and name, or None of all three."""

    pk: int
    parent: int | None
    level: int
    organisation: int
    order: int
    kind: str
    title: str
    state: str
    perspective_order: int | None
    perspective: int | None
    perspective_name: str | None
    is_measured: bool


_GOAL_FIELDS = (
    *("id", "parent_id", "level_id", "organisation_id", "order", "kind", "title", "state"),
    *("perspective__order", "perspective_id", "perspective__name", "is_measured"),
)


class ActivityRow(NamedTuple):
    """An activity as a plain row. due_on: an ISO date."""

    pk: int
    goal: int
    title: str
    owner: str
    due_on: str
    status: str


_ACTIVITY_FIELDS = ("id", "goal_id", "title", "owner_name", "due_on", "status")


class PlanRow(NamedTuple):
    """A plan as a plain row."""

    pk: int
    organisation: int
    level: int
    state: str


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
    """All that a year's chain is made of.

    hidden: goals of the year that are another authority's drafts. plan_levels: from the top down. plans: of each
    organisation and level the one that counts. answers: (plan, goal) with words.
    """

    year: int
    levels: Mapping[int, ModelLevel]
    plan_levels: list[ModelLevel]
    activity_names: tuple[str, str]
    organisations: Mapping[int, OrganisationRow]
    goals: list[GoalRow]
    hidden: frozenset[int]
    standings: Mapping[int, Standing]
    words: StatusWords
    ties: Mapping[str, list[Tie]]
    plans: dict[int, PlanRow] = field(default_factory=dict)
    answers: set[tuple[int, int]] = field(default_factory=set)  # plan, goal
    activities: dict[tuple[int, int], list[ActivityRow]] = field(default_factory=dict)  # (plan, goal) ->

    @property
    def answering_level(self) -> ModelLevel | None:
        """The level whose plans are to answer the goals that reach them: the lowest. None where there is none."""
        return self.plan_levels[-1] if self.plan_levels else None


def load_material(frame: Frame, grants: Grants, also: Goal | None) -> Material:
    """What the chain of the frame's year is made of, as someone with these grants may see it.

    `also`: a goal of another year.
    """
    own = frame.own_levels
    drafts = grants.where(Permission.READ_DRAFTS)
    rows = _goal_rows(frame.year, also)
    goals = [row for row in rows if row.state not in OPEN_STATES or row.organisation in drafts]
    material = Material(
        year=frame.year,
        levels=frame.levels,
        plan_levels=plan_levels(own),
        activity_names=next(
            ((level.name, level.name_plural) for level in own if level.form == ModelLevel.Form.ACTIVITY),
            (_("Activity"), _("Activities")),
        ),
        organisations=organisations_by_id(),
        goals=goals,
        hidden=frozenset(row.pk for row in rows) - {row.pk for row in goals},
        standings=standings(year=frame.year, words=frame.words),
        words=frame.words,
        ties=ties(frame.year),
    )
    _load_plans(material, drafts)
    return material


def organisations_by_id() -> dict[int, OrganisationRow]:
    """The organisation's whole tree as plain rows, in Swedish order. One query."""
    rows = Organisation.objects.order_by("sort_key").values_list(
        "id", "parent_id", "name", "kind", "valid_from", "valid_to"
    )
    return {values[0]: OrganisationRow(*values) for values in rows}


def places_of(organisations: Mapping[int, OrganisationRow]) -> dict[int, Place]:
    """The same tree as the indicators' cards take it. No query."""
    return {pk: Place(row.parent, row.name) for pk, row in organisations.items()}


def _goal_rows(year: int, also: Goal | None) -> list[GoalRow]:
    """Every goal that holds in the year or is drafted for it, and `also`."""
    of_year = holds_or_is_drafted_in(year)
    rows = Goal.objects.filter(of_year | Q(pk=also.pk) if also else of_year).order_by("order", "pk")
    is_measured = Exists(GoalIndicator.objects.filter(goal=OuterRef("pk")))
    return [GoalRow(*values) for values in rows.annotate(is_measured=is_measured).values_list(*_GOAL_FIELDS)]


def _load_plans(material: Material, drafts: frozenset[int]) -> None:
    """The plans that count, with their answers and activities. One query: a plan's own come along as arrays."""
    for plan, answered, activities in _plans_that_count(material.year, drafts):
        material.plans[plan.pk] = plan
        material.answers.update((plan.pk, goal) for goal in answered)
        for row in (ActivityRow(*values) for values in activities):
            material.activities.setdefault((plan.pk, row.goal), []).append(row)


def _plans_that_count(year: int, drafts: frozenset[int]) -> Iterator[tuple[PlanRow, list[int], list[Any]]]:
    """Of each organisation and level the plan that counts, the goals that it answers in words, and its activities."""
    answered = PlanAnswer.objects.filter(plan=OuterRef("pk")).exclude(text="").order_by().values("goal_id")
    as_array = Func(*(F(name) for name in _ACTIVITY_FIELDS), function="jsonb_build_array", output_field=JSONField())
    activities = Activity.objects.filter(plan=OuterRef("pk")).order_by("order", "due_on", "id").values(row=as_array)
    # One value for each plan, read at once: a thousand small ones take as long as the rest of the page.
    as_json = Func(ArraySubquery(activities), function="to_jsonb", output_field=JSONField())
    rows = plans_that_count(year, drafts=drafts)
    told = rows.values_list(*("id", "organisation_id", "level_id", "state"), ArraySubquery(answered), as_json)
    for *values, goals, rows_of_plan in told:
        yield PlanRow(*values), goals, rows_of_plan
