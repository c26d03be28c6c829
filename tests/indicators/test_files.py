import codecs
import io
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.files import (
    FileRefused,
    Role,
    escape_formula,
    read_table,
    recognise_columns,
    unescape_formula,
    write_csv,
)
from indicators.numbers import Missing, parse_number
from tests.indicators.sheets import ods_cell, saved, spreadsheet_ods, workbook

D = Decimal
# As officials save it: semicolons, a comma in a name, no-break space, real minus, dash for a missing value.
KOLADA = """Nyckeltal;Benämning;Enhet;Kommun;År;Kön;Värde
N00001;Invånare totalt, antal;antal;Exempelby;2024;T;28\u00a0004
N00002;Resultat, andel (%);%;Exempelby;2024;T;\u22121,4
N00002;Resultat, andel (%);%;Exempelby;2025;T;–
"""
ROWS = (
    ("N00001", "Invånare totalt, antal", "antal", "Exempelby", "2024", "T", "28\u00a0004"),
    ("N00002", "Resultat, andel (%)", "%", "Exempelby", "2024", "T", "\u22121,4"),
    ("N00002", "Resultat, andel (%)", "%", "Exempelby", "2025", "T", "–"),
)


@pytest.mark.parametrize(
    ("data", "encoding", "notes"),
    [
        (KOLADA.encode("utf-8-sig"), "utf-8", []),
        (KOLADA.encode(), "utf-8", []),
        (KOLADA.replace("\n", "\r\n").encode("utf-8-sig"), "utf-8", []),
        (KOLADA.replace("\n", "\r").encode(), "utf-8", []),
        (codecs.BOM_UTF16_LE + KOLADA.encode("utf-16-le"), "utf-16-le", []),
        (codecs.BOM_UTF16_BE + KOLADA.encode("utf-16-be"), "utf-16-be", []),
        (KOLADA.replace("\u2212", "-").encode("cp1252"), "cp1252", ["encoding_guessed"]),
        (KOLADA.replace("\u2212", "-").replace("–", "-").encode("cp850"), "cp850", ["encoding_guessed"]),
        (KOLADA.replace("\u2212", "-").encode("mac_roman"), "mac_roman", ["encoding_guessed"]),
    ],
)
def test_a_file_is_read_in_the_encoding_it_has(data, encoding, notes):
    table = read_table("kolada.csv", data)

    assert (table.encoding, table.delimiter, [note.code for note in table.notes]) == (encoding, ";", notes)
    assert table.columns == ("Nyckeltal", "Benämning", "Enhet", "Kommun", "År", "Kön", "Värde")
    assert [parse_number(row[-1]) for row in table.rows] == [D(28004), D("-1.4"), Missing.NOT_AVAILABLE]
    assert table.row_numbers == (2, 3, 4)


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("Nyckeltal;År;Värde\nN1;2024;1,5\nN2;2024;2,5\n", ";"),
        ('Nyckeltal,År,Värde\nN1,2024,"1,5"\nN2,2024,2.5\n', ","),
        ("Nyckeltal\tÅr\tVärde\nN1\t2024\t1,5\n", "\t"),
        ("sep=;\nNyckeltal;År;Värde\nN1;2024;1,5\n", ";"),
        ("Nyckeltal;Värde\nN1, antal, av;1,5\n", ";"),
    ],
)
def test_the_delimiter_is_the_one_that_gives_even_columns(text, delimiter):
    table = read_table("fil.csv", text.encode())

    assert table.delimiter == delimiter
    assert table.rows[0][-1] == "1,5"


def test_a_workbook_gives_the_same_rows_as_the_csv():
    book = workbook(KOLADA.splitlines()[0].split(";"), *ROWS)

    table = read_table("kolada.xlsx", book)

    assert (table.rows, table.row_numbers, table.sheet) == (ROWS, (2, 3, 4), "Sheet")


def test_numbers_and_dates_of_a_workbook_keep_their_meaning():
    book = workbook(
        ["Nyckeltal", "Period", "Värde", "Kommentar"],
        ["N1", date(2026, 8, 1), 0.1 + 0.2, True],
        ["N2", datetime(2026, 8, 1, 12, 30), 152966, None],
    )

    table = read_table("fil.xlsx", book)

    assert table.rows == (
        ("N1", "2026-08-01", D("0.3"), "TRUE"),
        ("N2", "2026-08-01 12:30:00", D(152966), ""),
    )


@pytest.mark.parametrize(
    ("code", "value"), [("0%", "81.9"), ("0.0%", "81.9"), ("0.00", "0.819"), ('0.0" %"', "0.819"), ("0.0\\%", "0.819")]
)
def test_a_cell_shown_as_percent_is_read_as_it_is_shown(code, value):
    book = workbook(["Nyckeltal", "Värde"], ["N1", 0.819], ["N2", "–"], formats={"B2": code, "B3": code})

    table = read_table("fil.xlsx", book)

    assert table.rows == (("N1", D(value)), ("N2", "–"))
    assert [note.code for note in table.notes] == (["percent_cells"] if value == "81.9" else [])


def test_the_first_visible_sheet_with_content_is_read_and_the_others_are_named():
    book = openpyxl.load_workbook(
        io.BytesIO(
            workbook(sheets=[("Gömt", [["x"]]), ("Värden", [["Nyckeltal", "Värde"], ["N1", 5]]), ("Mer", [["y"]])])
        )
    )
    book["Gömt"].sheet_state = "hidden"

    table = read_table("fil.xlsx", saved(book))

    assert (table.sheet, table.rows) == ("Värden", (("N1", D(5)),))
    assert table.notes[0].code == "other_sheets"
    assert table.notes[0].params == {"sheet": "Värden", "names": "Sheet, Mer"}


def test_an_open_document_spreadsheet_is_read():
    head = "".join(map(ods_cell, ["Nyckeltal", "Värde"]))
    row = ods_cell("N1") + ods_cell("1.5", "float")
    nothing = '<table:table-cell table:number-columns-repeated="16384"/>'
    filler = f'<table:table-row table:number-rows-repeated="1048570">{nothing}</table:table-row>'

    table = read_table(
        "fil.ods",
        spreadsheet_ods(f"<table:table-row>{head}</table:table-row><table:table-row>{row}</table:table-row>{filler}"),
    )

    assert (table.rows, table.notes) == ((("N1", D("1.5")),), ())


def test_shares_in_an_open_document_are_told():
    cells = ods_cell("Nyckeltal") + ods_cell("Värde"), ods_cell("N1") + ods_cell("0.819", "percentage")

    table = read_table(
        "fil.ods", spreadsheet_ods("".join(f"<table:table-row>{row}</table:table-row>" for row in cells))
    )

    assert [note.code for note in table.notes] == ["shares_not_percent"]


def test_empty_rows_are_left_out_but_counted():
    table = read_table("fil.csv", b"\nNyckeltal;V\xc3\xa4rde;;\n\nN1;1;;\n;;;\nN2;2\n")

    assert (table.columns, table.rows) == (("Nyckeltal", "Värde"), (("N1", "1"), ("N2", "2")))
    assert table.row_numbers == (4, 6)


def test_a_row_with_too_many_cells_is_pointed_out():
    table = read_table("fil.csv", "Nyckeltal;År;Värde\nN1;2024;1\nN2;andel; som;2024;2\n".encode())

    assert (table.misfits, len(table.rows[1])) == (frozenset({3}), 3)


def test_a_title_above_the_heads_is_passed_by():
    table = read_table("fil.csv", "Utdrag 2026-11-01\n\nNyckeltal;År;Värde\nN1;2024;1\n".encode())

    assert (table.columns, table.row_numbers) == (("Nyckeltal", "År", "Värde"), (4,))
    assert (table.notes[0].code, table.notes[0].params) == ("rows_above_header", {"count": 1})


def test_a_quoted_cell_may_hold_delimiters_quotes_and_line_breaks():
    table = read_table("fil.csv", 'Nyckeltal;Kommentar;Värde\nN1;"rad 1\nrad ""2"";";3\nN2;5" rör;4\n'.encode())

    assert table.rows == (("N1", 'rad 1\nrad "2";', "3"), ("N2", '5" rör', "4"))
    assert table.row_numbers == (2, 3)


def test_formatted_but_empty_cells_far_away_do_no_harm():
    book = openpyxl.Workbook()
    book.active.append(["Nyckeltal", "Värde"])
    book.active.append(["N1", 5])
    book.active["ZZ900000"].font = openpyxl.styles.Font(bold=True)

    assert read_table("fil.xlsx", saved(book)).rows == (("N1", D(5)),)


def test_a_workbook_by_another_name_is_read_all_the_same():
    assert read_table("fil.csv", workbook(["Nyckeltal", "Värde"], ["N1", 5])).rows == (("N1", D(5)),)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_refused(data):
    try:
        table = read_table("fil.csv", data)
    except FileRefused:
        return

    assert all(len(row) == len(table.columns) for row in table.rows)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("\t=1", "'\t=1"),
        ("\rx", "'\rx"),
        (" =1", "' =1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("-5", "-5"),
        ("+5,2 %", "+5,2 %"),
        ("-1 234,5", "-1 234,5"),
        ("-", "-"),
        ("Ökad måluppfyllelse", "Ökad måluppfyllelse"),
        ("", ""),
    ],
)
def test_a_text_cannot_become_a_formula(text, escaped):
    assert escape_formula(text) == escaped
    assert unescape_formula(escaped) == text


@given(st.text(max_size=20))
def test_escaping_is_undone_by_reading(text):
    assert unescape_formula(escape_formula(text)) == text


@given(
    st.lists(
        st.tuples(
            st.text("abcåäö", min_size=1, max_size=5),
            st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n=+-@'\";,"), max_size=15),
            st.decimals(min_value=-(10**6), max_value=10**6, places=3),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_what_is_written_reads_back(rows):
    data = write_csv([("Nyckeltal", "Kommentar", "Värde"), *rows])

    table = read_table("fil.csv", data)

    assert [(code, comment) for code, comment, _ in table.rows] == [(code, comment) for code, comment, _ in rows]
    assert [parse_number(row[2]) for row in table.rows] == [value for _, _, value in rows]


def test_a_written_file_opens_in_a_swedish_spreadsheet():
    data = write_csv([["Värde", "Dag"], [D("1234.50"), date(2026, 8, 1)], [Missing.SUPPRESSED, None], [D(0), 7]])

    assert data == "\ufeffVärde;Dag\r\n1234,5;2026-08-01\r\n..;\r\n0;7\r\n".encode()


def test_the_roles_of_the_columns_follow():
    table = read_table("kolada.csv", KOLADA.encode())

    roles = recognise_columns(table.columns).roles

    assert [
        table.rows[1][roles[role]] for role in (Role.INDICATOR_CODE, Role.UNIT, Role.ORGANISATION, Role.PERIOD)
    ] == [
        "N00002",
        "%",
        "Exempelby",
        "2024",
    ]
