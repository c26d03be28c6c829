"""Writes of a board's own name and days for one of the municipality's steps."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from annualcycle.models import CycleStep, StepAdjustment
from governance.history import service
from governance.models import Organisation, User
from governance.models.organisation import BOARDS
from governance.refusals import RefusedError, refuse_stale


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentContent:
    """What a board has of its own; what is left empty is the municipality's."""

    name: str = ""
    opens_on: date | None = None
    due_on: date | None = None
    note: str = ""


@service
def adjust_step(
    *, step: CycleStep, organisation: Organisation, content: AdjustmentContent, seen: str | None = None, by: User | None
) -> StepAdjustment:
    """Give the board its own name, days or words for the municipality's step; it holds for all below the board.

    Raises RefusedError, with the field: the board's day comes after the municipality's or outside the year, nothing
    differs, the step is a board's own or the organisation no board; StaleError when someone else changed it meanwhile.
    """
    stored = CycleStep.objects.select_for_update(of=("self",)).select_related("cycle", "organisation").get(pk=step.pk)
    own = stored.adjustments.filter(organisation=organisation).first()
    refuse_stale(seen, own)
    _check(stored, organisation, content)
    values = {
        "name": "" if content.name == stored.name else content.name,
        "opens_on": content.opens_on,
        "due_on": content.due_on,
        "note": content.note,
    }
    if not any(values.values()):
        raise RefusedError(_("Nothing differs from the municipality’s step. Write a name, a day or a note."))
    if own is not None and all(getattr(own, name) == value for name, value in values.items()):
        return own
    own = own or StepAdjustment(step=stored, organisation=organisation)
    for name, value in values.items():
        setattr(own, name, value)
    own.adjusted_by, own.adjusted_at = by, timezone.now()
    own.save()
    return own


@service
def withdraw_adjustment(*, adjustment: StepAdjustment, by: User | None) -> None:
    """Let the municipality's name and days hold for the board again. Sent twice, it is withdrawn once."""
    StepAdjustment.objects.filter(pk=adjustment.pk).delete()


def _check(step: CycleStep, organisation: Organisation, content: AdjustmentContent) -> None:
    if step.organisation.parent_id is not None or organisation.kind not in BOARDS:
        raise RefusedError(_("Only a board has days of its own, and only for the municipality’s steps."))
    year = step.cycle.year
    for name in ("opens_on", "due_on"):
        day = getattr(content, name)
        if day is not None and day.year != year:
            raise RefusedError(_("The day lies outside the wheel’s year, %(year)s.") % {"year": year}, name)
    opens, due = content.opens_on or step.opens_on, content.due_on or step.due_on
    if due > step.due_on:
        text = _("The municipality’s day is %(day)s. A board may be ready earlier, not later.")
        raise RefusedError(text % {"day": step.due_on}, "due_on")
    if due < opens:
        text = _("The step is due before it opens, %(day)s.") % {"day": opens}
        raise RefusedError(text, "due_on" if content.due_on else "opens_on")
