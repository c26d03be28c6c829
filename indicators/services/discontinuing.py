"""Ending an indicator: no longer asked for, its values kept, with a successor where there is one."""

from datetime import date

from django.utils.translation import gettext as _

from governance.history import service
from governance.models import User
from governance.refusals import RefusedError, refuse_stale
from indicators.models import Indicator


@service
def discontinue_indicator(
    *, indicator: Indicator, on: date, reason: str, successor: Indicator | None, seen: str | None, by: User
) -> Indicator:
    """End the indicator from this day on. Its values stay, and what uses it is shown where it went.

    Raises StaleError, and RefusedError where the successor is the indicator itself, is ended by then, or leads back
    here by way of its own successors.
    """
    stored = Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
    refuse_stale(seen, stored)
    if successor is not None:
        _refuse_successor(stored, successor, on)
    stored.discontinued_on, stored.discontinued_reason, stored.successor = on, reason, successor
    stored.save()
    return stored


@service
def resume_indicator(*, indicator: Indicator, by: User) -> Indicator:
    """Ask for the indicator again, as if it had not been ended."""
    stored = Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
    stored.discontinued_on, stored.discontinued_reason, stored.successor = None, "", None
    stored.save()
    return stored


def _refuse_successor(stored: Indicator, successor: Indicator, on: date) -> None:
    # All of them locked in one order, so that two who each name the other's indicator cannot both succeed.
    ways = dict(Indicator.objects.select_for_update(of=("self",)).order_by("pk").values_list("pk", "successor"))
    line = set[int]()
    current: int | None = successor.pk
    while current is not None and current not in line:
        line.add(current)
        current = ways.get(current)
    if stored.pk in line:
        raise RefusedError(_("The successors would lead round in a circle."), "successor")
    ended = Indicator.objects.get(pk=successor.pk).discontinued_on
    if ended is not None and ended <= on:
        raise RefusedError(
            _("It is itself discontinued from %(day)s. Choose one that is in use then.") % {"day": ended.isoformat()},
            "successor",
        )
