"""A year forward: a head begins next year's plan with this year's, and a controller brings goals along."""

import pytest
from playwright.sync_api import expect

from tests.served.person import Person
from tests.served.town import Town
from tests.served.town_rows import BREAKS, READERS, TRADES, YEAR

pytestmark = pytest.mark.browser

NEXT = YEAR + 1
OVER, GOES_ON = "Läsvecka i september", "Läsombud i varje arbetslag"


def test_head_begins_next_year_with_what_she_chooses(town: Town) -> None:
    bodil = town.person("Bodil")

    _chooses(bodil, town)

    bodil.stands_on("Björkskolan")
    bodil.is_told(f"Utkastet för {NEXT} är påbörjat")
    expect(bodil.page.locator(".eyebrow")).to_contain_text(f"{NEXT} · utkast")
    assert bodil.field("Planens text").input_value() == ""
    readers = bodil.page.get_by_role("region", name=READERS)
    assert readers.get_by_label("Det här gör vi").input_value() == "Vi läser högt varje dag."
    row = readers.get_by_role("row").filter(has_text=GOES_ON)
    expect(row).to_contain_text(f"{NEXT}-06-11")
    expect(row).to_contain_text("Pågår")
    expect(readers).not_to_contain_text(OVER)
    expect(bodil.page.get_by_role("region", name=BREAKS)).to_contain_text("Ingen aktivitet än")
    _finds_it_once(bodil, town)


def _chooses(bodil: Person, town: Town) -> None:
    bodil.goes_to(town.path(f"goals/plans/{town.numbers['plan']}/"))
    bodil.link("Påbörja ett senare års plan utifrån den här").click()
    bodil.stands_on(f"Påbörja {NEXT}: Björkskolan")
    year, answer = bodil.field("Året", exact=True), bodil.field("Det här gör vi")
    expect(year).to_be_checked()
    expect(answer).to_be_checked()
    expect(bodil.field(GOES_ON)).to_be_checked()
    expect(bodil.field(OVER)).not_to_be_checked()  # what is done is not done once more unless she says so
    year.uncheck()
    bodil.button("Påbörja utkastet").click()


def _finds_it_once(bodil: Person, town: Town) -> None:
    """A second copy is refused in words and leads to the draft that is there."""
    bodil.goes_to(town.path(f"goals/plans/{town.numbers['plan']}/copy/"))
    bodil.looks_over()
    bodil.goes_to(town.path(f"goals/plans/?year={NEXT}"))
    bodil.stands_on("Enhetsplaner")
    row = bodil.page.get_by_role("row").filter(has_text="Björkskolan")
    expect(row.get_by_role("link", name="Skriv vidare")).to_have_count(1)


def test_controller_brings_goals_that_end_to_next_year(town: Town) -> None:
    cecilia = town.person("Cecilia")
    cecilia.goes_to(town.path(f"goals/copy/?year={YEAR}"))
    cecilia.stands_on(f"Ta med mål till {NEXT}")
    cecilia.reads(TRADES)
    expect(cecilia.page.locator("main").get_by_text(READERS)).to_have_count(0)  # holds next year as well
    cecilia.field(TRADES).check()
    cecilia.button("Påbörja utkasten").click()

    cecilia.looks_over()
    cecilia.goes_to(town.path(f"goals/?year={NEXT}&q=arbete"))
    cecilia.stands_on("Röda tråden")
    cecilia.link(TRADES).click()
    cecilia.stands_on(TRADES)
    expect(cecilia.page.locator(".eyebrow")).to_contain_text("utkast")
    cecilia.reads(f"gäller {NEXT}")
