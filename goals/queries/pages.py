"""What a goal's page and the page on which it is assessed show, prepared so that the templates only place it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from goals.chain import find, walk
from goals.models import Goal
from goals.queries.cascade import Reach, reach_in
from goals.queries.chain import ChainItem, Sort, chain
from goals.queries.frame import frame
from goals.queries.goal_marks import GoalMarks, goal_marks, progress_sentence
from goals.queries.judgement import PastAssessment, assessments_of
from goals.queries.overview import goal_cards
from goals.queries.standing import Standing
from goals.queries.thread import ThreadNode, nodes_of
from goals.rules import OPEN_STATES
from governance.language import active_language
from governance.models import User
from indicators import queries as indicator_queries
from indicators.charts import Chart
from indicators.fulfilment import TargetKind
from indicators.numbers import format_with_unit
from indicators.queries import IndicatorCard
from indicators.queries.pages import Fact
from indicators.queries.series import telling_decimals

SHOWN_ACTIVITIES = 8
OVER_YEARS = {TargetKind.AVERAGE_OVER_YEARS, TargetKind.SUM_OVER_YEARS}


@dataclass(frozen=True, slots=True)
class Picture:
    """An indicator of the goal: its chart, where the figures come from, and its card."""

    card: IndicatorCard
    chart: Chart
    source: str


@dataclass(frozen=True, slots=True)
class GoalPage:
    """Everything on a goal's page. assessments: all years', the latest first. years: those that may be chosen.

    reach: whose goals reach whom in the year. progress: that it is better than before though it is not reached, in
    words; "" where the figures do not say so.
    """

    year: int
    years: tuple[int, ...]
    reach: Reach
    nodes: list[ThreadNode]
    facts: tuple[Fact, ...]
    progress: str
    marks: GoalMarks
    pictures: tuple[Picture, ...]
    assessments: list[PastAssessment]
    activities: tuple[ChainItem, ...]
    more_activities: tuple[ChainItem, ...]

    @property
    def latest(self) -> PastAssessment | None:
        """The latest assessment of the year shown, or None."""
        return next((row for row in self.assessments if row.period.year == self.year), None)


def whole_goals() -> "QuerySet[Goal]":
    """Goals with what their pages and rules need of other tables."""
    return Goal.objects.select_related("level", "organisation", "parent", "perspective", "decided_by")


def goal_page(goal: Goal, *, user: User, year: int | None = None, accent: str) -> GoalPage:
    """The page of a goal in `year`, where it holds then, otherwise in the latest told year in which it does."""
    last = min(goal.year_to, max(timezone.localdate().year, goal.year_from))
    years = tuple(range(last, goal.year_from - 1, -1))
    within = frame()
    shown = year if year in years else min(max(within.year, goal.year_from), last)
    whole = chain(year=shown, user=user, also=goal, within=within.of(shown))
    of_goal = goal_cards([goal], year=shown, language=active_language(), reader=user, organisations=whole.places)
    cards = of_goal.get(goal.pk, ())
    tree = find(whole.trees, (Sort.GOAL, goal.pk, 0))
    activities = [t.payload for t in walk(tree.children) if t.payload.sort is Sort.ACTIVITY] if tree else []
    standing = whole.standings.get(goal.pk)
    return GoalPage(
        year=shown,
        years=years,
        reach=reach_in(whole.frame, whole.places),
        nodes=nodes_of(whole, goal.pk),
        facts=_facts(goal, cards, standing),
        progress=progress_sentence(goal, standing, cards[0] if cards else None, active_language()),
        marks=goal_marks(goal, whole=whole, language=active_language()),
        pictures=_pictures(cards, accent),
        assessments=assessments_of(goal, words=whole.words),
        activities=tuple(activities[:SHOWN_ACTIVITIES]),
        more_activities=tuple(activities[SHOWN_ACTIVITIES:]),
    )


def _facts(goal: Goal, cards: Sequence[IndicatorCard], standing: Standing | None) -> tuple[Fact, ...]:
    card = cards[0] if cards else None
    facts = [_outcome(card, standing, is_only=len(cards) < 2), _trend(card)]
    if goal.level.has_forecasts:
        facts.append(_forecast(standing))
    lines = tuple(f"{c.name} {c.text} ({c.period})" for c in card.comparators) if card else ()
    return (*facts, Fact(_("Compared with"), lines=lines, empty=_("There is nothing to compare with")))


def _outcome(card: IndicatorCard | None, standing: Standing | None, *, is_only: bool) -> Fact:
    value, detail = _compared(card) if card else ("", "")
    return Fact(
        _("Outcome against target"),
        status_meaning=standing.meaning if standing else "unassessed",
        status_word=standing.word if standing else _("Not assessed yet"),
        value=value,
        detail=detail,
        source="" if card is None or is_only else card.name,
    )


def _compared(card: IndicatorCard) -> tuple[str, str]:
    """The figure that is held against the target, and the target: the year's value, or the average or sum of years."""
    rule, found = card.rule, card.fulfilment
    if rule is None or found is None or found.value is None or rule.kind not in OVER_YEARS:
        is_compared = card.latest_text and card.target_text
        return card.latest_text, _("target %(target)s") % {"target": card.target_text} if is_compared else ""
    decimals = telling_decimals(rule, card.decimals, found.value)
    told = {"years": _span(found.years_used), "target": card.target_text}
    if rule.kind is TargetKind.AVERAGE_OVER_YEARS:
        detail = _("on average %(years)s, target %(target)s") % told
    else:
        detail = _("in all %(years)s, target %(target)s") % told
    return format_with_unit(found.value, card.unit, decimals, active_language()), detail


def _span(years: Sequence[int]) -> str:
    """ "2023–2025" when the years follow each other, otherwise each of them."""
    if len(years) > 1 and years[-1] - years[0] == len(years) - 1:
        return f"{years[0]}–{years[-1]}"
    return ", ".join(str(year) for year in years)


def _trend(card: IndicatorCard | None) -> Fact:
    return Fact(
        _("Trend"),
        trend_kind=card.trend_kind if card else "",
        trend_word=card.trend_word if card else "",
        detail=card.trend_detail if card else "",
        empty=_("There is no series of values"),
    )


def _forecast(standing: Standing | None) -> Fact:
    period = standing.forecast_period if standing else None
    return Fact(
        _("Forecast for the year"),
        status_meaning=standing.forecast_meaning if standing else "",
        status_word=standing.forecast_word if standing else "",
        source=_("made for %(period)s") % {"period": period.label(active_language())} if period else "",
        empty=_("There is no forecast"),
    )


def _pictures(cards: Iterable[IndicatorCard], accent: str) -> tuple[Picture, ...]:
    return tuple(
        Picture(
            card=card,
            chart=indicator_queries.card_chart(
                card, uid=f"indicator-{card.indicator_id}", language=active_language(), accent=accent
            ),
            source=source_text(card),
        )
        for card in cards
    )


def source_text(card: IndicatorCard) -> str:
    """Where the latest value comes from, whose it is, when it was fetched or measured; and what the band shows."""
    name = " ".join(part for part in (card.source, card.code) if part)
    parts = [card.organisation_name]
    if card.is_own_calculation:
        parts.append(_("own calculation"))
    elif card.source:
        parts.append(_("source: %(source)s") % {"source": name})
    if card.source_date:
        told = _("calculated %(day)s") if card.is_own_calculation else _("fetched or measured %(day)s")
        parts.append(told % {"day": card.source_date.isoformat()})
    if card.latest_is_preliminary:
        parts.append(_("preliminary"))
    text = " · ".join(parts) + "."
    if card.trend.limits and card.frequency.per_year == 1:
        text += " " + _("The field shows the natural variation.")
    return text


def other_drafts(goal: Goal) -> list[Goal]:
    """The other drafts of the same organisation and years: the same decision may have adopted them."""
    same = Goal.objects.filter(organisation=goal.organisation_id, state__in=OPEN_STATES)
    return list(same.exclude(pk=goal.pk).order_by("level__order", "order", "pk"))
