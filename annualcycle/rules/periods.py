"""Who may close and reopen periods. In memory, without a query."""

from governance.access import grants_of
from governance.models import Organisation, User
from governance.models.organisation import Permission


def can_close_periods(user: User, root: Organisation | None) -> bool:
    """Whether the person may close and reopen periods. A period closes for the whole municipality: the right is asked
    of `root`, since whoever has it for one board may not lock the others' values.
    """
    return root is not None and grants_of(user).may(Permission.CLOSE_PERIODS, root.pk)


def can_read_periods(user: User, root: Organisation | None) -> bool:
    """Whether the person may see which periods are closed and why some were reopened: who closes, and who reviews."""
    return can_close_periods(user, root) or grants_of(user).may_anywhere(Permission.READ_HISTORY)
