"""How a derived value came about, as the indicator's page tells it."""

import pytest

from annualcycle.periods import Period
from annualcycle.services.periods import close_period
from governance.models import Municipality, Organisation, User
from indicators.models import Indicator
from indicators.numbers import NARROW_SPACE, Missing
from indicators.queries.derived import Derivation, derivation_of
from indicators.services.derived import remake_derived
from tests.conftest import organisation, signed_in
from tests.indicators.make import make_indicator
from tests.indicators.test_derived import put


def how(indicator: Indicator, place: str, reader: User, period: str | None = None) -> Derivation | None:
    at = Period.parse(period) if period else None
    return derivation_of(indicator, organisation(place).pk, reader=reader, language="sv", period=at)


@pytest.fixture
def rate(scope: Municipality, amir: User) -> Indicator:
    """Children per thousand inhabitants, where the inhabitants of 2025 are missing."""
    top = organisation("K")
    children = make_indicator("Barn", top, code="N1", unit="antal", decimals=0)
    people = make_indicator("Alla", top, code="N2", unit="antal", decimals=0)
    found = make_indicator("Barn per tusen", top, unit="antal", formula="(N1 - 2) / N2 * 1000")
    put(children, "K", "32", amir, "2024")
    put(people, "K", "1200", amir, "2024")
    put(children, "K", "30", amir, "2025")
    return found


def test_formula_is_told_in_names_with_their_values(rate: Indicator, amir: User) -> None:
    found = how(rate, "K", amir, "2024")

    assert "".join(piece.text for piece in found.formula) == "(Barn − 2) ÷ Alla × 1000".replace(
        "1000", f"1{chr(0x202F)}000"
    )
    assert [(line.name, line.text) for line in found.lines] == [("Barn", "32"), ("Alla", f"1{NARROW_SPACE}200")]
    assert (found.period, found.result, found.lacks, found.beside) == ("2024", "25,0", (), ("", "", False))


def test_formula_says_what_is_missing_for_the_latest_period(rate: Indicator, amir: User) -> None:
    found = how(rate, "K", amir)

    assert (found.period, found.result, found.lacks) == ("2025", "", ("Alla saknar ännu värde för 2025.",))


def test_formula_tells_an_own_value_that_differs(rate: Indicator, amir: User) -> None:
    put(rate, "K", "26", amir, "2024")

    assert how(rate, "K", amir, "2024").beside.own == "26,0"


def test_value_that_a_closed_period_keeps_is_told(rate: Indicator, amir: User, alice: User) -> None:
    close_period(period=Period.parse("2024"), by=alice)
    Indicator.objects.filter(pk=rate.pk).update(formula=rate.formula.replace("1000", "100"))
    rate.refresh_from_db()
    remake_derived(by=None)

    assert how(rate, "K", amir, "2024").beside == ("", "25,0", True)


def test_formula_that_cannot_be_read_says_why(rate: Indicator, amir: User) -> None:
    Indicator.objects.filter(pk=rate.pk).update(formula="N1 / N99")
    rate.refresh_from_db()

    assert "N99" in how(rate, "K", amir).problem


def test_formula_names_no_confidential_input(rate: Indicator, amir: User, bob: User) -> None:
    Indicator.objects.filter(name="Alla").update(is_confidential=True)

    found = how(rate, "K", bob, "2024")

    assert [(line.name, line.text) for line in found.lines] == [("Barn", "32"), ("en skyddad indikator", "")]


@pytest.fixture
def pupils(scope: Municipality, amir: User) -> Indicator:
    board = organisation("BUN")
    for name in ("Norra", "Södra"):
        Organisation.objects.create(kind="unit", name=f"{name}skolan", short_name=name, parent=board)
    found = make_indicator("Elever", board, unit="antal", decimals=0, over_organisations="sum")
    for school, told in (("Valla", "100"), ("Norra", "50"), ("Södra", "25")):
        put(found, school, told, amir, "2024")
    return found


def test_parts_are_told_with_what_they_come_to(pupils: Indicator, amir: User) -> None:
    found = how(pupils, "BUN", amir)

    assert {(line.name, line.text) for line in found.lines} >= {("Norraskolan", "50"), ("Södraskolan", "25")}
    assert (len(found.lines), found.result, found.lacks) == (3, "175", ())


def test_parts_say_how_many_of_how_many(pupils: Indicator, amir: User) -> None:
    put(pupils, "Valla", "100", amir, "2025")
    put(pupils, "Norra", "50", amir, "2025")

    found = how(pupils, "BUN", amir)

    assert found.lacks == ("2 av 3 har ett värde. Det läggs ihop först när alla har det.",)
    assert {line.name: line.note for line in found.lines}["Södraskolan"] == "inte inlämnat"


def test_sum_stands_beside_an_own_value_that_differs(pupils: Indicator, amir: User) -> None:
    put(pupils, "BUN", "180", amir, "2024")

    found = how(pupils, "BUN", amir, "2024")

    assert (found.result, found.beside.own) == ("175", "180")


def test_own_total_does_not_disclose_a_withheld_part(pupils: Indicator, amir: User) -> None:
    put(pupils, "BUN", "175", amir, "2024")
    put(pupils, "Valla", Missing.SUPPRESSED, amir, "2024")

    found = how(pupils, "BUN", amir, "2024")

    texts = {line.name: line.text for line in found.lines}
    assert (texts["Norraskolan"], texts["Södraskolan"]) == ("50", "..")


def test_unit_without_parts_and_plain_indicator_tell_nothing(pupils: Indicator, amir: User) -> None:
    plain = make_indicator("Annat", organisation("BUN"))

    assert (how(pupils, "Valla", amir), how(plain, "BUN", amir)) == (None, None)


def test_page_shows_how_the_value_is_counted(pupils: Indicator, amir: User) -> None:
    remake_derived(by=None)

    page = signed_in(amir).get(f"/exempelby/indicators/{pupils.pk}/?organisation={organisation('BUN').pk}")

    assert "Så räknas värdet" in page.content.decode()
