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
    INDICATOR_NOT_YOURS = "indicator_not_yours"
    INDICATOR_COMPUTED = "indicator_computed"
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
    VALUE_AND_MISSING = "value_and_missing"
    VALUE_MADE_HERE = "value_made_here"
    MISSING_NOT_UNDERSTOOD = "missing_not_understood"
    PARTS_INCOMPLETE = "parts_incomplete"
    PARTS_DISAGREE = "parts_disagree"
    PARTS_WITHOUT_VALUE = "parts_without_value"
    DENOMINATOR_NOT_POSITIVE = "denominator_not_positive"
    QUALITY_NOT_UNDERSTOOD = "quality_not_understood"
    SOURCE_DATE_NOT_UNDERSTOOD = "source_date_not_understood"
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
    LOSES_PARTS = "loses_parts"
    WITHHELD = "withheld"
    REPLACES_DERIVED = "replaces_derived"


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
    """A value, or why there is none, and what is told about it: None where the file says nothing.

    numerator and denominator: both or none. pk, origin, is_of_today (written today): of a stored one.
    """

    value: Decimal | None
    missing: str
    comment: str | None = None
    pk: int | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    quality: str | None = None
    source: str | None = None
    source_date: date | None = None
    origin: str = ""
    is_of_today: bool = False


class Reading(NamedTuple):
    """A row as it was understood. `cells` are the file's own."""

    number: int
    cells: Sequence[Cell]
    refusals: tuple[Refusal, ...]
    key: Key | None  # None where the row was not understood or is left out
    figure: Figure | None
    is_left_out: bool = False
    is_derived: bool = False  # the file says that the value was computed or put together here
    is_withheld: bool = False  # too few cases: stored without its number


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
