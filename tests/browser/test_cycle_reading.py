"""The annual wheel is read: by ear and keyboard, on a phone, without scripts, on paper, in a calendar, by boards."""

import io
import json
import shutil
import subprocess
import urllib.error
import urllib.request
from dataclasses import dataclass
from datetime import date

import pikepdf
import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from tests.served.cycle_rows import ASKED, WHEEL, YESTERDAY
from tests.served.person import Person
from tests.served.town import Town

pytestmark = pytest.mark.browser

CAPTION = f"Stegen {WHEEL} i den ordning de ska vara klara"
NAMES = ("Enhetsplaner", "Delårsuppföljning", "Mål och budget antas", ASKED)
OWN_NAME, OWN_DAY, OWN_NOTE = "Skolornas bokslut", date(WHEEL, 11, 30), "Lämna hellre för tidigt än för sent."
OWN_STEP = "Skolnämndens analysdag"
MOST_PAGES = 6


@dataclass
class Wheel:
    """The wheel of a town, in use."""

    town: Town
    step: int

    def opened_by(self, name: str, **options: object) -> Person:
        """Somebody who stands on the wheel."""
        person = self.town.person(name, **options)
        person.goes_to(self.town.path(f"cycle/{WHEEL}/"))
        person.stands_on(f"Årshjul {WHEEL}")
        return person


@pytest.fixture
def wheel(town: Town) -> Wheel:
    return Wheel(town, json.loads(town.product.run("tests.served.cycle_rows", town.slug, "in_use"))["step"])


def test_wheel_is_read_without_sight(wheel: Wheel) -> None:
    hugo = wheel.opened_by("Hugo")
    picture = hugo.page.get_by_role("group", name=f"Årshjulet {WHEEL}, medurs från nyår högst upp", exact=False)
    links, table = picture.get_by_role("link"), hugo.page.get_by_role("table", name=CAPTION)
    steps = table.locator("th[scope=row]").get_by_role("link").all_inner_texts()

    assert set(NAMES) <= set(steps)
    assert table.get_by_role("columnheader").all_inner_texts() == [
        "Senast",
        "Steg",
        "Öppnar",
        "Enligt lag",
        "Så går det",
    ]
    assert "December" in " ".join(table.locator("th[scope=rowgroup]").all_inner_texts())
    told = [link.get_attribute("aria-label") or "" for link in links.all()]
    assert [name.partition(",")[0] for name in told] == steps  # in due order, as in the table
    assert "uppföljning, 1 januari–31 december, senast 31 december, din uppgift" in next(
        name for name in told if name.startswith(ASKED)
    )
    assert "lagens sista dag" in next(name for name in told if name.startswith("Mål och budget antas"))

    hugo.tabs_to(links.first)
    for number in range(1, len(steps)):
        hugo.page.keyboard.press("Tab")
        expect(links.nth(number)).to_be_focused()
    hugo.page.keyboard.press("Enter")
    hugo.stands_on(steps[-1])
    hugo.page.go_back()
    hugo.tabs_to(hugo.link("Lista"))
    hugo.page.keyboard.press("Enter")
    hugo.stands_on(f"Årshjul {WHEEL}")
    hugo.tabs_to(table.get_by_role("row").filter(has_text=ASKED).get_by_role("link", name="Din uppgift"))
    hugo.page.keyboard.press("Enter")
    hugo.stands_on(ASKED)


def test_wheel_is_read_on_a_phone_with_and_without_scripts(wheel: Wheel) -> None:
    for way in ({"phone": True}, {"phone": True, "scripts": False}):
        _reads_on_a_phone(wheel.opened_by("Hugo", **way))


def _reads_on_a_phone(hugo: Person) -> None:
    expect(hugo.page.get_by_role("img", name=f"Årshjulet {WHEEL}", exact=False)).to_be_visible()
    hugo.reads("Balansen i året", "Täta perioder", "Kommunallagen 11:10")

    hugo.field("Vems årshjul").select_option(label="Skolnämnden")
    hugo.page.locator(".wheel-seat").get_by_role("button", name="Visa").click()
    hugo.stands_on(f"Årshjul {WHEEL}")
    expect(hugo.page.locator(".eyebrow")).to_have_text("Skolnämnden")
    hugo.link("Lista").click()
    hugo.stands_on(f"Årshjul {WHEEL}")
    hugo.link(ASKED).click()
    hugo.stands_on(ASKED)
    hugo.link("Almskolan").click()
    hugo.stands_on(ASKED)
    hugo.reads("Inte påbörjad")


def test_wheel_is_printed_with_its_table(wheel: Wheel) -> None:
    cecilia = wheel.opened_by("Cecilia")
    steps = cecilia.page.get_by_role("table", name=CAPTION).locator("th[scope=row]").get_by_role("link")
    names = steps.all_inner_texts()

    cecilia.page.emulate_media(media="print")
    printed = cecilia.page.pdf(prefer_css_page_size=True, print_background=True, tagged=True)

    with pikepdf.open(io.BytesIO(printed)) as document:
        assert 2 <= len(document.pages) <= MOST_PAGES
        width, height = (float(document.pages[0].mediabox[edge]) for edge in (2, 3))
        assert width > height  # the wheel lies down
    if shutil.which("pdftotext"):
        first, *rest = _texts(printed)
        for name in names:
            assert name[:20] in first, name
            assert any(name in page for page in rest), name
        assert "Vems årshjul" not in first
        assert "Kommunstyrelsen" in rest[-1]  # who decided on it


def _texts(document: bytes) -> list[str]:
    """The text of each page, with single spaces."""
    done = subprocess.run(["pdftotext", "-", "-"], input=document, check=True, capture_output=True)
    return [" ".join(page.split()) for page in done.stdout.decode().split("\f")[:-1]]


def test_calendar_is_read_by_a_plain_client_until_its_address_is_renewed(wheel: Wheel) -> None:
    hugo = wheel.opened_by("Hugo")
    hugo.link("Till min kalender").click()
    hugo.stands_on("Till min kalender")
    hugo.button("Skapa min adress").click()
    hugo.stands_on("Till min kalender")
    whole = hugo.field("Din adress").input_value()
    found = _events(whole)
    assert found[f"Senast: {ASKED}, Almskolan"] == date(WHEEL, 12, 31)
    assert "Öppnar: Mål och budget antas" in found or YESTERDAY.month < 8  # what is long past is left out

    for name in ("Mina organisationers steg", "Publiceringar"):
        hugo.page.get_by_role("checkbox", name=name).uncheck()
    hugo.button("Visa adressen").click()
    hugo.stands_on("Till min kalender")
    hugo.reads("En kalender hämtade den senast")
    own = hugo.field("Din adress").input_value()
    assert {title.rpartition(", ")[2] for title in _events(own)} == {"Almskolan"}

    hugo.button("Byt min adress").click()
    hugo.is_told("Den gamla svarar inte längre")
    hugo.looks_over()
    for gone in (whole, own):
        with pytest.raises(urllib.error.HTTPError, match="404"):
            _events(gone)
    assert f"Senast: {ASKED}, Almskolan" in _events(hugo.field("Din adress").input_value())


def _events(address: str) -> dict[str, date]:
    """What a calendar that knows nobody here reads at an address: each event's title and day."""
    with urllib.request.urlopen(address, timeout=30) as answer:
        assert answer.headers.get_content_type() == "text/calendar"
        calendar = Calendar.from_ical(answer.read())
    return {str(event["SUMMARY"]): event["DTSTART"].dt for event in calendar.walk("VEVENT")}


def test_board_has_its_own_days_name_and_step(wheel: Wheel) -> None:
    johan = wheel.opened_by("Johan")
    johan.link(ASKED).click()
    johan.stands_on(ASKED)
    johan.page.get_by_text("Ge en nämnd eget namn eller egna dagar").click()
    expect(johan.link("Omsorgsnämnden")).to_have_count(0)
    johan.link("Skolnämnden").click()
    johan.field("Eget namn").fill(OWN_NAME)
    johan.field("Egen dag: senast").fill(f"{WHEEL + 1}-01-15")
    johan.button("Spara", exact=True).click()
    expect(johan.page.locator(".form-errors")).to_be_focused()  # earlier, not later
    johan.field("Egen dag: senast").fill(OWN_DAY.isoformat())
    johan.field("Till dem som gör det").fill(OWN_NOTE)
    johan.looks_over()
    johan.button("Spara", exact=True).click()
    johan.stands_on(ASKED)
    johan.is_told("Nämndens egna dagar är sparade")
    johan.reads(OWN_NAME, OWN_DAY.isoformat())
    _adds_a_step_of_the_board(johan, wheel)

    _sees_the_boards_own(wheel.town.person("Hugo"), wheel)
    _sees_the_municipalitys(wheel.town.person("Olga"), wheel)


def _adds_a_step_of_the_board(johan: Person, wheel: Wheel) -> None:
    johan.goes_to(wheel.town.path(f"cycle/{WHEEL}/steps/new/"))
    johan.stands_on(f"Lägg till ett steg i årshjulet {WHEEL}")
    assert johan.field("Vems steg").locator("option").all_inner_texts() == ["Skolnämnden"]
    johan.field("Namn", exact=True).fill(OWN_STEP)
    johan.field("Slag", exact=True).select_option(label="Analys och dialog")
    johan.field("Öppnar").fill(f"{WHEEL}-12-01")
    johan.field("Senast", exact=True).fill(f"{WHEEL}-12-15")
    johan.page.get_by_role("checkbox", name="Enhet", exact=True).check()
    johan.field("Med egna ord").fill("Skolans analys är gjord")
    johan.button("Spara", exact=True).click()
    johan.stands_on(OWN_STEP)
    asked = johan.page.get_by_role("table", name="Organisationer som får en uppgift av steget")
    assert asked.get_by_role("rowheader").all_inner_texts() == ["Almskolan", "Björkskolan"]


def _sees_the_boards_own(hugo: Person, wheel: Wheel) -> None:
    hugo.goes_to(wheel.town.path(f"cycle/{WHEEL}/?organisation={wheel.town.numbers['Alm']}"))
    hugo.stands_on(f"Årshjul {WHEEL}")
    row = hugo.page.get_by_role("row").filter(has=hugo.page.get_by_role("link", name=OWN_NAME, exact=True))
    expect(row).to_contain_text("30 nov")
    expect(hugo.link(OWN_STEP)).to_be_visible()
    expect(hugo.link(ASKED)).to_have_count(0)
    row.get_by_role("link", name="Din uppgift").click()
    hugo.stands_on(OWN_NAME)
    hugo.reads(OWN_NOTE, OWN_DAY.isoformat())


def _sees_the_municipalitys(olga: Person, wheel: Wheel) -> None:
    for place in ("ON", "K"):
        olga.goes_to(wheel.town.path(f"cycle/{WHEEL}/?organisation={wheel.town.numbers[place]}"))
        olga.stands_on(f"Årshjul {WHEEL}")
        row = olga.page.get_by_role("row").filter(has=olga.page.get_by_role("link", name=ASKED, exact=True))
        expect(row).to_contain_text("31 dec")
        for name in (OWN_NAME, OWN_STEP):
            expect(olga.link(name)).to_have_count(0)
