"""What each role may do: the one table from which permissions follow. DESIGN: access, memberships."""

from django.utils.translation import gettext as _

from governance.models.organisation import Membership, Organisation, Permission

Role = Membership.Role
P = Permission

# What these roles may do reaches the whole municipality, so they are held there and nowhere below: a model owner of one
# school would else shape everybody's model.
ROLES_OF_THE_WHOLE = frozenset({Role.ADMINISTRATOR, Role.MODEL_OWNER})

# Whoever does one of these for an organisation works there: does its part, and answers for what is not done.
WORKS = (P.WRITE_PLANS, P.ENTER_VALUES, P.ASSESS_GOALS, P.MANAGE_GOALS, P.RECORD_DECISIONS)

PERMISSIONS_OF_ROLE: dict[str, frozenset[Permission]] = {
    Role.ADMINISTRATOR: frozenset({P.SHAPE_MODEL, P.SHAPE_CYCLE, P.MANAGE_PEOPLE, P.READ_HISTORY}),
    Role.MODEL_OWNER: frozenset({P.SHAPE_MODEL, P.SHAPE_CYCLE, P.KEEP_RULES, P.READ_DRAFTS, P.READ_HISTORY}),
    Role.CONTROLLER: frozenset(
        {
            P.READ_DRAFTS,
            P.ENTER_VALUES,
            P.MANAGE_GOALS,
            P.ASSESS_GOALS,
            P.MANAGE_INDICATORS,
            P.CLOSE_PERIODS,
            P.SHAPE_CYCLE,
            P.APPROVE_TASKS,
            P.KEEP_RULES,
            P.ORDER_REPORTS,
            P.RECORD_DECISIONS,
            P.READ_HISTORY,
        }
    ),
    Role.MANAGER: frozenset({P.READ_DRAFTS, P.ENTER_VALUES, P.WRITE_PLANS, P.APPROVE_TASKS}),
    Role.OFFICIAL: frozenset({P.READ_DRAFTS, P.ENTER_VALUES, P.WRITE_PLANS}),
    Role.BOARD_SECRETARY: frozenset({P.READ_DRAFTS, P.RECORD_DECISIONS}),
    # Politicians read what has been submitted or adopted, not what officials are still writing.
    Role.BOARD_MEMBER: frozenset({P.ACKNOWLEDGE_PLANS}),
    Role.EXECUTIVE_BOARD_MEMBER: frozenset({P.ACKNOWLEDGE_PLANS}),
    # Kommunallagen 12:9: the auditors may read at any time.
    Role.AUDITOR: frozenset({P.READ_DRAFTS, P.READ_HISTORY}),
    Role.CONTROL_COORDINATOR: frozenset({P.READ_DRAFTS}),
    Role.PROVIDER: frozenset(),
    Role.READER: frozenset(),
}


def misplaced_role(role: str, organisation: Organisation) -> str:
    """Why this role cannot be held in this organisation, in words; empty where it can."""
    if role in ROLES_OF_THE_WHOLE and organisation.parent_id is not None:
        return _("This role holds for the municipality as a whole. Choose the municipality itself.")
    return ""
