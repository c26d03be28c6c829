"""Shares are handed in by their numerators and denominators."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.utils import translation

from governance.models import Municipality
from indicators.forms.entry import RoundForm
from indicators.models import Indicator, Value
from indicators.plausibility import Oddity, doubt_about_parts
from tests.conftest import organisation
from tests.indicators.entering import T2, cells_of, form_of
from tests.indicators.make import make_indicator, make_values


@pytest.fixture(autouse=True)
def _in_swedish() -> Iterator[None]:
    with translation.override("sv"):
        yield


def make_share(**fields: object) -> Indicator:
    """A share of parts at Vallaskolan, 45 of 60 the tertial before."""
    given = {"numerator_name": "Säkra läsare", "denominator_name": "Elever", "frequency": "tertial"}
    indicator = make_indicator("Läsning", organisation("Valla"), **given | fields)
    make_values(indicator, organisation("Valla"), {"2026-T1": "75"})
    Value.objects.filter(indicator=indicator).update(numerator=45, denominator=60)
    return indicator


def test_share_is_what_its_parts_make(scope: Municipality) -> None:
    make_share()

    form = form_of(value="", numerator="44", denominator="66", seen="")

    (entry,) = form.entries
    assert (entry.value, entry.numerator, entry.denominator) == (Decimal("66.666667"), 44, 66)


def test_share_takes_a_value_alone(scope: Municipality) -> None:
    make_share()

    (entry,) = form_of(value="70", numerator="", denominator="", seen="").entries

    assert (entry.value, entry.numerator) == (Decimal(70), None)


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"numerator": "44"}, "Skriv både täljare och nämnare"),
        ({"numerator": "44", "denominator": "0"}, "Nämnaren måste vara mer än 0"),
        ({"numerator": "44", "denominator": "saknas"}, "Täljare och nämnare är tal"),
        ({"numerator": "44", "denominator": "66", "value": "81"}, "Täljaren och nämnaren ger 66,7"),
        ({"numerator": "fyra", "denominator": "66"}, "fyra"),
    ],
)
def test_parts_that_make_no_share_are_told(scope: Municipality, sent: dict[str, str], told: str) -> None:
    make_share()

    (note,) = form_of(**{"value": "", "seen": ""} | sent).notes.values()

    assert (note.kind, told in note.text) == ("error", True)


def test_parts_that_look_like_slips_are_asked_about(scope: Municipality) -> None:
    make_share()

    (swapped,) = form_of(value="", numerator="62", denominator="46", seen="").notes.values()
    (both,) = form_of(value="", numerator="450", denominator="600", seen="").notes.values()
    sure = form_of(value="", numerator="450", denominator="600", seen="", sure=both.ticks[0].value)
    changed_again = form_of(value="", numerator="4500", denominator="6000", seen="", sure=both.ticks[0].value)

    assert (swapped.kind, both.kind, "Nämnaren: Tio gånger" in both.text) == ("question", "question", True)
    assert (len(sure.entries), len(changed_again.entries)) == (1, 0)


def test_doubt_about_parts_is_silent_without_earlier_ones() -> None:
    assert doubt_about_parts(Decimal(5), Decimal(9), [], is_percent=True) is None
    assert doubt_about_parts(Decimal(9), Decimal(5), [], is_percent=True).oddity is Oddity.PARTS_SWAPPED
    assert doubt_about_parts(Decimal(9), Decimal(5), [], is_percent=False) is None


def test_form_keeps_what_was_sent_for_a_share(scope: Municipality) -> None:
    make_share()
    (cell,) = cells_of("Valla")

    form = RoundForm([cell], T2, {f"value-{cell.key}": "", f"numerator-{cell.key}": "5"})

    assert (form.is_valid, form.sent[cell.key].numerator) == (False, "5")
