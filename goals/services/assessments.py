"""Writes of assessments: a person decides with a reason; the system's suggestion is kept beside."""

from dataclasses import dataclass

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from annualcycle.locks import keep_periods_as_they_are
from annualcycle.periods import Period
from goals.models import Assessment, Goal
from goals.queries.assessment import forecast_is_asked
from goals.queries.marks import assessment_of
from goals.queries.suggestion import suggestions
from governance.history import service
from governance.models import AdoptionState, ModelLevel, StatusStep, User
from governance.refusals import RefusedError, refuse_stale


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentContent:
    """What the person says of the goal: status, forecast for the year's end, one sentence, and the reason."""

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
    if keep_periods_as_they_are().is_closed(period):
        raise RefusedError(
            _("%(period)s is closed. Its assessments may change only after it has been opened again.")
            % {"period": period.label(translation.get_language() or "sv").capitalize()}
        )
    stored = Goal.objects.select_for_update().get(pk=goal.pk)
    level = ModelLevel.objects.get(pk=stored.level_id)
    _check_goal(stored, level, period)
    _check_forecast(content, level, period)
    before = assessment_of(stored, period)
    refuse_stale(seen, before)
    suggested = suggestions([stored], period=period)[stored.pk]
    if content.status != suggested.meaning and not content.reason:
        raise RefusedError(
            _("Say why the status is other than the suggested one (%(word)s).") % {"word": suggested.word.lower()},
            "reason",
        )
    values = {
        "period_end": period.end,
        "status": content.status,
        "forecast": content.forecast,
        "sentence": content.sentence,
        "reason": content.reason,
        "suggested": suggested.meaning,
        "suggestion": suggested.text,
    }
    if before is None:
        return Assessment.objects.create(
            goal=stored, frequency=period.frequency, period_start=period.start, assessed_by=by, **values
        )
    return _changed(before, values, by)


def _changed(row: Assessment, values: dict[str, object], by: User) -> Assessment:
    """Store what differs; the same sent twice leaves no trace."""
    if all(getattr(row, name) == value for name, value in values.items()):
        return row
    for name, value in values.items():
        setattr(row, name, value)
    row.assessed_by, row.assessed_at = by, timezone.now()
    row.save()
    return row


def _check_goal(goal: Goal, level: ModelLevel, period: Period) -> None:
    if goal.state != AdoptionState.ADOPTED:
        raise RefusedError(_("Only an adopted goal is assessed."))
    if level.form == ModelLevel.Form.VISION:
        raise RefusedError(_("What stands on the level “%(level)s” is not assessed.") % {"level": level.name})
    if not goal.year_from <= period.year <= goal.year_to:
        raise RefusedError(
            _("The goal holds %(first)s–%(last)s, not in this period.")
            % {"first": goal.year_from, "last": goal.year_to}
        )
    if period.start > timezone.localdate():
        raise RefusedError(_("The period has not begun."))


def _check_forecast(content: AssessmentContent, level: ModelLevel, period: Period) -> None:
    if content.status not in StatusStep.Meaning.values:
        raise RefusedError(_("Choose a status."), "status")
    if forecast_is_asked(level, period):
        if not content.forecast:
            raise RefusedError(_("Say what you expect by the end of the year."), "forecast")
    elif content.forecast:
        raise RefusedError(_("No forecast is made here."), "forecast")
