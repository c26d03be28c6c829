"""What stands in one cell: a text, a period, a number, a gender. Pure calculation."""

import re
from datetime import date

from annualcycle.periods import Frequency, Period, PeriodError
from indicators.columns import Role
from indicators.files import Cell
from indicators.importing.findings import Figure, Reason, Refusal
from indicators.numbers import Missing, NumberError, parse_number

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


_NOT_LETTERS = re.compile(r"[\s.]+")


def unit_folded(unit: str) -> str:
    """The unit as it is compared: "procent" is "%", "Antal" is "antal"; percentage points stay apart from percent."""
    plain = _NOT_LETTERS.sub("", unit).casefold()
    return {"procent": "%", "percent": "%", "pct": "%", "procentandel": "%", "pp": "procentenheter"}.get(plain, plain)
