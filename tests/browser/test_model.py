"""Annika, the administrator, shapes the next governance model until the council has adopted it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.served.person import Person

pytestmark = pytest.mark.browser

NAME = "Så styr vi i morgon"


def test_administrator_shapes_a_model_until_it_is_adopted(people: Callable[..., Person]) -> None:
    annika = people("Annika")

    _begins_from_a_preset(annika)
    _renames_a_level(annika)
    _adds_a_level(annika)
    _chooses_words(annika)
    decided_on = _adopts(annika)

    annika.link("Styrmodell").click()
    annika.stands_on("Styrmodell")
    row = annika.page.get_by_role("row").filter(has_text=NAME)
    expect(row).to_contain_text("2031–2034")
    expect(row).to_contain_text("Fastställd")
    expect(row).to_contain_text(f"Fastställd av Kommunfullmäktige {decided_on} § 131 · dnr KS 2026/310")
    row.get_by_role("link", name=NAME).click()
    annika.stands_on(f"{NAME} 2031–2034")
    expect(annika.link("Lägg till en nivå")).to_have_count(0)
    _reads_the_history(annika)


def _begins_from_a_preset(annika: Person) -> None:
    annika.goes_to("/exempelby/")
    annika.stands_on("Mina uppgifter")
    annika.page.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name="Styrmodell").click()
    annika.stands_on("Styrmodell")
    annika.link("Ny version").click()
    annika.stands_on("Ny version av styrmodellen")

    annika.page.get_by_role("radio", name="Grunduppdrag och utvecklingsmål").check()
    annika.field("Modellens namn").fill(NAME)
    annika.field("Från och med år").fill("2031")
    annika.field("Till och med år").fill("2029")
    annika.button("Skapa ett utkast").click()
    annika.stands_on("Ny version av styrmodellen")
    expect(annika.page.locator(".form-errors")).to_be_focused()
    assert annika.field("Modellens namn").input_value() == NAME
    expect(annika.page.get_by_role("radio", name="Grunduppdrag och utvecklingsmål")).to_be_checked()

    annika.field("Till och med år").fill("2034")
    annika.button("Skapa ett utkast").click()
    annika.stands_on(f"{NAME} 2031–2034")
    annika.is_told("Utkastet är skapat")


def _renames_a_level(annika: Person) -> None:
    annika.link("Ändra Utvecklingsmål").click()
    annika.stands_on("Ändra ”Utvecklingsmål”")
    annika.field("Namn i ental").fill("Löfte till invånarna")
    annika.field("Namn i flertal").fill("Löften till invånarna")
    annika.field("Ägs av").select_option(label="Kommunstyrelse")
    annika.page.get_by_role("checkbox", name="Får ha aktiviteter").check()
    annika.button("Spara").click()

    annika.stands_on(f"{NAME} 2031–2034")
    row = annika.page.get_by_role("row").filter(has_text="Löfte till invånarna")
    expect(row).to_contain_text("Kommunstyrelse")
    expect(row).to_contain_text("aktiviteter")


def _adds_a_level(annika: Person) -> None:
    annika.link("Lägg till en nivå").click()
    annika.stands_on("Lägg till en nivå")
    annika.field("Namn i ental").fill("Åtagande")
    annika.field("Namn i flertal").fill("Åtaganden")
    annika.field("Vad det är").select_option(label="Åtagande")
    annika.field("Ägs av").select_option(label="Nämnd")
    annika.field("Plats i kedjan").select_option(label="Under ”Nämndens utvecklingsmål”")
    annika.page.get_by_role("checkbox", name="Får ha indikatorer").check()
    annika.page.get_by_role("checkbox", name="Får ha prognoser").check()
    annika.button("Lägg till nivån").click()

    annika.stands_on(f"{NAME} 2031–2034")
    names = annika.page.locator("#thread").locator("li").all_inner_texts()
    assert [text.split("\n")[1] for text in names] == [
        "Grunduppdrag",
        "Löfte till invånarna",
        "Nämndens utvecklingsmål",
        "Åtagande",
        "Verksamhetsplan",
        "Aktivitet",
    ]


def _chooses_words(annika: Person) -> None:
    annika.link("Ändra orden").click()
    annika.stands_on("Ord för hur det går")
    partly = annika.page.get_by_role("group", name="Delvis uppfyllt")
    partly.get_by_label("Ord", exact=True).fill("På god väg")
    # the example follows what is typed
    expect(annika.page.get_by_role("table", name="Exempel")).to_contain_text("På god väg")
    annika.button("Spara orden").click()

    annika.stands_on(f"{NAME} 2031–2034")
    expect(annika.page.get_by_role("table", name="De fyra betydelserna och orden för dem")).to_contain_text(
        "På god väg"
    )


def _adopts(annika: Person) -> str:
    tomorrow, decided_on = (date.today() + timedelta(days=days) for days in (1, -3))
    annika.link("För in beslutet").click()
    annika.stands_on("För in beslutet")
    annika.field("Beslutat av").select_option(label="Kommunfullmäktige")
    annika.field("Beslutsdatum").fill(tomorrow.isoformat())
    annika.field("Diarienummer").fill("KS 2026/310")
    annika.field("Paragraf i protokollet").fill("131")
    annika.button("För in att den är fastställd").click()
    annika.stands_on("För in beslutet")
    expect(annika.page.locator(".form-errors")).to_contain_text("Beslutsdatum")
    assert annika.field("Diarienummer").input_value() == "KS 2026/310"

    annika.field("Beslutsdatum").fill(decided_on.isoformat())
    annika.button("För in att den är fastställd").click()
    annika.stands_on(f"{NAME} 2031–2034")
    annika.is_told("fastställd och låst")
    return decided_on.isoformat()


def _reads_the_history(annika: Person) -> None:
    annika.link("Vem som har ändrat vad i den här versionen").click()
    expect(annika.page.locator("main")).to_contain_text("Annika Lindqvist")
    annika.looks_over()
    annika.reads("KS 2026/310")
