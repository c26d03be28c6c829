"""What the compliance rules look at among goals and plans. Each check asks a number of queries that does not grow."""

from datetime import date, timedelta

from django.db.models import Count, Exists, Min, OuterRef
from django.utils.translation import gettext_lazy, ngettext

from annualcycle.periods import Period
from annualcycle.queries.periods import closings
from goals.models import Assessment, Goal, GoalIndicator, Plan
from goals.queries.assessment import period_to_assess
from goals.queries.holding import goals_holding
from goals.queries.levels import GOAL_FORMS, is_top, levels_by_id, plan_levels, planning_kinds
from goals.rules import DECIDED_STATES
from governance.checking import DAY, THRESHOLD, Ask, Breach, Check, Outcome, Usual, outcomes, path_of, register
from governance.language import active_language
from governance.models import AdoptionState, ModelLevel, Organisation, StatusStep
from governance.queries import levels_of, model_for_year
from indicators.running import running

DEVIATING = frozenset({StatusStep.Meaning.PARTLY, StatusStep.Meaning.NOT_FULFILLED})


def goals_without_indicator(ask: Ask) -> dict[int, Outcome]:
    """The goals that hold in the year on levels that have indicators: those that none in use follows break it."""
    follows = GoalIndicator.objects.filter(
        running("indicator__", ask.today), goal=OuterRef("pk"), municipality=OuterRef("municipality")
    )
    rows = (
        goals_holding(ask.year)
        .filter(level__form__in=GOAL_FORMS, level__has_indicators=True, organisation__in=ask.organisations)
        .annotate(is_followed=Exists(follows))
    )
    fields = ("organisation_id", "pk", "title", "is_followed")
    return outcomes((place, None if kept else _goal(pk, title)) for place, pk, title, kept in rows.values_list(*fields))


def goals_serving_nothing(ask: Ask) -> dict[int, Outcome]:
    """The goals on levels where each must serve one above: those that serve none. A financial goal answers for itself,
    as where it is written (goals/queries/limits.py).
    """
    levels = levels_by_id()
    required = [
        level.pk
        for level in levels.values()
        if level.serving_rule == ModelLevel.ServingRule.REQUIRED and not is_top(level, levels)
    ]
    rows = (
        goals_holding(ask.year)
        .filter(level__in=required, organisation__in=ask.organisations)
        .exclude(kind=Goal.Kind.FINANCIAL)
    )
    fields = ("organisation_id", "pk", "title", "parent_id")
    return outcomes(
        (place, None if above else _goal(pk, title)) for place, pk, title, above in rows.values_list(*fields)
    )


def levels_with_too_many_goals(ask: Ask) -> dict[int, Outcome]:
    """Each organisation's goals on each level that has a limit: where more hold in the year than it allows."""
    levels = {pk: level for pk, level in levels_by_id().items() if level.most_goals is not None}
    rows = (
        goals_holding(ask.year)
        .filter(level__in=levels, organisation__in=ask.organisations)
        .order_by()
        .values_list("organisation_id", "level_id")
        .annotate(number=Count("pk"))
    )
    return outcomes((place, _too_many(levels[level], number)) for place, level, number in rows)


def goals_not_assessed(ask: Ask) -> dict[int, Outcome]:
    """The goals in force in the last followed-up period that had ended so many days ago: those not assessed for it."""
    period = _period(ask)
    at = Assessment.objects.filter(
        goal=OuterRef("pk"),
        municipality=OuterRef("municipality"),
        frequency=period.frequency,
        period_start=period.start,
    )
    rows = (
        goals_holding(period.year)
        .filter(state=AdoptionState.ADOPTED, level__form__in=GOAL_FORMS, organisation__in=ask.organisations)
        # What was decided after the period was nothing to assess for it.
        .filter(decided_on__lte=period.end)
        .annotate(is_assessed=Exists(at))
    )
    is_closed = closings().is_closed(period)
    fields = ("organisation_id", "pk", "title", "is_assessed")
    return outcomes(
        (place, None if kept else _goal(pk, title, period, is_past=is_closed))
        for place, pk, title, kept in rows.values_list(*fields)
    )


def deviations_not_analysed(ask: Ask) -> dict[int, Outcome]:
    """The goals assessed for the last followed-up period as not or partly reached, or forecast to be: those of which
    nothing is said but the one sentence.
    """
    period = _period(ask)
    rows = Assessment.objects.filter(
        frequency=period.frequency,
        period_start=period.start,
        goal__state__in=DECIDED_STATES,
        goal__organisation__in=ask.organisations,
    )
    is_closed = closings().is_closed(period)
    fields = ("goal__organisation_id", "goal_id", "goal__title", "status", "forecast", "reason")
    return outcomes(
        (place, None if reason.strip() else _goal(pk, title, period, is_past=is_closed))
        for place, pk, title, status, forecast, reason in rows.order_by().values_list(*fields)
        if status in DEVIATING or forecast in DEVIATING
    )


def plans_not_adopted(ask: Ask) -> dict[int, Outcome]:
    """The plans that the model expects for the year: those not adopted by the day, without one the year's last.

    One adopted in time is looked at whenever it is; one that is not adopted only when the day has passed.
    """
    model = model_for_year(ask.year)
    levels = plan_levels(levels_of(model)) if model else []
    due = ask.due_on or date(ask.year, 12, 31)
    kinds = dict(Organisation.objects.filter(pk__in=ask.organisations).values_list("pk", "kind"))
    rows = Plan.objects.filter(year=ask.year, state__in=DECIDED_STATES, level__in=[level.pk for level in levels])
    # What is in force may be a later version: the plan was adopted when the first was.
    first = rows.order_by().values_list("organisation_id", "level_id").annotate(on=Min("decided_on"))
    adopted = {(place, level): on for place, level, on in first}
    expected = [(place, level) for place, kind in kinds.items() for level in levels if kind in planning_kinds(level)]
    found = []
    for place, level in expected:
        on = adopted.get((place, level.pk))
        if on is not None or ask.today > due:
            is_kept = on is not None and on <= due
            found.append((place, None if is_kept else _plan(level, ask.year, is_past=on is not None)))
    return outcomes(found)


def _period(ask: Ask) -> Period:
    return period_to_assess(ask.today - timedelta(days=ask.threshold or 0))


def _goal(pk: int, title: str, period: Period | None = None, *, is_past: bool = False) -> Breach:
    """The goal, or the goal in the period: what is not assessed for one is not what is not assessed for the next."""
    path = path_of("goal_show", pk)
    if period is None:
        return Breach(f"goal-{pk}", title, path)
    return Breach(f"goal-{pk}-{period.slug}", f"{title} ({period.label(active_language())})", path, is_past)


def _plan(level: ModelLevel, year: int, *, is_past: bool) -> Breach:
    return Breach(f"plan-{level.pk}", f"{level.name} {year}", path_of("plan_list"), is_past)


def _too_many(level: ModelLevel, number: int) -> Breach | None:
    most = level.most_goals
    if most is None or number <= most:
        return None
    text = ngettext(
        "%(level)s: %(number)s goal, at most %(most)s", "%(level)s: %(number)s goals, at most %(most)s", number
    )
    title = text % {"level": level.name, "number": number, "most": most}
    return Breach(f"level-{level.pk}", title, path_of("chain_show"))


CHECKS = (
    Check(
        "goal_has_indicator",
        gettext_lazy("Every adopted goal has an indicator"),
        goals_without_indicator,
        gettext_lazy("Looks at the goals that hold in the year, on the levels that may have indicators."),
        usual=Usual(
            name=gettext_lazy("Every goal has an indicator"),
            reason=gettext_lazy("Without an indicator nobody can tell whether the goal is reached."),
        ),
    ),
    Check(
        "goal_serves",
        gettext_lazy("Every goal that must serve a goal above does"),
        goals_serving_nothing,
        gettext_lazy("Looks at the levels on which the governance model says that a goal must serve one above."),
        usual=Usual(
            name=gettext_lazy("Every goal hangs on the red thread"),
            reason=gettext_lazy("A goal that serves none above helps nobody to reach what the council has decided."),
        ),
    ),
    Check(
        "plan_adopted",
        gettext_lazy("Every plan of the year is adopted by its day"),
        plans_not_adopted,
        gettext_lazy(
            "Looks at the organisations that the governance model expects a plan of. Without a day the plan is to be "
            "adopted before the year ends."
        ),
        uses=frozenset({DAY}),
        usual=Usual(
            name=gettext_lazy("Every plan is adopted by the end of January"),
            reason=gettext_lazy("A plan that is adopted late steers only a part of the year."),
            month=1,
            day=31,
        ),
    ),
    Check(
        "goal_assessed",
        gettext_lazy("Every goal is assessed for the last period that has ended"),
        goals_not_assessed,
        gettext_lazy("Looks at the four-month periods that are followed up, and the year."),
        uses=frozenset({THRESHOLD}),
        threshold_words=gettext_lazy("Days after the period’s end"),
        usual=Usual(
            name=gettext_lazy("Every goal is assessed in every follow-up"),
            reason=gettext_lazy("What is not assessed cannot be steered."),
            threshold=30,
        ),
    ),
    Check(
        "deviation_analysed",
        gettext_lazy("Every goal that deviates is analysed"),
        deviations_not_analysed,
        gettext_lazy(
            "Looks at the goals assessed as not or partly reached, or forecast to be, in the last period that has "
            "ended. The analysis is the reason beside the assessment."
        ),
        uses=frozenset({THRESHOLD}),
        threshold_words=gettext_lazy("Days after the period’s end"),
        usual=Usual(
            name=gettext_lazy("Deviations are analysed"),
            reason=gettext_lazy("A deviation that nobody explains leads to nothing."),
            threshold=30,
        ),
    ),
    Check(
        "goals_within_limit",
        gettext_lazy("No organisation has more goals than the level allows"),
        levels_with_too_many_goals,
        gettext_lazy("Looks at the levels that have a limit in the governance model."),
        usual=Usual(
            name=gettext_lazy("The goals are few"),
            reason=gettext_lazy("Whoever wants everything at once has chosen nothing."),
            is_must=False,
            escalates_after_days=None,
        ),
    ),
)


def register_checks() -> None:
    """Let rules be made of what the goals can be asked."""
    for check in CHECKS:
        register(check)
