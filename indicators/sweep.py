"""What is tidied up by the clock: files of values that nobody confirmed."""

from datetime import datetime

from django.utils import timezone

from governance.models import Municipality
from governance.tenancy import municipality_scope
from indicators.services.imports import discard_unconfirmed


def discard_everywhere(*, now: datetime | None = None) -> int:
    """Let go of the files that have waited too long, in every municipality; how many."""
    number = 0
    for municipality in Municipality.objects.all():
        with municipality_scope(municipality):
            number += discard_unconfirmed(now=now or timezone.now(), by=None)
    return number
