"""A whole round of values: thirty by keyboard alone, a block from Excel, two people at once, and without scripts."""

import json
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, expect

from tests.served.person import Person
from tests.served.round_rows import DENOMINATOR, NUMBER, NUMERATOR, SHARE, name_of
from tests.served.town import Town

pytestmark = pytest.mark.browser
HEADING = "Värden att lämna"


@dataclass
class Round:
    """The round of Almskolan in a town."""

    town: Town
    period: str
    school: str

    def opened_by(self, name: str, **options: object) -> Person:
        """Somebody who stands on the page of the round."""
        person = self.town.person(name, **options)
        person.goes_to(self.town.path(f"indicators/values/?organisation={self.school}&period={self.period}"))
        person.stands_on(HEADING)
        return person


@pytest.fixture
def asked(town: Town) -> Round:
    made = json.loads(town.product.run("tests.served.round_rows", town.slug))
    return Round(town, made["period"], made["school"])


def row(person: Person, number: int) -> Locator:
    """The row of an indicator."""
    return person.page.locator("tr[data-row]").filter(has_text=name_of(number))


def value(person: Person, number: int) -> Locator:
    """The field of its value."""
    return row(person, number).locator("[data-entry=value]")


def progress(person: Person) -> Locator:
    return person.page.locator("#entry-progress")


def test_round_of_thirty_is_written_by_keyboard_alone(asked: Round) -> None:
    hugo = asked.opened_by("Hugo")
    keys = hugo.page.keyboard
    expect(progress(hugo)).to_contain_text("0 av 30 klara")
    hugo.tabs_to(value(hugo, 1))

    for number in range(1, NUMBER):
        keys.type(f"5{number % 10},5")
        keys.press("Enter")
    expect(value(hugo, NUMBER)).to_be_focused()
    keys.press("ArrowLeft")
    expect(hugo.page.get_by_label(f"{SHARE}, %: {DENOMINATOR}")).to_be_focused()
    keys.press("ArrowLeft")
    expect(hugo.page.get_by_label(f"{SHARE}, %: {NUMERATOR}")).to_be_focused()
    keys.type("27")
    keys.press("ArrowRight")
    keys.type("54")
    keys.press("Enter")

    expect(hugo.button("Spara", exact=True)).to_be_focused()
    expect(progress(hugo)).to_contain_text("Klart, 30 av 30.")
    expect(value(hugo, NUMBER)).to_have_value("50,0")
    expect(row(hugo, 1)).to_contain_text("Sparat")
    hugo.looks_over()
    _goes_about(hugo)
    hugo.page.reload()
    assert [value(hugo, number).input_value() for number in (1, 2, 29, 30)] == ["51,5", "52,5", "59,5", "50,0"]
    hugo.tabs_to(progress(hugo).get_by_role("link"))
    keys.press("Enter")
    hugo.stands_on("Mina uppgifter")


def _goes_about(hugo: Person) -> None:
    """The keys of a spreadsheet, and Escape that takes back."""
    keys = hugo.page.keyboard
    value(hugo, 3).focus()
    keys.press("Control+End")
    expect(value(hugo, NUMBER)).to_be_focused()
    keys.press("Control+Home")
    expect(value(hugo, 1)).to_be_focused()
    keys.press("ArrowDown")
    keys.press("Enter")
    keys.press("Shift+Enter")
    expect(value(hugo, 2)).to_be_focused()
    keys.type("99999")
    keys.press("Escape")
    expect(value(hugo, 2)).to_have_value("52,5")


def test_block_from_excel_finds_its_fields(asked: Round) -> None:
    hugo = asked.opened_by("Hugo")
    strip = hugo.page.locator("#entry-pasted")
    value(hugo, 27).focus()
    hugo.page.evaluate("text => navigator.clipboard.writeText(text)", "51,5 %\r\n1 234,5\r\nhej\r\n..\r\n55\r\n56\r\n")
    hugo.page.keyboard.press("Control+v")

    expect(strip).to_contain_text("4 fält är ifyllda.")
    expect(strip).to_contain_text("1 gick inte att läsa")
    expect(strip).to_contain_text("2 rader fick inget fält")
    expect(strip.get_by_role("listitem")).to_have_text(["55", "56"])
    expect(row(hugo, 27)).to_contain_text("Sparat")
    expect(row(hugo, 28)).to_contain_text("Mer än 100 procent")
    expect(row(hugo, 29)).to_contain_text("hej")
    expect(value(hugo, 30)).to_have_value("sekretess")
    expect(progress(hugo)).to_contain_text("2 av 30 klara")
    hugo.looks_over()

    hugo.page.keyboard.press("Control+z")
    expect(strip).to_be_empty()
    expect(progress(hugo)).to_contain_text("0 av 30 klara")
    expect(value(hugo, 30)).to_have_value("")
    _pastes_by_name(hugo)
    _pastes_the_parts_of_a_share(hugo)


def _pastes_the_parts_of_a_share(hugo: Person) -> None:
    """Two columns, from the numerator on; what was computed of them goes when they are taken back."""
    row(hugo, NUMBER).locator("[data-entry=numerator]").focus()
    hugo.page.evaluate("text => navigator.clipboard.writeText(text)", "27\t54\n")
    hugo.page.keyboard.press("Control+v")
    expect(value(hugo, NUMBER)).to_have_value("50,0")
    expect(value(hugo, NUMBER)).not_to_be_editable()
    hugo.page.keyboard.press("Control+z")
    expect(progress(hugo)).to_contain_text("0 av 30 klara")
    expect(value(hugo, NUMBER)).to_have_value("")


def _pastes_by_name(hugo: Person) -> None:
    """Names in the first column, under a heading, in another order than the page's."""
    strip = hugo.page.locator("#entry-pasted")
    value(hugo, 1).focus()
    copied = "Mått\tTertial\nMått 09\t49\nMått 02\t52\nMått 99\t1\n"
    hugo.page.evaluate("text => navigator.clipboard.writeText(text)", copied)
    hugo.page.keyboard.press("Control+v")
    expect(strip).to_contain_text("Efter namnen i första kolumnen.")
    expect(strip).to_contain_text("Mått 99")
    expect(value(hugo, 9)).to_have_value("49")
    expect(value(hugo, 2)).to_have_value("52")
    expect(progress(hugo)).to_contain_text("2 av 30 klara")
    strip.get_by_role("button", name="Ångra inklistringen").click()
    expect(progress(hugo)).to_contain_text("0 av 30 klara")


def test_two_at_once_are_told_of_each_other(asked: Round) -> None:
    hugo, johan = asked.opened_by("Hugo"), asked.opened_by("Johan")
    for person, number, text in ((hugo, 1, "51"), (hugo, 2, "52")):
        value(person, number).fill(text)
        person.page.keyboard.press("Enter")
        expect(row(person, number)).to_contain_text("Sparat")

    for number in (1, 2):
        value(johan, number).fill("48")
        johan.page.keyboard.press("Enter")
        expect(row(johan, number)).to_contain_text(f"Hugo Rektor skrev 5{number} %")
    johan.looks_over()
    row(johan, 1).get_by_label("Ersätt det med 48").click()
    expect(row(johan, 1)).to_contain_text("Sparat")
    row(johan, 2).get_by_label("Behåll 52").click()
    expect(row(johan, 2)).to_contain_text("Sparat")
    expect(value(johan, 2)).to_have_value("52")

    value(hugo, 1).fill("53")
    hugo.page.keyboard.press("Enter")
    expect(row(hugo, 1)).to_contain_text("Johan Skolcontroller skrev 48 %")
    hugo.page.reload()
    assert [value(hugo, number).input_value() for number in (1, 2)] == ["48", "52"]
    _history_has_both(johan, asked)


def _history_has_both(johan: Person, asked: Round) -> None:
    """Who wrote what, before and after; and nothing of what was never stored."""
    changes = johan.page.locator("li.change")
    johan.goes_to(asked.town.path("governance/history/?kind=indicators.value"))
    johan.stands_on("Historik")
    changes.filter(has_text="Johan Skolcontroller").first.get_by_role("link", name="Alla ändringar").click()
    johan.page.wait_for_url("**/history/indicators.value/**")
    johan.looks_over()
    expect(changes).to_have_count(2)
    for words in ("Johan Skolcontroller", name_of(1)):
        expect(changes.nth(0)).to_contain_text(words)
    field = changes.nth(0).get_by_role("row").filter(has=johan.page.get_by_role("rowheader", name="Värde", exact=True))
    expect(field.get_by_role("cell")).to_have_text(["51", "48"])
    expect(changes.nth(1)).to_contain_text("Hugo Rektor")
    changes.nth(1).locator("summary").click()
    expect(changes.nth(1).locator("dl")).to_contain_text("51")


def test_column_is_pasted_without_scripts(asked: Round) -> None:
    hugo = asked.opened_by("Hugo", scripts=False)
    hugo.link("Klistra in en kolumn").click()
    hugo.stands_on("Klistra in en kolumn")
    hugo.field("Kopierade celler").fill("Mått 02\t52,5\nMått 01\t51,5\nOkänt\t3")
    hugo.button("Visa vart det hamnar").click()
    hugo.stands_on(HEADING)
    hugo.reads("2 fält är ifyllda.", "Inget är sparat än", "Okänt  3")
    hugo.button("Spara", exact=True).click()
    hugo.is_told("2 värden är sparade")
    assert [value(hugo, number).input_value() for number in (1, 2)] == ["51,5", "52,5"]


def test_round_is_written_on_a_phone(asked: Round) -> None:
    hugo = asked.opened_by("Hugo", phone=True)

    value(hugo, 1).fill("51")
    hugo.page.keyboard.press("Enter")
    expect(row(hugo, 1)).to_contain_text("Sparat")
    hugo.looks_over()
