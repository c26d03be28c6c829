"""Who may ask for a change within the year, and who answers. In memory, without a query."""

from annualcycle.models import ChangeRequest
from annualcycle.rules.working import can_work_in, can_work_somewhere
from governance.access import grants_of
from governance.models import Organisation, User
from governance.models.organisation import Permission

Kind, State = ChangeRequest.Kind, ChangeRequest.State
UNANSWERED = frozenset({State.WAITING, State.POSTPONED})


def can_read_changes(user: User) -> bool:
    """Everybody who is admitted: a change concerns more than those who ask for it."""
    grants = grants_of(user)
    return bool(grants.roles or grants.permissions)


def can_read_change(user: User, change: ChangeRequest) -> bool:
    """As the list, once it is there."""
    return change.pk is not None and can_read_changes(user)


def can_create_changes(user: User) -> bool:
    """Whoever works in some organisation."""
    return can_work_somewhere(user)


def can_register_input(user: User, organisation: Organisation) -> bool:
    """Political input is registered by those who record the body's decisions, as it came and not as it was taken."""
    return grants_of(user).may(Permission.RECORD_DECISIONS, organisation.pk)


def can_ask_for_change(user: User, organisation: Organisation, kind: str) -> bool:
    """Whether the person may ask for a change of this kind for the organisation."""
    if kind == Kind.POLITICAL_INPUT:
        return can_register_input(user, organisation)
    return can_work_in(user, organisation.pk)


def can_edit_change(user: User, change: ChangeRequest) -> bool:
    """While it waits: who asked, or who may ask for such a change there. The organisation must be loaded."""
    if change.state != State.WAITING:
        return False
    may_ask = can_ask_for_change(user, change.organisation, change.kind)
    return may_ask or (change.raised_by_id == user.pk and can_work_in(user, change.organisation_id))


def can_withdraw_change(user: User, change: ChangeRequest) -> bool:
    """As editing: what has been answered stands."""
    return can_edit_change(user, change)


def can_answer_change(user: User, change: ChangeRequest) -> bool:
    """Whoever records decisions for the organisation above, so that nobody answers for the unit that asks.

    Of the municipality itself, where nothing is above: whoever does so there. The organisation must be loaded.
    """
    above = change.organisation.parent_id or change.organisation_id
    return change.state in UNANSWERED and grants_of(user).may(Permission.RECORD_DECISIONS, above)
