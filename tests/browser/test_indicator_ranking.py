"""Which indicators go first: a controller orders the board's by keyboard alone, the board decides, readers see it."""

import pytest
from playwright.sync_api import Locator, expect

from tests.served.fixtures import DESKTOP, PHONE
from tests.served.measure_rows import FLUENT, HAPPY, LATE
from tests.served.person import Person
from tests.served.town import Town
from tests.served.town_rows import YEAR, yesterday

pytestmark = pytest.mark.browser
LIST = "Vilka indikatorer går först"


def test_indicators_are_ordered_by_keyboard_and_the_board_decides(town: Town) -> None:
    town.product.run("tests.served.measure_rows", town.slug)
    johan = town.person("Johan")

    _begins(johan, town)
    _orders_by_keyboard(johan)
    _records_the_decision(johan)

    johan.stands_on(LIST)
    johan.is_told("Prioriteringen är fastställd och låst.")
    assert johan.page.locator(".ranking-read").first.get_by_role("listitem").all_inner_texts() == [FLUENT, HAPPY]
    _is_read_in_that_order(town.person("Lena", phone=True), town)


def _begins(johan: Person, town: Town) -> None:
    keys = johan.page.keyboard
    johan.goes_to(town.path(f"indicators/rankings/?year={YEAR}"))
    johan.stands_on(LIST)
    johan.tabs_to(johan.link("Förbered en prioritering", exact=False))
    keys.press("Enter")
    johan.stands_on("Förbered en prioritering")
    johan.tabs_to(johan.button("Börja"))
    keys.press("Enter")
    johan.stands_on(f"Prioriteringen från {YEAR}")
    johan.page.set_viewport_size(PHONE)
    johan.looks_over()
    johan.page.set_viewport_size(DESKTOP)


def _ranked(johan: Person) -> Locator:
    return johan.page.get_by_role("list", name="Ordningen").locator(".ranking-goal a")


def _row(johan: Person, name: str) -> Locator:
    return johan.page.get_by_role("list", name="Ordningen").get_by_role("listitem").filter(has_text=name)


def _orders_by_keyboard(johan: Person) -> None:
    keys, status = johan.page.keyboard, johan.page.locator("#ranking-status")
    expect(_ranked(johan)).to_have_text([HAPPY, FLUENT, LATE])

    johan.tabs_to(johan.button(f"Upp {LATE}"))
    keys.press("Alt+Shift+ArrowUp")
    expect(_ranked(johan)).to_have_text([LATE, HAPPY, FLUENT])
    expect(status).to_contain_text(f"”{LATE}” står nu på plats 1 av 3.")
    expect(_row(johan, LATE).locator(":focus")).to_have_count(1)
    johan.tabs_to(johan.button(f"Upp {FLUENT}"))
    keys.press("Alt+ArrowUp")
    expect(_ranked(johan)).to_have_text([LATE, FLUENT, HAPPY])
    expect(_row(johan, FLUENT).locator(":focus")).to_have_count(1)

    johan.tabs_to(johan.button(f"Ta bort ur ordningen {LATE}"), back=True)
    keys.press("Enter")
    expect(_ranked(johan)).to_have_text([FLUENT, HAPPY])
    expect(johan.button(f"Ge en plats {LATE}")).to_be_focused()
    johan.looks_over()
    johan.tabs_to(johan.field("Varför"))
    keys.type("Läsningen bär allt annat.")
    johan.tabs_to(johan.button("Spara", exact=True))
    keys.press("Enter")
    johan.is_told("Utkastet")


def _records_the_decision(johan: Person) -> None:
    keys = johan.page.keyboard
    johan.tabs_to(johan.link("För in beslutet"))
    keys.press("Enter")
    johan.stands_on("För in beslutet")
    johan.reads("1 indikator blir utan plats.")
    johan.field("Beslutat av").select_option(label="Skolnämnden")
    johan.field("Beslutsdatum").fill(yesterday())
    johan.field("Diarienummer").fill("BUN 4/1")
    johan.field("Paragraf i protokollet").fill("14")
    keys.press("Enter")


def _is_read_in_that_order(lena: Person, town: Town) -> None:
    """The small charts follow the board's decision and name it."""
    lena.goes_to(town.path("indicators/multiples/"))
    lena.stands_on("Indikatorer för Skolnämnden")
    lena.reads(f"Skolnämnden beslutade {yesterday()} § 14")
    expect(lena.page.locator(".multiple h2 a")).to_have_text([FLUENT, HAPPY, LATE])
    expect(lena.page.locator(".multiple").filter(has_text=LATE)).to_contain_text("inte prioriterad")
