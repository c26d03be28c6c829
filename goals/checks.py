"""What the model and the chain refuse of a goal before it is stored, in words beside the input concerned."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from django.db.models import Q
from django.utils.translation import gettext as _

from annualcycle.periods import Period
from goals.agenda2030 import is_agenda_code
from goals.chain import would_make_cycle
from goals.content import GoalContent
from goals.models import Contribution, Goal
from goals.queries.holding import goals_holding
from goals.queries.levels import WANTED_FORMS, owner_kinds
from goals.queries.limits import Position, breach_text, breaches_at, breaches_of
from goals.rules import DECIDED_STATES, OPEN_STATES
from governance.models import AdoptionState
from governance.refusals import RefusedError


def refuse_decided(goal: Goal) -> None:
    """Raise RefusedError unless the goal is still a draft."""
    if goal.state in DECIDED_STATES:
        raise RefusedError(_("The goal has been adopted. What a body has decided is changed by a new decision."))


def refuse_given_way(goal: Goal, period: Period) -> None:
    """Raise RefusedError where another goal had taken this one's place by the period's year (queries.holding)."""
    if goal.state == AdoptionState.SUPERSEDED and not goals_holding(period.year).filter(pk=goal.pk).exists():
        raise RefusedError(_("Another goal had taken this one's place by then."))


def refuse_unfit(content: GoalContent, goal: Goal | None) -> None:
    """Raise RefusedError for what the model or the chain does not allow of the content; `goal` is the stored draft.

    Call it with the chain locked (locks.lock_chain): what it looks at may otherwise change before the write.
    """
    _check_level(content)
    _check_chain(content, goal)
    _check_served(content)
    _check_below(content, goal)
    _check_same(content, goal)
    _check_limits(content, goal)
    if any(not is_agenda_code(code) for code in content.agenda):
        raise RefusedError(_("That is none of the goals and targets of Agenda 2030."), "agenda")


def refuse_undecided(waiting: Collection[Goal], adopted_with: Collection[int]) -> None:
    """Raise RefusedError when one of these drafts serves another draft that is not adopted by the same decision,
    goes past a binding limit of its level, or replaces a goal that is no longer in force.
    """
    served = Q(children__in=waiting) | Q(contributions_from__goal__in=waiting)
    undecided = Goal.objects.filter(served, state__in=OPEN_STATES).exclude(pk__in=adopted_with).first()
    if undecided:
        raise RefusedError(
            _("“%(goal)s”, which it serves, is still a draft. Adopt that first, or both by the same decision.")
            % {"goal": undecided.title}
        )
    for goal in waiting:
        for breach in breaches_of(goal):
            if breach.is_hard:
                text = breach_text(breach, goal.level)
                raise RefusedError(_("“%(goal)s”: %(text)s") % {"goal": goal.title, "text": text})
        if goal.replaces and goal.replaces.state != AdoptionState.ADOPTED:
            raise RefusedError(_("The goal that this one replaces is no longer in force."))


def refuse_rested_on(goal: Goal) -> None:
    """Raise RefusedError when other goals, plans or assignments rest on the draft."""
    resting = (goal.children, goal.contributions_from, goal.answers, goal.activities, goal.assignments)
    if any(rows.exists() for rows in resting):
        raise RefusedError(_("Other goals or plans rest on this draft. Move them first."))


def refuse_cycle(goal: Goal) -> None:
    """Raise RefusedError when the goal, as it is stored now, stands above itself."""
    above = edges()
    if would_make_cycle(above, goal.pk, above.get(goal.pk, ())):
        raise RefusedError(_("The goal would stand above itself. Choose a goal that does not rest on it."), "into")


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


def _check_served(content: GoalContent) -> None:
    """The main goal served and the further ones by the same rule: above, in force or a draft, in some same year."""
    if content.contributions and content.parent is None:
        raise RefusedError(_("Choose first the goal that this one mainly serves."), "parent")
    # Read again under the lock: the person chose among them as they were when the form was opened.
    stored = Goal.objects.select_related("level").in_bulk([goal.pk for goal in content.served])
    for chosen in content.served:
        field = "parent" if chosen is content.parent else "contributions"
        goal = stored.get(chosen.pk)
        if goal is None:
            raise RefusedError(_("The goal it serves is no longer there."), field)
        if goal.level.order >= content.level.order:
            raise RefusedError(_("A goal serves one on a level above its own."), field)
        if goal.state == AdoptionState.SUPERSEDED:
            raise RefusedError(_("The goal it serves has been superseded."), field)
        if goal.year_to < content.year_from or goal.year_from > content.year_to:
            raise RefusedError(
                _("The goal it serves holds %(first)s–%(last)s, in none of the same years.")
                % {"first": goal.year_from, "last": goal.year_to},
                field,
            )


def _check_chain(content: GoalContent, goal: Goal | None) -> None:
    """No goal stands above itself, and what it also serves is not above it already."""
    if not content.served:
        return
    above = edges()
    if goal is not None:
        for served in content.served:
            if would_make_cycle(above, goal.pk, [served.pk]):
                field = "parent" if served is content.parent else "contributions"
                raise RefusedError(
                    _("The goal would stand above itself. Choose a goal that does not rest on it."), field
                )
    for place, served in enumerate(content.served):
        # Were it to serve what it shall stand beside, it would stand above itself: so it stands above it already.
        others = [other.pk for number, other in enumerate(content.served) if number != place]
        if place and would_make_cycle(above, served.pk, others):
            raise RefusedError(
                _("“%(goal)s” stands above it already, through what it serves.") % {"goal": served.title},
                "contributions",
            )


def edges() -> Mapping[int, Collection[int]]:
    """What each goal serves, by id. Two queries.

    What serves a goal counts as serving also the draft that is to replace it: that is where it will stand.
    """
    above: dict[int, set[int]] = defaultdict(set)
    replaced: dict[int, int] = {}
    for pk, parent, replaces, state in Goal.objects.order_by().values_list("pk", "parent_id", "replaces_id", "state"):
        if parent is not None:
            above[pk].add(parent)
        if replaces is not None and state in OPEN_STATES:
            replaced[replaces] = pk
    for pk, served in Contribution.objects.order_by().values_list("goal_id", "served_id"):
        above[pk].add(served)
    for pk, served_ids in above.items():
        served_ids |= {replaced[served] for served in served_ids if served in replaced} - {pk}
    return above


def _check_below(content: GoalContent, goal: Goal | None) -> None:
    """A goal that others serve stays on a level above theirs."""
    if goal is None:
        return
    heads = [pk for pk in (goal.pk, goal.replaces_id) if pk]
    serving = Q(parent__in=heads) | Q(contributions__served__in=heads)
    if Goal.objects.filter(serving, ~Q(pk__in=heads), level__order__lte=content.level.order).exists():
        raise RefusedError(_("Goals that serve this one stand on the same level or above."), "level")


def _check_same(content: GoalContent, goal: Goal | None) -> None:
    same = Goal.objects.filter(
        ~Q(state=AdoptionState.SUPERSEDED),
        level=content.level,
        organisation=content.organisation,
        title=content.title,
        year_from=content.year_from,
    )
    if same.exclude(pk__in=[goal.pk, goal.replaces_id or goal.pk] if goal else []).exists():
        raise RefusedError(_("This goal is already there, with the same words and the same first year."), "title")


def _check_limits(content: GoalContent, goal: Goal | None) -> None:
    position = Position(
        level=content.level,
        organisation_id=content.organisation.pk,
        year_from=content.year_from,
        year_to=content.year_to,
        kind=content.kind,
        leave_out=[pk for pk in (goal.pk, goal.replaces_id) if pk] if goal else (),
    )
    found = breaches_at(
        position,
        title=content.title,
        rationale=content.rationale,
        benefit=content.citizen_benefit,
        serves=content.parent is not None,
    )
    for breach in found:
        if breach.is_hard:
            raise RefusedError(breach_text(breach, content.level), breach.field)
