"""What the clock does: let go of files of values that nobody confirmed, and make derived values again."""

from datetime import datetime

from django.utils import timezone

from governance.models import Municipality
from governance.tenancy import municipality_scope
from indicators.services.derived import remake_derived
from indicators.services.imports import discard_unconfirmed


def discard_everywhere(*, now: datetime | None = None) -> int:
    """Let go of the files that have waited too long, in every municipality; how many."""
    number = 0
    for municipality in Municipality.objects.all():
        with municipality_scope(municipality):
            number += discard_unconfirmed(now=now or timezone.now(), by=None)
    return number


def remake_everywhere() -> int:
    """Make every municipality's derived values again; how many changed.

    Most nights none does: values are made again when what they rest on is written. An organisation that has been moved,
    founded or ended, and a period that has been opened again, change what they are put together from.
    """
    number = 0
    for municipality in Municipality.objects.all():
        with municipality_scope(municipality):
            number += remake_derived(by=None)
    return number
