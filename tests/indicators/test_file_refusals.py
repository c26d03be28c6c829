"""Files that are no tables, or more than a table: each is refused with its reason."""

import io
import zipfile

import openpyxl
import pytest

from indicators.files import FileRefused, read_table
from tests.indicators.sheets import ods_cell, rezipped, saved, spreadsheet_ods, workbook


def refusal(name, data, **limits):
    with pytest.raises(FileRefused) as caught:
        read_table(name, data, **limits)
    assert caught.value.params["name"] == name
    return caught.value


@pytest.mark.parametrize(
    ("data", "code", "params"),
    [
        (b"", "empty", {}),
        (b"\xef\xbb\xbf \r\n", "empty", {}),
        (b";;\n;;\n", "empty", {}),
        (b"%PDF-1.7 ...", "wrong_kind", {"kind": "pdf"}),
        (b"\x89PNG\r\n\x1a\n", "wrong_kind", {"kind": "png"}),
        (b"\xff\xd8\xff\xe0", "wrong_kind", {"kind": "jpeg"}),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "wrong_kind", {"kind": "xls"}),
        (b"\n<HTML><table>", "wrong_kind", {"kind": "html"}),
        (b"PK\x03\x04 half a file", "wrong_kind", {"kind": "broken"}),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "password_protected",
            {},
        ),
        ("Nyckeltal;Värde\nN1;å\nN2;".encode() + b"\xe4\n", "broken_encoding", {"row": 3, "column": 2}),
        (b"Nyckeltal;V\x00rde\n", "broken_encoding", {"row": 1, "column": 2}),
        (bytes(range(1, 256)) * 4, "broken_encoding", {"row": 1, "column": 1}),
        ("N1;Invånare;2024;5\nN2;Invånare;2024;6\n".encode(), "no_header", {}),
        (b'Nyckeltal;Kommentar\nN1;"ok"\nN2;"inte" slut;3\n', "broken_quotes", {"row": 3}),
        (b'Nyckeltal;Kommentar\nN1;"aldrig slut\n', "broken_quotes", {"row": 2}),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data, code, params):
    found = refusal("fil.csv", data)

    assert found.code == code
    assert {key: value for key, value in found.params.items() if key in params} == params


def test_limits_are_told():
    rows = b"Nyckeltal;V\xc3\xa4rde\n" + b"N1;1\n" * 4

    assert refusal("fil.csv", rows, max_rows=3).params == {"rows": 4, "limit": 3, "name": "fil.csv"}
    assert refusal("fil.csv", rows, max_bytes=10).params == {"bytes": len(rows), "limit": 10, "name": "fil.csv"}
    assert refusal("fil.csv", b";".join([b"a"] * 401)).code == "too_many_columns"
    assert len(read_table("fil.csv", rows, max_rows=4).rows) == 4


def test_a_package_that_is_no_spreadsheet_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", "<w/>")

    found = refusal("fil.xlsx", out.getvalue())

    assert (found.code, found.params["kind"]) == ("wrong_kind", "docx")


@pytest.mark.parametrize("cell", ["XFD2", "A1048576", "NTP400000"])
def test_a_cell_in_a_far_corner_is_refused_before_it_fills_the_memory(cell):
    book = openpyxl.Workbook()
    book.active["A1"], book.active[cell] = "Nyckeltal", 5

    found = refusal("bomb.xlsx", saved(book))

    assert found.code in {"too_many_rows", "too_many_columns", "too_large"}


@pytest.mark.parametrize(
    "change",
    [
        lambda sheet: sheet.replace(b'<c r="B1"', b'<c t="n" r="XFD1"'),
        lambda sheet: sheet.replace(b'<c r="B1"', b"<c r='XFD1'"),
        lambda sheet: sheet.replace(b'<row r="1"', b'<row r="1048576"').replace(b'<c r="B1"', b"<c"),
        lambda sheet: sheet.replace(b'<c r="B1"', b"<c\nr='XFD1'\n"),
    ],
)
def test_a_far_corner_is_found_however_it_is_written(change):
    def changed(name, content):
        return change(content) if name == "xl/worksheets/sheet1.xml" else content

    data = rezipped(workbook(["Nyckeltal", 5]), changed)

    assert refusal("bomb.xlsx", data).code in {"too_many_rows", "too_many_columns", "too_large"}


def test_a_package_that_unfolds_without_end_is_refused():
    def bloated(name, content):
        return bytes(400_000_000) if name == "xl/theme/theme1.xml" else content

    assert refusal("bomb.xlsx", rezipped(workbook(["Nyckeltal", 5]), bloated)).code == "too_large"


def test_repeated_cells_of_an_open_document_are_counted_before_they_unfold():
    row = f'<table:table-row table:number-rows-repeated="100000">{ods_cell("x", repeated=300)}</table:table-row>'

    assert refusal("bomb.ods", spreadsheet_ods(row)).code == "too_large"


@pytest.mark.parametrize(
    "change",
    [
        lambda name, content: content[: len(content) // 2] if name == "xl/workbook.xml" else content,
        lambda name, content: None if name == "xl/worksheets/sheet1.xml" else content,
        lambda name, content: None if name == "xl/_rels/workbook.xml.rels" else content,
        lambda name, content: b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + content if name == "xl/workbook.xml" else content,
    ],
)
def test_a_damaged_workbook_is_refused(change):
    found = refusal("fil.xlsx", rezipped(workbook(["Nyckeltal", 5]), change))

    assert (found.code, found.params["kind"]) == ("wrong_kind", "broken")
