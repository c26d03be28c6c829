"""Reads of targets: what is aimed at, how far one has come, and whether a target was set after the result."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from annualcycle.words import capitalised
from governance.models import Organisation, User
from indicators.bounds import BY_A_PERSON, span_of
from indicators.drawing import Drawing
from indicators.models import Indicator, Target, Value
from indicators.numbers import format_with_unit
from indicators.queries.cards import IndicatorCard
from indicators.queries.series import period_of, target_rule, telling_decimals, year_of
from indicators.readers import readable
from indicators.rules import can_judge_target
from indicators.way import way_drawing, way_of
from indicators.wording import describe_target


def has_result(target: Target) -> bool:
    """Whether the organisation has a number for the target's year, or a person has found something of the target."""
    if target.judged in Target.Judged.values:
        return True
    numbers = Value.objects.filter(
        indicator=target.indicator_id, organisation=target.organisation_id, value__isnull=False
    )
    rows = numbers.order_by().values_list("frequency", "period_start")
    return any(year_of(period_of(frequency, start)) == target.year for frequency, start in rows)


def target_of(indicator: Indicator, organisation: Organisation, year: int) -> Target | None:
    """The target of the organisation and year, with who decided it and whom it compares with."""
    found = Target.objects.filter(indicator=indicator, organisation=organisation, year=year)
    return found.select_related("decided_by", "comparator").first()


def visible_targets(reader: User) -> QuerySet[Target]:
    """The targets of indicators that the reader may know of, with what a page tells of them."""
    rows = Target.objects.filter(readable(reader, "indicator__"))
    return rows.select_related("indicator", "indicator__organisation", "organisation", "comparator", "judged_by")


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A year's target, over `years`, with who decided it, why it was set, and what a person has found of it."""

    pk: int
    year: int
    years: str
    text: str
    description: str
    baseline: str
    ambition: str
    decision: str
    reason: str
    judged: str
    judged_comment: str
    is_judged_by_a_person: bool


@dataclass(frozen=True, slots=True)
class TargetPanel:
    """An organisation's targets by year, the latest first, and how far the one that holds has come.

    progress: in words, apart from whether it is reached; drawing: the way from the baseline to the target.
    """

    lines: tuple[TargetLine, ...]
    progress: str
    drawing: Drawing | None
    may_judge: bool


def target_panel(
    indicator: Indicator, card: IndicatorCard, *, reader: User | None, language: str, accent: str
) -> TargetPanel:
    """The targets of the organisation that the card is of. One query."""
    rows = Target.objects.filter(indicator=indicator, organisation=card.organisation_id).select_related(
        "decided_by", "comparator", "judged_by"
    )
    shown = Target(indicator=indicator, organisation_id=card.organisation_id)
    return TargetPanel(
        lines=tuple(_line(row, indicator, language) for row in rows.order_by("-year")),
        progress=capitalised(card.progress_text),
        drawing=_drawing(card, language, accent),
        may_judge=reader is not None and can_judge_target(reader, shown),
    )


def _line(row: Target, indicator: Indicator, language: str) -> TargetLine:
    rule = target_rule(row, indicator.direction)
    decimals = telling_decimals(rule, indicator.decimals)
    baseline = "" if row.baseline is None else format_with_unit(row.baseline, indicator.unit, decimals, language)
    return TargetLine(
        pk=row.pk,
        year=row.year,
        years=span_of(rule),
        text=describe_target(rule, indicator.unit, decimals, language),
        description=row.description,
        baseline=baseline,
        ambition=row.get_ambition_display(),
        decision=_decision(row),
        reason=row.reason,
        judged=_judged(row),
        judged_comment=row.judged_comment,
        is_judged_by_a_person=row.kind in BY_A_PERSON,
    )


def _decision(target: Target) -> str:
    if target.decided_by is None or target.decided_on is None:
        return ""
    parts = [target.decided_by.name, target.decided_on.isoformat()]
    if target.minutes_paragraph:
        parts.append(f"§ {target.minutes_paragraph}")
    return " ".join(parts) + (f", {target.registry_number}" if target.registry_number else "")


def _judged(target: Target) -> str:
    if not target.judged or target.judged_by is None or target.judged_on is None:
        return ""
    return f"{target.get_judged_display()} ({target.judged_by.full_name}, {target.judged_on.isoformat()})"


def _drawing(card: IndicatorCard, language: str, accent: str) -> Drawing | None:
    if card.rule is None or card.fulfilment is None:
        return None
    way = way_of(card.rule, card.fulfilment)
    if way is None:
        return None
    decimals = telling_decimals(card.rule, card.decimals, card.fulfilment.value, card.fulfilment.bounds)
    start, now, goal = (
        format_with_unit(figure, card.unit, decimals, language) for figure in (way.start, way.now, way.goal)
    )
    words = (
        _("Baseline %(value)s") % {"value": start},
        _("Now %(value)s") % {"value": now},
        _("Target %(value)s") % {"value": goal},
    )
    title = _("From %(start)s to the target %(goal)s: now %(now)s") % {"start": start, "goal": goal, "now": now}
    return way_drawing(way, uid=f"way-{card.indicator_id}", title=title, words=words, accent=accent)
