"""What an indicator is used for: the goals followed by it, and the core missions whose quality it shows."""

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from goals.models import CoreMission, GoalIndicator, QualityFactor
from goals.rules import can_read_goal
from governance.models import AdoptionState, User
from indicators.uses import Use


def uses_of_indicator(indicator_id: int, user: User) -> list[Use]:
    """Goals and quality factors followed by the indicator, as far as the person may see them. Two queries.

    Goals of whatever years that have not given way to another; a core mission as it is worded this year.
    """
    links = (
        GoalIndicator.objects.filter(indicator=indicator_id)
        .exclude(goal__state=AdoptionState.SUPERSEDED)
        .select_related("goal__level", "goal__organisation")
        .order_by("goal__level__order", "goal__order", "goal_id")
    )
    goals = [
        Use(goal.level.name, goal.title, reverse("goal_show", args=[goal.pk]), goal.organisation.name)
        for goal in (link.goal for link in links)
        if can_read_goal(user, goal)
    ]
    return [*goals, *_missions(indicator_id)]


def _missions(indicator_id: int) -> list[Use]:
    in_force = CoreMission.objects.filter(
        organisation=OuterRef("core_mission__organisation"), year_from__lte=timezone.localdate().year
    ).order_by("-year_from")
    factors = (
        QualityFactor.objects.filter(indicator=indicator_id, core_mission=Subquery(in_force.values("pk")[:1]))
        .select_related("core_mission__organisation")
        .order_by("core_mission_id", "order")
    )
    return [
        Use(_("Core mission"), factor.text, reverse("mission_show", args=[owner.pk]), owner.name)
        for factor, owner in ((factor, factor.core_mission.organisation) for factor in factors)
    ]
