"""What stands in one cell: a text, a period, a number, a gender. Pure calculation."""

import re
from datetime import date
from decimal import Decimal

from annualcycle.periods import Frequency, Period, PeriodError
from indicators.columns import Role
from indicators.files import Cell
from indicators.importing.findings import Figure, Reason, Refusal
from indicators.numbers import Missing, NumberError, parse_number
from indicators.revising import Quality
from indicators.shares import ShareError, share_of

_GENDERS = {
    **dict.fromkeys(["", "t", "totalt", "total", "alla", "samtliga", "all", "båda"], "T"),
    **dict.fromkeys(["k", "kvinnor", "kvinna", "flickor", "flicka", "women", "woman", "girls", "f", "female"], "K"),
    **dict.fromkeys(["m", "män", "man", "pojkar", "pojke", "men", "boys", "male"], "M"),
}
_NUMBER_REASONS = {
    "not_a_number": Reason.VALUE_NOT_NUMBER,
    "ambiguous": Reason.VALUE_AMBIGUOUS,
    "too_many_digits": Reason.VALUE_TOO_MANY_DIGITS,
}
_PERIOD_REASONS = {
    "empty": Reason.PERIOD_EMPTY,
    "no_such_part": Reason.PERIOD_NO_SUCH_PART,
    "date_not_period": Reason.PERIOD_IS_DAY,
    "year_out_of_range": Reason.PERIOD_OUT_OF_RANGE,
}
_MISSING_WORDS = {
    **dict.fromkeys(["uppgift saknas", "not available"], Missing.NOT_AVAILABLE),
    **dict.fromkeys(["för få", "för få fall", "sekretess, för få fall", "too few cases"], Missing.SUPPRESSED),
    **{reason.value.replace("_", " "): reason for reason in Missing},
}
_QUALITIES = {
    **dict.fromkeys(["preliminär", "preliminärt", "prel", "prel.", "preliminary"], Quality.PRELIMINARY),
    **dict.fromkeys(["slutlig", "slutligt", "definitiv", "final"], Quality.FINAL),
    **dict.fromkeys(["reviderad", "reviderat", "rev", "rev.", "revised"], Quality.REVISED),
}
_DERIVED = frozenset(
    ["beräknat", "beräknad", "computed", "hopräknat", "hopräknad", "rolled up", "rolled_up", "put together"]
)
Numbers = tuple[Cell, Cell, Cell, Cell]  # what stands in the columns of value, numerator, denominator, missing
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9:.]+)?")


def text_of(cell: Cell) -> str:
    """A cell as the text that a person sees in it."""
    return cell.strip() if isinstance(cell, str) else format(cell, "f")


def gender_in(text: str) -> str | Refusal:
    """T, K or M; nothing written means all."""
    return _GENDERS.get(text.casefold()) or Refusal(Reason.GENDER_NOT_UNDERSTOOD, Role.GENDER, text)


def period_in(text: str, dates_as: Frequency | None) -> tuple[str, date] | Refusal:
    """The period's frequency and first day. A whole date is read as the indicator's own kind of period."""
    try:
        period = Period.parse(text, dates_as=dates_as)
    except PeriodError as error:
        return Refusal(_PERIOD_REASONS.get(error.code, Reason.PERIOD_NOT_UNDERSTOOD), Role.PERIOD, text)
    return period.frequency.value, period.start


def figure_in(cell: Cell) -> Figure | Refusal:
    """The number, or the reason why there is none. An empty cell is neither: a dash says that there is no value."""
    text = text_of(cell)
    if not text:
        return Refusal(Reason.VALUE_EMPTY, Role.VALUE)
    if _DATE.fullmatch(text):  # a spreadsheet has taken 1.2 for the first of February
        return Refusal(Reason.VALUE_IS_DATE, Role.VALUE, text)
    try:
        number = parse_number(cell)
    except NumberError as error:
        return Refusal(_NUMBER_REASONS[error.code], Role.VALUE, text)
    return Figure(None, number.value) if isinstance(number, Missing) else Figure(number, "")


def figure_of(cells: Numbers, factor: Decimal) -> Figure | Refusal:
    """The number with what it is a share of, or the reason why there is none, as the row's cells tell together.

    A share whose value is left out is its numerator over its denominator, times the factor.
    """
    value, *parts, why = cells
    missing, share = missing_in(text_of(why)), _parts_in(parts[0], parts[1])
    if isinstance(missing, Refusal):
        return missing
    if isinstance(share, Refusal):
        return share
    is_empty = not text_of(value)
    if is_empty and share and not missing:
        return _share(*share, factor)
    figure = Figure(None, "") if is_empty and missing else figure_in(value)
    if isinstance(figure, Refusal):
        return figure
    if figure.value is None:
        if share:
            return Refusal(Reason.PARTS_WITHOUT_VALUE, Role.VALUE, text_of(value))
        return Figure(None, missing.value if missing else figure.missing)
    if missing:
        return Refusal(Reason.VALUE_AND_MISSING, Role.MISSING, text_of(why))
    return Figure(figure.value, "", numerator=share[0], denominator=share[1]) if share else figure


def _share(numerator: Decimal, denominator: Decimal, factor: Decimal) -> Figure | Refusal:
    try:
        value = share_of(numerator, denominator, factor)
    except ShareError:
        return Refusal(Reason.VALUE_TOO_MANY_DIGITS, Role.NUMERATOR, format(numerator, "f"))
    return Figure(value, "", numerator=numerator, denominator=denominator)


def _parts_in(numerator: Cell, denominator: Cell) -> tuple[Decimal, Decimal] | Refusal | None:
    found = []
    for role, cell in ((Role.NUMERATOR, numerator), (Role.DENOMINATOR, denominator)):
        try:
            number = parse_number(cell)
        except NumberError as error:
            return Refusal(_NUMBER_REASONS[error.code], role, text_of(cell))
        found.append(None if isinstance(number, Missing) else number)
    above, below = found
    if above is None and below is None:
        return None
    if above is None or below is None:
        return Refusal(Reason.PARTS_INCOMPLETE, Role.NUMERATOR if above is None else Role.DENOMINATOR)
    if below <= 0:
        return Refusal(Reason.DENOMINATOR_NOT_POSITIVE, Role.DENOMINATOR, text_of(denominator))
    return above, below


def missing_in(text: str) -> Missing | Refusal | None:
    """Why there is no number, in the column that tells it; None where nothing stands there."""
    if not text:
        return None
    if word := _MISSING_WORDS.get(text.casefold()):
        return word
    try:
        found = parse_number(text)
    except NumberError:
        found = None
    return found if isinstance(found, Missing) else Refusal(Reason.MISSING_NOT_UNDERSTOOD, Role.MISSING, text)


def quality_in(text: str) -> str | Refusal | None:
    """Preliminary, final or revised; None where nothing stands there."""
    if not text:
        return None
    found = _QUALITIES.get(text.casefold())
    return found.value if found else Refusal(Reason.QUALITY_NOT_UNDERSTOOD, Role.QUALITY, text)


def day_in(text: str) -> date | Refusal | None:
    """A day written 2026-01-31 or 20260131, with or without a time of day; None where nothing stands there."""
    if not text:
        return None
    plain = f"{text[:4]}-{text[4:6]}-{text[6:]}" if len(text) == 8 and text.isdecimal() else text
    try:
        if not _DATE.fullmatch(plain):
            raise ValueError(text)
        return date.fromisoformat(plain[:10])
    except ValueError:
        return Refusal(Reason.SOURCE_DATE_NOT_UNDERSTOOD, Role.SOURCE_DATE, text)


def is_derived_word(text: str) -> bool:
    """Whether the origin is that the value was computed or put together here."""
    return text.casefold() in _DERIVED


_NOT_LETTERS = re.compile(r"[\s.]+")


def unit_folded(unit: str) -> str:
    """The unit as it is compared: "procent" is "%", "Antal" is "antal"; percentage points stay apart from percent."""
    plain = _NOT_LETTERS.sub("", unit).casefold()
    return {"procent": "%", "percent": "%", "pct": "%", "procentandel": "%", "pp": "procentenheter"}.get(plain, plain)
