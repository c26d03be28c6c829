"""Walk-throughs of the governance model: which organisations have held theirs, and who was there (C29)."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from annualcycle.models import Attendance, WalkThrough
from governance.models import Membership, Organisation, User
from governance.models.organisation import BOARDS
from governance.queries import organisation_tree
from governance.swedish import swedish_key
from governance.tree import subtree


@dataclass(frozen=True, slots=True)
class HeldLine:
    """A walk-through that was held. attended: how many were there."""

    held_on: date
    subject: str
    led_by: str
    attended: int
    url: str


@dataclass(frozen=True, slots=True)
class OrganisationLine:
    """An organisation and the walk-throughs of the year; none are missing. indent: no-break spaces by depth."""

    pk: int
    name: str
    indent: str
    held: tuple[HeldLine, ...]


@dataclass(frozen=True, slots=True)
class WalkThroughYear:
    """A year of walk-throughs. held of total organisations have had one."""

    year: int
    lines: tuple[OrganisationLine, ...]
    held: int
    total: int


@dataclass(frozen=True, slots=True)
class WalkThroughChoices:
    """What the list may be narrowed by."""

    years: tuple[int, ...]
    boards: tuple[tuple[int, str], ...]


def whole_walkthroughs() -> "QuerySet[WalkThrough]":
    """Walk-throughs with what their pages and rules need of other tables."""
    return WalkThrough.objects.select_related("organisation", "noted_by")


def walkthrough_choices() -> WalkThroughChoices:
    """The years in which some were held with this one and the last, and the boards. Two queries."""
    today = timezone.localdate()
    held = {day.year for day in WalkThrough.objects.order_by().values_list("held_on", flat=True).distinct()}
    boards = Organisation.objects.filter(kind__in=BOARDS).order_by("sort_key").values_list("pk", "name")
    return WalkThroughChoices(tuple(sorted(held | {today.year, today.year - 1}, reverse=True)), tuple(boards))


def walkthrough_year(year: int, *, board: int | None = None, only_missing: bool = False) -> WalkThroughYear:
    """Each organisation with the walk-throughs that it held in the year, in the order of the tree. Two queries.

    The municipality as a whole stands only where it held one itself: its parts are who is concerned. board: with all
    below it.
    """
    today = timezone.localdate()
    nodes = organisation_tree(on=min(today, date(year, 12, 31)))
    if board is not None:
        within = subtree(board, {node.organisation.pk: node.organisation.parent_id for node in nodes})
        nodes = [node for node in nodes if node.organisation.pk in within]
    held = _held(year)
    lines = tuple(
        OrganisationLine(node.organisation.pk, node.organisation.name, node.indent, tuple(held[node.organisation.pk]))
        for node in nodes
        if node.organisation.parent_id is not None or held[node.organisation.pk]
    )
    number = sum(bool(line.held) for line in lines)
    shown = tuple(line for line in lines if not line.held) if only_missing else lines
    return WalkThroughYear(year, shown, number, len(lines))


def _held(year: int) -> defaultdict[int, list[HeldLine]]:
    found: defaultdict[int, list[HeldLine]] = defaultdict(list)
    rows = WalkThrough.objects.filter(held_on__year=year).annotate(attended=Count("attendances"))
    for row in rows.order_by("held_on", "pk"):
        url = reverse("walkthrough_show", args=[row.pk])
        found[row.organisation_id].append(HeldLine(row.held_on, row.subject, row.led_by, row.attended, url))
    return found


def organisations_without_walkthrough(year: int, organisations: Collection[int]) -> frozenset[int]:
    """Those of the organisations that have held none in the year. One query."""
    held = WalkThrough.objects.filter(held_on__year=year, organisation__in=organisations)
    return frozenset(organisations) - frozenset(held.order_by().values_list("organisation_id", flat=True))


def attendances_of(walk_through: WalkThrough) -> list[Attendance]:
    """Who was there, by name in Swedish order. One query."""
    rows = Attendance.objects.filter(walk_through=walk_through).select_related("person")
    return sorted(rows, key=lambda row: (swedish_key(str(row)), row.pk))


@dataclass(frozen=True, slots=True)
class PersonChoice:
    """Somebody who may have been there."""

    pk: int
    name: str
    roles: str

    @property
    def label(self) -> str:
        """Name and roles."""
        return f"{self.name}, {self.roles}" if self.roles else self.name


def people_there(organisation: Organisation, *, also: Collection[int] = ()) -> list[PersonChoice]:
    """Those who hold a role in the organisation or below it today, by name; and `also` these. Three queries."""
    today = timezone.localdate()
    within = subtree(organisation.pk, dict(Organisation.objects.values_list("pk", "parent_id")))
    in_force = Q(valid_to=None) | Q(valid_to__gte=today)
    held = Membership.objects.filter(in_force, organisation__in=within, valid_from__lte=today, user__is_active=True)
    people: dict[int, User] = dict(User.objects.in_bulk(set(also)))
    roles: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for membership in held.select_related("user", "organisation").order_by("organisation__sort_key", "role"):
        people[membership.user_id] = membership.user
        words = f"{str(membership.get_role_display()).lower()}, {membership.organisation.name}"
        roles[membership.user_id][words] = None
    named = sorted(people.values(), key=lambda person: (swedish_key(person.full_name), person.pk))
    return [PersonChoice(person.pk, person.full_name, "; ".join(roles[person.pk])) for person in named]
