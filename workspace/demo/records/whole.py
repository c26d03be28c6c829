"""A demo municipality as a whole."""

from dataclasses import dataclass
from datetime import date

from governance.models import ModuleChoice, Municipality
from workspace.demo.records.basis import ModelRow, OrganisationRow, PersonRow
from workspace.demo.records.between import ContributorCommentRow, EffectRow, NotRelevantRow
from workspace.demo.records.citizens import CitizenRow
from workspace.demo.records.cycle import AdjustmentRow, BoardStepRow, ChangeRow, FindingRow, TaskRow, WalkThroughRow
from workspace.demo.records.goals import (
    CoreMissionRow,
    CoverageRow,
    GoalCopyRow,
    GoalRow,
    LawRow,
    MarkRow,
    RankingRow,
    RoundRow,
    TagRow,
)
from workspace.demo.records.measures import (
    ComparatorRow,
    CorrectionRow,
    MeasureRankingRow,
    MeasureRow,
    ReviewRow,
    StandardRow,
)
from workspace.demo.records.plans import AssignmentRow, PlanCopyRow, PlanRow, ReceiptRow, ReminderRow


@dataclass(frozen=True, slots=True)
class DemoMunicipality:
    """All of a demo municipality. `writer` is the person whose name stands in the history of what nobody else wrote."""

    slug: str
    name: str
    kind: Municipality.Kind
    language: str
    accent: str
    mail_domain: str
    writer: str
    organisations: tuple[OrganisationRow, ...]
    people: tuple[PersonRow, ...]
    models: tuple[ModelRow, ...]
    perspectives: tuple[str, ...]
    comparators: tuple[ComparatorRow, ...]
    measures: tuple[MeasureRow, ...]
    goals: tuple[GoalRow, ...]
    modules: tuple[ModuleChoice.Module, ...] = ()
    kolada_area: str = ""
    kolada_units: tuple[tuple[str, str], ...] = ()  # organisation's key, Kolada's id
    standards: tuple[StandardRow, ...] = ()
    measure_rankings: tuple[MeasureRankingRow, ...] = ()
    reviews: tuple[ReviewRow, ...] = ()
    tags: tuple[TagRow, ...] = ()
    laws: tuple[LawRow, ...] = ()
    marks: tuple[MarkRow, ...] = ()
    rankings: tuple[RankingRow, ...] = ()
    joint_comments: tuple[ContributorCommentRow, ...] = ()
    effects: tuple[EffectRow, ...] = ()
    not_relevant: tuple[NotRelevantRow, ...] = ()
    coverages: tuple[CoverageRow, ...] = ()
    citizens: tuple[CitizenRow, ...] = ()
    assignments: tuple[AssignmentRow, ...] = ()
    receipts: tuple[ReceiptRow, ...] = ()
    reminders: tuple[ReminderRow, ...] = ()
    goal_copies: tuple[GoalCopyRow, ...] = ()
    plan_copies: tuple[PlanCopyRow, ...] = ()
    core_missions: tuple[CoreMissionRow, ...] = ()
    plans: tuple[PlanRow, ...] = ()
    rounds: tuple[RoundRow, ...] = ()
    corrections: tuple[CorrectionRow, ...] = ()
    closed: tuple[tuple[str, date], ...] = ()
    first_wheel: int = 0  # the first year with a wheel; 0: none
    wheels_known_by: date = date.max
    adjustments: tuple[AdjustmentRow, ...] = ()
    board_steps: tuple[BoardStepRow, ...] = ()
    tasks: tuple[TaskRow, ...] = ()
    changes: tuple[ChangeRow, ...] = ()
    walk_throughs: tuple[WalkThroughRow, ...] = ()
    findings: tuple[FindingRow, ...] = ()
    keeps_rules: str = ""  # who is responsible for the usual rules; "": there are none
    report_texts: tuple[tuple[int, str, str], ...] = ()
