"""The report's tables as CSV and as a workbook."""

import io
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from django.utils.translation import override

from reports.content import AnnualReport, Comparison, GoalRow, IndicatorRow, Target, ValueRow
from reports.tables import distinct_indicators, figure_table, goal_table, to_csv
from reports.xlsx import render_xlsx
from tests.reports.sample import indicator, sample_report

FORMULAS = ["=1+1", "+46 8", "-1", "@SUM(A1)", "\t=1", "  =1", '=HYPERLINK("http://x")']


def _with_goal(**goal: object) -> AnnualReport:
    return sample_report(goals=(GoalRow(**{"title": "Ett mål", **goal}),))  # type: ignore[arg-type]


def _csv(row: IndicatorRow, language: str = "sv") -> str:
    with override(language):
        return to_csv(figure_table(row), language=language).decode("utf-8")


def _book(report: AnnualReport) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(render_xlsx(report)))


def test_figures_in_swedish_are_written_for_a_swedish_spreadsheet() -> None:
    row = replace(
        indicator("N1", "Behöriga", "%", "1234,5 – −0,7", low="2", decimals=1),
        comparisons=(Comparison(name="Riket", values=(("2020", Decimal("3.10")),)),),
    )

    assert _csv(row) == (
        "\ufeffPeriod;Utfall;Målvärde från;Målvärde till;Riket;Anmärkning\r\n"
        "2020;1234,5;2;;3,10;\r\n2021;;2;;;\r\n2022;-0,7;2;;;\r\n"
    )


def test_figures_in_english_have_commas_and_points() -> None:
    row = indicator("N1", "Eligible", "%", "1234,5", decimals=1)

    assert _csv(row, "en") == '\ufeffPeriod,Outcome,"Target, from","Target, to",Note\r\n2020,1234.5,,,\r\n'


@pytest.mark.parametrize("text", FORMULAS)
def test_text_in_csv_never_becomes_a_formula(text: str) -> None:
    row = IndicatorRow(name="N", values=(ValueRow(period=text, note=text),))

    cells = _csv(row).splitlines()[1].split(";")

    assert {cell.strip('"')[0] for cell in (cells[0], cells[-1])} == {"'"}


def test_very_large_and_small_numbers_are_written_out() -> None:
    row = IndicatorRow(name="N", values=(ValueRow(period="2025", outcome=Decimal("1E+9")),))

    assert "2025;1000000000;" in _csv(row)


def test_indicator_of_two_goals_is_listed_once() -> None:
    shared = indicator("N1", "Delad", "%", "1 2 3")
    report = sample_report(goals=(GoalRow(title="A", indicators=(shared,)), GoalRow(title="B", indicators=(shared,))))

    assert distinct_indicators(report) == (shared,)


def test_goal_table_has_every_goal_once() -> None:
    with override("sv"):
        table = goal_table(sample_report())

    assert sorted(int(row[0]) for row in table.rows) == list(range(1, 16))
    assert table.rows[0][:6] == (
        "2", "Trygg och likvärdig förskola", "Grunduppdrag", "Ja", "Barn- och utbildningsnämnden", "Uppfyllt",
    )  # fmt: skip


def test_workbook_has_three_sheets_in_the_language_of_the_report() -> None:
    assert _book(sample_report()).sheetnames == ["Mål", "Indikatorer", "Värden"]
    assert _book(sample_report(language="en")).sheetnames == ["Goals", "Indicators", "Values"]


def test_workbook_holds_real_numbers_and_dates() -> None:
    sheet = _book(sample_report())["Indikatorer"]
    titles = [cell.value for cell in sheet[1]]
    row = dict(zip(titles, sheet[8], strict=True))

    assert row["Kod"].value == "N15428"
    assert (row["Utfall"].value, row["Utfall"].number_format) == (81.9, "#,##0.0")
    assert (row["Målvärde från"].value, row["Målvärde till"].value) == (84, None)
    assert (row["Hämtat den"].value, row["Hämtat den"].number_format) == (datetime(2026, 1, 26), "yyyy-mm-dd")


def test_workbook_is_ready_to_read() -> None:
    for sheet in _book(sample_report()):
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
        assert all(sheet.column_dimensions[cell.column_letter].width >= 9 for cell in sheet[1])


@pytest.mark.parametrize("text", FORMULAS)
def test_text_in_the_workbook_never_becomes_a_formula(text: str) -> None:
    report = _with_goal(reason=text, indicators=(IndicatorRow(name=text, values=(ValueRow(period=text),)),))

    book = _book(report)

    cells = [book["Mål"]["H2"], book["Indikatorer"]["D2"], book["Värden"]["B2"], book["Värden"]["D2"]]
    assert [(cell.value, cell.data_type, bool(cell.quotePrefix)) for cell in cells] == [(text, "s", True)] * 4


def test_text_that_a_workbook_cannot_hold_is_mended() -> None:
    report = _with_goal(reason="a\x00b\x0bc\ud83dd\uffffe" + "x" * 40_000)

    value = _book(report)["Mål"]["H2"].value

    assert value.startswith("abcdexxx")
    assert len(value) == 32_767


def test_missing_value_is_an_empty_cell_and_zero_is_zero() -> None:
    report = _with_goal(indicators=(indicator("N1", "Andel", "%", "– 0"),))

    sheet = _book(report)["Värden"]

    assert [sheet["E2"].value, sheet["E3"].value] == [None, 0]


def test_workbook_of_an_empty_report_has_its_headings() -> None:
    book = _book(sample_report(goals=()))

    assert [sheet.max_row for sheet in book] == [1, 1, 1]
    assert book["Mål"]["A1"].value == "Nummer"


def test_workbook_is_the_same_for_the_same_content() -> None:
    assert render_xlsx(sample_report()) == render_xlsx(sample_report())


def test_workbook_is_dated_as_the_report() -> None:
    properties = _book(sample_report(created_on=date(2026, 3, 30))).properties

    assert properties.title == "Årsredovisning 2025, Exempelby kommun"
    assert properties.language == "sv"
    assert (properties.created, properties.modified) == (datetime(2026, 3, 30), datetime(2026, 3, 30))


def test_target_with_words_stands_in_words_and_numbers() -> None:
    target = Target(low=Decimal("2.0"), text="≥ 2,0 i snitt över 4 år")
    report = _with_goal(indicators=(IndicatorRow(name="Resultat", decimals=1, target=target),))

    row = [cell.value for cell in _book(report)["Indikatorer"][2]]

    assert row[5:8] == ["≥ 2,0 i snitt över 4 år", 2, None]
