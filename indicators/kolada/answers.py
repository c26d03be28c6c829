"""Kolada's answers as plain data: each row is looked at, and what is malformed is passed by and counted. Pure."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Generic, TypeVar

from indicators.numbers import DECIMALS, WHOLE_DIGITS, Missing

KPI_ID = re.compile(r"[NU][0-9]{5}")
GROUP_ID = re.compile(r"G[0-9A-Z]{2,9}")
AREA_ID = re.compile(r"[0-9]{4}|G[0-9A-Z]{2,9}")
UNIT_ID = re.compile(r"V[0-9A-Z]{3,19}")
COUNTRY = "0000"
GENDERS = frozenset("TKM")
FIRST_YEAR, LAST_YEAR = 1900, 2199

# What stands for a value that is not there: the status of a row, and the signs of Kolada's own pages.
_WITHHELD = {"..", "private", "secret", "confidential", "suppressed", "sekretess"}
_INAPPLICABLE = {".", "notapplicable", "not applicable", "not_applicable"}

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kpi:
    """A key figure as Kolada describes it."""

    id: str
    title: str
    description: str = ""
    is_by_gender: bool = False
    has_units: bool = False
    municipality_type: str = ""
    operating_area: str = ""
    perspective: str = ""
    publication_on: date | None = None
    preliminary_on: date | None = None
    publication_period: str = ""


@dataclass(frozen=True, slots=True)
class Area:
    """A municipality (K), a region or the country (L), a group (G) or a unit (V). members: a group's ids."""

    id: str
    kind: str
    title: str
    municipality_code: str = ""
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Datum:
    """What Kolada says of one key figure, one place, one year and one gender.

    place: a municipality, a group or a unit. value is None where there is none: `missing` says why, or the row has
    been withdrawn (is_deleted).
    """

    kpi: str
    place: str
    year: int
    gender: str
    value: Decimal | None
    missing: str = ""
    is_deleted: bool = False


@dataclass(slots=True)
class Rows(Generic[T]):
    """The rows that could be read, how many could not, and which of those asked for by id did not come."""

    rows: list[T] = field(default_factory=list)
    malformed: int = 0
    lacking: list[str] = field(default_factory=list)

    def add(self, more: "Rows[T]") -> None:
        """Take in what a further page or question brought."""
        self.rows.extend(more.rows)
        self.malformed += more.malformed
        self.lacking.extend(more.lacking)


class MalformedError(ValueError):
    """A row that is not as Kolada's rows are."""


def read_rows(values: Iterable[Any], reader: Callable[[Mapping[str, Any]], Iterable[T]]) -> Rows[T]:
    """Every row that `reader` understands; one that it does not is counted, and the others remain."""
    found: Rows[T] = Rows()
    for row in values:
        try:
            if not isinstance(row, dict):
                raise MalformedError
            found.rows.extend(reader(row))
        except (MalformedError, AttributeError, KeyError, TypeError, ValueError, InvalidOperation):
            found.malformed += 1
    return found


def read_kpi(row: Mapping[str, Any]) -> list[Kpi]:
    """A key figure."""
    return [
        Kpi(
            id=_id(row["id"], KPI_ID),
            title=_text(row["title"], 500, needed=True),
            description=_text(row.get("description"), 20_000),
            is_by_gender=bool(row.get("is_divided_by_gender")),
            has_units=bool(row.get("has_ou_data")),
            municipality_type=_text(row.get("municipality_type"), 1),
            operating_area=_text(row.get("operating_area"), 300),
            perspective=_text(row.get("perspective"), 80),
            publication_on=_day(row.get("publication_date")),
            preliminary_on=_day(row.get("prel_publication_date")),
            publication_period=_text(row.get("publ_period"), 20),
        )
    ]


def read_municipality(row: Mapping[str, Any]) -> list[Area]:
    """A municipality, a region or the country."""
    kind = row["type"]
    if kind not in ("K", "L"):
        raise MalformedError
    code = _id(row["id"], re.compile("[0-9]{4}"))
    return [Area(code, kind, _text(row["title"], 300, needed=True))]


def read_group(row: Mapping[str, Any]) -> list[Area]:
    """A group of municipalities with its members. v2 called a member's id "id"."""
    members = (member.get("member_id") or member.get("id") for member in row.get("members") or ())
    known = tuple(member for member in members if isinstance(member, str) and AREA_ID.fullmatch(member))
    return [Area(_id(row["id"], GROUP_ID), "G", _text(row["title"], 300, needed=True), members=known)]


def read_unit(row: Mapping[str, Any]) -> list[Area]:
    """A unit of a municipality: a school, a home for the elderly."""
    code = _id(row["municipality"], re.compile("[0-9]{4}"))
    return [Area(_id(row["id"], UNIT_ID), "V", _text(row["title"], 300, needed=True), municipality_code=code)]


def read_data(row: Mapping[str, Any]) -> list[Datum]:
    """The values of a year, by gender. The genders come in any order, so each is known by its letter."""
    kpi, year = _id(row["kpi"], KPI_ID), _year(row["period"])
    place = _id(row["ou"], UNIT_ID) if "ou" in row else _id(row["municipality"], AREA_ID)
    found = {}
    for value in row["values"]:
        gender = value["gender"]
        if gender not in GENDERS or gender in found:
            raise MalformedError
        found[gender] = _datum(kpi, place, year, gender, value)
    return list(found.values())


def _datum(kpi: str, place: str, year: int, gender: str, value: Mapping[str, Any]) -> Datum:
    if value.get("isdeleted") or value.get("is_deleted"):
        return Datum(kpi, place, year, gender, None, is_deleted=True)
    number, status = value.get("value"), value.get("status") or ""
    if number is None:
        return Datum(kpi, place, year, gender, None, missing_of(str(status)))
    return Datum(kpi, place, year, gender, _number(number))


def missing_of(status: str) -> Missing:
    """Why there is no value, by the row's status. What is not known is not available; it is never 0."""
    said = status.strip().casefold()
    if said in _WITHHELD:
        return Missing.SUPPRESSED
    return Missing.NOT_APPLICABLE if said in _INAPPLICABLE else Missing.NOT_AVAILABLE


def _number(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise MalformedError
    number = Decimal(str(value))
    if not number.is_finite() or abs(number) >= 10**WHOLE_DIGITS:
        raise MalformedError
    rounded = round(number, DECIMALS)
    if abs(rounded) >= 10**WHOLE_DIGITS:
        raise MalformedError
    return rounded


def _id(value: Any, form: re.Pattern[str]) -> str:
    if not isinstance(value, str) or not form.fullmatch(value):
        raise MalformedError
    return value


def _text(value: Any, most: int, *, needed: bool = False) -> str:
    if value is None and not needed:
        return ""
    if not isinstance(value, str) or (needed and not value.strip()):
        raise MalformedError
    # Half a pair of code units is no letter, and no database keeps it.
    whole = value.encode("utf-8", "replace").decode()
    return " ".join(whole.replace("\x00", "").split())[:most]


def _year(value: Any) -> int:
    year = int(value) if isinstance(value, str) else value
    if isinstance(year, bool) or not isinstance(year, int) or not FIRST_YEAR <= year <= LAST_YEAR:
        raise MalformedError
    return year


def _day(value: Any) -> date | None:
    """A day that Kolada announces. The reference promises no form, so what is no day is no day."""
    try:
        return date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return None
