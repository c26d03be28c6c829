"""The organisations that a person works with."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.utils import timezone

from governance.access import grants_of
from governance.models import Organisation, User
from governance.models.organisation import Permission
from indicators.models import Value
from indicators.queries.visible import visible_indicators
from indicators.readers import readable
from indicators.running import running


def writable_organisations(user: User) -> list[Organisation]:
    """The organisations that the person may enter values for and that still exist, in Swedish order."""
    return _existing(grants_of(user).where(Permission.ENTER_VALUES))


def managing_organisations(user: User) -> list[Organisation]:
    """The organisations whose indicators and targets the person may manage, in Swedish order."""
    return _existing(grants_of(user).where(Permission.MANAGE_INDICATORS))


def own_organisation_ids(user: User) -> frozenset[int]:
    """Where the person holds a role directly."""
    return frozenset().union(*grants_of(user).roles.values())


def first_measuring(organisations: Sequence[Organisation], *, reader: User | None = None) -> Organisation | None:
    """The first of the organisations that has something to hand in: an indicator of its own, or a value of one.

    Not counting what is confidential to the reader.
    """
    ids = [organisation.pk for organisation in organisations]
    managing = visible_indicators(reader).filter(running(), organisation__in=ids).exclude(source__istartswith="kolada")
    by_people = Value.objects.filter(readable(reader, "indicator__"), organisation__in=ids).exclude(
        indicator__source__istartswith="kolada"
    )
    found = {*managing.values_list("organisation", flat=True), *_distinct_organisations(by_people)}
    return next((organisation for organisation in organisations if organisation.pk in found), None)


def _distinct_organisations(values: QuerySet[Value]) -> QuerySet:
    return values.order_by().values_list("organisation", flat=True).distinct()


def is_organisation(pk: int) -> bool:
    """Whether there is such an organisation in the municipality."""
    return Organisation.objects.filter(pk=pk).exists()


def _existing(ids: frozenset[int]) -> list[Organisation]:
    today = timezone.localdate()
    standing = Q(valid_to=None) | Q(valid_to__gte=today)
    return list(Organisation.objects.filter(standing, pk__in=ids).order_by("sort_key", "id"))
