"""Writes of plans: draft → submitted → returned or adopted by a decision, after which the plan is locked."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from goals.locks import locked_plan, moved, open_plan
from goals.models import Plan, PlanAnswer, PlanText
from goals.plan_states import Move
from goals.plan_succession import supersede
from goals.queries.levels import plan_levels, plan_levels_for
from goals.queries.marks import word_marks
from goals.queries.plan_document import plan_document
from goals.queries.plans import goals_that_reach
from goals.rules import OPEN_STATES
from governance import queries as governance_queries
from governance.decisions import DecisionContent
from governance.history import service
from governance.models import AdoptionState, ModelLevel, Organisation, TemplateSection, User
from governance.refusals import RefusedError, refuse_stale


@service
def create_plan(*, organisation: Organisation, year: int, level: ModelLevel | None = None, by: User) -> Plan:
    """A new, empty plan of the organisation for the year; the one it already has on the level, where it has one.

    level: of the year's model; None for the one on which an organisation of its kind is expected to write. Raises
    RefusedError where the year's model has no level of plans, or none for this kind of organisation.
    """
    level = _plan_level(organisation, year, level)
    # One writer of an organisation's plans at a time: two equal submits at once make one plan, not two.
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    same = Plan.objects.filter(organisation=organisation, level=level, year=year).order_by("-version")
    live = same.exclude(state=AdoptionState.SUPERSEDED).first()
    if live is not None:
        return live
    last = same.first()
    return Plan.objects.create(
        organisation=organisation, level=level, year=year, version=last.version + 1 if last else 1
    )


def _plan_level(organisation: Organisation, year: int, level: ModelLevel | None) -> ModelLevel:
    model = governance_queries.model_for_year(year)
    levels = plan_levels(governance_queries.levels_of(model)) if model else []
    if not levels:
        raise RefusedError(_("The governance model for %(year)s has no level for plans.") % {"year": year}, "year")
    offered = plan_levels_for(organisation.kind, levels)
    if not offered:
        kinds = dict.fromkeys(each.get_owner_kind_display().lower() for each in levels)
        raise RefusedError(
            _("In this model a plan is written by another kind of organisation: %(kind)s.")
            % {"kind": ", ".join(kinds)},
            "organisation",
        )
    if level is None:
        return offered[0]
    if level not in offered:
        raise RefusedError(_("The organisation writes no such plan for %(year)s.") % {"year": year}, "level")
    return level


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
    """Hand the plan in. Sent twice it is handed in once.

    Raises RefusedError when it is adopted already, and, saying what is missing, when something is that its template
    asks for.
    """
    stored = locked_plan(plan)
    if stored.state == AdoptionState.SUBMITTED:
        return stored
    state = moved(stored, Move.SUBMIT)
    lacks = plan_document(stored).lacks
    if lacks:
        raise RefusedError(" ".join([_("The plan is not ready to be handed in."), *(lack.words for lack in lacks)]))
    stored.state = state
    stored.save()
    return stored


@service
def return_plan(*, plan: Plan, comment: str, by: User) -> Plan:
    """Send a submitted plan back with words about what is to be changed. Raises RefusedError otherwise."""
    stored = locked_plan(plan)
    if stored.state == AdoptionState.RETURNED and stored.return_comment == comment:
        return stored
    state = moved(stored, Move.RETURN)
    if not comment:
        raise RefusedError(_("Say what is to be changed, so that the unit knows what to do."), "comment")
    stored.state, stored.return_comment = state, comment
    stored.save()
    return stored


@service
def adopt_plan(*, plan: Plan, decision: DecisionContent, by: User) -> Plan:
    """Record the decision by which a body adopted the submitted plan; from then on it is locked.

    The version that was in force until then is superseded by the same decision, and how its activities went goes over
    to those that continue them. Kommunallagen 6:38: a plan with goals for the activity is decided by the board, not by
    an official.
    """
    stored = locked_plan(plan)
    if stored.state == AdoptionState.ADOPTED:
        return stored
    state = moved(stored, Move.ADOPT)
    same = Plan.objects.filter(organisation=stored.organisation_id, level=stored.level_id, year=stored.year)
    for old in same.filter(state=AdoptionState.ADOPTED).select_for_update():
        supersede(old, stored)
    stored.state = state
    stored.decided_by = decision.decided_by
    stored.decided_on = decision.decided_on
    stored.registry_number = decision.registry_number
    stored.minutes_paragraph = decision.minutes_paragraph
    stored.save()
    return stored


@service
def delete_plan(*, plan: Plan, by: User) -> None:
    """Throw away a draft that nobody has handed in, or a revision that is being written or has been returned.

    Raises RefusedError for a plan in any other state.
    """
    stored = locked_plan(plan)
    if stored.state not in (OPEN_STATES if stored.revises_id else {AdoptionState.DRAFT}):
        raise RefusedError(_("Only a draft can be thrown away."))
    stored.delete()


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
