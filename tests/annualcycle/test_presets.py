"""A common Swedish year: its steps hold every year, follow the law, and vary as municipalities do."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annualcycle.copying import moved_step
from annualcycle.models import Content, CycleStep, Statute
from annualcycle.periods import Frequency, Period
from annualcycle.presets import BudgetMonth, Interim, PresetChoices, interim_period, preset_year
from annualcycle.statutes import follows_election, is_election_year, statutory_day
from annualcycle.weekdays import is_weekend
from governance.models import Membership, Organisation

CHOICES = st.builds(
    PresetChoices,
    budget=st.sampled_from(BudgetMonth),
    interim=st.sampled_from(Interim),
    with_tertial=st.booleans(),
    with_companies=st.booleans(),
)
YEARS = st.integers(1991, 2099)


def by_name(year, **choices):
    return {step.name: step for step in preset_year(year, PresetChoices(**choices))}


@given(YEARS, CHOICES)
def test_steps_hold_every_year(year, choices):
    steps = preset_year(year, choices)

    assert len({step.name for step in steps}) == len(steps)
    for step in steps:
        days = [day for day in (step.opens_on, step.cut_off_on, step.due_on) if day]
        assert days == sorted(days)
        assert all(day.year == year and not is_weekend(day) for day in days)
        assert step.latest_on is None or step.due_on <= step.latest_on
        assert bool(step.statute) is bool(step.basis)


@given(YEARS, CHOICES)
def test_every_day_of_the_law_has_its_step(year, choices):
    statutes = [step.statute for step in preset_year(year, choices) if step.statute]

    wanted = {each.value for each in Statute}
    wanted -= set() if choices.with_companies else {Statute.COMPANY_REVIEW.value}
    wanted -= set() if follows_election(year) else {Statute.PROVIDER_PROGRAMME.value}
    assert sorted(statutes) == sorted(wanted)


@given(YEARS, CHOICES)
def test_newly_elected_council_adopts_the_budget(year, choices):
    step = next(step for step in preset_year(year, choices) if step.statute == Statute.BUDGET)

    law = statutory_day(Statute.BUDGET, year)
    assert law.first_day is None or step.due_on >= law.first_day
    assert (step.due_on.month == 6) is (choices.budget is BudgetMonth.JUNE and not is_election_year(year))


@given(YEARS, CHOICES)
def test_what_is_followed_up_has_a_period_and_a_time_for_analysis(year, choices):
    steps = preset_year(year, choices)
    followed = {step.period for step in steps if any(ask.content == Content.VALUES for ask in step.asks)}
    analysed = {step.period for step in steps if any(ask.content == Content.ANALYSES for ask in step.asks)}

    assert None not in followed
    assert followed == analysed


@given(YEARS, CHOICES)
def test_what_is_stored_knows_every_word(year, choices):
    for step in preset_year(year, choices):
        assert step.kind in CycleStep.Kind.values
        assert set(step.asked_kinds) <= set(Organisation.Kind.values)
        assert step.responsible_role in {"", *Membership.Role.values}
        assert all(ask.content in Content.values for ask in step.asks)
        assert any(document.is_handed_in for document in step.documents) is any(
            ask.content == Content.DOCUMENTS for ask in step.asks
        )


def test_budget_of_november_is_proposed_in_october():
    steps = by_name(2025)

    assert steps["Styrelsens budgetförslag"].due_on == date(2025, 10, 31)
    assert steps["Mål och budget antas"].due_on == date(2025, 11, 28)


def test_budget_of_june_is_adopted_in_june_and_checked_in_november():
    steps = by_name(2025, budget=BudgetMonth.JUNE)

    assert steps["Mål och budget antas"].due_on == date(2025, 6, 20)
    assert steps["Budget och skattesats stäms av"].due_on == date(2025, 11, 28)


def test_budget_of_june_is_a_direction_in_an_election_year():
    steps = by_name(2026, budget=BudgetMonth.JUNE)

    assert (steps["Planeringsinriktning"].due_on, steps["Mål och budget antas"].due_on) == (
        date(2026, 6, 22),
        date(2026, 11, 30),
    )


@given(YEARS, CHOICES)
def test_budget_goes_from_conditions_over_frames_and_proposals_to_decision(year, choices):
    steps = {str(step.name): step for step in preset_year(year, choices)}
    names = ("Planeringsförutsättningar", "Budgetramar och direktiv", "Nämndernas budgetförslag")
    order = [steps[name].due_on for name in (*names, "Styrelsens budgetförslag", "Mål och budget antas")]

    assert order == sorted(order)
    assert steps[names[2]].opens_on > steps[names[1]].due_on


def test_budget_of_december_rests_on_the_law_for_special_reasons():
    step = by_name(2025, budget=BudgetMonth.DECEMBER)["Mål och budget antas"]

    assert (step.latest_on, step.basis) == (date(2025, 12, 31), "Kommunallagen 11:11")


@pytest.mark.parametrize(
    ("interim", "slug", "latest"),
    [(Interim.AUGUST, "2025-T2", date(2025, 10, 31)), (Interim.JUNE, "2025-H1", date(2025, 8, 31))],
)
def test_interim_report_is_for_its_period(interim, slug, latest):
    step = by_name(2025, interim=interim)["Delårsrapporten lämnas över"]

    assert (step.period.slug, step.latest_on, interim_period(2025, interim)) == (slug, latest, step.period)


def test_first_tertial_is_followed_up_or_not():
    names = ("Tertialuppföljning 1", "Analys av tertial 1")

    assert all(name in by_name(2025) for name in names)
    assert not any(name in by_name(2025, with_tertial=False) for name in names)


def test_steps_are_named_in_the_municipalitys_language():
    english = {step.name for step in preset_year(2025, PresetChoices(), language="en")}

    assert "Goals and budget are adopted" in english
    assert not english & set(by_name(2025))


def test_region_has_its_own_words():
    steps = {step.name: step for step in preset_year(2025, PresetChoices(), of_kind="region")}

    assert steps["Dialog om året som gick"].purpose.startswith("Regionstyrelsen")


# --- another year


@given(YEARS, CHOICES, st.integers(1, 5))
def test_moved_steps_hold_in_every_year(year, choices, more):
    for step in preset_year(year, choices):
        moved = moved_step(step, year + more)
        days = [day for day in (moved.opens_on, moved.cut_off_on, moved.due_on) if day]
        assert days == sorted(days)
        assert all(day.year == year + more and not is_weekend(day) for day in days)
        law = statutory_day(step.statute, year + more) if step.statute else None
        assert moved.latest_on is None or moved.due_on <= moved.latest_on
        assert law is None or law.first_day is None or moved.due_on >= law.first_day
        assert (moved.period.year - step.period.year if step.period else more) == more
        assert (moved.name, moved.asks, moved.documents) == (step.name, step.asks, step.documents)


def test_moved_step_keeps_a_basis_that_a_person_wrote():
    step = replace(by_name(2025)["Mål och budget antas"], basis="Kommunallagen 11:10 och reglementet § 4")

    assert moved_step(step, 2026).basis == "Kommunallagen 11:10 och reglementet § 4"


def test_later_day_for_special_reasons_moves_along():
    step = by_name(2025, budget=BudgetMonth.DECEMBER)["Mål och budget antas"]

    assert moved_step(step, 2027).latest_on == date(2027, 12, 31)


def test_school_years_move_along():
    step = replace(by_name(2025)["Enhetsplaner"], period=Period(Frequency.SCHOOL_YEAR, date(2024, 7, 1)))

    assert moved_step(step, 2026).period == Period(Frequency.SCHOOL_YEAR, date(2025, 7, 1))
