"""Numbers as people and spreadsheets write them, read to exact decimals and written back with their units."""

import math
import re
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from enum import StrEnum

# The column that stores values is numeric(20, 6).
DECIMALS = 6
WHOLE_DIGITS = 14

MINUS = "\u2212"
NO_BREAK_SPACE = "\u00a0"
NARROW_SPACE = "\u202f"


class Missing(StrEnum):
    """Why there is no number. A missing value is never 0."""

    NOT_AVAILABLE = "not_available"
    NOT_YET = "not_yet"
    SUPPRESSED = "suppressed"
    NOT_APPLICABLE = "not_applicable"

    @property
    def sign(self) -> str:
        """The mark that stands in the number's place. SCB: ".." is withheld, "." cannot occur; "…" is yet to come."""
        return _SIGNS[self]


_SIGNS = {
    Missing.NOT_AVAILABLE: "–",
    Missing.NOT_YET: "…",
    Missing.SUPPRESSED: "..",
    Missing.NOT_APPLICABLE: ".",
}
_NOT_AVAILABLE = ["", "-", "--", "‐", "‑", "–", "—", MINUS, "saknas", "uppgift saknas", "ej tillgänglig", "missing"]
_MISSING_TEXTS = {
    **dict.fromkeys([*_NOT_AVAILABLE, "x", "na", "n/a", "#n/a", "#saknas!", "null", "none"], Missing.NOT_AVAILABLE),
    **dict.fromkeys(["..", "sekretess", "prickad", "prickat", "suppressed"], Missing.SUPPRESSED),
    **dict.fromkeys(["…", "...", "inte än", "ännu inte", "ej publicerad", "not yet"], Missing.NOT_YET),
    **dict.fromkeys([".", "ej relevant", "ej aktuellt", "not applicable"], Missing.NOT_APPLICABLE),
}


class NumberError(ValueError):
    """A text that is no number. `code` is stable, `text` is what was given.

    Codes: not_a_number; ambiguous (only digits and separators, but in no known order: 12 34, 1.2.3);
    too_many_digits (more than numeric(20, 6) holds).
    """

    def __init__(self, code: str, text: str) -> None:
        super().__init__(f"{code}: {text}")
        self.code = code
        self.text = text


# Below this a float holds six decimals and more, so that its own rounding to them is right.
_EXACT_BELOW = 1e8
_SPACES = re.compile(r"[\s\u200b\u2060\ufeff]+")
_SIGN = re.compile(r"([+\-‐‑‒–—−－]?) ?(?=[0-9.,])")
_PLAIN = re.compile(r"[0-9]*[.,]?[0-9]+")
_SPACED = re.compile(r"[0-9]{1,3}(?:[ '’][0-9]{3})+(?:[.,][0-9]+)?")
_DOTS = re.compile(r"[0-9]{1,3}(?:(?:\.[0-9]{3})+,[0-9]+|(?:\.[0-9]{3}){2,})")
_COMMAS = re.compile(r"[0-9]{1,3}(?:(?:,[0-9]{3})+\.[0-9]+|(?:,[0-9]{3}){2,})")
_ONLY_DIGITS_AND_SEPARATORS = re.compile(r"[0-9 .,'’]+")


def parse_number(value: str | int | float | Decimal | None) -> Decimal | Missing:
    """The number, or why there is none.

    Reads as a Swede does: a lone comma or a lone dot is a decimal sign (1.234 is one and a bit); spaces of every width
    and apostrophes group thousands, dots or commas only where nothing else can be meant (1.234.567, 1.234,5). Any dash
    before a digit is a minus; a percent sign after the number is dropped. A float, which comes from a spreadsheet
    cell, is taken to 15 significant digits and 6 decimals, since further digits are noise that nobody typed.
    Raises NumberError with the code not_a_number (NaN, infinity and booleans too), ambiguous or too_many_digits.
    """
    if value is None or isinstance(value, Missing):
        return value or Missing.NOT_AVAILABLE
    if isinstance(value, bool):
        raise NumberError("not_a_number", str(value))
    if isinstance(value, str):
        return _parse_text(value)
    if isinstance(value, float):
        return _parse_float(value)
    number = Decimal(value)
    if not number.is_finite():
        raise NumberError("not_a_number", str(value))
    return _checked(number, str(value))


def _parse_float(value: float) -> Decimal:
    if not math.isfinite(value):
        raise NumberError("not_a_number", str(value))
    if abs(value) < _EXACT_BELOW:
        text = format(value, f".{DECIMALS}f").rstrip("0").rstrip(".")
        return Decimal(text) or Decimal(0)
    number = Decimal(format(value, ".15g"))
    if _fits_whole_digits(number):
        number = number.quantize(Decimal(1).scaleb(-DECIMALS), rounding=ROUND_HALF_EVEN)
    return _checked(number, str(value))


def _parse_text(text: str) -> Decimal | Missing:
    cleaned = _SPACES.sub(" ", text).strip()
    if missing := _MISSING_TEXTS.get(cleaned.casefold()):
        return missing
    if len(cleaned) > 60:
        raise NumberError("too_many_digits" if cleaned.isdigit() else "not_a_number", text)
    digits = cleaned.removesuffix("%").rstrip()
    is_negative = False
    if match := _SIGN.match(digits):
        is_negative = match[1] not in {"", "+"}
        digits = digits[match.end() :]
    number = _checked(Decimal(_to_point(digits, text)), text)
    return -number if is_negative and number else number


def _to_point(digits: str, text: str) -> str:
    """The digits with a decimal point and no grouping."""
    if _PLAIN.fullmatch(digits):
        return digits.replace(",", ".")
    if _SPACED.fullmatch(digits):
        return re.sub("[ '’]", "", digits).replace(",", ".")
    if _DOTS.fullmatch(digits):
        return digits.replace(".", "").replace(",", ".")
    if _COMMAS.fullmatch(digits):
        return digits.replace(",", "")
    looks_numeric = _ONLY_DIGITS_AND_SEPARATORS.fullmatch(digits) and re.search("[0-9]", digits)
    raise NumberError("ambiguous" if looks_numeric else "not_a_number", text)


def _fits_whole_digits(number: Decimal) -> bool:
    return not number or number.adjusted() < WHOLE_DIGITS


def _checked(number: Decimal, text: str) -> Decimal:
    """The number without trailing zeros, never -0; refused when the database could not hold it exactly."""
    if not number:
        return Decimal(0)
    sign, digits, exponent = number.as_tuple()
    if _fits_whole_digits(number) and (exponent == 0 or (-DECIMALS <= int(exponent) < 0 and digits[-1])):
        return number
    significant = "".join(map(str, digits)).rstrip("0")
    decimals = len(significant) - len(digits) - int(exponent)
    if not _fits_whole_digits(number) or decimals > DECIMALS:
        raise NumberError("too_many_digits", text)
    plain = Decimal((sign, tuple(map(int, significant)), -decimals))
    return plain if decimals >= 0 else Decimal(int(plain))


def format_number(
    value: Decimal | int,
    decimals: int | None = None,
    language: str = "sv",
    *,
    group: bool = True,
    plus: bool = False,
) -> str:
    """The number as it is read: "−1 234,5" with a real minus and narrow no-break spaces, in English "−1,234.5".

    Without `decimals` every decimal that says something is kept. Halves are rounded away from zero, as people expect,
    and what rounds to nothing is "0", never "−0". Without `group` there are no thousands signs, as in an input field;
    with `plus` a gain carries its sign. `parse_number` reads all but the grouped English form back.
    """
    number = Decimal(value)
    if decimals is None:
        decimals = max(0, -int(number.normalize().as_tuple().exponent))
    rounded = round_half_up(number, decimals)
    text = format(abs(rounded), f"{',' if group else ''}.{decimals}f")
    if not language.startswith("en"):
        text = text.replace(",", NARROW_SPACE).replace(".", ",")
    if not rounded:
        return text
    return f"{MINUS if rounded < 0 else '+' if plus else ''}{text}"


def round_half_up(value: Decimal, decimals: int) -> Decimal:
    """The value with so many decimals, halves away from zero."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


_PERCENT_UNITS = {"%", "procent", "percent", "andel", "andel (%)", "andel %", "andel, %"}
_POINT_UNITS = {"procentenhet", "procentenheter", "pp", "p.e.", "percentage point", "percentage points"}
_BARE_UNITS = {"", "antal", "number", "count", "index", "indexvärde", "tal", "st"}
_SINGULAR = {
    "dagar": "dag",
    "timmar": "timme",
    "minuter": "minut",
    "veckor": "vecka",
    "månader": "månad",
    "elever": "elev",
    "procentenheter": "procentenhet",
    "percentage points": "percentage point",
    "days": "day",
}


def is_percent(unit: str) -> bool:
    """Whether values of this unit are shares of a hundred, so that their change is told in percentage points."""
    return unit.strip().casefold() in _PERCENT_UNITS


def unit_of_change(unit: str, language: str = "sv") -> str:
    """The unit of a difference between two values: percentage points for percent, otherwise the unit itself."""
    if is_percent(unit):
        return "percentage points" if language.startswith("en") else "procentenheter"
    return unit


def unit_words(unit: str, language: str = "sv") -> str:
    """The unit as it follows a number: "%", "per 1000 inv" for "antal/1000 inv", nothing for a count or an index."""
    name = unit.strip()
    lowered = name.casefold()
    if lowered in _BARE_UNITS:
        return ""
    if lowered in _PERCENT_UNITS:
        return "%"
    if lowered in _POINT_UNITS:
        return unit_of_change("%", language)
    if lowered.startswith("antal/"):
        return f"per {name[len('antal/') :]}"
    return name


def format_with_unit(
    value: Decimal | Missing | None,
    unit: str,
    decimals: int | None = None,
    language: str = "sv",
    *,
    plus: bool = False,
) -> str:
    """The number with its unit: "81,9 %", "3,2 procentenheter", "1 234 kr/inv", "152 966"; a missing one's mark alone.

    The space before the unit does not break. English has no space before the percent sign.
    """
    if value is None or isinstance(value, Missing):
        return (value or Missing.NOT_AVAILABLE).sign
    number = format_number(value, decimals, language, plus=plus)
    words = unit_words(unit, language)
    if number.lstrip(f"+{MINUS}") == "1":
        words = _SINGULAR.get(words, words)
    if not words:
        return number
    is_tight = words == "%" and language.startswith("en")
    return f"{number}{'' if is_tight else NO_BREAK_SPACE}{words.replace(' ', NO_BREAK_SPACE)}"


def format_change(change: Decimal, unit: str, decimals: int | None = None, language: str = "sv") -> str:
    """A difference with its sign: "+1,5 procentenheter" between two shares, "−12 dagar" between two waits."""
    return format_with_unit(change, unit_of_change(unit, language), decimals, language, plus=True)
