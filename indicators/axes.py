"""What every chart needs to be legible: round ticks, the width of texts, labels that do not collide."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise

from indicators.numbers import format_number

_ROUND_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_PAD_SHARE = Decimal("0.1")
# Beyond so many digits the axis counts in millions or thousand millions, so that its labels stay short.
_SCALES = (
    (Decimal(10) ** 10, Decimal(10) ** 9, ("miljarder", "thousand millions")),
    (Decimal(10) ** 7, Decimal(10) ** 6, ("miljoner", "millions")),
)


@dataclass(frozen=True, slots=True)
class Axis:
    """A vertical axis: its ends, its ticks with their texts, and the word for what the texts count in ("" for ones)."""

    low: Decimal
    high: Decimal
    ticks: tuple[tuple[Decimal, str], ...]
    scale_word: str = ""

    def share(self, value: Decimal) -> float:
        """Where on the axis the value lies: 0 at the low end, 1 at the high end, cut off beyond them."""
        if self.high == self.low:
            return 0.5
        return float(min(max((value - self.low) / (self.high - self.low), Decimal(0)), Decimal(1)))


def nice_axis(values: Sequence[Decimal], *, is_percent: bool = False, about: int = 5, language: str = "sv") -> Axis:
    """An axis of round numbers around the values, with about so many ticks.

    Starts at zero when the values lie nearer to it than they spread. Shares stay within 0 and 100 when they are there.
    """
    low, high = (min(values), max(values)) if values else (Decimal(0), Decimal(1))
    floor, ceiling = low, high
    if low == high:
        pad = abs(low) * _PAD_SHARE or Decimal(1)
        low, high = low - pad, high + pad
    if floor >= 0 and (floor <= ceiling - floor or low < 0):
        low = Decimal(0)
    elif ceiling <= 0 and (-ceiling <= ceiling - floor or high > 0):
        high = Decimal(0)
    step = _step((high - low) / max(about - 1, 1))
    bottom, top = _whole(low / step, ROUND_FLOOR) * step, _whole(high / step, ROUND_CEILING) * step
    if is_percent and floor >= 0 and ceiling <= 100:
        bottom, top = max(bottom, Decimal(0)), min(top, Decimal(100))
    count = int((top - bottom) / step)
    return _labelled(bottom, top, [bottom + step * place for place in range(count + 1)], step, language)


def _step(least: Decimal) -> Decimal:
    power = Decimal(10) ** least.adjusted()
    # A quarter is a round step among hundreds, but among units it would cost every label a decimal.
    factors = [factor for factor in _ROUND_STEPS if power >= 10 or factor != Decimal("2.5")]
    return next(factor * power for factor in factors if factor * power >= least)


def _whole(value: Decimal, rounding: str) -> Decimal:
    return value.to_integral_value(rounding=rounding)


def _labelled(low: Decimal, high: Decimal, ticks: list[Decimal], step: Decimal, language: str) -> Axis:
    largest = max(abs(low), abs(high))
    divisor, words = next(((divisor, words) for least, divisor, words in _SCALES if largest >= least), (1, ("", "")))
    decimals = max(0, -int((step / divisor).normalize().as_tuple().exponent))
    texts = tuple((tick, format_number(tick / divisor, decimals, language)) for tick in ticks)
    return Axis(low, high, texts, words[language.startswith("en")])


def thinned(centres: Sequence[float], widths: Sequence[float], gap: float = 8) -> tuple[int, ...]:
    """Which labels to keep so that none touches another, in order; the last is always kept, at even steps before it."""
    if not centres:
        return ()
    last = len(centres) - 1
    for step in range(1, len(centres) + 1):
        kept = sorted(range(last, -1, -step))
        reach = [(centres[place] - widths[place] / 2, centres[place] + widths[place] / 2) for place in kept]
        if all(before[1] + gap <= after[0] for before, after in pairwise(reach)):
            return tuple(kept)
    return (last,)
