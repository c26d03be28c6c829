"""Writes of targets: the level aimed at, for an organisation and year."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from governance.history import service
from governance.models import Organisation, User
from governance.refusals import RefusedError, refuse_stale
from indicators.fulfilment import TargetKind, rule_problems
from indicators.models import Indicator, Target
from indicators.queries.series import target_rule
from indicators.queries.targets import has_result
from indicators.target_words import problem_sentence


@service
def set_target(
    *,
    indicator: Indicator,
    organisation: Organisation,
    year: int,
    kind: str,
    low: Decimal | None = None,
    high: Decimal | None = None,
    baseline: Decimal | None = None,
    years: int = 1,
    reason: str = "",
    seen: str | None = None,
    by: User,
    **decision: Any,
) -> Target:
    """Set or change the target of an organisation and year; `decision` as the fields of governance.models.Decision.

    Levels that the kind does not use are not kept. `seen` is the mark of the target that was shown, None to set it
    whatever stands there. Raises StaleError when another has changed it since, and RefusedError where it lacks what its
    kind needs, or the year already has a result and no reason is given: who moves the bar after the jump says why.
    """
    stored = Target.objects.select_for_update(of=("self",))
    target = stored.filter(indicator=indicator, organisation=organisation, year=year).first()
    refuse_stale(seen, target)
    before = _asked(target)
    target = target or Target(indicator=indicator, organisation=organisation, year=year)
    low, high = _used_levels(kind, low, high)
    facts = {"kind": kind, "low": low, "high": high, "baseline": baseline, "years": _used_years(kind, years)}
    for name, value in (facts | decision | {"reason": reason.strip()}).items():
        setattr(target, name, value)
    _refuse_incomplete(target, indicator)
    if _asked(target) != before and not target.reason and has_result(indicator, organisation, year):
        raise RefusedError(_("The year already has a result. Write why the target is set or changed now."), "reason")
    target.save()
    return target


_ONLY_LOW = {TargetKind.AT_LEAST, TargetKind.MORE_THAN}
_ONLY_HIGH = {TargetKind.AT_MOST, TargetKind.LESS_THAN}
_NO_LEVEL = {TargetKind.MILESTONE, TargetKind.QUALITATIVE}
_OVER_YEARS = {TargetKind.AVERAGE_OVER_YEARS, TargetKind.SUM_OVER_YEARS}


def _used_levels(kind: str, low: Decimal | None, high: Decimal | None) -> tuple[Decimal | None, Decimal | None]:
    has_low, has_high = kind not in _ONLY_HIGH | _NO_LEVEL, kind not in _ONLY_LOW | _NO_LEVEL
    return low if has_low else None, high if has_high else None


def _used_years(kind: str, years: int) -> int:
    return years if kind in _OVER_YEARS else 1


def _asked(target: Target | None) -> tuple[object, ...] | None:
    """What the target asks of the values; the decision and the reason do not count."""
    return (target.kind, target.low, target.high, target.baseline, target.years) if target else None


_FIELD_OF = {"low_needed": "low", "high_needed": "high", "baseline_needed": "baseline", "years_needed": "years"}


def _refuse_incomplete(target: Target, indicator: Indicator) -> None:
    problems = rule_problems(target_rule(target, indicator.direction))
    if not problems and target.kind == TargetKind.MAINTAIN and target.low is None and target.high is None:
        problems = ("bound_needed",)  # the table demands a level; a standard from the baseline alone is not kept
    if problems:
        first, *others = [RefusedError(problem_sentence(code), _FIELD_OF.get(code, "low")) for code in problems]
        raise RefusedError(first.message, first.field, also=others)
