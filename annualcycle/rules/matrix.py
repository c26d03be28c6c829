"""Who may see the whole picture and remind from it. In memory, without a query."""

from governance.access import grants_of
from governance.models import User
from governance.models.organisation import Permission


def can_read_matrix(user: User) -> bool:
    """Who has come how far is no secret within the municipality: everyone who is admitted."""
    return user.is_authenticated


def can_remind_in(user: User, organisation: int, parent: int | None) -> bool:
    """Whether the person reminds the organisation: who approves what it hands in, which is asked of the one above."""
    return grants_of(user).may(Permission.APPROVE_TASKS, parent or organisation)


def can_remind_somebody(user: User) -> bool:
    """Whether there is any organisation that the person may remind."""
    return grants_of(user).may_anywhere(Permission.APPROVE_TASKS)
