"""Who may note that a walk-through was held. In memory, without a query."""

from annualcycle.models import WalkThrough
from annualcycle.rules.working import can_work_in, can_work_somewhere
from governance.access import grants_of
from governance.models import User


def can_read_walkthroughs(user: User) -> bool:
    """Everybody who is admitted: the model is everybody's."""
    grants = grants_of(user)
    return bool(grants.roles or grants.permissions)


def can_read_walkthrough(user: User, walk_through: WalkThrough) -> bool:
    """As the list, once it is there."""
    return walk_through.pk is not None and can_read_walkthroughs(user)


def can_create_walkthroughs(user: User) -> bool:
    """Whoever works in some organisation."""
    return can_work_somewhere(user)


def can_edit_walkthrough(user: User, walk_through: WalkThrough) -> bool:
    """Whoever works in the organisation."""
    return can_work_in(user, walk_through.organisation_id)


def can_delete_walkthrough(user: User, walk_through: WalkThrough) -> bool:
    """As editing."""
    return can_edit_walkthrough(user, walk_through)
