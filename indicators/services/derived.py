"""Values that are made from others, and made again whenever what they rest on changes."""

from collections.abc import Collection

from governance.history import service
from governance.models import User


@service
def remake_derived(*, indicators: Collection[int], years: Collection[int] | None = None, by: User | None) -> int:
    """Make again what is computed by formula or put together from the values of `indicators`; how many changed.

    years: only these years, when nothing else was written. Writers of values call `turns.turn_to_write` before they
    write and this afterwards, in the same transaction.
    """
    return 0
