"""The people who may answer for an indicator."""

from django.db.models import QuerySet

from governance.models import Membership, User
from indicators.queries.visible import visible_indicators


def possible_owners() -> QuerySet[User]:
    """Everyone with a role in the municipality, by name."""
    return User.objects.filter(pk__in=Membership.objects.values("user"), is_active=True).order_by("full_name", "pk")


def present_owners(reader: User) -> QuerySet[User]:
    """Those who own an indicator that the reader may know of, by name."""
    return User.objects.filter(pk__in=visible_indicators(reader).values("owner")).order_by("full_name", "pk")
