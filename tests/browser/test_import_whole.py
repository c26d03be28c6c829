"""Sara reads in a file with every kind of error, mends it, and hands the municipality's own file back unchanged."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Locator, expect

from tests.served.person import Person

pytestmark = pytest.mark.browser

ABSENCE = "Total frånvaro åk 7–9, andel (%)"
HEADS = ["Vad mäts", "Skola eller nämnd", "När", "K/M", "Siffra", "Täljare", "Nämnare", "Kvalitet", "Ursprung"]
ROLES = {
    "Indikatorns kod": "Vad mäts",
    "Organisation eller jämförelse": "Skola eller nämnd",
    "Period": "När",
    "Kön": "K/M",
    "Värde": "Siffra",
}
ROWS = [  # cells of the shared municipality that no other journey reads or writes
    [ABSENCE, "Lillåskolan", "T2 2026", "T", "96", "", "", "", ""],  # 2: ten times what is stored, 9,6
    ["NP6-MA", "Nyborgsskolan", "2026", "T", "72,5", "29", "40", "preliminär", ""],  # 3: a share with its parts
    ["NP6-MA", "Nyborgsskolan", "2026", "M", "50", "30", "40", "", ""],  # 4: parts that give another value
    ["NP6-MA", "Nyborgsskolan", "2026", "K", "", "3", "4", "", ""],  # 5: too few cases to be shown
    ["Något annat", "Nyborgsskolan", "2026", "T", "5", "", "", "", ""],  # 6: no such indicator
    [ABSENCE, "Skolan i dalen", "T2 2026", "T", "9,4", "", "", "", ""],  # 7: a name that means nothing yet
    [ABSENCE, "Sörbyskolan", "T2 2026", "K", "tolv", "", "", "", ""],  # 8: no number
    [ABSENCE, "Sörbyskolan", "T2 2026", "M", "12 34", "", "", "", ""],  # 9: may be read in two ways
    [ABSENCE, "Nyborgsskolan", "T2 2026", "K", "8", "", "", "", ""],  # 10: against row 11
    [ABSENCE, "Nyborgsskolan", "T2 2026", "K", "9", "", "", "", ""],  # 11: against row 10
    [ABSENCE, "Nyborgsskolan", "T1 2026", "T", "13", "", "", "", ""],  # 12: a closed period
    [ABSENCE, "Hemtjänsten Norr", "T2 2026", "T", "5", "", "", "", ""],  # 13: another board's
    ["HOT", "Nyborgsskolan", "T2 2026", "T", "5", "", "", "", ""],  # 14: confidential
    ["AVV-1000", "Nyborgsskolan", "T2 2026", "T", "5", "", "", "", ""],  # 15: computed here
    ["NP6-MA", "Barn- och utbildningsnämnden", "2026", "T", "99", "", "", "", "hopräknat"],  # 16: put together here
    ["NP6-MA", "Nyborgsskolan", "i fjol", "X", "5", "", "0", "klar", ""],  # 17: wrong in five ways
]
REFUSED = {
    4: "täljare och nämnare ger 75",
    6: "”Något annat” finns inte i katalogen",
    8: "”tolv” är inget tal",
    9: "kan läsas på mer än ett sätt",
    10: "står på rad 11",
    11: "står på rad 10",
    12: "stängd",
    13: "du får inte lämna värden för Hemtjänsten Norr",
    14: "är skyddad och inte öppen för dig",
    15: "räknas fram här med sin formel",
    16: "har räknats fram eller lagts ihop här",
    17: "går inte att förstå som en period",
}


def as_csv(rows: list[list[str]], name: str) -> FilePayload:
    """As a spreadsheet saves it."""
    text = "\r\n".join(";".join(row) for row in rows) + "\r\n"
    return {"name": name, "mimeType": "text/csv", "buffer": text.encode("utf-8-sig")}


def test_file_with_every_error_is_mended_and_the_municipalitys_own_comes_back_unchanged(
    people: Callable[..., Person],
) -> None:
    sara = people("Sara")

    _uploads(sara, as_csv([HEADS, *ROWS], "vår mätning.csv"))
    _says_what_the_columns_are(sara)
    _says_what_a_name_means(sara)
    _reads_the_preview(sara)
    sara.button("Spara 4 rader").click()
    expect(sara.page.get_by_role("heading", level=1, name="Filen är sparad")).to_be_visible(timeout=60_000)
    sara.looks_over()

    _uploads(sara, _mended(sara))
    sara.reads("Läst på samma sätt som filen vår mätning.csv, som Sara Nyström")
    assert _counts(sara) == {"Nya": "2", "Ändrade": "0", "Oförändrade": "0", "Avvisade": "0"}
    sara.button("Spara 2 rader").click()
    expect(sara.page.get_by_role("heading", level=1, name="Filen är sparad")).to_be_visible(timeout=60_000)

    _hands_back_the_municipalitys_own(sara)
    _forgets_the_headings(sara)


def _uploads(sara: Person, file: FilePayload | Path) -> None:
    sara.goes_to("/exempelby/indicators/imports/new/")
    sara.stands_on("Ladda upp en fil med värden")
    sara.field("Fil med värden").set_input_files(file)
    sara.button("Ladda upp och titta").click()
    heading = sara.page.get_by_role("heading", level=1, name="Vad filen skulle göra")
    expect(heading).to_be_visible(timeout=60_000)  # a large file is read by a worker first
    sara.looks_over()


def _says_what_the_columns_are(sara: Person) -> None:
    sara.reads("Ingen kolumn uppfattades som")
    for role, head in ROLES.items():
        sara.field(role, exact=True).select_option(label=head)
    sara.button("Läs filen igen").click()
    sara.stands_on("Vad filen skulle göra")


def _says_what_a_name_means(sara: Person) -> None:
    sara.reads("1 namn i filen betyder inget här än")
    sara.field("Skolan i dalen").select_option(label="Ekbackaskolan")
    sara.button("Läs filen igen").click()
    sara.stands_on("Vad filen skulle göra")


def _counts(sara: Person) -> dict[str, str]:
    rows = sara.page.get_by_role("table", name="Vad som händer med raderna").locator("tbody tr").all()
    return {row.locator("th").inner_text(): row.locator("td").first.inner_text() for row in rows}


def _line(sara: Person, number: int) -> Locator:
    lines = sara.page.get_by_role("table", name="Filens rader och vad som händer med dem").locator("tbody tr")
    return lines.filter(has=sara.page.locator(f"td:first-child:text-is('{number}')"))


def _reads_the_preview(sara: Person) -> None:
    for number, reason in REFUSED.items():
        expect(_line(sara, number)).to_contain_text(reason)
    assert _counts(sara)["Avvisade"] == str(len(REFUSED))
    expect(_line(sara, 2)).to_contain_text("Tio gånger förra värdet")
    expect(_line(sara, 3)).to_contain_text("72,5 (29 av 40)")
    expect(_line(sara, 5)).to_contain_text("sparas som sekretess, utan talet")
    expect(_line(sara, 7)).to_contain_text("Ekbackaskolan")


def _mended(sara: Person) -> FilePayload:
    """The refused rows as they came, two of them mended and the others taken away."""
    with sara.page.expect_download() as download:
        sara.link("Avvisade rader med orsak (CSV)").click()
    text = Path(download.value.path()).read_text("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text), delimiter=";")
    assert head == [*HEADS, "Rad", "Varför"]
    assert {int(row[-2]): row[:-2] for row in rows} == {number: ROWS[number - 2] for number in REFUSED}
    mended = [row for row in rows if row[-2] in {"8", "9"}]
    mended[0][4], mended[1][4] = "12,5", "12,34"
    return as_csv([head, *mended], "rättad.csv")


def _hands_back_the_municipalitys_own(sara: Person) -> None:
    sara.goes_to("/exempelby/indicators/imports/")
    for name, kind in (("Arbetsbok (XLSX)", "xlsx"), ("CSV", "csv")):
        sara.goes_to("/exempelby/indicators/imports/")
        with sara.page.expect_download() as download:
            sara.link(name).click()
        data = Path(download.value.path()).read_bytes()
        _uploads(sara, {"name": f"alla.{kind}", "mimeType": "application/octet-stream", "buffer": data})
        counts = _counts(sara)
        assert {word: counts[word] for word in ("Nya", "Ändrade", "Avvisade")} == {
            "Nya": "0", "Ändrade": "0", "Avvisade": "0",
        }  # fmt: skip
        sara.reads("Det finns inget att spara")


def _forgets_the_headings(sara: Person) -> None:
    sara.goes_to("/exempelby/indicators/imports/")
    sara.link("Ihågkomna rubriker").click()
    sara.stands_on("Ihågkomna rubriker")
    row = sara.page.get_by_role("row").filter(has_text="Skola eller nämnd")
    expect(row).to_contain_text("skolan i dalen: Ekbackaskolan")
    row.get_by_role("button").click()
    sara.is_told("Glömt.")
    expect(sara.page.get_by_role("row").filter(has_text="Skola eller nämnd")).to_have_count(0)
