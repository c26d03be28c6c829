"""Values that are made from others, and made again whenever what they rest on changes."""

from collections.abc import Collection

from governance.history import service
from governance.models import User


@service
def remake_derived(*, indicators: Collection[int], by: User | None) -> int:
    """Make again what is computed by formula or put together from the values of `indicators`; how many changed."""
    return 0
