"""The marks of what is stored now, by which a stale edit is known (goals/refusals.py)."""

from annualcycle.periods import Period
from goals.models import Assessment, Assignment, CoreMission, Goal, MissionAssessment, Plan
from governance.models import Organisation
from governance.refusals import fingerprint


def indicator_ids(goal: Goal) -> list[int]:
    """The goal's indicators in order."""
    return list(goal.goal_indicators.order_by("order", "id").values_list("indicator_id", flat=True))


def factor_marks(mission: CoreMission) -> list[tuple[str, str, int | None]]:
    """The quality factors as they are stored, in order."""
    return list(mission.quality_factors.order_by("order", "id").values_list("text", "standard", "indicator_id"))


def mission_mark(organisation: int, year_from: int) -> str:
    """The mark of an organisation's core mission from a year; empty where there is none."""
    mission = CoreMission.objects.filter(organisation=organisation, year_from=year_from).first()
    return fingerprint(mission, *factor_marks(mission)) if mission else ""


def answer_marks(plan: Plan) -> list[tuple[int, str]]:
    """The plan's answers as they are stored, by goal."""
    return list(plan.answers.order_by("goal_id").values_list("goal_id", "text"))


def word_marks(plan: Plan) -> list[tuple[int, str]]:
    """The plan's texts by section and its answers by goal, as they are stored."""
    return [*plan.texts.order_by("section_id").values_list("section_id", "text"), *answer_marks(plan)]


def plan_mark(plan: Plan) -> str:
    """The mark of the plan and its words."""
    return fingerprint(plan, *word_marks(plan))


def assessment_of(goal: Goal, period: Period) -> Assessment | None:
    """The goal's assessment for the period, if any."""
    return goal.assessments.filter(frequency=period.frequency, period_start=period.start).first()


def mission_assessment_of(organisation: Organisation, period: Period) -> MissionAssessment | None:
    """The assessment of the organisation's core mission for the period, if any."""
    return organisation.mission_assessments.filter(frequency=period.frequency, period_start=period.start).first()


def phase_marks(assignment: Assignment) -> list[tuple[object, ...]]:
    """The phases of an assignment as they are stored, in order."""
    return list(assignment.phases.order_by("order", "id").values_list("order", "title", "due_on", "is_done"))


def assignment_mark(assignment: Assignment) -> str:
    """The mark of the assignment and its phases."""
    return fingerprint(assignment, *phase_marks(assignment))
