"""What an indicator's card says, and whose values it shows."""

from decimal import Decimal

import pytest

from governance.models import Municipality
from governance.tenancy import municipality_scope
from indicators import queries
from indicators.fulfilment import Outcome
from indicators.models import Comparator, Value
from indicators.queries import IndicatorCard
from tests.conftest import organisation
from tests.indicators.make import make_indicator, make_target, make_values

N = "\u00a0"


def card_of(indicator: object, short_name: str, year: int = 2026, language: str = "sv") -> IndicatorCard:
    key = (indicator.pk, organisation(short_name).pk)
    return queries.indicator_cards([key], year=year, language=language, reader=None)[key]


def test_card_tells_value_target_outcome_and_trend(scope: Municipality) -> None:
    board = organisation("BUN")
    indicator = make_indicator("Behöriga elever", board, code="N15428", source="Kolada N15428")
    make_values(indicator, board, {"2024": "80.4", "2025": "81.9", "2026": "83.4"})
    Value.objects.update(origin=Value.Origin.FETCHED)
    make_target(indicator, board, 2026, low=84, baseline="79.6")

    card = card_of(indicator, "BUN")

    assert (card.latest_text, card.latest_period, card.target_text) == (f"83,4{N}%", "2026", f"≥{N}84,0{N}%")
    assert card.fulfilment.outcome is Outcome.NOT_REACHED
    assert (card.outcome_meaning, card.outcome_word) == ("not_fulfilled", "Når inte målet")
    assert (card.trend_kind, card.trend_word, card.trend_detail) == ("better", "Bättre", f"+1,5{N}procentenheter")
    assert (card.source, str(card.source_date)) == ("Kolada N15428", "2026-09-26")
    assert [point.value for point in card.points] == [Decimal("80.4"), Decimal("81.9"), Decimal("83.4")]


def test_card_holds_the_sum_so_far_against_a_target_over_years(scope: Municipality) -> None:
    board = organisation("BUN")
    indicator = make_indicator("Bostäder", board, unit="antal", decimals=0)
    make_values(indicator, board, {"2023": "10", "2024": "12", "2025": "20", "2026": "70"})
    make_target(indicator, board, 2026, kind="sum_over_years", low=100, years=4)

    before, now = card_of(indicator, "BUN", 2025), card_of(indicator, "BUN")

    assert (before.compared_text, before.compared_period) == ("42", "3 av 4 år")
    assert (now.compared_text, now.compared_period, now.latest_text) == ("112", "2023–2026", "70")


@pytest.mark.parametrize(
    ("origin", "own", "of_indicator", "told"),
    [
        ("fetched", "Kolada", "Kolada", ("Kolada", False)),
        ("fetched", "", "Kolada N1", ("Kolada N1", False)),
        ("imported", "Kolada", "Kolada", ("Kolada", False)),
        ("imported", "", "Kolada", ("", False)),
        ("imported", "utdrag.csv", "Kolada", ("utdrag.csv", False)),
        ("entered", "", "Kolada", ("", False)),
        ("entered", "", " kolada N1", ("", False)),
        ("entered", "", "Skolverket", ("Skolverket", False)),
        ("computed", "Kolada", "Kolada", ("", True)),
        ("rolled_up", "", "Skolverket", ("", True)),
    ],
)
def test_card_names_kolada_only_for_what_kolada_gave(
    scope: Municipality, origin: str, own: str, of_indicator: str, told: tuple[str, bool]
) -> None:
    board = organisation("BUN")
    indicator = make_indicator("Behöriga elever", board, source=of_indicator)
    make_values(indicator, board, {"2026": "83.4"})
    Value.objects.update(origin=origin, source=own)

    card = card_of(indicator, "BUN")

    assert (card.source, card.is_own_calculation) == told


def test_card_speaks_the_language_asked_for(scope: Municipality) -> None:
    board = organisation("BUN")
    indicator = make_indicator("Behöriga elever", board)
    make_values(indicator, board, {"2025": "81.9", "2026": "85"})
    make_target(indicator, board, 2026, low=84)

    card = card_of(indicator, "BUN", language="en")

    assert (card.latest_text, card.outcome_word, card.trend_word) == ("85.0%", "Reaches the target", "Better")


def test_card_shows_own_values_before_those_above(scope: Municipality) -> None:
    board, school = organisation("BUN"), organisation("Valla")
    indicator = make_indicator("Frånvaro", board)
    make_values(indicator, board, {"2026": "9"})
    make_values(indicator, school, {"2026": "7"})

    card = card_of(indicator, "Valla")

    assert (card.organisation_id, card.latest_value) == (school.pk, Decimal(7))


def test_card_shows_nearest_above_that_has_values(scope: Municipality) -> None:
    board = organisation("BUN")
    indicator = make_indicator("Frånvaro", organisation("K"))
    make_values(indicator, board, {"2026": "9"})
    make_values(indicator, organisation("K"), {"2026": "8"})

    card = card_of(indicator, "Valla")

    assert (card.organisation_id, card.organisation_name) == (board.pk, "Barn- och utbildningsnämnden")


def test_card_without_values_names_managing_organisation(scope: Municipality) -> None:
    indicator = make_indicator("Frånvaro", organisation("BUN"))

    card = card_of(indicator, "ON")

    assert (card.organisation_id, card.latest_text, card.fulfilment) == (organisation("BUN").pk, "", None)


def test_card_uses_value_within_publication_lag(scope: Municipality) -> None:
    board = organisation("BUN")
    indicator = make_indicator("Utsläpp", board, lag_years=2)
    make_values(indicator, board, {"2024": "85"})
    make_target(indicator, board, 2026, low=84)

    card = card_of(indicator, "BUN")

    assert (card.assessed_year, card.fulfilment.outcome) == (2024, Outcome.REACHED)


def test_card_does_not_hold_older_value_against_target(scope: Municipality) -> None:
    board = organisation("BUN")
    indicator = make_indicator("Inflytande", board)
    make_values(indicator, board, {"2024": "85"})
    make_target(indicator, board, 2026, low=84)

    card = card_of(indicator, "BUN")

    assert (card.latest_period, card.fulfilment.outcome) == ("2024", Outcome.NOT_ASSESSABLE)
    assert card.outcome_meaning == "unassessed"


def test_card_gives_context_no_grade(scope: Municipality) -> None:
    board = organisation("BUN")
    indicator = make_indicator("Kostnad per elev", board, direction="none", unit="kr/inv", decimals=0)
    make_values(indicator, board, {"2025": "100000", "2026": "120000"})
    make_target(indicator, board, 2026, low=84)

    card = card_of(indicator, "BUN")

    assert (card.fulfilment, card.outcome_meaning, card.trend_kind, card.trend_word) == (None, "", "unknown", "Högre")


def test_card_reads_the_average_over_years(scope: Municipality) -> None:
    root = organisation("K")
    indicator = make_indicator("Årets resultat", root)
    make_values(indicator, root, {"2024": "5.1", "2025": "3.5", "2026": "0.7"})
    make_target(indicator, root, 2026, kind="average_over_years", low=2, years=3)

    card = card_of(indicator, "K")

    assert card.target_text == f"snitt{N}3{N}år{N}≥{N}2,0{N}%"
    assert card.fulfilment.outcome is Outcome.REACHED
    assert "fast årets värde" in card.explanation


def test_card_leaves_out_later_years_and_other_frequencies(scope: Municipality) -> None:
    board = organisation("BUN")
    indicator = make_indicator("Sjukfrånvaro", board, frequency="tertial")
    make_values(indicator, board, {"2025-T2": "7.9", "2026-T1": "7.6", "2026-T2": "7.2", "2026": "7", "2027-T1": "1"})

    card = card_of(indicator, "BUN")

    assert [point.period.code for point in card.points] == ["2025-T2", "2026-T1", "2026-T2"]
    assert (card.latest_period, card.trend.change) == ("T2 2026", Decimal("-0.7"))


def test_card_says_missing_value_is_not_zero(scope: Municipality) -> None:
    board = organisation("BUN")
    indicator = make_indicator("Frånvaro", board)
    make_values(indicator, board, {"2025": "9", "2026": None})
    make_target(indicator, board, 2026, low=5)

    card = card_of(indicator, "BUN")

    assert (card.latest_period, card.fulfilment.outcome) == ("2025", Outcome.NOT_ASSESSABLE)


def test_card_names_comparators_in_their_order(scope: Municipality) -> None:
    board = organisation("BUN")
    indicator = make_indicator("Behöriga elever", board)
    similar, country = (
        Comparator.objects.create(name=name, order=order) for name, order in [("Liknande", 2), ("Riket", 1)]
    )
    make_values(indicator, board, {"2026": "81.9"})
    make_values(indicator, similar, {"2025": "80.7"})
    make_values(indicator, country, {"2025": "83", "2026": "83.4"})

    card = card_of(indicator, "BUN")

    assert [(c.name, c.text, c.period) for c in card.comparators] == [
        ("Riket", f"83,4{N}%", "2026"),
        ("Liknande", f"80,7{N}%", "2025"),
    ]


def test_cards_are_of_the_open_municipality_only(exempelby: Municipality, annanstad: Municipality) -> None:
    with municipality_scope(annanstad):
        board = organisation("BUN")
        indicator = make_indicator("Deras", board)
        make_values(indicator, board, {"2026": "1"})
        key = (indicator.pk, board.pk)

    with municipality_scope(exempelby):
        found = queries.indicator_cards([key], year=2026, language="sv", reader=None)

    assert found == {}


@pytest.mark.parametrize("count", [1, 3])
def test_cards_take_five_queries(scope: Municipality, django_assert_num_queries: object, count: int) -> None:
    board = organisation("BUN")
    keys = []
    for number in range(count):
        indicator = make_indicator(f"Indikator {number}", board)
        make_values(indicator, board, {"2025": "81.9", "2026": "83.4"})
        make_target(indicator, board, 2026, low=84)
        keys.append((indicator.pk, board.pk))

    with django_assert_num_queries(5):
        cards = queries.indicator_cards(keys, year=2026, language="sv", reader=None)

    assert len(cards) == count


@pytest.mark.parametrize(
    ("level", "value", "target", "told"),
    [
        ("2.5", "2", "2,5", "2,0"),
        ("84", "83.96", "84,00", "83,96"),
        ("84", "83.4", "84", "83"),
        ("84", "84", "84", "84"),
    ],
)
def test_card_tells_with_the_decimals_that_agree_with_the_verdict(
    scope: Municipality, level: str, value: str, target: str, told: str
) -> None:
    board = organisation("BUN")
    indicator = make_indicator("Behöriga elever", board, decimals=0)
    make_values(indicator, board, {"2026": value})
    make_target(indicator, board, 2026, low=Decimal(level))

    card = card_of(indicator, "BUN")

    words = card.explanation.replace(N, " ")
    assert (words.startswith(f"Utfallet {told} % når"), f"målet ≥ {target} %" in words) == (True, True)


def year_card(
    scope: Municipality, values: dict[str, str | None], target: dict[str, object], **fields: object
) -> object:
    board = organisation("BUN")
    indicator = make_indicator("Besök", board, **{"unit": "antal", "decimals": 0, "frequency": "tertial"} | fields)
    make_values(indicator, board, values)
    make_target(indicator, board, 2026, **target)
    return card_of(indicator, "BUN")


THIRDS = {"2026-T1": "100", "2026-T2": "210", "2026-T3": "330"}


@pytest.mark.parametrize(("rule", "value"), [("last", "330"), ("sum", "640"), ("mean", "213.333333")])
def test_card_holds_the_year_by_its_rule_against_the_target(scope: Municipality, rule: str, value: str) -> None:
    card = year_card(scope, THIRDS, {"low": 1}, over_time=rule)

    assert (card.fulfilment.value, card.fulfilment.outcome) == (Decimal(value), Outcome.REACHED)


def test_card_holds_an_unfinished_year_against_no_target(scope: Municipality) -> None:
    card = year_card(scope, {"2026-T1": "100", "2026-T2": "110"}, {"kind": "at_most", "high": 250}, over_time="sum")

    assert card.fulfilment.outcome is Outcome.NOT_ASSESSABLE
    assert (card.compared_text, card.compared_period, card.latest_text) == ("210", "hittills 2026", "110")
    assert card.explanation.startswith("210 hittills 2026 (2 av 3 perioder)")


def test_card_says_how_far_what_is_counted_since_january_has_come(scope: Municipality) -> None:
    card = year_card(scope, {"2026-T1": "100", "2026-T2": "210"}, {"low": 300}, over_time="last")

    assert card.fulfilment.outcome is Outcome.NOT_ASSESSABLE
    assert card.explanation.startswith("210 till och med tertial 2 2026.")


def test_card_compares_what_is_not_put_together_by_its_latest_period(scope: Municipality) -> None:
    card = year_card(scope, {"2026-T1": "100", "2026-T2": "210"}, {"low": 300}, over_time="none")

    assert (card.fulfilment.outcome, card.fulfilment.value) == (Outcome.NOT_REACHED, Decimal(210))


def test_card_never_averages_percentages_silently(scope: Municipality) -> None:
    card = year_card(scope, THIRDS, {"low": 1}, over_time="weighted", unit="%")

    assert card.fulfilment.outcome is Outcome.NOT_ASSESSABLE
    assert "täljare och nämnare saknas" in card.explanation


def test_card_takes_the_years_own_value_before_what_its_periods_come_to(scope: Municipality) -> None:
    card = year_card(scope, THIRDS | {"2026": "650"}, {"low": 1}, over_time="sum")

    assert card.fulfilment.value == Decimal(650)


def test_card_adds_up_whole_years_for_a_target_over_years(scope: Municipality) -> None:
    earlier = {f"{year}-T{third}": "10" for year in (2024, 2025) for third in (1, 2, 3)}
    card = year_card(scope, earlier | THIRDS, {"kind": "average_over_years", "low": 200, "years": 3}, over_time="sum")

    assert card.fulfilment.value == (Decimal(30) + 30 + 640) / 3
