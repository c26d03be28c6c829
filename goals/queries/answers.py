"""What answers a goal in a year, organisation by organisation: goals, activities, contributions, and "not relevant".

Four queries, however many goals are asked about. Drafts are told to those who may read them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q
from django.urls import reverse

from goals.models import Activity, Contributor, Goal, NotRelevant
from goals.queries.holding import holds_or_is_drafted_in, plans_that_count
from goals.rules import OPEN_STATES
from governance.access import grants_of
from governance.models import User
from governance.models.organisation import Permission


@dataclass(frozen=True, slots=True)
class GoalAnswer:
    """A goal below that serves it. is_also: it stands under another goal and serves this one beside."""

    pk: int
    title: str
    level: str
    organisation_id: int
    organisation: str
    is_draft: bool
    is_also: bool

    @property
    def url(self) -> str:
        """The goal's page."""
        return reverse("goal_show", args=[self.pk])


@dataclass(frozen=True, slots=True)
class ActivityAnswer:
    """An activity in a plan that answers it. is_draft: the plan is still being written."""

    pk: int
    title: str
    owner: str
    status: str
    plan_id: int
    is_draft: bool
    organisation_id: int
    organisation: str

    @property
    def url(self) -> str:
        """Its place in the plan."""
        return f"{reverse('plan_show', args=[self.plan_id])}#activity-{self.pk}"


@dataclass(frozen=True, slots=True)
class ContributionAnswer:
    """A part in the goal itself, or in another's goal that serves it. leader: who leads; title: the joint goal's."""

    pk: int
    goal_id: int
    title: str
    leader: str
    task: str
    organisation_id: int
    organisation: str

    @property
    def url(self) -> str:
        """The joint goal's page on who contributes."""
        return reverse("goal_joint", args=[self.goal_id])


@dataclass(frozen=True, slots=True)
class NotRelevantAnswer:
    """That the goal does not concern an organisation, and why."""

    pk: int
    reason: str
    organisation_id: int
    organisation: str


_Answer = GoalAnswer | ActivityAnswer | ContributionAnswer | NotRelevantAnswer


@dataclass(slots=True)
class Answers:
    """All that answers a goal in a year."""

    goals: list[GoalAnswer] = field(default_factory=list)
    activities: list[ActivityAnswer] = field(default_factory=list)
    contributions: list[ContributionAnswer] = field(default_factory=list)
    not_relevant: list[NotRelevantAnswer] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Whether anything is done for the goal: that it is not relevant to someone does nothing for it."""
        return bool(self.goals or self.activities or self.contributions)

    @property
    def is_by_activities_alone(self) -> bool:
        """Whether it is answered by activities and by nothing else."""
        return bool(self.activities) and not (self.goals or self.contributions or self.not_relevant)

    def of(self, organisation: int) -> "Answers":
        """Those of one organisation."""
        return Answers(
            [row for row in self.goals if row.organisation_id == organisation],
            [row for row in self.activities if row.organisation_id == organisation],
            [row for row in self.contributions if row.organisation_id == organisation],
            [row for row in self.not_relevant if row.organisation_id == organisation],
        )

    def organisations(self) -> dict[int, str]:
        """Who answers, in any way, by id."""
        rows: list[_Answer] = [*self.goals, *self.activities, *self.contributions, *self.not_relevant]
        return {row.organisation_id: row.organisation for row in rows}


def answers_to(goals: Iterable[int], *, year: int, user: User) -> dict[int, Answers]:
    """By goal, what answers it in `year` as far as `user` may see it. Four queries."""
    return answers_with(goals, year=year, drafts=grants_of(user).where(Permission.READ_DRAFTS))


def answers_with(goals: Iterable[int], *, year: int, drafts: frozenset[int]) -> dict[int, Answers]:
    """By goal, what answers it in `year`, drafts of these organisations included. Four queries."""
    found = {pk: Answers() for pk in goals}
    _add_goals(found, year, drafts)
    _add_activities(found, year, drafts)
    _add_contributions(found)
    rows = NotRelevant.objects.filter(goal__in=found, year=year).order_by("organisation__sort_key")
    for goal, *values in rows.values_list("goal_id", "pk", "reason", "organisation_id", "organisation__name"):
        found[goal].not_relevant.append(NotRelevantAnswer(*values))
    return found


def _add_goals(found: Mapping[int, Answers], year: int, drafts: frozenset[int]) -> None:
    # A draft that is to replace an adopted goal says nothing new: that goal answers until then.
    live = ~Q(state__in=OPEN_STATES) | Q(organisation__in=drafts, replaces=None)
    asked = tuple(found)
    also = Q(contributions__served__in=asked)
    rows = (
        Goal.objects.filter(live, Q(parent__in=asked) | also)
        .filter(holds_or_is_drafted_in(year))
        .select_related("level", "organisation")
        .annotate(also=ArrayAgg("contributions__served_id", filter=also, distinct=True))
        .order_by("level__order", "organisation__sort_key", "order", "pk")
    )
    for goal in rows:
        if goal.parent_id in found:
            found[goal.parent_id].goals.append(_goal(goal, is_also=False))
        for served in goal.also or ():
            found[served].goals.append(_goal(goal, is_also=True))


def _goal(goal: Goal, *, is_also: bool) -> GoalAnswer:
    return GoalAnswer(
        pk=goal.pk,
        title=goal.title,
        level=goal.level.name,
        organisation_id=goal.organisation_id,
        organisation=goal.organisation.name,
        is_draft=goal.state in OPEN_STATES,
        is_also=is_also,
    )


def _add_activities(found: Mapping[int, Answers], year: int, drafts: frozenset[int]) -> None:
    """Those of the plans that count."""
    counting = plans_that_count(year, drafts=drafts).values("pk")
    rows = Activity.objects.filter(plan__in=counting, goal__in=found).order_by(
        "plan__organisation__sort_key", "order", "due_on", "pk"
    )
    names = ("goal_id", "pk", "title", "owner_name", "status", "plan_id", "plan__state", "plan__organisation_id")
    for goal, pk, title, owner, status, plan, state, *place in rows.values_list(*names, "plan__organisation__name"):
        label = str(Activity.Status(status).label).lower()
        found[goal].activities.append(ActivityAnswer(pk, title, owner, label, plan, state in OPEN_STATES, *place))


def _add_contributions(found: Mapping[int, Answers]) -> None:
    """Those who contribute to the goal itself, and those who contribute to a goal that serves it."""
    serving: dict[int, list[int]] = {}
    for pk, answers in found.items():
        for each in (pk, *(row.pk for row in answers.goals)):
            serving.setdefault(each, []).append(pk)
    rows = Contributor.objects.filter(goal__in=serving).order_by("organisation__sort_key", "pk")
    names = ("pk", "goal_id", "goal__title", "goal__organisation__name", "task", "organisation_id")
    for row in rows.values_list(*names, "organisation__name"):
        for goal in serving[row[1]]:
            found[goal].contributions.append(ContributionAnswer(*row))
