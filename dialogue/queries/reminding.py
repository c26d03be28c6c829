"""Who has not read what: for reminders, and for the mails that carry them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dialogue.models import ReadingReminder, Receipt
from dialogue.queries.asked import Seats, in_year, plans_to_read, readable_since, readers, writers
from goals.models import Plan
from governance.models import User


@dataclass(frozen=True, slots=True)
class Unread:
    """A plan that somebody is asked to read and has not read."""

    plan_id: int
    reader: User


def unread_readings(plans: Iterable[Plan]) -> list[Unread]:
    """Every reader who has not read one of these plans. Three queries."""
    wanted = list(plans)
    return _unread(wanted, readers())


def late_readings(*, until: date) -> list[Unread]:
    """What has lain unread since `until` or longer, and of which nobody has been reminded after that day.

    Plans whose year has passed are left out. Six queries.
    """
    plans = list(in_year(plans_to_read(), None))
    since = readable_since(plans)
    late = [plan for plan in plans if plan.pk in since and since[plan.pk] <= until]
    told = ReadingReminder.objects.filter(plan__in=[plan.pk for plan in late], sent_on__gt=until)
    reminded = set(told.values_list("plan_id", "reader_id"))
    return [reading for reading in _unread(late, readers()) if (reading.plan_id, reading.reader.pk) not in reminded]


def still_unread(reader: User, plan_ids: Sequence[int]) -> list[Plan]:
    """Those of the plans that the person is still asked to read and has not read, in reading order. Four queries."""
    plans = list(plans_to_read().filter(pk__in=plan_ids))
    waiting = {reading.plan_id for reading in unread_readings(plans) if reading.reader.pk == reader.pk}
    return [plan for plan in plans if plan.pk in waiting]


def writers_of(plan: Plan) -> tuple[User, ...]:
    """Those who write the plan: the nearest, from its organisation upwards. Two queries."""
    return writers().asked(plan.organisation_id)


def _unread(plans: Sequence[Plan], seats: Seats) -> list[Unread]:
    read = set(Receipt.objects.filter(plan__in=[plan.pk for plan in plans]).values_list("plan_id", "reader_id"))
    return [
        Unread(plan.pk, reader)
        for plan in plans
        for reader in seats.asked(plan.organisation_id)
        if (plan.pk, reader.pk) not in read
    ]
