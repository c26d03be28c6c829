"""Reads for reminders: the policy, which tasks are to be reminded of today, and who is told."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from annualcycle.models import CycleStep, CycleTask, ReminderPolicy
from annualcycle.queries.tasks import WAITING, ground_of, still_waited_for, whole_tasks
from annualcycle.reminding import Occasion, Pace, occasions
from governance.models import Membership, Organisation, User
from governance.tree import line_up

Role = Membership.Role
Upwards = ReminderPolicy.Upwards
# Who is told upwards, by what the municipality has chosen.
ABOVE: dict[str, tuple[str, ...]] = {
    Upwards.MANAGER: (Role.MANAGER,),
    Upwards.CONTROLLER: (Role.CONTROLLER,),
    Upwards.BOTH: (Role.MANAGER, Role.CONTROLLER),
}


@dataclass(frozen=True, slots=True)
class Reminder:
    """A task of which these people are to be told. on: the day that the notice is for."""

    task: int
    occasion: Occasion
    on: date
    people: tuple[User, ...]


@dataclass(frozen=True, slots=True)
class Holders:
    """Who holds which role where on a day, and what lies above what. here: the owners that have a role at all."""

    parents: Mapping[int, int | None]
    held: Mapping[tuple[int, str], Sequence[User]]
    here: Collection[int]

    def doers(self, task: CycleTask) -> tuple[User, ...]:
        """Who is reminded: the task's owner, where she has not left, else those with the step's role there, else its
        managers, else its controllers. Needs the task's step and owner loaded.
        """
        if task.owner is not None and task.owner_id in self.here:
            return (task.owner,)
        roles = (task.step.responsible_role, Role.MANAGER, Role.CONTROLLER)
        found = (self.held[task.organisation_id, role] for role in roles if (task.organisation_id, role) in self.held)
        return tuple(next(found, ()))

    def above(self, organisation: int, roles: Iterable[str]) -> tuple[User, ...]:
        """Those with one of these roles in the nearest organisation above that has somebody."""
        wanted = tuple(roles)
        for each in line_up(self.parents.get(organisation), self.parents):
            people = {user.pk: user for role in wanted for user in self.held.get((each, role), ())}
            if people:
                return tuple(people.values())
        return ()


def reminder_policy() -> ReminderPolicy:
    """The municipality's policy, or that of who has chosen none. One query."""
    return ReminderPolicy.objects.first() or ReminderPolicy()


def is_mailing() -> bool:
    """Whether the municipality mails what people are told. One query."""
    return reminder_policy().is_on


def example_day() -> date:
    """A day to show a policy on: the next on which a step in use is due, else 25 September. One query."""
    today = timezone.localdate()
    coming = CycleStep.objects.filter(cycle__started_at__isnull=False, due_on__gt=today).order_by("due_on")
    return coming.values_list("due_on", flat=True).first() or date(today.year, 9, 25)


def pace_of(policy: ReminderPolicy) -> Pace:
    """The policy's days."""
    return Pace(policy.soon_days, policy.late_every_days, policy.escalates_after_days)


def reminders_due(*, on: date | None = None) -> list[Reminder]:
    """All reminders that the policy asks for up to a day (today). Eight queries, however many the tasks.

    Of what was not done while it was waited for (annualcycle/deadlines.py), nobody is reminded.
    What has been given before is among them: the notice's constraint knows.
    """
    today = on or timezone.localdate()
    policy = reminder_policy()
    tasks = list(whole_tasks().filter(state__in=WAITING))
    if not tasks:
        return []
    ground = ground_of({task.step_id for task in tasks}, today=today)
    tasks = still_waited_for(tasks, ground)
    holders = _holders(tasks, today)
    roles = ABOVE[policy.escalates_to]
    found = []
    for task in tasks:
        due = ground.due_on(task.step, task.organisation_id, task.due_on)
        opens = ground.opens_on(task.step, task.organisation_id)
        for occasion, day in occasions(due, today, pace_of(policy), opens):
            people = holders.doers(task)
            if occasion == Occasion.ESCALATED:
                doing = {user.pk for user in people}
                people = tuple(user for user in holders.above(task.organisation_id, roles) if user.pk not in doing)
            found.append(Reminder(task.pk, occasion, day, people))
    return [reminder for reminder in found if reminder.people]


def reminded_by_hand(tasks: Iterable[CycleTask]) -> list[Reminder]:
    """Of these tasks those that are still waited for, with who is reminded of them. Seven queries."""
    today = timezone.localdate()
    found = list(whole_tasks().filter(pk__in=[task.pk for task in tasks], state__in=WAITING))
    waiting = still_waited_for(found, ground_of({task.step_id for task in found}, today=today))
    holders = _holders(waiting, today)
    reminders = [Reminder(task.pk, Occasion.BY_HAND, today, holders.doers(task)) for task in waiting]
    return [reminder for reminder in reminders if reminder.people]


def _holders(tasks: Collection[CycleTask], day: date) -> Holders:
    """Two queries."""
    roles = {Role.MANAGER, Role.CONTROLLER, *_roles_of(tasks)}
    in_force = Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gte=day))
    owners = {task.owner_id for task in tasks if task.owner_id}
    wanted = Q(role__in=roles) | Q(user__in=owners)
    held: dict[tuple[int, str], list[User]] = {}
    here = set()
    rows = Membership.objects.filter(in_force, wanted, user__is_active=True).select_related("user")
    for row in rows.order_by("valid_from", "pk"):
        held.setdefault((row.organisation_id, row.role), []).append(row.user)
        here.add(row.user_id)
    return Holders(dict(Organisation.objects.values_list("pk", "parent_id")), held, here)


def _roles_of(tasks: Iterable[CycleTask]) -> Iterator[str]:
    return (task.step.responsible_role for task in tasks if task.step.responsible_role)
