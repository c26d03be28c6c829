"""The red thread itself: narrowed and followed by keyboard alone, on a phone of 320 px, and without scripts."""

import pytest
from playwright.sync_api import Locator, expect

from tests.served.person import FOCUSED, Person
from tests.served.town import Town
from tests.served.town_rows import BREAKS, OWN_DAY, READERS, READING, TRADES, WORK, YEAR

pytestmark = pytest.mark.browser

ACTIVITY = "Läsvecka i september"
UNSERVED = "bidrar inte till något"


def _link(person: Person, title: str) -> Locator:
    return person.page.locator(".chain").get_by_role("link", name=title, exact=True)


def _from_here(person: Person, title: str) -> Locator:
    return person.page.locator(".chain-here").filter(has_text=f"Härifrån: {title}")


def _part(person: Person, title: str) -> Locator:
    """What hangs under the row of this goal."""
    row = person.page.locator(".chain-item").filter(has=person.page.get_by_role("link", name=title, exact=True))
    return row.last.locator(":scope > .chain-more")


def test_thread_is_narrowed_and_followed_by_keyboard(town: Town) -> None:
    per = town.person("Per")
    keys = per.page.keyboard
    per.goes_to(town.path("goals/"))
    per.stands_on("Röda tråden")

    per.tabs_to(per.field("Sök i rubrikerna"))
    keys.type("läs")
    keys.press("Enter")
    per.stands_on("Röda tråden")
    expect(_link(per, READING)).to_be_visible()
    expect(_link(per, WORK)).to_have_count(0)
    per.tabs_to(per.page.locator(".chain-chips").get_by_role("link").first)
    keys.press("Enter")
    expect(_link(per, WORK)).to_be_visible()

    _moves_with_arrows(per)
    _goes_on_from_a_row(per)


def _moves_with_arrows(per: Person) -> None:
    keys = per.page.keyboard
    per.tabs_to(_link(per, READING))
    if _part(per, READING).get_attribute("open") is not None:
        keys.press("ArrowLeft")
        expect(_part(per, READING)).not_to_have_attribute("open", "")
    keys.press("ArrowDown")
    expect(_link(per, WORK)).to_be_focused()  # what is closed is passed by
    keys.press("ArrowUp")
    keys.press("ArrowRight")
    expect(_part(per, READING)).to_have_attribute("open", "")
    expect(_link(per, READING)).to_be_focused()
    keys.press("ArrowRight")
    expect(_link(per, READERS)).to_be_focused()
    per.looks_over()
    keys.press("End")
    assert not _link(per, READERS).evaluate(FOCUSED)
    keys.press("Home")
    expect(_link(per, READING)).to_be_focused()
    keys.press("ArrowRight")
    expect(_link(per, READERS)).to_be_focused()
    keys.press("ArrowLeft")
    keys.press("ArrowLeft")
    expect(_link(per, READING)).to_be_focused()


def _goes_on_from_a_row(per: Person) -> None:
    keys = per.page.keyboard
    per.tabs_to(_from_here(per, READING), back=True)
    keys.press("Enter")
    per.stands_on("Röda tråden")
    above = per.page.get_by_role("navigation", name="Ovanför")
    expect(above).to_contain_text("Hela tråden")
    expect(_link(per, WORK)).to_have_count(0)
    per.tabs_to(_link(per, READING))
    keys.press("Enter")
    per.stands_on(READING)


@pytest.mark.parametrize(
    "way",
    [{"phone": True}, {"scripts": False}, {"phone": True, "scripts": False}],
    ids=["phone", "without scripts", "phone without scripts"],
)
def test_thread_is_followed_from_the_top_to_an_activity(town: Town, way: dict[str, bool]) -> None:
    per = town.person("Per", **way)
    per.goes_to(town.path("goals/"))
    per.stands_on("Röda tråden")
    per.page.locator("main").get_by_role("link", name="Öppna allt").click()
    per.stands_on("Röda tråden")
    for title in (READING, READERS, BREAKS, WORK, TRADES, OWN_DAY, ACTIVITY):
        expect(_link(per, title)).to_be_visible()

    _from_here(per, READERS).click()
    per.stands_on("Röda tråden")
    expect(per.page.get_by_role("navigation", name="Ovanför")).to_contain_text(READING)
    expect(_link(per, BREAKS)).to_have_count(0)
    per.page.get_by_role("navigation", name="Ovanför").get_by_role("link", name="Hela tråden").click()

    per.page.get_by_label("Visa", exact=True).select_option(label="Bara där den är bruten")
    per.button("Visa").click()
    per.stands_on("Röda tråden")
    expect(_link(per, OWN_DAY)).to_be_visible()
    expect(per.page.locator(".chain-chips")).to_contain_text("bruten")
    per.page.goto(f"{per.address}{town.path(f'goals/broken/?year={YEAR}')}")
    per.looks_over()
    per.reads(OWN_DAY, BREAKS)
