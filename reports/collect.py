"""From the open municipality's rows to a report's content: everything a document needs, as frozen data."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext, ngettext, pgettext

from annualcycle.periods import Frequency, Period
from goals.chain import find, walk
from goals.models import Contributor, ContributorComment, Coverage, Goal
from goals.queries import MissionRow, Overview, OverviewRow, overview, scale_for
from goals.queries.chain import Chain, ChainItem, ChainTree, Sort, chain
from goals.queries.coverage import told as coverage_told
from goals.queries.overview import StandingRow
from governance.language import active_language
from governance.models import Decision, StatusStep
from governance.tenancy import current_municipality
from indicators.fulfilment import TargetKind, TargetRule
from indicators.numbers import Missing
from indicators.queries import IndicatorCard, Point
from indicators.queries.pictures import is_yearly, target_levels
from reports import content
from reports.queries import GoalsTold, goals_told, report_texts

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
    below = {row.goal_id: _goals_within(find(whole.trees, (Sort.GOAL, row.goal_id, 0))) for row in found.rows}
    told = goals_told({pk for row in found.rows for pk in (row.goal_id, *below[row.goal_id])}, year)
    words = scale_for(year).words
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
        lede=_lede(found),
        goals=(
            *(_mission(row) for row in found.missions),
            *(_goal(row, whole, told, below[row.goal_id]) for row in found.rows),
        ),
        rankings=tuple(each for row in found.rankings if (each := _decision(row))),
    )


def _lede(found: Overview) -> str:
    """How much is reported on, and for which period it has been judged; nothing where nothing is."""
    if not found.period_label:
        return ""
    missions, goals = len(found.missions), len(found.rows)
    parts = [
        ngettext("%(number)s core mission", "%(number)s core missions", missions) % {"number": missions},
        ngettext("%(number)s goal", "%(number)s goals", goals) % {"number": goals},
    ]
    what = pgettext("report", " and ").join(
        part for part, number in zip(parts, (missions, goals), strict=True) if number
    )
    return gettext("The report tells of %(what)s. They were last assessed for %(period)s.") % {
        "what": what,
        "period": found.period_label,
    }


def _decision(row: Decision) -> content.Decision | None:
    if row.decided_by is None or row.decided_on is None:
        return None
    return content.Decision(
        body=row.decided_by.name,
        decided_on=row.decided_on,
        registry_number=row.registry_number,
        paragraph=row.minutes_paragraph,
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


def _goals_within(tree: ChainTree | None) -> tuple[int, ...]:
    """The goals that serve a goal, in the thread's order."""
    return tuple(each.payload.pk for each in walk(tree.children) if each.payload.sort is Sort.GOAL) if tree else ()


def _goal(row: OverviewRow, whole: Chain, told: GoalsTold, below: Sequence[int]) -> content.GoalRow:
    goal = told.goals[row.goal_id]
    return content.GoalRow(
        title=row.title,
        number=str(row.number or ""),
        is_stretch=goal.ambition == Goal.Ambition.STRETCH,
        decision=_decision(goal),
        contributions=tuple(
            _contribution(*each, goal="" if pk == goal.pk else told.goals[pk].title)
            for pk in (goal.pk, *below)
            for each in told.contributors.get(pk, ())
        ),
        coverage=_coverage(told.coverages.get(goal.pk)),
        kind=KINDS[Goal.Kind(row.kind)],
        is_geh=row.is_geh,
        organisation=row.organisation,
        thread=_thread(find(whole.trees, (Sort.GOAL, row.goal_id, 0))),
        **_judgement(row),
    )


def _contribution(
    contributor: Contributor, comments: Sequence[ContributorComment], *, goal: str
) -> content.Contribution:
    language = active_language()
    return content.Contribution(
        organisation=contributor.organisation.name,
        goal=goal,
        task=contributor.task,
        comments=tuple(
            content.Comment(
                period=Period(Frequency(row.frequency), row.period_start).label(language),
                text=row.text,
                written_by=row.written_by.full_name,
            )
            for row in comments
        ),
    )


def _coverage(row: Coverage | None) -> content.Coverage | None:
    if row is None:
        return None
    judged = coverage_told(row)
    return content.Coverage(
        status=content.StatusWord(shape=content.Shape(judged.meaning), word=judged.word),
        sentence=judged.sentence,
        judged_by=judged.judged_by,
        judged_on=judged.judged_on,
    )


def _judgement(row: StandingRow) -> dict[str, Any]:
    standing = row.standing
    return {
        "status": _status(row.status_meaning, row.status_word),
        "forecast": _status(row.forecast_meaning, row.forecast_word),
        "reason": " ".join(part for part in (row.sentence, standing.reason if standing else "") if part),
        "assessed_by": standing.assessed_by if standing else "",
        "assessed_on": standing.assessed_on if standing else None,
        "indicators": tuple(_indicator(card) for card in sorted(row.cards, key=lambda card: card.by_priority)),
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
    # Where the values are parts of years, those limits are of one part only and say nothing of the others.
    limits = card.trend.limits if is_yearly(card.frequency) else None
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
        rank=card.rank,
        is_own_calculation=card.is_own_calculation,
        breaks=card.breaks,
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
