"""Writes of assessments: a person decides with a reason; the system's suggestion is kept beside."""

from dataclasses import dataclass
from typing import TypeVar

from django.utils import timezone
from django.utils.translation import gettext as _

from annualcycle.locks import keep_periods_as_they_are
from annualcycle.periods import Period
from goals.checks import refuse_given_way
from goals.models import Assessment, Goal, MissionAssessment
from goals.queries.assessment import forecast_is_asked, mission_forecast_is_asked
from goals.queries.marks import assessment_of, mission_assessment_of
from goals.queries.missions import mission_cards, own_mission
from goals.queries.suggestion import Suggested, suggestion_from_cards, suggestions
from goals.queries.words import scale_for
from goals.rules import DECIDED_STATES
from governance.history import service
from governance.language import active_language
from governance.models import ModelLevel, Organisation, StatusStep, User
from governance.refusals import RefusedError, refuse_stale

J = TypeVar("J", Assessment, MissionAssessment)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentContent:
    """What the person says: status, forecast for the year's end, one sentence, and the reason."""

    status: str
    sentence: str
    forecast: str = ""
    reason: str = ""


@service
def assess_goal(
    *, goal: Goal, period: Period, content: AssessmentContent, seen: str | None = None, by: User
) -> Assessment:
    """Store what `by` says of the goal for the period, with the suggestion as it is now.

    One assessment for each goal and period: a later one replaces it and the history keeps both. Raises RefusedError
    when the goal is not adopted or does not hold that year, the period is closed or has not begun, the forecast is
    missing or not asked for, or the status is other than suggested without a reason; StaleError when someone else has
    assessed it since the person opened it.
    """
    _refuse_closed(period)
    stored = Goal.objects.select_for_update().get(pk=goal.pk)
    level = ModelLevel.objects.get(pk=stored.level_id)
    _check_goal(stored, level, period)
    _check_begun(period)
    _check_words(content, has_forecast=forecast_is_asked(level, period))
    before = assessment_of(stored, period)
    refuse_stale(seen, before)
    suggested = suggestions([stored], period=period)[stored.pk]
    return _judged(before or Assessment(goal=stored), period, content, suggested, by)


@service
def assess_mission(
    *, organisation: Organisation, period: Period, content: AssessmentContent, seen: str | None = None, by: User
) -> MissionAssessment:
    """Store what `by` says of the organisation's own core mission for the period; else as `assess_goal`.

    Raises RefusedError, too, where the organisation has no core mission of its own that year.
    """
    _refuse_closed(period)
    stored = Organisation.objects.select_for_update().get(pk=organisation.pk)
    mission = own_mission(stored.pk, period.year)
    if mission is None:
        raise RefusedError(
            _("The organisation has no core mission of its own in %(year)s. Write it first.") % {"year": period.year}
        )
    _check_begun(period)
    _check_words(content, has_forecast=mission_forecast_is_asked(period))
    before = mission_assessment_of(stored, period)
    refuse_stale(seen, before)
    cards = mission_cards([mission], year=period.year)[mission.pk]
    suggested = suggestion_from_cards(cards, scale_for(period.year))
    return _judged(before or MissionAssessment(organisation=stored), period, content, suggested, by)


def _judged(row: J, period: Period, content: AssessmentContent, suggested: Suggested, by: User) -> J:
    """Store what differs; the same sent twice leaves no trace."""
    if content.status != suggested.meaning and not content.reason:
        raise RefusedError(
            _("Say why the status is other than the suggested one (%(word)s).") % {"word": suggested.word.lower()},
            "reason",
        )
    values = {
        "frequency": period.frequency,
        "period_start": period.start,
        "period_end": period.end,
        "status": content.status,
        "forecast": content.forecast,
        "sentence": content.sentence,
        "reason": content.reason,
        "suggested": suggested.meaning,
        "suggestion": suggested.text,
    }
    if row.pk is not None and all(getattr(row, name) == value for name, value in values.items()):
        return row
    for name, value in values.items():
        setattr(row, name, value)
    row.assessed_by, row.assessed_at = by, timezone.now()
    row.save()
    return row


def _refuse_closed(period: Period) -> None:
    if keep_periods_as_they_are().is_closed(period):
        raise RefusedError(
            _("%(period)s is closed. Its assessments may change only after it has been opened again.")
            % {"period": period.label(active_language()).capitalize()}
        )


def _check_goal(goal: Goal, level: ModelLevel, period: Period) -> None:
    if goal.state not in DECIDED_STATES:
        raise RefusedError(_("Only an adopted goal is assessed."))
    refuse_given_way(goal, period)
    if level.form == ModelLevel.Form.VISION:
        raise RefusedError(_("What stands on the level “%(level)s” is not assessed.") % {"level": level.name})
    if not goal.year_from <= period.year <= goal.year_to:
        raise RefusedError(
            _("The goal holds %(first)s–%(last)s, not in this period.")
            % {"first": goal.year_from, "last": goal.year_to}
        )


def _check_begun(period: Period) -> None:
    if period.start > timezone.localdate():
        raise RefusedError(_("The period has not begun."))


def _check_words(content: AssessmentContent, *, has_forecast: bool) -> None:
    if content.status not in StatusStep.Meaning.values:
        raise RefusedError(_("Choose a status."), "status")
    if has_forecast:
        if not content.forecast:
            raise RefusedError(_("Say what you expect by the end of the year."), "forecast")
    elif content.forecast:
        raise RefusedError(_("No forecast is made here."), "forecast")
