"""What is told of a move in an order of priority, whatever stands in the order."""

from collections.abc import Callable

from django.contrib import messages
from django.utils.translation import gettext as _

from governance.refusals import RefusedError, StaleError


def told_of_move(move: Callable[[], list[int]], *, key: int, name: str) -> tuple[str, int]:
    """Make the move; what to tell of it, and at which level of messages.

    move: gives back the order that then holds, as keys. key, name: what is moved.
    """
    try:
        order = move()
    except StaleError:
        return _("Someone else has changed the order. This is how it stands now. Move again."), messages.WARNING
    except RefusedError as refusal:
        return refusal.message, messages.ERROR
    if key not in order:
        return _("“%(name)s” has no place in the order.") % {"name": name}, messages.SUCCESS
    told = {"name": name, "place": order.index(key) + 1, "number": len(order)}
    return _("“%(name)s” is now number %(place)s of %(number)s.") % told, messages.SUCCESS
