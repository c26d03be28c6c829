"""Tables that people upload and download: CSV and workbooks as they come, and CSV that no spreadsheet will run."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from governance.spreadsheets import is_formula, safe_cell
from indicators.columns import RecognisedColumns, Role, period_of_head, recognise_columns
from indicators.encodings import decode
from indicators.numbers import Missing, NumberError, parse_number
from indicators.spreadsheets import Cell, FileRefused, read_workbook

__all__ = [
    "Cell", "FileRefused", "Note", "RecognisedColumns", "Role", "Table", "escape_formula", "read_table",
    "recognise_columns", "unescape_formula", "write_csv",
]  # fmt: skip

MAX_BYTES = 20_000_000
MAX_ROWS = 200_000
_MAX_COLUMNS = 400
_ROWS_ABOVE = 20
_DELIMITERS = ";\t,"
_KINDS = (
    (b"%PDF", "pdf"), (b"\x89PNG", "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF8", "gif"), (b"RIFF", "webp"),
    (b"\xd0\xcf\x11\xe0", "xls"), (b"{\\rtf", "rtf"), (b"\x1f\x8b", "gzip"), (b"7z\xbc\xaf", "7z"), (b"Rar!", "rar"),
    (b"<!doctype", "html"), (b"<html", "html"), (b"<table", "html"), (b"<?xml", "xml"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Note:
    """Something that the person who uploads should know, though the file is read.

    Codes: encoding_guessed (encoding), rows_above_header (count), other_sheets (names, sheet), percent_cells (count),
    shares_not_percent.
    """

    code: str
    params: Mapping[str, int | str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Table:
    """An uploaded table: its heads and its rows, each as wide as the heads. Rows without content are left out.

    row_numbers: the number of each row as a spreadsheet shows it, from 1. misfits: the numbers of rows with more cells
    than there are heads, whose values may stand in the wrong column. Cells of a workbook's numbers are Decimal, others
    text; those of a CSV file are text.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    row_numbers: tuple[int, ...]
    misfits: frozenset[int] = frozenset()
    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""
    notes: tuple[Note, ...] = ()


def read_table(name: str, data: bytes, *, max_bytes: int = MAX_BYTES, max_rows: int = MAX_ROWS) -> Table:
    """The table in an uploaded file, by what it holds rather than what it is called.

    CSV in UTF-8, UTF-16 with a mark, or an older encoding (then told in a note), with semicolons, tabs or commas;
    xlsx and ods, first visible sheet with content. The heads are the first row, or a later one where rows above are
    clearly a title. Raises FileRefused (see there for the codes), always with the file's `name` among the params.
    """
    try:
        if len(data) > max_bytes:
            raise FileRefused("too_large", bytes=len(data), limit=max_bytes)
        return _read(data, max_rows)
    except FileRefused as refusal:
        raise FileRefused(refusal.code, **refusal.params, name=name) from refusal


def refuse_other_kinds(data: bytes) -> None:
    """Refuse what is plainly no table, without reading it. Raises FileRefused."""
    if not data.strip():
        raise FileRefused("empty")
    if not data.startswith(b"PK\x03\x04"):
        _check_kind(data)


def _read(data: bytes, max_rows: int) -> Table:
    if not data.strip():
        raise FileRefused("empty")
    if data.startswith(b"PK\x03\x04"):
        return _workbook_table(data, max_rows)
    _check_kind(data)
    return _csv_table(data, max_rows)


def _check_kind(data: bytes) -> None:
    start = data[:200].lstrip(b"\xef\xbb\xbf\r\n\t ")
    for mark, kind in _KINDS:
        if start.startswith(mark) or (mark.startswith(b"<") and start.lower().startswith(mark)):
            # A workbook with a password is a container of the older kind with this stream in it.
            if kind == "xls" and "EncryptedPackage".encode("utf-16-le") in data:
                raise FileRefused("password_protected")
            raise FileRefused("wrong_kind", kind=kind)


def _workbook_table(data: bytes, max_rows: int) -> Table:
    sheet = read_workbook(data, max_rows=max_rows)
    notes = []
    if sheet.others:
        notes.append(Note("other_sheets", {"sheet": sheet.name, "names": ", ".join(sheet.others)}))
    if sheet.percent_cells:
        notes.append(Note("percent_cells", {"count": sheet.percent_cells}))
    if sheet.has_shares:
        notes.append(Note("shares_not_percent"))
    return _table(enumerate(sheet.rows, start=1), max_rows, notes, sheet=sheet.name)


def _csv_table(data: bytes, max_rows: int) -> Table:
    decoded = decode(data)
    if decoded.text is None:
        row, column = _place_of_break(decoded.before)
        raise FileRefused("broken_encoding", row=row, column=column, encoding=decoded.encoding)
    notes = [Note("encoding_guessed", {"encoding": decoded.encoding})] if decoded.is_guessed else []
    text, delimiter = decoded.text, ""
    if hint := re.match(r'"?sep=(.)"?\r?\n', text, re.IGNORECASE):
        text, delimiter = text[hint.end() :], hint[1]
    delimiter = delimiter or _delimiter(text)
    rows = _numbered(text, delimiter)
    return _table(rows, max_rows, notes, encoding=decoded.encoding, delimiter=delimiter)


def _place_of_break(before: str) -> tuple[int, int]:
    """The row and the column, from 1, where the text stops being readable."""
    delimiter = _delimiter(before)
    last = before[max(before.rfind("\n"), before.rfind("\r")) + 1 :]
    return before.count("\n") + 1, last.count(delimiter) + 1


def _numbered(text: str, delimiter: str) -> Iterator[tuple[int, list[Cell]]]:
    number = 0
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), 1):
            yield number, [unescape_formula(cell) for cell in row]
    except csv.Error as error:
        raise FileRefused("broken_quotes", row=number + 1) from error


def _delimiter(text: str) -> str:
    """The delimiter that gives the most columns in the most of the first rows."""
    sample = text[:20_000].rsplit("\n", 1)[0] if len(text) > 20_000 else text
    return max(_DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter))


def _evenness(sample: str, delimiter: str) -> tuple[int, int]:
    try:
        widths = [len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if row]
    except csv.Error:
        return 0, 0
    width = max(set(widths), key=widths.count, default=1)
    return (widths.count(width), width) if width > 1 else (0, max(widths, default=0))


def _table(
    numbered: Iterable[tuple[int, Sequence[Cell]]],
    max_rows: int,
    notes: list[Note],
    *,
    sheet: str = "",
    encoding: str = "",
    delimiter: str = "",
) -> Table:
    filled = [(number, row) for number, row in numbered if any(_text(cell) for cell in row)]
    if not filled:
        raise FileRefused("empty")
    place = _header_place([row for _, row in filled[:_ROWS_ABOVE]])
    columns = _trimmed([_text(cell) for cell in filled[place][1]])
    below = filled[place + 1 :]
    if len(below) > max_rows:
        raise FileRefused("too_many_rows", rows=len(below), limit=max_rows)
    if len(columns) > _MAX_COLUMNS:
        raise FileRefused("too_many_columns", limit=_MAX_COLUMNS)
    if place:
        notes.append(Note("rows_above_header", {"count": place}))
    width = len(columns)
    return Table(
        columns,
        tuple((*row[:width], *("" for _ in range(width - len(row)))) for _, row in below),
        tuple(number for number, _ in below),
        frozenset(number for number, row in below if any(_text(cell) for cell in row[width:])),
        sheet=sheet,
        encoding=encoding,
        delimiter=delimiter,
        notes=tuple(notes),
    )


def _header_place(rows: Sequence[Sequence[Cell]]) -> int:
    """Which of the first rows holds the heads: the one with most known heads, else the first if it is words only."""
    known = [_known_heads([_text(cell) for cell in row]) for row in rows]
    best = known.index(max(known))
    if known[best] > 1 or (known[best] and not best):
        return best
    if any(not _text(cell) or _is_number(cell) for cell in _trimmed([_text(cell) for cell in rows[0]])):
        raise FileRefused("no_header")
    return 0


def _known_heads(heads: Sequence[str]) -> int:
    """How many of the cells are heads: known words, and beside them years where each has a column of its own."""
    roles = recognise_columns(heads).roles
    has_periods = bool(roles) and Role.PERIOD not in roles
    return len(roles) + (sum(1 for head in heads if head and period_of_head(head)) if has_periods else 0)


def _trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    """The cells without the empty ones at the end."""
    last = max((place for place, cell in enumerate(cells) if cell), default=-1)
    return tuple(cells[: last + 1])


def _text(cell: Cell) -> str:
    return str(cell).strip()


def _is_number(text: str) -> bool:
    try:
        return isinstance(parse_number(text), Decimal)
    except NumberError:
        return False


def escape_formula(text: str) -> str:
    """The text with an apostrophe before it when a spreadsheet would run it as a formula. Plain numbers stay."""
    return safe_cell(text) if is_formula(text) and not _is_harmless(text) else text


def _is_harmless(text: str) -> bool:
    try:
        return parse_number(text) is not None and not text[:1].isspace()
    except NumberError:
        return False


def unescape_formula(text: str) -> str:
    """What `escape_formula` was given."""
    return text[1:] if text.startswith("'") and is_formula(text) else text


def write_csv(rows: Iterable[Sequence[str | int | Decimal | date | Missing | None]], *, delimiter: str = ";") -> bytes:
    """The rows as a CSV file that opens in a Swedish spreadsheet: UTF-8 with a mark, semicolons, decimal comma.

    Numbers are written without grouping; what is missing by its sign, None as an empty cell; texts cannot become
    formulas. `read_table` reads it back.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([_written(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _written(cell: str | int | Decimal | date | Missing | None) -> str:
    match cell:
        case None:
            return ""
        case Missing():
            return cell.sign
        case Decimal():
            return format(cell.normalize() + 0, "f").replace(".", ",")
        case date():
            return cell.isoformat()
    return escape_formula(str(cell))
