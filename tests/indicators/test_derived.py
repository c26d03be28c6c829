"""Values that are made from others: by formula, and put together from those below."""

from decimal import Decimal

import pytest

from annualcycle.periods import Period
from annualcycle.services.periods import close_period, reopen_period
from governance.models import Municipality, Organisation, User
from indicators.models import Comparator, Indicator, Value
from indicators.numbers import Missing
from indicators.services.derived import SOURCE, remake_derived
from indicators.services.values import Entry, record_values
from tests.conftest import organisation
from tests.indicators.make import make_indicator, make_values

D = Decimal


def stored(indicator: Indicator, place: str, period: str = "2025", gender: str = "T") -> Value | None:
    at = Period.parse(period)
    rows = Value.objects.filter(indicator=indicator, frequency=at.frequency, period_start=at.start, gender=gender)
    return rows.filter(organisation=organisation(place)).first()


def told(indicator: Indicator, place: str, period: str = "2025", gender: str = "T") -> Decimal | str | None:
    row = stored(indicator, place, period, gender)
    return None if row is None else row.missing or row.value


def put(indicator: Indicator, place: str, value: object, by: User, period: str = "2025", **fields: object) -> None:
    """Record a value as a person would; text is a number, a pair is numerator and denominator."""
    if isinstance(value, tuple):
        fields |= {"numerator": D(value[0]), "denominator": D(value[1])}
        value = None
    given = D(value) if type(value) is str else value
    entry = Entry(
        indicator_id=indicator.pk,
        organisation_id=organisation(place).pk,
        period=Period.parse(period),
        value=given,
        **fields,
    )
    record_values(entries=[entry], by=by)


@pytest.fixture
def schools(scope: Municipality) -> Organisation:
    """The school board has a third school under it beside those of every test."""
    board = organisation("BUN")
    for name in ("Norra", "Södra"):
        Organisation.objects.create(kind="unit", name=f"{name}skolan", short_name=name, parent=board)
    return board


# --- by formula


def test_formula_gives_a_value_as_soon_as_its_inputs_are_there(scope: Municipality, amir: User) -> None:
    children, people = (
        make_indicator("Barn", organisation("K"), code="N1"),
        make_indicator("Alla", organisation("K"), code="N2"),
    )
    rate = make_indicator("Barn per tusen", organisation("K"), formula="N1 / N2 * 1000")

    put(children, "K", "30", amir)
    assert told(rate, "K") is None
    put(people, "K", "1200", amir)

    row = stored(rate, "K")
    assert row is not None
    assert (row.value, row.origin, row.source, row.quality) == (D(25), "computed", SOURCE, "final")
    assert (row.entered_by, row.source_date) == (None, None)


def test_formula_follows_its_inputs_and_goes_with_them(scope: Municipality, amir: User) -> None:
    first = make_indicator("Första", organisation("K"), code="N1")
    twice = make_indicator("Dubbelt", organisation("K"), code="N2", formula="N1 * 2")
    four = make_indicator("Fyrdubbelt", organisation("K"), formula="N2 * 2")
    put(first, "K", "5", amir)
    assert (told(twice, "K"), told(four, "K")) == (D(10), D(20))

    put(first, "K", "6", amir)
    assert (told(twice, "K"), told(four, "K")) == (D(12), D(24))

    put(first, "K", None, amir)
    assert (told(twice, "K"), told(four, "K")) == (None, None)


def test_formula_says_missing_never_zero(scope: Municipality, amir: User) -> None:
    one, other = (make_indicator(name, organisation("K"), code=name) for name in ("N1", "N2"))
    total = make_indicator("Summa", organisation("K"), formula="N1 + N2")
    put(one, "K", "5", amir, "2024")
    put(other, "K", "7", amir, "2024")
    put(one, "K", "5", amir, "2025")
    assert (told(total, "K", "2024"), told(total, "K", "2025")) == (D(12), "not_yet")

    put(other, "K", Missing.SUPPRESSED, amir, "2025")
    assert told(total, "K", "2025") == "suppressed"


def test_zero_denominator_leaves_no_number(scope: Municipality, amir: User) -> None:
    above, below = (make_indicator(name, organisation("K"), code=name) for name in ("N1", "N2"))
    ratio = make_indicator("Kvot", organisation("K"), formula="N1 / N2")
    put(above, "K", "5", amir)
    put(below, "K", "0", amir)

    assert told(ratio, "K") == "not_available"


def test_formula_is_reckoned_for_women_and_men_and_for_comparators(scope: Municipality, amir: User) -> None:
    first = make_indicator("Första", organisation("K"), code="N1")
    twice = make_indicator("Dubbelt", organisation("K"), formula="N1 * 2")
    country = Comparator.objects.create(name="Riket")
    make_values(first, country, {"2025": "7"})

    put(first, "K", "5", amir, gender="K")

    assert told(twice, "K", gender="K") == D(10)
    assert Value.objects.get(indicator=twice, comparator=country).value == D(14)


def test_yearly_formula_takes_the_year_of_its_monthly_input(scope: Municipality, amir: User) -> None:
    visits = make_indicator("Besök", organisation("K"), code="N1", frequency="quarter", over_time="sum")
    people = make_indicator("Invånare", organisation("K"), code="N2")
    rate = make_indicator("Besök per invånare", organisation("K"), formula="N1 / N2")
    put(people, "K", "10", amir)
    for quarter in (1, 2, 3):
        put(visits, "K", "5", amir, f"2025-Q{quarter}")
    assert told(rate, "K") == "not_yet"

    put(visits, "K", "5", amir, "2025-Q4")

    assert told(rate, "K") == D(2)


def test_own_value_stands_before_the_formula(scope: Municipality, amir: User) -> None:
    first = make_indicator("Första", organisation("K"), code="N1")
    twice = make_indicator("Dubbelt", organisation("K"), formula="N1 * 2")
    put(first, "K", "5", amir)
    put(twice, "K", "11", amir, seen="")
    put(first, "K", "6", amir)
    assert (told(twice, "K"), stored(twice, "K").origin) == (D(11), "entered")

    put(twice, "K", None, amir)

    assert told(twice, "K") == D(12)


def test_changed_formula_makes_the_values_again(scope: Municipality, amir: User) -> None:
    first = make_indicator("Första", organisation("K"), code="N1")
    other = make_indicator("Annan", organisation("K"), formula="N1 * 2")
    put(first, "K", "5", amir)

    Indicator.objects.filter(pk=other.pk).update(formula="N1 * 3")
    remake_derived(indicators={other.pk}, by=amir)
    assert told(other, "K") == D(15)

    Indicator.objects.filter(pk=other.pk).update(formula="")
    remake_derived(indicators={other.pk}, by=amir)
    assert told(other, "K") is None


def test_formula_that_is_a_share_keeps_its_parts_and_withholds_few(scope: Municipality, amir: User) -> None:
    above, below = (make_indicator(name, organisation("K"), code=name) for name in ("N1", "N2"))
    share = make_indicator("Andel", organisation("K"), formula="N1 / N2 * 100", fewest_cases=5)
    put(above, "K", "3", amir)
    put(below, "K", "8", amir)
    row = stored(share, "K")
    assert (row.value, row.numerator, row.denominator) == (D("37.5"), D(3), D(8))

    put(below, "K", "4", amir)

    assert told(share, "K") == "suppressed"


# --- over organisations


def test_sum_is_put_together_on_the_board_and_no_higher(schools: Organisation, amir: User) -> None:
    pupils = make_indicator("Elever", schools, unit="antal", over_organisations="sum")
    put(pupils, "Valla", "100", amir)
    put(pupils, "Norra", "50", amir)

    row = stored(pupils, "BUN")
    assert (row.value, row.origin, row.source) == (D(150), "rolled_up", SOURCE)
    assert told(pupils, "K") is None


def test_what_one_board_manages_for_all_is_put_together_on_the_whole(scope: Municipality, amir: User) -> None:
    employed = make_indicator("Anställda", organisation("KS"), unit="antal", over_organisations="sum")
    put(employed, "BUN", "700", amir)
    put(employed, "ON", "500", amir)

    assert (told(employed, "K"), told(employed, "KS")) == (D(1200), None)


def test_percentages_are_weighted_never_averaged(schools: Organisation, amir: User) -> None:
    share = make_indicator("Behöriga", schools, over_organisations="weighted")
    put(share, "Valla", (90, 100), amir)
    put(share, "Norra", (1, 10), amir)

    row = stored(share, "BUN")
    assert (row.value, row.numerator, row.denominator) == (D("82.727273"), D(91), D(110))


def test_percentages_without_their_parts_are_not_put_together(schools: Organisation, amir: User) -> None:
    share = make_indicator("Behöriga", schools, over_organisations="weighted")
    put(share, "Valla", "90", amir)
    put(share, "Norra", (1, 10), amir)

    assert told(share, "BUN") == "not_available"


def test_own_value_of_the_board_is_never_lost(schools: Organisation, amir: User) -> None:
    pupils = make_indicator("Elever", schools, unit="antal", over_organisations="sum")
    put(pupils, "BUN", "999", amir)
    put(pupils, "Valla", "100", amir)
    remake_derived(by=None)

    assert (told(pupils, "BUN"), stored(pupils, "BUN").origin) == (D(999), "entered")


def test_three_of_four_are_no_total(schools: Organisation, amir: User) -> None:
    pupils = make_indicator("Elever", schools, unit="antal", over_organisations="sum")
    for school in ("Valla", "Norra", "Södra"):
        put(pupils, school, "100", amir, "2024")
    put(pupils, "Valla", "100", amir)
    put(pupils, "Norra", "100", amir)
    assert (told(pupils, "BUN", "2024"), told(pupils, "BUN")) == (D(300), "not_yet")

    put(pupils, "Södra", Missing.NOT_APPLICABLE, amir)

    assert told(pupils, "BUN") == D(200)


def test_withheld_part_withholds_the_whole(schools: Organisation, amir: User) -> None:
    pupils = make_indicator("Elever", schools, unit="antal", over_organisations="sum")
    put(pupils, "Valla", "100", amir)
    put(pupils, "Norra", Missing.SUPPRESSED, amir)

    assert told(pupils, "BUN") == "suppressed"


def test_closed_school_is_not_waited_for(schools: Organisation, amir: User) -> None:
    pupils = make_indicator("Elever", schools, unit="antal", over_organisations="sum")
    put(pupils, "Valla", "100", amir, "2024")
    put(pupils, "Norra", "50", amir, "2024")
    Organisation.objects.filter(short_name="Norra").update(valid_from="2000-01-01", valid_to="2024-12-31")

    put(pupils, "Valla", "110", amir, "2025")

    assert (told(pupils, "BUN", "2024"), told(pupils, "BUN", "2025")) == (D(150), D(110))


def test_nearest_level_that_reports_is_taken(schools: Organisation, amir: User) -> None:
    area = Organisation.objects.create(kind="service_area", name="Område", short_name="Omr", parent=schools)
    Organisation.objects.create(kind="unit", name="Lillskolan", short_name="Lill", parent=area)
    pupils = make_indicator("Elever", schools, unit="antal", over_organisations="sum")
    put(pupils, "Lill", "10", amir)
    put(pupils, "Valla", "100", amir)
    assert (told(pupils, "Omr"), told(pupils, "BUN")) == (D(10), D(110))

    put(pupils, "Omr", "12", amir)

    assert told(pupils, "BUN") == D(112)


def test_moved_organisation_is_put_together_where_it_hangs(schools: Organisation, amir: User) -> None:
    pupils = make_indicator("Elever", organisation("K"), unit="antal", over_organisations="sum")
    put(pupils, "Valla", "100", amir)
    put(pupils, "Norra", "50", amir)
    Organisation.objects.filter(short_name="Norra").update(parent=organisation("ON"))

    remake_derived(by=None)

    assert (told(pupils, "BUN"), told(pupils, "ON"), told(pupils, "K")) == (D(100), D(50), D(150))


def test_formula_rests_on_what_is_put_together(schools: Organisation, amir: User) -> None:
    made, of = (
        make_indicator(name, schools, code=name, unit="antal", over_organisations="sum") for name in ("N1", "N2")
    )
    share = make_indicator("Andel", schools, formula="N1 / N2 * 100")
    for school, above, below in (("Valla", "90", "100"), ("Norra", "1", "10")):
        put(made, school, above, amir)
        put(of, school, below, amir)

    assert (told(share, "Norra"), told(share, "BUN")) == (D(10), D("82.727273"))


def test_formula_does_not_hold_three_schools_against_two(schools: Organisation, amir: User) -> None:
    made, of = (
        make_indicator(name, schools, code=name, unit="antal", over_organisations="sum") for name in ("N1", "N2")
    )
    share = make_indicator("Andel", schools, formula="N1 / N2 * 100")
    for school in ("Valla", "Norra", "Södra"):
        put(made, school, "10", amir)
    for school in ("Valla", "Norra"):
        put(of, school, "100", amir)
    assert (told(share, "Norra"), told(share, "BUN")) == (D(10), "not_available")

    put(of, "Södra", "100", amir)

    assert told(share, "BUN") == D(10)


# --- closed periods, quality, doing it again


def test_closed_period_keeps_its_derived_values(scope: Municipality, amir: User, alice: User) -> None:
    first = make_indicator("Första", organisation("K"), code="N1")
    other = make_indicator("Annan", organisation("K"), formula="N1 * 2")
    put(first, "K", "5", amir, "2024")
    close_period(period=Period.parse("2024"), by=alice)
    Indicator.objects.filter(pk=other.pk).update(formula="N1 * 3")

    remake_derived(by=None)
    assert told(other, "K", "2024") == D(10)

    reopen_period(period=Period.parse("2024"), reason="Fel formel", by=alice)
    remake_derived(by=None)
    assert told(other, "K", "2024") == D(15)


def test_closed_period_gets_the_derived_values_it_lacks(scope: Municipality, amir: User, alice: User) -> None:
    first = make_indicator("Första", organisation("K"), code="N1")
    second = make_indicator("Andra", organisation("K"), code="N2")
    whole = make_indicator("Hel", organisation("K"), formula="N1 + N2")
    put(second, "K", "1", amir, "2023")
    put(first, "K", "5", amir, "2024")
    assert told(whole, "K", "2024") == "not_yet"
    close_period(period=Period.parse("2024"), by=alice)
    make_values(second, organisation("K"), {"2024": "2"})
    double = make_indicator("Dubbelt", organisation("K"), formula="N1 * 2")

    remake_derived(by=None)

    assert (told(whole, "K", "2024"), told(double, "K", "2024")) == (D(7), D(10))
    assert remake_derived(by=None) == 0


def test_preliminary_part_makes_the_whole_preliminary(schools: Organisation, amir: User) -> None:
    pupils = make_indicator("Elever", schools, unit="antal", over_organisations="sum")
    put(pupils, "Valla", "100", amir)
    put(pupils, "Norra", "50", amir, quality="preliminary")
    assert stored(pupils, "BUN").quality == "preliminary"

    put(pupils, "Norra", "50", amir, quality="final")

    assert stored(pupils, "BUN").quality == "final"


def test_made_again_nothing_changes(schools: Organisation, amir: User) -> None:
    share = make_indicator("Behöriga", schools, code="N1", over_organisations="weighted")
    make_indicator("Dubbelt", schools, formula="N1 * 2 / 3")
    put(share, "Valla", (90, 100), amir)
    put(share, "Norra", Missing.NOT_AVAILABLE, amir)
    before = list(Value.objects.order_by("pk").values())

    assert remake_derived(by=None) == 0
    assert list(Value.objects.order_by("pk").values()) == before


def test_history_names_who_told_what_the_derived_rests_on(scope: Municipality, amir: User) -> None:
    first = make_indicator("Första", organisation("K"), code="N1")
    other = make_indicator("Annan", organisation("K"), formula="N1 * 2")
    put(first, "K", "5", amir)

    event = Value.pgh_event_model.objects.get(indicator_id=other.pk)
    assert (event.pgh_context["name"], event.pgh_context["service"]) == ("Amir", "record_values")


def test_values_that_nothing_rests_on_cost_nothing_more(
    scope: Municipality, amir: User, django_assert_max_num_queries: object
) -> None:
    make_indicator("Första", organisation("K"), code="N1")
    make_indicator("Annan", organisation("K"), formula="N1 * 2")
    plain = make_indicator("Tredje", organisation("K"))

    with django_assert_max_num_queries(14):
        put(plain, "K", "5", amir)
