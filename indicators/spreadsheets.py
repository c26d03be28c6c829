"""The cells of an uploaded workbook, with a guard against files made to fill the memory.

A reader lays a sheet out as a full rectangle, so two cells in its far corners cost as much as all those between them:
the extent is therefore measured in the file before the reader gets it. A cell that a spreadsheet shows as 81,9 % is
stored as 0.819; it is read as 81.9, which is what the official sees.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree as ET

import python_calamine as calamine

from indicators.numbers import NumberError, parse_number

Cell = str | Decimal

MOST_UNPACKED = 300_000_000
MOST_ENTRIES = 5_000
MOST_COLUMNS = 400
MOST_CELLS = 6_000_000

# Any namespace: a strict workbook has another than a usual one.
_ANY = "{*}"
_CELL = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"(?: s="([0-9]{1,6})")?[^>]*?(/>|></c>|>)')
_CELL_STARTS = (b"<c ", b"<c>", b"<c/", b"<c\t", b"<c\n", b"<c\r", b":c")
_USUAL_CELL = b'<c r="'
_FAR = re.compile(rb' r="(?:[A-Z]{2}|[A-Z]?(?:[3-9][0-9]{5}|[0-9]{7}))')
_ANY_CELL = re.compile(rb"<(?:\w+:)?c(?=[\s/>])([^<>]*?)(/>|></(?:\w+:)?c>|>)")
_ROW = re.compile(rb"""<(?:\w+:)?row\s[^<>]*?\br=["']([0-9]{1,7})["']""")
_ROW_START = re.compile(rb"<(?:\w+:)?row(?=[\s>])")
_REFERENCE = re.compile(rb"""\br=["']([A-Z]{1,3})([0-9]{1,7})["']""")
_STYLE = re.compile(rb"""\bs=["']([0-9]{1,6})["']""")
_ODS_CELL = re.compile(rb"<table:(?:covered-)?table-cell([^<>]*)>")
_ODS_ROWS_REPEATED = re.compile(rb'number-rows-repeated="([0-9]{1,7})"')
_ODS_COLUMNS_REPEATED = re.compile(rb'number-columns-repeated="([0-9]{1,7})"')
_PERCENT_FORMATS = {9, 10}
_MANIFEST = "meta-inf/manifest.xml"


class FileRefused(ValueError):  # noqa: N818 (named for what happened: a file is refused, nothing is in error)
    """An uploaded file that is not read. `code` is stable, `params` are what its message needs.

    Codes: empty, too_large (bytes or cells, limit), wrong_kind (kind: pdf, png, xls, html …), broken_encoding (row,
    column), no_header, too_many_rows (limit), too_many_columns (limit), password_protected, broken_quotes (row).
    """

    def __init__(self, code: str, **params: int | str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


@dataclass(frozen=True, slots=True)
class Sheet:
    """The first visible sheet that is not empty, with its rows from the very first.

    others: the names of the visible sheets that are not read. percent_cells: how many cells were read as percent.
    has_shares: there are percent cells that stay as stored, 0.819 for 81,9 %, since this format does not say which.
    """

    name: str
    rows: list[list[Cell]]
    others: tuple[str, ...]
    percent_cells: int
    has_shares: bool


@dataclass(frozen=True, slots=True)
class _Extent:
    rows: int
    columns: int
    percents: frozenset[tuple[int, int]]


def read_workbook(data: bytes, *, max_rows: int) -> Sheet:
    """The cells of an xlsx or ods file; numbers exact to six decimals, dates as ISO texts, empty cells "".

    The older xls is refused: its extent and its percent cells cannot be told before it is read.
    Raises FileRefused with the code wrong_kind, password_protected, too_large, too_many_rows, too_many_columns or
    empty.
    """
    parts = _parts(data)
    ods = parts.get("content.xml", b"")
    _check_ods(ods, max_rows)
    extents = {} if ods else _extents(parts, max_rows)
    try:
        workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return _first_filled(workbook, extents, max_rows, has_shares=b'value-type="percentage"' in ods)
    except calamine.PasswordError as error:
        raise FileRefused("password_protected") from error
    except (calamine.CalamineError, zipfile.BadZipFile, OSError) as error:
        raise FileRefused("wrong_kind", kind="broken") from error


def _first_filled(
    workbook: calamine.CalamineWorkbook, extents: dict[str, _Extent], max_rows: int, *, has_shares: bool
) -> Sheet:
    visible = [sheet.name for sheet in workbook.sheets_metadata if sheet.visible is calamine.SheetVisibleEnum.Visible]
    for name in visible:
        extent = extents.get(name)
        if extents and extent is None:
            raise FileRefused("wrong_kind", kind="broken")
        sheet = workbook.get_sheet_by_name(name)
        _check_extent(sheet.total_height, sheet.total_width, max_rows)
        values = sheet.to_python(skip_empty_area=False)
        percent_cells = _as_percent(values, extent.percents if extent else frozenset())
        rows = [[value if isinstance(value, str) else _cell(value) for value in row] for row in values]
        if any(cell != "" for row in rows for cell in row):
            others = tuple(other for other in visible if other != name)
            return Sheet(name, rows, others, percent_cells, has_shares)
    raise FileRefused("empty")


def _as_percent(values: Sequence[list[Any]], cells: Iterable[tuple[int, int]]) -> int:
    """Make the shares in these cells into percent; how many there were."""
    count = 0
    for row, column in cells:
        value = values[row][column] if row < len(values) and column < len(values[row]) else None
        if isinstance(value, int | float) and not isinstance(value, bool):
            values[row][column] = float(Decimal(format(value, ".15g")) * 100)
            count += 1
    return count


def _cell(value: object) -> Cell:
    if type(value) is float:
        return _number(value)
    match value:
        case bool():
            return str(value).upper()
        case int() | float():
            return _number(value)
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(" ", "seconds")
        case date() | time():
            return value.isoformat()
    return str(value)


@lru_cache(maxsize=50_000)
def _number(value: float) -> Cell:
    try:
        number = parse_number(value)
    except NumberError:
        return str(value)
    return number if isinstance(number, Decimal) else str(value)


def _parts(data: bytes) -> dict[str, bytes]:
    """The texts of the package that matter, unpacked by hand: what a header says of a size is not to be trusted."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise FileRefused("wrong_kind", kind="broken") from error
    if len(entries) > MOST_ENTRIES:
        raise FileRefused("too_large", bytes=len(data))
    if any(entry.flag_bits & 1 for entry in entries):
        raise FileRefused("password_protected")
    left, found = MOST_UNPACKED, {}
    for entry in entries:
        content = _unpacked(data, entry, left)
        left -= len(content)
        path = entry.filename.lstrip("/").lower()
        if path in found:
            raise FileRefused("wrong_kind", kind="broken")
        found[path] = content if path.endswith((".xml", ".rels")) else b""
    if b"encryption-data" in found.get(_MANIFEST, b""):
        raise FileRefused("password_protected")
    is_ods = b"opendocument.spreadsheet" in found.get(_MANIFEST, b"") and "content.xml" in found
    if is_ods == ("xl/workbook.xml" in found):
        raise FileRefused("wrong_kind", kind="docx" if "word/document.xml" in found else "zip")
    return found


def _unpacked(data: bytes, entry: zipfile.ZipInfo, most: int) -> bytes:
    start = entry.header_offset
    name_length = int.from_bytes(data[start + 26 : start + 28], "little")
    extra_length = int.from_bytes(data[start + 28 : start + 30], "little")
    begin = start + 30 + name_length + extra_length
    packed = data[begin : begin + entry.compress_size]
    if entry.compress_type == zipfile.ZIP_STORED:
        content = packed
    elif entry.compress_type == zipfile.ZIP_DEFLATED:
        try:
            content = zlib.decompressobj(-15).decompress(packed, most + 1)
        except zlib.error as error:
            raise FileRefused("wrong_kind", kind="broken") from error
    else:
        raise FileRefused("wrong_kind", kind="zip")
    if len(content) > most:
        raise FileRefused("too_large", bytes=MOST_UNPACKED)
    return content


def _extents(parts: dict[str, bytes], max_rows: int) -> dict[str, _Extent]:
    """How far each sheet of an xlsx reaches, and which of its cells show percent."""
    percent_styles = _percent_styles(parts.get("xl/styles.xml", b""))
    found = {}
    for name, path in _sheet_paths(parts):
        extent = _measured(parts[path], percent_styles)
        _check_extent(extent.rows, extent.columns, max_rows)
        found[name] = extent
    return found


def _check_extent(rows: int, columns: int, max_rows: int) -> None:
    if rows > max_rows + 1:
        raise FileRefused("too_many_rows", limit=max_rows)
    if columns > MOST_COLUMNS:
        raise FileRefused("too_many_columns", limit=MOST_COLUMNS)
    if rows * columns > MOST_CELLS:
        raise FileRefused("too_large", cells=rows * columns)


def _sheet_paths(parts: dict[str, bytes]) -> list[tuple[str, str]]:
    relations = {item.get("Id"): item.get("Target", "") for item in _xml(parts.get("xl/_rels/workbook.xml.rels", b""))}
    found = []
    for sheet in _xml(parts["xl/workbook.xml"]).findall(f".//{_ANY}sheet"):
        identity = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), None)
        target = relations.get(identity, "").lower()
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if path not in parts:
            raise FileRefused("wrong_kind", kind="broken")
        found.append((sheet.get("name", ""), path))
    return found


def _xml(part: bytes) -> ET.Element:
    # Office Open XML is UTF-8 without a document type, so the attacks that live in one are refused with it.
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part or b"\x00" in part:
        raise FileRefused("wrong_kind", kind="broken")
    try:
        return ET.fromstring(part)  # noqa: S314 (see above)
    except ET.ParseError as error:
        raise FileRefused("wrong_kind", kind="broken") from error


def _percent_styles(styles: bytes) -> frozenset[bytes]:
    """The numbers of the cell styles that show a share as percent."""
    if not styles:
        return frozenset()
    root = _xml(styles)
    formats = {
        int(item.get("numFmtId", 0))
        for item in root.findall(f".//{_ANY}numFmt")
        if "%" in _bare(item.get("formatCode", ""))
    }
    formats |= _PERCENT_FORMATS
    cell_styles = root.find(f"{_ANY}cellXfs")
    places = enumerate(cell_styles if cell_styles is not None else ())
    return frozenset(b"%d" % place for place, style in places if int(style.get("numFmtId", 0)) in formats)


def _bare(code: str) -> str:
    """A number format without its literal texts: 0" %" only writes the sign, 0 % counts in hundredths."""
    return re.sub(r'"[^"]*"|\\.', "", code)


def _measured(sheet: bytes, percent_styles: frozenset[bytes]) -> _Extent:
    least = _Extent(0, 0, frozenset())
    is_usual = sheet.count(_USUAL_CELL) == sum(map(sheet.count, _CELL_STARTS))
    if is_usual and not _FAR.search(sheet) and not any(b' s="%b"' % style in sheet for style in percent_styles):
        # Within column Z and row 299 999, and no percent: such a file, as most are, needs no closer look.
        return least
    cells = _CELL.findall(sheet) if is_usual else []
    if not is_usual or len(cells) != sheet.count(_USUAL_CELL):
        cells, least = _unusual_cells(sheet)
    filled = [cell for cell in cells if cell[3] == b">"]
    widest = max(map(_column, {letters for letters, _, _, _ in filled}), default=0)
    rows = max((int(digits) for _, digits, _, _ in filled), default=0)
    percents = frozenset(
        (int(digits) - 1, _column(letters) - 1) for letters, digits, style, _ in filled if style in percent_styles
    )
    return _Extent(max(rows, least.rows), max(widest, least.columns), percents)


def _unusual_cells(sheet: bytes) -> tuple[list[tuple[bytes, bytes, bytes, bytes]], _Extent]:
    """The cells of a sheet written in another style, and how far it reaches at least by those that do not say where."""
    cells, is_any_placeless = [], False
    for attributes, ending in _ANY_CELL.findall(sheet):
        reference, style = _REFERENCE.search(attributes), _STYLE.search(attributes)
        if reference:
            cells.append((reference[1], reference[2], style[1] if style else b"", ending))
        is_any_placeless = is_any_placeless or not reference
    if not is_any_placeless:
        return cells, _Extent(0, 0, frozenset())
    rows = _ROW_START.split(sheet)
    last = max((int(row) for row in _ROW.findall(sheet)), default=len(rows))
    return cells, _Extent(last, max(len(_ANY_CELL.findall(row)) for row in rows), frozenset())


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _check_ods(content: bytes, max_rows: int) -> None:
    """Refuse sheets whose repeated rows and cells would unfold too far. Empty ones at the end cost nothing."""
    for table in content.split(b"<table:table ")[1:]:
        row = last_row = last_column = 0
        for part in table.split(b"<table:table-row")[1:]:
            row += _repeats(_ODS_ROWS_REPEATED, part.partition(b">")[0])
            column = filled = 0
            for attributes in _ODS_CELL.findall(part):
                column += _repeats(_ODS_COLUMNS_REPEATED, attributes)
                filled = column if b"office:value" in attributes else filled
            if filled:
                last_row, last_column = row, max(last_column, filled)
        _check_extent(last_row, last_column, max_rows)


def _repeats(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    match = pattern.search(attributes)
    return int(match[1]) if match else 1
