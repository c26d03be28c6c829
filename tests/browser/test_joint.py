"""What several carry together: one board leads, another comments on its part, a conflict is flagged and settled."""

import pytest
from playwright.sync_api import expect

from tests.served.person import Person
from tests.served.town import Town
from tests.served.town_rows import OWN_DAY, SUPPORT, yesterday

pytestmark = pytest.mark.browser

TASK = "Hemtjänsten berättar när en familj behöver stöd"
COMMENT = "Vi har hört av oss om elva familjer."
CONFLICT = "Båda behöver samma kuratorer på eftermiddagen."
AGREED = "Skolan har kuratorerna måndag till onsdag, omsorgen övriga dagar."


def test_lead_and_contributor_tell_of_one_goal(town: Town) -> None:
    johan, olga = town.person("Johan"), town.person("Olga")
    goal = town.path(f"goals/{town.numbers[SUPPORT]}/")

    _asks_another_board(johan, goal)
    _records_the_decision(johan, goal)
    _comments(olga, town)
    _flags_a_conflict(olga, town)
    _settles(johan, town)

    johan.goes_to(goal)
    johan.stands_on(SUPPORT)
    johan.reads("Skolnämnden leder", COMMENT, AGREED, "Överenskommet")
    expect(johan.page.locator("main")).not_to_contain_text("Ingen överenskommelse än")


def _asks_another_board(johan: Person, goal: str) -> None:
    johan.goes_to(goal)
    johan.stands_on(SUPPORT)
    johan.link("Ange vilka som medverkar").click()
    johan.stands_on(SUPPORT)
    johan.field("Medverkar", exact=True).select_option(label="Omsorgsnämnden")
    johan.field("Vad den medverkar med").fill(TASK)
    johan.button("Lägg till").click()
    johan.stands_on(SUPPORT)
    johan.is_told("Omsorgsnämnden medverkar i målet")
    johan.reads(TASK)


def _records_the_decision(johan: Person, goal: str) -> None:
    johan.goes_to(goal)
    johan.link("För in beslutet").click()
    johan.field("Beslutat av").select_option(label="Skolnämnden")
    johan.field("Beslutsdatum").fill(yesterday())
    johan.field("Diarienummer").fill("BUN 5/2")
    johan.field("Paragraf i protokollet").fill("21")
    johan.button("För in beslutet").click()
    johan.stands_on(SUPPORT)
    johan.reads("har inte kommenterat än")


def _comments(olga: Person, town: Town) -> None:
    olga.goes_to(town.path("goals/contributions/"))
    olga.stands_on("Vad vi medverkar i")
    row = olga.page.get_by_role("row").filter(has_text=SUPPORT)
    expect(row).to_contain_text(TASK)
    row.get_by_role("link", name="Kommentera vår del").click()
    olga.stands_on(SUPPORT)
    olga.field("Hur vår del går").fill(COMMENT)
    olga.button("Spara", exact=True).click()
    olga.is_told("Kommentaren")
    olga.looks_over()


def _flags_a_conflict(olga: Person, town: Town) -> None:
    olga.goes_to(town.path(f"goals/{town.numbers[OWN_DAY]}/"))
    olga.stands_on(OWN_DAY)
    olga.link("Beskriv en påverkan").click()
    olga.stands_on("Vad betyder målet för andra?")
    olga.page.get_by_role("radio", name="Står i konflikt med").check()
    olga.field("På vilket sätt").fill(CONFLICT)
    olga.button("Spara", exact=True).click()
    expect(olga.page.locator(".form-errors")).to_be_focused()  # with whom?
    assert olga.field("På vilket sätt").input_value() == CONFLICT
    olga.field("Deras mål som påverkas").select_option(label=SUPPORT)
    olga.button("Spara", exact=True).click()
    olga.stands_on("Omsorgsnämnden – Skolnämnden")
    olga.is_told("Påverkan är sparad")
    olga.reads("ingen överenskommelse finns än")


def _settles(johan: Person, town: Town) -> None:
    johan.goes_to(town.path("goals/"))
    johan.page.get_by_role("navigation", name="Röda tråden").get_by_role("link", name="Målkonflikter").click()
    johan.stands_on("Målkonflikter", exact=False)
    row = johan.page.get_by_role("row").filter(has_text=OWN_DAY)
    expect(row).to_contain_text("Ingen överenskommelse än")
    row.get_by_role("link", name="Skriv överenskommelsen").click()
    johan.stands_on("Vad har ni kommit överens om?")
    johan.field("Vad man har kommit överens om").fill(AGREED)
    johan.field("Överenskommet den").fill(yesterday())
    johan.button("Spara", exact=True).click()
    johan.is_told("Överenskommelsen är sparad")
    johan.looks_over()
