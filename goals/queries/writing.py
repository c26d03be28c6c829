"""What writing a goal needs to know of it and of the goals around it."""

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet

from goals.models import Contribution, Goal, GoalAgendaTarget, GoalIndicator, GoalLegalRequirement, GoalTag
from goals.rules import OPEN_STATES
from governance.refusals import fingerprint


@dataclass(frozen=True, slots=True)
class Links:
    """The ids, or codes, of what a goal is tied to: indicators in their order, the others sorted."""

    indicators: list[int]
    contributions: list[int]
    tags: list[int]
    agenda: list[str]
    requirements: list[int]


def links_of(goal: Goal) -> Links:
    """What the goal is tied to. One query."""
    own = Goal.objects.filter(pk=goal.pk).values_list(
        _array(GoalIndicator.objects.all(), "indicator_id", "order", "id"),
        _array(Contribution.objects.all(), "served_id"),
        _array(GoalTag.objects.all(), "tag_id"),
        _array(GoalAgendaTarget.objects.all(), "code"),
        _array(GoalLegalRequirement.objects.all(), "requirement_id"),
    )
    return Links(*own.get())


def _array(rows: "QuerySet[Any]", field: str, *order: str) -> ArraySubquery:
    """What those of the rows that are the goal's hold in the field, as a column."""
    return ArraySubquery(rows.filter(goal=OuterRef("pk")).order_by(*(order or [field])).values(field))


def marks_of(links: Links) -> list[str]:
    """The links as parts of the goal's mark; none where it is tied to nothing."""
    kinds = ("indicators", "contributions", "tags", "agenda", "requirements")
    return [f"{kind} {value}" for kind in kinds for value in getattr(links, kind)]


def link_marks(goal: Goal) -> list[str]:
    """What the goal is tied to, as parts of its mark."""
    return marks_of(links_of(goal))


def goal_mark(goal: Goal) -> str:
    """The mark of the goal and all that it is tied to, by which a stale edit is known."""
    return fingerprint(goal, *link_marks(goal))


def revision_of(goal: Goal) -> Goal | None:
    """The draft that is to take the goal's place, if one has been begun."""
    return Goal.objects.filter(replaces=goal.pk).first()


def drafts_beside(goal: Goal) -> "QuerySet[Goal]":
    """The other drafts of the same organisation on the same level: with one of them it may become one."""
    beside = Goal.objects.filter(organisation=goal.organisation_id, level=goal.level_id, state__in=OPEN_STATES)
    return beside.exclude(pk=goal.pk).order_by("order", "pk")
