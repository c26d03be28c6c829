"""A table whose values stand side by side, a column for each year or each organisation, as a row for each value. Pure.

Controllers keep such tables in their workbooks: nobody should have to lay them out anew to hand them in.
"""

from collections.abc import Callable, Sequence

from indicators.columns import Role, period_of_head, recognise_columns
from indicators.files import MAX_ROWS, Cell, FileRefused, Note, Table
from indicators.importing.cells import text_of

PERIOD_HEAD, PLACE_HEAD, VALUE_HEAD = "Period", "Organisation", "Värde"


def laid_out(table: Table, place_of: Callable[[str], str | None]) -> Table:
    """The table with a row for each value, and a note that says so; the same table where it has one already.

    place_of: the place that a heading means here, if it means one. Empty cells between the others are passed by:
    in such a table they say that there is nothing to tell. Raises FileRefused(too_many_rows).
    """
    roles = recognise_columns(table.columns).roles
    if Role.VALUE in roles:
        return table
    free = [at for at in range(len(table.columns)) if at not in roles.values()]
    if Role.PERIOD not in roles:
        periods = {at: period for at in free if (period := period_of_head(table.columns[at]))}
        return _long(table, periods, PERIOD_HEAD) if periods else table
    if Role.ORGANISATION in roles:
        return table
    places = {at: table.columns[at] for at in free if place_of(table.columns[at]) is not None}
    return _long(table, places, PLACE_HEAD) if places else table


def _long(table: Table, across: dict[int, str], head: str) -> Table:
    kept = [at for at in range(len(table.columns)) if at not in across]
    rows: list[tuple[Cell, ...]] = []
    numbers: list[int] = []
    empty = 0
    for number, cells in zip(table.row_numbers, table.rows, strict=True):
        own = [cells[at] for at in kept]
        told = _told(cells, across)
        empty += len(across) - len(told)
        if number in table.misfits:
            told = told[:1] or [("", "")]
        rows += [(*own, name, value) for name, value in told]
        numbers += [number] * len(told)
        if len(rows) > MAX_ROWS:
            raise FileRefused("too_many_rows", rows=len(rows), limit=MAX_ROWS)
    notes = [*table.notes, Note(f"{head.casefold()}_columns", {"count": len(across), "empty": empty})]
    return Table(
        (*(table.columns[at] for at in kept), head, VALUE_HEAD),
        tuple(rows),
        tuple(numbers),
        table.misfits,
        sheet=table.sheet,
        encoding=table.encoding,
        delimiter=table.delimiter,
        notes=tuple(notes),
    )


def _told(cells: Sequence[Cell], across: dict[int, str]) -> list[tuple[str, Cell]]:
    return [(name, cells[at]) for at, name in across.items() if text_of(cells[at])]
