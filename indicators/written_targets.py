"""Targets as people write them: "≥30", "högst 5,2", "−2 till 2"."""

import re
from decimal import Decimal
from typing import NamedTuple

from indicators.fulfilment import Direction, TargetKind
from indicators.numbers import Missing, NumberError, parse_number


class TargetError(ValueError):
    """A text that is no target. Codes: not_a_target, direction_needed (a lone number), band_reversed."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(f"{code}: {text}")
        self.code = code
        self.text = text


class ParsedTarget(NamedTuple):
    """What a written target says, ready for a TargetRule."""

    kind: TargetKind
    low: Decimal | None
    high: Decimal | None


_SIGN_KINDS = {
    TargetKind.AT_LEAST: (">=", "=>", "≥", "minst", "lägst", "at least", "min"),
    TargetKind.AT_MOST: ("<=", "=<", "≤", "högst", "max", "at most"),
    TargetKind.MORE_THAN: (">", "mer än", "fler än", "högre än", "över", "more than", "above"),
    TargetKind.LESS_THAN: ("<", "mindre än", "färre än", "lägre än", "under", "less than", "below"),
}
_BY_SIGN = sorted(
    ((sign, kind) for kind, signs in _SIGN_KINDS.items() for sign in signs), key=lambda pair: -len(pair[0])
)
_LONGEST = 80
_NUMBER = r"([+\-‐‑‒–—−]? ?[0-9][0-9 .,'’]*%?)"
_BAND = re.compile(rf"(?:mellan |between |inom |within )?{_NUMBER} ?(?:till|to|och|and|–|-|\.\.|…) ?{_NUMBER}")


def parse_target(text: str, direction: Direction) -> ParsedTarget:
    """Read a target as it is written in a plan: "2,0", ">40", "≥30", "högst 5,2", "−2 till 2", "±2".

    A lone number is a floor where higher is better and a ceiling where lower is.
    Raises TargetError with the code not_a_target, direction_needed or band_reversed.
    """
    cleaned = re.sub(r"\s+", " ", text).strip().casefold()
    if len(cleaned) > _LONGEST:
        raise TargetError("not_a_target", text)
    for sign, kind in _BY_SIGN:
        if cleaned.startswith(sign):
            number = _target_number(cleaned.removeprefix(sign), text)
            is_floor = kind in {TargetKind.AT_LEAST, TargetKind.MORE_THAN}
            return ParsedTarget(kind, number if is_floor else None, None if is_floor else number)
    if cleaned.startswith(("±", "+/-")):
        width = _target_number(cleaned.removeprefix("±").removeprefix("+/-"), text)
        return _band(-width, width, text)
    if match := _BAND.fullmatch(cleaned):
        return _band(_target_number(match[1], text), _target_number(match[2], text), text)
    number = _target_number(cleaned, text)
    match direction:
        case Direction.HIGHER:
            return ParsedTarget(TargetKind.AT_LEAST, number, None)
        case Direction.LOWER:
            return ParsedTarget(TargetKind.AT_MOST, None, number)
    raise TargetError("direction_needed", text)


def _band(low: Decimal, high: Decimal, text: str) -> ParsedTarget:
    if low > high:
        raise TargetError("band_reversed", text)
    return ParsedTarget(TargetKind.WITHIN, low, high)


def _target_number(part: str, text: str) -> Decimal:
    try:
        number = parse_number(part)
    except NumberError as error:
        raise TargetError("not_a_target", text) from error
    if isinstance(number, Missing):
        raise TargetError("not_a_target", text)
    return number
