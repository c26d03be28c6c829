"""What the start pages compose from the other rooms: prepared rows, changes, plans to read."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from annualcycle.periods import Frequency, Period
from dialogue.queries.reading import plans_waiting
from dialogue.rules import can_acknowledge_plans
from goals.models import Assessment, Plan
from goals.queries import MissionRow, Overview, OverviewRow, scale_for
from governance.language import active_language
from governance.models import AdoptionState, User
from indicators.drawing import Drawing
from indicators.queries import IndicatorCard
from indicators.queries.pictures import card_spark

MOST_PLANS = 6


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A row of the politician's page: the goal, its address, and its main indicator as a small line and in words.

    figure: "Inskrivna barn per årsarbetare: 5,1 (2026)"; source: where the figure comes from and when; "" without any.
    """

    row: OverviewRow
    url: str
    spark: Drawing | None
    figure: str
    source: str


@dataclass(frozen=True, slots=True)
class MissionLine:
    """A row of the politician's page: a core mission, else as a goal's."""

    row: MissionRow
    url: str
    spark: Drawing | None
    figure: str
    source: str


@dataclass(frozen=True, slots=True)
class StatusChange:
    """A goal whose status differs from the one before: "Delvis uppfyllt → Uppfyllt"."""

    title: str
    url: str
    before: str
    after: str
    meaning: str


@dataclass(frozen=True, slots=True)
class PlanToRead:
    """A plan that has been submitted or adopted lately."""

    title: str
    url: str
    state: str
    on: date | None


@dataclass(frozen=True, slots=True)
class PlansToRead:
    """Some plans to read. is_asked: they wait for this person's receipt, and `waiting` says how many do in all."""

    rows: tuple[PlanToRead, ...]
    is_asked: bool
    waiting: int = 0


def goal_lines(overview: Overview) -> list[GoalLine]:
    """The overview's rows with addresses and small charts made ready, so that the template's loop is cheap."""
    language = active_language()
    return [
        GoalLine(
            row=row,
            url=row.url,
            spark=card_spark(row.card, uid=f"spark-{row.goal_id}", language=language) if row.card else None,
            figure=_figure(row.card),
            source=_source(row.card),
        )
        for row in overview.rows
    ]


def mission_lines(overview: Overview) -> list[MissionLine]:
    """The same of the core missions, which stand before the goals."""
    language = active_language()
    return [
        MissionLine(
            row=row,
            url=row.url,
            spark=card_spark(row.card, uid=f"spark-mission-{row.organisation_id}", language=language)
            if row.card
            else None,
            figure=_figure(row.card),
            source=_source(row.card),
        )
        for row in overview.missions
    ]


def _figure(card: IndicatorCard | None) -> str:
    if card is None or not card.latest_text:
        return ""
    return f"{card.name}: {card.latest_text} ({card.latest_period})"


def _source(card: IndicatorCard | None) -> str:
    if card is None or not card.latest_text or not (card.source or card.is_own_calculation):
        return ""
    told = _("Own calculation")
    if not card.is_own_calculation:
        told = _("Source: %(source)s") % {"source": " ".join(part for part in (card.source, card.code) if part)}
    return f"{told}, {card.source_date.isoformat()}" if card.source_date else told


def status_changes(overview: Overview) -> list[StatusChange]:
    """The goals whose latest status differs from the assessment before it. Two queries."""
    ids = [row.goal_id for row in overview.rows if row.standing]
    if not ids:
        return []
    words = scale_for(overview.year).words
    before = _assessments_before(overview, ids)
    return [
        StatusChange(row.title, row.url, words.status(before[row.goal_id]), row.status_word, row.status_meaning)
        for row in overview.rows
        if row.goal_id in before and before[row.goal_id] != row.status_meaning
    ]


def plans_to_read(user: User) -> PlansToRead:
    """What a board member has not read; for the others, what was submitted or adopted last. Five queries, or one."""
    if not can_acknowledge_plans(user):
        return PlansToRead(tuple(_latest_plans()), is_asked=False)
    waiting = plans_waiting(user)
    rows = tuple(PlanToRead(row.title, row.url, row.state_label, row.since) for row in waiting[:MOST_PLANS])
    return PlansToRead(rows, is_asked=True, waiting=len(waiting))


def _latest_plans() -> list[PlanToRead]:
    plans = (
        Plan.objects.filter(state__in=[AdoptionState.SUBMITTED, AdoptionState.ADOPTED])
        .select_related("organisation", "level")
        .order_by("-year", "-decided_on", "organisation__sort_key")[:MOST_PLANS]
    )
    return [
        PlanToRead(
            title=f"{plan.level.name} {plan.organisation.name} {plan.year}",
            url=reverse("plan_show", args=[plan.pk]),
            state=plan.get_state_display(),
            on=plan.decided_on,
        )
        for plan in plans
    ]


def _assessments_before(overview: Overview, ids: list[int]) -> dict[int, str]:
    """The status of the assessment next before each goal's standing, by goal."""
    current = {row.goal_id: row.standing.period for row in overview.rows if row.standing}
    rows = Assessment.objects.filter(goal__in=ids).order_by("period_end", "-period_start")
    found = rows.values_list("goal_id", "frequency", "period_start", "status")
    return {
        goal: status
        for goal, frequency, start, status in found
        if Period(Frequency(frequency), start).end < current[goal].end
    }
