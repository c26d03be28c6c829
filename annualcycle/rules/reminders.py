"""Who may decide how the municipality reminds. In memory, without a query."""

from governance.access import grants_of
from governance.models import Organisation, User
from governance.models.organisation import Permission


def can_edit_reminders(user: User, root: Organisation | None) -> bool:
    """Whoever shapes the municipality's wheel: the policy is one for all its organisations."""
    return root is not None and grants_of(user).may(Permission.SHAPE_CYCLE, root.pk)
