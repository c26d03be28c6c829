"""Who may acknowledge a plan, answer a question about it, see who has read it and remind. No rule asks the database."""

from dialogue.models import Receipt
from goals.models import Plan
from governance.access import grants_of
from governance.models import AdoptionState, User
from governance.models.organisation import Permission

# A plan in force, and one that waits for the decision: what is being written is not read by politicians, and what has
# been superseded is history.
ASKED_STATES = frozenset({AdoptionState.SUBMITTED, AdoptionState.ADOPTED})


def can_acknowledge_plans(user: User) -> bool:
    """Whether the person sits on a board whose plans she is to read."""
    return grants_of(user).may_anywhere(Permission.ACKNOWLEDGE_PLANS)


def can_acknowledge_plan(user: User, plan: Plan) -> bool:
    """A member of the board to which the plan's organisation belongs, once the plan is handed in or adopted."""
    return plan.state in ASKED_STATES and grants_of(user).may(Permission.ACKNOWLEDGE_PLANS, plan.organisation_id)


def can_answer_receipt(user: User, receipt: Receipt) -> bool:
    """Those who write the organisation's plan answer what is asked about it. Needs the plan loaded."""
    is_question = receipt.understanding == Receipt.Understanding.QUESTION
    return is_question and grants_of(user).may(Permission.WRITE_PLANS, receipt.plan.organisation_id)


def can_read_receipts(user: User, plan: Plan) -> bool:
    """Who has read is told to those who read, write and decide the plan, and to the auditors (Kommunallagen 12:9)."""
    asked = plan.state not in {AdoptionState.DRAFT, AdoptionState.RETURNED}
    concerned = (Permission.ACKNOWLEDGE_PLANS, Permission.WRITE_PLANS, Permission.RECORD_DECISIONS)
    grants = grants_of(user)
    return asked and any(
        grants.may(permission, plan.organisation_id) for permission in (*concerned, Permission.READ_HISTORY)
    )


def can_follow_receipts(user: User) -> bool:
    """The list of who has read which plan: units, secretaries, controllers, and the auditors to read."""
    following = (Permission.WRITE_PLANS, Permission.RECORD_DECISIONS, Permission.READ_HISTORY)
    return any(grants_of(user).may_anywhere(permission) for permission in following)


def can_remind_readers(user: User, plan: Plan) -> bool:
    """The unit that wrote the plan, and those who prepare the board's decisions."""
    grants = grants_of(user)
    may = grants.may(Permission.WRITE_PLANS, plan.organisation_id)
    return plan.state in ASKED_STATES and (may or grants.may(Permission.RECORD_DECISIONS, plan.organisation_id))


def can_remind_anybody(user: User) -> bool:
    """Whether there is any plan of which the person may remind."""
    grants = grants_of(user)
    return grants.may_anywhere(Permission.WRITE_PLANS) or grants.may_anywhere(Permission.RECORD_DECISIONS)
