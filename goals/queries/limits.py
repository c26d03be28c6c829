"""What a level of the model asks of a goal, in words and with its figures."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goals.limits import Breach, BreachKind, Limits, Measured, Serving, breaches, most_in_a_year
from goals.models import Goal
from governance.models import AdoptionState, ModelLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where a goal stands or is to stand. leave_out: ids of goals that do not count beside it, as itself."""

    level: ModelLevel
    organisation_id: int
    year_from: int
    year_to: int
    kind: str = Goal.Kind.DEVELOPMENT
    leave_out: Collection[int] = ()


def position_of(goal: Goal) -> Position:
    """Where a stored goal stands; neither it nor the one it replaces counts beside it. Needs the level loaded."""
    return Position(
        level=goal.level,
        organisation_id=goal.organisation_id,
        year_from=goal.year_from,
        year_to=goal.year_to,
        kind=goal.kind,
        leave_out=[pk for pk in (goal.pk, goal.replaces_id) if pk],
    )


def limits_at(position: Position) -> Limits:
    """What the level asks there. Nothing has to serve above it on the highest level; a financial goal answers for
    itself. At most one query.
    """
    level = position.level
    may_stand_alone = position.kind == Goal.Kind.FINANCIAL or not _has_above(level)
    return Limits(
        serving=Serving.FREE if may_stand_alone else Serving(level.serving_rule),
        asks_rationale=level.asks_rationale,
        asks_benefit=level.asks_benefit,
        most_goals=level.most_goals,
        longest_title=level.longest_title,
        longest_text=level.longest_text,
        are_hard=level.limits_are_hard,
    )


def breaches_at(position: Position, *, title: str, rationale: str, benefit: str, serves: bool) -> tuple[Breach, ...]:
    """What a goal with these words would not keep there. At most two queries."""
    others = _others(position) if position.level.most_goals is not None else 0
    goal = Measured(title=title, rationale=rationale, benefit=benefit, serves=serves, others=others)
    return breaches(limits_at(position), goal)


def breaches_of(goal: Goal) -> tuple[Breach, ...]:
    """What a stored goal does not keep of what its level asks. Needs the level loaded; at most two queries."""
    return breaches_at(
        position_of(goal),
        title=goal.title,
        rationale=goal.rationale,
        benefit=goal.citizen_benefit,
        serves=goal.parent_id is not None,
    )


def _has_above(level: ModelLevel) -> bool:
    return ModelLevel.objects.filter(model=level.model_id, order__lt=level.order).exists()


def _others(position: Position) -> int:
    """Most other goals of the same owner on the level in any of the years, drafts included."""
    rows = Goal.objects.filter(
        ~Q(state=AdoptionState.SUPERSEDED),
        level=position.level,
        organisation=position.organisation_id,
        year_from__lte=position.year_to,
        year_to__gte=position.year_from,
    ).exclude(pk__in=position.leave_out)
    # A draft that is to replace a goal and the goal itself are one.
    spans = rows.exclude(replaces__state=AdoptionState.ADOPTED).order_by().values_list("year_from", "year_to")
    return most_in_a_year(position.year_from, position.year_to, spans)


def breach_text(breach: Breach, level: ModelLevel) -> str:
    """The breach in words, with the figures."""
    figures = {"level": level.name, "limit": breach.limit, "actual": breach.actual}
    if breach.kind is BreachKind.TOO_MANY:
        return _too_many(breach, level)
    if breach.limit:
        text = _("On the level “%(level)s” the model wants at most %(limit)s characters here. This has %(actual)s.")
    elif breach.kind is BreachKind.SERVES_NOTHING:
        text = (
            _("On the level “%(level)s” a goal must serve one above it. Choose which.")
            if breach.is_hard
            else _("On the level “%(level)s” a goal should serve one above it. Which does it help to reach?")
        )
    elif breach.kind is BreachKind.NO_RATIONALE:
        text = _("On the level “%(level)s” a goal says why it is there.")
    else:
        text = _("On the level “%(level)s” a goal says what the citizen gains by it.")
    return text % figures


def _too_many(breach: Breach, level: ModelLevel) -> str:
    text = ngettext(
        "The model wants at most %(limit)s goal for each organisation on the level “%(level)s” in a year. "
        "With this one there are %(actual)s. Which matters most?",
        "The model wants at most %(limit)s goals for each organisation on the level “%(level)s” in a year. "
        "With this one there are %(actual)s. Which matter most?",
        breach.limit,
    )
    return text % {"level": level.name, "limit": breach.limit, "actual": breach.actual}
