"""A plan to be read: the sections of its level's template, and in them what the plan says, goal by goal."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goals.chain import Node, line_up
from goals.models import Activity, Assignment, Goal, NotRelevant, Plan, PlanText
from goals.queries.holding import goals_holding
from goals.queries.levels import GOAL_FORMS
from goals.queries.material import organisations_by_id
from goals.queries.missions import Mission, mission_for
from goals.queries.plan_below import BelowRow, answers_below
from goals.queries.plans import goals_that_reach
from governance.language import active_language
from governance.models import AdoptionState, ModelLevel, TemplateSection
from indicators.numbers import format_number

Kind = TemplateSection.Kind


@dataclass(frozen=True, slots=True)
class LineNode:
    """A goal on a thread drawn on one line (components/thread_line.html)."""

    title: str
    url: str
    is_current: bool = False
    is_broken: bool = False


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """An activity as a plan shows it. is_late: not ready though its date has passed."""

    pk: int
    title: str
    owner: str
    starts_on: date
    due_on: date
    status: str
    status_label: str
    comment: str
    is_late: bool
    progress: int = 0


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """An assignment to the organisation, as a plan shows it."""

    pk: int
    title: str
    decided_by: str
    due_on: date
    status_label: str
    owner: str


@dataclass(frozen=True, slots=True)
class PlanSection:
    """A section of the template. pk: None where the level has none of its own. longest: characters in each text."""

    pk: int | None
    kind: str
    heading: str
    help_text: str = ""
    is_required: bool = False
    longest: int | None = None
    text: str = ""

    @property
    def anchor(self) -> str:
        """The section's place on the page."""
        return f"section-{self.pk or self.kind}"

    @property
    def field(self) -> str:
        """The place of its text on the page where it is written."""
        return f"id_text-{self.pk}"


@dataclass(frozen=True, slots=True)
class OwnGoal:
    """A goal of the organisation's own that its plan does not answer: other goals, or other plans, do."""

    title: str
    level_name: str
    url: str


@dataclass(frozen=True, slots=True)
class GoalAnswer:
    """What the plan says of one goal. reaches: False for an answer to a goal that no longer reaches the organisation.

    not_relevant: why the goal does not concern the organisation, where it has said so. below: the plans of those below
    the organisation that answer it.
    """

    goal_id: int
    title: str
    level_name: str
    organisation: str
    is_core: bool
    rationale: str
    line: tuple[LineNode, ...]
    text: str
    activities: tuple[ActivityRow, ...]
    reaches: bool = True
    not_relevant: str = ""
    below: tuple[BelowRow, ...] = ()

    @property
    def field(self) -> str:
        """The place of its answer on the page where it is written."""
        return f"id_answer-{self.goal_id}"

    @property
    def is_answered(self) -> bool:
        """Whether the plan says anything of the goal."""
        return bool(self.text or self.activities or self.not_relevant)


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that a plan must have before it is handed in, in words, and its place where the plan is written."""

    words: str
    anchor: str


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """A plan to be read. limits_are_hard: a plan with a text that is too long cannot be handed in."""

    mission: Mission | None
    sections: tuple[PlanSection, ...]
    goals: tuple[GoalAnswer, ...]
    own_goals: tuple[OwnGoal, ...] = ()
    assignments: tuple[AssignmentRow, ...] = ()
    limits_are_hard: bool = False

    @property
    def texts(self) -> list[PlanSection]:
        """The sections under which the plan itself says something."""
        return [section for section in self.sections if section.kind == Kind.TEXT]

    def section(self, kind: str) -> PlanSection | None:
        """The section that holds what is kept elsewhere, where the template has it."""
        return next((section for section in self.sections if section.kind == kind), None)

    @property
    def lacks(self) -> list[Lack]:
        """What the template asks for and the plan does not have yet: it cannot be handed in until it has."""
        found = []
        for section in self.sections:
            about = {"heading": section.heading}
            if section.is_required and section.kind == Kind.TEXT and not section.text:
                found.append(Lack(_("“%(heading)s” is to be written.") % about, section.field))
            elif section.is_required and section.kind == Kind.CORE_MISSION and not self.mission:
                found.append(Lack(_("“%(heading)s”: no core mission is written.") % about, section.anchor))
            elif section.is_required and section.kind == Kind.GOALS:
                found += [
                    Lack(_("“%(goal)s” has neither words nor activities.") % {"goal": goal.title}, goal.field)
                    for goal in self.goals
                    if goal.reaches and not goal.is_answered
                ]
        return found + (self._too_long if self.limits_are_hard else [])

    @property
    def advice(self) -> list[str]:
        """What might be better, as advice: nothing of it stops a plan from being handed in."""
        found = []
        if self.section(Kind.CORE_MISSION) and not self.mission:
            found.append(_("There is no core mission: say why the unit exists, what it does and for whom."))
        for goal in self.goals:
            about = {"goal": goal.title}
            if not goal.is_answered:
                found.append(_("“%(goal)s” has neither words nor activities.") % about)
            elif not goal.activities and not goal.not_relevant and not goal.below:
                found.append(_("“%(goal)s” has no activity: who does what, and by when?") % about)
            elif not goal.text and not goal.not_relevant:
                found.append(_("“%(goal)s” has activities but no words about what you want with them.") % about)
        if not self.limits_are_hard:
            found += [lack.words for lack in self._too_long]
        stopping = {lack.words for lack in self.lacks}
        return [line for line in found if line not in stopping]

    @property
    def _too_long(self) -> list[Lack]:
        texts = [(section.heading, section.text, section.longest, section.field) for section in self.texts]
        if goals := self.section(Kind.GOALS):
            texts += [(goal.title, goal.text, goals.longest, goal.field) for goal in self.goals]
        return [
            Lack(
                ngettext(
                    "“%(heading)s” is %(number)s character too long; at most %(most)s.",
                    "“%(heading)s” is %(number)s characters too long; at most %(most)s.",
                    _length(text) - longest,
                )
                % {"heading": heading, "number": _figure(_length(text) - longest), "most": _figure(longest)},
                field,
            )
            for heading, text, longest, field in texts
            if longest is not None and _length(text) > longest
        ]


def _length(text: str) -> int:
    """In characters, a line break as one: browsers send two."""
    return len(text.replace("\r\n", "\n"))


def _figure(number: int) -> str:
    return format_number(number, language=active_language())


def plan_document(plan: Plan) -> PlanDocument:
    """All that the plan holds, and the goals that it has not answered yet. A constant number of queries."""
    organisations = organisations_by_id()
    parents = {row.pk: row.parent for row in organisations.values()}
    sections = sections_of(plan)
    kinds = {section.kind for section in sections}
    reaching = goals_that_reach(plan.organisation_id, plan.year, organisations) if Kind.GOALS in kinds else []
    of_year = _goals_of_year(plan.year)
    goals = _goal_answers(plan, reaching, parents, of_year) if Kind.GOALS in kinds else ()
    return PlanDocument(
        mission=mission_for(plan.organisation_id, plan.year, parents),
        sections=sections,
        goals=goals,
        own_goals=_own_goals(plan, {goal.goal_id for goal in goals}, of_year),
        assignments=assignments_of(plan) if Kind.ASSIGNMENTS in kinds else (),
        limits_are_hard=plan.level.limits_are_hard,
    )


def sections_of(plan: Plan) -> tuple[PlanSection, ...]:
    """The template of the plan's level with the plan's texts; core mission and goals where it has none. One query."""
    written = PlanText.objects.filter(plan=plan, section=OuterRef("pk")).order_by().values("text")
    found = tuple(
        PlanSection(
            pk=row.pk,
            kind=row.kind,
            heading=row.heading,
            help_text=row.help_text,
            is_required=row.is_required,
            longest=row.longest_text or plan.level.longest_text,
            text=row.written or "",
        )
        for row in TemplateSection.objects.filter(level=plan.level_id).annotate(written=Subquery(written[:1]))
    )
    return found or _without_template(plan.level)


def _without_template(level: ModelLevel) -> tuple[PlanSection, ...]:
    return (
        PlanSection(None, Kind.CORE_MISSION, _("Core mission")),
        PlanSection(None, Kind.GOALS, _("Goals and activities"), longest=level.longest_text),
    )


def assignments_of(plan: Plan) -> tuple[AssignmentRow, ...]:
    """What the organisation has been assigned and was not closed before the plan's year. One query."""
    rows = Assignment.objects.filter(organisation=plan.organisation_id, decided_on__year__lte=plan.year)
    of_year = rows.filter(Q(closed_on=None) | Q(closed_on__year__gte=plan.year))
    return tuple(
        AssignmentRow(row.pk, row.title, row.decided_by.name, row.due_on, row.get_status_display(), row.owner_name)
        for row in of_year.select_related("decided_by").order_by("due_on", "id")
    )


class _OfYear(NamedTuple):
    """A goal of the year as a plain row."""

    pk: int
    parent: int | None
    title: str
    organisation: int
    level: str
    form: str


def _goals_of_year(year: int) -> dict[int, _OfYear]:
    """The goals that hold in the year, from the top level down. One query."""
    names = ("pk", "parent_id", "title", "organisation_id", "level__name", "level__form")
    rows = goals_holding(year).order_by("level__order", "order", "pk").values_list(*names)
    return {values[0]: _OfYear(*values) for values in rows}


def _own_goals(plan: Plan, answered: Collection[int], of_year: Mapping[int, _OfYear]) -> tuple[OwnGoal, ...]:
    """A board's plan tells of all the board's goals, also those that are answered by other goals than its plan."""
    return tuple(
        OwnGoal(row.title, row.level, reverse("goal_show", args=[row.pk]))
        for row in of_year.values()
        if row.organisation == plan.organisation_id and row.form in GOAL_FORMS and row.pk not in answered
    )


def _goal_answers(
    plan: Plan,
    goals_above: Sequence[Goal],
    parents: Mapping[int, int | None],
    of_year: Mapping[int, _OfYear],
) -> tuple[GoalAnswer, ...]:
    """The goals that reach the organisation, and after them those that it has answered all the same."""
    reaching = {goal.pk for goal in goals_above}
    texts = dict(plan.answers.order_by().values_list("goal_id", "text"))
    activities: dict[int, list[ActivityRow]] = {}
    for row in plan.activities.order_by("order", "due_on", "id"):
        activities.setdefault(row.goal_id, []).append(_activity_row(row, plan))
    others = (texts.keys() | activities.keys()) - reaching
    more = Goal.objects.filter(pk__in=others).select_related("level", "organisation").order_by("order", "pk")
    goals = [*goals_above, *more]
    lines = _lines(goals, of_year)
    declined = NotRelevant.objects.filter(organisation=plan.organisation_id, year=plan.year)
    below = answers_below(plan, parents)
    reasons = dict(declined.order_by().values_list("goal_id", "reason"))
    return tuple(
        GoalAnswer(
            goal_id=goal.pk,
            title=goal.title,
            level_name=goal.level.name,
            organisation=goal.organisation.name,
            is_core=goal.kind == Goal.Kind.CORE,
            rationale=goal.rationale,
            line=lines[goal.pk],
            text=texts.get(goal.pk, ""),
            activities=tuple(activities.get(goal.pk, ())),
            reaches=goal.pk in reaching,
            not_relevant=reasons.get(goal.pk, ""),
            below=below.get(goal.pk, ()),
        )
        for goal in goals
    )


def _activity_row(row: Activity, plan: Plan) -> ActivityRow:
    """An activity as the plan shows it. What another version has taken over is followed there, and is not late here."""
    is_open = row.status in {Activity.Status.NOT_STARTED, Activity.Status.UNDER_WAY}
    return ActivityRow(
        pk=row.pk,
        title=row.title,
        owner=row.owner_name,
        starts_on=row.starts_on,
        due_on=row.due_on,
        status=row.status,
        status_label=row.get_status_display(),
        comment=row.comment,
        is_late=is_open and plan.state != AdoptionState.SUPERSEDED and row.due_on < timezone.localdate(),
        progress=row.progress,
    )


def _lines(goals: Iterable[Goal], of_year: Mapping[int, _OfYear]) -> Mapping[int, tuple[LineNode, ...]]:
    """For each goal what stands above it, from the top down, on one line."""
    nodes = {row.pk: Node(row.pk, row.parent, 0, row.title) for row in of_year.values()}
    nodes |= {goal.pk: Node(goal.pk, goal.parent_id, 0, goal.title) for goal in goals}
    return {
        goal.pk: tuple(
            LineNode(node.payload, reverse("goal_show", args=[node.key])) for node in line_up(nodes, goal.pk)[:-1]
        )
        for goal in goals
    }
