"""The municipality's values as a file in the columns that an import reads: CSV or a workbook."""

import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from openpyxl import Workbook

from annualcycle.periods import Frequency, Period
from indicators.files import escape_formula, write_csv
from indicators.numbers import Missing, format_number
from indicators.queries.exports import ExportRow

Cell = str | Decimal | Missing
# Heads that indicators/columns.py knows, in the order of the columns.
HEADS = {
    "sv": ("Nyckeltal", "Benämning", "Enhet", "Organisation", "Period", "Kön", "Värde", "Kommentar"),
    "en": ("Code", "Name", "Unit", "Organisation", "Period", "Gender", "Value", "Comment"),
}
WIDTHS = (12, 50, 14, 34, 12, 6, 14, 40)


def values_as_csv(rows: Iterable[ExportRow], language: str) -> bytes:
    """The values as CSV that opens in a Swedish spreadsheet."""
    return write_csv([_heads(language), *_cells(rows)])


def values_as_workbook(rows: Iterable[ExportRow], language: str) -> bytes:
    """The values as .xlsx: numbers are numbers, and no text can become a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Värden" if language.startswith("sv") else "Values")
    for letter, width in zip("ABCDEFGH", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    sheet.append(_heads(language))
    for cells in _cells(rows):
        sheet.append([_workbook_cell(cell) for cell in cells])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _heads(language: str) -> Sequence[str]:
    return HEADS["sv" if language.startswith("sv") else "en"]


def _cells(rows: Iterable[ExportRow]) -> Iterator[Sequence[Cell]]:
    periods: dict[tuple[str, object], str] = {}
    for row in rows:
        frequency, start = row.period
        if row.period not in periods:
            periods[row.period] = Period(Frequency(frequency), start).code
        value = Missing(row.figure.missing) if row.figure.value is None else row.figure.value
        period = periods[row.period]
        yield (row.code, row.indicator, row.unit, row.place, period, row.gender, value, row.figure.comment or "")


def _workbook_cell(cell: Cell) -> str | Decimal:
    if isinstance(cell, Missing):
        return cell.sign
    if isinstance(cell, str):
        return escape_formula(cell)
    # A workbook holds 15 digits; a longer number is written as text, so that it comes back as it was.
    if Decimal(format(float(cell), ".15g")) != cell:
        return format_number(cell, None, "sv", group=False)
    return cell
