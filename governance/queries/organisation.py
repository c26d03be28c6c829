"""Reads of the organisation's tree."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from governance.models import Membership, Municipality, Organisation
from governance.models.organisation import DECIDING
from governance.tenancy import current_municipality
from governance.tree import line_up, subtree

_KINDS = list(Organisation.Kind)


@dataclass(frozen=True, slots=True)
class OrganisationNode:
    """An organisation in its place in the tree. `members`: people with a role in it today."""

    organisation: Organisation
    depth: int
    members: int
    is_ended: bool

    @property
    def indent(self) -> str:
        """No-break spaces by depth, for a list of choices."""
        return "\u00a0\u00a0\u00a0" * self.depth


def organisations() -> QuerySet[Organisation]:
    """Every organisation with the one it belongs to: for the access door."""
    return Organisation.objects.select_related("parent")


def this_municipality() -> Municipality:
    """The municipality whose scope is open, read anew: what a form changes in it is not seen before it is stored."""
    return Municipality.objects.get(pk=current_municipality().pk)


def roles_going_on_in(organisation: Organisation, *, on: date | None = None) -> list[Membership]:
    """The roles held in the organisation itself after a day (today), with their people."""
    day = on or timezone.localdate()
    held = Membership.objects.filter(organisation=organisation).select_related("user")
    return list(held.filter(Q(valid_to=None) | Q(valid_to__gt=day)))


def root_organisation() -> Organisation | None:
    """The municipality as a whole in its own organisation tree; None before it has been made."""
    return Organisation.objects.filter(parent=None).first()


def ancestors_and_self(organisation: Organisation) -> list[Organisation]:
    """The organisation and those above it, nearest first. One query."""
    by_id = {each.pk: each for each in Organisation.objects.all()}
    return [by_id[pk] for pk in line_up(organisation.pk, {pk: each.parent_id for pk, each in by_id.items()})]


def deciding_body(organisation: Organisation) -> int | None:
    """The nearest body, the organisation itself or one above it, that may decide. One query; None where there is none.

    Kommunallagen 6:38: such matters are not delegated to officials.
    """
    line = ancestors_and_self(organisation)
    return next((each.pk for each in line if each.kind in DECIDING), None)


def descendants_and_self(organisation: Organisation) -> frozenset[int]:
    """The ids of the organisation and of all those below it. One query."""
    return subtree(organisation.pk, dict(Organisation.objects.values_list("pk", "parent_id")))


def organisation_tree(*, on: date | None = None, with_ended: bool = False) -> list[OrganisationNode]:
    """The tree in reading order: under each parent by kind (the council first), then by the alphabet. One query."""
    day = on or timezone.localdate()
    in_force = Q(memberships__valid_from__lte=day) & (Q(memberships__valid_to=None) | Q(memberships__valid_to__gte=day))
    counted = Organisation.objects.annotate(people=Count("memberships__user", filter=in_force, distinct=True))
    in_order = sorted(counted, key=lambda organisation: (_KINDS.index(organisation.kind), organisation.sort_key))
    nodes = list(_walk(in_order, day))
    return nodes if with_ended else [node for node in nodes if not node.is_ended]


def organisation_choices(*, within: Iterable[int] | None = None) -> list[tuple[int, str]]:
    """(id, name indented by its depth) of what exists today, in tree order; only `within` these ids where given."""
    allowed = None if within is None else set(within)
    return [
        (node.organisation.pk, f"{node.indent}{node.organisation.name}")
        for node in organisation_tree()
        if allowed is None or node.organisation.pk in allowed
    ]


def _walk(organisations: list[Organisation], day: date) -> Iterator[OrganisationNode]:
    children: dict[int | None, list[Organisation]] = {}
    for organisation in organisations:
        children.setdefault(organisation.parent_id, []).append(organisation)
    waiting = [(root, 0) for root in reversed(children.get(None, []))]
    while waiting:
        organisation, depth = waiting.pop()
        is_ended = organisation.valid_to is not None and organisation.valid_to < day
        yield OrganisationNode(organisation, depth, organisation.people, is_ended)  # type: ignore[attr-defined]
        waiting.extend((child, depth + 1) for child in reversed(children.get(organisation.pk, [])))
