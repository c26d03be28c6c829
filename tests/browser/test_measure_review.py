"""Do we measure the right things? The yearly review by keyboard alone; and a broken promise that becomes a goal."""

import json

import pytest
from playwright.sync_api import Locator, expect

from tests.served.fixtures import DESKTOP, PHONE
from tests.served.measure_rows import FLUENT, HAPPY, LATE, PROMISE
from tests.served.person import Person
from tests.served.town import Town
from tests.served.town_rows import READERS, YEAR

pytestmark = pytest.mark.browser


@pytest.fixture
def measures(town: Town) -> dict[str, int]:
    """The indicators of the town's school board, by name."""
    return json.loads(town.product.run("tests.served.measure_rows", town.slug))


def test_review_is_made_by_keyboard_and_closing_stops_an_indicator(town: Town, measures: dict[str, int]) -> None:
    johan = town.person("Johan")

    _opens(johan, town)
    _judges_by_keyboard(johan)
    _is_told_of_another(johan, town)
    _closes(johan)

    johan.stands_on("Mäter vi rätt saker?")
    johan.is_told("avslutad")
    johan.reads("Vi mäter mindre och bättre.")
    johan.goes_to(town.path(f"indicators/{measures[LATE]}/"))
    johan.stands_on(LATE)
    johan.reads("Ingen frågar efter den.")
    johan.goes_to(town.path("indicators/findings/"))
    johan.reads(FLUENT, "Den årliga översynen säger att den ska ändras")


def test_promise_that_is_not_kept_becomes_a_goal(town: Town, measures: dict[str, int]) -> None:
    johan = town.person("Johan")
    johan.goes_to(town.path("indicators/standards/"))
    johan.stands_on("Servicestandarder")
    johan.page.set_viewport_size(PHONE)
    johan.looks_over()
    johan.page.set_viewport_size(DESKTOP)
    johan.reads(PROMISE, "Under standard", "Inget mål svarar på detta.")

    johan.link("Skriv ett mål", exact=False).click()
    johan.stands_on("Skriv ett mål")
    expect(johan.field("Huvudindikator").locator("option:checked")).to_contain_text(FLUENT)
    why = (
        f"Vi lovar: ”{PROMISE}” (minst 90\xa0%). "
        f"{YEAR - 1} var det 82,0\xa0%: 8,0\xa0procentenheter från det som är lovat."
    )
    expect(johan.page.locator("#id_rationale")).to_have_value(why)
    johan.field("Nivå").select_option(label="Nämndmål")
    johan.page.locator("#id_title").fill("Alla läser flytande i tid")
    johan.button("Spara utkastet").click()
    johan.is_told("Utkastet är sparat")

    johan.goes_to(town.path("indicators/standards/?state=below"))
    johan.stands_on("Servicestandarder")
    johan.reads("Besvaras av: Alla läser flytande i tid")
    expect(johan.link("Skriv ett mål", exact=False)).to_have_count(0)


def _opens(johan: Person, town: Town) -> None:
    johan.goes_to(town.path("indicators/reviews/"))
    johan.stands_on("Mäter vi rätt saker?")
    johan.tabs_to(johan.link("Öppna en översyn"))
    johan.page.keyboard.press("Enter")
    johan.stands_on("Öppna en översyn")
    johan.tabs_to(johan.button("Börja"))
    johan.page.keyboard.press("Enter")
    johan.stands_on("Mäter vi rätt saker?")
    johan.page.set_viewport_size(PHONE)
    johan.looks_over()
    johan.page.set_viewport_size(DESKTOP)
    johan.reads(READERS, "Ingen", "1 värde per år")


def _row(person: Person, name: str) -> Locator:
    return person.page.get_by_role("article", name=name)


def _judges_by_keyboard(johan: Person) -> None:
    keys, progress = johan.page.keyboard, johan.page.locator("#review-progress")
    johan.tabs_to(_row(johan, HAPPY).get_by_role("radio", name="Behåll"))
    keys.press("Space")
    expect(_row(johan, HAPPY).get_by_role("status")).to_contain_text("Sparat: behåll.")
    expect(progress).to_contain_text("1 av 3")

    johan.tabs_to(_row(johan, FLUENT).get_by_role("radio", name="Behåll"))
    keys.press("Space")
    keys.press("ArrowRight")
    expect(_row(johan, FLUENT).get_by_role("radio", name="Ändra")).to_be_checked()
    expect(_row(johan, FLUENT).get_by_role("status")).to_contain_text("Skriv varför")
    keys.press("Tab")
    keys.type("Räkna även dem som läser på annat språk.")
    keys.press("Enter")
    expect(_row(johan, FLUENT).get_by_role("status")).to_contain_text("Sparat: ändra.")
    expect(_row(johan, FLUENT).get_by_role("textbox")).to_be_focused()
    expect(progress).to_contain_text("2 av 3")
    johan.looks_over()


def _is_told_of_another(johan: Person, town: Town) -> None:
    """Cecilia judges the same indicator meanwhile: Johan is told before hers is written over."""
    cecilia = town.person("Cecilia")
    cecilia.goes_to(johan.path)
    _row(cecilia, LATE).get_by_role("radio", name="Behåll").check()
    expect(_row(cecilia, LATE).get_by_role("status")).to_contain_text("Sparat: behåll.")

    keys = johan.page.keyboard
    johan.tabs_to(_row(johan, LATE).get_by_role("radio", name="Behåll"))
    keys.press("Space")
    expect(_row(johan, LATE).get_by_role("status")).to_contain_text("Cecilia")  # they say the same
    keys.press("ArrowLeft")
    expect(_row(johan, LATE).get_by_role("radio", name="Sluta")).to_be_checked()
    expect(_row(johan, LATE).get_by_role("status")).to_contain_text("Skriv varför")
    _row(cecilia, LATE).get_by_role("textbox").fill("Rektorerna läser den.")
    with cecilia.page.expect_response(lambda answer: answer.request.method == "POST"):  # she is told the same as before
        _row(cecilia, LATE).get_by_role("textbox").blur()
    expect(_row(cecilia, LATE).get_by_role("status")).to_contain_text("Sparat: behåll.")

    keys.press("Tab")
    keys.type("Ingen frågar efter den.")
    keys.press("Enter")
    expect(_row(johan, LATE).get_by_role("status")).to_contain_text("Rektorerna läser den.")
    keys.press("Enter")
    expect(_row(johan, LATE).get_by_role("status")).to_contain_text("Sparat: sluta.")


def _closes(johan: Person) -> None:
    keys = johan.page.keyboard
    johan.page.reload()
    johan.tabs_to(johan.link("Avsluta översynen"))
    keys.press("Enter")
    johan.stands_on("Avsluta översynen")
    johan.reads("Ingen använder den.", "Behåll 1, ändra 1, sluta 1.")
    johan.tabs_to(johan.field("Slutsats"))
    keys.type("Vi mäter mindre och bättre.")
    johan.tabs_to(johan.button("Avsluta översynen"))
    keys.press("Enter")
