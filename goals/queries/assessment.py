"""Who is assessed for a period and who is not yet: the controller's list."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from annualcycle.periods import Frequency, Period, periods_of_year
from annualcycle.queries import periods as period_queries
from goals.changing import Change, Judged, change_of
from goals.models import Assessment, Goal, MissionAssessment
from goals.queries.holding import goals_holding
from goals.queries.levels import GOAL_FORMS
from goals.queries.material import OrganisationRow, organisations_by_id
from goals.queries.missions import LEADING, Mission, mission_cards, own_missions
from goals.queries.suggestion import Suggested, suggestion_from_cards, suggestions
from goals.queries.words import StatusWords, scale_for
from goals.rules import can_assess_goal, can_assess_mission_of
from governance import queries as governance_queries
from governance.language import active_language
from governance.models import ModelLevel, User

J = TypeVar("J", Assessment, MissionAssessment)
UNCHANGED = "unchanged"  # in the address of the form that is filled in from the assessment before
NONE: Final = (None, None)


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    """One core mission or goal in a period: what is suggested, what has been decided; empty until it is assessed.

    change: against the assessment before; before: that one's period in words, empty where there is none.
    unchanged_url: the form filled in from it, empty where there is nothing to fill in or one may not.
    key: "mission-3", "goal-12". level_order: 0 for core missions, which stand before every level of goals.
    """

    key: str
    title: str
    level_name: str
    level_order: int
    organisation: str
    is_core: bool
    suggested: Suggested
    is_assessed: bool
    status_meaning: str
    status_word: str
    forecast_meaning: str
    forecast_word: str
    sentence: str
    change: Change
    before: str
    may_assess: bool
    url: str
    assess_url: str

    @property
    def unchanged_url(self) -> str:
        """Where it is assessed as unchanged."""
        is_offered = self.may_assess and self.change is Change.WAITING and self.before
        return f"{self.assess_url}?{UNCHANGED}=1" if is_offered else ""


def followed_up_periods(year: int) -> list[Period]:
    """The periods for which goals are assessed: two four-month periods with a forecast, and the year.

    Others for which the year already holds assessments are among them, too. One query.
    """
    usual = {*periods_of_year(year, Frequency.TERTIAL)[:2], Period.of_year(year)}
    fields = ("frequency", "period_start")
    stored = Assessment.objects.filter(period_end__year=year).order_by().values_list(*fields)
    of_missions = MissionAssessment.objects.filter(period_end__year=year).order_by().values_list(*fields)
    known = {Period(Frequency(frequency), start) for frequency, start in stored.union(of_missions)}
    return sorted(usual | known, key=Period.by_end)


def period_to_assess(today: date | None = None) -> Period:
    """The latest of the usual periods that has ended: what a controller most likely assesses now."""
    today = today or timezone.localdate()
    usual = [
        period
        for year in (today.year - 1, today.year)
        for period in (*periods_of_year(year, Frequency.TERTIAL)[:2], Period.of_year(year))
    ]
    return max((p for p in usual if p.end < today), key=Period.by_end)


def forecast_is_asked(level: ModelLevel, period: Period) -> bool:
    """Where the model has forecasts on the level, until the year is over: then the outcome is what counts."""
    return level.has_forecasts and not _ends_the_year(period)


def mission_forecast_is_asked(period: Period) -> bool:
    """Where the model of the period's year has forecasts on any level, until the year is over. Two queries."""
    model = governance_queries.model_for_year(period.year)
    levels = governance_queries.levels_of(model) if model else ()
    return any(level.has_forecasts for level in levels) and not _ends_the_year(period)


def _ends_the_year(period: Period) -> bool:
    return period.end.month == 12 and period.end.day == 31


def assessed_goals(year: int) -> list[Goal]:
    """The goals that hold in a year and are to be assessed, from the top level down, core mission first. One query."""
    rows = goals_holding(year).filter(level__form__in=GOAL_FORMS).select_related("level", "organisation")
    return sorted(rows, key=lambda g: (g.level.order, g.kind != Goal.Kind.CORE, g.order, g.pk))


def assessed_missions(year: int, organisations: Mapping[int, OrganisationRow]) -> list[Mission]:
    """The core missions that are assessed in a year: the municipality's, the boards', and others assessed before.

    What a unit is for is told on its own page and may be assessed there; nobody waits for that. Three queries.
    """
    before = set(MissionAssessment.objects.order_by().values_list("organisation_id", flat=True).distinct())
    missions = own_missions(year, organisations=organisations)
    return [
        mission
        for mission in missions
        if mission.organisation_id in before or organisations[mission.organisation_id].kind in LEADING
    ]


def assessment_rows(
    *, period: Period, user: User, closings: period_queries.Closings | None = None
) -> list[AssessmentRow]:
    """Every core mission and goal that is to be assessed in the period, missions first. Constant in queries.

    Core missions of units only where one has been assessed (`assessed_missions`).
    """
    scale = scale_for(period.year)
    is_closed = (closings or period_queries.closings()).is_closed(period)
    places = organisations_by_id()
    goals, missions = assessed_goals(period.year), assessed_missions(period.year, places)
    stored = _with_before(
        Assessment.objects.filter(goal__in=[goal.pk for goal in goals]), period, lambda row: row.goal_id
    )
    of_missions = _with_before(MissionAssessment.objects.all(), period, lambda row: row.organisation_id)
    suggested = suggestions(goals, period=period, scale=scale, organisations=places)
    cards = mission_cards(missions, year=period.year, organisations=places)
    return [
        *(
            _mission_row(
                mission,
                period,
                suggested=suggestion_from_cards(cards[mission.pk], scale),
                may_assess=not is_closed and can_assess_mission_of(user, mission.organisation_id),
                **_decided(*of_missions.get(mission.organisation_id, NONE), scale.words),
            )
            for mission in missions
        ),
        *(
            _goal_row(
                goal,
                period,
                suggested=suggested[goal.pk],
                may_assess=not is_closed and can_assess_goal(user, goal),
                **_decided(*stored.get(goal.pk, NONE), scale.words),
            )
            for goal in goals
        ),
    ]


def _mission_row(mission: Mission, period: Period, **judged: Any) -> AssessmentRow:
    return AssessmentRow(
        key=f"mission-{mission.organisation_id}",
        title=mission.organisation,
        level_name=_("Core missions"),
        level_order=0,
        organisation=mission.belongs_to,
        is_core=True,
        url=mission.url,
        assess_url=reverse("mission_assess", args=[mission.organisation_id, period.slug]),
        **judged,
    )


def _goal_row(goal: Goal, period: Period, **judged: Any) -> AssessmentRow:
    return AssessmentRow(
        key=f"goal-{goal.pk}",
        title=goal.title,
        level_name=goal.level.name_plural,
        level_order=goal.level.order,
        organisation=goal.organisation.name,
        is_core=goal.kind == Goal.Kind.CORE,
        url=reverse("goal_show", args=[goal.pk]),
        assess_url=reverse("goal_assess", args=[goal.pk, period.slug]),
        **judged,
    )


def _with_before(rows: QuerySet[J], period: Period, key: Callable[[J], int]) -> dict[int, tuple[J | None, J | None]]:
    """By goal or organisation: what was decided for the period, and for the one before that was assessed. One query.

    Of two periods that ended on one day the longer one counts.
    """
    found: dict[int, tuple[J | None, J | None]] = {}
    for row in rows.filter(period_end__lte=period.end).order_by("period_end", "-period_start"):
        own, before = found.get(key(row), NONE)
        if (row.frequency, row.period_start) == (period.frequency, period.start):
            found[key(row)] = row, before
        elif row.period_end < period.end:
            found[key(row)] = own, row
    return found


def judged(row: Assessment | MissionAssessment | None) -> Judged | None:
    """What is compared of an assessment."""
    return Judged(row.status, row.forecast) if row else None


def _decided(
    row: Assessment | MissionAssessment | None, before: Assessment | MissionAssessment | None, words: StatusWords
) -> dict[str, Any]:
    earlier = Period(Frequency(before.frequency), before.period_start) if before else None
    return {
        "change": change_of(judged(row), judged(before)),
        "before": earlier.label(active_language()) if earlier else "",
        "is_assessed": row is not None,
        "status_meaning": row.status if row else "",
        "status_word": words.status(row.status) if row else "",
        "forecast_meaning": row.forecast if row else "",
        "forecast_word": words.forecast(row.forecast) if row else "",
        "sentence": row.sentence if row else "",
    }


@dataclass(frozen=True, slots=True)
class PeriodChoice:
    """A period to choose, as components/subnav.html takes it."""

    slug: str
    label: str
    url: str
    current: bool
    is_closed: bool


@dataclass(frozen=True, slots=True)
class ShownChoice:
    """What of the list to show, as components/subnav.html takes it."""

    label: str
    url: str
    current: bool
    count: int


@dataclass(frozen=True, slots=True)
class AssessmentGroup:
    """The core missions, or the goals of one level."""

    level_name: str
    rows: tuple[AssessmentRow, ...]


@dataclass(frozen=True, slots=True)
class AssessmentPage:
    """The controller's list for a period. years: the one shown with its neighbours.

    shown: the choices by what has changed since the period before, with how many there are; number, assessed: of all.
    """

    period: Period
    label: str
    year: int
    is_closed: bool
    has_begun: bool
    groups: tuple[AssessmentGroup, ...]
    number: int
    assessed: int
    next_row: AssessmentRow | None
    periods: tuple[PeriodChoice, ...]
    shown: tuple[ShownChoice, ...]

    @property
    def waiting(self) -> int:
        """How many are not assessed yet."""
        return self.number - self.assessed


def assessment_page(*, period: Period, user: User, change: str = "") -> AssessmentPage:
    """Everything on the controller's list, or what stands so against the period before. Constant in queries."""
    closings = period_queries.closings()
    rows = assessment_rows(period=period, user=user, closings=closings)
    chosen = change if change in list(Change) else ""
    kept = [row for row in rows if not chosen or row.change == chosen]
    levels = dict.fromkeys((row.level_order, row.level_name) for row in kept)
    return AssessmentPage(
        period=period,
        label=period.label(active_language()),
        year=period.year,
        is_closed=closings.is_closed(period),
        has_begun=period.start <= timezone.localdate(),
        groups=tuple(
            AssessmentGroup(name, tuple(row for row in kept if (row.level_order, row.level_name) == (order, name)))
            for order, name in levels
        ),
        number=len(rows),
        assessed=sum(1 for row in rows if row.is_assessed),
        next_row=next(_waiting(rows), None),
        periods=period_choices(period, closings, lambda each: f"{reverse('assessment_list')}?period={each.slug}"),
        shown=tuple(_shown(rows, period, chosen)),
    )


def _shown(rows: Sequence[AssessmentRow], period: Period, chosen: str) -> Iterator[ShownChoice]:
    """All, and each way to stand against the period before that somebody stands in, or that is chosen."""
    address = f"{reverse('assessment_list')}?period={period.slug}"
    yield ShownChoice(_("All assessments"), address, not chosen, len(rows))
    words = {
        Change.WAITING: _("Not assessed yet"),
        Change.CHANGED: _("Changed since last time"),
        Change.UNCHANGED: _("Unchanged since last time"),
        Change.FIRST: _("Assessed for the first time"),
    }
    for change, label in words.items():
        number = sum(row.change is change for row in rows)
        if number or chosen == change:
            yield ShownChoice(label, f"{address}&change={change}", chosen == change, number)


def period_choices(
    period: Period, closings: period_queries.Closings, address: Callable[[Period], str]
) -> tuple[PeriodChoice, ...]:
    """The periods of the same year that goals are assessed for, each with its address."""
    return tuple(
        PeriodChoice(
            each.slug,
            _capital(each.label(active_language())),
            address(each),
            each == period,
            closings.is_closed(each),
        )
        for each in sorted({*followed_up_periods(period.year), period}, key=Period.by_end)
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def next_to_assess(rows: Sequence[AssessmentRow], after: str) -> AssessmentRow | None:
    """The next one that the person may assess and nobody has, after the one of this key and then from the start."""
    place = next((number for number, row in enumerate(rows) if row.key == after), 0)
    return next(_waiting([*rows[place + 1 :], *rows[:place]]), None)


def _waiting(rows: Iterable[AssessmentRow]) -> Iterator[AssessmentRow]:
    return (row for row in rows if row.may_assess and not row.is_assessed)
