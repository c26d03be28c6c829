"""What goals mean for others, and the conflicts between them: the view of the whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from goals.models import Goal, GoalEffect
from goals.rules import (
    OPEN_STATES,
    WRITERS,
    can_create_effect,
    can_read_effect,
    can_read_goal,
    can_write_effect,
)
from governance.access import grants_of
from governance.models import AdoptionState, Organisation, User

Kind = GoalEffect.Kind


def whole_effects() -> "QuerySet[GoalEffect]":
    """Effects with what their pages and rules need of other tables."""
    return GoalEffect.objects.select_related(
        "goal__level", "goal__organisation", "organisation", "affected_goal__level", "affected_goal__organisation"
    )


@dataclass(frozen=True, slots=True)
class EffectRow:
    """An effect as pages tell it. affected: the affected goal's words, "" where none or none may be read."""

    pk: int
    kind: str
    kind_label: str
    goal_title: str
    goal_url: str
    leader: str
    organisation: str
    affected: str
    affected_url: str
    text: str
    settlement: str
    settled_on: date | None
    may_write: bool
    url: str

    @property
    def is_conflict(self) -> bool:
        """Whether the two stand against each other."""
        return self.kind == Kind.CONFLICTS

    @property
    def is_open(self) -> bool:
        """Whether it is a conflict without an agreement."""
        return self.is_conflict and self.settled_on is None

    @property
    def needs_agreement(self) -> bool:
        """Whether there is something to agree on: what helps needs nothing."""
        return self.kind != Kind.HELPS and self.settled_on is None


def effect_row(effect: GoalEffect, user: User) -> EffectRow:
    """An effect in words. Needs what `whole_effects` loads."""
    goal, affected = effect.goal, effect.affected_goal
    is_shown = affected is not None and can_read_goal(user, affected)
    return EffectRow(
        pk=effect.pk,
        kind=effect.kind,
        kind_label=effect.get_kind_display(),
        goal_title=goal.title,
        goal_url=reverse("goal_show", args=[goal.pk]),
        leader=goal.organisation.name,
        organisation=effect.organisation.name,
        affected=affected.title if affected and is_shown else "",
        affected_url=reverse("goal_show", args=[affected.pk]) if affected and is_shown else "",
        text=effect.text,
        settlement=effect.settlement,
        settled_on=effect.settled_on,
        may_write=can_write_effect(user, effect),
        url=reverse("effect_show", args=[effect.pk]),
    )


@dataclass(frozen=True, slots=True)
class EffectsPanel:
    """What a goal means for others and others' goals for it. The two in the order in which they were told."""

    outward: tuple[EffectRow, ...]
    inward: tuple[EffectRow, ...]
    may_create: bool

    @property
    def conflicts(self) -> tuple[EffectRow, ...]:
        """The conflicts without an agreement, on either side."""
        return tuple(row for row in (*self.outward, *self.inward) if row.is_open)


def effects_panel(goal: Goal, user: User) -> EffectsPanel:
    """The effects that the goal has and those that other goals have on it, as `user` may see them. One query."""
    rows = _readable(whole_effects().filter(Q(goal=goal) | Q(affected_goal=goal)).order_by("pk"), user)
    outward = tuple(effect_row(row, user) for row in rows if row.goal_id == goal.pk)
    inward = tuple(effect_row(row, user) for row in rows if row.goal_id != goal.pk)
    return EffectsPanel(outward, inward, may_create=can_create_effect(user, goal))


@dataclass(frozen=True, slots=True)
class EffectList:
    """Conflicts, or all effects, the open conflicts first. organisations: those that stand on either side."""

    rows: tuple[EffectRow, ...]
    organisations: tuple[tuple[int, str], ...]

    @property
    def open(self) -> int:
        """How many conflicts have no agreement."""
        return sum(row.is_open for row in self.rows)


def effect_list(*, user: User, organisation: int | None = None, everything: bool = False) -> EffectList:
    """The conflicts between goals, or every effect, that `user` may see; of one organisation on either side.

    Those of superseded goals are history. One query.
    """
    live = whole_effects().exclude(goal__state=AdoptionState.SUPERSEDED)
    live = live.exclude(affected_goal__state=AdoptionState.SUPERSEDED)
    found = _readable((live if everything else live.filter(kind=Kind.CONFLICTS)).order_by("-pk"), user)
    places = {}
    for effect in found:
        for place in (effect.goal.organisation, effect.organisation):
            places[place.pk] = (place.sort_key, place.name)
    rows = [
        effect_row(effect, user)
        for effect in found
        if organisation in (None, effect.goal.organisation_id, effect.organisation_id)
    ]
    order = sorted(places.items(), key=lambda item: item[1][0])
    return EffectList(
        rows=tuple(sorted(rows, key=lambda row: (not row.is_open, not row.is_conflict))),
        organisations=tuple((pk, name) for pk, (_key, name) in order),
    )


def _readable(effects: Iterable[GoalEffect], user: User) -> list[GoalEffect]:
    return [effect for effect in effects if can_read_effect(user, effect)]


@dataclass(frozen=True, slots=True)
class Agreement:
    """An earlier agreement that was taken up again."""

    text: str
    settled_on: date


def earlier_agreements(effect: GoalEffect) -> list[Agreement]:
    """What was agreed before and taken up again, the latest first, from the history of the effect. One query."""
    events = _events().filter(pgh_obj_id=effect.pk, settled_on__isnull=False)
    rows = events.order_by("-pgh_id").values_list("settlement", "settled_on")
    told = dict.fromkeys(rows)
    told.pop((effect.settlement, effect.settled_on), None)
    return [Agreement(text, day) for text, day in told]


def _events() -> "QuerySet[Any]":
    # The history library makes the model and names it here without telling its type.
    found: QuerySet[Any] = GoalEffect.pgh_event_model.objects.all()  # type: ignore[attr-defined]
    return found


def organisations_to_name(goal: Goal, user: User) -> "QuerySet[Organisation]":
    """Whom the person may say that the goal affects: anyone, if she writes for its owner, else those she writes for."""
    grants = grants_of(user)
    own = frozenset().union(*(grants.where(permission) for permission in WRITERS))
    if goal.organisation_id in own:
        return Organisation.objects.exclude(kind=Organisation.Kind.MUNICIPALITY).order_by("sort_key")
    return Organisation.objects.filter(pk__in=own).order_by("sort_key")


def goals_by_organisation(
    user: User, *, but: Goal, organisations: "QuerySet[Organisation]"
) -> list[tuple[str, list[tuple[int, str]]]]:
    """The goals of these organisations that may be affected, grouped by owner as a select shows them. One query."""
    rows = (
        Goal.objects.filter(organisation__in=organisations, year_from__lte=but.year_to, year_to__gte=but.year_from)
        .exclude(state=AdoptionState.SUPERSEDED)
        .exclude(pk=but.pk)
        .select_related("organisation")
        .order_by("organisation__sort_key", "level__order", "order", "pk")
    )
    groups: dict[str, list[tuple[int, str]]] = {}
    for goal in rows:
        if can_read_goal(user, goal):
            draft = f" ({_('draft')})" if goal.state in OPEN_STATES else ""
            groups.setdefault(goal.organisation.name, []).append((goal.pk, f"{goal.title}{draft}"))
    return list(groups.items())
