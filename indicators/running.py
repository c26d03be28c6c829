"""Which indicators are measured still: one that is to be discontinued later is in use until that day."""

from datetime import date

from django.db.models import Q
from django.utils import timezone


def running(path: str = "", on: date | None = None) -> Q:
    """The condition on rows, on the day or today: `path` leads from them to the indicator ("indicator__")."""
    is_planned = Q(**{f"{path}discontinued_on__gt": on or timezone.localdate()})
    return Q(**{f"{path}discontinued_on": None}) | is_planned


def is_running(discontinued_on: date | None, on: date | None = None) -> bool:
    """The same of one in memory."""
    return discontinued_on is None or discontinued_on > (on or timezone.localdate())
