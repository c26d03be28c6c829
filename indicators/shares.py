"""A share from its parts: how many of how many, times a factor. Pure.

The parts are what is stored beside the share, so that shares of several organisations or periods can be put together
from them; an average of percentages is no percentage of anything.
"""

from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

from indicators.numbers import DECIMALS, WHOLE_DIGITS, round_half_up

# Room for two numbers of twenty digits each before the one rounding at the end.
EXACT = Context(prec=60, rounding=ROUND_HALF_UP)


class ShareError(ValueError):
    """Parts that make no share. `code` is stable; `value` is what the parts give, where they give anything.

    Codes: half_a_share (one part without the other); no_whole (a denominator of zero or less); disagrees (a value told
    beside them is another); too_large (the column cannot hold it).
    """

    def __init__(self, code: str, value: Decimal | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.value = value


def share_of(
    numerator: Decimal | None, denominator: Decimal | None, factor: Decimal, told: Decimal | None = None
) -> Decimal:
    """numerator / denominator × factor with six decimals, halves away from zero.

    `told`: the value that was given beside the parts. It agrees when the parts give it at as many decimals as it has:
    81,9 beside 62 of 76 (81,578947) does not, 81,6 does. Raises ShareError.
    """
    if numerator is None or denominator is None:
        raise ShareError("half_a_share")
    if denominator <= 0:
        raise ShareError("no_whole")
    with localcontext(EXACT):
        value = round_half_up(numerator / denominator * factor, DECIMALS)
        if not fits(value):
            raise ShareError("too_large")
        if told is not None and round_half_up(value, decimals_of(told)) != told:
            raise ShareError("disagrees", value)
    return value


def are_too_few(cases: Decimal | None, fewest: int | None) -> bool:
    """Whether a share of so many cases is withheld, where its indicator shows none of fewer than `fewest`."""
    return cases is not None and fewest is not None and cases < fewest


def fits(value: Decimal) -> bool:
    """Whether the column of values, numeric(20, 6), holds so large a number."""
    return not value or value.adjusted() < WHOLE_DIGITS


def decimals_of(value: Decimal) -> int:
    """How many decimals the number says something with, at most six."""
    return min(DECIMALS, max(0, -int(value.normalize().as_tuple().exponent)))
