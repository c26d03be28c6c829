"""Writes of the wheel's years: prepared from a common year or from the last, started, decided, thrown away."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from annualcycle.models import CycleStep, CycleYear, StepAdjustment, StepAsk, StepDocument
from annualcycle.presets import PresetChoices
from annualcycle.proposed import ProposedStep, asks_with_documents
from annualcycle.queries.years import CopiedStep, model_of_wheel, steps_of_copy, steps_of_preset
from annualcycle.services.tasks import spread_tasks
from annualcycle.weekdays import same_place
from governance.decisions import DecisionContent
from governance.history import service
from governance.models import GovernanceModel, Organisation, User
from governance.queries.organisation import root_organisation
from governance.queries.working import in_force
from governance.refusals import RefusedError


@service
def prepare_year(*, year: int, choices: PresetChoices, by: User | None) -> CycleYear:
    """Prepare the wheel of a year with the steps of a common Swedish one. It asks nobody until it is started.

    The same one sent twice is prepared once. Raises RefusedError when the year has another wheel already, or there is
    no adopted governance model for it to follow.
    """
    proposed = [CopiedStep(None, step) for step in steps_of_preset(year, choices)]
    return _prepare(year, _model(year), proposed)


@service
def copy_year(*, source: CycleYear, year: int | None = None, by: User | None) -> CycleYear:
    """Prepare the wheel of `year` (the one after the source's) from the source's.

    Names stay; days keep their place in the year and move off weekends; periods move along; the days of the law are
    made anew; what is asked, documents, boards' own steps and days come along; who is responsible too, where the person
    still has a role here. Each step says which one it follows. Raises RefusedError as `prepare_year`.
    """
    year = source.year + 1 if year is None else year
    model = _model(year)
    return _prepare(year, model, steps_of_copy(source, year, model))


@service
def start_year(*, cycle: CycleYear, by: User | None) -> int:
    """Put the wheel in use: every step asks those whom it concerns. How many tasks were made; 0 when it was started.

    Raises RefusedError when the wheel has no steps.
    """
    stored = CycleYear.objects.select_for_update().get(pk=cycle.pk)
    if stored.started_at is not None:
        return 0
    steps = list(stored.steps.all())
    if not steps:
        raise RefusedError(_("The wheel has no steps yet. Add some before it is started."))
    stored.started_at, stored.started_by = timezone.now(), by
    stored.save()
    return sum(spread_tasks(step=step, by=by) for step in steps)


@service
def decide_year(*, cycle: CycleYear, decision: DecisionContent, by: User | None) -> CycleYear:
    """Record the decision on the year's wheel. Kommunallagen 11:9, 11:18: the executive board sets the boards' days."""
    stored = CycleYear.objects.select_for_update().get(pk=cycle.pk)
    for name in ("decided_by", "decided_on", "registry_number", "minutes_paragraph"):
        setattr(stored, name, getattr(decision, name))
    stored.save()
    return stored


@service
def discard_year(*, cycle: CycleYear, by: User) -> None:
    """Throw away a wheel that is being prepared. Raises RefusedError when it is in use: what was done is kept."""
    stored = CycleYear.objects.select_for_update().get(pk=cycle.pk)
    if stored.started_at is not None:
        raise RefusedError(_("The wheel is in use, so it stays."))
    stored.delete()


def _model(year: int) -> GovernanceModel:
    found = model_of_wheel(year)
    if found is None:
        raise RefusedError(_("There is no adopted governance model for the wheel to follow."), "year")
    # Two who prepare the same year wait for each other here.
    return GovernanceModel.objects.select_for_update().get(pk=found.pk)


def _prepare(year: int, model: GovernanceModel, proposed: Sequence[CopiedStep]) -> CycleYear:
    there = CycleYear.objects.filter(year=year).first()
    if there is not None:
        if there.started_at is None and _is_same(there, proposed):
            return there
        raise RefusedError(_("There is already a wheel for %(year)s.") % {"year": year}, "year")
    root = root_organisation()
    if root is None:
        raise RefusedError(_("Make the organisation first: the wheel is the whole municipality’s."))
    cycle = CycleYear.objects.create(model=model, year=year)
    active = set(in_force().values_list("user_id", flat=True))
    for each in proposed:
        _make_step(cycle, root, each, active)
    return cycle


def _is_same(cycle: CycleYear, proposed: Sequence[CopiedStep]) -> bool:
    stored = set(cycle.steps.order_by().values_list("name", "opens_on", "due_on", "follows"))
    return stored == {
        (each.step.name, each.step.opens_on, each.step.due_on, each.source.pk if each.source else None)
        for each in proposed
    }


def _make_step(cycle: CycleYear, root: Organisation, each: CopiedStep, active: set[int]) -> None:
    source, proposed = each.source, each.step
    plain = ("name", "kind", "purpose", "opens_on", "due_on", "cut_off_on", "statute", "basis", "latest_on")
    step = CycleStep.objects.create(
        cycle=cycle,
        organisation=source.organisation if source else root,
        frequency=proposed.period.frequency.value if proposed.period else "",
        period_start=proposed.period.start if proposed.period else None,
        asked_kinds=list(proposed.asked_kinds),
        needs_approval=proposed.needs_approval,
        responsible_role=proposed.responsible_role,
        responsible_id=source.responsible_id if source and source.responsible_id in active else None,
        follows=source,
        **{name: getattr(proposed, name) for name in plain},
    )
    StepAsk.objects.bulk_create(
        StepAsk(step=step, content=ask.content, wording=ask.wording, level_id=ask.level)
        for ask in asks_with_documents(proposed.asks, proposed.documents)
    )
    StepDocument.objects.bulk_create(
        StepDocument(step=step, order=order, title=document.title, url=document.url, is_handed_in=document.is_handed_in)
        for order, document in enumerate(proposed.documents, start=1)
    )
    if source is not None:
        _copy_adjustments(source, step, proposed)


def _copy_adjustments(source: CycleStep, step: CycleStep, proposed: ProposedStep) -> None:
    """Boards' own names and days in the new year; a day that would come after the municipality's is left out."""
    year = step.due_on.year
    made = []
    for own in source.adjustments.all():
        due = same_place(own.due_on, year) if own.due_on else None
        opens = same_place(own.opens_on, year) if own.opens_on else None
        due = due if due is not None and due <= proposed.due_on else None
        opens = opens if opens is not None and opens <= (due or proposed.due_on) else None
        if due is not None and due < (opens or proposed.opens_on):
            opens = due
        if own.name or own.note or due or opens:
            made.append(
                StepAdjustment(
                    step=step,
                    organisation_id=own.organisation_id,
                    name=own.name,
                    note=own.note,
                    opens_on=opens,
                    due_on=due,
                    adjusted_by_id=own.adjusted_by_id,
                )
            )
    StepAdjustment.objects.bulk_create(made)
