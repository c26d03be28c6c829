"""Writes of who is asked: a step's tasks are spread over its organisations, and told to those who own them."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone

from annualcycle.models import CycleStep, CycleTask
from annualcycle.queries.task_people import owners_of, places_of
from annualcycle.queries.tasks import WAITING, ground_of, whole_tasks
from annualcycle.task_telling import tell_asked
from governance.history import service
from governance.models import Organisation, User
from governance.tree import line_up, subtree

State = CycleTask.State


@service
def spread_tasks(*, step: CycleStep, by: User | None) -> int:
    """Ask the organisations of the step's kinds that are there on its days; how many tasks were made.

    A board's own step asks only those below the board. Each task is owned by who holds the step's role in the
    organisation, else by its manager, else by nobody; what is still to be done goes over to the next when its owner
    works there no more. An organisation that has ended, or has this year been moved from below the board, is asked no
    more where nobody had done anything. Sent twice, or by two at once, nothing is made twice. A wheel that is being
    prepared asks nobody.
    """
    stored = _locked_step(step)
    if stored.cycle.started_at is None:
        return 0
    today = timezone.localdate()
    parents = dict(Organisation.objects.values_list("pk", "parent_id"))
    reach = subtree(stored.organisation_id, parents)
    gone = Q(organisation__valid_to__lt=today)
    if stored.cycle.year >= today.year:  # an earlier year stands as it was
        gone |= ~Q(organisation__in=reach)
    _take_away(stored, gone)
    _hand_over(stored, parents)
    there = Organisation.objects.filter(kind__in=stored.asked_kinds, valid_from__lte=stored.due_on).filter(
        Q(valid_to=None) | Q(valid_to__gte=max(stored.opens_on, today))
    )
    return _ask(stored, {each.pk for each in there} & reach, by)


@service
def ask_organisations(*, step: CycleStep, organisations: Collection[Organisation], by: User | None) -> int:
    """Ask these organisations by name, whatever their kind; how many tasks were made. As `spread_tasks` otherwise.

    Those that lie outside the area of the step's own organisation are left out.
    """
    stored = _locked_step(step)
    if stored.cycle.started_at is None:
        return 0
    reach = subtree(stored.organisation_id, dict(Organisation.objects.values_list("pk", "parent_id")))
    return _ask(stored, {each.pk for each in organisations} & reach, by)


@service
def stop_asking(*, step: CycleStep, kinds: Collection[str], by: User | None) -> int:
    """Take away the tasks of organisations of these kinds where nobody has done anything; how many.

    What has been handed in, spoken of, put off or exempted stays as it is.
    """
    return _take_away(_locked_step(step), Q(organisation__kind__in=list(kinds)))


def _locked_step(step: CycleStep) -> CycleStep:
    # One who asks at a time: two at once make each task once, and each is told how many it made.
    return CycleStep.objects.select_for_update(of=("self",), no_key=True).select_related("cycle").get(pk=step.pk)


def _take_away(step: CycleStep, whose: Q) -> int:
    """Take away the open tasks of these organisations of which nothing has been said or done; how many.

    They are held first, so that what somebody says or hands in at the same moment is seen.
    """
    rows = CycleTask.objects.filter(whose, step=step, state=State.OPEN, due_on=None)
    held = list(rows.select_for_update(of=("self",)).values_list("pk", flat=True))
    untouched = CycleTask.objects.filter(pk__in=held, state=State.OPEN, moves__isnull=True, documents__isnull=True)
    _number, by_model = untouched.delete()
    return by_model.get(CycleTask._meta.label, 0)


def _hand_over(step: CycleStep, parents: Mapping[int, int | None]) -> None:
    """Give what is still to be done, and has no owner or one who works there no more, to who is to own it now."""
    waiting = list(CycleTask.objects.filter(step=step, state__in=WAITING))
    if not waiting:
        return
    places = places_of({task.owner_id for task in waiting if task.owner_id})
    lost = [
        task
        for task in waiting
        if not places.get(task.owner_id, frozenset()) & {*line_up(task.organisation_id, parents)}
    ]
    owners = owners_of([task.organisation_id for task in lost], step.responsible_role) if lost else {}
    for task in lost:
        new = owners.get(task.organisation_id)
        if task.owner_id != (new.pk if new else None):
            # Only the owner, and only where nobody has given it to another meanwhile: what else has happened stands.
            CycleTask.objects.filter(pk=task.pk, owner=task.owner_id).update(owner=new)


def _ask(step: CycleStep, organisations: Collection[int], by: User | None) -> int:
    asked = set(CycleTask.objects.filter(step=step).values_list("organisation_id", flat=True))
    new = sorted(set(organisations) - asked)
    owners = owners_of(new, step.responsible_role) if new else {}
    made = CycleTask.objects.bulk_create(
        CycleTask(step=step, organisation_id=each, owner=owners.get(each)) for each in new
    )
    _tell_opened(made, by)
    return len(made)


@service
def tell_opened(*, by: User | None) -> int:
    """Tell the owners of what has opened in the last week and is not yet due that it is asked; how many now.

    Each is told once, whoever runs.
    """
    today = timezone.localdate()
    lately = today - timedelta(days=7)
    return _tell_opened(whole_tasks().filter(state__in=WAITING, owner__isnull=False), by, since=lately)


def _tell_opened(tasks: Iterable[CycleTask], by: User | None, since: date = date.min) -> int:
    """What has opened and is not due yet; the rest is told when it opens, or by the reminders."""
    rows = list(tasks)
    ground = ground_of({row.step_id for row in rows}) if rows else None
    if ground is None:
        return 0
    opens = {row.pk: ground.opens_on(row.step, row.organisation_id) for row in rows}
    news = [
        row
        for row in rows
        if since <= opens[row.pk] <= ground.today <= ground.due_on(row.step, row.organisation_id, row.due_on)
    ]
    return tell_asked(news, opens, by=by)
