"""What the compliance rules look at in the annual cycle. Each check asks a number of queries that does not grow."""

from datetime import date

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annualcycle.models import ChangeRequest, CycleTask, WalkThrough
from annualcycle.queries.tasks import WAITING, ground_of, whole_tasks
from governance.checking import DAY, THRESHOLD, Ask, Breach, Check, Outcome, Usual, outcomes, path_of, register
from governance.models import Organisation

Kind = Organisation.Kind
ANSWERED = (ChangeRequest.State.GRANTED, ChangeRequest.State.REFUSED, ChangeRequest.State.POSTPONED)


def walk_throughs_not_held(ask: Ask) -> dict[int, Outcome]:
    """Each organisation: whether one walk-through of the year, held by its day, had so many present; at least one.

    One that is held is looked at whenever it is; one that is not held only when the day has passed.
    """
    due, fewest = ask.due_on or date(ask.year, 12, 31), ask.threshold or 1
    rows = (
        WalkThrough.objects.filter(held_on__year=ask.year, held_on__lte=ask.today, organisation__in=ask.organisations)
        .annotate(present=Count("attendances"))
        .filter(present__gte=fewest)
        .order_by("-held_on", "-pk")
    )
    first = dict(rows.values_list("organisation_id", "held_on"))
    found = []
    for organisation in ask.organisations:
        held_on = first.get(organisation)
        if held_on is not None or ask.today > due:
            is_kept = held_on is not None and held_on <= due
            found.append((organisation, None if is_kept else _walk_through(ask.year, is_past=held_on is not None)))
    return outcomes(found)


def tasks_not_handed_in(ask: Ask) -> dict[int, Outcome]:
    """The tasks of the year's wheel, once it is in use, but for exempt ones: those not handed in by their day.

    One whose day has not passed is looked at when it has been handed in. One that was not done, and is waited for no
    more, counts but is nothing to mend.
    """
    tasks = list(
        whole_tasks()
        .filter(step__cycle__year=ask.year, organisation__in=ask.organisations)
        .exclude(state=CycleTask.State.EXEMPT)
        .order_by("pk")
    )
    ground = ground_of({task.step_id for task in tasks}, today=ask.today)
    found = []
    for task in tasks:
        due = ground.due_on(task.step, task.organisation_id, task.due_on)
        name = ground.name(task.step, task.organisation_id)
        if task.state not in WAITING and task.submitted_at is not None:
            is_kept = timezone.localdate(task.submitted_at) <= due
            found.append((task.organisation_id, None if is_kept else _task(task.pk, name, is_past=True)))
        elif due < ask.today:
            is_past = not ground.is_waited_for(task.step, task.organisation_id, task.due_on)
            found.append((task.organisation_id, _task(task.pk, name, is_past=is_past)))
    return outcomes(found)


def changes_not_answered(ask: Ask) -> dict[int, Outcome]:
    """The change requests of the year, by whoever is to answer them: those not answered by their day.

    That is the organisation above the one that asks, or the municipality itself where nothing is above.
    """
    rows = ChangeRequest.objects.filter(year=ask.year).exclude(state=ChangeRequest.State.WITHDRAWN)
    fields = ("organisation__parent_id", "organisation_id", "pk", "title", "state", "answer_due_on", "answered_at")
    found = []
    for above, own, pk, title, state, due, answered_at in rows.order_by("pk").values_list(*fields):
        is_answered = state in ANSWERED
        if not is_answered and due >= ask.today:
            continue
        is_kept = is_answered and timezone.localdate(answered_at) <= due
        found.append((above or own, None if is_kept else _change(pk, title, is_past=is_answered)))
    return outcomes(found)


def _walk_through(year: int, *, is_past: bool) -> Breach:
    title = _("Walk-through %(year)s") % {"year": year}
    return Breach("walk-through", title, path_of("walkthrough_list"), is_past)


def _task(pk: int, name: str, *, is_past: bool) -> Breach:
    return Breach(f"task-{pk}", name, path_of("task_show", pk), is_past)


def _change(pk: int, title: str, *, is_past: bool) -> Breach:
    return Breach(f"change-{pk}", title, path_of("change_show", pk), is_past)


CHECKS = (
    Check(
        "walk_through_held",
        gettext_lazy("A walk-through is held every year with enough present"),
        walk_throughs_not_held,
        gettext_lazy("Without a day it is to be held before the year ends."),
        uses=frozenset({DAY, THRESHOLD}),
        threshold_words=gettext_lazy("At least so many present"),
        usual=Usual(
            name=gettext_lazy("The governance model is gone through every year"),
            reason=gettext_lazy("What those concerned have gone through together is used."),
            kinds=(Kind.EXECUTIVE_BOARD, Kind.BOARD, Kind.UNIT),
            month=11,
            day=30,
            threshold=3,
        ),
    ),
    Check(
        "tasks_in_time",
        gettext_lazy("Every task of the annual wheel is handed in by its day"),
        tasks_not_handed_in,
        gettext_lazy("Looks at the tasks of the wheel in use, with the boards’ own days. Exempt ones are left out."),
        usual=Usual(
            name=gettext_lazy("What the annual wheel asks for is handed in by its day"),
            reason=gettext_lazy("The whole waits for whoever is last."),
            escalates_after_days=14,
        ),
    ),
    Check(
        "changes_answered",
        gettext_lazy("Every change request is answered by its day"),
        changes_not_answered,
        gettext_lazy("Counted where the answer is to be given: the organisation above the one that asks."),
        usual=Usual(
            name=gettext_lazy("Change requests are answered in time"),
            reason=gettext_lazy("Changed conditions do not wait for the next budget."),
            is_must=False,
            escalates_after_days=14,
        ),
    ),
)


def register_checks() -> None:
    """Let rules be made of what the annual cycle can be asked."""
    for check in CHECKS:
        register(check)
