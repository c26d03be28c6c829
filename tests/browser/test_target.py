"""Johan, controller of the school board, sets a target with the help beside it, and judges one that is set in words.

The help follows what he types where there are scripts; where there are none it answers when he sends the form.
"""

import json
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from tests.served.fixtures import DESKTOP, PHONE
from tests.served.measure_rows import FLUENT, LATE
from tests.served.person import Person
from tests.served.town import Town
from tests.served.town_rows import YEAR

pytestmark = pytest.mark.browser

HEADING = f"Mål {YEAR}, Skolnämnden"
ASKED = "Varje sen anmälan följs upp samma vecka."
SEEN = "Stickprov i maj: alla tolv var uppföljda."


@dataclass
class Measured:
    """A town with indicators, and their numbers by name."""

    town: Town
    numbers: dict[str, int]

    def path(self, name: str) -> str:
        """The address of an indicator."""
        return self.town.path(f"indicators/{self.numbers[name]}/")


@pytest.fixture
def measured(town: Town) -> Measured:
    return Measured(town, json.loads(town.product.run("tests.served.measure_rows", town.slug)))


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_target_is_set_with_help_and_one_in_words_is_judged(measured: Measured, scripts: bool) -> None:
    johan = measured.town.person("Johan", scripts=scripts)

    _opens(johan, measured)
    if scripts:
        _sees_the_help_follow(johan)
    else:
        _asks_for_the_help(johan)
    _saves(johan)
    _sees_the_target(johan)
    _sets_one_in_words(johan, measured)
    _judges_it(johan)


def _opens(johan: Person, measured: Measured) -> None:
    johan.goes_to(measured.path(FLUENT))
    johan.stands_on(FLUENT)
    johan.link("Sätt mål").click()
    johan.stands_on(HEADING)
    johan.page.set_viewport_size(PHONE)
    johan.looks_over()
    johan.page.set_viewport_size(DESKTOP)
    johan.reads("Går det att nå?", f"82,0\xa0% ({YEAR - 1})", "mitten av 3 förändringar")
    johan.reads("Vad målet säger står här när nivåerna är ifyllda.")


def _sees_the_help_follow(johan: Person) -> None:
    """Nothing is sent: the words and the help follow the fields, and a field that the kind does not use is away."""
    words, help_ = johan.page.locator("#target-words"), johan.page.locator("#target-help")
    johan.field("Sorts mål").select_option(label="Minst")
    expect(johan.field("Högsta nivå")).to_be_hidden()
    johan.tabs_to(johan.field("Lägsta nivå"))
    johan.page.keyboard.type("90")
    expect(words).to_contain_text(f"Minst 90,0\xa0% år {YEAR}.")
    expect(help_).to_contain_text("+8,0\xa0procentenheter på 1 år.")
    expect(help_).to_contain_text("har skett 0 av 3 år")
    johan.looks_over()
    johan.page.keyboard.press("Control+a")
    johan.page.keyboard.type("83")
    expect(words).to_contain_text(f"Minst 83,0\xa0% år {YEAR}.")
    expect(help_).to_contain_text("+1,0\xa0procentenheter på 1 år.")
    johan.field("Sorts mål").select_option(label="Högst")
    expect(johan.field("Lägsta nivå")).to_be_hidden()
    expect(words).to_contain_text("står här när nivåerna är ifyllda")
    johan.field("Sorts mål").select_option(label="Minst")
    expect(words).to_contain_text(f"Minst 83,0\xa0% år {YEAR}.")


def _asks_for_the_help(johan: Person) -> None:
    """What is wrong is told beside what was written, and what the target asks when the form holds one."""
    johan.field("Sorts mål").select_option(label="Minst")
    johan.field("Lägsta nivå").fill("åttiotre")
    johan.button("Spara målet").click()
    johan.stands_on(HEADING)
    expect(johan.page.locator(".form-errors")).to_contain_text("Det här är inte ett tal.")
    expect(johan.field("Lägsta nivå")).to_have_value("åttiotre")
    johan.field("Lägsta nivå").fill("83")


def _saves(johan: Person) -> None:
    johan.field("Ambition").select_option(index=1)
    johan.button("Spara målet").click()
    johan.stands_on(FLUENT)
    johan.is_told(f"Målet för {YEAR} är sparat.")


def _sees_the_target(johan: Person) -> None:
    targets = johan.page.get_by_role("table", name="Mål per år")
    line = targets.get_by_role("row").filter(has_text=str(YEAR))
    expect(line).to_contain_text("≥ 83,0\xa0%")
    line.get_by_role("link", name=f"Ändra {YEAR}").click()
    johan.stands_on(HEADING)
    johan.reads(f"Minst 83,0\xa0% år {YEAR}.", "+1,0\xa0procentenheter på 1 år.")


def _sets_one_in_words(johan: Person, measured: Measured) -> None:
    johan.goes_to(measured.path(LATE))
    johan.link("Sätt mål").click()
    johan.stands_on(HEADING)
    johan.field("Sorts mål").select_option(label="Bedöms i ord")
    johan.field("Det som efterfrågas").fill(ASKED)
    johan.button("Spara målet").click()
    johan.stands_on(LATE)
    johan.is_told(f"Målet för {YEAR} är sparat.")
    johan.reads(ASKED)


def _judges_it(johan: Person) -> None:
    johan.link(f"Bedöm {YEAR}").click()
    johan.stands_on(f"Hur gick det med målet {YEAR}")
    johan.reads(ASKED)
    johan.page.get_by_label("Nått", exact=True).check()
    johan.field("Grunder").fill(SEEN)
    johan.button("Spara", exact=True).click()
    johan.stands_on(LATE)
    johan.is_told(f"Bedömningen av målet för {YEAR} är sparad.")
    johan.reads(SEEN, "Nått")
