"""What we want, and what we do about it."""

from goals.models.assessment import Assessment
from goals.models.goal import CoreMission, Goal, GoalIndicator, QualityFactor
from goals.models.plan import Activity, Plan, PlanAnswer

__all__ = [
    "Activity",
    "Assessment",
    "CoreMission",
    "Goal",
    "GoalIndicator",
    "Plan",
    "PlanAnswer",
    "QualityFactor",
]
