"""Everything that can be wrong with a file of values: each has words of its own, with row and column."""

import io
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from openpyxl import load_workbook

from annualcycle.models import ClosedPeriod
from governance.models import Municipality, User
from indicators.forms import imports as import_forms
from indicators.models import ValueImport
from tests.conftest import organisation, signed_in
from tests.indicators.importing import HEADS, PATH, csv_file, upload, workbook_file
from tests.indicators.make import make_values

ROW = "N15428;Behöriga till yrkesprogram;%;Kommunen;2025;T;81,9"


def file_errors(response: HttpResponse) -> list[str]:
    """What is told beside the file."""
    return response.context["form"].errors.get("file", [])


def told(response: HttpResponse) -> list[tuple[int, str, tuple[str, ...]]]:
    """The rows as the preview tells them: number, outcome, words."""
    return [(line.number, line.outcome, line.notes) for line in response.context["lines"]]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.pdf", b"%PDF-1.7\n", "Filen är av slaget PDF, inte en tabell. Ladda upp .csv, .xlsx eller .ods."),
        (
            "a.xls",
            b"\xd0\xcf\x11\xe0" + b"\x00" * 600,
            "Filen är i Excels äldre format (.xls). Spara den som .xlsx eller CSV och ladda upp den igen.",
        ),
        (
            "a.xlsx",
            b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
            "Filen är skyddad med lösenord. Spara den utan lösenord och ladda upp den igen.",
        ),
        (
            "a.xls",
            b"<html><table><tr><td>N15428</td></tr></table></html>",
            "Filen är en webbsida eller XML, även om namnet säger något annat. "
            "Öppna den i kalkylprogrammet och spara den som .xlsx eller CSV.",
        ),
        (
            "a.xlsx",
            b"PK\x03\x04 damaged",
            "Filen är skadad och går inte att öppna. Spara den på nytt och ladda upp den nya.",
        ),
        ("a.csv", b"", "Filen är tom. Den behöver en rad med rubriker och minst en rad med värden."),
        ("a.csv", b" \r\n\r\n", "Filen är tom. Den behöver en rad med rubriker och minst en rad med värden."),
        (
            "a.csv",
            "Nyckeltal;Benämning;Värde\r\nN1;Å;1\r\nN2;Åk".encode() + b"\xff;2\r\n",
            "Texten går inte att läsa på rad 3, kolumn 2. Spara filen som ”CSV UTF-8” och ladda upp den igen.",
        ),
        (
            "a.csv",
            b"N15428;2025;81,9\r\nN15428;2024;80,4\r\n",
            "Den första raden ska innehålla rubriker, till exempel Nyckeltal;Organisation;Period;Värde.",
        ),
        (
            "a.csv",
            'Nyckeltal;Period;Värde\r\nN1;2025;"1\r\nN2;2025;2\r\n'.encode(),
            "Ett citattecken öppnas på rad 2 och stängs aldrig. Rätta raden och ladda upp filen igen.",
        ),
    ],
)
def test_file_that_is_no_table_is_refused_in_words(
    catalogue: tuple, alice: User, inside: Callable, name: str, data: bytes, words: str
) -> None:
    response = upload(signed_in(alice), SimpleUploadedFile(name, data))

    assert file_errors(response) == [words]
    with inside():
        assert ValueImport.objects.count() == 0


def test_no_file_is_asked_for(catalogue: tuple, alice: User) -> None:
    response = signed_in(alice).post(f"{PATH}new/")

    assert file_errors(response) == ["Välj en fil."]


def test_file_that_is_too_large_is_refused_before_it_is_read(
    catalogue: tuple, alice: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_forms, "MAX_BYTES", 50)

    response = upload(signed_in(alice), csv_file(ROW))

    assert file_errors(response) == ["Filen är för stor. Den får vara högst 20 MB. Dela upp den i flera filer."]


def test_unknown_columns_are_told_and_do_no_harm(catalogue: tuple, alice: User) -> None:
    response = upload(signed_in(alice), csv_file(f"{ROW};x;y", heads=f"{HEADS};Ansvarig;Status"))

    assert response.context["unused"] == ["Ansvarig", "Status"]
    assert told(response) == [(2, "new", ())]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("N15428;;;Kommunen;2025;T;fyrtio", "Kolumnen Värde: ”fyrtio” är inget tal."),
        (
            "N15428;;;Kommunen;2025;T;12 34",
            "Kolumnen Värde: ”12 34” kan läsas på mer än ett sätt. Skriv det som 1234,5.",
        ),
        (
            "N15428;;;Kommunen;2025;T;1234567890123456",
            "Kolumnen Värde: ”1234567890123456” ryms inte: högst 14 siffror före decimaltecknet och 6 efter.",
        ),
        (
            "N15428;;;Kommunen;2025;T;2025-02-01",
            "Kolumnen Värde: ”2025-02-01” är ett datum. "
            "Kalkylprogrammet kan ha gjort det av ett tal, till exempel 1.2.",
        ),
        (
            "N15428;;;Kommunen;2025;T;",
            "Kolumnen Värde: cellen är tom. Skriv ett tal, eller ett tankstreck där värde saknas.",
        ),
        ("N99999;;;Kommunen;2025;T;1", "Kolumnen Nyckeltal: indikatorn ”N99999” finns inte i katalogen."),
        (";Okänd;;Kommunen;2025;T;1", "Kolumnen Benämning: indikatorn ”Okänd” finns inte i katalogen."),
        (";;;Kommunen;2025;T;1", "Kolumnen Benämning: indikatorn saknas."),
        (
            "N1;Invånare totalt;;Kommunen;2025;T;1",
            "Kolumnen Nyckeltal: koden ”N1” är okänd, och indikatorn med det namnet har en annan kod.",
        ),
        ("N15428;;;Grannbyn;2025;T;1", "Kolumnen Kommun: det är inte sagt vad ”Grannbyn” betyder."),
        ("N15428;;;;2025;T;1", "Kolumnen Kommun: det är inte sagt vilken organisation raden gäller."),
        (
            "N15428;;;Kommunen;i fjol;T;1",
            "Kolumnen År: ”i fjol” går inte att förstå som en period. Skriv till exempel 2025, T2 2025 eller 2025-08.",
        ),
        ("N15428;;;Kommunen;;T;1", "Kolumnen År: perioden saknas."),
        ("N15428;;;Kommunen;T4 2025;T;1", "Kolumnen År: det finns ingen sådan del av ett år som ”T4 2025”."),
        ("N15428;;;Kommunen;1066;T;1", "Kolumnen År: året i ”1066” är orimligt."),
        ("N15428;;;Kommunen;2025;X;1", "Kolumnen Kön: ”X” går inte att förstå som ett kön. Skriv T, K eller M."),
        (
            "N15428;;;Kommunen;2025;T;1;2;3",
            "Raden har fler celler än det finns rubriker, så värdena kan stå i fel kolumn.",
        ),
    ],
)
def test_row_is_refused_with_its_number_and_column_and_the_rest_is_not_lost(
    catalogue: tuple, alice: User, row: str, words: str
) -> None:
    outcome = "waiting" if "Grannbyn" in words or "finns inte i katalogen" in words else "refused"

    response = upload(signed_in(alice), csv_file(ROW, row))

    assert told(response) == [(3, outcome, (words,)), (2, "new", ())]


def test_every_fault_of_a_row_is_told(catalogue: tuple, alice: User) -> None:
    response = upload(signed_in(alice), csv_file("N15428;;;Kommunen;aldrig;X;mycket"))

    assert [words.partition(":")[0] for words in response.context["lines"][0].notes] == [
        "Kolumnen År",
        "Kolumnen Kön",
        "Kolumnen Värde",
    ]


@pytest.mark.parametrize(
    ("mark", "shown"),
    [("–", "– (saknas)"), ("-", "– (saknas)"), ("..", ".. (sekretess)"), (".", ". (ej relevant)")],
)
def test_mark_for_a_missing_value_is_understood_with_its_meaning(
    catalogue: tuple, alice: User, mark: str, shown: str
) -> None:
    response = upload(signed_in(alice), csv_file(f"N15428;;;Kommunen;2025;T;{mark}"))

    assert [(line.outcome, line.read) for line in response.context["lines"]] == [("new", shown)]


def test_same_value_twice_counts_once(catalogue: tuple, alice: User) -> None:
    response = upload(signed_in(alice), csv_file(ROW, ROW, ROW))

    words = "Kolumnen Värde: samma värde står på rad 2. Den raden gäller."
    assert told(response) == [(3, "refused", (words,)), (4, "refused", (words,)), (2, "new", ())]


def test_two_values_for_the_same_thing_are_both_refused(catalogue: tuple, alice: User) -> None:
    response = upload(signed_in(alice), csv_file(ROW, ROW.replace("81,9", "82")))

    words = (
        "Kolumnen Värde: ett annat värde för samma indikator, organisation och period står på rad {}. "
        "Behåll ett av dem."
    )
    assert told(response) == [(2, "refused", (words.format(3),)), (3, "refused", (words.format(2),))]


def test_closed_period_is_refused_but_not_what_is_stored_already(
    catalogue: tuple, alice: User, inside: Callable
) -> None:
    with inside():
        make_values(catalogue[0], organisation("K"), {"2024": "80.4"})
        for year in (2024, 2025):
            ClosedPeriod.objects.create(frequency="year", period_start=f"{year}-01-01", closed_by=alice)

    response = upload(signed_in(alice), csv_file(ROW, ROW.replace("2025", "T1 2025"), "N15428;;;Kommunen;2024;T;80,4"))

    assert told(response) == [
        (2, "refused", ("Kolumnen År: 2025 är stängd.",)),
        (3, "refused", ("Kolumnen År: Tertial 1 2025 är stängd, eftersom 2025 är det.",)),
        (4, "unchanged", ()),
    ]


def test_organisation_that_one_may_not_write_for_is_refused(catalogue: tuple, amir: User) -> None:
    rows = [ROW.replace("Kommunen", name) for name in ("Vallaskolan", "nyborg", "RIKET")]

    response = upload(signed_in(amir), csv_file(*rows))

    assert told(response) == [
        (3, "refused", ("Kolumnen Kommun: du får inte lämna värden för Nyborgsskolan.",)),
        (
            4,
            "refused",
            ("Kolumnen Kommun: Riket är en jämförelse. Bara de som förvaltar indikatorer får ändra dess värden.",),
        ),
        (2, "new", ()),
    ]


def test_other_unit_is_warned_of(catalogue: tuple, alice: User) -> None:
    response = upload(signed_in(alice), csv_file(ROW.replace(";%;", ";procentenheter;"), ROW.replace("2025", "2024")))

    words = "Filens enhet är ”procentenheter”, katalogens ”%”. Kontrollera att de betyder samma sak."
    assert told(response) == [(2, "new", (words,)), (3, "new", ())]
    assert response.context["lines"][0].is_warning


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("N15428;;;Kommunen;2025;T;8,2", "En tiondel av förra värdet, 80,4\u00a0%. Menar du 82,0?"),
        ("N15428;;;Kommunen;2024;T;–", "Ett tal ersätts av ett tecken för att värde saknas."),
        ("N15428;;;Kommunen;2099;T;81", "Perioden har inte börjat."),
        ("N15428;;;Kommunen;T1 2025;T;81", "Indikatorn brukar mätas för ett annat slags period."),
    ],
)
def test_what_is_odd_is_warned_of_but_stored(
    catalogue: tuple, alice: User, inside: Callable, row: str, words: str
) -> None:
    with inside():
        make_values(catalogue[0], organisation("K"), {"2024": "80.4"})

    response = upload(signed_in(alice), csv_file(row))

    assert [(line.notes, line.is_warning) for line in response.context["lines"]] == [((words,), True)]
    assert response.context["storable"] == 1
    assert [item["count"] for item in response.context["filters"]][:2] == ["1", "1"]


def test_notes_tell_how_the_file_was_read(catalogue: tuple, alice: User) -> None:
    older = upload(signed_in(alice), csv_file(ROW, encoding="cp1252"))
    titled = upload(signed_in(alice), csv_file(HEADS, ROW, heads="Uttag ur Kolada"))

    assert older.context["notes"] == [
        "Filen säger inte hur dess bokstäver är lagrade. Den lästes som cp1252. Kontrollera att å, ä och ö är rätt."
    ]
    assert titled.context["notes"] == ["1 rad ovanför rubrikerna hoppades över."]


def test_refused_rows_come_back_as_a_file_with_their_reasons(catalogue: tuple, alice: User) -> None:
    client = signed_in(alice)
    page = upload(client, csv_file(ROW, "N15428;=1+1;;Kommunen;2025;T;fyrtio"))

    response = client.get(f"{page.request['PATH_INFO']}refused.csv")

    assert response.content.decode("utf-8-sig").splitlines() == [
        f"{HEADS};Rad;Varför",
        "N15428;'=1+1;;Kommunen;2025;T;fyrtio;3;Kolumnen Värde: ”fyrtio” är inget tal.",
    ]
    assert response.headers["Content-Disposition"] == 'attachment; filename="varden-avvisade.csv"'


def test_refused_file_can_be_uploaded_again(catalogue: tuple, alice: User) -> None:
    client = signed_in(alice)
    page = upload(client, csv_file("N15428;;;Kommunen;2025;T;fyrtio"))
    data = client.get(f"{page.request['PATH_INFO']}refused.csv").content.replace(b"fyrtio", b"40")

    response = upload(client, SimpleUploadedFile("rättad.csv", data))

    assert (told(response), response.context["unused"]) == ([(2, "new", ())], ["Rad", "Varför"])


def test_workbook_row_numbers_are_those_of_the_spreadsheet(catalogue: tuple, alice: User) -> None:
    response = upload(
        signed_in(alice),
        workbook_file(
            [], ["N15428", "", "%", "Kommunen", 2025, "T", 81.9], [], ["N15428", "", "", "Kommunen", 2024, "T", "x y"]
        ),
    )

    assert told(response) == [(5, "refused", ("Kolumnen Värde: ”x y” är inget tal.",)), (3, "new", ())]


def test_file_of_another_municipality_is_not_there(
    catalogue: tuple, alice: User, charlie: User, annanstad: Municipality
) -> None:
    page = upload(signed_in(alice), csv_file(ROW))
    pk = page.context["value_import"].pk
    verbs = ["", "map/", "store/", "discard/", "refused.csv"]

    client = signed_in(charlie)
    statuses = [
        getattr(client, "post" if verb in {"map/", "store/", "discard/"} else "get")(
            f"/annanstad/indicators/imports/{pk}/{verb}"
        ).status_code
        for verb in verbs
    ]

    assert statuses == [404] * 5
    assert client.get(f"{PATH}{pk}/").status_code == 404


def test_refused_rows_come_as_a_workbook_that_is_read_again(catalogue: tuple, alice: User) -> None:
    client = signed_in(alice)
    page = upload(client, csv_file("N15428;=HYPERLINK(1);%;Kommunen;2025;T;fyrtio", "N15428;;%;Kommunen;2024;T;1"))

    data = client.get(f"{page.request['PATH_INFO']}refused.xlsx").content
    again = upload(client, SimpleUploadedFile("rättad.xlsx", data))

    rows = list(load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True))
    assert rows[0] == (*HEADS.split(";"), "Rad", "Varför")
    assert rows[1][:2] == ("N15428", "'=HYPERLINK(1)")
    assert rows[1][-2:] == (2, "Kolumnen Värde: ”fyrtio” är inget tal.")
    assert [(line.number, line.outcome) for line in again.context["lines"]] == [(2, "refused")]
    assert client.get(f"{page.request['PATH_INFO']}refused.pdf").status_code == 404
