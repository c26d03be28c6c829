"""Words about periods: what is told to people who close, reopen or meet a closed one."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from annualcycle.models import FREQUENCY_LABELS
from annualcycle.periods import Frequency, Period
from annualcycle.queries.periods import PeriodRow, ReopeningRow
from annualcycle.services.periods import PeriodRefusedError
from governance.language import active_language


def period_label(period: Period) -> str:
    """The period in words in the active language: "tertial 2 2026"."""
    return period.label(active_language())


def closed_sentence(period: Period, closing: Period) -> str:
    """Why a value or assessment of the period may not change."""
    if closing == period:
        return _("%(period)s is closed.") % {"period": capitalised(period_label(period))}
    return _("%(period)s is closed, since %(longer)s is.") % {
        "period": capitalised(period_label(period)),
        "longer": period_label(closing),
    }


def refusal_sentence(refusal: PeriodRefusedError) -> str:
    """Why a period could not be closed or reopened."""
    period = capitalised(period_label(refusal.period))
    match refusal.code:
        case "not_ended":
            return _("%(period)s has not ended. It can be closed from the day after its last day, %(day)s.") % {
                "period": period,
                "day": refusal.period.end.isoformat(),
            }
        case "closed_through" if refusal.through:
            return _("%(period)s is closed because %(longer)s is. Reopen %(longer)s instead.") % {
                "period": period,
                "longer": period_label(refusal.through),
            }
        case "reason_needed":
            return _("Write why the period is reopened.")
    return _("%(period)s is open already.") % {"period": period}


def capitalised(text: str) -> str:
    """The text with a capital first letter and the rest as it is."""
    return text[:1].upper() + text[1:]


def capitalised_label(period: Period) -> str:
    """The period in words as a sentence begins with it: "Tertial 2 2026"."""
    return capitalised(period_label(period))


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """A period as a row of the list: ready words, and which of the two actions fits."""

    label: str
    days: str
    slug: str
    state: str
    detail: str
    is_closed: bool
    can_close: bool
    can_reopen: bool


@dataclass(frozen=True, slots=True)
class PeriodGroup:
    """The periods of one kind."""

    name: str
    lines: tuple[PeriodLine, ...]


def period_groups(groups: Iterable[tuple[Frequency, list[PeriodRow]]]) -> list[PeriodGroup]:
    """The periods of a year by kind, in words."""
    names = {frequency: str(label) for frequency, label in FREQUENCY_LABELS}
    return [PeriodGroup(names[frequency], tuple(_line(row) for row in rows)) for frequency, rows in groups]


def _line(row: PeriodRow) -> PeriodLine:
    state, detail = pgettext("period", "Open"), ""
    if row.closed_at is not None:
        state = pgettext("period", "Closed")
        day = date_format(timezone.localtime(row.closed_at), "Y-m-d")
        detail = _("%(day)s by %(person)s") % {"day": day, "person": row.closed_by}
    elif row.closed_through is not None:
        state = pgettext("period", "Closed")
        detail = _("with %(period)s") % {"period": period_label(row.closed_through)}
    elif not row.has_ended:
        state = pgettext("period", "Not ended")
    return PeriodLine(
        label=capitalised_label(row.period),
        days=_("%(first)s to %(last)s") % {"first": row.period.start, "last": row.period.end},
        slug=row.period.slug,
        state=state,
        detail=detail,
        is_closed=row.is_closed,
        can_close=row.has_ended and not row.is_closed,
        can_reopen=row.closed_at is not None,
    )


@dataclass(frozen=True, slots=True)
class ReopeningLine:
    """A reopening in words."""

    label: str
    reason: str
    when: str
    person: str


def reopening_lines(rows: Iterable[ReopeningRow]) -> list[ReopeningLine]:
    """The reopenings in words, in the order given."""
    return [
        ReopeningLine(
            capitalised_label(row.period),
            row.reason,
            date_format(timezone.localtime(row.reopened_at), "Y-m-d H:i"),
            row.reopened_by,
        )
        for row in rows
    ]
