"""Writes of the wheel's steps: what each is, when, what it asks of whom and what it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from annualcycle.models import Content, CycleStep, CycleYear, StepAsk, StepDocument
from annualcycle.periods import Period
from annualcycle.proposed import AskContent, DocumentContent, asks_with_documents
from annualcycle.queries.steps import HANDED_IN, NEEDS_PERIOD, step_marks
from annualcycle.services.tasks import spread_tasks, stop_asking
from annualcycle.statutes import Statute, StatutoryDay, may_be_interim, statutory_day
from governance.history import service
from governance.models import Organisation, User
from governance.models.organisation import BOARDS
from governance.refusals import RefusedError, refuse_stale

_PLANS = frozenset({Content.PLAN, Content.ADOPTED_PLAN})


@dataclass(frozen=True, slots=True, kw_only=True)
class StepContent:
    """A step as a person writes it.

    statute: the key of what the law sets a day for, or empty; then the law's last day follows from the year, the period
    and is_exceptional (special reasons), and `basis` may be left empty.
    """

    name: str
    kind: str
    opens_on: date
    due_on: date
    purpose: str = ""
    period: Period | None = None
    cut_off_on: date | None = None
    statute: str = ""
    is_exceptional: bool = False
    basis: str = ""
    responsible: User | None = None
    responsible_role: str = ""
    asked_kinds: Sequence[str] = ()
    needs_approval: bool = True
    asks: Sequence[AskContent] = ()
    documents: Sequence[DocumentContent] = ()


@service
def create_step(*, cycle: CycleYear, organisation: Organisation, content: StepContent, by: User | None) -> CycleStep:
    """Add a step to the wheel: the municipality's (organisation: the root) or a board's own. Sent twice, made once.

    Raises RefusedError, with the field: name taken; days outside the year, in the wrong order, after the last day by
    law or before the newly elected council may decide; the period missing where one is followed up.
    """
    stored = CycleYear.objects.select_for_update().get(pk=cycle.pk)
    if organisation.parent_id is not None and organisation.kind not in BOARDS:
        raise RefusedError(_("Only the municipality and its boards have steps of their own."), "organisation")
    values = _values(stored, content)
    same = CycleStep.objects.filter(cycle=stored, organisation=organisation, name=content.name).first()
    if same is not None:
        if all(getattr(same, name) == value for name, value in values.items()):
            return same
        raise _name_taken()
    step = CycleStep.objects.create(cycle=stored, organisation=organisation, **values)
    _store_asks(step, content)
    _store_documents(step, content.documents)
    _ask(step, by)
    return step


@service
def update_step(*, step: CycleStep, content: StepContent, seen: str | None = None, by: User) -> CycleStep:
    """Store the step as it is now written; whom it asks is asked anew, and boards' own days give way to earlier ones.

    Raises RefusedError as `create_step` and when a document that somebody has handed in is taken away; StaleError when
    someone else has changed the step since the person opened it.
    """
    stored = CycleStep.objects.select_for_update(of=("self",)).select_related("cycle").get(pk=step.pk)
    refuse_stale(seen, stored, *step_marks(stored))
    others = CycleStep.objects.filter(cycle=stored.cycle, organisation=stored.organisation_id, name=content.name)
    if others.exclude(pk=stored.pk).exists():
        raise _name_taken()
    asked_no_more = set(stored.asked_kinds) - set(content.asked_kinds)
    for name, value in _values(stored.cycle, content).items():
        setattr(stored, name, value)
    stored.save()
    _store_asks(stored, content)
    _store_documents(stored, content.documents)
    _fit_adjustments(stored)
    stop_asking(step=stored, kinds=asked_no_more, by=by)
    _ask(stored, by)
    return stored


@service
def remove_step(*, step: CycleStep, by: User) -> None:
    """Take the step from the wheel, with what it asked of those who have not handed anything in.

    Raises RefusedError when somebody has handed something in: what was done is kept.
    """
    stored = CycleStep.objects.select_for_update().get(pk=step.pk)
    if stored.tasks.filter(state__in=HANDED_IN).exists():
        raise RefusedError(_("Something has been handed in for this step, so it stays in the wheel."))
    stored.delete()


def _law(year: int, statute: str, period: Period | None, *, is_exceptional: bool) -> StatutoryDay | None:
    if not statute:
        return None
    return statutory_day(statute, year, period_end=period.end if period else None, is_exceptional=is_exceptional)


def _ask(step: CycleStep, by: User | None) -> None:
    """Ask those whom the step now concerns, once the year has begun."""
    if step.cycle.started_at is not None:
        spread_tasks(step=step, by=by)


def _name_taken() -> RefusedError:
    return RefusedError(_("There is already a step of this name in the wheel."), "name")


def _values(cycle: CycleYear, content: StepContent) -> dict[str, object]:
    """The step's columns. Raises RefusedError with all that is wrong at once."""
    law = _law(cycle.year, content.statute, content.period, is_exceptional=content.is_exceptional)
    wrong = [*_wrong_days(cycle.year, content), *_wrong_by_law(cycle.year, content, law), *_wrong_asks(content)]
    if wrong:
        first, *rest = wrong
        raise RefusedError(first.message, first.field, also=rest)
    plain = ("name", "kind", "purpose", "opens_on", "due_on", "cut_off_on", "statute", "responsible_role")
    return {name: getattr(content, name) for name in plain} | {
        "frequency": content.period.frequency.value if content.period else "",
        "period_start": content.period.start if content.period else None,
        "basis": content.basis or (law.basis if law else ""),
        "latest_on": law.last_day if law else None,
        "responsible": content.responsible,
        "asked_kinds": list(content.asked_kinds),
        "needs_approval": content.needs_approval,
    }


def _wrong_days(year: int, content: StepContent) -> list[RefusedError]:
    wrong = []
    for name in ("opens_on", "due_on", "cut_off_on"):
        day = getattr(content, name)
        if day is not None and day.year != year:
            wrong.append(RefusedError(_("The day lies outside the wheel’s year, %(year)s.") % {"year": year}, name))
    if content.due_on < content.opens_on:
        wrong.append(RefusedError(_("The step is due before it opens."), "due_on"))
    if content.cut_off_on is not None and content.cut_off_on > content.due_on:
        wrong.append(RefusedError(_("The last day for input comes after the day when the step is due."), "cut_off_on"))
    return wrong


def _wrong_by_law(year: int, content: StepContent, law: StatutoryDay | None) -> list[RefusedError]:
    if law is None:
        return []
    if law.statute is Statute.INTERIM_REPORT and (
        content.period is None or not may_be_interim(content.period.end, year)
    ):
        # Lagen (2018:597) om kommunal bokföring och redovisning 13:1.
        text = _("An interim report covers half to two thirds of the year. Choose a period that ends then.")
        return [RefusedError(text, "period")]
    if law.last_day is not None and content.due_on > law.last_day:
        text = _("The last day by law is %(day)s (%(basis)s).") % {"day": law.last_day, "basis": law.basis}
        return [RefusedError(text, "due_on")]
    if law.first_day is not None and content.due_on < law.first_day:
        text = _("It is an election year: the newly elected council decides, not before %(day)s.")
        return [RefusedError(text % {"day": law.first_day}, "due_on")]
    return []


def _wrong_asks(content: StepContent) -> list[RefusedError]:
    wrong = []
    if content.period is None and any(ask.content in NEEDS_PERIOD for ask in content.asks):
        wrong.append(RefusedError(_("Choose the period that is followed up."), "period"))
    if any(ask.content == Content.WORD and not ask.wording for ask in content.asks):
        wrong.append(RefusedError(_("Say in words what else is asked for."), "asks"))
    if any(ask.level and ask.content not in _PLANS for ask in content.asks):
        wrong.append(RefusedError(_("A level is chosen only where a plan is asked for."), "asks"))
    return wrong


def _store_asks(step: CycleStep, content: StepContent) -> None:
    """Keep the asks that stay, so that nothing is written that did not change."""
    there = {AskContent(ask.content, ask.wording, ask.level_id): ask for ask in step.asks.all()}
    wanted = asks_with_documents(content.asks, content.documents)
    for gone in there.keys() - set(wanted):
        there[gone].delete()
    StepAsk.objects.bulk_create(
        StepAsk(step=step, content=ask.content, wording=ask.wording, level_id=ask.level)
        for ask in wanted
        if ask not in there
    )


def _store_documents(step: CycleStep, documents: Sequence[DocumentContent]) -> None:
    there = {document.pk: document for document in step.documents.all()}
    by_title = {document.title: pk for pk, document in there.items()}
    wanted = {
        each.title: replace(each, pk=each.pk if each.pk in there else by_title.get(each.title)) for each in documents
    }
    gone = there.keys() - {each.pk for each in wanted.values()}
    if StepDocument.objects.filter(pk__in=gone, handed_in__isnull=False).exists():
        raise RefusedError(_("A document that somebody has handed in stays with the step."), "documents")
    StepDocument.objects.filter(pk__in=gone).delete()
    for order, each in enumerate(wanted.values(), start=1):
        row = there.get(each.pk or 0) or StepDocument(step=step)
        new = (each.title, each.url, each.is_handed_in, order)
        if row.pk is None or (row.title, row.url, row.is_handed_in, row.order) != new:
            row.title, row.url, row.is_handed_in, row.order = new
            row.save()


def _fit_adjustments(step: CycleStep) -> None:
    """Take back what boards had set later than the step is now due; what then says nothing is taken away."""
    for own in step.adjustments.all():
        before = (own.opens_on, own.due_on)
        if own.due_on is not None and own.due_on > step.due_on:
            own.due_on = None
        if (own.opens_on or step.opens_on) > (own.due_on or step.due_on):
            own.opens_on = None if own.due_on is None or own.due_on >= step.opens_on else own.due_on
        if (own.opens_on, own.due_on) == before:
            continue
        if own.name or own.note or own.opens_on or own.due_on:
            own.save()
        else:
            own.delete()
