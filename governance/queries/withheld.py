"""What the history does not tell to who reads that of a part of the organisation only, such as confidential indicators.

What is withheld is told of by nobody's change, and where another thing points at it a word stands for its name.
"""

from collections.abc import Mapping

from psycopg2 import sql

from governance.changes import Things
from governance.models import User
from governance.tracked import TrackedKind, kind_of, withheld_kinds


def withheld_from(user: User, part: frozenset[int] | None) -> dict[str, frozenset[int]]:
    """What the reader of this part is not told of, by kind. One query a kind; none for who reads of the whole."""
    if part is None:
        return {}
    found = {each.kind: frozenset(each.ids(user)) for each in withheld_kinds()}
    return {kind: ids for kind, ids in found.items() if ids}


def told_of(kind: TrackedKind, withheld: Mapping[str, frozenset[int]]) -> list[sql.Composable]:
    """The condition on a kind's rows: not what is withheld, nor what always belongs to such a thing."""
    columns = [("pgh_obj_id", kind.label)]
    for key in kind.model._meta.concrete_fields:
        target = kind_of(key)
        if target and key.column and not key.null:
            columns.append((key.column, target.label))
    return [
        sql.SQL("e.{} <> ALL({}::bigint[])").format(sql.Identifier(column), sql.Literal(sorted(withheld[label])))
        for column, label in columns
        if label in withheld
    ]


def stand_ins(withheld: Mapping[str, frozenset[int]]) -> Things:
    """What stands for the things that are withheld where others point at them: no name of theirs, and no page."""
    names = {each.kind: str(each.name) for each in withheld_kinds()}
    return {
        kind: {pk: {"id": pk, "name": names[kind], "is_removed": True} for pk in ids} for kind, ids in withheld.items()
    }
