"""The municipality's values as a file in the columns that an import reads: CSV or a workbook."""

import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from openpyxl import Workbook

from annualcycle.periods import Frequency, Period
from governance.spreadsheets import holdable
from indicators.files import escape_formula, write_csv
from indicators.numbers import Missing, format_number
from indicators.queries.exports import ExportRow

Cell = str | Decimal | Missing
# Heads that indicators/columns.py knows, in the order of the columns.
HEADS = {
    "sv": (
        "Nyckeltal", "Benämning", "Enhet", "Organisation", "Period", "Kön", "Värde", "Kommentar", "Källa", "Källdatum",
        "Täljare", "Nämnare", "Saknas därför", "Kvalitet", "Ursprung",
    ),
    "en": (
        "Code", "Name", "Unit", "Organisation", "Period", "Gender", "Value", "Comment", "Source", "Source date",
        "Numerator", "Denominator", "Missing reason", "Quality", "Origin",
    ),
}  # fmt: skip
WIDTHS = (12, 50, 14, 34, 12, 6, 14, 40, 30, 12, 12, 12, 20, 12, 14)
# Words that indicators/importing/cells.py knows.
WORDS = {
    "sv": {
        "not_available": "uppgift saknas", "not_yet": "inte än", "not_applicable": "ej relevant",
        "suppressed": "för få fall", "preliminary": "preliminär", "final": "slutlig", "revised": "reviderad",
        "entered": "inlämnat", "imported": "från fil", "fetched": "från Kolada", "computed": "beräknat",
        "rolled_up": "hopräknat",
    },
    "en": {
        "not_available": "not available", "not_yet": "not yet", "not_applicable": "not applicable",
        "suppressed": "suppressed", "preliminary": "preliminary", "final": "final", "revised": "revised",
        "entered": "entered", "imported": "from a file", "fetched": "from Kolada", "computed": "computed",
        "rolled_up": "put together",
    },
}  # fmt: skip


def values_as_csv(rows: Iterable[ExportRow], language: str) -> bytes:
    """The values as CSV that opens in a Swedish spreadsheet."""
    return write_csv([HEADS[_known(language)], *_cells(rows, language)])


def values_as_workbook(rows: Iterable[ExportRow], language: str) -> bytes:
    """The values as .xlsx: numbers are numbers, and no text can become a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Värden" if language.startswith("sv") else "Values")
    for letter, width in zip("ABCDEFGHIJKLMNO", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    sheet.append(HEADS[_known(language)])
    for cells in _cells(rows, language):
        sheet.append([_workbook_cell(cell) for cell in cells])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def table_as_workbook(rows: Sequence[Sequence[Any]]) -> bytes:
    """Any rows as .xlsx, the first as headings; no text can become a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    for cells in rows:
        sheet.append([cell if isinstance(cell, int) else _workbook_cell(cell) for cell in cells])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _known(language: str) -> str:
    return "sv" if language.startswith("sv") else "en"


def _cells(rows: Iterable[ExportRow], language: str) -> Iterator[Sequence[Cell | None]]:
    words = WORDS[_known(language)]
    periods: dict[tuple[str, object], str] = {}
    for row in rows:
        frequency, start = row.period
        if row.period not in periods:
            periods[row.period] = Period(Frequency(frequency), start).code
        figure = row.figure
        yield (
            row.code,
            row.indicator,
            row.unit,
            row.place,
            periods[row.period],
            row.gender,
            Missing(figure.missing) if figure.value is None else figure.value,
            figure.comment or "",
            figure.source or "",
            figure.source_date.isoformat() if figure.source_date else "",
            figure.numerator,
            figure.denominator,
            words[figure.missing] if figure.missing else "",
            words[figure.quality or "final"],
            words[figure.origin or "entered"],
        )


def _workbook_cell(cell: Cell | None) -> str | Decimal:
    if cell is None:
        return ""
    if isinstance(cell, Missing):
        return cell.sign
    if isinstance(cell, str):
        return escape_formula(holdable(cell))
    # A workbook holds 15 digits; a longer number is written as text, so that it comes back as it was.
    if Decimal(format(float(cell), ".15g")) != cell:
        return format_number(cell, None, "sv", group=False)
    return cell
