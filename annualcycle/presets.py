"""A common Swedish year to start a wheel from: its steps with the days of one year. Everything may be changed after."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from annualcycle import preset_steps as data
from annualcycle import preset_variants as variants
from annualcycle.periods import Frequency, Period
from annualcycle.preset_steps import About, PresetStep
from annualcycle.proposed import AskContent, DocumentContent, ProposedStep
from annualcycle.statutes import StatutoryDay, follows_election, is_election_year, statutory_day
from annualcycle.weekdays import in_year, on_or_after, on_or_before
from governance.models import Municipality


class BudgetMonth(StrEnum):
    """When the council adopts the budget."""

    JUNE = "june"
    NOVEMBER = "november"
    DECEMBER = "december"


class Interim(StrEnum):
    """Which period the interim report is about."""

    AUGUST = "august"
    JUNE = "june"


@dataclass(frozen=True, slots=True, kw_only=True)
class PresetChoices:
    """How the municipality's year differs from others'. with_tertial: whether the first four months are followed up."""

    budget: BudgetMonth = BudgetMonth.NOVEMBER
    interim: Interim = Interim.AUGUST
    with_tertial: bool = True
    with_companies: bool = True


def preset_year(
    year: int,
    choices: PresetChoices,
    *,
    language: str = "sv",
    of_kind: str = Municipality.Kind.MUNICIPALITY,
) -> tuple[ProposedStep, ...]:
    """The steps of a common year with these choices, by due day; names in the municipality's own language."""
    steps = (_proposed(step, year, choices, language, of_kind) for step in _chosen(year, choices))
    return tuple(sorted(steps, key=lambda step: (step.due_on, step.opens_on, step.name)))


def interim_period(year: int, interim: str) -> Period:
    """The period of the year's interim report: the second four months, or the first half of the year."""
    if interim == Interim.AUGUST:
        return Period(Frequency.TERTIAL, date(year, 5, 1))
    return Period(Frequency.HALF_YEAR, date(year, 1, 1))


def _chosen(year: int, choices: PresetChoices) -> Iterable[PresetStep]:
    yield from data.BEGINNING
    if choices.with_companies:
        yield from data.COMPANIES
    if follows_election(year):
        yield from data.PROVIDERS
    if choices.with_tertial:
        yield from data.FIRST_TERTIAL
    yield from variants.INTERIM_OF_AUGUST if choices.interim is Interim.AUGUST else variants.INTERIM_OF_JUNE
    yield from _budget_steps(year, choices)
    yield from data.END


def _budget_steps(year: int, choices: PresetChoices) -> tuple[PresetStep, ...]:
    if choices.budget is BudgetMonth.JUNE:
        return variants.BUDGET_IN_JUNE_OF_ELECTION if is_election_year(year) else variants.BUDGET_IN_JUNE
    return variants.BUDGET_IN_DECEMBER if choices.budget is BudgetMonth.DECEMBER else variants.BUDGET_IN_NOVEMBER


def _proposed(step: PresetStep, year: int, choices: PresetChoices, language: str, of_kind: str) -> ProposedStep:
    period = _period(step.about, year, choices.interim)
    due = on_or_before(in_year(year, *step.due))
    law = _law(step, year, period, due)
    told = (language, of_kind)
    return ProposedStep(
        name=step.name.told(*told),
        kind=step.kind,
        purpose=step.purpose.told(*told),
        period=period,
        opens_on=min(on_or_after(in_year(year, *step.opens)), due),
        due_on=due,
        cut_off_on=min(on_or_before(in_year(year, *step.cut_off)), due) if step.cut_off else None,
        statute=step.statute,
        basis=law.basis if law else "",
        latest_on=law.last_day if law else None,
        asked_kinds=tuple(step.asked),
        needs_approval=step.needs_approval,
        responsible_role=step.role,
        asks=tuple(AskContent(content, wording.told(*told)) for content, wording in step.asks),
        documents=tuple(DocumentContent(title.told(*told), handed_in) for title, handed_in in step.documents),
    )


def _law(step: PresetStep, year: int, period: Period | None, due: date) -> StatutoryDay | None:
    """The law's day; the later one for special reasons only where the step needs it."""
    if not step.statute:
        return None
    usual = statutory_day(step.statute, year, period_end=period.end if period else None)
    if usual.last_day is None or due <= usual.last_day:
        return usual
    return statutory_day(step.statute, year, is_exceptional=True)


def _period(about: About | None, year: int, interim: Interim) -> Period | None:
    match about:
        case About.YEAR_BEFORE:
            return Period.of_year(year - 1)
        case About.YEAR:
            return Period.of_year(year)
        case About.YEAR_AFTER:
            return Period.of_year(year + 1)
        case About.FIRST_TERTIAL:
            return Period(Frequency.TERTIAL, date(year, 1, 1))
        case About.INTERIM:
            return interim_period(year, interim)
    return None
