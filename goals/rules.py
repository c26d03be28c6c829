"""Who may do what with goals, plans and assessments. In memory only: no rule asks the database."""

from collections.abc import Iterable

from goals.models import (
    Activity,
    Assignment,
    CitizenRequirement,
    Contributor,
    Goal,
    GoalEffect,
    NotRelevant,
    Plan,
    PriorityRanking,
)
from governance.access import grants_of
from governance.models import AdoptionState, ModelLevel, Organisation, User
from governance.models.organisation import Permission
from governance.rules import DECIDED_STATES

OPEN_STATES = frozenset({AdoptionState.DRAFT, AdoptionState.RETURNED})
WRITERS = (Permission.MANAGE_GOALS, Permission.WRITE_PLANS)
BEING_WRITTEN = OPEN_STATES | {AdoptionState.SUBMITTED}


def can_read_goal(user: User, goal: Goal) -> bool:
    """What has been submitted or adopted is for everyone who is admitted; a draft for its own authority."""
    return goal.state not in OPEN_STATES or grants_of(user).may(Permission.READ_DRAFTS, goal.organisation_id)


def can_create_goals(user: User) -> bool:
    """Whether the person writes goals for any organisation."""
    return grants_of(user).may_anywhere(Permission.MANAGE_GOALS)


def can_edit_goal(user: User, goal: Goal) -> bool:
    """Only before the decision: what a body has adopted is changed by a new decision (Kommunallagen 6:38)."""
    return goal.state in OPEN_STATES and grants_of(user).may(Permission.MANAGE_GOALS, goal.organisation_id)


def can_revise_goal(user: User, goal: Goal) -> bool:
    """Whoever writes goals begins the draft that a new decision is to put in this one's place."""
    return goal.state == AdoptionState.ADOPTED and grants_of(user).may(Permission.MANAGE_GOALS, goal.organisation_id)


def can_adopt_goal(user: User, goal: Goal) -> bool:
    """Whether the person may record that a body has adopted this goal."""
    return goal.state not in DECIDED_STATES and grants_of(user).may(Permission.RECORD_DECISIONS, goal.organisation_id)


def can_assess_goal(user: User, goal: Goal) -> bool:
    """Only what has been adopted is assessed, and a direction is none to reach. Needs the goal's level loaded.

    Also what has given way to a later year's: of the years in which it held, which the service sees to.
    """
    is_assessable = goal.state in DECIDED_STATES and goal.level.form != ModelLevel.Form.VISION
    return is_assessable and grants_of(user).may(Permission.ASSESS_GOALS, goal.organisation_id)


def can_read_assessments(user: User) -> bool:
    """The list of what is assessed and what is not is the controllers' own, and the auditors' to read."""
    grants = grants_of(user)
    return grants.may_anywhere(Permission.ASSESS_GOALS) or grants.may_anywhere(Permission.READ_HISTORY)


def can_edit_mission(user: User, organisation: Organisation) -> bool:
    """Those who write the goals or the plan of an organisation write what it is for, too."""
    grants = grants_of(user)
    return grants.may(Permission.MANAGE_GOALS, organisation.pk) or grants.may(Permission.WRITE_PLANS, organisation.pk)


def can_assess_mission(user: User, organisation: Organisation) -> bool:
    """As the organisation's goals. Only one of its own is assessed, which the page and the service see to."""
    return can_assess_mission_of(user, organisation.pk)


def can_assess_mission_of(user: User, organisation: int) -> bool:
    """The same of the organisation with this id."""
    return grants_of(user).may(Permission.ASSESS_GOALS, organisation)


def can_read_mission(user: User, _organisation: Organisation) -> bool:
    """What an organisation is for is no secret: everyone who is admitted."""
    return user.is_authenticated


def can_read_plan(user: User, plan: Plan) -> bool:
    """A plan that has been submitted or adopted is for everyone who is admitted; a draft for its own authority."""
    return plan.state not in OPEN_STATES or grants_of(user).may(Permission.READ_DRAFTS, plan.organisation_id)


def can_create_plans(user: User) -> bool:
    """Whether the person writes the plan of any organisation."""
    return grants_of(user).may_anywhere(Permission.WRITE_PLANS)


def can_create_plan(user: User, organisation: Organisation) -> bool:
    """Whether the person may write this organisation's plan."""
    return grants_of(user).may(Permission.WRITE_PLANS, organisation.pk)


def can_copy_plan(user: User, plan: Plan) -> bool:
    """What has been decided may be the beginning of a later year's plan."""
    return plan.state in DECIDED_STATES and grants_of(user).may(Permission.WRITE_PLANS, plan.organisation_id)


def can_edit_plan(user: User, plan: Plan) -> bool:
    """While it is a draft or has been returned."""
    return plan.state in OPEN_STATES and grants_of(user).may(Permission.WRITE_PLANS, plan.organisation_id)


can_submit_plan = can_edit_plan


def can_return_plan(user: User, plan: Plan) -> bool:
    """Those who record the decisions send a submitted plan back, or record that it is adopted."""
    return plan.state == AdoptionState.SUBMITTED and grants_of(user).may(
        Permission.RECORD_DECISIONS, plan.organisation_id
    )


can_adopt_plan = can_return_plan


def can_decide_about_plan(user: User, plan: Plan) -> bool:
    """Whether the person records what the body decides about this organisation's plans, whatever their state."""
    return grants_of(user).may(Permission.RECORD_DECISIONS, plan.organisation_id)


def can_write_plan(user: User, plan: Plan) -> bool:
    """Whether the person writes this organisation's plans, whatever their state."""
    return grants_of(user).may(Permission.WRITE_PLANS, plan.organisation_id)


def can_revise_plan(user: User, plan: Plan) -> bool:
    """What is in force is revised by those who write it; the new version goes to the body again."""
    return plan.state == AdoptionState.ADOPTED and can_write_plan(user, plan)


def can_delete_plan(user: User, plan: Plan) -> bool:
    """A draft that nobody has handed in; a revision also when it has been returned: the plan in force stands."""
    states = OPEN_STATES if plan.revises_id else {AdoptionState.DRAFT}
    return plan.state in states and can_write_plan(user, plan)


def can_follow_plan(user: User, plan: Plan) -> bool:
    """How the activities go may be told after the plan is adopted, too: progress is not the plan."""
    is_live = plan.state != AdoptionState.SUPERSEDED
    return is_live and grants_of(user).may(Permission.WRITE_PLANS, plan.organisation_id)


def can_follow_activity(user: User, activity: Activity) -> bool:
    """As its plan, and whoever is to do it. Needs the plan loaded."""
    is_own = activity.owner_id == user.pk and activity.plan.state != AdoptionState.SUPERSEDED
    return can_follow_plan(user, activity.plan) or (is_own and can_read_plan(user, activity.plan))


def can_remove_activity(user: User, activity: Activity) -> bool:
    """While its plan is being written. Needs the plan loaded."""
    return can_edit_plan(user, activity.plan)


def can_answer_goals(user: User, organisation: Organisation) -> bool:
    """Those who write an organisation's goals or plan say what a goal from above means there, if anything."""
    return _may_any(user, WRITERS, organisation.pk)


def can_take_back_not_relevant(user: User, answer: NotRelevant) -> bool:
    """Whoever could have given the answer."""
    return _may_any(user, WRITERS, answer.organisation_id)


def can_let_goals_serve(user: User, organisation: Organisation) -> bool:
    """Whether the person writes the goals of this organisation, and so says what they serve."""
    return grants_of(user).may(Permission.MANAGE_GOALS, organisation.pk)


def can_remove_contributor(user: User, contributor: Contributor) -> bool:
    """Who contributes belongs to what is decided: it changes while the goal is a draft. Needs the goal loaded."""
    return can_edit_goal(user, contributor.goal)


def can_comment_contribution(user: User, contributor: Contributor) -> bool:
    """Each contributor tells of its own part, once the goal is decided, also of years past. Needs the goal loaded."""
    is_live = contributor.goal.state in DECIDED_STATES
    return is_live and _may_any(user, (*WRITERS, Permission.ASSESS_GOALS), contributor.organisation_id)


def can_create_effect(user: User, goal: Goal) -> bool:
    """Those who write goals or plans anywhere: the affected tell of it as well as those who affect."""
    grants = grants_of(user)
    return can_read_goal(user, goal) and any(grants.may_anywhere(permission) for permission in WRITERS)


def can_read_effect(user: User, effect: GoalEffect) -> bool:
    """As the goal that has the effect. Needs it loaded."""
    return can_read_goal(user, effect.goal)


def can_write_effect(user: User, effect: GoalEffect) -> bool:
    """Either side: the goal's organisation or the affected one. Needs the goal loaded."""
    sides = (effect.goal.organisation_id, effect.organisation_id)
    return can_read_effect(user, effect) and any(_may_any(user, WRITERS, side) for side in sides)


def can_judge_coverage(user: User, goal: Goal) -> bool:
    """Those who assess a goal also judge whether its answers are enough to reach it. Needs the goal's level loaded."""
    return can_assess_goal(user, goal)


def _may_any(user: User, permissions: Iterable[Permission], organisation_id: int) -> bool:
    grants = grants_of(user)
    return any(grants.may(permission, organisation_id) for permission in permissions)


def can_manage_tags(user: User) -> bool:
    """Those who write goals anywhere and those who shape the model keep the words by which goals are found."""
    grants = grants_of(user)
    return grants.may_anywhere(Permission.MANAGE_GOALS) or grants.may_anywhere(Permission.SHAPE_MODEL)


def can_manage_requirements(user: User) -> bool:
    """Those who write goals anywhere keep the register of what the law demands."""
    return grants_of(user).may_anywhere(Permission.MANAGE_GOALS)


def can_create_citizen_requirements(user: User) -> bool:
    """Those who write goals or plans anywhere record what citizens ask for."""
    return any(grants_of(user).may_anywhere(permission) for permission in WRITERS)


def can_write_citizen_requirement(user: User, requirement: CitizenRequirement) -> bool:
    """Change, answer or take away: those who write for the organisation it concerns; where it concerns none, anyone
    who may record one.
    """
    if requirement.organisation_id is None:
        return can_create_citizen_requirements(user)
    return _may_any(user, WRITERS, requirement.organisation_id)


def can_read_ranking(user: User, ranking: PriorityRanking) -> bool:
    """A decided order is for everyone who is admitted; a draft for its own authority."""
    is_open = ranking.state in OPEN_STATES
    return not is_open or grants_of(user).may(Permission.READ_DRAFTS, ranking.organisation_id)


def can_create_ranking(user: User, organisation: Organisation) -> bool:
    """Those who write an organisation's goals prepare the order that its body decides."""
    return grants_of(user).may(Permission.MANAGE_GOALS, organisation.pk)


def can_edit_ranking(user: User, ranking: PriorityRanking) -> bool:
    """Only before the decision: an order that a body has decided is changed by a new one (Kommunallagen 6:38)."""
    return ranking.state in OPEN_STATES and grants_of(user).may(Permission.MANAGE_GOALS, ranking.organisation_id)


def can_adopt_ranking(user: User, ranking: PriorityRanking) -> bool:
    """Whether the person may record that a body has decided this order."""
    may_record = grants_of(user).may(Permission.RECORD_DECISIONS, ranking.organisation_id)
    return ranking.state not in DECIDED_STATES and may_record


GIVES = (Permission.RECORD_DECISIONS, Permission.MANAGE_GOALS)
CARRIES_OUT = (Permission.WRITE_PLANS, Permission.MANAGE_GOALS)


def can_read_assignment(user: User, _assignment: Assignment) -> bool:
    """What a body has decided is no secret: everyone who is admitted."""
    return user.is_authenticated


def can_create_assignments(user: User) -> bool:
    """Whether the person records what any body assigns: its secretary, or the controller there."""
    return any(grants_of(user).may_anywhere(permission) for permission in GIVES)


def can_edit_assignment(user: User, assignment: Assignment) -> bool:
    """Those who record the giving body's decisions, until the assignment is closed."""
    return assignment.status != Assignment.Status.CLOSED and _gives(user, assignment)


def can_close_assignment(user: User, assignment: Assignment) -> bool:
    """The body that gave it says that it is done with; its secretary or controller records that (Kommunallagen 6:5)."""
    return can_edit_assignment(user, assignment)


def can_reopen_assignment(user: User, assignment: Assignment) -> bool:
    """As it is closed."""
    return assignment.status == Assignment.Status.CLOSED and _gives(user, assignment)


def can_carry_out_assignment(user: User, assignment: Assignment) -> bool:
    """Plan it and report back: those who write the receiver's plan or goals, and the person who is responsible."""
    grants = grants_of(user)
    is_theirs = any(grants.may(permission, assignment.organisation_id) for permission in CARRIES_OUT)
    is_open = assignment.status != Assignment.Status.CLOSED
    return is_open and (is_theirs or assignment.owner_id == user.pk)


def _gives(user: User, assignment: Assignment) -> bool:
    return any(grants_of(user).may(permission, assignment.decided_by_id) for permission in GIVES)
