"""The organisations that a person works with."""

from django.db.models import Q
from django.utils import timezone

from governance.access import grants_of
from governance.models import Organisation, User
from governance.models.organisation import Permission


def writable_organisations(user: User) -> list[Organisation]:
    """The organisations that the person may enter values for and that still exist, in Swedish order."""
    return _existing(grants_of(user).where(Permission.ENTER_VALUES))


def managing_organisations(user: User) -> list[Organisation]:
    """The organisations whose indicators and targets the person may manage, in Swedish order."""
    return _existing(grants_of(user).where(Permission.MANAGE_INDICATORS))


def own_organisation_ids(user: User) -> frozenset[int]:
    """Where the person holds a role directly."""
    return frozenset().union(*grants_of(user).roles.values())


def is_organisation(pk: int) -> bool:
    """Whether there is such an organisation in the municipality."""
    return Organisation.objects.filter(pk=pk).exists()


def _existing(ids: frozenset[int]) -> list[Organisation]:
    today = timezone.localdate()
    standing = Q(valid_to=None) | Q(valid_to__gte=today)
    return list(Organisation.objects.filter(standing, pk__in=ids).order_by("sort_key", "id"))
