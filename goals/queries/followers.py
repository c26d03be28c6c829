"""What goals know of many indicators at once: the uses, what has been done, and what answers a broken promise."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db.models import F, Max, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from goals.models import (
    Activity,
    Assessment,
    Assignment,
    CoreMission,
    Goal,
    GoalIndicator,
    MissionAssessment,
    QualityFactor,
)
from goals.queries.material import organisations_by_id
from goals.rules import can_create_goals, can_read_goal
from governance.models import AdoptionState, Organisation, User
from governance.tree import line_up
from indicators.uses import Key, Response, Use


def used_indicators(ids: Collection[int]) -> set[int]:
    """Those by which a goal or a quality factor is followed, as queries/ties.py reckons. One query."""
    goals = _links(ids).order_by().values_list("indicator_id", flat=True)
    factors = QualityFactor.objects.filter(indicator__in=ids).order_by().values_list("indicator_id", flat=True)
    return set(goals.union(factors))


def uses_of_indicators(ids: Collection[int], user: User) -> dict[int, list[Use]]:
    """Goals and core missions of each indicator, as far as the person may see them. Two queries.

    Goals of whatever years that have not given way to another; a core mission as it is worded this year.
    """
    found: dict[int, list[Use]] = defaultdict(list)
    for link in _whole_links(ids):
        if can_read_goal(user, link.goal):
            found[link.indicator_id].append(_use(link.goal))
    in_force = CoreMission.objects.filter(
        organisation=OuterRef("core_mission__organisation"), year_from__lte=timezone.localdate().year
    ).order_by("-year_from")
    factors = QualityFactor.objects.filter(indicator__in=ids, core_mission=Subquery(in_force.values("pk")[:1]))
    factors = factors.select_related("core_mission__organisation")
    for factor in factors.order_by("core_mission__organisation__sort_key", "core_mission_id", "order"):
        owner = factor.core_mission.organisation
        url = reverse("mission_show", args=[owner.pk])
        found[factor.indicator_id or 0].append(Use(_("Core mission"), factor.text, url, owner.name))
    return found


def responses_to_indicators(ids: Collection[int]) -> dict[int, Response]:
    """When the latest activity or assignment began under a goal followed by each indicator, and to when it is judged.

    An activity counts from its first day, when that has come, unless it was stopped; an assignment from its decision.
    Four queries.
    """
    acted: dict[int, date] = {}
    judged: dict[int, date] = {}
    begun = Activity.objects.filter(starts_on__lte=timezone.localdate()).exclude(status=Activity.Status.STOPPED)
    activities = begun.exclude(plan__state=AdoptionState.SUPERSEDED)
    _keep_latest(acted, activities, "goal__goal_indicators__indicator", "starts_on", ids)
    _keep_latest(acted, Assignment.objects.all(), "goal__goal_indicators__indicator", "decided_on", ids)
    _keep_latest(judged, Assessment.objects.exclude(sentence=""), "goal__goal_indicators__indicator", "period_end", ids)
    path = "organisation__core_missions__quality_factors__indicator"
    _keep_latest(judged, MissionAssessment.objects.exclude(sentence=""), path, "period_end", ids)
    return {pk: Response(acted.get(pk), judged.get(pk)) for pk in {*acted, *judged}}


def answers_to_standards(keys: Collection[Key], year: int, user: User) -> dict[Key, list[Use]]:
    """The goals of this year or later that are followed by the indicator in the same branch of the organisation.

    A council's goal answers for a school, and a school's for its board; that of another school does not. Two queries.
    """
    places = organisations_by_id()
    parents = {pk: row.parent for pk, row in places.items()}
    by_indicator: dict[int, list[Goal]] = defaultdict(list)
    for link in _whole_links({indicator for indicator, _organisation in keys}):
        if link.goal.year_to >= year and can_read_goal(user, link.goal):
            by_indicator[link.indicator_id].append(link.goal)

    def answers(goal: Goal, organisation: int) -> bool:
        owner = goal.organisation_id
        is_of_all = goal.organisation.kind == Organisation.Kind.COUNCIL
        return is_of_all or owner in line_up(organisation, parents) or organisation in line_up(owner, parents)

    return {
        (indicator, organisation): list(
            {
                (goal.title, goal.organisation_id): _use(goal)  # the same goal once, in the years that it goes on
                for goal in by_indicator[indicator]
                if answers(goal, organisation)
            }.values()
        )
        for indicator, organisation in keys
    }


def goal_address(standard_id: int, user: User) -> str:
    """Where the person writes a goal from a standard; "" where she may write no goals."""
    return f"{reverse('goal_create')}?standard={standard_id}" if can_create_goals(user) else ""


def _links(ids: Collection[int]) -> "QuerySet[GoalIndicator]":
    return GoalIndicator.objects.filter(indicator__in=ids).exclude(goal__state=AdoptionState.SUPERSEDED)


def _whole_links(ids: Collection[int]) -> "QuerySet[GoalIndicator]":
    links = _links(ids).select_related("goal__level", "goal__organisation")
    return links.order_by("goal__level__order", "goal__order", "goal_id")


def _use(goal: Goal) -> Use:
    return Use(goal.level.name, goal.title, reverse("goal_show", args=[goal.pk]), goal.organisation.name)


def _keep_latest(found: dict[int, date], rows: "QuerySet", path: str, day: str, ids: Collection[int]) -> None:
    """The latest day of each indicator that `path` leads to."""
    latest = rows.filter(**{f"{path}__in": ids}).order_by().values(indicator=F(f"{path}_id"))
    for indicator, last in latest.annotate(last=Max(day)).values_list("indicator", "last"):
        found[indicator] = max(last, found.get(indicator, last))
