"""Kerstin reads her board's key figures on a phone of 320 px: side by side, and then one of them to the bottom."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.served.person import Person

pytestmark = pytest.mark.browser

BOARD = "Barn- och utbildningsnämnden"
ABSENCE = "Total frånvaro åk 7–9, andel (%)"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_politician_reads_the_boards_indicators_on_a_phone(people: Callable[..., Person], scripts: bool) -> None:
    kerstin = people("Kerstin", phone=True, scripts=scripts)

    _looks_side_by_side(kerstin)
    _narrows_to_those_that_miss(kerstin)
    _reads_one_of_them(kerstin)


def _small(kerstin: Person) -> Locator:
    return kerstin.page.locator(".multiple")


def _looks_side_by_side(kerstin: Person) -> None:
    kerstin.goes_to("/exempelby/indicators/multiples/")
    kerstin.stands_on(f"Indikatorer för {BOARD}")
    chart = _small(kerstin).filter(has_text=ABSENCE).get_by_role("img")
    expect(chart).to_be_visible()
    expect(chart.locator("title")).to_contain_text("Mål ≤ 8,0 %")
    assert _small(kerstin).count() > 3
    expect(_small(kerstin).filter(has_text=ABSENCE)).to_contain_text("mål ≤ 8,0")


def _narrows_to_those_that_miss(kerstin: Person) -> None:
    whole = _small(kerstin).count()
    kerstin.field("Urval").select_option("missed")
    kerstin.button("Visa").click()
    kerstin.stands_on(f"Indikatorer för {BOARD}")
    expect(kerstin.page.locator("main").get_by_role("status")).to_contain_text(f"av {whole} indikatorer")
    assert 0 < _small(kerstin).count() < whole


def _reads_one_of_them(kerstin: Person) -> None:
    _small(kerstin).get_by_role("link", name=ABSENCE).click()
    kerstin.stands_on(ABSENCE)
    figure = kerstin.page.get_by_role("figure").first
    expect(figure.get_by_role("img")).to_be_visible()
    figure.locator("summary").click()
    expect(figure.get_by_role("table")).to_be_visible()
    kerstin.reads("Signal eller naturlig variation?", "Mål", "Varje värde med källa och datum")
    for closed in kerstin.page.locator("main details:not([open]) > summary").all():
        closed.click()
    kerstin.looks_over()
