"""Who may do what with the model, the organisation, the people and the history. No rule asks the database."""

from governance.access import grants_of
from governance.models import (
    AdoptionState,
    GovernanceModel,
    Invitation,
    Membership,
    ModelLevel,
    Organisation,
    TemplateSection,
    User,
)
from governance.models.organisation import Permission

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
