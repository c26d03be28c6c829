"""Writes of the catalogue: the indicators."""

from typing import Any

from django.utils.translation import gettext as _

from governance.history import service
from governance.models import User
from governance.refusals import RefusedError, refuse_stale, taken
from indicators.models import Indicator, Value


@service
def create_indicator(*, by: User, **fields: Any) -> Indicator:
    """Add an indicator; `fields` as on Indicator. Raises RefusedError as `update_indicator`."""
    indicator = Indicator(**fields)
    _save(indicator)
    return indicator


@service
def update_indicator(*, indicator: Indicator, seen: str, by: User, **fields: Any) -> Indicator:
    """Store an indicator's facts; `seen` is the mark of what was shown (refusals.fingerprint).

    Raises StaleError when another has changed it since, and RefusedError: its code or name is taken; or it would be
    measured differently (another frequency or unit) while it has values, which would then mean something else.
    """
    stored = Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
    refuse_stale(seen, stored)
    _refuse_other_meaning(stored, fields)
    for name, value in fields.items():
        setattr(stored, name, value)
    _save(stored)
    return stored


def _refuse_other_meaning(stored: Indicator, fields: dict[str, Any]) -> None:
    changed = [
        name for name in ("frequency", "unit") if fields.get(name, getattr(stored, name)) != getattr(stored, name)
    ]
    if changed and Value.objects.filter(indicator=stored).exists():
        text = _("The indicator has values, which would then mean something else. Discontinue it and make a new one.")
        raise RefusedError(text, changed[0])


def _save(indicator: Indicator) -> None:
    same_code = RefusedError(_("Another indicator has this code."), "code")
    same_name = RefusedError(_("The organisation already has an indicator with this name."), "name")
    with taken(same_code, "indicator_code_once"), taken(same_name, "indicator_name_once"):
        indicator.save()
