"""Who may do what, in one query a request.

A person's grants are loaded once for each municipality, spread over the organisations below, and asked in memory by
the rules. Views fetch objects through `get_permitted` only.
"""

from collections.abc import Callable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import ForeignKey, Model, QuerySet
from django.shortcuts import get_object_or_404

from governance.models import Membership, User
from governance.models.organisation import Permission
from governance.tenancy import current_municipality

M = TypeVar("M", bound=Model)
MOVES_ON = ("state", "status")  # the fields by which what is written moves on, and is locked
Rule = Callable[[Any, Any], bool]

# A right on an organisation covers those below it. Memberships count between their dates only, so one that ends
# stops at midnight without a job having to run.
GRANTS = """
    WITH RECURSIVE valid AS (
        SELECT id, role, organisation_id FROM governance_membership
         WHERE user_id = %(user)s AND valid_from <= current_date AND (valid_to IS NULL OR valid_to >= current_date)
    ), granted (kind, name, organisation_id) AS (
        SELECT 'permission', p.codename::text, g.content_object_id
          FROM governance_organisationgrant g
          JOIN auth_permission p ON p.id = g.permission_id
         WHERE g.user_id = %(user)s AND (g.membership_id IS NULL OR g.membership_id IN (SELECT id FROM valid))
        UNION
        SELECT granted.kind, granted.name, o.id
          FROM governance_organisation o JOIN granted ON o.parent_id = granted.organisation_id
    )
    SELECT kind, name, array_agg(organisation_id) FROM granted GROUP BY kind, name
    UNION ALL
    SELECT 'role', role, array_agg(organisation_id) FROM valid GROUP BY role
"""


@dataclass(frozen=True, slots=True)
class Grants:
    """What one person may do in one municipality."""

    permissions: Mapping[str, frozenset[int]] = field(default_factory=dict)  # codename -> ids of organisations
    roles: Mapping[str, frozenset[int]] = field(default_factory=dict)  # role -> organisations where it is held

    def may(self, permission: Permission, organisation_id: int | None) -> bool:
        """Whether `permission` holds on this organisation (directly or from one above)."""
        return organisation_id in self.permissions.get(permission, frozenset())

    def may_anywhere(self, permission: Permission) -> bool:
        """Whether `permission` holds on at least one organisation."""
        return bool(self.permissions.get(permission))

    def where(self, permission: Permission) -> frozenset[int]:
        """The ids of all organisations on which `permission` holds."""
        return self.permissions.get(permission, frozenset())

    @property
    def reached(self) -> frozenset[int]:
        """The ids of all organisations where the person holds a role, or any right holds."""
        return frozenset().union(*self.permissions.values(), *self.roles.values())

    def has_role(self, *roles: Membership.Role) -> bool:
        """Whether the person holds one of these roles somewhere in the municipality today."""
        return any(role in self.roles for role in roles)


def grants_of(user: User) -> Grants:
    """The person's grants in the municipality whose scope is open; loaded at the first question, then remembered."""
    if not user.is_authenticated or not user.is_active:
        return Grants()
    cache: dict[int, Grants] = user.__dict__.setdefault("grants_cache", {})
    municipality_id = current_municipality().pk
    if municipality_id not in cache:
        cache[municipality_id] = _load(user)
    return cache[municipality_id]


def forget_grants(user: User) -> None:
    """Ask the database again at the next question: for services that change what a person may do."""
    user.__dict__.pop("grants_cache", None)


def get_permitted(queryset: QuerySet[M], user: User, rule: Rule, **lookup: Any) -> M:
    """The one object that `lookup` finds, if `rule(user, it)` holds.

    Raises Http404 where there is none (another municipality's is not there: its rows are out of sight), and
    PermissionDenied where the person's role does not reach.
    """
    found = get_object_or_404(queryset, **lookup)
    require_for(user, found, rule)
    return found


class OvertakenError(PermissionDenied):
    """The person's role reaches, but what it reaches has been decided, handed in or closed meanwhile."""


def require_for(user: User, found: Model, rule: Rule) -> None:
    """Raise PermissionDenied unless `rule(user, found)` holds; OvertakenError where only the object's state denies."""
    if rule(user, found):
        return
    if any(rule(user, twin) for twin in _in_other_states(found)):
        raise OvertakenError
    raise PermissionDenied


def _in_other_states(found: Model) -> Iterator[Model]:
    """Copies of it as it would be in each other state, its own or that of what it belongs to; nothing is stored."""
    yield from _own_states(found)
    for each in found._meta.concrete_fields:
        if isinstance(each, ForeignKey) and each.is_cached(found) and (whole := getattr(found, each.name)) is not None:
            for other in _own_states(whole):
                twin = copy(found)
                setattr(twin, each.name, other)
                yield twin


def _own_states(found: Model) -> Iterator[Model]:
    for each in found._meta.concrete_fields:
        if each.name in MOVES_ON:
            for value, _name in each.choices or ():
                twin = copy(found)
                setattr(twin, each.attname, value)
                yield twin


def require(permitted: bool) -> None:  # noqa: FBT001 (reads as a sentence: require(can_…(…)))
    """Raise PermissionDenied unless `permitted`."""
    if not permitted:
        raise PermissionDenied


def _load(user: User) -> Grants:
    found: dict[str, dict[str, frozenset[int]]] = {"permission": {}, "role": {}}
    with connection.cursor() as cursor:
        cursor.execute(GRANTS, {"user": user.pk})
        for kind, name, organisations in cursor.fetchall():
            found[kind][name] = frozenset(organisations)
    return Grants(permissions=found["permission"], roles=found["role"])
