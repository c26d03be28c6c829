"""Writes of the catalogue: indicators and their targets."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from governance.history import service
from governance.models import Organisation, User
from indicators.fulfilment import TargetKind, rule_problems
from indicators.models import Indicator, Target, Value
from indicators.queries.catalogue import has_result, seen_of
from indicators.queries.series import target_rule
from indicators.target_words import problem_sentence


@service
def create_indicator(*, by: User, **fields: Any) -> Indicator:
    """Add an indicator; `fields` as on Indicator. Raises ValidationError as `update_indicator`."""
    indicator = Indicator(**fields)
    _save(indicator)
    return indicator


@service
def update_indicator(*, indicator: Indicator, seen: str, by: User, **fields: Any) -> None:
    """Store an indicator's facts; `seen` is what `seen_of` gave when they were shown.

    Raises ValidationError: another has changed it since; its code or name is taken; or it would be measured
    differently (another frequency or unit) while it has values, which would then mean something else.
    """
    stored = Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
    if seen_of(stored) != seen:
        raise ValidationError(
            _("Somebody else has changed the indicator since you opened it. Check what you wrote and save again."),
            code="changed",
        )
    _refuse_other_meaning(stored, fields)
    for name, value in fields.items():
        setattr(stored, name, value)
    _save(stored)


def _refuse_other_meaning(stored: Indicator, fields: dict[str, Any]) -> None:
    changed = [
        name for name in ("frequency", "unit") if fields.get(name, getattr(stored, name)) != getattr(stored, name)
    ]
    if changed and Value.objects.filter(indicator=stored).exists():
        text = _("The indicator has values, which would then mean something else. Discontinue it and make a new one.")
        raise ValidationError(dict.fromkeys(changed, text))


def _save(indicator: Indicator) -> None:
    try:
        with transaction.atomic():
            indicator.save()
    except IntegrityError as error:
        if "indicator_code_once" in str(error):
            raise ValidationError({"code": _("Another indicator has this code.")}) from error
        if "indicator_name_once" in str(error):
            text = _("The organisation already has an indicator with this name.")
            raise ValidationError({"name": text}) from error
        raise


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

    Levels that the kind does not use are not kept. `seen` is what `seen_of` gave for the target that was shown, None
    to set it whatever stands there. Raises ValidationError, beside the field where it has one: another has changed the
    target since; it lacks what its kind needs; or the year already has a result and no reason is given: who moves the
    bar after the jump says why.
    """
    stored = Target.objects.select_for_update(of=("self",))
    target = stored.filter(indicator=indicator, organisation=organisation, year=year).first()
    if seen is not None and seen_of(target) != seen:
        raise ValidationError(
            _("Somebody else has set the target since you opened it. Check what you wrote and save again."),
            code="changed",
        )
    before = _asked(target)
    target = target or Target(indicator=indicator, organisation=organisation, year=year)
    low, high = _used_levels(kind, low, high)
    facts = {"kind": kind, "low": low, "high": high, "baseline": baseline, "years": _used_years(kind, years)}
    for name, value in (facts | decision | {"reason": reason.strip()}).items():
        setattr(target, name, value)
    _refuse_incomplete(target, indicator)
    if _asked(target) != before and not target.reason and has_result(indicator, organisation, year):
        raise ValidationError(
            {"reason": _("The year already has a result. Write why the target is set or changed now.")}
        )
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
        raise ValidationError({_FIELD_OF.get(code, "low"): problem_sentence(code) for code in problems})
