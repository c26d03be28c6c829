"""Whether a value just typed looks like a slip of the finger. A question to the person, never a refusal.

Pure calculation on plain numbers. The rules, in order, against the previous value and the values before it:

1. A power of ten away, and near the previous value when moved back: "Tio gånger förra värdet. Menar du 84,0?"
2. The same size with the other sign, where no earlier value had that sign.
3. A share above 100 percent, where none was before.
4. Far from the previous value: beyond natural variation by twice its usual step where five values or more are known,
   otherwise three times the previous value or less than a third of it.

Of a share's parts: a numerator above its denominator, and a denominator that rules 1 and 4 find odd. A slip in both
leaves the share as it was, so that only the parts tell.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from indicators.variation import natural_limits

_NEAR = Decimal(2)
_POWERS = (Decimal(10), Decimal(100), Decimal(1000))
_FAR = Decimal(3)
_STEPS = 2


class Oddity(StrEnum):
    """What is odd about the value."""

    TOO_LARGE = "too_large"
    TOO_SMALL = "too_small"
    OTHER_SIGN = "other_sign"
    ABOVE_HUNDRED = "above_hundred"
    FAR_OFF = "far_off"
    PARTS_SWAPPED = "parts_swapped"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question about a value. factor: 10, 100 or 1000 for TOO_LARGE and TOO_SMALL; suggestion: what may be meant.

    is_denominator: it is about the denominator of a share, not about the share.
    """

    oddity: Oddity
    previous: Decimal
    factor: int = 1
    suggestion: Decimal | None = None
    is_denominator: bool = False


def doubt_about(value: Decimal, earlier: Sequence[Decimal], *, is_percent: bool = False) -> Doubt | None:
    """What to ask about the value, given the earlier ones in order of time; None when there is nothing to ask."""
    if not earlier or value == earlier[-1]:
        return None
    previous = earlier[-1]
    return (
        _power_of_ten(value, previous)
        or _sign(value, earlier)
        or _share(value, earlier, is_percent=is_percent)
        or _distance(value, earlier)
    )


def doubt_about_parts(
    numerator: Decimal, denominator: Decimal, earlier: Sequence[Decimal], *, is_percent: bool
) -> Doubt | None:
    """What to ask about the parts of a share, given the earlier denominators in order of time."""
    if is_percent and numerator > denominator:
        return Doubt(Oddity.PARTS_SWAPPED, denominator)
    if not earlier or denominator == earlier[-1]:
        return None
    found = _power_of_ten(denominator, earlier[-1]) or _distance(denominator, earlier)
    return replace(found, is_denominator=True) if found else None


def _is_near(value: Decimal, previous: Decimal) -> bool:
    """Within half and double of the previous value, on the same side of zero."""
    return value * previous > 0 and abs(previous) / _NEAR <= abs(value) <= abs(previous) * _NEAR


def _power_of_ten(value: Decimal, previous: Decimal) -> Doubt | None:
    if not value or not previous:
        return None
    for power in _POWERS:
        if _is_near(value / power, previous):
            return Doubt(Oddity.TOO_LARGE, previous, int(power), value / power)
        if _is_near(value * power, previous):
            return Doubt(Oddity.TOO_SMALL, previous, int(power), value * power)
    return None


def _sign(value: Decimal, earlier: Sequence[Decimal]) -> Doubt | None:
    has_been = any(before * value > 0 for before in earlier)
    if value and not has_been and _is_near(-value, earlier[-1]):
        return Doubt(Oddity.OTHER_SIGN, earlier[-1], suggestion=-value)
    return None


def _share(value: Decimal, earlier: Sequence[Decimal], *, is_percent: bool) -> Doubt | None:
    if is_percent and value > 100 and max(earlier) <= 100:
        return Doubt(Oddity.ABOVE_HUNDRED, earlier[-1])
    return None


def _distance(value: Decimal, earlier: Sequence[Decimal]) -> Doubt | None:
    previous = earlier[-1]
    limits = natural_limits(earlier)
    if limits:
        is_beyond = not limits.low <= value <= limits.high
        is_far = is_beyond and abs(value - previous) > _STEPS * limits.usual_step
    else:
        is_far = bool(previous) and not abs(previous) / _FAR <= abs(value) <= abs(previous) * _FAR
    return Doubt(Oddity.FAR_OFF, previous) if is_far else None
