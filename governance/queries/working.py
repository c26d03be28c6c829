"""Who works in an organisation, by the roles that are held there or above."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from governance.models import Membership, Organisation, User
from governance.roles import PERMISSIONS_OF_ROLE, WORKS
from governance.tree import line_up

# As rules.can_work_in, asked of people instead of for one.
WORKING_ROLES = [role for role, permissions in PERMISSIONS_OF_ROLE.items() if permissions.intersection(WORKS)]


def people_who_work_in(organisation_id: int, *, on: date | None = None) -> "QuerySet[User]":
    """Those who write, enter, assess or record something for the organisation, by name. Two queries."""
    line = line_up(organisation_id, dict(Organisation.objects.values_list("pk", "parent_id")))
    held = in_force(on).filter(organisation__in=line, role__in=WORKING_ROLES)
    return User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("full_name", "pk")


def in_force(on: date | None = None) -> "QuerySet[Membership]":
    """The roles held on a day, or today."""
    day = on or timezone.localdate()
    return Membership.objects.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)


def people_with_a_role() -> "QuerySet[User]":
    """Everybody who holds a role here today, by name."""
    return User.objects.filter(pk__in=in_force().values("user"), is_active=True).order_by("full_name", "pk")
