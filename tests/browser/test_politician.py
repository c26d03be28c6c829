"""Kerstin, a member of the school board, reads how it goes and follows the red thread down to a unit's own figures.

The same way with a mouse, on a phone of 320 px, with the keyboard alone, and without scripts.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.served.person import Person

pytestmark = pytest.mark.browser

GOAL = "Alla barn och elever lyckas i skolan"
BOARD_GOAL = "Ökad måluppfyllelse i årskurs 7–9"
COMMITMENT = "Gemensam modell för närvaro"
ACTIVITY = "Närvaroteam med kurator och socialsekreterare, varannan vecka"
INDICATOR = "Total frånvaro åk 7–9, andel (%)"


def _click(_person: Person, target: Locator) -> None:
    target.click()


def _press(person: Person, target: Locator) -> None:
    if "#" in person.page.url:  # an address with a place in the page begins there; what is wanted stands above
        person.tabs_to(target, back=True)
    else:
        person.page.keyboard.press("Tab")
        expect(person.page.get_by_role("link", name="Hoppa till innehållet")).to_be_focused()
        person.page.keyboard.press("Enter")
        person.tabs_to(target)
    person.page.keyboard.press("Enter")


@pytest.mark.parametrize(
    ("way", "follow"),
    [
        ({}, _click),
        ({"phone": True}, _click),
        ({}, _press),
        ({"scripts": False}, _click),
        ({"phone": True, "scripts": False}, _click),
    ],
    ids=["mouse", "phone", "keyboard", "without scripts", "phone without scripts"],
)
def test_politician_follows_the_thread_to_a_unit_and_its_figures(
    people: Callable[..., Person], way: dict[str, bool], follow: Callable[[Person, Locator], None]
) -> None:
    kerstin = people("Kerstin", **way)

    kerstin.goes_to("/exempelby/")
    kerstin.stands_on("Så går det för Exempelby kommun")
    row = kerstin.page.get_by_role("row").filter(has_text=GOAL)
    for words in ("Delvis", "Bedöms delvis uppnås", "Bättre", "pojkarna på två skolor halkar efter"):
        expect(row).to_contain_text(words)
    follow(kerstin, row.get_by_role("link", name=GOAL))

    kerstin.stands_on(GOAL)
    kerstin.reads("Utfall mot mål", "Utveckling", "Prognos för året", "Jämfört med", "Bedömt av Fatima Rahimi")
    follow(kerstin, _thread(kerstin).get_by_role("link", name=BOARD_GOAL))
    kerstin.stands_on(BOARD_GOAL)
    follow(kerstin, _thread(kerstin).get_by_role("link", name=COMMITMENT, exact=True))
    kerstin.stands_on(COMMITMENT)
    expect(_thread(kerstin)).to_contain_text("tråden är bruten")
    follow(kerstin, _thread(kerstin).get_by_role("link", name=ACTIVITY))

    kerstin.stands_on("Björkhagaskolan")
    activity = kerstin.page.get_by_role("row").filter(has_text=ACTIVITY)
    expect(activity).to_contain_text("Camilla Roos")
    expect(activity).to_contain_text("2026-12-18")
    follow(kerstin, kerstin.page.get_by_role("region", name="Grunduppdrag").get_by_role("link", name=INDICATOR))

    kerstin.stands_on(INDICATOR)
    expect(kerstin.page.locator(".eyebrow")).to_contain_text("Björkhagaskolan")
    _reads_the_figures(kerstin, follow)


def _thread(kerstin: Person) -> Locator:
    return kerstin.page.get_by_role("navigation", name="Röda tråden")


def _reads_the_figures(kerstin: Person, follow: Callable[[Person, Locator], None]) -> None:
    chart = kerstin.page.get_by_role("img", name=f"{INDICATOR}. Björkhagaskolan")
    expect(chart).to_be_visible()
    expect(chart.locator("title").first).to_contain_text("Mål ≤ 8,0 %")
    figure = kerstin.page.get_by_role("figure").filter(has=chart)
    expect(figure).to_contain_text("Frånvarosystemet")
    follow(kerstin, figure.locator("summary"))
    expect(figure.get_by_role("table")).to_be_visible()
    values = kerstin.page.get_by_role("table", name="Varje värde med källa och datum")
    latest = values.get_by_role("row").filter(has_text="tertial 2 2026")
    expect(latest).to_contain_text("9,7")
    expect(latest).to_contain_text("Frånvarosystemet, 2026-09-18")
    kerstin.looks_over()
