"""Writes of plans: draft → submitted → returned or adopted by a decision, after which the plan is locked."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from goals.locks import locked_plan, open_plan, refuse_unless_open
from goals.models import Plan, PlanAnswer, PlanText
from goals.queries.levels import owner_kinds, plan_level
from goals.queries.marks import word_marks
from goals.queries.plans import goals_that_reach
from goals.services.goals import DecisionContent
from governance import queries as governance_queries
from governance.history import service
from governance.models import AdoptionState, Organisation, TemplateSection, User
from governance.refusals import RefusedError, refuse_stale


@service
def create_plan(*, organisation: Organisation, year: int, by: User) -> Plan:
    """A new, empty plan of the organisation for the year; the one it already has, where it has one.

    Raises RefusedError where the year's model has no level of plans, or not for this kind of organisation.
    """
    model = governance_queries.model_for_year(year)
    level = plan_level(governance_queries.levels_of(model)) if model else None
    if level is None:
        raise RefusedError(_("The governance model for %(year)s has no level for plans.") % {"year": year}, "year")
    if organisation.kind not in owner_kinds(level):
        raise RefusedError(
            _("In this model a plan is written by another kind of organisation: %(kind)s.")
            % {"kind": level.get_owner_kind_display().lower()},
            "organisation",
        )
    # One writer of an organisation's plans at a time: two equal submits at once make one plan, not two.
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    same = Plan.objects.filter(organisation=organisation, year=year).order_by("-version")
    live = same.exclude(state=AdoptionState.SUPERSEDED).first()
    if live is not None:
        return live
    last = same.first()
    return Plan.objects.create(
        organisation=organisation, level=level, year=year, version=last.version + 1 if last else 1
    )


@service
def save_plan(
    *, plan: Plan, texts: Mapping[int, str], answers: Mapping[int, str], seen: str | None = None, by: User
) -> Plan:
    """Store the plan's words: by section of its template, and by goal what will be done. An empty one is taken away.

    Texts to sections of another template, and answers to goals that neither reach the organisation nor are answered
    already, are left out. Raises RefusedError when the plan is submitted or adopted, StaleError when someone else has
    changed its words meanwhile.
    """
    stored = open_plan(plan)
    refuse_stale(seen, stored, *word_marks(stored))
    _store_texts(stored, texts)
    before = {answer.goal_id: answer for answer in stored.answers.all()}
    known = {goal.pk for goal in goals_that_reach(stored.organisation_id, stored.year)} | before.keys()
    for goal, text in answers.items():
        if goal in known:
            _store_answer(stored, goal, text, before.get(goal))
    return stored


@service
def submit_plan(*, plan: Plan, by: User) -> Plan:
    """Hand the plan in. Sent twice it is handed in once. Raises RefusedError when it is already adopted."""
    stored = locked_plan(plan)
    if stored.state == AdoptionState.SUBMITTED:
        return stored
    refuse_unless_open(stored)
    stored.state = AdoptionState.SUBMITTED
    stored.save()
    return stored


@service
def return_plan(*, plan: Plan, comment: str, by: User) -> Plan:
    """Send a submitted plan back with words about what is to be changed. Raises RefusedError otherwise."""
    stored = locked_plan(plan)
    if stored.state == AdoptionState.RETURNED and stored.return_comment == comment:
        return stored
    _refuse_unless_submitted(stored)
    if not comment:
        raise RefusedError(_("Say what is to be changed, so that the unit knows what to do."), "comment")
    stored.state, stored.return_comment = AdoptionState.RETURNED, comment
    stored.save()
    return stored


@service
def adopt_plan(*, plan: Plan, decision: DecisionContent, by: User) -> Plan:
    """Record the decision by which a body adopted the submitted plan; from then on it is locked.

    Kommunallagen 6:38: a plan with goals for the activity is decided by the board, not by an official.
    """
    stored = locked_plan(plan)
    if stored.state == AdoptionState.ADOPTED:
        return stored
    _refuse_unless_submitted(stored)
    stored.state = AdoptionState.ADOPTED
    stored.decided_by = decision.decided_by
    stored.decided_on = decision.decided_on
    stored.registry_number = decision.registry_number
    stored.minutes_paragraph = decision.minutes_paragraph
    stored.save()
    return stored


@service
def delete_plan(*, plan: Plan, by: User) -> None:
    """Throw away a draft that nobody has handed in. Raises RefusedError for a plan in any other state."""
    stored = locked_plan(plan)
    if stored.state != AdoptionState.DRAFT:
        raise RefusedError(_("Only a draft can be thrown away."))
    stored.delete()


def _refuse_unless_submitted(plan: Plan) -> None:
    if plan.state != AdoptionState.SUBMITTED:
        raise RefusedError(_("The plan is not handed in."))


def _store_texts(plan: Plan, texts: Mapping[int, str]) -> None:
    before = {text.section_id: text for text in plan.texts.all()}
    sections = TemplateSection.objects.filter(level=plan.level_id, kind=TemplateSection.Kind.TEXT, pk__in=texts)
    for section in sections:
        text, row = texts[section.pk], before.get(section.pk)
        if not text:
            if row is not None:
                row.delete()
        elif row is None:
            PlanText.objects.create(plan=plan, section=section, text=text)
        elif row.text != text:
            row.text = text
            row.save()


def _store_answer(plan: Plan, goal: int, text: str, before: PlanAnswer | None) -> None:
    if not text:
        if before is not None:
            before.delete()
    elif before is None:
        PlanAnswer.objects.create(plan=plan, goal_id=goal, text=text)
    elif before.text != text:
        before.text = text
        before.save()
