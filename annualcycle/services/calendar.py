"""A person's own calendar address: made, renewed, and when it was last read."""

from datetime import timedelta

from django.utils import timezone

from annualcycle.models import CalendarSubscription
from governance.history import service
from governance.models import User

_NOTED_EVERY = timedelta(hours=1)


@service
def make_calendar(*, by: User) -> CalendarSubscription:
    """The person's subscription in this municipality; doing it again makes no other."""
    return CalendarSubscription.objects.get_or_create(person=by)[0]


@service
def renew_calendar(*, serial: int, by: User) -> CalendarSubscription:
    """Give the subscription a new address, which ends the old one.

    serial: of the address that is to end. One that has ended already ends no other, so that a form sent twice renews
    once.
    """
    CalendarSubscription.objects.get_or_create(person=by)
    found = CalendarSubscription.objects.select_for_update().get(person=by)
    if found.serial == serial:
        found.serial = serial + 1
        found.made_at = timezone.now()
        found.read_at = None
        found.save()
    return found


@service
def note_calendar_reading(*, subscription: CalendarSubscription, by: User) -> None:
    """Keep when a calendar last asked, once an hour at most: calendars ask often, and the page shows only the hour."""
    now = timezone.now()
    if subscription.read_at is None or subscription.read_at < now - _NOTED_EVERY:
        CalendarSubscription.objects.filter(pk=subscription.pk, person=by).update(read_at=now)
