"""Who is asked to read a plan: the members of the nearest board, from the plan's organisation upwards."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

from dialogue.rules import ASKED_STATES
from goals.models import Plan
from goals.rules import OPEN_STATES
from governance.models import Membership, Organisation, User
from governance.models.organisation import Permission
from governance.roles import PERMISSIONS_OF_ROLE
from governance.swedish import swedish_key
from governance.tree import nearest


@dataclass(frozen=True, slots=True)
class Seats:
    """Who holds some role in which organisation today, to be asked for the nearest such organisation."""

    parents: Mapping[int, int | None]
    names: Mapping[int, str]
    people: Mapping[int, tuple[User, ...]]

    def nearest(self, organisation: int) -> int | None:
        """The organisation itself or the first above it in which somebody holds the role; None without any."""
        return nearest(organisation, self.parents, self.people)

    def asked(self, organisation: int) -> tuple[User, ...]:
        """Those who hold the role there, by name in Swedish order; empty without any."""
        nearest = self.nearest(organisation)
        return self.people[nearest] if nearest is not None else ()

    def name(self, organisation: int | None) -> str:
        """What the organisation is called; empty for None."""
        return self.names.get(organisation, "") if organisation is not None else ""

    def covered_by(self, user: int) -> set[int]:
        """The organisations of which this person is asked: those whose nearest board she sits on."""
        return {pk for pk in self.parents if any(person.pk == user for person in self.asked(pk))}


def readers() -> Seats:
    """The members of boards. Two queries."""
    return _seats(Permission.ACKNOWLEDGE_PLANS)


# As Seats.covered_by: a seat covers what lies below, down to where somebody else's begin.
COVERED = """
    WITH RECURSIVE seat AS (
        SELECT m.organisation_id AS id, bool_or(m.user_id = %s) AS is_own
          FROM governance_membership m JOIN governance_user u ON u.id = m.user_id
         WHERE u.is_active AND m.role = ANY(%s) AND m.valid_from <= %s AND (m.valid_to IS NULL OR m.valid_to >= %s)
         GROUP BY m.organisation_id
    ), covered AS (
        SELECT id, is_own FROM seat
        UNION ALL
        SELECT o.id, covered.is_own FROM governance_organisation o JOIN covered ON o.parent_id = covered.id
         WHERE o.id NOT IN (SELECT id FROM seat)
    )
    SELECT id FROM covered WHERE is_own
"""


def covered_organisations(user: User) -> RawSQL:
    """The organisations of whose plans this person is asked to read, to be used within a query: every page counts."""
    day = timezone.localdate()
    roles = [str(role) for role, given in PERMISSIONS_OF_ROLE.items() if Permission.ACKNOWLEDGE_PLANS in given]
    return RawSQL(COVERED, (user.pk, roles, day, day))  # noqa: S611 (no text of a person's in it)


def writers() -> Seats:
    """Those who write plans. Two queries."""
    return _seats(Permission.WRITE_PLANS)


def _seats(permission: Permission) -> Seats:
    day = timezone.localdate()
    roles = [role for role, permissions in PERMISSIONS_OF_ROLE.items() if permission in permissions]
    in_force = Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gte=day))
    held = Membership.objects.filter(in_force, role__in=roles, user__is_active=True).select_related("user")
    people: dict[int, dict[int, User]] = {}
    for membership in held:
        people.setdefault(membership.organisation_id, {})[membership.user_id] = membership.user
    rows = list(Organisation.objects.order_by().values_list("pk", "parent_id", "name"))
    return Seats(
        parents={pk: parent for pk, parent, _name in rows},
        names={pk: name for pk, _parent, name in rows},
        people={pk: tuple(sorted(found.values(), key=_by_name)) for pk, found in people.items()},
    )


def _by_name(user: User) -> tuple[str, int]:
    return swedish_key(user.full_name), user.pk


def plans_to_read() -> "QuerySet[Plan]":
    """The plans that are handed in or adopted, the latest version of each; organisation and level loaded."""
    later = Plan.objects.filter(
        organisation=OuterRef("organisation"),
        level=OuterRef("level"),
        year=OuterRef("year"),
        version__gt=OuterRef("version"),
        state__in=ASKED_STATES,
    )
    found = Plan.objects.filter(~Exists(later), state__in=ASKED_STATES).select_related("organisation", "level")
    return found.order_by("-year", "organisation__sort_key", "pk")


def in_year(plans: "QuerySet[Plan]", year: int | None) -> "QuerySet[Plan]":
    """Those of the year; without one, those of this year and later: a plan whose year has passed is not waited for."""
    return plans.filter(year=year) if year is not None else plans.filter(year__gte=timezone.localdate().year)


def years_with_plans() -> list[int]:
    """The years that have plans to read, latest first."""
    found = Plan.objects.filter(state__in=ASKED_STATES).order_by().values_list("year", flat=True)
    return sorted(set(found), reverse=True)


def readable_since(plans: Iterable[Plan]) -> dict[int, date]:
    """The day since which each plan has lain to be read: that on which it was last handed in. One query.

    The plan's history tells: the plan itself keeps the day of the decision only.
    """
    events = apps.get_model("goals", "PlanEvent").objects.filter(pgh_obj__in=[plan.pk for plan in plans])
    found: dict[int, date] = {}
    for pk, state, at in events.order_by("pgh_created_at", "pgh_id").values_list("pgh_obj", "state", "pgh_created_at"):
        if state in OPEN_STATES:
            found.pop(pk, None)
        elif state in ASKED_STATES:
            found.setdefault(pk, timezone.localdate(at))
    return found
