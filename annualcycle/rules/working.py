"""Who works in an organisation: the ground of tasks, change requests and walk-throughs. In memory, without a query."""

from governance.access import grants_of
from governance.models import User
from governance.roles import WORKS
from governance.rules import can_work_in

__all__ = ["WORKS", "can_work_in", "can_work_somewhere"]


def can_work_somewhere(user: User) -> bool:
    """Whether there is any organisation in which the person works."""
    grants = grants_of(user)
    return any(grants.may_anywhere(permission) for permission in WORKS)
