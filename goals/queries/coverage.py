"""Coverage (träffbild): each goal with what answers it, side by side, and what a person has judged of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from goals.models import Coverage, Goal
from goals.queries.answers import Answers, answers_to
from goals.queries.assessment import PeriodChoice
from goals.queries.cascade import Reach, reach_of
from goals.queries.holding import goals_holding
from goals.queries.levels import GOAL_FORMS, main_levels
from goals.rules import can_judge_coverage
from governance.models import ModelLevel, User

MOST_BY_ACTIVITIES = 3  # more are folded into one line
# Shape and colour as for a status (components/status.html); the words are the coverage's own.
MEANINGS = {
    Coverage.Judgement.COVERED: "fulfilled",
    Coverage.Judgement.PARTLY: "partly",
    Coverage.Judgement.NOT_COVERED: "not_fulfilled",
}


def is_judged(level: ModelLevel) -> bool:
    """Whether the coverage of goals on this level is judged: a direction's is not."""
    return level.form in GOAL_FORMS


def coverage_of(goal: Goal, year: int) -> Coverage | None:
    """What is judged of the goal's coverage for the year. One query."""
    return Coverage.objects.filter(goal=goal, year=year).select_related("judged_by").first()


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement as pages tell it."""

    meaning: str
    word: str
    sentence: str
    judged_by: str
    judged_on: date


def told(row: Coverage) -> Judged:
    """A judgement in words. Needs judged_by loaded."""
    return Judged(
        meaning=MEANINGS[Coverage.Judgement(row.judgement)],
        word=str(Coverage.Judgement(row.judgement).label),
        sentence=row.sentence,
        judged_by=row.judged_by.full_name,
        judged_on=timezone.localdate(row.judged_at),
    )


@dataclass(frozen=True, slots=True)
class OrganisationAnswer:
    """What one organisation answers; nothing where it is silent."""

    organisation_id: int
    organisation: str
    answers: Answers
    cascade_url: str

    @property
    def is_silent(self) -> bool:
        """Whether the goal asks something of it and it has not answered at all."""
        return not self.answers and not self.answers.not_relevant


@dataclass(frozen=True, slots=True)
class CoveragePanel:
    """How a goal is taken further in a year: who answers what, who is silent, and what is judged of it all."""

    year: int
    rows: tuple[OrganisationAnswer, ...]
    judged: Judged | None
    is_asked: bool
    may_judge: bool

    @property
    def answered(self) -> tuple[OrganisationAnswer, ...]:
        """The organisations that have answered in some way."""
        return tuple(row for row in self.rows if not row.is_silent)

    @property
    def silent(self) -> tuple[OrganisationAnswer, ...]:
        """Those that are asked and have not answered."""
        return tuple(row for row in self.rows if row.is_silent)

    @property
    def is_broken(self) -> bool:
        """Whether the thread ends here: somebody is asked, and nothing of anyone's answers the goal."""
        return bool(self.silent) and not any(row.answers for row in self.rows)

    @property
    def folded(self) -> tuple[OrganisationAnswer, ...]:
        """Those that answer by activities alone, where they are many: the goal's page lists the activities anyhow."""
        rows = tuple(row for row in self.answered if row.answers.is_by_activities_alone)
        return rows if len(rows) > MOST_BY_ACTIVITIES else ()

    @property
    def told(self) -> tuple[OrganisationAnswer, ...]:
        """The answers that are told one by one where the others are folded."""
        folded = {row.organisation_id for row in self.folded}
        return tuple(row for row in self.answered if row.organisation_id not in folded)


def coverage_panel(goal: Goal, *, reach: Reach, user: User) -> CoveragePanel:
    """The goal's answers of the reach's year, organisation by organisation. Five queries, whatever it holds."""
    year = reach.year
    answers = answers_to([goal.pk], year=year, user=user)[goal.pk]
    asked = reach.asked_by(goal, answers)
    row = coverage_of(goal, year)
    return CoveragePanel(
        year=year,
        rows=tuple(_rows(goal, answers, reach, asked, year)),
        judged=told(row) if row else None,
        is_asked=is_judged(goal.level) and bool(asked),
        may_judge=can_judge_coverage(user, goal) and goal.year_from <= year <= goal.year_to,
    )


def _rows(goal: Goal, answers: Answers, reach: Reach, asked: frozenset[int], year: int) -> Iterable[OrganisationAnswer]:
    # Whose own goals carry it on inside the organisation that owns it stand among the answers; it is not asked itself.
    wanted = asked | answers.organisations().keys()
    for row in reach.organisations.values():
        if row.pk in wanted:
            own = answers.of(row.pk)
            address = f"{reverse('cascade_show')}?organisation={row.pk}&year={year}#goal-{goal.pk}"
            yield OrganisationAnswer(row.pk, row.name, own, address)


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A goal in the list: how much answers it, and what is judged. judged: None until someone has."""

    goal_id: int
    title: str
    organisation: str
    counts: str
    silent: int
    judged: Judged | None
    may_judge: bool
    url: str
    judge_url: str


@dataclass(frozen=True, slots=True)
class CoverageList:
    """All goals of a level in a year, those not yet judged first. levels: to choose between."""

    year: int
    level: ModelLevel | None
    levels: tuple[PeriodChoice, ...]
    rows: tuple[CoverageRow, ...]

    @property
    def judged(self) -> int:
        """How many are judged."""
        return sum(row.judged is not None for row in self.rows)


def coverage_list(*, year: int, level: int | None, user: User) -> CoverageList:
    """The goals of a level, the highest where none is given, with their coverage. Constant in queries."""
    reach = reach_of(year)
    own = [row for row in reach.own_levels if is_judged(row)]
    main = main_levels({row.pk: row for row in own})
    chosen = next((row for row in own if row.pk == level), None) or next((row for row in own if row.pk in main), None)
    if chosen is None:
        return CoverageList(year, None, (), ())
    goals = list(
        goals_holding(year)
        .filter(level=chosen)
        .exclude(kind=Goal.Kind.FINANCIAL)
        .select_related("organisation", "level")
        .order_by("organisation__sort_key", "order", "pk")
    )
    answers = answers_to([goal.pk for goal in goals], year=year, user=user)
    stored = {
        row.goal_id: told(row)
        for row in Coverage.objects.filter(goal__in=goals, year=year).select_related("judged_by").order_by()
    }
    rows = [_row(goal, answers[goal.pk], stored.get(goal.pk), reach, user) for goal in goals]
    choices = tuple(
        PeriodChoice(str(each.pk), each.name_plural, f"?year={year}&level={each.pk}", each == chosen, is_closed=False)
        for each in own
    )
    return CoverageList(year, chosen, choices, tuple(sorted(rows, key=lambda row: row.judged is not None)))


def _row(goal: Goal, answers: Answers, judged: Judged | None, reach: Reach, user: User) -> CoverageRow:
    return CoverageRow(
        goal_id=goal.pk,
        title=goal.title,
        organisation=goal.organisation.name,
        counts=", ".join(_counts(answers)),
        silent=len(reach.asked_by(goal, answers) - answers.organisations().keys()),
        judged=judged,
        may_judge=can_judge_coverage(user, goal),
        url=f"{reverse('goal_show', args=[goal.pk])}?year={reach.year}#further",
        judge_url=reverse("coverage_set", args=[goal.pk, reach.year]),
    )


def _counts(answers: Answers) -> Iterable[str]:
    """How many of each kind, those that there are."""
    number = len(answers.goals)
    if number:
        yield ngettext("%(number)s goal", "%(number)s goals", number) % {"number": number}
    number = len(answers.activities)
    if number:
        yield ngettext("%(number)s activity", "%(number)s activities", number) % {"number": number}
    number = len(answers.contributions)
    if number:
        yield ngettext("%(number)s contribution", "%(number)s contributions", number) % {"number": number}
    number = len(answers.not_relevant)
    if number:
        yield ngettext("not relevant to %(number)s", "not relevant to %(number)s", number) % {"number": number}
