"""Writes of reminders: who is told that a task is soon due, late, or late below them."""

from collections.abc import Iterable
from datetime import date

from annualcycle.models import CycleTask, ReminderPolicy
from annualcycle.queries.reminders import Reminder, is_mailing, reminded_by_hand, reminders_due
from governance.history import service
from governance.models import User
from governance.refusals import refuse_stale
from governance.services.notices import ToTell, give_all, give_at_once


@service
def remind_by_policy(*, on: date | None = None, by: None) -> int:
    """Give every reminder that the policy asks for up to a day (today); how many are given now.

    Each is given once, whoever runs at the same moment and however late. They are mailed in the digest.
    """
    return give_all(wanted=_to_tell(reminders_due(on=on)), is_mailed=is_mailing(), by=by)


@service
def remind_now(*, tasks: Iterable[CycleTask], address: str, by: User) -> int:
    """Remind those who are to do these tasks, one mail a person; how many people are reminded now.

    Tasks that are handed in, approved or exempt, and those of a wheel being prepared, are left out. Nobody is reminded
    by hand of the same task twice a day. address: where the municipality's pages begin.
    """
    wanted = [_named(each, by) for each in _to_tell(reminded_by_hand(tasks))]
    return give_at_once(wanted=wanted, address=address, is_mailed=is_mailing(), by=by)


@service
def update_policy(
    *,
    soon_days: int,
    late_every_days: int,
    escalates_after_days: int | None,
    escalates_to: str,
    is_on: bool,
    seen: str | None = None,
    by: User,
) -> ReminderPolicy:
    """How the municipality reminds from now on. What has been told is not told anew, and what a longer time would not
    have told stays told. Raises StaleError when someone else has changed it since `seen` was read.
    """
    wanted = {
        "soon_days": soon_days,
        "late_every_days": late_every_days,
        "escalates_after_days": escalates_after_days,
        "escalates_to": escalates_to,
        "is_on": is_on,
    }
    stored = ReminderPolicy.objects.select_for_update().first()
    if stored is None:
        refuse_stale(seen, None)
        stored, _made = ReminderPolicy.objects.get_or_create(defaults=wanted)
    if any(getattr(stored, name) != value for name, value in wanted.items()):
        refuse_stale(seen, stored)
        for name, value in wanted.items():
            setattr(stored, name, value)
        stored.save()
    return stored


def _to_tell(reminders: Iterable[Reminder]) -> list[ToTell]:
    return [ToTell(each.people, each.occasion, f"task-{each.task}", each.on) for each in reminders]


def _named(wanted: ToTell, by: User) -> ToTell:
    """With the name of who reminds, which the words tell."""
    return ToTell(wanted.people, wanted.kind, wanted.about, wanted.on, {"by": by.full_name})
