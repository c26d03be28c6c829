"""The days that the law sets in a year, what they rest on and why. LAW: Kommunallagen (2017:725). No database.

A last day by law stands as the law has it, also on a weekend: lagen (1930:173) om beräkning av lagstadgad tid lets a
court move it, but a municipality plans for the weekday before.
"""

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

# Kommunallagen 5:9: the council is elected for four years from 15 October of the election year. The three-year terms
# ended with the election of 1994.
_FIRST_OF_FOUR_YEARS = 1994
_ELECTIONS_BEFORE = frozenset({1991})
TERM_BEGINS = (10, 15)
# Lagen (2018:597) om kommunal bokföring och redovisning 13:1: an interim report covers at least half of the year and at
# most two thirds of it.
INTERIM_ENDS = (6, 7, 8)
MONTHS_AFTER_INTERIM = 2


class Statute(StrEnum):
    """What the law sets a day for; the same keys as the steps' (annualcycle/models/wheel.py)."""

    BUDGET_PROPOSAL = "budget_proposal"
    BUDGET = "budget"
    INTERIM_REPORT = "interim_report"
    ANNUAL_REPORT = "annual_report"
    DISCHARGE = "discharge"
    PROVIDER_PROGRAMME = "provider_programme"
    COMPANY_REVIEW = "company_review"


@dataclass(frozen=True, slots=True)
class StatutoryDay:
    """A day that the law sets.

    first_day: before it the law does not allow it (the newly elected council). last_day: None where the law asks for it
    without a day. is_exceptional: the later day that the law leaves for special reasons. is_election_year: the newly
    elected council decides.
    """

    statute: Statute
    year: int
    last_day: date | None
    basis: str
    first_day: date | None = None
    is_exceptional: bool = False
    is_election_year: bool = False


_BASIS = {
    Statute.BUDGET_PROPOSAL: "Kommunallagen 11:8",
    Statute.BUDGET: "Kommunallagen 11:10",
    Statute.INTERIM_REPORT: "Kommunallagen 11:16",
    Statute.ANNUAL_REPORT: "Kommunallagen 11:20",
    Statute.DISCHARGE: "Kommunallagen 5:24",
    Statute.PROVIDER_PROGRAMME: "Kommunallagen 5:3",
    Statute.COMPANY_REVIEW: "Kommunallagen 6:9",
}
_EXCEPTIONAL_BASIS = {
    Statute.BUDGET_PROPOSAL: "Kommunallagen 11:8 andra stycket",
    Statute.BUDGET: "Kommunallagen 11:11",
}
_LAST_DAYS = {
    Statute.BUDGET_PROPOSAL: (10, 31),
    Statute.BUDGET: (11, 30),
    Statute.ANNUAL_REPORT: (4, 15),
    Statute.DISCHARGE: (6, 30),
    Statute.COMPANY_REVIEW: (12, 31),
}
_EXCEPTIONAL_DAYS = {Statute.BUDGET_PROPOSAL: (11, 30), Statute.BUDGET: (12, 31)}
MAY_BE_EXCEPTIONAL = frozenset(_EXCEPTIONAL_DAYS)


def is_election_year(year: int) -> bool:
    """Whether councils are elected in September of that year: 2022, 2026, 2030."""
    if year < _FIRST_OF_FOUR_YEARS:
        return year in _ELECTIONS_BEFORE
    return (year - _FIRST_OF_FOUR_YEARS) % 4 == 0


def follows_election(year: int) -> bool:
    """Whether it is the first whole year of a council's term, when its programme for private providers is due."""
    return is_election_year(year - 1)


def months_later(day: date, months: int) -> date:
    """The day so many months later. The last day of a month leads to the last day of a month: 30 June to 31 August."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    last = calendar.monthrange(year, month + 1)[1]
    ends_month = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if ends_month else min(day.day, last))


def handed_over_by(period_end: date) -> date:
    """The last day to hand an interim report to the council and the auditors: two months after its period's last day.

    Kommunallagen 11:16: 31 August leads to 31 October, 30 June to 31 August.
    """
    return months_later(period_end, MONTHS_AFTER_INTERIM)


def may_be_interim(period_end: date, year: int) -> bool:
    """Whether an interim report of that year may end there: after half to two thirds of it."""
    return period_end.year == year and period_end.month in INTERIM_ENDS


def statutory_day(
    statute: str, year: int, *, period_end: date | None = None, is_exceptional: bool = False
) -> StatutoryDay:
    """The day that the law sets for this in the year.

    period_end: the last day of the interim report's period; without it the year's last such period, to 31 August.
    is_exceptional counts only where the law leaves a later day for special reasons.
    """
    key = Statute(statute)
    later = is_exceptional and key in MAY_BE_EXCEPTIONAL
    election = key is Statute.BUDGET and is_election_year(year)
    return StatutoryDay(
        statute=key,
        year=year,
        last_day=_last_day(key, year, period_end, later=later),
        basis=_EXCEPTIONAL_BASIS[key] if later else _BASIS[key],
        first_day=date(year, *TERM_BEGINS) if election else None,
        is_exceptional=later,
        is_election_year=election,
    )


def is_exceptional(statute: str, last_day: date | None) -> bool:
    """Whether the last day of a step is the later one that the law leaves for special reasons."""
    if last_day is None or statute not in MAY_BE_EXCEPTIONAL:
        return False
    return (last_day.month, last_day.day) == _EXCEPTIONAL_DAYS[Statute(statute)]


def _last_day(key: Statute, year: int, period_end: date | None, *, later: bool) -> date | None:
    if key is Statute.INTERIM_REPORT:
        return handed_over_by(period_end or date(year, INTERIM_ENDS[-1], 31))
    found = (_EXCEPTIONAL_DAYS if later else _LAST_DAYS).get(key)
    return date(year, *found) if found else None


def statutory_days(
    year: int, *, interim_end: date | None = None, is_exceptional: bool = False
) -> tuple[StatutoryDay, ...]:
    """Every day that the law sets in the year, by day; what has no day comes last.

    The programme for private providers is asked for once in each term, here in the year after the election.
    """
    asked = [key for key in Statute if key is not Statute.PROVIDER_PROGRAMME or follows_election(year)]
    days = [statutory_day(key, year, period_end=interim_end, is_exceptional=is_exceptional) for key in asked]
    return tuple(sorted(days, key=lambda each: each.last_day or date.max))


def why(day: StatutoryDay) -> str:
    """Why the law asks for it, in a sentence or two, in the active language."""
    match day.statute:
        case Statute.BUDGET_PROPOSAL if day.is_exceptional:
            return _(
                "There are special reasons, so the executive board draws up its budget proposal by the end of "
                "November. The tax rate is still proposed before the end of October."
            )
        case Statute.BUDGET_PROPOSAL:
            return _("The executive board draws up a proposal for the budget before the end of October.")
        case Statute.BUDGET:
            return _why_budget(day)
        case Statute.INTERIM_REPORT:
            return _(
                "The executive board hands at least one interim report a year to the council and the auditors within "
                "two months after its period. The auditors judge whether the results agree with the council’s goals."
            )
        case Statute.ANNUAL_REPORT:
            return _("The executive board hands the annual report to the council and the auditors by 15 April.")
        case Statute.DISCHARGE:
            return _("The council decides on discharge from liability before the end of June the year after.")
        case Statute.PROVIDER_PROGRAMME:
            return _(
                "In each term of office the council adopts a programme with goals and guidelines for what private "
                "providers do. The law sets no day; the year after the election is the usual."
            )
    return _("The executive board examines each year whether every company kept to its municipal purpose.")


def _why_budget(day: StatutoryDay) -> str:
    if day.is_election_year and day.is_exceptional:
        return _(
            "It is an election year, so the newly elected council adopts the budget: not before 15 October. There are "
            "special reasons, so it does so by the end of December and sets the tax rate before the end of November."
        )
    if day.is_election_year:
        return _(
            "It is an election year, so the newly elected council adopts the budget: not before 15 October, and before "
            "the end of November."
        )
    if day.is_exceptional:
        return _(
            "There are special reasons, so the council adopts the budget by the end of December. The tax rate is still "
            "set before the end of November."
        )
    return _("The council adopts the budget before the end of November.")
