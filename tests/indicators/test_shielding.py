"""No total discloses a withheld part: by case, and by what an onlooker could count out."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.models import Municipality, Organisation, User
from indicators.models import Indicator, Value
from indicators.numbers import Missing
from indicators.queries.cards import indicator_cards
from indicators.queries.exports import exported_values
from indicators.queries.pages import indicator_page
from indicators.queries.shielded import ValueKey, hidden_values
from indicators.services.derived import remake_derived
from indicators.shielding import Cell, Sum, shielded
from tests.conftest import make_person, organisation
from tests.indicators.make import make_indicator

D = Decimal
WITHHELD = Cell(Missing.SUPPRESSED)


def cells(**told: int | Missing | tuple[int, int] | None) -> dict[str, Cell]:
    found = {}
    for name, each in told.items():
        if isinstance(each, tuple):
            found[name] = Cell(D(each[0]), D(each[1]))
        else:
            found[name] = Cell(each if isinstance(each, Missing) or each is None else D(each))
    return found


GENDERS = [Sum("t", ("k", "m"))]
SCHOOLS = [Sum("board", ("a", "b", "c"))]


def test_total_and_one_sex_would_disclose_the_other() -> None:
    assert shielded(cells(t=30, k=Missing.SUPPRESSED, m=27), GENDERS) == {"m"}
    assert shielded(cells(t=30, k=26, m=Missing.SUPPRESSED), GENDERS) == {"k"}


def test_both_sexes_would_disclose_a_withheld_total() -> None:
    assert shielded(cells(t=Missing.SUPPRESSED, k=3, m=1), GENDERS) == {"m"}


def test_total_of_all_but_one_organisation_would_disclose_it() -> None:
    assert shielded(cells(board=60, a=Missing.SUPPRESSED, b=20, c=37), SCHOOLS) == {"b"}
    assert shielded(cells(board=60, a=Missing.SUPPRESSED, b=(90, 4), c=(10, 80)), SCHOOLS) == {"b"}


def test_two_withheld_parts_shield_each_other() -> None:
    assert shielded(cells(board=60, a=Missing.SUPPRESSED, b=Missing.SUPPRESSED, c=37), SCHOOLS) == frozenset()


def test_part_that_is_not_known_shields_too() -> None:
    assert shielded(cells(board=60, a=Missing.SUPPRESSED, b=Missing.NOT_AVAILABLE, c=37), SCHOOLS) == frozenset()


def test_part_that_it_does_not_apply_to_shields_nothing() -> None:
    assert shielded(cells(board=60, a=Missing.SUPPRESSED, b=Missing.NOT_APPLICABLE, c=37), SCHOOLS) == {"c"}


def test_only_part_withheld_withholds_the_total() -> None:
    assert shielded(cells(board=3, a=Missing.SUPPRESSED), [Sum("board", ("a",))]) == {"board"}


def test_total_that_is_withheld_or_missing_discloses_nothing() -> None:
    assert shielded(cells(board=Missing.SUPPRESSED, a=Missing.SUPPRESSED, b=20, c=37), SCHOOLS) == frozenset()
    assert shielded(cells(board=Missing.NOT_AVAILABLE, a=Missing.SUPPRESSED, b=20, c=37), SCHOOLS) == frozenset()


def test_nothing_withheld_withholds_nothing() -> None:
    assert shielded(cells(board=60, a=3, b=20, c=37), SCHOOLS) == frozenset()
    assert shielded(cells(board=60, a=Missing.NOT_AVAILABLE, b=20, c=37), SCHOOLS) == frozenset()


def test_what_is_withheld_beside_is_itself_not_disclosed() -> None:
    told = cells(board=60, a=Missing.SUPPRESSED, b=20, c=37, bk=9, bm=11)

    assert shielded(told, [*SCHOOLS, Sum("b", ("bk", "bm"))]) == {"b", "bk"}


tolds = st.integers(0, 99).map(lambda n: Cell(D(n))) | st.sampled_from([WITHHELD, Cell(Missing.NOT_AVAILABLE)])
PLACES = ["top", "x", "y", "xa", "xb", "ya", "yb", "yc"]
TREE = {"top": ("x", "y"), "x": ("xa", "xb"), "y": ("ya", "yb", "yc")}


@given(st.fixed_dictionaries({place + gender: tolds for place in PLACES for gender in "TKM"}))
def test_nothing_withheld_can_be_counted_out(told: dict[str, Cell]) -> None:
    sums = [Sum(place + "T", (place + "K", place + "M")) for place in PLACES]
    sums += [Sum(above + g, tuple(part + g for part in parts)) for above, parts in TREE.items() for g in "TKM"]

    hidden = shielded(told, sums)

    secret = {name for name, cell in told.items() if cell.told is Missing.SUPPRESSED} | hidden
    known = {name for name, cell in told.items() if cell.is_number} - hidden
    assert all(told[name].is_number for name in hidden)
    for each in sums:
        unknown = {each.total, *each.parts} - known
        assert not (len(unknown) == 1 and unknown & secret)
    if not secret:
        assert hidden == frozenset()


# --- as it is stored


def store(indicator: Indicator, place: str, told: int | None, gender: str = "T") -> None:
    Value.objects.create(
        indicator=indicator,
        organisation=organisation(place),
        frequency="year",
        period_start="2025-01-01",
        gender=gender,
        value=told,
        missing="" if told is not None else "suppressed",
    )


@pytest.fixture
def pupils(scope: Municipality) -> Indicator:
    Organisation.objects.create(kind="unit", name="Norra", short_name="Norra", parent=organisation("BUN"))
    return make_indicator("Elever", organisation("BUN"), unit="antal")


def hidden(indicator: Indicator) -> set[tuple[str, str]]:
    names = dict(Organisation.objects.values_list("pk", "short_name"))
    parents = dict(Organisation.objects.values_list("pk", "parent"))
    found = hidden_values({indicator.pk}, parents)
    assert all(isinstance(key, ValueKey) for key in found)
    return {(names[key.organisation], key.gender) for key in found}


def test_own_total_of_the_board_does_not_disclose_a_school(pupils: Indicator) -> None:
    for place, told in (("BUN", 60), ("Valla", None), ("Norra", 57)):
        store(pupils, place, told)

    assert hidden(pupils) == {("Norra", "T")}


def test_organisation_without_values_between_hides_no_relation(pupils: Indicator) -> None:
    for place, told in (("K", 60), ("Valla", None), ("Norra", 57)):
        store(pupils, place, told)

    assert hidden(pupils) == {("Norra", "T")}


def test_women_and_men_of_one_school(pupils: Indicator) -> None:
    for gender, told in (("T", 30), ("K", None), ("M", 28)):
        store(pupils, "Valla", told, gender)

    assert hidden(pupils) == {("Valla", "M")}


def test_few_cases_are_withheld_also_when_the_limit_came_later(pupils: Indicator) -> None:
    store(pupils, "Norra", 50)
    Value.objects.update(numerator=2, denominator=4)
    assert hidden(pupils) == set()

    Indicator.objects.filter(pk=pupils.pk).update(fewest_cases=5)

    assert hidden(pupils) == {("Norra", "T")}


def test_nothing_is_asked_twice_where_nothing_is_withheld(
    pupils: Indicator, amir: User, django_assert_num_queries: object
) -> None:
    store(pupils, "Valla", 30)

    with django_assert_num_queries(1):
        assert hidden_values({pupils.pk}, {}) == frozenset()


def test_card_and_page_withhold_what_would_disclose(pupils: Indicator, amir: User) -> None:
    for place, told in (("BUN", 60), ("Valla", None), ("Norra", 57)):
        store(pupils, place, told)
    store(pupils, "Norra", 31, "K")
    school = organisation("Norra")

    card = indicator_cards([(pupils.pk, school.pk)], year=2026, language="sv", reader=None)[pupils.pk, school.pk]
    page = indicator_page(pupils, school.pk, year=2026, language="sv", accent="#0F4C5C", reader=amir)

    assert (card.latest_text, card.points[0].value, card.points[0].missing) == ("", None, Missing.SUPPRESSED)
    assert page.values.lines[0].texts == (("Totalt", ".."), ("Kvinnor", "31,0"))


def test_export_withholds_what_would_disclose_but_from_who_answers_for_it(
    pupils: Indicator, bob: User, exempelby: Municipality
) -> None:
    for place, told in (("BUN", 60), ("Valla", None), ("Norra", 57)):
        store(pupils, place, told)
    writer = make_person("Nora", ("manager", "Norra"), municipality=exempelby)

    def told(reader: User) -> dict[str, tuple]:
        return {row.place: (row.figure.value, row.figure.missing) for row in exported_values(pupils, reader=reader)}

    assert told(bob)["Norra"] == (None, "suppressed")
    assert told(writer)["Norra"] == (D(57), "")
    assert told(bob)["Barn- och utbildningsnämnden"] == (D(60), "")


def test_what_is_computed_from_a_number_withheld_beside_another_is_withheld(pupils: Indicator, amir: User) -> None:
    for place, told in (("BUN", 60), ("Valla", None), ("Norra", 57)):
        store(pupils, place, told)
    pupils_all = make_indicator("Elever i allt", organisation("BUN"), unit="antal", code="ALLA")
    for place, told in (("Valla", 200), ("Norra", 300)):
        store(pupils_all, place, told)
    share = make_indicator("Andel", organisation("BUN"), formula='"Elever" / ALLA * 100')
    twice = make_indicator("Dubbla andelen", organisation("BUN"), formula='"Andel" * 2')
    remake_derived(by=None)

    assert hidden(share) == hidden(twice) == {("Norra", "T")}

    school = organisation("Norra")
    cards = indicator_cards([(share.pk, school.pk)], year=2026, language="sv", reader=None)
    told = {row.place: row.figure for row in exported_values(share, reader=None)}
    assert cards[share.pk, school.pk].points[0].value is None
    assert (told["Norra"].value, told["Norra"].missing) == (None, "suppressed")


def test_year_computed_from_months_withholds_the_month_that_is_withheld(pupils: Indicator) -> None:
    monthly = make_indicator("Ärenden", organisation("BUN"), frequency="month", over_time="sum", code="M")
    for month in range(1, 13):
        board = [] if month == 2 else [("BUN", 60)]
        for place, told in (*board, ("Valla", None if month == 3 else 20), ("Norra", 40)):
            store(monthly, place, told)
            Value.objects.filter(indicator=monthly, frequency="year").update(
                frequency="month", period_start=date(2025, month, 1)
            )
    yearly = make_indicator("Ärenden i år", organisation("BUN"), formula="M * 2")
    remake_derived(by=None)

    assert hidden(monthly) == hidden(yearly) == {("Norra", "T")}


def test_what_is_computed_from_few_cases_is_withheld_when_the_limit_came_later(pupils: Indicator) -> None:
    store(pupils, "Norra", 50)
    Value.objects.update(numerator=2, denominator=4)
    twice = make_indicator("Dubbelt", organisation("BUN"), formula='"Elever" * 2')
    remake_derived(by=None)
    assert hidden(twice) == set()

    Indicator.objects.filter(pk=pupils.pk).update(fewest_cases=5)
    remake_derived(by=None)

    assert hidden(twice) == {("Norra", "T")}
    keys = [(twice.pk, organisation("Norra").pk)]
    assert indicator_cards(keys, year=2026, language="sv", reader=None)[keys[0]].points[0].value is None
