"""Which indicators a person may know of: a confidential one is not there for the others, not even by name."""

from collections.abc import Iterable

from django.db.models import QuerySet

from governance.models import User
from indicators.models import Indicator
from indicators.readers import readable


def visible_indicators(reader: User | None) -> QuerySet[Indicator]:
    """The indicators that the reader may know of. None: those that everybody may, as in a report."""
    return Indicator.objects.filter(readable(reader))


def hidden_indicators(reader: User | None) -> QuerySet[Indicator]:
    """Those that the reader is to know nothing of."""
    return Indicator.objects.exclude(readable(reader))


def hidden_ids(reader: User) -> frozenset[int]:
    """Those that the reader is to know nothing of. One query."""
    return frozenset(hidden_indicators(reader).values_list("pk", flat=True))


def hidden_among(reader: User, chosen: Iterable[object]) -> dict[int, Indicator]:
    """By id those of the chosen that the reader is to know nothing of. One query; none where nothing is chosen.

    What a person typed holds none of them, and is passed over: it comes as text.
    """
    return hidden_indicators(reader).in_bulk([pk for pk in chosen if isinstance(pk, int)])
