"""Writes of reminders: who is reminded of which unread plan. The unique constraint lets each be reminded once a day."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import connection
from django.utils import timezone

from dialogue.models import ReadingReminder
from dialogue.queries.reminding import Unread, late_readings, unread_readings
from goals.models import Plan
from governance.history import service
from governance.jobs import order_job
from governance.models import User

REMINDER_MAIL = "reading_reminder_mail"
# Two weeks: a board meets about once a month, so whoever is reminded then still has time before the next meeting.
UNREAD_DAYS = 14


@service
def remind_readers(*, plans: Iterable[Plan], address: str, by: User) -> int:
    """Remind all who have not read these plans, one mail a person; how many people were reminded now.

    Who has been reminded of a plan today is not reminded of it again today.
    """
    claimed = _claim(unread_readings(plans), timezone.localdate())
    return _order_mails(claimed, timezone.localdate(), address, by)


@service
def remind_late_readers(*, address: str, on: date | None = None, by: None) -> int:
    """Remind those who have left a plan unread for two weeks, one mail a person; how many people were reminded now.

    Nobody is reminded of the same plan again within two weeks, whoever reminded last.
    """
    day = on or timezone.localdate()
    claimed = _claim(late_readings(until=day - timedelta(days=UNREAD_DAYS)), day)
    return _order_mails(claimed, day, address, by)


@service
def withdraw_reminders(*, reader: User, plans: Iterable[int], on: date, by: User | None) -> None:
    """Take back reminders whose mail could not be sent, so that the next sweep, or the next click, tries again."""
    ReadingReminder.objects.filter(reader=reader, plan__in=list(plans), sent_on=on).delete()


def _claim(readings: Iterable[Unread], day: date) -> list[Unread]:
    """Those of the readings that nobody else has reminded of on this day: of two at once, one waits and gets none."""
    wanted = sorted(readings, key=lambda reading: (reading.plan_id, reading.reader.pk))
    with connection.cursor() as cursor:
        cursor.execute(
            """INSERT INTO dialogue_readingreminder (plan_id, reader_id, sent_on)
               SELECT plan, reader, %s FROM unnest(%s::bigint[], %s::bigint[]) AS wanted (plan, reader)
               ON CONFLICT DO NOTHING RETURNING plan_id, reader_id""",
            [day, [reading.plan_id for reading in wanted], [reading.reader.pk for reading in wanted]],
        )
        claimed = set(cursor.fetchall())
    return [reading for reading in wanted if (reading.plan_id, reading.reader.pk) in claimed]


def _order_mails(claimed: Iterable[Unread], day: date, address: str, by: User | None) -> int:
    """One mail for each reader, sent by a job when this is committed."""
    plans: dict[User, list[int]] = {}
    for reading in claimed:
        plans.setdefault(reading.reader, []).append(reading.plan_id)
    for reader, ids in plans.items():
        payload = {"reader": reader.pk, "plans": ids, "sent_on": day.isoformat(), "address": address}
        order_job(kind=REMINDER_MAIL, payload=payload, by=by)
    return len(plans)
