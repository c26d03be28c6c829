"""Where what was copied in a spreadsheet belongs among the fields of a round. Pure calculation on text.

A copied block comes as lines of cells with tabs between them. The rules:

1. Leading columns that hold names of rows are names; each line then goes to the row that it names, wherever it is.
2. Without names the lines go downwards from the row that the person stood in, as in a spreadsheet.
3. A first line that holds no values while later lines do is a heading, and is left out.
4. The other columns go to the row's fields from the one that the person stood in and to the right.
5. An empty cell leaves its field as it is.

Nothing is lost: what found no field is told, in the order in which it came.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

from indicators.numbers import NumberError, parse_number

COLUMNS = ("numerator", "denominator", "value")
MOST_LINES = 5_000
MOST_NAMES = 3


class PasteRow(NamedTuple):
    """A row of the page. names: what it may be called; columns: which of COLUMNS it has."""

    key: str
    names: frozenset[str]
    columns: frozenset[str]


class Put(NamedTuple):
    """A text for a field. is_readable: whether it is a number, or tells why there is none."""

    key: str
    column: str
    text: str
    is_readable: bool


@dataclass(frozen=True, slots=True)
class Placement:
    """Where the texts go. beyond: the lines, or parts of lines, that found no field; heading: what was left out."""

    puts: tuple[Put, ...] = ()
    beyond: tuple[str, ...] = ()
    heading: str = ""
    is_by_name: bool = False
    unreadable: int = field(default=0)


def plain(name: str) -> str:
    """A name as it is compared: without case and with single spaces."""
    return " ".join(name.split()).casefold()


def is_readable(text: str) -> bool:
    """Whether the text would be taken for a value."""
    try:
        parse_number(text)
    except NumberError:
        return False
    return True


def place(text: str, rows: Sequence[PasteRow], start: int = 0, column: str = "value") -> Placement:
    """Where a copied text goes when the person stood in the field `column` of the row number `start`."""
    lines = read_lines(text)
    kept, too_many = lines[:MOST_LINES], lines[MOST_LINES:]
    names = _name_columns(kept, rows)
    has_heading = len(kept) > 1 and _is_heading(kept[0], kept[1:], names, rows)
    heading = _told(kept.pop(0)) if has_heading else ""
    puts: list[Put] = []
    beyond: list[str] = []
    targets = _by_name(kept, rows, names, start) if names else _downwards(kept, rows, start)
    for line, row in zip(kept, targets, strict=True):
        if row is None:
            beyond += [_told(line)] if any(line) else []
            continue
        put, left = _put(line[names:], row, column)
        puts += put
        if left:
            beyond.append(_told([*line[:names], *left]))
    beyond += [_told(line) for line in too_many if any(line)]
    return Placement(
        puts=tuple(puts),
        beyond=tuple(beyond),
        heading=heading,
        is_by_name=names > 0,
        unreadable=sum(not put.is_readable for put in puts),
    )


def read_lines(text: str) -> list[list[str]]:
    """The cells, line by line, without the empty lines and columns at the end. A cell in quotes may hold tabs."""
    text = text.replace("\0", " ").replace("\r\n", "\n").replace("\r", "\n")
    rows = list(csv.reader(text.split("\n"), delimiter=_delimiter(text)))
    lines = [[" ".join(cell.split()) for cell in row] for row in rows]
    while lines and not any(lines[-1]):
        lines.pop()
    width = max((number for line in lines for number, cell in enumerate(line, 1) if cell), default=0)
    return [line[:width] for line in lines]


def _delimiter(text: str) -> str:
    """A tab, as spreadsheets copy; a semicolon where a CSV file was copied, which has one in every line."""
    lines = [line for line in text.split("\n") if line.strip()]
    return ";" if lines and "\t" not in text and all(";" in line for line in lines) else "\t"


def _told(line: Sequence[str]) -> str:
    return "  ".join(cell for cell in line if cell)


def _name_columns(lines: Sequence[Sequence[str]], rows: Sequence[PasteRow]) -> int:
    """How many of the leading columns hold names of rows: at least half of what stands in them, and no values."""
    known = frozenset().union(*(row.names for row in rows)) if rows else frozenset()
    width = max(map(len, lines), default=0)
    count = 0
    for number in range(min(width - 1, MOST_NAMES)):
        cells = [line[number] for line in lines if len(line) > number and line[number]]
        named = sum(plain(cell) in known for cell in cells)
        if not named or named * 2 < len(cells):
            break
        count += 1
    return count


def _is_heading(first: Sequence[str], others: Sequence[Sequence[str]], names: int, rows: Sequence[PasteRow]) -> bool:
    """Whether the first line is a heading: it names no row where others do, or holds words where they hold values."""
    if names and not _rows_named(first[:names], rows) and any(_rows_named(line[:names], rows) for line in others):
        return True
    cells = [cell for cell in first[names:] if cell]
    has_values = any(is_readable(cell) for line in others for cell in line[names:] if cell)
    return bool(cells) and has_values and not any(map(is_readable, cells)) and not names


def _rows_named(names: Sequence[str], rows: Sequence[PasteRow]) -> list[PasteRow]:
    wanted = [plain(name) for name in names if name]
    return [row for row in rows if wanted and all(name in row.names for name in wanted)]


def _by_name(lines: Sequence[Sequence[str]], rows: Sequence[PasteRow], names: int, start: int) -> list[PasteRow | None]:
    """The row of each line: the first of that name from where the person stood that no line before has taken."""
    in_turn = [*rows[start:], *rows[:start]]
    free: dict[frozenset[str], list[PasteRow]] = {}
    taken: set[str] = set()
    found: list[PasteRow | None] = []
    for line in lines:
        wanted = frozenset(plain(name) for name in line[:names] if name)
        if wanted not in free:
            free[wanted] = [row for row in in_turn if wanted and wanted <= row.names]
        row = next((row for row in free[wanted] if row.key not in taken), None)
        if row:
            taken.add(row.key)
        found.append(row)
    return found


def _downwards(lines: Sequence[Sequence[str]], rows: Sequence[PasteRow], start: int) -> list[PasteRow | None]:
    return [row for _line, row in zip_longest(lines, rows[start : start + len(lines)])]


def _put(cells: Sequence[str], row: PasteRow, column: str) -> tuple[list[Put], list[str]]:
    """What goes to the row's fields, and what is left over."""
    columns = COLUMNS[COLUMNS.index(column) :]
    puts, left = [], []
    for number, cell in enumerate(cells):
        if not cell:
            continue
        if number < len(columns) and columns[number] in row.columns:
            puts.append(Put(row.key, columns[number], cell, is_readable(cell)))
        else:
            left.append(cell)
    return puts, left
