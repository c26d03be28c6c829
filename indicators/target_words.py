"""A target in a sentence, for those who set it: "Snittet över 3 år är minst 2,0 %."."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

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
            if rule.is_relative:
                return format_with_unit(value, "%", decimals, language, plus=True)
            return format_change(value, unit, decimals, language)
        return format_with_unit(value, unit, decimals, language)

    baseline = "" if rule.baseline is None else format_with_unit(rule.baseline, unit, decimals, language)
    return {
        "low": shown(bounds.low),
        "high": shown(bounds.high),
        "baseline": baseline,
        "years": rule.years,
        "year": rule.year,
        "level": level_words(shown(bounds.low), shown(bounds.high)),
        "comparator": rule.comparator,
        "share": format_with_unit(Decimal(rule.share_of_best or 0), "%", 0, language),
        "due": rule.due_on.isoformat() if rule.due_on else "",
        "fewest": rule.fewest_years,
        "description": rule.description,
    }


def level_words(low: str, high: str) -> str:
    """ "at least 2", "at most 5" or "between 2 and 5", of levels in words; "" for one that is not there."""
    if low and high:
        return _("between %(low)s and %(high)s") % {"low": low, "high": high}
    if low:
        return _("at least %(low)s") % {"low": low}
    return _("at most %(high)s") % {"high": high} if high else ""


_SENTENCES = {
    TargetKind.AT_LEAST: lambda _rule: _("At least %(low)s in %(year)s."),
    TargetKind.MORE_THAN: lambda _rule: _("More than %(low)s in %(year)s."),
    TargetKind.AT_MOST: lambda _rule: _("At most %(high)s in %(year)s."),
    TargetKind.LESS_THAN: lambda _rule: _("Less than %(high)s in %(year)s."),
    TargetKind.MAINTAIN: lambda _rule: _("Keep the standard in %(year)s: %(level)s."),
    TargetKind.WITHIN: lambda _rule: _("Between %(low)s and %(high)s in %(year)s."),
    TargetKind.CHANGE_BY: lambda _rule: _("A change by %(level)s from %(baseline)s until %(year)s."),
    TargetKind.IMPROVE: lambda _rule: _("Better than the baseline %(baseline)s in %(year)s, by however little."),
    TargetKind.BETTER_THAN: lambda _rule: _("Better than %(comparator)s in %(year)s, by the same year’s values."),
    TargetKind.AMONG_BEST: lambda _rule: _("Among the best %(share)s of %(comparator)s in %(year)s."),
    TargetKind.AVERAGE_OVER_YEARS: lambda rule: (
        _("The average of the %(years)s years to %(year)s is %(level)s.") + _with_fewer_years(rule)
    ),
    TargetKind.SUM_OVER_YEARS: lambda rule: (
        _("The sum of the %(years)s years to %(year)s is %(level)s.") + _with_fewer_years(rule)
    ),
    TargetKind.MILESTONE: lambda rule: (
        _("Done by %(due)s. The value 1 says that it is, or a person does.")
        if rule.due_on
        else _("Done in %(year)s. The value 1 says that it is, or a person does.")
    ),
    TargetKind.QUALITATIVE: lambda _rule: _("Judged in words by a person for %(year)s."),
}


def _with_fewer_years(rule: TargetRule) -> str:
    if rule.fewest_years is None or rule.fewest_years == rule.years:
        return ""
    return " " + _("At least %(fewest)s of the years must have a value.")


_PROBLEMS = {
    "low_needed": gettext_lazy("Give the lowest level."),
    "high_needed": gettext_lazy("Give the highest level."),
    "baseline_needed": gettext_lazy("Give the baseline that the change is counted from."),
    "bound_needed": gettext_lazy("Give a lowest or a highest level, or both."),
    "band_reversed": gettext_lazy("The lowest level is higher than the highest."),
    "years_needed": gettext_lazy("Give the number of years, at least 2."),
    "fewest_years_wrong": gettext_lazy("At least one year, and no more than the number of years."),
    "tolerance_negative": gettext_lazy("The tolerance is a number from 0."),
    "direction_needed": gettext_lazy(
        "Better needs a way that is good: say on the indicator whether higher or lower is."
    ),
    "comparator_needed": gettext_lazy("Choose whom to compare with."),
    "share_needed": gettext_lazy("Give how many percent are the best, from 1 to 99."),
    "due_elsewhere": gettext_lazy("The day lies in another year than the target."),
}


def problem_sentence(code: str) -> str:
    """What a target lacks, from the codes of fulfilment.rule_problems, in words."""
    return str(_PROBLEMS[code])
