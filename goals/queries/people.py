"""Who is meant by a name that somebody wrote."""

from governance.models import Membership, User


def member_named(name: str) -> User | None:
    """The person of this name in the municipality, when there is exactly one. One query."""
    if not name:
        return None
    found = {m.user for m in Membership.objects.filter(user__full_name=name).select_related("user")}
    return found.pop() if len(found) == 1 else None
