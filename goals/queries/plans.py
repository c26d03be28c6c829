"""Units' plans: whose goals they answer, what they hold, and who has handed one in."""

from collections.abc import Iterable, Mapping

from django.db.models import QuerySet
from django.utils import timezone

from goals.models import Activity, Goal, Plan
from goals.queries.holding import goals_holding
from goals.queries.levels import answered_levels, levels_by_id, owner_kinds, plan_levels_for
from goals.queries.material import OrganisationRow, organisations_by_id
from goals.reach import organisations_that_reach
from governance import queries as governance_queries
from governance.models import ModelLevel, Organisation


def goals_that_reach(
    organisation: int, year: int, organisations: Mapping[int, OrganisationRow] | None = None
) -> list[Goal]:
    """The adopted goals that a unit's plan answers, core mission first: the one place that says which.

    Those on the lowest level of goals or commitments that may have activities, owned by the unit itself, by an
    organisation above it or by the council. Three queries, or two where the organisations are given; level,
    organisation loaded.
    """
    rows = organisations or organisations_by_id()
    parents = {row.pk: row.parent for row in rows.values()}
    councils = [row.pk for row in rows.values() if row.kind == Organisation.Kind.COUNCIL]
    found = goals_holding(year).filter(
        level__in=answered_levels(levels_by_id()),
        organisation__in=organisations_that_reach(organisation, parents, councils),
    )
    found = found.select_related("level", "organisation")
    return sorted(found, key=lambda goal: (goal.kind != Goal.Kind.CORE, goal.order, goal.pk))


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


def plan_levels_in(year: int, kind: str) -> list[ModelLevel]:
    """The levels of the year's model on which an organisation of this kind may write a plan, the expected one first."""
    model = governance_queries.model_for_year(year)
    return plan_levels_for(kind, governance_queries.levels_of(model)) if model else []


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
