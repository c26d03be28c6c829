"""Every kind of target against every kind of series: what holds whatever the figures are."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.bounds import FEWEST_OTHERS
from indicators.fulfilment import (
    Direction,
    Fulfilment,
    Observation,
    Others,
    Outcome,
    Reason,
    TargetKind,
    TargetRule,
    evaluate,
    rule_problems,
)
from indicators.wording import explanation_text, progress_text

D = Decimal
K = TargetKind
YEAR = 2026


def of_years(*values: Decimal | str | int | None, last: int = YEAR) -> list[Observation]:
    """One value a year, the last of them in `last`."""
    first = last - len(values) + 1
    return [
        Observation.of_year(first + place, None if value is None else D(value)) for place, value in enumerate(values)
    ]


def on(day: str, value: str) -> Observation:
    return Observation(date.fromisoformat(day), D(value))


def test_average_over_years_is_reached_though_the_year_misses() -> None:
    rule = TargetRule(K.AVERAGE_OVER_YEARS, YEAR, low=D(2), years=3)

    found = evaluate(rule, of_years("4.1", "4.5", "0.7"))

    assert (found.outcome, found.reason) == (Outcome.REACHED, Reason.AVERAGE_REACHED_THOUGH_YEAR_MISSED)


def test_strictly_more_than_is_not_met_by_as_much() -> None:
    assert evaluate(TargetRule(K.MORE_THAN, YEAR, low=D(40)), of_years(40)).outcome is Outcome.NOT_REACHED
    assert evaluate(TargetRule(K.AT_LEAST, YEAR, low=D(40)), of_years(40)).outcome is Outcome.REACHED


def ranked(value: int, *members: int, share: int = 25, direction: Direction = Direction.LOWER) -> Fulfilment:
    rule = TargetRule(K.AMONG_BEST, YEAR, share_of_best=share, comparator_id=1, direction=direction)
    return evaluate(rule, of_years(value), others=Others(members={YEAR: tuple(map(D, members))}))


def test_ranking_where_lower_is_better_gives_the_lowest_the_first_place() -> None:
    members = (110, 120, 130, 140, 150, 160, 170)

    assert (ranked(100, *members).rank, ranked(100, *members).outcome) == (1, Outcome.REACHED)
    assert (ranked(115, *members).rank, ranked(115, *members).outcome) == (2, Outcome.REACHED)
    assert (ranked(125, *members).rank, ranked(125, *members).outcome) == (3, Outcome.NOT_REACHED)
    assert ranked(125, *members, direction=Direction.HIGHER).rank == 6


def test_equals_share_the_place() -> None:
    members = (110, 120, 130, 140, 150, 160, 170)

    assert (ranked(120, *members).rank, ranked(120, *members).outcome) == (2, Outcome.REACHED)
    assert (ranked(5, 5, 5, 5, 5).rank, ranked(5, 5, 5, 5, 5).ranked) == (1, 5)


@pytest.mark.parametrize(("members", "share"), [((), 50), ((1, 2, 3), 50), ((1, 2, 3, 4), 10)])
def test_too_few_members_give_no_place(members: tuple[int, ...], share: int) -> None:
    found = ranked(2, *members, share=share)

    assert (found.outcome, found.reason) == (Outcome.NOT_ASSESSABLE, Reason.TOO_FEW_TO_RANK)


@given(st.lists(st.integers(0, 20), min_size=FEWEST_OTHERS, max_size=30), st.integers(0, 20), st.integers(25, 99))
def test_place_within_the_best_is_a_place_among_all_who_have_one(members: list[int], value: int, share: int) -> None:
    found = ranked(value, *members, share=share, direction=Direction.HIGHER)

    places = (len(members) + 1) * share // 100
    assert found.rank is not None
    assert (found.outcome is Outcome.REACHED) == (found.rank <= places)


@pytest.mark.parametrize(
    ("direction", "value", "outcome"),
    [
        (Direction.HIGHER, "78.8", Outcome.REACHED),
        (Direction.HIGHER, "78.7", Outcome.NOT_REACHED),
        (Direction.LOWER, "78.6", Outcome.REACHED),
        (Direction.LOWER, "78.7", Outcome.NOT_REACHED),
    ],
)
def test_shall_increase_without_a_number_is_any_step_past_the_baseline(
    direction: Direction, value: str, outcome: Outcome
) -> None:
    rule = TargetRule(K.IMPROVE, YEAR, baseline=D("78.7"), direction=direction)

    assert evaluate(rule, of_years(value)).outcome is outcome


def test_target_by_a_year_is_not_asked_of_the_years_before_it() -> None:
    rule = TargetRule(K.AT_LEAST, 2028, low=D(84), baseline=D("78.7"))

    early = evaluate(rule, of_years("81.9"), YEAR)
    there = evaluate(rule, of_years("84.0"), YEAR)
    due = evaluate(rule, of_years("81.9", last=2028))

    assert (early.outcome, early.reason) == (Outcome.NOT_ASSESSABLE, Reason.NOT_DUE_YET)
    assert (early.gained, early.progress) == (D("3.2"), D("0.6038"))
    assert (there.outcome, there.reason) == (Outcome.REACHED, Reason.ALREADY_REACHED)
    assert due.outcome is Outcome.NOT_REACHED


def test_value_within_the_publication_lag_is_held_against_the_target_of_the_year_told_of() -> None:
    rule = TargetRule(K.AT_LEAST, YEAR, low=D(84))

    assert evaluate(rule, of_years(80, last=YEAR - 1), YEAR - 1, asked=YEAR).outcome is Outcome.NOT_REACHED


@pytest.mark.parametrize(
    ("direction", "value", "outcome"),
    [
        (Direction.HIGHER, 84, Outcome.REACHED),
        (Direction.HIGHER, 83, Outcome.NOT_REACHED),
        (Direction.LOWER, 82, Outcome.REACHED),
        (Direction.LOWER, 83, Outcome.NOT_REACHED),
    ],
)
def test_better_than_another_is_by_the_same_years_value(direction: Direction, value: int, outcome: Outcome) -> None:
    rule = TargetRule(K.BETTER_THAN, YEAR, comparator_id=1, direction=direction)
    theirs = Others({YEAR: D(83), YEAR - 1: D(0)})

    assert evaluate(rule, of_years(value), others=theirs).outcome is outcome


def test_comparator_without_a_value_is_told() -> None:
    rule = TargetRule(K.BETTER_THAN, YEAR, comparator_id=1, comparator="Riket")

    found = evaluate(rule, of_years(80), others=Others({YEAR - 1: D(83)}))

    assert (found.outcome, found.reason) == (Outcome.NOT_ASSESSABLE, Reason.COMPARATOR_MISSING)
    assert explanation_text(found, rule, "%", 1) == "Värde saknas för Riket 2026, så ingen jämförelse kan göras."


@pytest.mark.parametrize("kind", [K.IMPROVE, K.BETTER_THAN, K.AMONG_BEST])
@pytest.mark.parametrize("direction", [Direction.BAND, Direction.NONE])
def test_better_needs_a_way_that_is_good(kind: TargetKind, direction: Direction) -> None:
    rule = TargetRule(kind, YEAR, baseline=D(1), comparator_id=1, share_of_best=25, direction=direction)

    assert rule_problems(rule) == ("direction_needed",)


MILESTONE = TargetRule(K.MILESTONE, YEAR, due_on=date(YEAR, 6, 30))


@pytest.mark.parametrize(
    ("series", "reason"),
    [
        ([("2026-04-30", "0")], Reason.MILESTONE_NOT_DUE),
        ([("2026-04-30", "1")], Reason.MILESTONE_REACHED),
        ([("2026-04-30", "0"), ("2026-08-31", "1")], Reason.MILESTONE_REACHED),
        ([("2026-08-31", "0")], Reason.MILESTONE_NOT_REACHED),
        ([("2026-08-31", "0"), ("2026-12-31", "1")], Reason.MILESTONE_LATE),
        ([("2025-12-31", "0")], Reason.VALUE_MISSING),
        ([], Reason.VALUE_MISSING),
    ],
)
def test_milestone_is_asked_of_the_first_value_from_its_day_on(series: list[tuple[str, str]], reason: Reason) -> None:
    assert evaluate(MILESTONE, [on(day, value) for day, value in series]).reason is reason


@pytest.mark.parametrize("kind", [K.MILESTONE, K.QUALITATIVE])
def test_what_a_person_found_decides(kind: TargetKind) -> None:
    reached = evaluate(TargetRule(kind, YEAR, found_reached=True), [])
    missed = evaluate(TargetRule(kind, YEAR, found_reached=False), of_years(1))

    assert (reached.outcome, missed.outcome) == (Outcome.REACHED, Outcome.NOT_REACHED)


def test_what_a_person_finds_is_not_asked_of_figures() -> None:
    rule = TargetRule(K.AT_LEAST, YEAR, low=D(84), found_reached=True)

    assert evaluate(rule, of_years(80)).outcome is Outcome.NOT_REACHED


def test_sum_so_far_can_have_passed_its_floor_already() -> None:
    rule = TargetRule(K.SUM_OVER_YEARS, 2028, low=D(100), years=3)

    assert evaluate(rule, of_years(900, 30, 60, last=2027), 2027).reason is Reason.NOT_DUE_YET
    assert evaluate(rule, of_years(900, 30, 70, last=2027), 2027).reason is Reason.ALREADY_REACHED


def test_ceiling_of_a_sum_is_not_kept_before_its_last_year() -> None:
    rule = TargetRule(K.SUM_OVER_YEARS, 2028, high=D(100), years=3)

    assert evaluate(rule, of_years(30, last=2026), 2026).reason is Reason.NOT_DUE_YET


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_progress_is_told_apart_from_fulfilment() -> None:
    rule = TargetRule(K.AT_LEAST, YEAR, low=D(84), baseline=D("78.7"), is_challenging=True)
    found = evaluate(rule, of_years("81.9"))

    assert plain(progress_text(found, rule, "%", 1)) == (
        "3,2 procentenheter bättre än utgångsläget 78,7 %, 60 % av vägen till målet"
    )
    assert plain(explanation_text(found, rule, "%", 1)) == (
        "Utfallet 81,9 % når inte målet ≥ 84,0 % men är 3,2 procentenheter bättre än utgångsläget. "
        "Målet är satt högt: att komma närmare är framsteg."
    )


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("78.7", "som utgångsläget 78,7 %"),
        ("77.5", "1,2 procentenheter sämre än utgångsläget 78,7 %"),
        ("83.99", "5,3 procentenheter bättre än utgångsläget 78,7 %, 99 % av vägen till målet"),
        ("78.702", "0,002 procentenheter bättre än utgångsläget 78,7 %, 1 % av vägen till målet"),
        ("90", "11,3 procentenheter bättre än utgångsläget 78,7 %"),
    ],
)
def test_progress_is_never_told_as_nothing_or_everything_when_it_is_not(value: str, words: str) -> None:
    rule = TargetRule(K.AT_LEAST, YEAR, low=D(84), baseline=D("78.7"))

    assert plain(progress_text(evaluate(rule, of_years(value)), rule, "%", 1)) == words


@pytest.mark.parametrize(
    ("rule", "values", "words"),
    [
        (
            TargetRule(K.AT_LEAST, 2028, low=D(84), baseline=D(78)),
            ["81.9"],
            "Målet gäller 2028 och ska inte vara nått ännu. Utfallet 2026 är 81,9 %, målet ≥ 84,0 %.",
        ),
        (TargetRule(K.AT_LEAST, 2028, low=D(84)), ["85"], "Utfallet 85,0 % når redan målet ≥ 84,0 %, som gäller 2028."),
        (TargetRule(K.AT_LEAST, 2028, low=D(84)), [None], "Målet gäller 2028 och ska inte vara nått ännu."),
        (TargetRule(K.IMPROVE, 2026, baseline=D(78)), ["78"], "Utfallet 78,0 % når inte målet > 78,0 %."),
        (
            TargetRule(K.SUM_OVER_YEARS, 2027, low=D(100), years=2),
            ["30"],
            "Målet gäller 2027 och ska inte vara nått ännu. Summan 2026 är 30,0 %, målet ≥ 100,0 %.",
        ),
    ],
)
def test_outcome_is_told(rule: TargetRule, values: list[str | None], words: str) -> None:
    found = evaluate(rule, of_years(*values), YEAR)

    assert plain(explanation_text(found, rule, "%", 1)) == words


def test_place_is_told_with_the_target() -> None:
    rule = TargetRule(
        K.AMONG_BEST, YEAR, share_of_best=25, comparator_id=1, comparator="Liknande", direction=Direction.LOWER
    )
    members = tuple(map(D, (110, 120, 130, 140, 150, 160, 170)))
    found = evaluate(rule, of_years(125), others=Others(members={YEAR: members}))

    assert plain(explanation_text(found, rule, "", 0)) == (
        "Utfallet 125 når inte målet bland de bästa 25 % av Liknande. Plats 3 av 8."
    )
