"""Reads of a person's calendar: whose an address is, and the days in it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from annualcycle.calendar_address import CalendarKey, key_of, token_of
from annualcycle.dates import Dated, dates_between
from annualcycle.models import CalendarSubscription, CycleTask
from annualcycle.queries.tasks import ground_of, tasks_to_do
from annualcycle.queries.wheel import StepLine, steps_of, wheels_in_use
from governance.access import grants_of
from governance.models import User
from governance.queries import admits_somebody
from governance.tenancy import current_municipality

_PAST, _COMING = timedelta(days=92), timedelta(days=550)


class Part(StrEnum):
    """What a calendar may hold. They stand in the address, in this order."""

    TASKS = "tasks"
    STEPS = "steps"
    DATES = "dates"


def parts_of(text: str) -> frozenset[Part] | None:
    """The parts that an address names ("tasks-dates"); None where it names something else, or nothing."""
    found = [part for part in Part if part in text.split("-")]
    return frozenset(found) if found and parts_text(found) == text else None


def parts_text(parts: Iterable[str]) -> str:
    """The parts as an address names them."""
    return "-".join(part for part in Part if part in set(parts))


def subscription_of(user: User) -> CalendarSubscription | None:
    """The person's subscription in this municipality; None before one is made."""
    return CalendarSubscription.objects.filter(person=user).first()


def calendar_token(subscription: CalendarSubscription) -> str:
    """The secret part of the subscription's address."""
    key = CalendarKey(subscription.municipality_id, subscription.person_id, subscription.serial)
    return token_of(key)


def calendar_behind(token: str) -> CalendarSubscription | None:
    """The subscription whose address this is, with its person.

    None where the address is wrong, another municipality's or ended, and where the person has left: the right to read
    is asked anew each time.
    """
    key = key_of(token)
    if key is None or key.municipality != current_municipality().pk:
        return None
    rows = CalendarSubscription.objects.filter(person=key.person, serial=key.serial).select_related("person")
    found = rows.filter(person__is_active=True, person__admissions__municipality=key.municipality).first()
    return found if found is not None and admits_somebody(found.person) else None


def calendar_days(user: User, parts: Collection[Part], today: date) -> list[Dated]:
    """The days of the person's calendar, from three months back, in order. As many queries however many the days."""
    first, last = today - _PAST, today + _COMING
    tasks = list(_task_days(user)) if Part.TASKS in parts else []
    found = [each.dated for each in tasks]
    if Part.STEPS in parts:
        found += _step_days(
            user, range(first.year, last.year + 1), {(each.step, each.dated.day) for each in tasks}, today
        )
    if Part.DATES in parts:
        found += dates_between(first, last, user)
    return sorted((each for each in found if first <= each.day <= last), key=lambda each: (each.day, each.key))


@dataclass(frozen=True, slots=True)
class _TaskDay:
    """The day of a task, and its step."""

    step: int
    dated: Dated


def _task_days(user: User) -> Iterable[_TaskDay]:
    """When the person's own tasks are due; those that are handed in say so."""
    tasks = list(tasks_to_do(user).order_by("pk"))
    ground = ground_of({task.step_id for task in tasks})
    for task in tasks:
        is_open = task.state == CycleTask.State.OPEN
        name = f"{ground.name(task.step, task.organisation_id)}, {task.organisation.name}"
        title = _("Due: %(what)s") % {"what": name}
        if not is_open:
            title = f"{title} ({task.get_state_display().lower()})"
        day = ground.due_on(task.step, task.organisation_id, task.due_on)
        url = reverse("task_show", args=[task.pk])
        note = ground.note(task.step, task.organisation_id) or task.step.purpose
        key, kind = f"task-{task.pk}", _("Your task")
        yield _TaskDay(task.step_id, Dated(day, title, kind, url, key, task.organisation.name, note))


def _step_days(user: User, years: Iterable[int], told: Collection[tuple[int, date]], today: date) -> list[Dated]:
    """When the steps of the person's organisations open and are due, but for what is told as a task already."""
    places = sorted({place for held in grants_of(user).roles.values() for place in held})
    found: dict[str, Dated] = {}
    for line in steps_of(user, wheels_in_use(years), places, today):
        for each in _days_of(line):
            if (line.pk, each.day) not in told:
                found.setdefault(each.key, each)
    return list(found.values())


def _days_of(line: StepLine) -> Iterable[Dated]:
    """When it opens and when it is due; once for a step of a single day.

    The key stays when the day is moved, so that calendars move it too. Two boards may have days of their own.
    """
    own = f"-{line.seat}" if line.is_adjusted else ""
    url, kind = reverse("step_show", args=[line.pk]), line.kind_label
    note = _("Latest day by law %(day)s") % {"day": date_format(line.latest_on, "j F Y")} if line.latest_on else ""
    due = Dated(
        line.due_on,
        _("Due: %(what)s") % {"what": line.name},
        kind,
        url,
        f"step-{line.pk}-due{own}",
        line.owner_name,
        note,
    )
    if line.opens_on < line.due_on:
        title = _("Opens: %(what)s") % {"what": line.name}
        yield Dated(line.opens_on, title, kind, url, f"step-{line.pk}-opens{own}", line.owner_name)
    yield due
