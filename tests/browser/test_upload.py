"""Sara, an official of the school administration, uploads files as Kolada and spreadsheets write them."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import FilePayload, Locator, expect

from tests.served.person import Person

pytestmark = pytest.mark.browser

ABSENCE = "Total frånvaro åk 7–9, andel (%)"
SAFE = "Elever som känner sig trygga i skolan, åk 8, andel (%)"
SICK = "Sjukfrånvaro medarbetare, andel (%)"
MERIT = "Elever i åk 9, meritvärde kommunala skolor, genomsnitt (17 ämnen)"
HEADINGS = ["Nyckeltal", "Benämning", "Enhet", "Kommun", "År", "Kön", "Värde"]
NBSP, MINUS, DASH = "\u00a0", "\u2212", "\u2013"
ROWS = [  # cells of the shared municipality that no other journey reads or writes
    ["", ABSENCE, "%", "Nyborgsskolan", "T2 2026", "T", "13,4"],  # 2: changed, 13,9 is stored
    ["", ABSENCE, "%", "Östra skolan", "T2 2026", "T", "8,1"],  # 3: unchanged
    ["", SAFE, "%", "Nyborgsskolan", "T2 2026", "K", "66"],  # 4: new
    ["", SAFE, "%", "Nyborgsskolan", "T2 2026", "M", DASH],  # 5: new, and says that there is none
    ["", SICK, "%", "Sörbyskolan", "T2 2026", "T", f"{MINUS}7,1"],  # 6: changed, and looks odd
    ["N15505", MERIT, "poäng", "Nyborgsskolan", "2026", "T", f"1{NBSP}234"],  # 7: new
    ["", ABSENCE, "%", "Nyborgsskolan", "T1 2026", "T", "13"],  # 8: refused, closed
    ["", ABSENCE, "%", "Sörbyskolan", "T2 2026", "T", "tolv"],  # 9: refused, no number
    ["", SICK, "%", "Hemtjänsten Norr", "T2 2026", "T", "5"],  # 10: refused, another board's
    ["N99999", "Något annat", "%", "Nyborgsskolan", "2026", "T", "5"],  # 11: refused, unknown
    ["", SAFE, "%", "Östra skolan", "T2 2026", "K", "80"],  # 12: refused, against row 13
    ["", SAFE, "%", "Östra skolan", "T2 2026", "K", "81"],  # 13: refused, against row 12
    ["", SICK, "%", "Skolan vid skogen", "T2 2026", "T", "6,1"],  # 14: changed, once the name has a meaning
]
REFUSED = {
    8: "stängd",
    9: "”tolv” är inget tal",
    10: "du får inte lämna värden för Hemtjänsten Norr",
    11: "N99999",
    12: "står på rad 13",
    13: "står på rad 12",
}


def csv_file() -> FilePayload:
    """As Kolada exports: a byte order mark, semicolons, CRLF."""
    text = "\r\n".join(";".join(row) for row in [HEADINGS, *ROWS]) + "\r\n"
    return {"name": "kolada.csv", "mimeType": "text/csv", "buffer": text.encode("utf-8-sig")}


def xlsx_file() -> FilePayload:
    """The same rows as a workbook, with numbers as numbers."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(HEADINGS)
    for *words, value in ROWS:
        text = value.replace(NBSP, "").replace(MINUS, "-").replace(",", ".")
        is_number = text.lstrip("-").replace(".", "").isdecimal()
        sheet.append([*words, float(text) if is_number else value])
    stored = io.BytesIO()
    book.save(stored)
    return {"name": "kolada.xlsx", "mimeType": "application/octet-stream", "buffer": stored.getvalue()}


def _archive(*names: str) -> bytes:
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        for name in names:
            archive.writestr(name, "text")
    return stored.getvalue()


LINE = "Nyckeltal;Kommun;År;Värde\r\n"
BAD_FILES = {
    "tom.csv": (b"", "Filen är tom."),
    "rapport.pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "Filen är av slaget PDF, inte en tabell."),
    "bild.csv": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "Filen är av slaget PNG, inte en tabell."),
    "gammal.xls": (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "Excels äldre format (.xls)"),
    "brev.xlsx": (_archive("[Content_Types].xml", "word/document.xml"), "Filen är av slaget DOCX"),
    "avbruten.xlsx": (xlsx_file()["buffer"][:900], "Filen är skadad"),
    "sida.csv": (b"<!doctype html><html><body><table><tr><td>1</td></tr></table>", "Filen är en webbsida"),
    "citat.csv": (f'{LINE}N15505;"Nyborgsskolan;2026;5\r\n'.encode(), "Ett citattecken öppnas på rad 2"),
    "blandad.csv": (
        f"{LINE}N15505;Nyborgsskolan;2026;5\r\nN15505;Östra skolan;2026;".encode() + b"\xe5\xff\xfe5\r\n",
        "Texten går inte att läsa på rad 3",
    ),
    "siffror.csv": (b"1;2;3\r\n4;5;6\r\n", "Den första raden ska innehålla rubriker"),
    "stor.csv": (LINE.encode() + b"N15505;Nyborgsskolan;2026;5\r\n" * 800_000, "Den får vara högst 20 MB"),
}


def test_official_uploads_a_csv_and_then_the_same_as_xlsx(people: Callable[..., Person]) -> None:
    sara = people("Sara")

    _uploads(sara, csv_file())
    _says_what_a_name_means(sara)
    _reads_the_preview(sara)
    sara.button("Spara 6 rader").click()
    expect(sara.page.get_by_role("heading", level=1, name="Filen är sparad")).to_be_visible(timeout=60_000)
    sara.stands_on("Filen är sparad")
    sara.reads("Sparade rader: 6")
    _finds_the_values(sara)

    _uploads(sara, xlsx_file())
    expect(sara.field("Skolan vid skogen").locator("option:checked")).to_have_text("Ekbackaskolan")  # remembered
    assert _counts(sara) == {"Nya": "0", "Ändrade": "0", "Oförändrade": "7", "Avvisade": "6"}
    sara.reads("Det finns inget att spara")
    sara.button("Kasta filen").click()
    sara.is_told("kolada.xlsx är kastad")


def _uploads(sara: Person, file: FilePayload) -> None:
    sara.goes_to("/exempelby/indicators/imports/new/")
    sara.stands_on("Ladda upp en fil med värden")
    sara.field("Fil med värden").set_input_files(file)
    sara.button("Ladda upp och titta").click()
    sara.stands_on("Vad filen skulle göra")


def _says_what_a_name_means(sara: Person) -> None:
    sara.reads("1 namn i filen betyder inget här än")
    sara.field("Skolan vid skogen").select_option(label="Ekbackaskolan")
    sara.button("Läs filen igen").click()
    sara.stands_on("Vad filen skulle göra")


def _counts(sara: Person) -> dict[str, str]:
    rows = sara.page.get_by_role("table", name="Vad som händer med raderna").locator("tbody tr").all()
    return {row.locator("th").inner_text(): row.locator("td").first.inner_text() for row in rows}


def _line(sara: Person, number: int) -> Locator:
    lines = sara.page.get_by_role("table", name="Filens rader och vad som händer med dem").locator("tbody tr")
    return lines.filter(has=sara.page.locator(f"td:first-child:text-is('{number}')"))


def _reads_the_preview(sara: Person) -> None:
    assert _counts(sara) == {"Nya": "3", "Ändrade": "3", "Oförändrade": "1", "Avvisade": "6"}
    changed = _line(sara, 2)
    for text in ("Ändrad", "13,4", "13,9"):
        expect(changed).to_contain_text(text)
    expect(_line(sara, 6)).to_contain_text("Titta")
    for number, reason in REFUSED.items():
        expect(_line(sara, number)).to_contain_text(reason)


def _finds_the_values(sara: Person) -> None:
    sara.goes_to("/exempelby/indicators/")
    sara.field("Sök").fill("Total frånvaro")
    sara.button("Visa").click()
    sara.stands_on("Indikatorer")
    sara.link(ABSENCE, exact=False).click()
    sara.field("Värden för").select_option(label="Nyborgsskolan")
    sara.button("Visa").first.click()
    sara.stands_on(ABSENCE)
    row = sara.page.get_by_role("table", name="Varje värde med källa och datum").get_by_role("row")
    expect(row.filter(has_text="tertial 2 2026")).to_contain_text("13,4")


def test_each_bad_file_is_told_in_its_own_words_and_nothing_is_stored(
    people: Callable[..., Person], tmp_path: Path
) -> None:
    sara = people("Sara")
    sara.goes_to("/exempelby/indicators/imports/new/")
    told = {}

    for name, (data, _words) in BAD_FILES.items():
        (tmp_path / name).write_bytes(data)
        sara.field("Fil med värden").set_input_files(tmp_path / name)
        sara.button("Ladda upp och titta").click()
        expect(sara.page.locator(".form-errors")).to_be_visible()
        told[name] = sara.page.locator(".field-error").inner_text()
    sara.looks_over()

    assert {name: words for name, (_data, words) in BAD_FILES.items() if words not in told[name]} == {}, told
    sara.goes_to("/exempelby/indicators/imports/")
    for name in BAD_FILES:
        expect(sara.page.get_by_text(name)).to_have_count(0)
