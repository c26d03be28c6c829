"""Writes of the catalogue: the indicators."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from annualcycle.locks import keep_periods_as_they_are
from governance.history import service
from governance.models import User
from governance.refusals import RefusedError, refuse_stale, taken
from indicators.formula_words import formula_problem
from indicators.models import Indicator, SeriesBreak, Value
from indicators.queries.derivation import rulebook
from indicators.services.derived import remake_derived
from indicators.turns import turn_to_change_rules

# What an indicator's values mean and how they are counted: promised to stay until the day in `stable_until`.
MEANING = (
    "definition",
    "unit",
    "direction",
    "frequency",
    "source",
    "numerator_name",
    "denominator_name",
    "factor",
    "formula",
)
# By what values are derived from others: when one of these changes they are made again.
DERIVED_BY = ("formula", "over_organisations", "over_time", "factor", "fewest_cases", "code", "name", "kolada_id")


@service
def create_indicator(*, by: User, **fields: Any) -> Indicator:
    """Add an indicator; `fields` as on Indicator. Raises RefusedError as `update_indicator`."""
    indicator = Indicator(**fields)
    if indicator.formula:
        _turn()
    _save(indicator)
    if indicator.formula:
        _refuse_formula(indicator)
        remake_derived(indicators={indicator.pk}, by=by)
    return indicator


@service
def update_indicator(
    *,
    indicator: Indicator,
    seen: str,
    by: User,
    break_on: date | None = None,
    break_reason: str = "",
    **fields: Any,
) -> Indicator:
    """Store an indicator's facts; `seen` is the mark of what was shown (refusals.fingerprint).

    break_on, break_reason: from which day (today where none is given) it is measured otherwise, and why; makes a
    break in the series. Without a reason there is none.

    Raises StaleError when another has changed it since, and RefusedError: its code, name or id at Kolada is taken; its
    formula cannot be reckoned; it would get another frequency or unit while it has values, which would then mean
    something else; or it is promised to be stable and would be measured otherwise without a reason.
    """
    # Before any row is locked; a change by another meanwhile is found by the mark.
    changes_rules = _changed(Indicator.objects.get(pk=indicator.pk), fields, DERIVED_BY)
    if changes_rules:
        _turn()
    stored = Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
    refuse_stale(seen, stored)
    _refuse_other_meaning(stored, fields)
    _refuse_unstable(stored, fields, break_reason)
    for name, value in fields.items():
        setattr(stored, name, value)
    _save(stored)
    _refuse_formula(stored)
    if break_reason:
        add_break(indicator=stored, starts_on=break_on or timezone.localdate(), reason=break_reason, by=by)
    if changes_rules:
        remake_derived(indicators={stored.pk}, by=by)
    return stored


@service
def add_break(*, indicator: Indicator, starts_on: date, reason: str, by: User | None) -> SeriesBreak:
    """Say that the indicator is measured otherwise from this day on. Raises RefusedError where one is there already."""
    row = SeriesBreak(indicator=indicator, starts_on=starts_on, reason=reason, made_by=by)
    twice = RefusedError(_("There is a break on this day already."), "starts_on")
    with taken(twice, "seriesbreak_once_a_day"):
        row.save()
    return row


@service
def remove_break(*, series_break: SeriesBreak, reason: str, by: User) -> None:
    """Take a break away; why stands in the history as the last that was said of it."""
    stored = SeriesBreak.objects.select_for_update(of=("self",)).get(pk=series_break.pk)
    stored.reason = reason
    stored.save()
    stored.delete()


def _turn() -> None:
    """Wait until nobody writes values: in the order in which those who write wait (indicators/turns.py)."""
    keep_periods_as_they_are()
    turn_to_change_rules()


def _changed(stored: Indicator, fields: dict[str, Any], names: Iterable[str]) -> list[str]:
    """Which of the facts of these names would change."""
    return [name for name in names if name in fields and _said(fields[name]) != _said(getattr(stored, name))]


def _said(value: Any) -> Any:
    """Without differences that mean nothing: spaces and line ends in texts."""
    return " ".join(value.split()) if isinstance(value, str) else value


def _refuse_other_meaning(stored: Indicator, fields: dict[str, Any]) -> None:
    changed = _changed(stored, fields, ("frequency", "unit"))
    if changed and Value.objects.filter(indicator=stored).exists():
        text = _("The indicator has values, which would then mean something else. Discontinue it and make a new one.")
        raise RefusedError(text, changed[0])


def _refuse_unstable(stored: Indicator, fields: dict[str, Any], reason: str) -> None:
    if stored.stable_until is None or stored.stable_until < timezone.localdate() or reason:
        return
    if _changed(stored, fields, MEANING):
        text = _("It is promised to be stable until %(day)s. Say why it is to be measured otherwise, and from when.")
        raise RefusedError(text % {"day": stored.stable_until.isoformat()}, "break_reason")


def _refuse_formula(stored: Indicator) -> None:
    """Read among all the indicators as they are now, this one included."""
    if not stored.formula:
        return
    problem = formula_problem(stored.pk, rulebook())
    if problem:
        raise RefusedError(problem, "formula")


def _save(indicator: Indicator) -> None:
    same_code = RefusedError(_("Another indicator has this code."), "code")
    same_name = RefusedError(_("The organisation already has an indicator with this name."), "name")
    same_id = RefusedError(_("Another indicator is fetched from Kolada by this id."), "kolada_id")
    with (
        taken(same_code, "indicator_code_once"),
        taken(same_name, "indicator_name_once"),
        taken(same_id, "indicator_kolada_once"),
    ):
        indicator.save()
