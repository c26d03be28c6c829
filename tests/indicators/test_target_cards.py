"""What a card says of a target that compares with others, and the sentence that tells a target."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone, translation

from governance.models import Municipality, User
from indicators.fulfilment import Outcome, TargetKind, TargetRule
from indicators.models import Comparator, ComparatorMember, Indicator, KoladaSource, Target
from indicators.queries.cards import IndicatorCard, indicator_cards
from indicators.services.targets import set_target
from indicators.target_words import target_sentence
from tests.conftest import organisation
from tests.indicators.make import make_indicator, make_values

D = Decimal
K = TargetKind
YEAR = timezone.localdate().year


@pytest.fixture(autouse=True)
def _in_swedish() -> Iterator[None]:
    with translation.override("sv"):
        yield


@pytest.fixture
def indicator(scope: Municipality) -> Indicator:
    return make_indicator("Årets resultat", organisation("K"))


def set_for(indicator: Indicator, by: User, **given: object) -> Target:
    usual = {"indicator": indicator, "organisation": organisation("K"), "year": YEAR, "kind": "at_least", "by": by}
    target = set_target(**usual | given)
    target.refresh_from_db()
    return target


def card_of(indicator: Indicator, year: int = YEAR) -> IndicatorCard:
    key = (indicator.pk, organisation("K").pk)
    return indicator_cards([key], year=year, language="sv", reader=None)[key]


def test_card_holds_the_value_against_another(indicator: Indicator, alice: User) -> None:
    riket = Comparator.objects.create(name="Riket")
    set_for(indicator, alice, kind="better_than", comparator=riket, baseline=D(80))
    make_values(indicator, organisation("K"), {str(YEAR): "83.44"})
    make_values(indicator, riket, {str(YEAR): "83.42"})

    card = card_of(indicator)

    assert (card.target_text, card.fulfilment.outcome) == ("bättre än Riket", Outcome.REACHED)
    assert card.explanation == "Utfallet 83,44\u00a0% når målet bättre än Riket 83,42\u00a0%."
    assert card.progress_text.startswith("3,44\u00a0procentenheter bättre än utgångsläget")


@pytest.fixture
def group(indicator: Indicator) -> Comparator:
    group = Comparator.objects.create(name="Liknande")
    for place, value in enumerate(("80", "81", "82", "83", "84", "85", "86")):
        member = Comparator.objects.create(name=f"Kommun {place}", kolada_id=f"000{place}", is_drawn=False)
        ComparatorMember.objects.create(group=group, member=member)
        make_values(indicator, member, {str(YEAR): value})
    return group


def test_card_tells_the_place_among_the_members(indicator: Indicator, group: Comparator, alice: User) -> None:
    set_for(indicator, alice, kind="among_best", comparator=group, share_of_best=25)
    make_values(indicator, organisation("K"), {str(YEAR): "85.5"})

    card = card_of(indicator)

    assert (card.fulfilment.rank, card.fulfilment.ranked, card.fulfilment.outcome) == (2, 8, Outcome.REACHED)
    assert card.target_text.replace("\u00a0", " ") == "bland de bästa 25 % av Liknande"


def test_municipality_is_not_ranked_beside_itself(indicator: Indicator, group: Comparator, alice: User) -> None:
    set_for(indicator, alice, kind="among_best", comparator=group, share_of_best=25)
    make_values(indicator, organisation("K"), {str(YEAR): "85.5"})
    KoladaSource.objects.create(area_id="0006")

    assert (card_of(indicator).fulfilment.rank, card_of(indicator).fulfilment.ranked) == (1, 7)


def test_card_of_an_earlier_year_says_that_the_target_is_not_due(indicator: Indicator, alice: User) -> None:
    make_values(indicator, organisation("K"), {str(YEAR): "81.9"})
    set_for(indicator, alice, year=YEAR + 2, low=D(84), baseline=D("78.7"), ambition="challenging")

    card = card_of(indicator)

    assert (card.outcome_meaning, card.outcome_word) == ("unassessed", "Ska nås senare")
    assert card.explanation.endswith("Målet är satt högt: att komma närmare är framsteg.")


@pytest.mark.parametrize("count", [1, 3])
def test_cards_ask_as_much_of_one_group_as_of_three(
    indicator: Indicator, group: Comparator, alice: User, django_assert_num_queries: object, count: int
) -> None:
    keys = []
    for place in range(count):
        row = make_indicator(f"Mått {place}", organisation("K"))
        set_for(row, alice, kind="among_best", comparator=group, share_of_best=25)
        keys.append((row.pk, organisation("K").pk))

    with django_assert_num_queries(7):
        indicator_cards(keys, year=YEAR, language="sv", reader=None)


@pytest.mark.parametrize(
    ("kind", "given", "words"),
    [
        (K.AT_LEAST, {"low": D(84)}, "Minst 84,0 % år 2026."),
        (K.LESS_THAN, {"high": D(5)}, "Mindre än 5,0 % år 2026."),
        (K.MAINTAIN, {"low": D(42)}, "Behåll standarden år 2026: minst 42,0 %."),
        (K.MAINTAIN, {"baseline": D(42), "tolerance": D(1)}, "Behåll standarden år 2026: minst 41,0 %."),
        (K.WITHIN, {"low": D(-2), "high": D(2)}, "Mellan −2,0 % och 2,0 % år 2026."),
        (
            K.CHANGE_BY,
            {"low": D(5), "baseline": D(60)},
            "En förändring med minst +5,0 procentenheter från 60,0 % till och med 2026.",
        ),
        (
            K.CHANGE_BY,
            {"low": D(5), "baseline": D(60), "is_relative": True},
            "En förändring med minst +5,0 % från 60,0 % till och med 2026.",
        ),
        (K.SUM_OVER_YEARS, {"low": D(100), "years": 4}, "Summan över 4 år till och med 2026 är minst 100,0 %."),
        (
            K.AVERAGE_OVER_YEARS,
            {"low": D(2), "years": 3, "fewest_years": 2},
            "Snittet över 3 år till och med 2026 är minst 2,0 %. Minst 2 av åren måste ha ett värde.",
        ),
        (K.IMPROVE, {"baseline": D(60)}, "Bättre än utgångsläget 60,0 % år 2026, hur litet det än är."),
        (
            K.BETTER_THAN,
            {"comparator_id": 1, "comparator": "Riket"},
            "Bättre än Riket år 2026, räknat på samma års värden.",
        ),
        (
            K.AMONG_BEST,
            {"comparator_id": 1, "comparator": "Liknande", "share_of_best": 25},
            "Bland de bästa 25 % i Liknande år 2026.",
        ),
        (K.MILESTONE, {}, "Klart under 2026. Värdet 1 säger att det är det, eller en person."),
        (
            K.MILESTONE,
            {"due_on": date(2026, 6, 30)},
            "Klart senast 2026-06-30. Värdet 1 säger att det är det, eller en person.",
        ),
        (K.QUALITATIVE, {}, "Bedöms i ord av en person för 2026."),
        (K.AT_LEAST, {}, ""),
    ],
)
def test_target_is_told_in_a_sentence(kind: TargetKind, given: dict, words: str) -> None:
    sentence = target_sentence(TargetRule(kind, 2026, **given), "%", 1)

    assert sentence.replace("\u00a0", " ") == words
