"""What a person needs to judge how a goal or a core mission goes in a period, and how it was judged before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from annualcycle.periods import Frequency, Period
from annualcycle.queries import periods as period_queries
from goals.changing import Change, change_of
from goals.models import Assessment, Goal, MissionAssessment
from goals.queries.assessment import PeriodChoice, forecast_is_asked, judged, mission_forecast_is_asked, period_choices
from goals.queries.marks import assessment_of, mission_assessment_of
from goals.queries.missions import Mission, mission_cards
from goals.queries.suggestion import Suggested, suggestion_from_cards, suggestions
from goals.queries.words import StatusWords, scale_for
from governance.language import active_language
from governance.models import Organisation
from governance.refusals import fingerprint


@dataclass(frozen=True, slots=True)
class PastAssessment:
    """One assessment of a goal or a core mission, as its page tells it.

    unchanged_since: the period before in words, where the same was decided then.
    """

    period: Period
    label: str
    status_meaning: str
    status_word: str
    forecast_meaning: str
    forecast_word: str
    sentence: str
    reason: str
    suggested: str
    suggestion: str
    is_other_than_suggested: bool
    assessed_by: str
    assessed_on: date
    pk: int
    unchanged_since: str


def assessments_of(goal: Goal, *, words: StatusWords) -> list[PastAssessment]:
    """The goal's assessments of all years, the latest first, in these words. One query."""
    rows = goal.assessments.select_related("assessed_by").order_by("-period_end", "period_start")
    return _told(rows, words)


def mission_assessments_of(organisation: Organisation, *, words: StatusWords) -> list[PastAssessment]:
    """The core mission's assessments of all years, the latest first, in these words. One query."""
    rows = organisation.mission_assessments.select_related("assessed_by").order_by("-period_end", "period_start")
    return _told(rows, words)


def _told(rows: Iterable[Assessment | MissionAssessment], words: StatusWords) -> list[PastAssessment]:
    language = active_language()
    found: list[PastAssessment] = []
    stored = list(rows)
    for row in stored:
        before = next((each for each in stored if each.period_end < row.period_end), None)
        is_unchanged = change_of(judged(row), judged(before)) is Change.UNCHANGED
        period = _period(row)
        found.append(
            PastAssessment(
                period=period,
                label=period.label(language),
                status_meaning=row.status,
                status_word=words.status(row.status),
                forecast_meaning=row.forecast,
                forecast_word=words.forecast(row.forecast),
                sentence=row.sentence,
                reason=row.reason,
                suggested=row.suggested,
                suggestion=row.suggestion,
                is_other_than_suggested=row.status != row.suggested,
                assessed_by=row.assessed_by.full_name,
                assessed_on=timezone.localdate(row.assessed_at),
                pk=row.pk,
                unchanged_since=_period(before).label(language) if before and is_unchanged else "",
            )
        )
    return found


def _period(row: Assessment | MissionAssessment) -> Period:
    return Period(Frequency(row.frequency), row.period_start)


@dataclass(frozen=True, slots=True)
class AssessPage:
    """What a controller needs to assess a goal or a core mission for a period.

    stored: what has been decided, or None. outside: why there is nothing to assess in the period; empty where there is.
    key: what is assessed, as the controller's list names it (AssessmentRow.key). url: its page.
    """

    period: Period
    label: str
    suggested: Suggested
    words: StatusWords
    has_forecast: bool
    is_closed: bool
    outside: str
    stored: Assessment | MissionAssessment | None
    earlier: PastAssessment | None
    periods: tuple[PeriodChoice, ...]
    key: str
    url: str

    @property
    def may_be_unchanged(self) -> bool:
        """Whether the form can be filled in from the assessment before: there is one, and none for this period."""
        return self.earlier is not None and self.stored is None

    @property
    def seen(self) -> str:
        """The mark of what is stored now."""
        return fingerprint(self.stored)


def assess_page(goal: Goal, period: Period) -> AssessPage:
    """The suggestion for the goal in the period with all that it rests on, and what has been decided so far."""
    closings = period_queries.closings()
    scale = scale_for(period.year)
    past = assessments_of(goal, words=scale.words)
    is_in_force = goal.year_from <= period.year <= goal.year_to and period.start <= timezone.localdate()
    outside = _(
        "The goal holds %(first)s–%(last)s, and this period has not begun or lies outside. Choose another period."
    ) % {"first": goal.year_from, "last": goal.year_to}
    return AssessPage(
        period=period,
        label=period.label(active_language()),
        suggested=suggestions([goal], period=period, scale=scale)[goal.pk],
        words=scale.words,
        has_forecast=forecast_is_asked(goal.level, period),
        is_closed=closings.is_closed(period),
        outside="" if is_in_force else outside,
        stored=assessment_of(goal, period),
        earlier=_before(past, period),
        periods=period_choices(period, closings, lambda each: reverse("goal_assess", args=[goal.pk, each.slug])),
        key=f"goal-{goal.pk}",
        url=reverse("goal_show", args=[goal.pk]),
    )


def mission_assess_page(organisation: Organisation, mission: Mission | None, period: Period) -> AssessPage:
    """The same of an organisation's own core mission as it is worded in the period; None where it has none."""
    closings = period_queries.closings()
    scale = scale_for(period.year)
    past = mission_assessments_of(organisation, words=scale.words)
    cards = mission_cards([mission], year=period.year).get(mission.pk, ()) if mission else ()
    return AssessPage(
        period=period,
        label=period.label(active_language()),
        suggested=suggestion_from_cards(cards, scale),
        words=scale.words,
        has_forecast=mission_forecast_is_asked(period),
        is_closed=closings.is_closed(period),
        outside=_why_outside(mission, period),
        stored=mission_assessment_of(organisation, period),
        earlier=_before(past, period),
        periods=period_choices(
            period, closings, lambda each: reverse("mission_assess", args=[organisation.pk, each.slug])
        ),
        key=f"mission-{organisation.pk}",
        url=reverse("mission_show", args=[organisation.pk]),
    )


def _before(past: Iterable[PastAssessment], period: Period) -> PastAssessment | None:
    return next((row for row in past if row.period.end < period.end), None)


def _why_outside(mission: Mission | None, period: Period) -> str:
    if mission is None:
        return _("The organisation has no core mission of its own in %(year)s. Write it first.") % {"year": period.year}
    return _("The period has not begun.") if period.start > timezone.localdate() else ""
