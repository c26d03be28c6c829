"""From the open municipality's rows to a report's content: everything a document needs, as frozen data."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import ngettext

from goals.chain import find
from goals.models import Goal
from goals.queries import MissionRow, OverviewRow, overview, status_words
from goals.queries.chain import Chain, ChainItem, ChainTree, Sort, chain
from goals.queries.overview import StandingRow
from governance import queries as governance_queries
from governance.models import StatusStep
from governance.tenancy import current_municipality
from indicators.fulfilment import TargetKind, TargetRule
from indicators.numbers import Missing
from indicators.queries import IndicatorCard, Point
from indicators.queries.pictures import target_levels
from reports import content
from reports.queries import report_texts

KINDS = {
    Goal.Kind.CORE: content.GoalKind.CORE_MISSION,
    Goal.Kind.FINANCIAL: content.GoalKind.FINANCIAL,
    Goal.Kind.OPERATIONAL: content.GoalKind.OPERATIONAL,
    Goal.Kind.DEVELOPMENT: content.GoalKind.DEVELOPMENT,
}
PLAIN_KINDS = {TargetKind.AT_LEAST, TargetKind.AT_MOST, TargetKind.WITHIN, TargetKind.MAINTAIN}
MOST_NAMES = 12
MOST_BELOW = 3  # levels of the thread under a municipal goal; a document is read, not searched


def annual_report(*, year: int, title: str, language: str, created_on: date) -> content.AnnualReport:
    """The annual report of `year` as it stands now, in the active language.

    Core missions and adopted goals, the year's latest assessments, values up to the year, the texts under the nine
    headings. A constant number of queries.
    """
    municipality = current_municipality()
    found = overview(year=year, today=max(created_on, date(year, 12, 31)))
    whole = chain(year=year, user=None)
    words = status_words(governance_queries.model_for_year(year))
    return content.AnnualReport(
        municipality=municipality.name,
        title=title,
        year=year,
        created_on=created_on,
        period_label=found.period_label,
        language=language,
        scale=tuple(
            content.StatusWord(shape=content.Shape(meaning), word=words.status(meaning))
            for meaning in StatusStep.Meaning.values
        ),
        sections=_sections(year),
        goals=(*(_mission(row) for row in found.missions), *(_goal(row, whole) for row in found.rows)),
    )


def _sections(year: int) -> tuple[content.Section, ...]:
    written = report_texts(year)
    return tuple(
        content.Section(
            heading=heading,
            paragraphs=tuple(" ".join(part.split()) for part in written.get(heading, "").split("\n\n") if part.strip()),
        )
        for heading in content.Heading
    )


def _mission(row: MissionRow) -> content.GoalRow:
    mission = row.mission
    return content.GoalRow(
        title=row.organisation,
        kind=content.GoalKind.CORE_MISSION,
        mission=content.CoreMission(
            what=mission.what,
            why=mission.why,
            for_whom=mission.for_whom,
            factors=tuple(
                content.QualityFactor(text=each.text, standard=each.standard, indicator=each.indicator or "")
                for each in mission.factors
            ),
        ),
        **_judgement(row),
    )


def _goal(row: OverviewRow, whole: Chain) -> content.GoalRow:
    return content.GoalRow(
        title=row.title,
        kind=KINDS[Goal.Kind(row.kind)],
        is_geh=row.is_geh,
        organisation=row.organisation,
        thread=_thread(find(whole.trees, (Sort.GOAL, row.goal_id, 0))),
        **_judgement(row),
    )


def _judgement(row: StandingRow) -> dict[str, Any]:
    standing = row.standing
    return {
        "status": _status(row.status_meaning, row.status_word),
        "forecast": _status(row.forecast_meaning, row.forecast_word),
        "reason": " ".join(part for part in (row.sentence, standing.reason if standing else "") if part),
        "assessed_by": standing.assessed_by if standing else "",
        "assessed_on": standing.assessed_on if standing else None,
        "indicators": tuple(_indicator(card) for card in row.cards),
    }


def _status(meaning: str, word: str) -> content.StatusWord | None:
    return content.StatusWord(shape=content.Shape(meaning), word=word) if meaning else None


def _thread(tree: ChainTree | None, depth: int = 0) -> content.ThreadNode | None:
    if tree is None:
        return None
    item = tree.payload
    loose = tuple(
        content.ThreadNode(level=item.kind_label, title=each.word, organisation=item.organisation, is_broken=True)
        for each in item.breaks
    )
    return content.ThreadNode(
        level=item.kind_label,
        title=item.title,
        organisation=item.detail or (item.organisation if item.organisation != item.title else ""),
        status=_status(item.status_meaning, item.status_word),
        children=(*_below(tree, depth + 1), *loose),
    )


def _below(tree: ChainTree, depth: int) -> tuple[content.ThreadNode, ...]:
    """What answers a node. Plans at the last level told are named together: nothing of theirs would follow."""
    if depth > MOST_BELOW:
        return ()
    plans = [child.payload for child in tree.children if child.payload.sort is Sort.PLAN]
    is_together = depth == MOST_BELOW and len(plans) > 1
    nodes = [_thread(child, depth) for child in tree.children if not (is_together and child.payload.sort is Sort.PLAN)]
    together = content.ThreadNode(level=plans[0].kind_label, title=_names(plans)) if is_together else None
    return tuple(node for node in (*nodes, together) if node is not None)


def _names(plans: Sequence[ChainItem]) -> str:
    names = ", ".join(plan.title for plan in plans[:MOST_NAMES])
    further = len(plans) - MOST_NAMES
    if further <= 0:
        return names
    return ngettext("%(names)s and %(number)s more", "%(names)s and %(number)s more", further) % {
        "names": names,
        "number": further,
    }


def _indicator(card: IndicatorCard) -> content.IndicatorRow:
    latest = next((point for point in reversed(card.points) if point.value is not None), None)
    limits = card.trend.limits
    trend = card.trend_kind if card.trend_kind in content.Trend.__members__.values() else None
    return content.IndicatorRow(
        name=card.name,
        code=card.code,
        unit=card.unit,
        decimals=card.decimals,
        target=_target(card.rule, card.target_text),
        outcome=latest.value if latest else None,
        outcome_period=latest.period.code if latest else "",
        status=_status(card.outcome_meaning, card.outcome_word),
        trend=content.Trend(trend) if trend else None,
        usual_low=limits.low if limits else None,
        usual_high=limits.high if limits else None,
        source=card.source,
        retrieved_on=card.source_date,
        comment=card.explanation,
        values=_values(card),
        comparisons=tuple(
            content.Comparison(name=each.name, values=tuple((p.period.code, p.value) for p in each.points))
            for each in card.comparators
        ),
    )


def _values(card: IndicatorCard) -> tuple[content.ValueRow, ...]:
    rules = {rule.year: rule for rule in card.targets}
    return tuple(_value(point, rules.get(point.period.year)) for point in card.points)


def _value(point: Point, rule: TargetRule | None) -> content.ValueRow:
    missing = point.missing or Missing.NOT_AVAILABLE
    return content.ValueRow(
        period=point.period.code,
        outcome=point.value,
        target=_target(rule, ""),
        mark="" if point.value is not None else missing.sign,
    )


def _target(rule: TargetRule | None, text: str) -> content.Target | None:
    """A target as levels where the yearly value can be read against it; in words where signs do not tell."""
    if rule is None:
        return None
    levels = target_levels(rule)
    if levels is None:
        return content.Target(text=text) if text else None
    return content.Target(low=levels[0], high=levels[1], text="" if rule.kind in PLAIN_KINDS else text)
