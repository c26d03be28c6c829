"""Exempelby kommun: fictitious, about 28 000 inhabitants, with all that a year brings."""

from datetime import date

from governance.models import ModuleChoice, Municipality
from workspace.demo.exempelby.assessments import FIRST_ROUND, SECOND_ROUND
from workspace.demo.exempelby.assessments_2025 import YEAR_2025
from workspace.demo.exempelby.assignments import ASSIGNMENTS
from workspace.demo.exempelby.board_goals import BOARD_GOALS
from workspace.demo.exempelby.changes import CHANGES, WALK_THROUGHS
from workspace.demo.exempelby.citizens import CITIZENS
from workspace.demo.exempelby.commitments import COMMITMENTS
from workspace.demo.exempelby.comparing import COMPARATORS
from workspace.demo.exempelby.core_missions import CORE_MISSIONS
from workspace.demo.exempelby.council_goals import COUNCIL_GOALS
from workspace.demo.exempelby.markings import LAWS, MARKS, TAGS
from workspace.demo.exempelby.measures_care import CARE
from workspace.demo.exempelby.measures_children import CHILDREN
from workspace.demo.exempelby.measures_economy import CATALOGUE, ECONOMY
from workspace.demo.exempelby.measures_society import SOCIETY
from workspace.demo.exempelby.measures_units import UNITS
from workspace.demo.exempelby.measures_whole import WHOLE
from workspace.demo.exempelby.measuring import MEASURE_RANKINGS, REVIEWS, STANDARDS, with_owners
from workspace.demo.exempelby.model import MODELS, PERSPECTIVES
from workspace.demo.exempelby.organisations import ORGANISATIONS
from workspace.demo.exempelby.people import PEOPLE
from workspace.demo.exempelby.planning import year_before
from workspace.demo.exempelby.plans_alike import PLANS_ALIKE
from workspace.demo.exempelby.plans_boards import BOARD_PLANS, with_revisions
from workspace.demo.exempelby.plans_others import OTHER_PLANS
from workspace.demo.exempelby.plans_schools import SCHOOL_PLANS
from workspace.demo.exempelby.receipts import RECEIPTS, REMINDERS
from workspace.demo.exempelby.report_texts import REPORT_TEXTS
from workspace.demo.exempelby.together import COVERAGES, EFFECTS, JOINT_COMMENTS, NOT_RELEVANT, RANKINGS
from workspace.demo.exempelby.wheel import ADJUSTMENTS, BOARD_STEPS, FINDINGS, TASKS
from workspace.demo.records import CorrectionRow, DemoMunicipality, GoalCopyRow, PlanCopyRow

_PLANS = BOARD_PLANS + SCHOOL_PLANS + PLANS_ALIKE + OTHER_PLANS

EXEMPELBY = DemoMunicipality(
    slug="exempelby",
    name="Exempelby kommun",
    kind=Municipality.Kind.MUNICIPALITY,
    language="sv",
    accent="#0F4C5C",
    mail_domain="exempelby.example",
    writer="fatima.rahimi",
    organisations=ORGANISATIONS,
    people=PEOPLE,
    models=MODELS,
    perspectives=PERSPECTIVES,
    comparators=COMPARATORS,
    measures=with_owners(CHILDREN + CARE + SOCIETY + ECONOMY + UNITS + WHOLE) + CATALOGUE,
    modules=(ModuleChoice.Module.QUALITY_DECLARATIONS,),
    kolada_area="9999",
    kolada_units=(("Valla", "V15E999900101"), ("Nyborg", "V15E999900102")),
    standards=STANDARDS,
    measure_rankings=MEASURE_RANKINGS,
    reviews=REVIEWS,
    goals=COUNCIL_GOALS + BOARD_GOALS + COMMITMENTS,
    tags=TAGS,
    laws=LAWS,
    marks=MARKS,
    rankings=RANKINGS,
    joint_comments=JOINT_COMMENTS,
    effects=EFFECTS,
    not_relevant=NOT_RELEVANT,
    coverages=COVERAGES,
    citizens=CITIZENS,
    assignments=ASSIGNMENTS,
    receipts=RECEIPTS,
    reminders=REMINDERS,
    goal_copies=(GoalCopyRow(("g1", "g3", "g4", "g5", "g8", "bun1", "bun3"), (2027, 2030), "fatima.rahimi"),),
    plan_copies=(PlanCopyRow("Björkhaga", 2027, "camilla.roos"),),
    core_missions=CORE_MISSIONS,
    plans=tuple(year_before(plan) for plan in _PLANS) + with_revisions(_PLANS),
    rounds=(YEAR_2025, FIRST_ROUND, SECOND_ROUND),
    corrections=(
        CorrectionRow(
            "N15505",
            "K",
            "2025",
            "223",
            "222",
            "Rättad den 9 februari: elever i anpassad grundskola hade räknats bort två gånger.",
        ),
        CorrectionRow("U23401", "K", "2025", "76", "79", "Rättad den 16 februari: nio avslutade köplatser saknades."),
    ),
    report_texts=REPORT_TEXTS,
    first_wheel=2025,
    wheels_known_by=date(2026, 11, 20),
    adjustments=ADJUSTMENTS,
    board_steps=BOARD_STEPS,
    tasks=TASKS,
    changes=CHANGES,
    walk_throughs=WALK_THROUGHS,
    findings=FINDINGS,
    keeps_rules="hakan.sjoberg",
    closed=(("2025", date(2026, 3, 2)), ("T3 2025", date(2026, 3, 2)), ("T1 2026", date(2026, 6, 1))),
)
