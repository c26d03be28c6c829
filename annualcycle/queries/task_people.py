"""Who does what an organisation is asked, and who follows it up: read from the roles that count today."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from annualcycle.models import CycleTask
from annualcycle.rules.tasks import APPROVING_ROLES, WORKING_ROLES
from governance.models import Membership, Organisation, User
from governance.swedish import swedish_key
from governance.tree import line_up

Role = Membership.Role


def held_today(*, roles: Collection[str], organisations: Iterable[int] | None = None) -> "QuerySet[Membership]":
    """The memberships of these roles that count today, with their people, the longest held first."""
    today: date = timezone.localdate()
    held = Membership.objects.filter(Q(valid_to=None) | Q(valid_to__gte=today), role__in=roles, valid_from__lte=today)
    if organisations is not None:
        held = held.filter(organisation__in=list(organisations))
    return held.filter(user__is_active=True).select_related("user").order_by("valid_from", "pk")


def owners_of(organisations: Collection[int], role: str) -> dict[int, User]:
    """Who is to own what each organisation is asked: who has `role` there, else its manager. One query.

    A role that does nothing in the product's annual cycle, such as reader, owns nothing.
    """
    wanted = [each for each in (role, Role.MANAGER) if each in WORKING_ROLES]
    found: dict[int, tuple[int, User]] = {}
    for held in held_today(roles=wanted, organisations=organisations):
        place = wanted.index(held.role)
        if held.organisation_id not in found or place < found[held.organisation_id][0]:
            found[held.organisation_id] = (place, held.user)
    return {organisation: user for organisation, (_place, user) in found.items()}


def places_of(people: Collection[int]) -> dict[int | None, frozenset[int]]:
    """Where each of these people works today, by the person's id. One query."""
    found: dict[int | None, set[int]] = {}
    for person, organisation in (
        held_today(roles=WORKING_ROLES).filter(user__in=people).values_list("user_id", "organisation_id")
    ):
        found.setdefault(person, set()).add(organisation)
    return {person: frozenset(places) for person, places in found.items()}


def people_who_work(organisation: Organisation) -> list[User]:
    """Who may be given what the organisation is asked: those who work in it, then those above, nearest first.

    Two queries; each person once, by name in Swedish order within a level.
    """
    line = line_up(organisation.pk, _parents())
    rows = held_today(roles=WORKING_ROLES, organisations=line)
    ordered = sorted(rows, key=lambda row: (line.index(row.organisation_id), swedish_key(row.user.full_name), row.pk))
    return list({row.user_id: row.user for row in ordered}.values())


def approvers_of(tasks: Iterable[CycleTask]) -> dict[int, list[User]]:
    """Who approves what each task hands in, by the task's id: of those above, the nearest that have somebody.

    Two queries, however many the tasks.
    """
    rows = list(tasks)
    parents = _parents()
    by_place: dict[int, list[User]] = {}
    for held in held_today(roles=APPROVING_ROLES):
        people = by_place.setdefault(held.organisation_id, [])
        if held.user not in people:
            people.append(held.user)
    return {row.pk: _nearest(row.organisation_id, parents, by_place) for row in rows}


def _nearest(organisation: int, parents: Mapping[int, int | None], people: Mapping[int, list[User]]) -> list[User]:
    line = line_up(parents.get(organisation) or organisation, parents)
    return next((people[each] for each in line if each in people), [])


def _parents() -> dict[int, int | None]:
    return dict(Organisation.objects.values_list("pk", "parent_id"))
