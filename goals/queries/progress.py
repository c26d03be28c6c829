"""How far what a step of the annual wheel asks about goals has come: assessed, told why, answered, commented.

Counted from what is written, drafts included: the figures tell everybody how far an organisation has come, and nobody
what it has written. The number of queries follows neither organisations nor steps; only what answers goals from above
is read year by year, and a wheel concerns two or three.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from django.db.models import Min, Q, QuerySet
from django.urls import reverse

from annualcycle.periods import Frequency, Period
from annualcycle.progress import Need, Progress
from goals.models import Assessment, Contributor, ContributorComment, CoreMission, Goal, MissionAssessment
from goals.queries.cascade import reach_in
from goals.queries.frame import frame
from goals.queries.holding import holds_in
from goals.queries.levels import GOAL_FORMS
from goals.queries.material import organisations_by_id
from goals.queries.missions import LEADING
from goals.queries.shares import shares_within
from governance.models import AdoptionState, StatusStep
from indicators.queries.progress import entry_path, misses_explained

Asked = tuple[int, Period]  # an organisation's id and a period
FALLS_SHORT = (StatusStep.Meaning.PARTLY, StatusStep.Meaning.NOT_FULFILLED)


class HeldGoal(NamedTuple):
    """A decided goal as a plain row. gave_way: the first year of the goal that has taken its place."""

    pk: int
    organisation: int
    level: int
    form: str
    state: str
    year_from: int
    year_to: int
    gave_way: int | None

    def holds(self, year: int) -> bool:
        """Whether it holds in the year, as goals.queries.holding.holds_in asks of stored rows."""
        gave_way_later = self.gave_way is not None and self.gave_way > year
        in_force = self.state == AdoptionState.ADOPTED or (self.state == AdoptionState.SUPERSEDED and gave_way_later)
        return self.year_from <= year <= self.year_to and in_force


def goals_held(years: Iterable[int]) -> list[HeldGoal]:
    """The goals that hold in any of the years. One query."""
    holding = Q(pk__in=[])
    for year in set(years):
        holding |= holds_in(year)
    fields = ("pk", "organisation_id", "level_id", "level__form", "state", "year_from", "year_to")
    rows = Goal.objects.filter(holding).order_by("pk").values_list(*fields, "replaced_by__year_from")
    return [HeldGoal(*values) for values in rows]


def planned_year(need: Need) -> int:
    """The year that is planned for: that of the step's period, where it has one, else the wheel's own."""
    return need.period.year if need.period else need.year


def goals_assessed(needs: Collection[Need]) -> dict[Need, Progress]:
    """How many of the goals and core missions to be assessed for the period are. Four queries.

    Which they are: goals.queries.assessment, of the organisation itself.
    """
    wanted = _asked(needs)
    years = {period.year for _organisation, period in wanted}
    goals = [goal for goal in goals_held(years) if goal.form in GOAL_FORMS]
    missions = _missions()
    of_goals = _assessed(Assessment.objects.filter(_within(wanted)), "goal_id")
    of_missions = _assessed(MissionAssessment.objects.filter(_within(wanted)), "organisation_id")
    done, total = Counter[Asked](), Counter[Asked]()
    has_goals: dict[int, bool] = {}
    for organisation, period in wanted:
        own = [goal.pk for goal in goals if goal.organisation == organisation and goal.holds(period.year)]
        has_mission = organisation in missions and missions[organisation] <= period.year
        total[organisation, period] = len(own) + has_mission
        has_goals[organisation] = has_goals.get(organisation, False) or bool(own)
        done[organisation, period] = sum((pk, period) in of_goals for pk in own)
        done[organisation, period] += has_mission and (organisation, period) in of_missions
    return {
        need: Progress(done[asked], total[asked], _where_assessed(need, has_goals=has_goals[need.organisation]))
        for need in needs
        if need.period and total[asked := (need.organisation, need.period)]
    }


def _where_assessed(need: Need, *, has_goals: bool) -> str:
    """The list of what is assessed; where there is a core mission alone, its page, which everybody reads."""
    if not has_goals:
        return reverse("mission_show", args=[need.organisation])
    return f"{reverse('assessment_list')}?period={need.period.slug}" if need.period else reverse("assessment_list")


def _asked(needs: Iterable[Need]) -> set[Asked]:
    return {(need.organisation, need.period) for need in needs if need.period}


def _missions() -> dict[int, int]:
    """The first year of the core mission of each organisation whose is assessed (assessment.assessed_missions)."""
    before = MissionAssessment.objects.order_by().values("organisation")
    rows = CoreMission.objects.filter(Q(organisation__kind__in=LEADING) | Q(organisation__in=before))
    return dict(rows.order_by().values_list("organisation_id").annotate(Min("year_from")))


def _within(wanted: Iterable[Asked]) -> Q:
    """The rows of any of the periods."""
    found = Q(pk__in=[])
    for period in {period for _organisation, period in wanted}:
        found |= Q(frequency=period.frequency, period_start=period.start)
    return found


def _assessed(rows: "QuerySet[Any]", of: str) -> set[tuple[int, Period]]:
    stored = rows.order_by().values_list(of, "frequency", "period_start")
    return {(pk, Period(Frequency(frequency), start)) for pk, frequency, start in stored}


def deviations_explained(needs: Collection[Need]) -> dict[Need, Progress]:
    """How many of what falls short are told why: goals and core missions assessed below fulfilled, and missed values.

    Leads to the values: a goal's sentence is compulsory, so only theirs may lack.

    A goal is told of by the sentence or the reason of its assessment, a value by the comment beside it. What nobody has
    assessed yet is not counted: that is asked by itself. Ten queries.
    """
    wanted = _asked(needs)
    done, total = Counter[Asked](), Counter[Asked]()
    for organisation, period, is_told in _falling_short(wanted):
        total[organisation, period] += 1
        done[organisation, period] += is_told
    missed = misses_explained(wanted)
    for asked, (told, number) in missed.items():
        total[asked] += number
        done[asked] += told
    return {
        need: Progress(
            done[asked],
            total[asked],
            entry_path(*asked) if missed.get(asked, (0, 0))[1] else "",
        )
        for need in needs
        if need.period and total[asked := (need.organisation, need.period)]
    }


def _falling_short(wanted: Collection[Asked]) -> Iterable[tuple[int, Period, bool]]:
    """The organisation and period of each goal and core mission that falls short, and whether it is told why."""
    places = {organisation for organisation, _period in wanted}
    of_goals = Assessment.objects.filter(_within(wanted), goal__organisation__in=places, status__in=FALLS_SHORT)
    of_missions = MissionAssessment.objects.filter(_within(wanted), organisation__in=places, status__in=FALLS_SHORT)
    said = ("frequency", "period_start", "sentence", "reason")
    for rows in (
        of_goals.order_by().values_list("goal__organisation_id", *said),
        of_missions.order_by().values_list("organisation_id", *said),
    ):
        for place, frequency, start, sentence, reason in rows:
            yield place, Period(Frequency(frequency), start), bool(sentence.strip() or reason.strip())


def goals_answered(needs: Collection[Need]) -> dict[Need, Progress]:
    """How many of the goals from above that ask the organisation for an answer have one, as its cascade counts them."""
    wanted: dict[int, set[int]] = defaultdict(set)
    for need in needs:
        wanted[planned_year(need)].add(need.organisation)
    if not wanted:
        return {}
    organisations, base = organisations_by_id(), frame(min(wanted))
    shares: dict[tuple[int, int], tuple[int, int]] = {}
    for year, places in wanted.items():
        reach = reach_in(base.of(year), organisations)
        found = shares_within(reach, places)
        shares |= {(pk, year): share for pk, share in found.items()}
    address = reverse("cascade_show")
    return {
        need: Progress(*shares[at], f"{address}?organisation={need.organisation}&year={at[1]}")
        for need in needs
        if shares.get(at := (need.organisation, planned_year(need)), (0, 0))[1]
    }


def contributions_commented(needs: Collection[Need]) -> dict[Need, Progress]:
    """How many of the organisation's parts in joint commitments have a comment for the period. Two queries."""
    wanted = _asked(needs)
    places = {organisation for organisation, _period in wanted}
    parts = _parts_by_year(places, {period.year for _organisation, period in wanted})
    rows = ContributorComment.objects.filter(_within(wanted), contributor__organisation__in=places).order_by()
    commented = {
        (pk, Period(Frequency(frequency), start))
        for pk, frequency, start in rows.values_list("contributor_id", "frequency", "period_start")
    }
    address = reverse("contribution_list")
    return {
        need: Progress(
            sum((pk, need.period) in commented for pk in own),
            len(own),
            f"{address}?period={need.period.slug}&organisation={need.organisation}",
        )
        for need in needs
        if need.period and (own := parts.get((need.organisation, need.period.year)))
    }


def _parts_by_year(places: Collection[int], years: Collection[int]) -> Mapping[tuple[int, int], list[int]]:
    """The contributions of each organisation to goals that hold in each year. One query."""
    holding = Q(pk__in=[])
    for year in years:
        holding |= holds_in(year, goal="goal__")
    fields = ("goal_id", "goal__organisation_id", "goal__level_id", "goal__level__form", "goal__state")
    span = ("goal__year_from", "goal__year_to", "goal__replaced_by__year_from")
    rows = Contributor.objects.filter(holding, organisation__in=places).order_by("pk")
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    for pk, organisation, *goal in rows.values_list("pk", "organisation_id", *fields, *span):
        for year in years:
            if HeldGoal(*goal).holds(year):
                found[organisation, year].append(pk)
    return found
