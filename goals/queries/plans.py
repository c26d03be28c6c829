"""Units' plans: whose goals they answer, what they hold, and who has handed one in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from goals.models import Activity, Goal, Plan
from goals.queries.levels import answered_levels, levels_by_id, owner_kinds, plan_level, planning_kinds
from goals.queries.material import organisations_by_id
from goals.reach import organisations_that_reach
from goals.rules import can_create_plan, can_read_plan
from governance import queries as governance_queries
from governance.models import AdoptionState, ModelLevel, Organisation, User


def goals_that_reach(organisation: int, year: int) -> list[Goal]:
    """The adopted goals that a unit's plan answers, core mission first: the one place that says which.

    Those on the lowest level of goals or commitments that may have activities, owned by the unit itself, by an
    organisation above it or by the council. Three queries; level, organisation loaded.
    """
    rows = organisations_by_id()
    parents = {row.pk: row.parent for row in rows.values()}
    councils = [row.pk for row in rows.values() if row.kind == Organisation.Kind.COUNCIL]
    found = Goal.objects.filter(
        level__in=answered_levels(levels_by_id()),
        organisation__in=organisations_that_reach(organisation, parents, councils),
        state=AdoptionState.ADOPTED,
        year_from__lte=year,
        year_to__gte=year,
    ).select_related("level", "organisation")
    return sorted(found, key=lambda goal: (goal.kind != Goal.Kind.CORE, goal.order, goal.pk))


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A unit and its plan for the year, as the person may see it. plan_id: None where none is to be seen."""

    organisation_id: int
    organisation: str
    belongs_to: str
    plan_id: int | None
    state: str
    state_label: str
    decided: str
    activities: int
    done: int
    url: str
    may_create: bool
    is_own: bool


@dataclass(frozen=True, slots=True)
class PlanList:
    """Who has which plan for a year. level: what plans are called here, None where the model has none."""

    year: int
    level: ModelLevel | None
    has_model: bool
    rows: tuple[PlanRow, ...]

    @property
    def adopted(self) -> int:
        """How many plans are adopted."""
        return sum(1 for row in self.rows if row.state == AdoptionState.ADOPTED)

    @property
    def submitted(self) -> int:
        """How many plans are handed in and wait for the decision."""
        return sum(1 for row in self.rows if row.state == AdoptionState.SUBMITTED)

    @property
    def may_create(self) -> bool:
        """Whether the person has a plan to begin."""
        return any(row.may_create for row in self.rows)


def plan_list(*, year: int, user: User) -> PlanList:
    """Every organisation that is to write a plan or has one, the person's own first. Constant in queries."""
    model = governance_queries.model_for_year(year)
    level = plan_level(governance_queries.levels_of(model)) if model else None
    if level is None:
        return PlanList(year, None, has_model=model is not None, rows=())
    plans = {
        plan.organisation_id: plan
        for plan in Plan.objects.filter(year=year)
        .exclude(state=AdoptionState.SUPERSEDED)
        .annotate(
            number=Count("activities"), done=Count("activities", filter=Q(activities__status=Activity.Status.DONE))
        )
        .order_by()
        if can_read_plan(user, plan)
    }
    of_year = Q(valid_from__lte=date(year, 12, 31)) & (Q(valid_to=None) | Q(valid_to__gte=date(year, 1, 1)))
    wanted = (of_year & Q(kind__in=planning_kinds(level))) | Q(pk__in=plans)
    units = Organisation.objects.filter(wanted).select_related("parent")
    rows = [_plan_row(unit, plans.get(unit.pk), user) for unit in units.order_by("parent__sort_key", "sort_key")]
    own_first = tuple(sorted(rows, key=lambda row: not row.is_own))
    return PlanList(year, level, has_model=True, rows=own_first)


def _plan_row(unit: Organisation, plan: Plan | None, user: User) -> PlanRow:
    is_own = can_create_plan(user, unit)
    return PlanRow(
        organisation_id=unit.pk,
        organisation=unit.name,
        belongs_to=unit.parent.name if unit.parent else "",
        plan_id=plan.pk if plan else None,
        state=plan.state if plan else "",
        state_label=plan.get_state_display() if plan else "",
        decided=plan.decided_on.isoformat() if plan and plan.decided_on else "",
        activities=plan.number if plan else 0,  # type: ignore[attr-defined]
        done=plan.done if plan else 0,  # type: ignore[attr-defined]
        url=reverse("plan_show", args=[plan.pk]) if plan else "",
        may_create=is_own and plan is None,
        is_own=is_own,
    )


def whole_plans() -> "QuerySet[Plan]":
    """Plans with what their pages and rules need of other tables."""
    return Plan.objects.select_related("organisation", "level", "decided_by")


def whole_activities() -> "QuerySet[Activity]":
    """Activities with what their pages and rules need of other tables."""
    return Activity.objects.select_related("plan__organisation", "plan__level", "goal")


def goals_for(activity: Activity) -> list[Goal]:
    """The goals that the activity may answer: those that reach the unit, and the one that it answers now."""
    goals = goals_that_reach(activity.plan.organisation_id, activity.plan.year)
    return goals if activity.goal_id in {goal.pk for goal in goals} else [activity.goal, *goals]


def plan_years(year: int) -> list[int]:
    """The years to choose from: this one and the next, those with plans, and the one shown; latest first."""
    today = timezone.localdate().year
    stored = Plan.objects.order_by().values_list("year", flat=True).distinct()
    return sorted({year, today, today + 1, *stored}, reverse=True)


def year_to_plan() -> int:
    """The year that a plan is most likely begun for: the next where a model is adopted for it, else this one."""
    year = timezone.localdate().year
    return year + 1 if governance_queries.model_for_year(year + 1) else year


def units_to_plan_for(organisations: Iterable[int]) -> list[int]:
    """Those of the organisations that may write plans in some version of the model, in Swedish order."""
    levels = [level for level in levels_by_id().values() if level.form == ModelLevel.Form.PLAN]
    kinds = {kind for level in levels for kind in owner_kinds(level)}
    units = Organisation.objects.filter(pk__in=list(organisations), kind__in=kinds)
    return list(units.order_by("sort_key").values_list("pk", flat=True))
