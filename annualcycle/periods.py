"""Periods of time as values: a frequency and the day it starts. No table holds them; values and tasks carry them."""

import calendar
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import total_ordering
from typing import Self

FIRST_YEAR, LAST_YEAR = 1900, 2199


class Frequency(StrEnum):
    """How often something is measured or followed up."""

    MONTH = "month"
    QUARTER = "quarter"
    TERTIAL = "tertial"
    HALF_YEAR = "half_year"
    SCHOOL_YEAR = "school_year"
    YEAR = "year"

    @property
    def months(self) -> int:
        """The number of months in one period."""
        return _MONTHS[self]

    @property
    def per_year(self) -> int:
        """The number of periods in one year."""
        return 12 // _MONTHS[self]


_MONTHS = {
    Frequency.MONTH: 1,
    Frequency.QUARTER: 3,
    Frequency.TERTIAL: 4,
    Frequency.HALF_YEAR: 6,
    Frequency.SCHOOL_YEAR: 12,
    Frequency.YEAR: 12,
}
# Skollagen (2010:800) 3:2 leaves the dates to the government; a Swedish school year runs from 1 July to 30 June.
_SCHOOL_YEAR_MONTH = 7


class PeriodError(ValueError):
    """A period that cannot be. `code` is stable and says why, `text` is what was given.

    Codes: empty, not_a_period, no_such_part (the fourth tertial), not_consecutive_years (2025/27), date_not_period
    (a day in the middle of a month), year_out_of_range, not_a_start, different_frequencies.
    """

    def __init__(self, code: str, text: str = "") -> None:
        super().__init__(f"{code}: {text}" if text else code)
        self.code = code
        self.text = text


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """One period. Ordered by its first day, then by its last: T1 2026 comes before the year 2026.

    Raises PeriodError("not_a_start") when `start` is not the first day of such a period.
    """

    frequency: Frequency
    start: date

    def __post_init__(self) -> None:
        if isinstance(self.start, datetime) or self.start != _start_of(self.start, self.frequency):
            raise PeriodError("not_a_start", str(self.start))

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Period):
            return NotImplemented
        return (self.start, self.end) < (other.start, other.end)

    def __str__(self) -> str:
        return self.code

    @classmethod
    def containing(cls, day: date, frequency: Frequency) -> Self:
        """The period of this frequency that `day` falls in."""
        return cls(frequency, _start_of(day, frequency))

    @classmethod
    def of_year(cls, year: int) -> Self:
        """The calendar year."""
        return cls(Frequency.YEAR, date(year, 1, 1))

    @classmethod
    def parse(cls, text: str | int | Decimal, *, dates_as: Frequency | None = None) -> Self:
        """Read a period as officials write it: 2026, T2 2026, 2026K3, aug 2026, lå 25/26, second half of 2026.

        A whole date is read only when it is the first of a month (a spreadsheet makes 2026-08-01 of a typed 2026-08)
        or when `dates_as` says which period around the day is meant. Two digits of a year belong to the 2000s.
        Raises PeriodError with the code empty, not_a_period, no_such_part, not_consecutive_years, date_not_period or
        year_out_of_range.
        """
        cleaned = _clean(str(text))
        if not cleaned:
            raise PeriodError("empty", str(text))
        found = _read(cleaned, dates_as)
        if found is None:
            raise PeriodError("not_a_period", str(text))
        return cls(*found)

    @property
    def end(self) -> date:
        """The last day."""
        return _last_day(_month_number(self.start) + self.frequency.months - 1)

    @property
    def year(self) -> int:
        """The year the period belongs to: for a school year the year it ends in."""
        return self.end.year

    @property
    def number(self) -> int:
        """Which one of its year it is, from 1: 2 for the second tertial, 8 for August, 1 for a year."""
        if self.frequency is Frequency.SCHOOL_YEAR:
            return 1
        return (self.start.month - 1) // self.frequency.months + 1

    @property
    def code(self) -> str:
        """The stable short form: 2026, 2026-T2, 2026-Q3, 2026-H1, 2026-08, 2025/26. `parse` reads it back."""
        match self.frequency:
            case Frequency.YEAR:
                return f"{self.year:04}"
            case Frequency.SCHOOL_YEAR:
                return f"{self.start.year:04}/{self.end.year % 100:02}"
            case Frequency.MONTH:
                return f"{self.year:04}-{self.start.month:02}"
        return f"{self.year:04}-{_LETTERS[self.frequency]}{self.number}"

    @property
    def slug(self) -> str:
        """The code for an address, without a slash: la2025-26 for a school year. `parse` reads it back."""
        return f"la{self.code.replace('/', '-')}" if self.frequency is Frequency.SCHOOL_YEAR else self.code

    def next(self) -> Self:
        """The period after this one. Raises PeriodError("year_out_of_range") at the end of the calendar."""
        return self._moved(1)

    def previous(self) -> Self:
        """The period before this one. Raises PeriodError("year_out_of_range") at the start of the calendar."""
        return self._moved(-1)

    def same_period_last_year(self) -> Self:
        """The same part of the year before: T2 2025 for T2 2026."""
        return self._moved(-self.frequency.per_year)

    def by_end(self) -> tuple[date, int]:
        """The key that sorts by the last day; of periods that end together the longer comes last: the year after T3."""
        return self.end, -self.start.toordinal()

    def contains(self, day: date) -> bool:
        """Whether the day falls in the period."""
        return self.start <= day <= self.end

    def covers(self, other: "Period") -> bool:
        """Whether the other period lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end

    def label(self, language: str = "sv") -> str:
        """The period in words: "tertial 2 2026", in English "tertial 2, 2026". `parse` reads it back."""
        english = language.startswith("en")
        match self.frequency:
            case Frequency.YEAR:
                return self.code
            case Frequency.SCHOOL_YEAR:
                return f"{'school year' if english else 'läsåret'} {self.code}"
            case Frequency.MONTH:
                names = _ENGLISH_MONTHS if english else _SWEDISH_MONTHS
                return f"{names[self.start.month - 1]} {self.year}"
            case Frequency.HALF_YEAR:
                if english:
                    return f"{('first', 'second')[self.number - 1]} half of {self.year}"
                return f"{('första', 'andra')[self.number - 1]} halvåret {self.year}"
        if english:
            return f"{self.frequency.value} {self.number}, {self.year}"
        return f"{'kvartal' if self.frequency is Frequency.QUARTER else 'tertial'} {self.number} {self.year}"

    def short_label(self, language: str = "sv") -> str:
        """The period for an axis or a column head: 2026, T2 2026, kv 3 2026, aug 2026, 2025/26."""
        english = language.startswith("en")
        match self.frequency:
            case Frequency.YEAR | Frequency.SCHOOL_YEAR:
                return self.code
            case Frequency.MONTH:
                names = _ENGLISH_MONTHS if english else _SWEDISH_MONTHS
                return f"{names[self.start.month - 1][:3]} {self.year}"
            case Frequency.QUARTER:
                return f"Q{self.number} {self.year}" if english else f"kv {self.number} {self.year}"
        return f"{_LETTERS[self.frequency]}{self.number} {self.year}"

    def _moved(self, steps: int) -> Self:
        month = _month_number(self.start) + steps * self.frequency.months
        if not 12 <= month < 12 * 9999:
            raise PeriodError("year_out_of_range", self.code)
        return type(self)(self.frequency, date(month // 12, month % 12 + 1, 1))


def periods_between(first: Period, last: Period) -> tuple[Period, ...]:
    """Every period from the first to the last, both included, in order; empty when the last comes before the first.

    Raises PeriodError("different_frequencies") when they are not of one kind.
    """
    if first.frequency is not last.frequency:
        raise PeriodError("different_frequencies", f"{first.code} {last.code}")
    return tuple(_from(first, last))


def periods_of_year(year: int, frequency: Frequency) -> tuple[Period, ...]:
    """The periods of this frequency that belong to the year, in order; for school years the one that ends in it."""
    if frequency is Frequency.SCHOOL_YEAR:
        return (Period(frequency, date(year - 1, _SCHOOL_YEAR_MONTH, 1)),)
    months = range(1, 13, frequency.months)
    return tuple(Period(frequency, date(year, month, 1)) for month in months)


def _from(first: Period, last: Period) -> Iterator[Period]:
    period = first
    while period < last:
        yield period
        period = period.next()
    if period == last:
        yield period


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _last_day(month: int) -> date:
    year, index = divmod(month, 12)
    return date(year, index + 1, calendar.monthrange(year, index + 1)[1])


def _start_of(day: date, frequency: Frequency) -> date:
    if frequency is Frequency.SCHOOL_YEAR:
        year = day.year if day.month >= _SCHOOL_YEAR_MONTH else day.year - 1
        return date(year, _SCHOOL_YEAR_MONTH, 1)
    return date(day.year, (day.month - 1) // frequency.months * frequency.months + 1, 1)


_LETTERS = {Frequency.TERTIAL: "T", Frequency.QUARTER: "Q", Frequency.HALF_YEAR: "H"}
_SWEDISH_MONTHS = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]
_ENGLISH_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_MONTH_NUMBERS = {
    name.lower()[:length]: number
    for names in (_SWEDISH_MONTHS, _ENGLISH_MONTHS)
    for number, name in enumerate(names, start=1)
    for length in (3, 4, len(name))
}
_PART_WORDS = {
    Frequency.TERTIAL: "t tert tertial tertialet",
    Frequency.QUARTER: "q k kv kvartal kvartalet quarter",
    Frequency.HALF_YEAR: "h hå halvår halvåret half halfyear",
    Frequency.MONTH: "m mån månad månaden month",
}
_FREQUENCY_OF = {word: frequency for frequency, words in _PART_WORDS.items() for word in words.split()}
_ORDINALS = {
    word: str(number)
    for number, words in enumerate(
        ("första first 1:a 1:sta 1st", "andra second 2:a 2nd", "tredje third 3:e 3rd", "fjärde fourth 4:e 4th"), start=1
    )
    for word in words.split()
}
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_YEAR = re.compile(r"(?:(?:år|året|helår|helåret|year) )?([0-9]{4})(?: (?:helår|helåret))?")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[ t]00:00(?::00)?)?")
_YEAR_AND_MONTH = re.compile(r"([0-9]{4})-?([0-9]{2})")
_SCHOOL_YEAR = re.compile(r"(lå|la|läsår|läsåret|school ?year)? ?([0-9]{2}|[0-9]{4}) ?([/-]) ?([0-9]{2}|[0-9]{4})")
_PART = r"(?P<word>[a-zåäö]+)[ .]*(?P<number>[0-9]{1,2})?|(?P<first>[0-9]) (?P<noun>[a-zåäö]+)"
_PART_THEN_YEAR = re.compile(rf"(?:{_PART})[ /:-]+(?P<year>[0-9]{{4}}|[0-9]{{2}})")
_YEAR_THEN_PART = re.compile(rf"(?P<year>[0-9]{{4}})[ /:-]*(?:{_PART})")


def _clean(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES).casefold()
    words = re.sub(r"[\s,]+", " ", plain.replace("half-year", "halfyear").replace(" of ", " ")).split()
    return " ".join(_ORDINALS.get(word, word) for word in words)


def _read(text: str, dates_as: Frequency | None) -> tuple[Frequency, date] | None:
    if match := _YEAR.fullmatch(text):
        return Frequency.YEAR, date(_year(match[1], text), 1, 1)
    if match := _DATE.fullmatch(text):
        return _read_date(match, dates_as, text)
    if match := _SCHOOL_YEAR.fullmatch(text):
        return _read_two_numbers(match, text)
    if match := _YEAR_AND_MONTH.fullmatch(text):
        return Frequency.MONTH, _part_start(Frequency.MONTH, _year(match[1], text), int(match[2]), text)
    if match := _YEAR_THEN_PART.fullmatch(text) or _PART_THEN_YEAR.fullmatch(text):
        return _read_part(match, text)
    return None


def _read_date(match: re.Match[str], dates_as: Frequency | None, text: str) -> tuple[Frequency, date]:
    try:
        day = date(_year(match[1], text), int(match[2]), int(match[3]))
    except ValueError as error:
        raise PeriodError("not_a_period", text) from error
    if dates_as is None and day.day != 1:
        raise PeriodError("date_not_period", text)
    frequency = dates_as or Frequency.MONTH
    return frequency, _start_of(day, frequency)


def _read_two_numbers(match: re.Match[str], text: str) -> tuple[Frequency, date] | None:
    """A school year or a month: 2011-12 is December, 2011/12 and "lå 2011-12" the school year."""
    word, first, sign, second = match.groups()
    if word is None and sign == "-" and len(first) == 4 and len(second) == 2 and 1 <= int(second) <= 12:
        return Frequency.MONTH, date(_year(first, text), int(second), 1)
    if word is None and sign == "-" and len(first) == 2:
        return None
    start = _year(first, text)
    if (start + 1) % 10 ** len(second) != int(second):
        raise PeriodError("not_consecutive_years", text)
    return Frequency.SCHOOL_YEAR, date(start, _SCHOOL_YEAR_MONTH, 1)


def _read_part(match: re.Match[str], text: str) -> tuple[Frequency, date] | None:
    year = _year(match["year"], text)
    word, number = match["word"] or match["noun"], match["number"] or match["first"]
    if number is None:
        month = _MONTH_NUMBERS.get(word)
        return (Frequency.MONTH, date(year, month, 1)) if month else None
    frequency = _FREQUENCY_OF.get(word)
    if frequency is None:
        return None
    return frequency, _part_start(frequency, year, int(number), text)


def _part_start(frequency: Frequency, year: int, number: int, text: str) -> date:
    if not 1 <= number <= frequency.per_year:
        raise PeriodError("no_such_part", text)
    return date(year, (number - 1) * frequency.months + 1, 1)


def _year(digits: str, text: str) -> int:
    year = int(digits) + (2000 if len(digits) == 2 else 0)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise PeriodError("year_out_of_range", text)
    return year
