"""The help to set a target: what the series has done, where others lie, what a step is."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from governance.models import Municipality, User
from indicators.fulfilment import NOBODY, Bounds, Direction, TargetKind, TargetRule
from indicators.models import Comparator, ComparatorMember, Indicator, IndicatorComparator, Value
from indicators.queries.target_help import others_of, target_ground
from indicators.target_help import (
    cases_needed,
    changes,
    leap,
    levels_asked,
    spread_of,
    still_asked,
    usual_change,
)
from indicators.target_help_words import help_lines
from tests.conftest import organisation
from tests.indicators.make import make_indicator, make_values

D = Decimal
K = TargetKind
YEAR = timezone.localdate().year
amounts = st.decimals(min_value=-1000, max_value=1000, places=2)
series = st.dictionaries(st.integers(2010, 2026), amounts, min_size=1, max_size=15)


@pytest.fixture(autouse=True)
def _in_swedish() -> Iterator[None]:
    with translation.override("sv"):
        yield


def of(*values: int | str, first: int = 2017) -> dict[int, Decimal]:
    return {first + place: D(value) for place, value in enumerate(values)}


# --- what the series has done


def test_usual_change_is_the_middle_of_the_changes_between_years_that_follow() -> None:
    found = usual_change({2017: D(10), 2018: D(12), 2020: D(50), 2021: D(45), 2022: D(46)})

    assert (found.median, found.largest, found.largest_year) == (D(2), D(-5), 2021)
    assert (found.rises, found.falls, found.count) == (2, 1, 3)


@pytest.mark.parametrize("values", [{}, {2020: D(1)}, {2018: D(1), 2020: D(4)}])
def test_series_without_two_years_in_a_row_has_no_usual_change(values: dict[int, Decimal]) -> None:
    assert usual_change(values) is None


@given(series)
def test_usual_change_lies_within_what_has_happened(values: dict[int, Decimal]) -> None:
    found = usual_change(values)

    if found is not None:
        sizes = [abs(change) for change in changes(values).values()]
        assert min(sizes) <= found.median <= max(sizes) == abs(found.largest)
        assert found.rises + found.falls <= found.count == len(sizes)


# --- what the target asks


def test_such_a_rise_has_come_once_in_nine_years() -> None:
    values = of(70, 71, 72, 71, 72, 75, 74, 75, 76, 77)

    found = leap(values, Bounds(low=D(80)), 2027)

    assert (found.needed, found.years, found.times, found.of) == (D(3), 1, 1, 9)
    assert found.usual_years == D(3)


def test_more_years_are_set_beside_changes_over_as_many() -> None:
    found = leap(of(70, 71, 72, 76, 77), Bounds(low=D(82)), 2023)

    assert (found.years, found.times, found.of) == (2, 2, 3)


def test_fall_is_counted_where_lower_is_wanted() -> None:
    found = leap(of(10, 8, 9, 6), Bounds(high=D(4)), 2021)

    assert (found.needed, found.times, found.of) == (D(-2), 2, 3)


def test_strict_target_at_the_value_asks_for_any_step() -> None:
    found = leap(of(5, 5, 6, 6), Bounds(low=D(6), is_strict=True), 2021)

    assert (found.is_there, found.needed, found.times) == (False, D(0), 1)


@given(series, amounts, st.decimals(min_value=0, max_value=100, places=2), st.integers(2020, 2030))
def test_asking_for_more_has_never_come_more_often(
    values: dict[int, Decimal], level: Decimal, more: Decimal, year: int
) -> None:
    easy, hard = leap(values, Bounds(low=level), year), leap(values, Bounds(low=level + more), year)

    assert hard.of == easy.of
    assert hard.times <= hard.of
    if easy.is_there is False:
        assert hard.times <= easy.times
        assert abs(hard.needed) >= abs(easy.needed)


@given(series, amounts, st.integers(2020, 2030))
def test_reversed_way_is_a_mirror(values: dict[int, Decimal], level: Decimal, year: int) -> None:
    up = leap(values, Bounds(low=level), year)
    down = leap({key: -value for key, value in values.items()}, Bounds(high=-level), year)

    assert (up.is_there, up.needed, up.times, up.of) == (down.is_there, -down.needed, down.times, down.of)


@pytest.mark.parametrize(
    ("rule", "levels"),
    [
        (TargetRule(K.AT_LEAST, 2027, low=D(84)), Bounds(low=D(84))),
        (TargetRule(K.CHANGE_BY, 2027, low=D(5), baseline=D(60)), Bounds(low=D(65))),
        (TargetRule(K.CHANGE_BY, 2027, high=D(-10), baseline=D(50), is_relative=True), Bounds(high=D(45))),
        (TargetRule(K.CHANGE_BY, 2027, low=D(5), baseline=D(0), is_relative=True), None),
        (TargetRule(K.IMPROVE, 2027, baseline=D(60)), Bounds(low=D(60), is_strict=True)),
        (TargetRule(K.BETTER_THAN, 2027, comparator_id=1), None),
        (TargetRule(K.SUM_OVER_YEARS, 2027, low=D(5), years=2), None),
        (TargetRule(K.AT_LEAST, 2027), None),
    ],
)
def test_levels_are_told_in_the_indicators_unit(rule: TargetRule, levels: Bounds | None) -> None:
    assert levels_asked(rule, NOBODY, 2025) == levels


def test_years_that_remain_of_an_average_are_asked_for_what_is_lacking() -> None:
    rule = TargetRule(K.AVERAGE_OVER_YEARS, 2027, low=D(2), years=3)

    assert still_asked(rule, of("1.0", first=2025)) == (2, Bounds(low=D("2.5")))
    assert still_asked(rule, of("1.0", first=2024)) is None
    assert still_asked(rule, {}) is None


def test_years_that_remain_of_a_sum_are_asked_for_the_rest() -> None:
    rule = TargetRule(K.SUM_OVER_YEARS, 2027, low=D(100), years=4)

    assert still_asked(rule, of(30, 20, first=2024)) == (2, Bounds(low=D(25)))


# --- where others lie


def test_place_among_others_shares_the_better_of_equals() -> None:
    others = [D(value) for value in (1, 2, 3, 4)]

    assert spread_of(others, D(3), Direction.HIGHER).rank == 2
    assert spread_of(others, D(3), Direction.LOWER).rank == 3
    assert spread_of(others, D(3), Direction.NONE).rank is None
    assert spread_of([], D(3), Direction.HIGHER) is None


# --- what a step is


@given(st.decimals(min_value=-50, max_value=50, places=2), st.integers(1, 5000))
def test_cases_needed_are_enough_and_not_one_too_many(needed: Decimal, denominator: int) -> None:
    cases = cases_needed(needed, D(denominator), D(100))

    exact = abs(needed) * denominator / 100
    assert exact <= abs(cases) < exact + 1


# --- in words


def lines_of(indicator: Indicator, reader: User, rule: TargetRule | None = None) -> dict[str, str]:
    ground = target_ground(indicator, organisation("K").pk, language="sv", reader=reader)
    others = others_of(ground, rule) if rule else NOBODY
    found = help_lines(ground, rule, others)
    return {line.label: " ".join(line.texts).replace("\u00a0", " ").replace("\u202f", " ") for line in found}


def test_help_tells_reach_and_what_it_is_in_pupils(scope: Municipality, alice: User) -> None:
    indicator = make_indicator("Behöriga", organisation("K"), denominator_name="elever i årskurs 9")
    make_values(indicator, organisation("K"), {str(YEAR - 3 + step): str(80 + step) for step in range(3)})
    Value.objects.filter(indicator=indicator, period_start__year=YEAR - 1).update(numerator=338, denominator=412)

    told = lines_of(indicator, alice, TargetRule(K.AT_LEAST, YEAR, low=D(84)))

    assert told["Vanlig förändring på ett år"].startswith("1,0 procentenheter, mitten av 2 förändringar. Störst: +1,0")
    assert told["Vad målet kräver"] == (
        "+2,0 procentenheter på 1 år. En så stor ökning har skett 0 av 2 år. "
        "Det är 2,0 gånger den vanliga förändringen på ett år."
    )
    assert told["Vad en procentenhet är"] == ("Ungefär 4,1 av 412 elever i årskurs 9. Målet kräver ungefär 9 fler.")


def test_help_tells_what_a_percent_is_in_kronor(scope: Municipality, alice: User) -> None:
    people = make_indicator("Invånare", organisation("K"), unit="antal", decimals=0)
    cost = make_indicator("Kostnad", organisation("K"), unit="kr/inv", decimals=0, volume_indicator=people)
    make_values(people, organisation("K"), {str(YEAR - 1): "15400"})
    make_values(cost, organisation("K"), {str(YEAR - 1): "7800"})

    told = lines_of(cost, alice)

    assert told["Vad en procent är"] == f"Ungefär 1,2 mnkr, räknat på Invånare 15 400 ({YEAR - 1})."


def test_confidential_volume_is_not_told(scope: Municipality, bob: User) -> None:
    people = make_indicator("Hemligt", organisation("K"), unit="antal", is_confidential=True)
    cost = make_indicator("Kostnad", organisation("K"), unit="kr/inv", volume_indicator=people)
    make_values(people, organisation("K"), {str(YEAR - 1): "15400"})
    make_values(cost, organisation("K"), {str(YEAR - 1): "7800"})

    assert "Vad en procent är" not in lines_of(cost, bob)


def test_how_few_it_concerns_is_not_told_where_that_is_withheld(scope: Municipality, alice: User) -> None:
    people = make_indicator("Elever", organisation("K"), unit="antal", fewest_cases=5)
    share = make_indicator("Behöriga", organisation("K"), fewest_cases=5, volume_indicator=people)
    make_values(people, organisation("K"), {str(YEAR - 1): "75"})
    make_values(share, organisation("K"), {str(YEAR - 2): "70", str(YEAR - 1): "75"})
    Value.objects.filter(period_start__year=YEAR - 1).update(numerator=3, denominator=4)

    ground = target_ground(share, organisation("K").pk, language="sv", reader=alice)

    assert (ground.denominator, ground.volume) == (None, None)


def test_help_without_a_value_or_with_one_says_so(scope: Municipality, alice: User) -> None:
    empty, single = make_indicator("Tom", organisation("K")), make_indicator("En", organisation("K"))
    make_values(single, organisation("K"), {str(YEAR - 1): "0"})
    rule = TargetRule(K.AT_LEAST, YEAR, low=D(5))

    assert lines_of(empty, alice, rule) == {
        "Senaste värde": "Det finns inget värde ännu, så målet kan inte ställas mot något."
    }
    told = lines_of(single, alice, rule)
    assert told["Senaste värde"] == f"0,0 % ({YEAR - 1})"
    assert told["Vanlig förändring på ett år"].startswith("Inga två år i följd")
    assert told["Vad målet kräver"] == "+5,0 procentenheter på 1 år."


def test_missing_value_is_not_a_year(scope: Municipality, alice: User) -> None:
    indicator = make_indicator("Hål", organisation("K"))
    make_values(indicator, organisation("K"), {str(YEAR - 3): "80", str(YEAR - 2): None, str(YEAR - 1): "90"})

    assert lines_of(indicator, alice)["Vanlig förändring på ett år"].startswith("Inga två år i följd")


def make_group(indicator: Indicator, *values: str) -> Comparator:
    group = Comparator.objects.create(name="Liknande", is_general=False)
    IndicatorComparator.objects.create(indicator=indicator, comparator=group)
    for place, value in enumerate(values):
        member = Comparator.objects.create(name=f"Kommun {place}", is_drawn=False, is_general=False)
        ComparatorMember.objects.create(group=group, member=member)
        make_values(indicator, member, {str(YEAR - 1): value})
    return group


def test_help_tells_the_place_among_similar_as_own_calculation(scope: Municipality, alice: User) -> None:
    indicator = make_indicator("Behöriga", organisation("K"))
    make_values(indicator, organisation("K"), {str(YEAR - 1): "81.9"})
    group = make_group(indicator, "74.2", "79.9", "80.7", "82.2", "84.4", "85.1", "88.0")

    told = lines_of(indicator, alice, TargetRule(K.AMONG_BEST, YEAR, comparator_id=group.pk, share_of_best=25))

    assert told["Liknande"] == (
        f"Från 74,2 % till 88,0 %, mitten 82,2 % (7 med värde {YEAR - 1}). Vår plats: 5 av 8. "
        "Målet hade varit plats 2. Egen beräkning."
    )
    assert "Kolada" not in " ".join(told.values())


def test_too_few_members_are_not_told(scope: Municipality, alice: User) -> None:
    indicator = make_indicator("Behöriga", organisation("K"))
    make_values(indicator, organisation("K"), {str(YEAR - 1): "81.9"})
    make_group(indicator, "74.2", "79.9")

    assert "Liknande" not in lines_of(indicator, alice)


@pytest.mark.parametrize("length", [1, 9])
def test_help_takes_the_same_queries_for_a_short_and_a_long_series(
    scope: Municipality, alice: User, django_assert_num_queries: object, length: int
) -> None:
    indicator = make_indicator("Behöriga", organisation("K"))
    make_values(indicator, organisation("K"), {str(YEAR - 1 - step): "80" for step in range(length)})
    make_group(indicator, *["80"] * (5 + length))
    target_ground(indicator, organisation("K").pk, language="sv", reader=alice)

    with django_assert_num_queries(9):
        target_ground(indicator, organisation("K").pk, language="sv", reader=alice)
