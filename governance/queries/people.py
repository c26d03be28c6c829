"""Reads of people: who belongs here, who is asked in, and where a person may enter."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from governance.access import grants_of
from governance.models import Invitation, Membership, Municipality, User
from governance.swedish import swedish_key
from governance.tenancy import municipality_scope


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person and the roles held here, those in force first."""

    user: User
    memberships: tuple[Membership, ...]
    is_here: bool  # holds at least one role today


def admits_somebody(user: User) -> bool:
    """Whether the person holds any role or single right here today: an ended membership opens no door."""
    grants = grants_of(user)
    return bool(grants.roles or grants.permissions)


def admitted_municipalities(user: User) -> list[Municipality]:
    """The municipalities that this person may enter today, by name. Called outside every scope: it opens each."""
    named = Municipality.objects.filter(pk__in=user.admissions.values("municipality"))
    found = []
    for municipality in sorted(named, key=lambda municipality: swedish_key(municipality.name)):
        with municipality_scope(municipality):
            if admits_somebody(user):
                found.append(municipality)
    return found


def people_here() -> QuerySet[User]:
    """Those who hold or have held a role here: for the access door."""
    return User.objects.filter(pk__in=Membership.objects.values("user"))


def memberships() -> QuerySet[Membership]:
    """Every membership with its person and organisation: for the access door."""
    return Membership.objects.select_related("user", "organisation")


def invitations() -> QuerySet[Invitation]:
    """Every invitation: for the access door."""
    return Invitation.objects.select_related("organisation")


def has_account(email: str) -> bool:
    """Whether somebody signs in with this address. Only for who has proved to read its mail."""
    return User.objects.filter(email__iexact=email).exists()


def people(*, wanted: str = "", role: str = "", organisation_ids: Iterable[int] | None = None) -> list[User]:
    """Those who hold or have held a role here, by name in Swedish order; narrowed by words, role and organisation.

    `wanted` is looked for in names and addresses. Two queries.
    """
    memberships = Membership.objects.all()
    if role:
        memberships = memberships.filter(role=role)
    if organisation_ids is not None:
        memberships = memberships.filter(organisation__in=list(organisation_ids))
    users = User.objects.filter(pk__in=set(memberships.values_list("user_id", flat=True)))
    words = wanted.casefold().split()
    found = [user for user in users if all(word in f"{user.full_name} {user.email}".casefold() for word in words)]
    return sorted(found, key=lambda user: (swedish_key(user.full_name), user.pk))


def memberships_of(users: Sequence[User], *, on: date | None = None) -> list[PersonRow]:
    """Each person with the roles held here, in the order given. One query."""
    day = on or timezone.localdate()
    by_user: dict[int, list[Membership]] = {user.pk: [] for user in users}
    for membership in Membership.objects.filter(user__in=by_user).select_related("organisation"):
        by_user[membership.user_id].append(membership)
    rows = []
    for user in users:
        held = sorted(by_user[user.pk], key=lambda m: (not is_in_force(m, day), m.valid_from, m.pk))
        rows.append(PersonRow(user, tuple(held), any(is_in_force(membership, day) for membership in held)))
    return rows


def is_in_force(membership: Membership, day: date) -> bool:
    """Whether the membership counts on this day."""
    return membership.valid_from <= day and (membership.valid_to is None or membership.valid_to >= day)


def open_invitations() -> list[Invitation]:
    """Invitations that nobody has answered, latest first, with their organisation and the sending of the mail."""
    return list(Invitation.objects.filter(accepted_at=None).select_related("organisation", "job"))
