"""A round of values on one screen: by keyboard alone, over a dropped line, and without scripts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.served.person import Person

pytestmark = pytest.mark.browser

HELENA = {"name": "Helena", "email": "helena.frisk@exempelby.example"}  # head of Tallåsskolan, which is late
YUSUF = {"name": "Yusuf", "email": "yusuf.demir@exempelby.example"}  # head of Kyrkbyskolan
SAFE, QUALIFIED, MATHS, SICK, ABSENCE = (
    "Elever som känner sig trygga i skolan, åk 8",
    "Lärare som är behöriga i minst ett ämne",
    "Nationella prov matematik åk 9",
    "Sjukfrånvaro medarbetare",
    "Total frånvaro åk 7–9",
)
DROPPED = ("ERR_INTERNET_DISCONNECTED",)


def test_round_is_entered_by_keyboard_alone(people: Callable[..., Person]) -> None:
    amir = people("Amir")
    keys = amir.page.keyboard
    amir.goes_to("/exempelby/")
    amir.stands_on("Mina uppgifter")
    amir.tabs_to(amir.link("Värden för tertial 2 2026, Vallaskolan"))
    keys.press("Enter")
    amir.stands_on("Värden att lämna")
    expect(amir.page.locator("#entry-progress")).to_contain_text("3 av 5")
    expect(_row(amir, ABSENCE)).to_contain_text("9,8")  # the value before and the target stand beside the field
    expect(_row(amir, ABSENCE)).to_contain_text("≤ 8,0")

    amir.tabs_to(_value(amir, QUALIFIED))
    keys.type("74,5")
    keys.press("Enter")
    expect(_value(amir, MATHS)).to_be_focused()
    expect(_row(amir, QUALIFIED)).to_contain_text("Sparat")
    expect(amir.page.locator("#entry-progress")).to_contain_text("4 av 5")

    _mends_a_bad_number(amir)
    _answers_a_question(amir)
    _tells_why(amir)
    _pastes_a_column(amir)

    amir.page.reload()
    assert [_value(amir, name).input_value() for name in (SAFE, QUALIFIED, MATHS, SICK, ABSENCE)] == [
        "79",
        "74,6",
        "86",
        "7,1",
        "8,4",
    ]
    expect(_row(amir, ABSENCE).locator("[name^=comment-]")).to_have_value("Fyra elever drar upp snittet.")
    amir.stands_on("Värden att lämna")


def _row(person: Person, indicator: str) -> Locator:
    return person.page.locator("form").get_by_role("row").filter(has_text=indicator)


def _value(person: Person, indicator: str) -> Locator:
    return _row(person, indicator).locator("[data-entry=value]")


def _mends_a_bad_number(amir: Person) -> None:
    keys = amir.page.keyboard
    keys.type("åttiofem")
    keys.press("Enter")
    expect(_value(amir, SICK)).to_be_focused()
    expect(_value(amir, MATHS)).to_have_attribute("aria-invalid", "true")
    said = _row(amir, MATHS).locator(".entry-said")
    expect(said).to_contain_text("åttiofem")
    described = _value(amir, MATHS).get_attribute("aria-describedby")
    assert described == said.get_attribute("id")
    amir.looks_over()

    keys.press("ArrowUp")
    expect(_value(amir, MATHS)).to_be_focused()
    keys.press("Control+a")
    keys.type("85")
    keys.press("ArrowDown")
    expect(_row(amir, MATHS)).to_contain_text("Sparat")
    expect(_value(amir, MATHS)).not_to_have_attribute("aria-invalid", "true")
    expect(amir.page.locator("#entry-progress")).to_contain_text("5 av 5")


def _answers_a_question(amir: Person) -> None:
    keys = amir.page.keyboard
    amir.tabs_to(_value(amir, ABSENCE))
    keys.press("Control+a")
    keys.type("98")
    keys.press("Enter")
    expect(amir.button("Spara", exact=True)).to_be_focused()
    expect(_row(amir, ABSENCE)).to_contain_text("Tio gånger")
    amir.looks_over()
    yes = _row(amir, ABSENCE).get_by_role("checkbox", name="Ja, 98 % stämmer")
    amir.tabs_to(yes, back=True)
    keys.press("Space")
    expect(_row(amir, ABSENCE)).to_contain_text("Sparat")
    expect(_value(amir, ABSENCE)).to_have_value("98")
    expect(_value(amir, ABSENCE)).to_be_focused()


def _tells_why(amir: Person) -> None:
    keys = amir.page.keyboard
    why = _row(amir, ABSENCE).locator("[name^=comment-]")
    expect(why).to_be_visible()
    amir.tabs_to(why)
    keys.press("Control+a")
    keys.type("Fyra elever drar upp snittet.")
    keys.press("Enter")
    expect(_row(amir, ABSENCE)).to_contain_text("Sparat")


def _pastes_a_column(amir: Person) -> None:
    keys = amir.page.keyboard
    amir.page.evaluate("navigator.clipboard.writeText('79\\n74,6\\n86\\n7,1\\n8,4\\n99\\n')")
    amir.tabs_to(_value(amir, SAFE), back=True)
    keys.press("Control+v")
    strip = amir.page.locator("#entry-pasted")
    expect(strip).to_contain_text("5 fält är ifyllda.")
    expect(strip).to_contain_text("1 rad fick inget fält")
    expect(strip.get_by_role("listitem")).to_have_text("99")
    expect(_row(amir, SAFE)).to_contain_text("Sparat")
    expect(_row(amir, ABSENCE)).to_contain_text("Sparat")
    expect(_value(amir, ABSENCE)).to_have_value("8,4")
    amir.looks_over()


def test_value_survives_a_dropped_line(people: Callable[..., Person]) -> None:
    yusuf = people(**YUSUF)
    yusuf.forgives(*DROPPED)
    yusuf.goes_to("/exempelby/indicators/values/")
    yusuf.stands_on("Värden att lämna")

    yusuf.context.set_offline(True)
    _value(yusuf, SICK).fill("6,9")
    yusuf.page.keyboard.press("Enter")
    expect(_row(yusuf, SICK)).to_contain_text("Inte sparat: servern svarade inte")
    yusuf.context.set_offline(False)

    expect(_row(yusuf, SICK)).to_contain_text("Sparat")
    yusuf.page.reload()
    expect(_value(yusuf, SICK)).to_have_value("6,9")


def test_round_is_entered_without_scripts(people: Callable[..., Person]) -> None:
    helena = people(**HELENA, scripts=False)
    helena.goes_to("/exempelby/")
    helena.stands_on("Mina uppgifter")
    helena.link("Delårsuppföljning, Tallåsskolan").click()
    helena.stands_on("Delårsuppföljning")
    helena.link("Värden inmatade", exact=False).click()
    helena.stands_on("Värden att lämna")

    _value(helena, SICK).fill("6,8")
    _value(helena, ABSENCE).fill("elva")
    helena.button("Spara", exact=True).click()
    helena.stands_on("Värden att lämna")
    expect(helena.page.locator(".form-errors")).to_contain_text("Inget är sparat än")
    assert [_value(helena, SICK).input_value(), _value(helena, ABSENCE).input_value()] == ["6,8", "elva"]

    helena.page.locator(".form-errors a").click()
    expect(_value(helena, ABSENCE)).to_be_focused()
    _value(helena, ABSENCE).fill("10,9")
    helena.button("Spara", exact=True).click()
    helena.stands_on("Värden att lämna")
    helena.is_told("2 värden är sparade")
    assert [_value(helena, SICK).input_value(), _value(helena, ABSENCE).input_value()] == ["6,8", "10,9"]
