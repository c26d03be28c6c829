"""What we want: goals, core missions, plans, activities and assessments."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class GoalsConfig(AppConfig):
    name = "goals"
    verbose_name = "Goals"
    # What the history calls them (governance/tracked.py).
    history_names = {
        "activity": _("Activity"),
        "assessment": _("Assessment"),
        "assignment": _("Assignment"),
        "assignmentphase": _("Phase of an assignment"),
        "assignmentreport": _("Report on an assignment"),
        "citizenrequirement": _("Citizens’ requirement"),
        "contribution": _("Contribution to a goal"),
        "contributor": _("Contributing organisation"),
        "contributorcomment": _("Contributor’s comment"),
        "coremission": _("Core mission"),
        "coverage": _("Coverage of a goal"),
        "goal": _("Goal"),
        "goalagendatarget": _("Agenda 2030 target of a goal"),
        "goaleffect": _("Effect of a goal"),
        "goallegalrequirement": _("Legal requirement of a goal"),
        "goaltag": _("Tag of a goal"),
        "goalindicator": _("Indicator of a goal"),
        "legalrequirement": _("Legal requirement"),
        "missionassessment": _("Assessment of a core mission"),
        "notrelevant": _("Answer that a goal is not relevant"),
        "plan": _("Plan"),
        "plantext": _("Text of a plan"),
        "priorityplace": _("Place in a ranking"),
        "priorityranking": _("Priority ranking"),
        "plananswer": _("Plan’s answer to a goal"),
        "qualityfactor": pgettext_lazy("core mission", "Quality factor"),
        "tag": _("Tag"),
        "activity.order": _("Order"),
        "activity.owner": _("Owner"),
        "assessment.assessed_at": _("Assessed at"),
        "assessment.assessed_by": _("Assessed by"),
        "assessment.frequency": _("Kind of period"),
        "assessment.period_end": _("Period ends"),
        "assessment.period_start": _("Period"),
        "assessment.suggested": _("The system’s suggestion"),
        "assessment.suggestion": _("The suggestion’s grounds"),
        "assignment.owner": _("Owner"),
        "assignmentphase.order": _("Order"),
        "assignmentreport.written_at": _("Written at"),
        "assignmentreport.written_by": _("Written by"),
        "missionassessment.assessed_at": _("Assessed at"),
        "missionassessment.assessed_by": _("Assessed by"),
        "missionassessment.frequency": _("Kind of period"),
        "missionassessment.period_end": _("Period ends"),
        "missionassessment.period_start": _("Period"),
        "missionassessment.suggested": _("The system’s suggestion"),
        "missionassessment.suggestion": _("The suggestion’s grounds"),
        "contributorcomment.frequency": _("Kind of period"),
        "contributorcomment.period_end": _("Period ends"),
        "contributorcomment.period_start": _("Period"),
        "contributorcomment.written_at": _("Written at"),
        "contributorcomment.written_by": _("Written by"),
        "coverage.judged_at": _("Judged at"),
        "coverage.judged_by": _("Judged by"),
        "goalindicator.order": _("Order"),
        "plan.version": _("Version"),
        "qualityfactor.order": _("Order"),
    }

    def ready(self) -> None:
        """Tell the annual wheel how far things have come, and the indicators' pages what uses them."""
        from annualcycle import progress
        from annualcycle.models import Content
        from goals.compliance import register_checks
        from goals.queries import followers, plan_progress  # models must stand first
        from goals.queries import progress as goal_progress
        from indicators import uses

        progress.register(Content.ASSESSMENTS, goal_progress.goals_assessed)
        progress.register(Content.ANALYSES, goal_progress.deviations_explained)
        progress.register(Content.ANSWERS, goal_progress.goals_answered)
        progress.register(Content.COMMENTS, goal_progress.contributions_commented)
        progress.register(Content.PLAN, plan_progress.plans_handed_in)
        progress.register(Content.ADOPTED_PLAN, plan_progress.plans_adopted)

        uses.register_follower(
            uses.Follower(
                used=followers.used_indicators,
                uses=followers.uses_of_indicators,
                responses=followers.responses_to_indicators,
                answers=followers.answers_to_standards,
                goal_address=followers.goal_address,
            )
        )
        register_checks()
