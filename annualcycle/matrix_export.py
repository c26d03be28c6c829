"""The whole picture as a file: one row for each task, as a spreadsheet counts, not as a page looks."""

import csv
import io
from collections.abc import Sequence

from openpyxl import Workbook

from governance.spreadsheets import holdable, safe_cell

Cell = str | int


def as_csv(heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    """A file that a Swedish spreadsheet opens as it is: semicolons, and a byte-order mark for å, ä and ö."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return out.getvalue()


def as_workbook(title: str, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """A workbook with one sheet: numbers are numbers, and no text can become a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    for letter in "ABCDEFGHIJ"[: len(heads)]:
        sheet.column_dimensions[letter].width = 24
    sheet.append(list(heads))
    for row in rows:
        sheet.append([_safe(cell) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _safe(cell: Cell) -> Cell:
    return safe_cell(holdable(cell)) if isinstance(cell, str) else cell
