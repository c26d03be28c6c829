"""A step of one year as a step of another: the same place in the year, the days of the law made anew. No database."""

from dataclasses import replace
from datetime import date

from annualcycle.periods import Period
from annualcycle.proposed import ProposedStep
from annualcycle.statutes import StatutoryDay, is_exceptional, statutory_day
from annualcycle.weekdays import on_or_after, on_or_before, same_place


def moved_step(step: ProposedStep, year: int) -> ProposedStep:
    """The step in `year`: days in the same place and off weekends, the period as far from the year as it was.

    What the law sets a day for gets that year's: never due after it, and in an election year the budget not before the
    newly elected council may decide.
    """
    period = moved_period(step.period, year - step.due_on.year) if step.period else None
    due, opens = same_place(step.due_on, year), same_place(step.opens_on, year)
    law = _law(step, year, period)
    if law is not None:
        opens, due = _within(law, opens, due)
    opens = min(opens, due)
    cut_off = min(same_place(step.cut_off_on, year), due) if step.cut_off_on else None
    return replace(
        step,
        period=period,
        opens_on=opens,
        due_on=due,
        cut_off_on=cut_off,
        basis=_basis(step, law),
        latest_on=law.last_day if law else None,
    )


def moved_period(period: Period, years: int) -> Period:
    """The same part of the year so many years later."""
    for _number in range(years * period.frequency.per_year):
        period = period.next()
    return period


def _law(step: ProposedStep, year: int, period: Period | None) -> StatutoryDay | None:
    if not step.statute:
        return None
    return statutory_day(
        step.statute,
        year,
        period_end=period.end if period else None,
        is_exceptional=is_exceptional(step.statute, step.latest_on),
    )


def _basis(step: ProposedStep, law: StatutoryDay | None) -> str:
    """A basis that a person wrote stays; the law's own is the new year's."""
    if law is None:
        return step.basis
    usual = statutory_day(law.statute, law.year).basis
    return law.basis if step.basis in ("", usual, law.basis) else step.basis


def _within(law: StatutoryDay, opens: date, due: date) -> tuple[date, date]:
    if law.last_day is not None and due > law.last_day:
        due = on_or_before(law.last_day)
    if law.first_day is not None and due < law.first_day:
        opens = on_or_after(law.first_day)
        due = on_or_before(law.last_day or law.first_day)
    return opens, due
