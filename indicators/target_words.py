"""A target in a sentence, for those who set it: "Snittet över 3 år är minst 2,0 %."."""

from decimal import Decimal

from django.utils.translation import gettext as _

from governance.language import active_language
from indicators.fulfilment import TargetKind, TargetRule, bounds_of, rule_problems
from indicators.numbers import format_change, format_with_unit
from indicators.queries.series import telling_decimals


def target_sentence(rule: TargetRule, unit: str, decimals: int) -> str:
    """What the target asks, in the active language; "" for one that is not complete."""
    if rule_problems(rule):
        return ""
    words = _words(rule, unit, telling_decimals(rule, decimals))
    return _SENTENCES[rule.kind](rule) % words


def _words(rule: TargetRule, unit: str, decimals: int) -> dict[str, object]:
    language = active_language()
    bounds = bounds_of(rule)

    def shown(value: Decimal | None) -> str:
        if value is None:
            return ""
        if rule.kind is TargetKind.CHANGE_BY:
            return format_change(value, unit, decimals, language)
        return format_with_unit(value, unit, decimals, language)

    baseline = "" if rule.baseline is None else format_with_unit(rule.baseline, unit, decimals, language)
    return {
        "low": shown(bounds.low),
        "high": shown(bounds.high),
        "baseline": baseline,
        "years": rule.years,
        "year": rule.year,
        "level": _level(rule, shown(bounds.low), shown(bounds.high)),
    }


def _level(rule: TargetRule, low: str, high: str) -> str:
    """ "at least 2", "at most 5" or "between 2 and 5", for kinds that take either."""
    if rule.low is not None and rule.high is not None:
        return _("between %(low)s and %(high)s") % {"low": low, "high": high}
    if low and not high:
        return _("at least %(low)s") % {"low": low}
    if high and not low:
        return _("at most %(high)s") % {"high": high}
    return _("between %(low)s and %(high)s") % {"low": low, "high": high}


_SENTENCES = {
    TargetKind.AT_LEAST: lambda _rule: _("At least %(low)s in %(year)s."),
    TargetKind.MORE_THAN: lambda _rule: _("More than %(low)s in %(year)s."),
    TargetKind.AT_MOST: lambda _rule: _("At most %(high)s in %(year)s."),
    TargetKind.LESS_THAN: lambda _rule: _("Less than %(high)s in %(year)s."),
    TargetKind.MAINTAIN: lambda _rule: _("Keep the standard in %(year)s: %(level)s."),
    TargetKind.WITHIN: lambda _rule: _("Between %(low)s and %(high)s in %(year)s."),
    TargetKind.CHANGE_BY: lambda _rule: _("A change by %(level)s from %(baseline)s until %(year)s."),
    TargetKind.AVERAGE_OVER_YEARS: lambda _rule: _("The average of the %(years)s years to %(year)s is %(level)s."),
    TargetKind.SUM_OVER_YEARS: lambda _rule: _("The sum of the %(years)s years to %(year)s is %(level)s."),
    TargetKind.MILESTONE: lambda _rule: _("Done in %(year)s. The value 1 says that it is."),
    TargetKind.QUALITATIVE: lambda _rule: _("Judged in words for %(year)s."),
}


def problem_sentence(code: str) -> str:
    """What a target lacks, from the codes of fulfilment.rule_problems, in words."""
    match code:
        case "low_needed":
            return _("Give the lowest level.")
        case "high_needed":
            return _("Give the highest level.")
        case "baseline_needed":
            return _("Give the baseline that the change is counted from.")
        case "bound_needed":
            return _("Give a lowest or a highest level, or both.")
        case "band_reversed":
            return _("The lowest level is higher than the highest.")
        case "years_needed":
            return _("Give the number of years, at least 2.")
    return _("The target is not complete.")
