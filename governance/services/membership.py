"""Writes of people: their own profile, the roles they hold and the permissions that follow."""

from datetime import date

from django.contrib.auth.models import Permission as AuthPermission
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from governance.access import forget_grants
from governance.history import service
from governance.models import Admission, Membership, Organisation, OrganisationGrant, User
from governance.refusals import RefusedError, taken
from governance.roles import PERMISSIONS_OF_ROLE, misplaced_role
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
def grant_membership(
    *,
    user: User,
    organisation: Organisation,
    role: str,
    valid_from: date | None = None,
    valid_to: date | None = None,
    by: User | None,
) -> Membership:
    """Give a person a role in an organisation; the permissions follow from the role, and the person may now knock.

    Raises RefusedError where the role is held for the municipality as a whole only (governance/roles.py), and where
    the person already holds it at some time between the two days.
    """
    first = valid_from or timezone.localdate()
    refusal = misplaced_role(role, organisation)
    if refusal:
        raise RefusedError(refusal, "role")
    held = Membership.objects.filter(user=user, organisation=organisation, role=role)
    overlapping = held.filter(Q(valid_to=None) | Q(valid_to__gte=first))
    if valid_to is not None:
        overlapping = overlapping.filter(valid_from__lte=valid_to)
    message = _("%(name)s already has this role in “%(organisation)s” at that time.")
    held_already = RefusedError(message % {"name": user.full_name, "organisation": organisation.name})
    if overlapping.exists():
        raise held_already
    with taken(held_already, "membership_once", "membership_one_at_a_time"):
        membership = Membership.objects.create(
            user=user, organisation=organisation, role=role, valid_from=first, valid_to=valid_to
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
def end_membership(*, membership: Membership, on: date, by: User) -> Membership:
    """Let a membership end on a day: it no longer counts from the day after.

    Raises RefusedError where it would leave the municipality without an administrator: then nobody could let
    anybody in.
    """
    last = max(on, membership.valid_from)
    if membership.role == Membership.Role.ADMINISTRATOR:
        _refuse_last_administrator(membership, last)
    membership.valid_to = last
    membership.save(update_fields=["valid_to"])
    forget_grants(membership.user)
    return membership


def _refuse_last_administrator(membership: Membership, last: date) -> None:
    # Locked together, so that two administrators cannot end each other at the same moment.
    administrators = Membership.objects.select_for_update(of=("self",)).filter(role=Membership.Role.ADMINISTRATOR)
    in_order = administrators.select_related("user").order_by("pk")
    others = [m for m in in_order if m.pk != membership.pk and m.user.is_active]
    if not any(m.valid_from <= timezone.localdate() and (m.valid_to is None or m.valid_to > last) for m in others):
        raise RefusedError(
            _("%(name)s is the only administrator after that day. Give someone else the role first.")
            % {"name": membership.user.full_name}
        )
