"""Goals of any level on one line each: what the pages of tags, Agenda 2030 and the law list."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from goals.models import Goal
from goals.queries.overview import told_year
from goals.queries.standing import standings
from goals.queries.words import scale_for
from goals.rules import OPEN_STATES, can_read_goal
from governance.models import AdoptionState, User


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal with its level, owner and latest status. status_word: "" where it is not assessed."""

    goal_id: int
    title: str
    url: str
    level: str
    organisation: str
    is_draft: bool
    status_meaning: str
    status_word: str


def goal_lines(goals: "QuerySet[Goal]", user: User) -> dict[int, GoalLine]:
    """The goals as lines, from the top level down, by id, with how they stood when it was last told. Five queries.

    Those that the person may read, that hold in the latest told year or later and have not given way to another.
    """
    year = told_year()
    rows = goals.exclude(state=AdoptionState.SUPERSEDED).filter(year_to__gte=year).distinct()
    found = rows.select_related("level", "organisation").order_by("level__order", "order", "pk")
    shown = [goal for goal in found if can_read_goal(user, goal)]
    stood = standings(year=year, words=scale_for(year).words, goals=[goal.pk for goal in shown])
    return {
        goal.pk: GoalLine(
            goal_id=goal.pk,
            title=goal.title,
            url=reverse("goal_show", args=[goal.pk]),
            level=goal.level.name,
            organisation=goal.organisation.name,
            is_draft=goal.state in OPEN_STATES,
            status_meaning=stood[goal.pk].meaning if goal.pk in stood else "",
            status_word=stood[goal.pk].word if goal.pk in stood else "",
        )
        for goal in shown
    }
