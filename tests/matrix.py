"""Every address of the product as data, and which roles may: walked by test_permissions.py and test_pages.py."""

from dataclasses import dataclass
from datetime import date

from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from dialogue.models import Receipt
from goals.models import (
    Activity,
    Assignment,
    AssignmentPhase,
    AssignmentReport,
    CitizenRequirement,
    Contributor,
    GoalEffect,
    GoalTag,
    LegalRequirement,
    NotRelevant,
    Plan,
    PriorityPlace,
    PriorityRanking,
    Tag,
)
from governance.models import AdoptionState, Invitation, Job, Membership, ModuleChoice, TemplateSection, User
from indicators.models import (
    Comparator,
    ImportMapping,
    IndicatorPlace,
    IndicatorRanking,
    KoladaKpi,
    MeasureReview,
    SeriesBreak,
    ServiceStandard,
    Target,
    ValueImport,
)
from reports.models import Report, ReportFile
from tests.conftest import organisation
from tests.cycle_world import CycleThings, make_cycle
from tests.matrix_cycle import CYCLE, CYCLE_OBJECTS
from tests.matrix_rows import (
    ADMIN,
    ALL,
    CONTROL,
    DECIDE,
    DRAFTS,
    ENTER,
    HISTORY,
    NOBODY,
    POLITICIANS,
    SHAPE,
    UNIT,
    Role,
    Row,
    pk,
)
from tests.world import World, decided_by


@dataclass(frozen=True)
class Things:
    """The world, and what only the matrix needs."""

    world: World
    own_draft: Plan
    own_activity: Activity
    submitted: Plan
    receipt: Receipt
    person: User
    membership: Membership
    invitation: Invitation
    report: Report
    file: ReportFile
    upload: ValueImport
    worded_target: Target
    mapping: ImportMapping
    section: TemplateSection
    place: int
    empty_place: int
    contributor: Contributor
    draft_contributor: Contributor
    effect: GoalEffect
    own_effect: GoalEffect
    not_relevant: NotRelevant
    tag: Tag
    demand: LegalRequirement
    draft_order: PriorityRanking
    decided_order: PriorityRanking
    draft_measures: IndicatorRanking
    decided_measures: IndicatorRanking
    assignment: Assignment
    closed_assignment: Assignment
    asked: CitizenRequirement
    asked_of_all: CitizenRequirement
    asked_of_care: CitizenRequirement
    standard: ServiceStandard
    series_break: SeriesBreak
    review: MeasureReview
    closed_review: MeasureReview
    cycle: CycleThings


MATRIX = [
    *CYCLE,
    Row("start", ALL),
    Row("overview_show", ALL),
    Row("accent", ALL),
    Row("profile", ALL),
    Row("language_set", ALL, method="post", data={"language": "sv"}),
    Row("accessibility", ALL),
    Row("about", ALL),
    # the model
    Row("model_list", ALL),
    Row("model_show", ALL, pk(lambda t: t.world.model)),
    Row("model_show", SHAPE | DECIDE | HISTORY, pk(lambda t: t.world.draft_model), label="draft"),
    Row("model_create", SHAPE),
    Row("model_edit", SHAPE, pk(lambda t: t.world.draft_model)),
    Row("model_edit", NOBODY, pk(lambda t: t.world.model), label="adopted"),
    Row("scale_edit", SHAPE, pk(lambda t: t.world.draft_model)),
    Row("scale_edit", NOBODY, pk(lambda t: t.world.model), label="adopted"),
    Row("model_copy", SHAPE, pk(lambda t: t.world.model)),
    Row("model_adopt", SHAPE | CONTROL, pk(lambda t: t.world.draft_model)),
    Row("model_adopt", NOBODY, pk(lambda t: t.world.model), label="adopted"),
    Row("model_remove", SHAPE, pk(lambda t: t.world.draft_model)),
    Row("model_remove", NOBODY, pk(lambda t: t.world.model), label="adopted"),
    Row("level_add", SHAPE, pk(lambda t: t.world.draft_model)),
    Row("level_edit", SHAPE, pk(lambda t: t.world.draft_model.levels.first())),
    Row("level_edit", NOBODY, pk(lambda t: t.world.levels["Vision"]), label="adopted"),
    Row("level_move", SHAPE, pk(lambda t: t.world.draft_model.levels.first()), "post", {"direction": "down"}),
    Row("level_remove", SHAPE, pk(lambda t: t.world.draft_model.levels.first())),
    # organisation and people
    Row("section_list", ALL, pk(lambda t: t.world.levels["Enhetsplan"])),
    Row("section_list", SHAPE | DECIDE | HISTORY, pk(lambda t: t.section.level), label="draft"),
    Row("section_add", SHAPE, pk(lambda t: t.section.level)),
    Row("section_add", NOBODY, pk(lambda t: t.world.levels["Enhetsplan"]), label="adopted"),
    Row("section_edit", SHAPE, pk(lambda t: t.section)),
    Row("section_move", SHAPE, pk(lambda t: t.section), "post", {"direction": "down"}),
    Row("section_remove", SHAPE, pk(lambda t: t.section)),
    Row("organisation_list", ALL),
    Row("organisation_add", ADMIN, lambda t: {"pk": t.place}),
    Row("organisation_edit", ADMIN, lambda t: {"pk": t.place}),
    Row("organisation_end", ADMIN, lambda t: {"pk": t.empty_place}),
    Row("organisation_reopen", ADMIN, lambda t: {"pk": t.empty_place}, "post"),
    Row("municipality_edit", ADMIN),
    Row("module_list", ADMIN),
    Row("module_turn", ADMIN, lambda t: {"module": "quality_declarations"}, "post", {"turn": "on"}),
    Row("person_list", ADMIN),
    Row("person_show", ADMIN, pk(lambda t: t.person)),
    Row("person_invite", ADMIN),
    Row("membership_add", ADMIN, pk(lambda t: t.person)),
    Row("membership_end", ADMIN, pk(lambda t: t.membership)),
    Row("invitation_resend", ADMIN, pk(lambda t: t.invitation), "post"),
    Row("invitation_withdraw", ADMIN, pk(lambda t: t.invitation), "post"),
    # history
    Row("history_list", HISTORY),
    Row("history_export", HISTORY),
    Row("history_show", HISTORY, lambda t: {"kind": "goals.goal", "pk": t.world.goal.pk}),
    # the thread, goals, missions
    Row("chain_show", ALL),
    Row("break_list", ALL),
    Row("goal_show", ALL, pk(lambda t: t.world.goal)),
    Row("goal_show", DRAFTS, pk(lambda t: t.world.draft_goal), label="draft"),
    Row("goal_copy", CONTROL),
    Row("goal_create", CONTROL),
    Row("goal_edit", CONTROL, pk(lambda t: t.world.draft_goal)),
    Row("goal_edit", NOBODY, pk(lambda t: t.world.goal), label="adopted"),
    Row("goal_delete", CONTROL, pk(lambda t: t.world.draft_goal)),
    Row("goal_delete", NOBODY, pk(lambda t: t.world.goal), label="adopted"),
    Row("goal_adopt", DECIDE, pk(lambda t: t.world.draft_goal)),
    Row("goal_adopt", NOBODY, pk(lambda t: t.world.goal), label="adopted"),
    Row("goal_revise", CONTROL, pk(lambda t: t.world.goal)),
    Row("goal_revise", NOBODY, pk(lambda t: t.world.draft_goal), label="draft"),
    Row("goal_merge", CONTROL, pk(lambda t: t.world.draft_goal)),
    Row("goal_merge", NOBODY, pk(lambda t: t.world.goal), label="adopted"),
    Row("goal_advice", ALL),
    Row("goal_assess", CONTROL, pk(lambda t: t.world.goal)),
    Row("goal_assess", CONTROL, lambda t: {"pk": t.world.goal.pk, "period": "2026-T2"}, label="period"),
    Row("goal_assess", NOBODY, pk(lambda t: t.world.draft_goal), label="draft"),
    Row("assessment_list", HISTORY),
    Row("mission_show", ALL, lambda t: {"organisation": t.place}),
    Row("mission_edit", CONTROL | UNIT, lambda t: {"organisation": t.place}),
    Row("mission_assess", CONTROL, lambda t: {"organisation": t.place}),
    Row("mission_assess", CONTROL, lambda t: {"organisation": t.place, "period": "2026-T2"}, label="period"),
    Row("mission_assess", CONTROL, lambda t: {"organisation": t.empty_place}, label="none of its own"),
    # between organisations
    Row("goal_joint", ALL, pk(lambda t: t.world.goal)),
    Row("goal_joint", DRAFTS, pk(lambda t: t.world.draft_goal), label="draft"),
    Row("goal_joint", CONTROL, pk(lambda t: t.world.draft_goal), "post", label="write"),
    Row("goal_joint", NOBODY, pk(lambda t: t.world.goal), "post", label="write, adopted"),
    Row("contributor_remove", CONTROL, pk(lambda t: t.draft_contributor), "post"),
    Row("contributor_remove", NOBODY, pk(lambda t: t.contributor), "post", label="adopted"),
    Row("contribution_list", ALL),
    Row("contribution_comment", CONTROL, pk(lambda t: t.contributor)),
    Row("contribution_comment", CONTROL, lambda t: {"pk": t.contributor.pk, "period": "2026-T2"}, label="period"),
    Row("contribution_comment", NOBODY, pk(lambda t: t.draft_contributor), label="draft"),
    Row("effect_list", ALL),
    Row("effect_create", CONTROL | UNIT, pk(lambda t: t.world.goal)),
    Row("effect_create", CONTROL, pk(lambda t: t.world.draft_goal), label="draft"),
    Row("effect_show", ALL, pk(lambda t: t.effect)),
    Row("effect_edit", CONTROL, pk(lambda t: t.effect)),
    Row("effect_edit", CONTROL | UNIT, pk(lambda t: t.own_effect), label="own"),
    Row("effect_settle", CONTROL, pk(lambda t: t.effect)),
    Row("effect_settle", CONTROL | UNIT, pk(lambda t: t.own_effect), label="own"),
    Row("effect_reopen", CONTROL | UNIT, pk(lambda t: t.own_effect), "post"),
    Row("effect_delete", CONTROL | UNIT, pk(lambda t: t.own_effect)),
    Row("cascade_show", ALL),
    Row("notrelevant_set", CONTROL | UNIT, lambda t: {"pk": t.world.goal.pk, "organisation": t.place, "year": 2026}),
    Row("notrelevant_undo", CONTROL | UNIT, pk(lambda t: t.not_relevant), "post"),
    Row("serving_add", CONTROL, lambda t: {"pk": t.world.goal.pk, "organisation": t.empty_place}),
    Row("coverage_list", ALL),
    Row("coverage_set", CONTROL, lambda t: {"pk": t.world.goal.pk, "year": 2026}),
    Row("coverage_set", NOBODY, lambda t: {"pk": t.world.draft_goal.pk, "year": 2026}, label="draft"),
    # what cuts across the thread
    Row("tag_list", ALL),
    Row("tag_show", ALL, pk(lambda t: t.tag)),
    Row("tag_create", SHAPE | CONTROL),
    Row("tag_edit", SHAPE | CONTROL, pk(lambda t: t.tag)),
    Row("tag_delete", SHAPE | CONTROL, pk(lambda t: t.tag)),
    Row("agenda_show", ALL),
    Row("legalrequirement_list", ALL),
    Row("legalrequirement_create", CONTROL),
    Row("legalrequirement_edit", CONTROL, pk(lambda t: t.demand)),
    Row("legalrequirement_delete", CONTROL, pk(lambda t: t.demand)),
    Row("ranking_list", ALL),
    Row(
        "ranking_create",
        CONTROL,
        lambda t: {"level": t.world.levels["Nämndmål"].pk, "organisation": t.draft_order.organisation_id},
    ),
    Row("ranking_edit", CONTROL, pk(lambda t: t.draft_order)),
    Row("ranking_edit", NOBODY, pk(lambda t: t.decided_order), label="decided"),
    Row("ranking_adopt", DECIDE, pk(lambda t: t.draft_order)),
    Row("ranking_adopt", NOBODY, pk(lambda t: t.decided_order), label="decided"),
    Row("ranking_delete", CONTROL, pk(lambda t: t.draft_order)),
    Row("ranking_delete", NOBODY, pk(lambda t: t.decided_order), label="decided"),
    Row("indicator_multiples", ALL),
    Row("indicator_ranking_list", ALL),
    Row("indicator_ranking_create", CONTROL, lambda t: {"organisation": t.draft_measures.organisation_id}),
    Row("indicator_ranking_edit", CONTROL, pk(lambda t: t.draft_measures)),
    Row("indicator_ranking_edit", NOBODY, pk(lambda t: t.decided_measures), label="decided"),
    Row("indicator_ranking_adopt", DECIDE, pk(lambda t: t.draft_measures)),
    Row("indicator_ranking_adopt", NOBODY, pk(lambda t: t.decided_measures), label="decided"),
    Row("indicator_ranking_delete", CONTROL, pk(lambda t: t.draft_measures)),
    Row("indicator_ranking_delete", NOBODY, pk(lambda t: t.decided_measures), label="decided"),
    # plans
    Row("plan_list", ALL),
    Row("plan_show", ALL, pk(lambda t: t.world.plan)),
    Row("plan_show", ALL, pk(lambda t: t.submitted), label="submitted"),
    Row("plan_show", DRAFTS, pk(lambda t: t.world.draft_plan), label="another unit's draft"),
    Row("plan_show", DRAFTS | UNIT, pk(lambda t: t.own_draft), label="own draft"),
    Row("plan_create", UNIT),
    Row("plan_edit", UNIT, pk(lambda t: t.own_draft)),
    Row("plan_edit", NOBODY, pk(lambda t: t.world.plan), label="adopted"),
    Row("plan_edit", NOBODY, pk(lambda t: t.world.draft_plan), label="another unit's"),
    Row("plan_submit", UNIT, pk(lambda t: t.own_draft)),
    Row("plan_copy", UNIT, pk(lambda t: t.world.plan)),
    Row("plan_copy", NOBODY, pk(lambda t: t.own_draft), label="draft"),
    Row("plan_return", DECIDE, pk(lambda t: t.submitted)),
    Row("plan_adopt", DECIDE, pk(lambda t: t.submitted)),
    Row("plan_adopt", NOBODY, pk(lambda t: t.own_draft), label="draft"),
    Row("plan_delete", UNIT, pk(lambda t: t.own_draft)),
    Row("plan_delete", NOBODY, pk(lambda t: t.world.plan), label="adopted"),
    Row("plan_adopt", DECIDE, pk(lambda t: t.world.plan), "post", label="adopted already"),
    Row("plan_submit", UNIT, pk(lambda t: t.world.plan), "post", label="adopted already"),
    Row("plan_revise", UNIT, pk(lambda t: t.world.plan)),
    Row("plan_revise", NOBODY, pk(lambda t: t.own_draft), label="draft"),
    Row("plan_compare", ALL, pk(lambda t: t.world.plan)),
    Row("plan_compare", DRAFTS, pk(lambda t: t.world.draft_plan), label="another unit's draft"),
    Row("activity_create", UNIT, pk(lambda t: t.own_draft)),
    Row("activity_create", NOBODY, pk(lambda t: t.world.plan), label="adopted"),
    Row("activity_edit", UNIT, pk(lambda t: t.world.activity)),
    Row("activity_delete", UNIT, pk(lambda t: t.own_activity)),
    Row("activity_delete", NOBODY, pk(lambda t: t.world.activity), label="adopted"),
    Row("activity_list", ALL),
    Row("activity_mine", ALL),
    Row("activity_timeline", ALL),
    Row("goal_portfolio", ALL),
    # what citizens ask for: of one school, and of the municipality as a whole
    Row("citizenrequirement_list", ALL),
    Row("citizenrequirement_create", CONTROL | UNIT),
    Row("citizenrequirement_edit", CONTROL | UNIT, pk(lambda t: t.asked)),
    Row("citizenrequirement_edit", CONTROL | UNIT, pk(lambda t: t.asked_of_all), label="of all"),
    Row("citizenrequirement_edit", CONTROL, pk(lambda t: t.asked_of_care), label="of others"),
    Row("citizenrequirement_answer", CONTROL | UNIT, pk(lambda t: t.asked)),
    Row("citizenrequirement_answer", CONTROL, pk(lambda t: t.asked_of_care), label="of others"),
    Row("citizenrequirement_delete", CONTROL | UNIT, pk(lambda t: t.asked)),
    Row("citizenrequirement_delete", CONTROL, pk(lambda t: t.asked_of_care), label="of others"),
    # assignments: the school board's to one of its schools
    Row("assignment_list", ALL),
    Row("assignment_show", ALL, pk(lambda t: t.assignment)),
    Row("assignment_create", DECIDE),
    Row("assignment_edit", DECIDE, pk(lambda t: t.assignment)),
    Row("assignment_edit", NOBODY, pk(lambda t: t.closed_assignment), label="closed"),
    Row("assignment_plan", CONTROL | UNIT, pk(lambda t: t.assignment)),
    Row("assignment_plan", NOBODY, pk(lambda t: t.closed_assignment), label="closed"),
    Row("assignment_report", CONTROL | UNIT, pk(lambda t: t.assignment)),
    Row("assignment_close", DECIDE, pk(lambda t: t.assignment)),
    Row("assignment_reopen", DECIDE, pk(lambda t: t.closed_assignment)),
    Row("assignment_reopen", NOBODY, pk(lambda t: t.assignment), label="open"),
    # receipts of plans
    Row("reading_list", POLITICIANS),
    Row("receipt_give", frozenset({Role.BOARD_MEMBER}), pk(lambda t: t.world.plan)),
    Row("receipt_give", NOBODY, pk(lambda t: t.own_draft), label="draft"),
    Row("receipt_list", DECIDE | UNIT | HISTORY),
    Row("receipt_answer", UNIT, pk(lambda t: t.receipt)),
    Row("reminding_send", DECIDE | UNIT, method="post"),
    # periods
    Row("period_list", HISTORY),
    Row("period_close", CONTROL, lambda t: {"slug": "2025"}),
    Row("period_reopen", CONTROL, lambda t: {"slug": "2024"}),
    # indicators and values
    Row("indicator_list", ALL),
    Row("indicator_show", ALL, pk(lambda t: t.world.indicator)),
    Row("indicator_create", CONTROL),
    Row("indicator_edit", CONTROL, pk(lambda t: t.world.indicator)),
    Row("indicator_findings", ALL),
    Row("publication_list", ALL),
    Row("publication_calendar", ALL),
    Row("indicator_discontinue", CONTROL, pk(lambda t: t.world.indicator)),
    Row("indicator_resume", CONTROL, pk(lambda t: t.world.indicator)),
    Row("break_create", CONTROL, pk(lambda t: t.world.indicator)),
    Row("break_remove", CONTROL, lambda t: {"pk": t.world.indicator.pk, "series_break": t.series_break.pk}),
    Row("target_set", CONTROL, pk(lambda t: t.world.indicator)),
    Row("target_judge", ENTER, pk(lambda t: t.worded_target)),
    Row("target_delete", CONTROL, pk(lambda t: t.worded_target), "post"),
    Row("standard_list", ALL),
    Row("standard_create", CONTROL),
    Row("standard_edit", CONTROL, pk(lambda t: t.standard)),
    Row("standard_end", CONTROL, pk(lambda t: t.standard)),
    Row("quality_declaration", ALL, lambda t: {"organisation": t.place}),
    Row("measure_burden", ALL),
    Row("measure_burden_export", ALL),
    Row("measurereview_list", ALL),
    Row("measurereview_create", CONTROL),
    Row("measurereview_show", ALL, pk(lambda t: t.review)),
    Row(
        "measurereview_judge",
        CONTROL,
        lambda t: {"pk": t.review.pk, "indicator": t.world.indicator.pk},
        "post",
        {"verdict": "keep"},
    ),
    Row("measurereview_close", CONTROL, pk(lambda t: t.review)),
    Row("measurereview_reopen", CONTROL, pk(lambda t: t.closed_review)),
    Row("value_entry", ENTER),
    Row("value_paste", ENTER),
    Row("value_export", ALL, lambda t: {"format": "csv"}),
    # Kolada
    Row("kolada_list", HISTORY),
    Row("kolada_search", SHAPE | CONTROL),
    Row("kolada_show", SHAPE | CONTROL, lambda things: {"kpi": "N15428"}),
    Row("kolada_follow", CONTROL, lambda things: {"kpi": "N15428"}, method="post"),
    Row("kolada_tie", CONTROL, lambda things: {"kpi": "N15428"}, method="post"),
    Row("kolada_settings", SHAPE | CONTROL),
    Row("kolada_units", SHAPE | CONTROL),
    Row("kolada_fetch", SHAPE | CONTROL, method="post"),
    Row("kolada_catalogue", SHAPE | CONTROL, method="post"),
    Row("kolada_compare", SHAPE | CONTROL, method="post"),
    Row("kolada_stop", SHAPE | CONTROL, lambda things: {"pk": Comparator.objects.get().pk}, method="post"),
    Row("import_list", ENTER | HISTORY),
    Row("import_create", ENTER),
    Row("import_show", HISTORY, pk(lambda t: t.upload)),
    Row("import_map", CONTROL, pk(lambda t: t.upload), "post"),
    Row("import_store", CONTROL, pk(lambda t: t.upload), "post"),
    Row("import_discard", CONTROL, pk(lambda t: t.upload), "post"),
    Row("import_read", CONTROL, pk(lambda t: t.upload), "post"),
    Row("import_refused", HISTORY, lambda t: {"pk": t.upload.pk, "format": "csv"}),
    Row("mapping_list", ENTER | HISTORY),
    Row("mapping_forget", ENTER, pk(lambda t: t.mapping), "post"),
    # reports
    Row("report_list", ALL),
    Row("report_create", CONTROL),
    Row("report_show", DRAFTS | UNIT | HISTORY, pk(lambda t: t.report)),
    Row("report_retry", CONTROL, pk(lambda t: t.report), "post"),
    Row("report_file", DRAFTS | UNIT | HISTORY, pk(lambda t: t.file)),
    Row("report_texts_edit", CONTROL, lambda t: {"year": 2026}),
]


# The pages of one thing: asked for by number inside another municipality by someone who may do everything there.
OBJECTS = CYCLE_OBJECTS | {
    "kolada_stop",
    "tag_show",
    "tag_edit",
    "legalrequirement_edit",
    "ranking_create",
    "ranking_edit",
    "ranking_adopt",
    "indicator_ranking_create",
    "indicator_ranking_edit",
    "indicator_ranking_adopt",
    "goal_joint",
    "contribution_comment",
    "effect_show",
    "notrelevant_set",
    "serving_add",
    "coverage_set",
    "goal_show",
    "plan_show",
    "indicator_show",
    "indicator_discontinue",
    "break_remove",
    "model_show",
    "section_list",
    "section_edit",
    "report_show",
    "report_file",
    "import_show",
    "standard_edit",
    "quality_declaration",
    "measurereview_show",
    "measurereview_judge",
    "measurereview_close",
    "person_show",
    "history_show",
    "mission_show",
    "mission_assess",
    "assignment_show",
    "assignment_edit",
    "citizenrequirement_edit",
    "citizenrequirement_answer",
    "activity_edit",
    "receipt_give",
    "receipt_answer",
    "goal_assess",
    "target_set",
    "target_judge",
    "organisation_edit",
    "membership_end",
}


def address_of(row: Row, things: Things) -> str:
    return reverse(row.name, kwargs=row.kwargs(things), urlconf="config.municipality_urls")


def make_things(world: World, controller: User, reader: User) -> Things:
    valla, bun = organisation("Valla"), organisation("BUN")
    plan = {"level": world.levels["Enhetsplan"]}
    own_draft = Plan.objects.create(organisation=valla, year=2025, **plan)
    dates = {"starts_on": date(2025, 1, 12), "due_on": date(2025, 4, 30), "owner_name": "Amir"}
    own_activity = Activity.objects.create(plan=own_draft, goal=world.board_goal, title="Läsning", **dates)
    submitted = Plan.objects.create(
        organisation=organisation("Nyborg"), year=2025, state=AdoptionState.SUBMITTED, **plan
    )
    job = Job.objects.create(kind="annual_report", ordered_by=controller, state=Job.State.FAILED, reason="Fel")
    report = Report.objects.create(year=2026, title="Årsredovisning", language="sv", job=job, ordered_by=controller)
    file = ReportFile(report=report, format="pdf", size=4, sha256="0" * 64)
    file.file.save("x.pdf", ContentFile(b"%PDF"))
    data = "Nyckeltal;Kommun;År;Värde\nN15428;Kommunen;2020;75,0\n".encode()
    upload = ValueImport(file_name="x.csv", sha256="1" * 64, uploaded_by=controller, rows=1, columns={})
    upload.file.save("x.csv", ContentFile(data))
    invitation = Invitation.objects.create(
        email="ny@example.com",
        full_name="Ny",
        organisation=bun,
        role=Role.READER,
        valid_from=date(2026, 1, 1),
        invited_by=controller,
    )
    KoladaKpi.objects.create(id="N15428", title="Behöriga till yrkesprogram, andel (%)")
    care = organisation("ON")
    contributor = Contributor.objects.create(goal=world.board_goal, organisation=care, task="Elevhälsa")
    draft_contributor = Contributor.objects.create(goal=world.draft_goal, organisation=care, task="Elevhälsa")
    effect = GoalEffect.objects.create(
        goal=world.board_goal, kind="conflicts", organisation=care, text="Samma lokaler."
    )
    own_effect = GoalEffect.objects.create(
        goal=world.board_goal, kind="burdens", organisation_id=valla.pk, text="Mer tid."
    )
    not_relevant = NotRelevant.objects.create(goal=world.goal, organisation=valla, year=2026, reason="Har inga elever.")
    tag = Tag.objects.create(name="Barn")
    ModuleChoice.objects.create(module=ModuleChoice.Module.QUALITY_DECLARATIONS, is_on=True)
    GoalTag.objects.create(goal=world.goal, tag=tag)
    draft_order, decided_order = _make_orders(world)
    draft_measures, decided_measures = _make_orders_of_indicators(world)
    assignment, closed_assignment = _make_assignments(world, controller)
    asked = {"received_on": date(2026, 2, 2), "source": "comment", "text": "Säkrare skolväg."}
    return Things(
        asked=CitizenRequirement.objects.create(organisation=valla, goal=world.goal, **asked),
        asked_of_all=CitizenRequirement.objects.create(**asked),
        asked_of_care=CitizenRequirement.objects.create(organisation=care, **asked),
        assignment=assignment,
        closed_assignment=closed_assignment,
        tag=tag,
        section=TemplateSection.objects.create(
            level=world.draft_model.levels.get(form="plan"), order=1, heading="Inledning"
        ),
        demand=LegalRequirement.objects.create(
            act="Skollagen (2010:800)",
            provision="1 kap. 4 §",
            requirement="Utbildningen tar hänsyn till barns behov.",
        ),
        draft_order=draft_order,
        decided_order=decided_order,
        draft_measures=draft_measures,
        decided_measures=decided_measures,
        contributor=contributor,
        draft_contributor=draft_contributor,
        effect=effect,
        own_effect=own_effect,
        not_relevant=not_relevant,
        world=world,
        own_draft=own_draft,
        own_activity=own_activity,
        submitted=submitted,
        receipt=Receipt.objects.create(
            plan=world.plan, reader=reader, understanding=Receipt.Understanding.QUESTION, question="Vad menas?"
        ),
        person=reader,
        series_break=SeriesBreak.objects.create(
            indicator=world.indicator, starts_on=date(2025, 1, 1), reason="Ny mätmetod"
        ),
        standard=ServiceStandard.objects.create(
            indicator=world.indicator, organisation=valla, promise="Alla blir behöriga.", low=80, year_from=2025
        ),
        review=MeasureReview.objects.create(organisation=organisation("K"), year=2026),
        cycle=make_cycle(controller, world.model),
        closed_review=MeasureReview.objects.create(
            organisation=organisation("K"),
            year=2025,
            conclusion="Vi mäter rätt saker.",
            closed_at=timezone.now(),
            closed_by=controller,
        ),
        membership=Membership.objects.get(user=reader),
        invitation=invitation,
        report=report,
        file=file,
        upload=upload,
        worded_target=Target.objects.create(
            indicator=world.indicator, organisation=valla, year=2026, kind="qualitative", description="Alla är trygga."
        ),
        mapping=ImportMapping.objects.create(signature="1" * 64, heads=["Kod", "År", "Värde"], saved_by=controller),
        place=valla.pk,
        empty_place=organisation("ON").pk,
    )


def _make_orders(world: World) -> tuple[PriorityRanking, PriorityRanking]:
    """A board's order of priority: a draft, and one that is decided."""
    board = organisation("BUN")
    group = {"level": world.levels["Nämndmål"], "organisation": board}
    decided = PriorityRanking.objects.create(
        **group,
        year_from=2026,
        state=AdoptionState.ADOPTED,
        decided_by=board,
        decided_on=date(2026, 1, 26),
        registry_number="BUN 2026:3",
        minutes_paragraph="4",
    )
    draft = PriorityRanking.objects.create(**group, year_from=2025)
    for ranking in (decided, draft):
        PriorityPlace.objects.create(ranking=ranking, goal=world.board_goal, rank=1)
    return draft, decided


def _make_orders_of_indicators(world: World) -> tuple[IndicatorRanking, IndicatorRanking]:
    """A board's order of what is measured: a draft, and one that is decided."""
    board = organisation("BUN")
    adopted = {"state": AdoptionState.ADOPTED, **decided_by("BUN")}
    decided = IndicatorRanking.objects.create(organisation=board, year_from=2026, **adopted)
    draft = IndicatorRanking.objects.create(organisation=board, year_from=2025)
    for ranking in (decided, draft):
        IndicatorPlace.objects.create(ranking=ranking, indicator=world.indicator, rank=1)
    return draft, decided


def _make_assignments(world: World, writer: User) -> tuple[Assignment, Assignment]:
    """A project that is under way, and an assignment that has been closed."""
    given = {"organisation": organisation("Valla"), "due_on": date(2026, 6, 1), **decided_by("BUN")}
    running = Assignment.objects.create(
        title="Utred skolskjutsen", goal=world.board_goal, is_project=True, status="under_way", **given
    )
    AssignmentPhase.objects.create(assignment=running, title="Kartlägg", due_on=date(2026, 3, 1))
    AssignmentReport.objects.create(
        assignment=running, reported_on=date(2026, 2, 1), text="Vi har börjat.", written_by=writer
    )
    closed = Assignment.objects.create(
        title="Se över kösystemet", status="closed", closed_on=date(2026, 5, 4), closing_paragraph="44", **given
    )
    return running, closed
