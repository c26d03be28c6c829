"""What can be found about a row: what becomes of it, why it is refused, what to look at once more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from annualcycle.periods import Period
from indicators.columns import Role
from indicators.files import Cell
from indicators.plausibility import Doubt


class Outcome(StrEnum):
    """What becomes of a row. The order is the order in which a person reads them."""

    WAITING = "waiting"  # for a person to say what a name in it means
    REFUSED = "refused"
    CHANGED = "changed"
    NEW = "new"
    UNCHANGED = "unchanged"
    LEFT_OUT = "left_out"


STORABLE = (Outcome.NEW, Outcome.CHANGED)


class Reason(StrEnum):
    """Why a row is refused."""

    ROW_MISFIT = "row_misfit"
    INDICATOR_EMPTY = "indicator_empty"
    INDICATOR_UNKNOWN = "indicator_unknown"
    INDICATOR_AMBIGUOUS = "indicator_ambiguous"
    INDICATOR_OTHER_CODE = "indicator_other_code"
    INDICATOR_TOO_LONG = "indicator_too_long"
    PLACE_UNKNOWN = "place_unknown"
    PLACE_EMPTY = "place_empty"
    PLACE_NOT_YOURS = "place_not_yours"
    COMPARATOR_NOT_YOURS = "comparator_not_yours"
    PERIOD_EMPTY = "period_empty"
    PERIOD_NOT_UNDERSTOOD = "period_not_understood"
    PERIOD_NO_SUCH_PART = "period_no_such_part"
    PERIOD_IS_DAY = "period_is_day"
    PERIOD_OUT_OF_RANGE = "period_out_of_range"
    PERIOD_CLOSED = "period_closed"
    GENDER_NOT_UNDERSTOOD = "gender_not_understood"
    VALUE_EMPTY = "value_empty"
    VALUE_NOT_NUMBER = "value_not_number"
    VALUE_IS_DATE = "value_is_date"
    VALUE_AMBIGUOUS = "value_ambiguous"
    VALUE_TOO_MANY_DIGITS = "value_too_many_digits"
    COMMENT_TOO_LONG = "comment_too_long"
    SOURCE_TOO_LONG = "source_too_long"
    REPEATED = "repeated"
    CONTRADICTED = "contradicted"


class Caution(StrEnum):
    """What is stored all the same, but worth a second look."""

    UNIT_DIFFERS = "unit_differs"
    OTHER_FREQUENCY = "other_frequency"
    FUTURE_PERIOD = "future_period"
    ERASES_VALUE = "erases_value"
    UNUSUAL = "unusual"


class Refusal(NamedTuple):
    """Why a row is refused: the column, what stands in it, and which other rows or closed period it is about."""

    reason: Reason
    role: Role | None
    text: str = ""
    rows: tuple[int, ...] = ()
    closing: Period | None = None


class Warned(NamedTuple):
    """A caution with what it is about: a unit in the catalogue, a doubt about the value."""

    caution: Caution
    text: str = ""
    doubt: Doubt | None = None


class Key(NamedTuple):
    """What a value is the value of. indicator: its id, or the reference of one to be created."""

    indicator: int | str
    place: str
    frequency: str
    start: date
    gender: str


class Figure(NamedTuple):
    """A value, or why there is none. comment: None where the file says nothing about it. pk: of a stored one."""

    value: Decimal | None
    missing: str
    comment: str | None = None
    pk: int | None = None


class Reading(NamedTuple):
    """A row as it was understood. `cells` are the file's own."""

    number: int
    cells: Sequence[Cell]
    refusals: tuple[Refusal, ...]
    key: Key | None  # None where the row was not understood or is left out
    figure: Figure | None
    source: str = ""
    is_left_out: bool = False


class Row(NamedTuple):
    """A row and what becomes of it."""

    reading: Reading
    outcome: Outcome
    refusals: tuple[Refusal, ...] = ()
    stored: Figure | None = None
    warnings: tuple[Warned, ...] = ()


@dataclass(frozen=True, slots=True)
class NewIndicator:
    """An indicator of the file that the catalogue lacks."""

    ref: str
    code: str
    name: str
    unit: str
    decimals: int
    frequency: str
    source: str
    rows: int


@dataclass(frozen=True, slots=True)
class PlaceUse:
    """A name of a place in the file, how many rows have it, and what it means ("" is left out, None is unknown)."""

    key: str
    name: str
    rows: int
    place: str | None
    is_chosen: bool
