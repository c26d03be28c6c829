"""What a step's page says of its period: when it can be closed, and by whom."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annualcycle.models import CycleStep
from annualcycle.queries.matrix import Closing, closing_of
from annualcycle.rules.periods import can_close_periods
from annualcycle.words import capitalised_label, period_label
from governance.models import User


class ClosingOffer(NamedTuple):
    """How near the period is to being closed, in words. url: where it is closed, "" where it is not to be now."""

    sentence: str
    label: str
    url: str


def closing_offer(step: CycleStep, user: User) -> ClosingOffer | None:
    """What is said of closing the period of a step of the municipality's own; None of others and without a period.

    A period closes for the whole municipality, so a board's own step closes none. Needs the organisation loaded.
    """
    found = closing_of(step) if step.organisation.parent_id is None else None
    if found is None:
        return None
    is_offered = found.is_ripe and can_close_periods(user, step.organisation)
    return ClosingOffer(
        sentence=_sentence(found),
        label=_("Close %(period)s") % {"period": period_label(found.period)},
        url=reverse("period_close", args=[found.period.slug]) if is_offered else "",
    )


def _sentence(closing: Closing) -> str:
    period = {"period": capitalised_label(closing.period)}
    if closing.is_closed:
        return _("%(period)s is closed: its values and assessments stand as they are.") % period
    if not closing.tasks:
        return _("%(period)s is open.") % period
    if closing.waiting:
        text = ngettext(
            "%(period)s is open. %(number)s organisation remains to be approved.",
            "%(period)s is open. %(number)s organisations remain to be approved.",
            closing.waiting,
        )
        return text % (period | {"number": closing.waiting})
    if not closing.has_ended:
        return _("Everything is approved. %(period)s has not ended yet.") % period
    return _("Everything is approved. %(period)s can be closed; then its values and assessments are locked.") % period
