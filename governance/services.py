"""Writes of who we are: people, organisation, memberships and what follows from them."""

from datetime import date

from django.contrib.auth.models import Permission as AuthPermission
from django.utils import timezone

from governance.access import forget_grants
from governance.history import service
from governance.models import Admission, Membership, Municipality, Organisation, OrganisationGrant, User
from governance.roles import PERMISSIONS_OF_ROLE
from governance.tenancy import current_municipality


@service
def update_profile(*, user: User, full_name: str, language: str, by: User) -> None:
    """Store the person's own name and language."""
    user.full_name, user.language = full_name, language
    user.save(update_fields=["full_name", "language"])


@service
def choose_language(*, language: str, by: User) -> None:
    """Remember the interface language that the person chose."""
    by.language = language
    by.save(update_fields=["language"])


@service
def create_organisation(
    *,
    kind: str,
    name: str,
    parent: Organisation | None,
    short_name: str = "",
    valid_from: date | None = None,
    by: User | None,
) -> Organisation:
    """Add an organisation under `parent`; the root (the municipality as a whole) has none."""
    return Organisation.objects.create(
        kind=kind, name=name, parent=parent, short_name=short_name, valid_from=valid_from or timezone.localdate()
    )


@service
def grant_membership(
    *,
    user: User,
    organisation: Organisation,
    role: str,
    valid_from: date | None = None,
    valid_to: date | None = None,
    by: User | None,
) -> Membership:
    """Give a person a role in an organisation; the permissions follow from the role, and the person may now knock."""
    membership = Membership.objects.create(
        user=user,
        organisation=organisation,
        role=role,
        valid_from=valid_from or timezone.localdate(),
        valid_to=valid_to,
    )
    codenames = PERMISSIONS_OF_ROLE[role]
    permissions = AuthPermission.objects.filter(content_type__app_label="governance", codename__in=codenames)
    OrganisationGrant.objects.bulk_create(
        OrganisationGrant(user=user, permission=permission, content_object=organisation, membership=membership)
        for permission in permissions
    )
    Admission.objects.get_or_create(user=user, municipality=current_municipality())
    forget_grants(user)
    return membership


@service
def end_membership(*, membership: Membership, on: date, by: User) -> None:
    """Let a membership end on a day: it no longer counts from the day after."""
    membership.valid_to = max(on, membership.valid_from)
    membership.save(update_fields=["valid_to"])
    forget_grants(membership.user)


@service
def update_municipality(*, municipality: Municipality, by: User, **fields: object) -> None:
    """Store the municipality's own settings (name, language, money unit, accent colour)."""
    for name, value in fields.items():
        setattr(municipality, name, value)
    municipality.save(update_fields=list(fields))
