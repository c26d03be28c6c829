"""What we want, and what we do about it."""

from goals.models.assessment import Assessment, Coverage, MissionAssessment
from goals.models.assignment import Assignment, AssignmentPhase, AssignmentReport
from goals.models.citizen import CitizenRequirement
from goals.models.goal import Contribution, Goal, GoalIndicator
from goals.models.joint import Contributor, ContributorComment, GoalEffect, NotRelevant
from goals.models.marking import GoalAgendaTarget, GoalLegalRequirement, GoalTag, LegalRequirement, Tag
from goals.models.mission import CoreMission, QualityFactor
from goals.models.plan import Activity, Plan, PlanAnswer, PlanText
from goals.models.priority import PriorityPlace, PriorityRanking

__all__ = [
    "Activity",
    "Assessment",
    "Assignment",
    "AssignmentPhase",
    "AssignmentReport",
    "CitizenRequirement",
    "Contribution",
    "Contributor",
    "ContributorComment",
    "CoreMission",
    "Coverage",
    "Goal",
    "GoalAgendaTarget",
    "GoalEffect",
    "GoalIndicator",
    "GoalLegalRequirement",
    "GoalTag",
    "LegalRequirement",
    "MissionAssessment",
    "NotRelevant",
    "Plan",
    "PlanAnswer",
    "PlanText",
    "PriorityPlace",
    "PriorityRanking",
    "QualityFactor",
    "Tag",
]
