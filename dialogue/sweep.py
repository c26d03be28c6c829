"""The automatic reminder: once a day each municipality is gone through for plans that have lain unread too long."""

from datetime import date

from dialogue.services.reminders import remind_late_readers
from governance.mails import address_of
from governance.models import Municipality
from governance.tenancy import municipality_scope


def remind_everywhere(*, on: date | None = None) -> int:
    """Order the reminders that are due in every municipality; how many people are reminded."""
    number = 0
    for municipality in Municipality.objects.all():
        with municipality_scope(municipality):
            number += remind_late_readers(address=address_of(municipality), on=on, by=None)
    return number
