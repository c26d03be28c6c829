"""Stores how the goals were assessed, beside what the system suggested from what was known then."""

from django.utils import translation

from annualcycle.models import ClosedPeriod
from annualcycle.periods import Period
from goals.models import Assessment, MissionAssessment
from goals.queries.missions import mission_cards, own_missions
from goals.queries.suggestion import Suggested, suggestion_from_cards, suggestions
from goals.queries.words import scale_for
from governance.history import service
from governance.models import User
from workspace.demo.filling.indicators import noon
from workspace.demo.filling.made import Made
from workspace.demo.records import AssessmentRow, DemoMunicipality, MissionAssessmentRow, RoundRow


@service
def add_assessments(*, content: DemoMunicipality, row: RoundRow, made: Made, by: User) -> None:
    """Add one round, the lowest level first, since a goal may be judged by those below.

    Raises ValueError with every goal whose status differs from the suggested one without a reason.
    """
    unexplained: list[str] = []
    for level in sorted({made.goals[one.goal].level.order for one in row.assessments}, reverse=True):
        rows = [one for one in row.assessments if made.goals[one.goal].level.order == level]
        with translation.override(content.language):
            found = suggestions([made.goals[one.goal] for one in rows], period=Period.parse(row.period))
        suggested = [(one, found[made.goals[one.goal].pk]) for one in rows]
        unexplained += [
            f"{one.goal} ({other.text})" for one, other in suggested if one.status != other.meaning and not one.reason
        ]
        if not unexplained:
            Assessment.objects.bulk_create(_assessment(one, other, row, made, by) for one, other in suggested)
    if unexplained:
        message = f"{content.slug} {row.period}: a reason is needed for " + ", ".join(unexplained)
        raise ValueError(message)


def _assessment(one: AssessmentRow, suggested: Suggested, row: RoundRow, made: Made, by: User) -> Assessment:
    return Assessment(goal=made.goals[one.goal], **_judgement(one, suggested, row, by))


def _judgement(
    one: AssessmentRow | MissionAssessmentRow, suggested: Suggested, row: RoundRow, by: User
) -> dict[str, object]:
    period = Period.parse(row.period)
    return {
        "frequency": period.frequency,
        "period_start": period.start,
        "period_end": period.end,
        "status": one.status,
        "forecast": one.forecast or "",
        "sentence": one.sentence,
        "reason": one.reason,
        "suggested": suggested.meaning,
        "suggestion": suggested.text,
        "assessed_by": by,
        "assessed_at": noon(row.assessed_on),
    }


@service
def add_mission_assessments(*, content: DemoMunicipality, row: RoundRow, made: Made, by: User) -> None:
    """Add one round of the core missions. Raises ValueError as `add_assessments`."""
    period = Period.parse(row.period)
    unexplained: list[str] = []
    with translation.override(content.language):
        missions = {mission.organisation_id: mission for mission in own_missions(period.year)}
        cards, scale = mission_cards(list(missions.values()), year=period.year), scale_for(period.year)
        for one in row.missions:
            organisation = made.organisations[one.organisation]
            other = suggestion_from_cards(cards[missions[organisation.pk].pk], scale)
            if one.status != other.meaning and not one.reason:
                unexplained.append(f"{one.organisation} ({other.text})")
            else:
                words = _judgement(one, other, row, made.heads.get(one.organisation, by))
                MissionAssessment.objects.create(organisation=organisation, **words)
    if unexplained:
        message = f"{content.slug} {row.period}: a reason is needed for " + ", ".join(unexplained)
        raise ValueError(message)


@service
def close_periods(*, content: DemoMunicipality, by: User) -> None:
    """Close the periods that are closed, on their days."""
    for code, day in content.closed:
        period = Period.parse(code)
        ClosedPeriod.objects.create(
            frequency=period.frequency, period_start=period.start, closed_by=by, closed_at=noon(day)
        )
