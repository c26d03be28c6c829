"""How each goal and core mission stands: its latest assessment of the year."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from django.db.models import QuerySet
from django.utils import timezone

from annualcycle.periods import Frequency, Period
from goals.models import Assessment, MissionAssessment
from goals.queries.words import StatusWords
from goals.rules import DECIDED_STATES

J = TypeVar("J", Assessment, MissionAssessment)


@dataclass(frozen=True, slots=True)
class Standing:
    """The latest assessment in a year, with the year's latest forecast, which may be from an earlier period."""

    meaning: str
    word: str
    sentence: str
    reason: str
    suggested: str
    suggestion: str
    period: Period
    assessed_by: str
    assessed_on: date
    forecast_meaning: str = ""
    forecast_word: str = ""
    forecast_period: Period | None = None


def standings(
    *, year: int, words: StatusWords, goals: Iterable[int] | None = None, today: date | None = None
) -> dict[int, Standing]:
    """The standing of every adopted goal that has been assessed for a period of `year` ended by `today`. One query.

    Of two periods that end on one day the longer one counts: the year, not its last third.
    """
    rows = Assessment.objects.filter(
        goal__state__in=DECIDED_STATES,
        period_end__range=_ended(year, today),
    )
    if goals is not None:
        rows = rows.filter(goal__in=list(goals))
    return _latest(rows, words, lambda row: row.goal_id)


def mission_standings(
    *, year: int, words: StatusWords, organisations: Iterable[int] | None = None, today: date | None = None
) -> dict[int, Standing]:
    """The same of core missions, by the organisation's id. One query."""
    rows = MissionAssessment.objects.filter(period_end__range=_ended(year, today))
    if organisations is not None:
        rows = rows.filter(organisation__in=list(organisations))
    return _latest(rows, words, lambda row: row.organisation_id)


def _ended(year: int, today: date | None) -> tuple[date, date]:
    return date(year, 1, 1), min(date(year, 12, 31), today or timezone.localdate())


def _latest(rows: "QuerySet[J]", words: StatusWords, key: Callable[[J], int]) -> dict[int, Standing]:
    found: dict[int, Standing] = {}
    for row in rows.select_related("assessed_by").order_by("period_end", "-period_start"):
        found[key(row)] = _standing(row, words, found.get(key(row)))
    return found


def _standing(row: Assessment | MissionAssessment, words: StatusWords, before: Standing | None) -> Standing:
    period = Period(Frequency(row.frequency), row.period_start)
    standing = Standing(
        meaning=row.status,
        word=words.status(row.status),
        sentence=row.sentence,
        reason=row.reason,
        suggested=row.suggested,
        suggestion=row.suggestion,
        period=period,
        assessed_by=row.assessed_by.full_name,
        assessed_on=timezone.localdate(row.assessed_at),
    )
    if row.forecast:
        return replace(
            standing,
            forecast_meaning=row.forecast,
            forecast_word=words.forecast(row.forecast),
            forecast_period=period,
        )
    if before is None:
        return standing
    return replace(
        standing,
        forecast_meaning=before.forecast_meaning,
        forecast_word=before.forecast_word,
        forecast_period=before.forecast_period,
    )
