"""Fatima, the controller, assesses a goal against the suggestion, and orders the annual report."""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import openpyxl
import pikepdf
import pytest
from playwright.sync_api import expect

from tests.served.person import Person

pytestmark = pytest.mark.browser

REPORT_SECONDS = 120
# Lagen (2018:597) om kommunal bokföring och redovisning, ch. 11; recommendation R15 (RKR)
HEADINGS = (
    "Översikt över verksamhetens utveckling",
    "Den kommunala koncernen",
    "Viktiga förhållanden för resultat och ekonomisk ställning",
    "Händelser av väsentlig betydelse",
    "Styrning och uppföljning av den kommunala verksamheten",
    "God ekonomisk hushållning och ekonomisk ställning",
    "Balanskravsresultat",
    "Väsentliga personalförhållanden",
    "Förväntad utveckling",
)
UNASSESSED = "Gemensam modell för närvaro: socialtjänsten finns i skolan"
MANDATE = "Resultat om minst 2 procent över fyra år"


def test_controller_decides_otherwise_than_suggested_with_a_reason(people: Callable[..., Person]) -> None:
    fatima = people("Fatima")
    fatima.goes_to("/exempelby/")
    fatima.stands_on("Mina uppgifter")
    fatima.link("Bedöm mål och grunduppdrag för tertial 2 2026").click()
    fatima.stands_on("Bedömningar")
    fatima.page.get_by_role("row").filter(has_text=UNASSESSED).get_by_role("link", name="Bedöm").click()

    fatima.stands_on(UNASSESSED)
    fatima.reads("Ej uppfyllt: 0 av 1 indikator når målet")
    fatima.page.get_by_role("group", name="Status").get_by_label("Delvis").check()
    fatima.page.get_by_role("group", name="Prognos").get_by_label("Bedöms delvis uppnås").check()
    fatima.field("I en mening").fill("Fyra skolor har en socialsekreterare på plats, två väntar.")
    fatima.button("Spara", exact=True).click()
    fatima.stands_on(UNASSESSED)
    expect(fatima.page.locator(".form-errors")).to_be_focused()
    reason = fatima.field("Motivering")
    expect(reason).to_have_attribute("aria-invalid", "true")
    expect(fatima.page.get_by_role("group", name="Status").get_by_label("Delvis")).to_be_checked()
    assert fatima.field("I en mening").input_value() == "Fyra skolor har en socialsekreterare på plats, två väntar."

    reason.fill("Indikatorn gäller hela nämnden. Där modellen finns har frånvaron minskat.")
    fatima.button("Spara", exact=True).click()
    fatima.stands_on(UNASSESSED)
    fatima.is_told("bedömt för tertial 2 2026")
    fatima.reads("Systemet föreslog", "Ej uppfyllt: 0 av 1", "Där modellen finns har frånvaron minskat.")
    fatima.reads("Bedömt av Fatima Rahimi")


def test_goal_set_for_an_average_is_fulfilled_though_the_year_misses(people: Callable[..., Person]) -> None:
    fatima = people("Fatima")
    fatima.goes_to("/exempelby/goals/assessments/?period=2026-T2")
    fatima.page.get_by_role("row").filter(has_text=MANDATE).get_by_role("link", name="Ändra").click()

    fatima.stands_on(MANDATE)

    fatima.reads("Uppfyllt: 1 av 1 indikator når målet")
    fatima.reads("Snittet 2023–2026 är 2,3 % och når målet ≥ 2,0 %, fast årets värde 1,7 % inte gör det.")


def test_controller_orders_the_annual_report_and_gets_both_files(people: Callable[..., Person], tmp_path: Path) -> None:
    fatima = people("Fatima")
    fatima.goes_to("/exempelby/reports/")
    fatima.stands_on("Rapporter")
    fatima.link("Beställ årsredovisningen").click()
    fatima.stands_on("Beställ årsredovisningen")
    fatima.field("År").select_option("2026")
    fatima.field("Rubrik").fill("Årsredovisning 2026, ett prov")
    fatima.button("Beställ rapporten").click()

    expect(fatima.page.get_by_role("progressbar")).to_be_visible()
    fatima.stands_on("Årsredovisning 2026, ett prov")
    expect(fatima.page.get_by_role("heading", name="Klar")).to_be_visible(timeout=REPORT_SECONDS * 1000)
    fatima.looks_over()
    _check_pdf(_download(fatima, "Rapporten som PDF", tmp_path))
    _check_tables(_download(fatima, "Tabellerna som kalkylblad (XLSX)", tmp_path))

    fatima.goes_to("/exempelby/reports/")
    row = fatima.page.get_by_role("row").filter(has_text="ett prov")
    expect(row).to_contain_text("Klar")
    expect(row).to_contain_text("Fatima Rahimi")


def _download(fatima: Person, link: str, folder: Path) -> Path:
    with fatima.page.expect_download() as waiting:
        fatima.link(link).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def _check_pdf(path: Path) -> None:
    with pikepdf.open(path) as document:
        assert document.Root.MarkInfo.Marked
        assert len(document.Root.StructTreeRoot.K) > 0
        assert str(document.Root.Lang) == "sv"
        title = document.open_metadata()["dc:title"]
        assert title == "Årsredovisning 2026, ett prov, Exempelby kommun"
        assert len(document.pages) > 10
        assert any(name.endswith(".csv") for name in document.attachments)
        with document.open_outline() as outline:
            bookmarks = set(_titles(outline.root))
    assert [heading for heading in HEADINGS if heading not in bookmarks] == []
    if shutil.which("pdftotext"):
        text = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True).stdout
        words = " ".join(text.split())
        assert [heading for heading in HEADINGS if heading not in words] == []
        assert "pojkarna på två skolor halkar efter" in words


def _titles(items: Iterable[pikepdf.OutlineItem]) -> Iterator[str]:
    for item in items:
        yield re.sub(r"^[\d.]+\s+", "", item.title)
        yield from _titles(item.children)


def _check_tables(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    cells = {cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    assert "Alla barn och elever lyckas i skolan" in cells
