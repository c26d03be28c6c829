"""The annual report as a workbook: the goals, their indicators and all values as real numbers. Pure: content in, bytes
out."""

import io
import re
import zipfile
from datetime import date, datetime, time
from decimal import Decimal

from django.utils.translation import override
from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from governance.spreadsheets import holdable, is_formula
from reports.content import AnnualReport
from reports.tables import Cell, Table, all_tables

# A cell holds so many characters and no more (Excel's specifications and limits).
_CELL_LIMIT = 32_767
_WRAPPED_FROM = 40  # columns this wide hold prose
_HEADER_FONT = Font(name="Calibri", bold=True)
_HEADER_LINE = Border(bottom=Side(style="thin", color="1D1F24"))
# The oldest moment a zip file can hold: the parts of the workbook carry no time of their own, so equal content gives
# equal bytes.
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def render_xlsx(report: AnnualReport) -> bytes:
    """The report as .xlsx with three sheets, in the report's language and byte for byte the same for equal content.

    Numbers are numbers with as many decimals shown as the indicator has; text never becomes a formula.
    """
    book = Workbook()
    book.remove(book.active)
    with override(report.language):
        for table in all_tables(report):
            _fill(book.create_sheet(table.name), table)
    moment = datetime.combine(report.created_on, time())
    book.properties.title = _text(f"{report.title}, {report.municipality}")
    book.properties.creator = _text(report.municipality)
    book.properties.language = report.language
    book.properties.created = book.properties.modified = moment
    out = io.BytesIO()
    book.save(out)
    return _without_times(out.getvalue(), moment)


def _fill(sheet: Worksheet, table: Table) -> None:
    for number, column in enumerate(table.columns, start=1):
        cell = sheet.cell(row=1, column=number, value=column.title)
        cell.font, cell.border = _HEADER_FONT, _HEADER_LINE
        cell.alignment = Alignment(wrap_text=True, vertical="bottom")
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    for row, (cells, decimals) in enumerate(zip(table.rows, table.decimals, strict=True), start=2):
        for number, value in enumerate(cells, start=1):
            if value not in (None, ""):
                is_prose = table.columns[number - 1].width >= _WRAPPED_FROM
                _write(sheet.cell(row=row, column=number), value, decimals, is_prose=is_prose)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table.rows) + 1}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _write(cell: SheetCell, value: Cell, decimals: int, *, is_prose: bool) -> None:
    cell.alignment = Alignment(vertical="top", wrap_text=is_prose)
    if isinstance(value, Decimal):
        cell.value = value
        cell.number_format = "#,##0" + (f".{'0' * decimals}" if decimals else "")
    elif isinstance(value, date):
        cell.value = value
        cell.number_format = "yyyy-mm-dd"
    elif isinstance(value, str):
        # openpyxl takes a leading "=" for a formula. As a string it stays what was typed, and the quote prefix keeps
        # it so when somebody edits the cell.
        cell.value = _text(value)
        cell.data_type = "s"
        cell.quotePrefix = is_formula(value)
    else:
        cell.value = value


def _text(text: str) -> str:
    return holdable(text)[:_CELL_LIMIT]


def _without_times(data: bytes, moment: datetime) -> bytes:
    """The same workbook without the times of saving that openpyxl writes into it."""
    stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, content)
            item = zipfile.ZipInfo(name, date_time=_ZIP_EPOCH)
            item.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(item, content)
    return out.getvalue()
