"""What of an earlier plan, or of last year's goals, can come along to a later year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from goals.copying import moved_dates
from goals.models import Activity, Goal, Plan, PlanText
from goals.queries.levels import WANTED_FORMS, plan_levels, plan_levels_for
from goals.queries.plans import goals_that_reach
from governance import queries as governance_queries
from governance.models import AdoptionState, ModelLevel, TemplateSection

OVER = frozenset({Activity.Status.DONE, Activity.Status.STOPPED})


@dataclass(frozen=True, slots=True)
class TextToCopy:
    """A text of the earlier plan. section: the heading under which it comes in the new one, None without any."""

    text: PlanText
    heading: str
    section: TemplateSection | None


@dataclass(frozen=True, slots=True)
class ActivityToCopy:
    """An activity of the earlier plan, and when it would begin and be ready in the new one."""

    activity: Activity
    starts_on: date
    due_on: date

    @property
    def is_over(self) -> bool:
        """Whether it was done or stopped: it comes along only to be done once more."""
        return self.activity.status in OVER

    @property
    def continues(self) -> bool:
        """Whether it goes on where it was."""
        return self.activity.status == Activity.Status.UNDER_WAY


@dataclass(frozen=True, slots=True)
class GoalToCopy:
    """What the earlier plan says of a goal. target: the goal that it answers in the new year; None where none does."""

    goal: Goal
    target: Goal | None
    text: str
    activities: tuple[ActivityToCopy, ...]

    @property
    def is_other(self) -> bool:
        """Whether another goal has taken its place."""
        return self.target is not None and self.target.pk != self.goal.pk


@dataclass(frozen=True, slots=True)
class PlanToCopy:
    """All that an earlier plan may bring to `year`. level: on which the new plan stands; None where none fits."""

    year: int
    level: ModelLevel | None
    texts: tuple[TextToCopy, ...]
    goals: tuple[GoalToCopy, ...]

    @property
    def sections(self) -> Mapping[int, TextToCopy]:
        """The texts that have a heading to come under, by the id of the text."""
        return {each.text.pk: each for each in self.texts if each.section is not None}

    @property
    def answers(self) -> Mapping[int, GoalToCopy]:
        """What was written to goals that have a successor, by the earlier goal's id."""
        return {each.goal.pk: each for each in self.goals if each.target is not None and each.text}

    @property
    def activities(self) -> Mapping[int, tuple[ActivityToCopy, Goal]]:
        """The activities whose goal has a successor, each with it, by the activity's id."""
        return {
            each.activity.pk: (each, goal.target)
            for goal in self.goals
            if goal.target is not None
            for each in goal.activities
        }

    @property
    def left(self) -> list[str]:
        """What has nothing to come under in the new year: headings and goals."""
        texts = [each.heading for each in self.texts if each.section is None]
        return [*texts, *(each.goal.title for each in self.goals if each.target is None)]


def plan_to_copy(plan: Plan, year: int) -> PlanToCopy:
    """What the plan may bring to the organisation's plan for `year`. A constant number of queries."""
    level = _level(plan, year)
    headings = {row.heading.casefold(): row for row in TemplateSection.objects.filter(level=level, kind="text")}
    texts = plan.texts.select_related("section").order_by("section__order")
    return PlanToCopy(
        year=year,
        level=level,
        texts=tuple(
            TextToCopy(text, text.section.heading, headings.get(text.section.heading.casefold())) for text in texts
        ),
        goals=tuple(_goals(plan, year)),
    )


def _level(plan: Plan, year: int) -> ModelLevel | None:
    """The level of the year's model that has the earlier one's name, else the first that the organisation writes on."""
    model = governance_queries.model_for_year(year)
    levels = plan_levels(governance_queries.levels_of(model)) if model else []
    offered = plan_levels_for(plan.organisation.kind, levels)
    same = (level for level in offered if level.name.casefold() == plan.level.name.casefold())
    return next(same, offered[0] if offered else None)


def _goals(plan: Plan, year: int) -> Iterable[GoalToCopy]:
    texts = dict(plan.answers.order_by().values_list("goal_id", "text"))
    activities: dict[int, list[ActivityToCopy]] = {}
    for row in plan.activities.order_by("order", "due_on", "id"):
        continues = row.status == Activity.Status.UNDER_WAY
        dates = moved_dates(row.starts_on, row.due_on, year=year, continues=continues)
        activities.setdefault(row.goal_id, []).append(ActivityToCopy(row, *dates))
    rows = Goal.objects.filter(pk__in=texts.keys() | activities.keys()).order_by("order", "pk")
    known = list(rows)
    targets = successors(known, goals_that_reach(plan.organisation_id, year))
    for goal in known:
        found = tuple(activities.get(goal.pk, ()))
        yield GoalToCopy(goal, targets.get(goal.pk), texts.get(goal.pk, ""), found)


def successors(goals: Iterable[Goal], holding: Iterable[Goal]) -> dict[int, Goal]:
    """Which of the goals that hold later has taken each earlier goal's place: itself, its revision, or its namesake."""
    there = list(holding)
    by_id = {goal.pk: goal for goal in there}
    by_replaced = {goal.replaces_id: goal for goal in there if goal.replaces_id}
    by_name = {(goal.organisation_id, goal.title.casefold()): goal for goal in there}
    found = {}
    for goal in goals:
        named = by_name.get((goal.organisation_id, goal.title.casefold()))
        target = by_id.get(goal.pk) or by_replaced.get(goal.pk) or named
        if target is not None:
            found[goal.pk] = target
    return found


@dataclass(frozen=True, slots=True)
class GoalsToCopy:
    """The goals that hold for the last time in `year`, from the top down, and until when their copies may hold.

    last_year: of the model of the following year; None where no model is adopted for it.
    """

    year: int
    last_year: int | None
    goals: tuple[Goal, ...]

    @property
    def first_year(self) -> int:
        """From when the copies hold."""
        return self.year + 1


def goals_to_copy(year: int, organisations: Iterable[int]) -> GoalsToCopy:
    """These organisations' adopted goals that hold for the last time in `year`, and that no later goal follows.

    Four queries.
    """
    model = governance_queries.model_for_year(year + 1)
    adopted = Goal.objects.filter(state=AdoptionState.ADOPTED, organisation__in=list(organisations), year_to=year)
    rows = adopted.select_related("level", "organisation")
    ordered = rows.order_by("level__order", "organisation__sort_key", "order", "pk")
    later = Goal.objects.filter(year_from=year + 1).exclude(state=AdoptionState.SUPERSEDED)
    known = {(row[0], row[1].casefold()) for row in later.order_by().values_list("organisation_id", "title")}
    goals = tuple(goal for goal in ordered if (goal.organisation_id, goal.title.casefold()) not in known)
    return GoalsToCopy(year, model.year_to if model else None, goals)


def level_like(level: ModelLevel, year: int) -> ModelLevel | None:
    """The level of the year's model that has this one's name, else the one of its form in its place. Two queries."""
    model = governance_queries.model_for_year(year)
    levels = [each for each in governance_queries.levels_of(model) if each.form in WANTED_FORMS] if model else []
    named = (each for each in levels if each.name.casefold() == level.name.casefold())
    placed = (each for each in levels if (each.form, each.order) == (level.form, level.order))
    return next(named, None) or next(placed, None)
