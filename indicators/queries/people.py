"""The people who may answer for an indicator."""

from django.db.models import QuerySet

from governance.models import Membership, User
from indicators.models import Indicator


def possible_owners() -> QuerySet[User]:
    """Everyone with a role in the municipality, by name."""
    return User.objects.filter(pk__in=Membership.objects.values("user"), is_active=True).order_by("full_name", "pk")


def present_owners() -> QuerySet[User]:
    """Those who own an indicator, by name."""
    return User.objects.filter(pk__in=Indicator.objects.values("owner")).order_by("full_name", "pk")
