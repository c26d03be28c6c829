"""Formulas that give an indicator from others: what they rest on, in which order, and what comes of them. Pure.

Reckoned over exact decimals. What is missing is told, never taken for zero. Read from text by formula_reading.parse.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import StrEnum
from typing import NamedTuple

from indicators.numbers import DECIMALS, Missing, round_half_up
from indicators.shares import EXACT, fits


class FormulaError(ValueError):
    """What is wrong with a formula. `code` is stable; `at` is the place, counted from 1; `text` is what stands there.

    Codes: empty; too_long; too_deep; too_many (indicators); unknown_sign; unknown_indicator; ambiguous_name (several
    indicators have it); quote_missing, bracket_missing, parenthesis_missing (one that is opened is never closed);
    parenthesis_unopened; value_missing (a sign without something to reckon with, `text` is what stands there instead,
    "" at the end); sign_missing (two values in a row); no_indicator (nothing but numbers); itself (it names the
    indicator that it is the formula of); circle (`text` is the way round, in names).
    """

    def __init__(self, code: str, at: int = 1, text: str = "") -> None:
        super().__init__(f"{code} at {at}: {text}")
        self.code = code
        self.at = at
        self.text = text


class Number(NamedTuple):
    """A number that is written out."""

    value: Decimal


class Named(NamedTuple):
    """An indicator, by its id."""

    indicator: int


@dataclass(frozen=True, slots=True)
class Applied:
    """A sign between two expressions: + − × ÷."""

    sign: str
    left: "Expression"
    right: "Expression"


Expression = Number | Named | Applied


def inputs_of(expression: Expression) -> tuple[int, ...]:
    """The indicators that the expression names, each once, as they come."""
    return tuple(dict.fromkeys(_named(expression)))


def _named(expression: Expression) -> Iterator[int]:
    if isinstance(expression, Named):
        yield expression.indicator
    elif isinstance(expression, Applied):
        yield from _named(expression.left)
        yield from _named(expression.right)


def refuse_circle(
    indicator: int,
    expression: Expression,
    others: Mapping[int, Expression],
    labels: Mapping[int, str] | None = None,
) -> None:
    """Refuse a formula that rests on its own indicator, directly (itself) or through `others`' formulas (circle)."""
    inputs = inputs_of(expression)
    if indicator in inputs:
        raise FormulaError("itself")
    way = _way_back(indicator, inputs, others)
    if way:
        words = labels or {}
        raise FormulaError("circle", 1, " → ".join(words.get(each, str(each)) for each in (indicator, *way, indicator)))


def _way_back(start: int, inputs: tuple[int, ...], others: Mapping[int, Expression]) -> tuple[int, ...]:
    """Through which indicators one comes back to `start`; nothing when one does not."""
    came_from: dict[int, int] = dict.fromkeys(inputs, start)
    waiting = list(inputs)
    while waiting:
        current = waiting.pop()
        for below in inputs_of(others[current]) if current in others else ():
            if below == start:
                way = [current]
                while came_from[way[-1]] != start:
                    way.append(came_from[way[-1]])
                return tuple(reversed(way))
            if below not in came_from:
                came_from[below] = current
                waiting.append(below)
    return ()


def order_of_reckoning(formulas: Mapping[int, Expression]) -> tuple[int, ...]:
    """The computed indicators, each after those that it rests on. Those in a circle are left out."""
    done: dict[int, None] = {}
    waiting = dict(formulas)
    while True:
        ready = [pk for pk, each in waiting.items() if not any(below in waiting for below in inputs_of(each))]
        if not ready:
            return tuple(done)
        for pk in ready:
            done[pk] = None
            del waiting[pk]


class Reason(StrEnum):
    """Why a value cannot be reckoned."""

    NO_VALUE = "no_value"  # nothing is stored for the period
    NOT_YET = "not_yet"
    NOT_AVAILABLE = "not_available"
    NOT_APPLICABLE = "not_applicable"
    SUPPRESSED = "suppressed"
    YEAR_INCOMPLETE = "year_incomplete"
    OTHER_FREQUENCY = "other_frequency"
    NO_PARTS = "no_parts"
    OTHER_ORGANISATIONS = "other_organisations"  # put together from others than the formula's other inputs are
    ZERO_DENOMINATOR = "zero_denominator"
    TOO_LARGE = "too_large"


class Lack(NamedTuple):
    """What is missing: of which indicator (None for a division by zero and for too large a number), and why.

    have, of: how many periods of the year have a value, of how many.
    """

    reason: Reason
    indicator: int | None = None
    have: int = 0
    of: int = 0


Figure = Decimal | Lack
_MISSING = {
    Reason.SUPPRESSED: Missing.SUPPRESSED,
    Reason.NOT_APPLICABLE: Missing.NOT_APPLICABLE,
    Reason.NOT_AVAILABLE: Missing.NOT_AVAILABLE,
    Reason.NO_PARTS: Missing.NOT_AVAILABLE,
    Reason.OTHER_ORGANISATIONS: Missing.NOT_AVAILABLE,
    Reason.OTHER_FREQUENCY: Missing.NOT_AVAILABLE,
    Reason.ZERO_DENOMINATOR: Missing.NOT_AVAILABLE,
    Reason.TOO_LARGE: Missing.NOT_AVAILABLE,
    Reason.NO_VALUE: Missing.NOT_YET,
    Reason.NOT_YET: Missing.NOT_YET,
    Reason.YEAR_INCOMPLETE: Missing.NOT_YET,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """A number with six decimals, or everything that is missing for it."""

    value: Decimal | None
    lacks: tuple[Lack, ...] = ()

    @property
    def missing(self) -> Missing | None:
        """Why there is no number: what is withheld goes before what can never be, and that before what may come."""
        found = {_MISSING[lack.reason] for lack in self.lacks}
        order = (Missing.SUPPRESSED, Missing.NOT_APPLICABLE, Missing.NOT_AVAILABLE, Missing.NOT_YET)
        return next((each for each in order if each in found), None)


def evaluate(expression: Expression, figure_of: Callable[[int], Figure]) -> Outcome:
    """What the formula gives where each indicator is `figure_of` its id. Never raises.

    Every input that is missing is told, not only the first: who is to hand in the numbers needs the whole list.
    """
    lacks = tuple(found for pk in inputs_of(expression) if isinstance(found := figure_of(pk), Lack))
    if lacks:
        return Outcome(None, lacks)
    with localcontext(EXACT):
        try:
            value = _value(expression, figure_of)
        except ZeroDivisionError:
            return Outcome(None, (Lack(Reason.ZERO_DENOMINATOR),))
        if not fits(value):
            return Outcome(None, (Lack(Reason.TOO_LARGE),))
        value = round_half_up(value, DECIMALS)
    return Outcome(value or Decimal(0)) if fits(value) else Outcome(None, (Lack(Reason.TOO_LARGE),))


def _value(expression: Expression, figure_of: Callable[[int], Figure]) -> Decimal:
    if isinstance(expression, Number):
        return expression.value
    if isinstance(expression, Named):
        figure = figure_of(expression.indicator)
        assert isinstance(figure, Decimal)  # noqa: S101 (what is missing has been told before)
        return figure
    left, right = _value(expression.left, figure_of), _value(expression.right, figure_of)
    match expression.sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
    if not right:
        raise ZeroDivisionError
    return left / right
