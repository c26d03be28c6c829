"""What goes first: a controller orders the board's goals by keyboard alone, and the board decides the order."""

import pytest
from playwright.sync_api import Locator, expect

from tests.served.fixtures import DESKTOP, PHONE
from tests.served.person import Person
from tests.served.town import Town
from tests.served.town_rows import BREAKS, READERS, SUPPORT, TRADES, YEAR, yesterday

pytestmark = pytest.mark.browser


def test_order_is_made_by_keyboard_and_decided_by_the_board(town: Town) -> None:
    johan = town.person("Johan")

    _begins(johan, town)
    _orders_by_keyboard(johan)
    _records_the_decision(johan)

    johan.stands_on("Prioritering")
    johan.is_told("fastställd")
    order = johan.page.locator(".ranking-read").first.get_by_role("listitem").all_inner_texts()
    assert order == [TRADES, READERS]
    _sees_it_everywhere(town.person("Per"), town)


def _begins(johan: Person, town: Town) -> None:
    johan.goes_to(town.path(f"goals/rankings/?year={YEAR}"))
    johan.stands_on("Prioritering")
    johan.page.set_viewport_size(PHONE)
    johan.looks_over()
    johan.page.set_viewport_size(DESKTOP)
    prepare = johan.page.locator(".section-head").filter(has_text="Skolnämnden").get_by_role("link")
    johan.tabs_to(prepare)
    johan.page.keyboard.press("Enter")
    johan.stands_on("Förbered en prioritering", exact=False)
    johan.tabs_to(johan.button("Börja"))
    johan.page.keyboard.press("Enter")
    johan.stands_on(f"Prioriteringen från {YEAR}")


def _ranked(johan: Person) -> Locator:
    return johan.page.get_by_role("list", name="Ordningen").locator(".ranking-goal a")


def _orders_by_keyboard(johan: Person) -> None:
    keys, status = johan.page.keyboard, johan.page.locator("#ranking-status")
    expect(_ranked(johan)).to_have_text([READERS, BREAKS, TRADES])
    expect(johan.button(f"Ge en plats {SUPPORT}")).to_be_visible()  # a draft has no place until it is given one

    johan.tabs_to(johan.button(f"Upp {TRADES}"))
    keys.press("Alt+Shift+ArrowUp")
    expect(_ranked(johan)).to_have_text([TRADES, READERS, BREAKS])
    expect(status).to_contain_text(TRADES)
    moved = johan.page.get_by_role("list", name="Ordningen").get_by_role("listitem").filter(has_text=TRADES)
    expect(moved.locator(":focus")).to_have_count(1)
    johan.looks_over()

    johan.tabs_to(johan.button(f"Ta bort ur ordningen {BREAKS}"))
    keys.press("Enter")
    expect(_ranked(johan)).to_have_text([TRADES, READERS])
    expect(status).to_contain_text(BREAKS)
    expect(johan.button(f"Ge en plats {BREAKS}")).to_be_focused()
    expect(johan.page.locator("#ranking")).to_contain_text("Utan plats")
    johan.tabs_to(johan.field("Varför"))
    keys.type("Arbetet går först i år.")
    johan.tabs_to(johan.button("Spara", exact=True))
    keys.press("Enter")
    johan.is_told("Utkastet")


def _records_the_decision(johan: Person) -> None:
    johan.looks_over()
    johan.link("För in beslutet").click()
    johan.stands_on("För in beslutet")
    johan.reads(TRADES, "2 mål lämnas utan plats")
    johan.field("Beslutat av").select_option(label="Skolnämnden")
    johan.field("Beslutsdatum").fill(yesterday())
    johan.field("Diarienummer").fill("BUN 3/1")
    johan.field("Paragraf i protokollet").fill("14")
    johan.button("För in beslutet").click()


def _sees_it_everywhere(per: Person, town: Town) -> None:
    per.goes_to(town.path(f"goals/{town.numbers[TRADES]}/"))
    per.stands_on(TRADES)
    per.reads("prioritet 1 av 2", "§ 14")
    per.goes_to(town.path(f"goals/{town.numbers[BREAKS]}/"))
    per.stands_on(BREAKS)
    per.reads("inte prioriterat")
