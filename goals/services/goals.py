"""Writes of goals: drafts, and the decision by which a body adopts them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from goals.chain import would_make_cycle
from goals.models import Goal, GoalIndicator
from goals.queries.levels import WANTED_FORMS, owner_kinds
from goals.queries.marks import indicator_ids
from goals.rules import DECIDED_STATES, OPEN_STATES
from governance.history import service
from governance.models import AdoptionState, ModelLevel, Organisation, Perspective, User
from governance.refusals import RefusedError, refuse_stale
from indicators.models import Indicator


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalContent:
    """What a goal says, before it is stored."""

    level: ModelLevel
    organisation: Organisation
    title: str
    year_from: int
    year_to: int
    parent: Goal | None = None
    kind: str = Goal.Kind.DEVELOPMENT
    order: int = 0
    rationale: str = ""
    citizen_benefit: str = ""
    is_geh: bool = False
    perspective: Perspective | None = None
    indicators: Sequence[Indicator] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionContent:
    """The decision of a body, in full."""

    decided_by: Organisation
    decided_on: date
    registry_number: str
    minutes_paragraph: str


_STORED = (
    "level",
    "organisation",
    "parent",
    "kind",
    "order",
    "title",
    "rationale",
    "citizen_benefit",
    "is_geh",
    "perspective",
    "year_from",
    "year_to",
)


@service
def create_goal(*, content: GoalContent, by: User) -> Goal:
    """Store a new draft of a goal. Raises RefusedError for what the model or the chain does not allow."""
    _lock(content.organisation)
    _check(content, None)
    goal = Goal.objects.create(**_fields(content))
    _link_indicators(goal, content.indicators)
    return goal


@service
def update_goal(*, goal: Goal, content: GoalContent, seen: str | None = None, by: User) -> Goal:
    """Change a draft. `seen` is the mark of what the person had read (refusals.fingerprint).

    Raises RefusedError for what is not allowed, StaleError when someone else has changed it meanwhile.
    """
    _lock(content.organisation)
    stored = Goal.objects.select_for_update().get(pk=goal.pk)
    _refuse_decided(stored)
    refuse_stale(seen, stored, *indicator_ids(stored))
    _check(content, stored)
    for name, value in _fields(content).items():
        setattr(stored, name, value)
    stored.save()
    _link_indicators(stored, content.indicators)
    return stored


@service
def delete_goal(*, goal: Goal, by: User) -> None:
    """Throw a draft away. Raises RefusedError when it is decided, or when goals or plans rest on it."""
    stored = Goal.objects.select_for_update().get(pk=goal.pk)
    _refuse_decided(stored)
    if stored.children.exists() or stored.answers.exists() or stored.activities.exists():
        raise RefusedError(_("Other goals or plans rest on this draft. Move them first."))
    stored.delete()


@service
def adopt_goals(*, goals: Iterable[Goal], decision: DecisionContent, by: User) -> list[Goal]:
    """Record that a body has adopted these drafts by one decision. Already adopted ones are left as they are.

    Kommunallagen 6:38: goals are decided by the body itself. Raises RefusedError when a goal serves one that is still
    a draft and is not adopted by the same decision.
    """
    ids = [goal.pk for goal in goals]
    stored = list(Goal.objects.select_for_update().filter(pk__in=ids).order_by("level__order", "order", "pk"))
    waiting = [goal for goal in stored if goal.state not in DECIDED_STATES]
    parents = [goal.parent_id for goal in waiting if goal.parent_id and goal.parent_id not in ids]
    undecided = Goal.objects.filter(pk__in=parents, state__in=OPEN_STATES).first()
    if undecided:
        raise RefusedError(
            _("“%(goal)s”, which it serves, is still a draft. Adopt that first, or both by the same decision.")
            % {"goal": undecided.title}
        )
    for goal in waiting:
        goal.state = AdoptionState.ADOPTED
        goal.decided_by = decision.decided_by
        goal.decided_on = decision.decided_on
        goal.registry_number = decision.registry_number
        goal.minutes_paragraph = decision.minutes_paragraph
        goal.save()
    return stored


def _lock(organisation: Organisation) -> None:
    """One writer of an organisation's goals at a time: two equal submits at once make one goal, not two."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)


def _fields(content: GoalContent) -> dict[str, object]:
    return {name: getattr(content, name) for name in _STORED}


def _refuse_decided(goal: Goal) -> None:
    if goal.state in DECIDED_STATES:
        raise RefusedError(_("The goal has been adopted. What a body has decided is changed by a new decision."))


def _check(content: GoalContent, goal: Goal | None) -> None:
    _check_level(content)
    _check_parent(content, goal)
    _check_below(content, goal)
    same = Goal.objects.filter(
        ~Q(state=AdoptionState.SUPERSEDED),
        level=content.level,
        organisation=content.organisation,
        title=content.title,
        year_from=content.year_from,
    )
    if same.exclude(pk=goal.pk if goal else None).exists():
        raise RefusedError(_("This goal is already there, with the same words and the same first year."), "title")


def _check_level(content: GoalContent) -> None:
    level = content.level
    if level.form not in WANTED_FORMS:
        raise RefusedError(_("Goals do not stand on this level."), "level")
    if content.organisation.kind not in owner_kinds(level):
        raise RefusedError(
            _("On the level “%(level)s” goals are owned by another kind of organisation: %(kind)s.")
            % {"level": level.name, "kind": level.get_owner_kind_display().lower()},
            "organisation",
        )
    if content.indicators and not level.has_indicators:
        raise RefusedError(
            _("The model allows no indicators on the level “%(level)s”.") % {"level": level.name}, "indicators"
        )


def _check_parent(content: GoalContent, goal: Goal | None) -> None:
    parent = content.parent
    if parent is None:
        return
    if goal is not None:
        parents = dict(Goal.objects.order_by().values_list("pk", "parent_id"))
        if would_make_cycle(parents, goal.pk, parent.pk):
            raise RefusedError(
                _("The goal would stand above itself. Choose a goal that does not rest on it."), "parent"
            )
    if parent.level.order >= content.level.order:
        raise RefusedError(_("A goal serves one on a level above its own."), "parent")
    if parent.state == AdoptionState.SUPERSEDED:
        raise RefusedError(_("The goal it serves has been superseded."), "parent")
    if parent.year_to < content.year_from or parent.year_from > content.year_to:
        raise RefusedError(
            _("The goal it serves holds %(first)s–%(last)s, in none of the same years.")
            % {"first": parent.year_from, "last": parent.year_to},
            "parent",
        )


def _check_below(content: GoalContent, goal: Goal | None) -> None:
    """A goal that others serve stays on a level above theirs."""
    if goal is not None and goal.children.filter(level__order__lte=content.level.order).exists():
        raise RefusedError(_("Goals that serve this one stand on the same level or above."), "level")


def _link_indicators(goal: Goal, indicators: Sequence[Indicator]) -> None:
    """Follow the goal by these indicators, in this order; leave links that stay as they are."""
    before = {link.indicator_id: link for link in goal.goal_indicators.all()}
    for order, indicator in enumerate(indicators):
        link = before.pop(indicator.pk, None)
        if link is None:
            GoalIndicator.objects.create(goal=goal, indicator=indicator, order=order)
        elif link.order != order:
            link.order = order
            link.save()
    for link in before.values():
        link.delete()
