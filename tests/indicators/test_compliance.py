"""What the rules find among indicators: without owner, without target, without the last period's values."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annualcycle.periods import Frequency
from annualcycle.services.periods import close_period
from governance.checking import Ask, Find
from governance.models import Municipality, Organisation, User
from indicators.compliance import (
    indicators_without_owner,
    indicators_without_target,
    last_known_period,
    values_not_entered,
)
from indicators.fulfilment import TargetKind
from tests.conftest import organisation
from tests.indicators.make import make_indicator, make_target, make_values

YEAR = 2026


def told(find: Find, **given_: Any) -> dict[str, tuple[int, list[tuple[str, bool]]]]:
    """By organisation: how many things were looked at, and what breaks the rule, with whether it is past."""
    names = dict(Organisation.objects.values_list("pk", "short_name"))
    asked = {"year": YEAR, "organisations": frozenset(names), "today": date(YEAR, 11, 22)} | given_
    return {
        names[pk]: (each.looked_at, [(breach.title, breach.is_past) for breach in each.breaches])
        for pk, each in find(Ask(**asked)).items()
    }


def test_indicator_in_use_has_an_owner(scope: Municipality, alice: User) -> None:
    board, care = organisation("BUN"), organisation("ON")
    make_indicator("Med", board, owner=alice)
    make_indicator("Utan", board)
    make_indicator("Nedlagd", board, discontinued_on=date(YEAR, 1, 1))
    make_indicator("Läggs ned", care, discontinued_on=date(YEAR, 12, 1))

    assert told(indicators_without_owner) == {"BUN": (2, [("Utan", False)]), "ON": (1, [("Läggs ned", False)])}


def test_confidential_indicator_is_told_to_nobody(scope: Municipality) -> None:
    make_indicator("Hemlig", organisation("BUN"), is_confidential=True)

    for find in (indicators_without_owner, indicators_without_target, values_not_entered):
        assert told(find) == {}


def test_indicator_that_is_graded_has_a_target_for_the_year(scope: Municipality) -> None:
    board = organisation("BUN")
    make_target(make_indicator("Med", board), organisation("Valla"), YEAR, low=80)
    make_target(make_indicator("I fjol", board), board, YEAR - 1, low=80)
    make_indicator("Bakgrund", board, direction="none")
    many = make_indicator("Över flera år", board)
    make_target(many, board, YEAR + 1, kind=TargetKind.AVERAGE_OVER_YEARS, low=80, years=2)

    assert told(indicators_without_target) == {"BUN": (3, [("I fjol", False)])}
    assert told(indicators_without_target, year=YEAR - 1)["BUN"] == (3, [("Med", False), ("Över flera år", False)])


def test_values_of_the_last_period_that_has_ended_are_there_or_told_to_be_missing(scope: Municipality) -> None:
    board = organisation("BUN")
    absence = make_indicator("Frånvaro", board, frequency="tertial")
    make_values(absence, organisation("Valla"), {"2026-T1": "9", "2026-T2": None})
    make_values(absence, organisation("Nyborg"), {"2026-T1": "9"})

    found = told(values_not_entered)

    assert found == {"Valla": (1, []), "Nyborg": (1, [("Frånvaro (tertial 2 2026)", False)])}


def test_values_are_asked_for_after_the_days_of_grace(scope: Municipality) -> None:
    absence = make_indicator("Frånvaro", organisation("BUN"), frequency="tertial")
    make_values(absence, organisation("Valla"), {"2026-T1": "9"})

    def breaking(today: date) -> bool:
        return bool(told(values_not_entered, today=today, threshold=30)["Valla"][1])

    assert [breaking(date(2026, 9, 30)), breaking(date(2026, 10, 1))] == [False, True]


def test_value_of_a_closed_period_counts_but_can_no_longer_be_entered(scope: Municipality, alice: User) -> None:
    absence = make_indicator("Frånvaro", organisation("BUN"), frequency="tertial")
    make_values(absence, organisation("Valla"), {"2026-T1": "9"})
    close_period(period=last_known_period(Frequency.TERTIAL, 0, date(2026, 11, 22)), by=alice)

    assert told(values_not_entered) == {"Valla": (1, [("Frånvaro (tertial 2 2026)", True)])}


def test_fetched_and_computed_values_are_asked_of_nobody(scope: Municipality) -> None:
    make_indicator("Hämtad", organisation("BUN"), kolada_id="N15428")

    assert told(values_not_entered) == {}


days = st.dates(min_value=date(2000, 1, 1), max_value=date(2090, 1, 1))


@given(st.sampled_from(list(Frequency)), days, st.integers(0, 3))
def test_last_known_period_is_the_last_that_ended_before_the_day(frequency: Frequency, day: date, lag: int) -> None:
    period = last_known_period(frequency, lag, day)

    ended = last_known_period(frequency, 0, day)
    assert ended.end < day <= ended.next().end
    assert (period.end.month, ended.year - period.year) == (ended.end.month, lag)


@pytest.mark.parametrize("number", [1, 3])
def test_number_of_queries_does_not_grow_with_organisations(
    scope: Municipality, number: int, django_assert_num_queries: Callable
) -> None:
    for name in ["BUN", "ON", "Valla"][:number]:
        for frequency in ("tertial", "year"):
            row = make_indicator(f"{frequency} {name}", organisation(name), frequency=frequency)
            make_values(row, organisation(name), {"2025" if frequency == "year" else "2026-T1": "9"})
    ask = Ask(YEAR, frozenset(Organisation.objects.values_list("pk", flat=True)), date(YEAR, 11, 22))

    with django_assert_num_queries(7):
        found = [find(ask) for find in (indicators_without_owner, indicators_without_target, values_not_entered)]

    assert [len(each) for each in found] == [number] * 3
