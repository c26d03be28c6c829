"""Who may do what with the model, the organisation, the people and the history. No rule asks the database."""

from governance.access import grants_of
from governance.models import (
    AdoptionState,
    ComplianceFinding,
    ComplianceRule,
    GovernanceModel,
    Invitation,
    Membership,
    ModelLevel,
    Notice,
    Organisation,
    TemplateSection,
    User,
)
from governance.models.organisation import Permission
from governance.roles import WORKS

DECIDED_STATES = frozenset({AdoptionState.ADOPTED, AdoptionState.SUPERSEDED})


def can_read_model(user: User, model: GovernanceModel) -> bool:
    """What is adopted is for everyone who is admitted; a draft for those who shape, decide or examine it."""
    grants = grants_of(user)
    may_see_drafts = (Permission.SHAPE_MODEL, Permission.RECORD_DECISIONS, Permission.READ_HISTORY)
    return model.state in DECIDED_STATES or any(grants.may_anywhere(permission) for permission in may_see_drafts)


def can_create_model(user: User) -> bool:
    """Administrators and model owners, whose roles hold for the municipality as a whole (governance/roles.py)."""
    return grants_of(user).may_anywhere(Permission.SHAPE_MODEL)


def can_edit_model(user: User, model: GovernanceModel) -> bool:
    """A draft only: what a body has adopted is changed by a new decision on a new version (Kommunallagen 6:38)."""
    return model.state not in DECIDED_STATES and can_create_model(user)


def can_edit_level(user: User, level: ModelLevel) -> bool:
    """As its version, which must be loaded."""
    return can_edit_model(user, level.model)


def can_read_level(user: User, level: ModelLevel) -> bool:
    """As its version, which must be loaded."""
    return can_read_model(user, level.model)


def can_edit_section(user: User, section: TemplateSection) -> bool:
    """As its level's version; both must be loaded."""
    return can_edit_level(user, section.level)


def can_copy_model(user: User, model: GovernanceModel) -> bool:
    """Any version may be the start of the next."""
    return can_create_model(user) and can_read_model(user, model)


def can_adopt_model(user: User, model: GovernanceModel) -> bool:
    """Whether the person may record that a body has adopted this draft.

    The body decides and its minutes prove it; recording it is clerical. So it falls to those who keep the model and to
    those who record that body's decisions (Kommunallagen 5:1 and 6:38; governance/queries: adopting_bodies).
    """
    may_record = grants_of(user).may_anywhere(Permission.RECORD_DECISIONS)
    return model.state not in DECIDED_STATES and (can_create_model(user) or may_record)


def can_record_decision_of(user: User, organisation: Organisation) -> bool:
    """Whether the person may record what this body has decided of the model."""
    return can_create_model(user) or grants_of(user).may(Permission.RECORD_DECISIONS, organisation.pk)


def can_manage_organisation(user: User, organisation: Organisation) -> bool:
    """Rename, move or end it, and add others under it."""
    return grants_of(user).may(Permission.MANAGE_PEOPLE, organisation.pk)


def can_manage_people(user: User) -> bool:
    """See the list of people; on whom the person may act is decided organisation by organisation."""
    return grants_of(user).may_anywhere(Permission.MANAGE_PEOPLE)


def can_see_person(user: User, person: User) -> bool:
    """Someone's roles here. `person` is fetched among those who are here, so nobody else's are seen."""
    return person.pk is not None and can_manage_people(user)


def can_end_membership(user: User, membership: Membership) -> bool:
    """Whoever manages the organisation in which the role is held."""
    return grants_of(user).may(Permission.MANAGE_PEOPLE, membership.organisation_id)


def can_manage_invitation(user: User, invitation: Invitation) -> bool:
    """Send an unanswered invitation again, or withdraw it."""
    is_open = invitation.accepted_at is None
    return is_open and grants_of(user).may(Permission.MANAGE_PEOPLE, invitation.organisation_id)


def can_edit_municipality(user: User) -> bool:
    """The municipality's own settings."""
    return grants_of(user).may_anywhere(Permission.MANAGE_PEOPLE)


def can_read_history(user: User) -> bool:
    """See the history; of which organisations follows from where the right is held (queries/history.py)."""
    return grants_of(user).may_anywhere(Permission.READ_HISTORY)


def can_read_rules(user: User) -> bool:
    """Which rules there are is for everyone who is admitted."""
    grants = grants_of(user)
    return bool(grants.roles or grants.permissions)


def can_read_rule(user: User, _rule: ComplianceRule) -> bool:
    """As the list."""
    return can_read_rules(user)


def can_keep_rules(user: User, root: Organisation | None) -> bool:
    """Write the rules. They hold for the whole municipality: the right is asked of `root`."""
    return root is not None and grants_of(user).may(Permission.KEEP_RULES, root.pk)


def can_order_check(user: User) -> bool:
    """Let the rules be checked now: whoever keeps them somewhere. It tells what is so already and decides nothing."""
    return grants_of(user).may_anywhere(Permission.KEEP_RULES)


def can_compare_rules(user: User) -> bool:
    """See in numbers how the boards keep the rules, side by side: who keeps or examines them, and the politicians.

    Kommunallagen 6:1: the executive board keeps an eye on what the other boards do.
    """
    grants = grants_of(user)
    seers = (Permission.KEEP_RULES, Permission.READ_HISTORY, Permission.ACKNOWLEDGE_PLANS)
    return any(grants.may_anywhere(permission) for permission in seers)


def can_read_all_findings(user: User) -> bool:
    """Whether what breaks the rules is for this person to read wherever it is.

    Whoever keeps the rules sees to it that they are kept alike, and is told of what is not mended. Kommunallagen 6:1:
    the executive board keeps an eye on what the other boards do.
    """
    grants = grants_of(user)
    return grants.may_anywhere(Permission.KEEP_RULES) or grants.has_role(Membership.Role.EXECUTIVE_BOARD_MEMBER)


def can_read_findings_of(user: User, organisation_id: int | None) -> bool:
    """Whether what breaks the rules there is for this person to read.

    Everybody reads it of what is their own: where they hold a role, and all that it reaches, so a board's members read
    it of their board's units, and the auditors of all.
    """
    return can_read_all_findings(user) or organisation_id in grants_of(user).reached


def can_read_finding(user: User, finding: ComplianceFinding) -> bool:
    """As what breaks the rules in its organisation."""
    return can_read_findings_of(user, finding.organisation_id)


def can_work_in(user: User, organisation_id: int | None) -> bool:
    """Whether the person writes, enters, assesses or records something for this organisation."""
    grants = grants_of(user)
    return any(grants.may(permission, organisation_id) for permission in WORKS)


def can_answer_finding(user: User, finding: ComplianceFinding) -> bool:
    """Say what is being done: whoever works in the organisation."""
    return can_work_in(user, finding.organisation_id)


def can_grant_exception(user: User, finding: ComplianceFinding) -> bool:
    """Whoever keeps the rules of the organisation above, so that nobody excepts their own. Of the municipality itself,
    where nothing is above: whoever keeps them there. The organisation must be loaded.
    """
    above = finding.organisation.parent_id or finding.organisation_id
    return grants_of(user).may(Permission.KEEP_RULES, above)


def can_read_notice(user: User, notice: Notice) -> bool:
    """What one person is told is for nobody else."""
    return notice.person_id == user.pk
