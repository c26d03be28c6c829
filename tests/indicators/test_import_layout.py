"""Tables with a column for each year or organisation are read as a row for each value."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.models import Municipality, User
from governance.tenancy import municipality_scope
from indicators.columns import period_of_head
from indicators.files import FileRefused, Note, Table, read_table
from indicators.importing import layout
from indicators.importing.layout import laid_out
from tests.conftest import signed_in
from tests.indicators.importing import csv_file, make_catalogue, upload, workbook_file

D = Decimal


def table(heads: str, *rows: str) -> Table:
    return read_table("a.csv", "\n".join([heads, *rows]).encode())


def place_of(name: str) -> str | None:
    return f"organisation:{name}" if name.endswith("skolan") else None


def test_year_columns_become_rows() -> None:
    found = laid_out(table("Nyckeltal;Enhet;2023;Utfall 2024;Mål 2024", "N1;Vallaskolan;1;2;9", "N2;K;3;;9"), place_of)

    assert found.columns == ("Nyckeltal", "Enhet", "Mål 2024", "Period", "Värde")
    assert found.rows == (
        ("N1", "Vallaskolan", "9", "2023", "1"),
        ("N1", "Vallaskolan", "9", "2024", "2"),
        ("N2", "K", "9", "2023", "3"),
    )
    assert found.row_numbers == (2, 2, 3)
    assert found.notes == (Note("period_columns", {"count": 2, "empty": 1}),)


def test_organisation_columns_become_rows() -> None:
    found = laid_out(table("Kod;År;Vallaskolan;Nyborgsskolan;Annat", "N1;2024;1;2;x"), place_of)

    assert found.columns == ("Kod", "År", "Annat", "Organisation", "Värde")
    assert [row[-2:] for row in found.rows] == [("Vallaskolan", "1"), ("Nyborgsskolan", "2")]
    assert found.notes == (Note("organisation_columns", {"count": 2, "empty": 0}),)


@pytest.mark.parametrize("heads", ["Nyckeltal;Kommun;År;Värde", "Nyckeltal;2024;Värde", "Nyckeltal;Kommun;År"])
def test_other_tables_stay_as_they_are(heads: str) -> None:
    one = table(heads, "a;b;c;d")

    assert laid_out(one, place_of) is one


def test_title_above_the_years_is_passed_by() -> None:
    found = table("Nyckeltal för skolan;;", ";;", "Nyckeltal;2023;2024", "N1;1;2")

    assert found.columns == ("Nyckeltal", "2023", "2024")


def test_row_with_too_many_cells_is_refused_once() -> None:
    found = laid_out(table("Nyckeltal;2023;2024", "N1;1;2;3"), place_of)

    assert (len(found.rows), found.misfits) == (1, {2})


def test_table_that_grows_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "MAX_ROWS", 3)

    with pytest.raises(FileRefused, match="too_many_rows"):
        laid_out(table("Nyckeltal;2023;2024", "N1;1;2", "N2;1;2"), place_of)


@pytest.mark.parametrize(
    ("head", "period"),
    [
        ("2024", "2024"),
        ("Utfall 2024", "2024"),
        ("T2 2025", "T2 2025"),
        ("värde 2025-08", "2025-08"),
        ("Mål 2024", ""),
        ("Budget 2024", ""),
        ("Utfall", ""),
        ("", ""),
    ],
)
def test_head_names_a_period(head: str, period: str) -> None:
    assert period_of_head(head) == period


CELLS = st.one_of(st.just(""), st.integers(0, 999).map(str))


@given(rows=st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=6))
def test_every_filled_cell_becomes_one_row(rows: list[list[str]]) -> None:
    one = table("Nyckeltal;2022;2023;2024", *(";".join([f"N{n}", *cells]) for n, cells in enumerate(rows)))

    found = laid_out(one, place_of)

    years = ("2022", "2023", "2024")
    told = [(f"N{n}", year, row[at]) for n, row in enumerate(rows) for at, year in enumerate(years) if row[at]]
    assert list(found.rows) == told


def test_controllers_sheet_is_previewed_as_rows(exempelby: Municipality, alice: User) -> None:
    with municipality_scope(exempelby):
        make_catalogue()
    rows = (["N15428", "Vallaskolan", 80.4, None, 81.9], ["N01951", "Kommunen", 28000, 28100, "–"])

    page = upload(signed_in(alice), workbook_file(*rows, heads="Nyckeltal;Organisation;2022;2023;2024"))

    assert [(line.number, line.place, line.period, line.read) for line in page.context["lines"]] == [
        (2, "Vallaskolan", "2022", "80,4"),
        (2, "Vallaskolan", "2024", "81,9"),
        (3, "Kommunen", "2022", "28\u202f000"),
        (3, "Kommunen", "2023", "28\u202f100"),
        (3, "Kommunen", "2024", "– (saknas)"),
    ]
    assert page.context["notes"] == ["3 kolumner lästes som var sin period, med ett värde i varje cell. "
                                     "1 tom cell hoppades över."]  # fmt: skip


def test_organisations_beside_each_other_are_found_by_their_names(exempelby: Municipality, alice: User) -> None:
    with municipality_scope(exempelby):
        make_catalogue()

    page = upload(signed_in(alice), csv_file("N15428;2024;80,4;tolv", heads="Kod;År;Valla;Riket"))

    assert [(line.place, line.outcome) for line in page.context["lines"]] == [
        ("Riket", "refused"),
        ("Vallaskolan", "new"),
    ]
