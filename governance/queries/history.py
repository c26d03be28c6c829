"""The history: who changed what, when, from what to what; over all tracked tables, latest first.

One query reads all the tables' events as rows of JSON, each with the row before it; the policies of row-level security
hold for them as for all else. Pages follow on each other by a cursor, so that the hundredth costs what the first does.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.db import connection, models
from django.utils import timezone
from psycopg2 import sql

from governance.access import grants_of
from governance.changes import Change, Record, Things, thing_name, told_changes, wanted_things
from governance.models import GovernanceModel, ModelLevel, StatusScale, StatusStep, TemplateSection, User
from governance.models.organisation import Permission
from governance.queries.organisation import root_organisation
from governance.queries.withheld import stand_ins, told_of
from governance.tracked import (
    Batch,
    TrackedKind,
    batch_headed,
    batch_of,
    hidden_columns,
    is_kept_part,
    organisation_path,
    parts_of,
    tracked_kinds,
)

PAGE = 50


@dataclass(frozen=True, slots=True)
class Cursor:
    """The place in the history after which the next page begins."""

    at: datetime
    kind: str
    event: int

    def __str__(self) -> str:
        return f"{self.at.isoformat()}~{self.kind}~{self.event}"


def cursor_from(text: str) -> Cursor | None:
    """The cursor that an address carries; None for anything else."""
    at, _, rest = text.partition("~")
    kind, _, event = rest.partition("~")
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return None
    is_right = moment.tzinfo is not None and kind in tracked_kinds() and event.isascii() and event.isdigit()
    return Cursor(moment, kind, int(event)) if is_right and len(event) < 16 else None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which changes: of a kind, by a person, from and to a day. `part`: of these organisations only; None for all.

    What a service wrote as a batch (tracked.Batch) is told by its head alone; `batch`, a head's id, asks for its lines.
    withheld: what is not told of at all (`withheld_from`).
    """

    part: frozenset[int] | None = None
    kind: str = ""
    person: int | None = None
    since: date | None = None
    until: date | None = None
    batch: int | None = None
    withheld: Mapping[str, frozenset[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """A page of changes, and the cursor of the next (None on the last)."""

    changes: tuple[Change, ...]
    following: Cursor | None


@dataclass(frozen=True, slots=True)
class _Branch:
    """One table of events, and what its rows must meet."""

    kind: TrackedKind
    conditions: tuple[sql.Composable, ...] = ()
    hidden: tuple[str, ...] = ()


def readable_part(user: User) -> frozenset[int] | None:
    """The organisations whose history this person may read; None for the whole municipality. One query at most."""
    held = grants_of(user).where(Permission.READ_HISTORY)
    root = root_organisation()
    return None if root is not None and root.pk in held else held


def reads_history_of(user: User, organisation_id: int | None) -> bool:
    """Whether the person reads the history of what belongs to this organisation; None: to the whole municipality.

    One query at most, and none where the organisation is known.
    """
    held = grants_of(user).where(Permission.READ_HISTORY)
    return organisation_id in held or (organisation_id is None and bool(held) and readable_part(user) is None)


def history_page(wanted: Wanted, *, before: Cursor | None = None, size: int = PAGE) -> HistoryPage:
    """The latest changes, or those that follow `before`. At most four queries, however many changes."""
    kinds = tracked_kinds()
    chosen = [kinds[wanted.kind]] if wanted.kind in kinds else list(kinds.values())
    if wanted.batch is not None:
        chosen = [kind for kind in kinds.values() if batch_of(kind.label)]
    branches = [
        _Branch(kind, (*_conditions(kind, wanted), *_batch_conditions(kind, wanted), *told_of(kind, wanted.withheld)))
        for kind in chosen
        if wanted.part is None or organisation_path(kind.model)
    ]
    if wanted.batch is None:
        branches += _batch_heads(chosen, wanted)
    return _page(branches, before, size, wanted.withheld)


def _batch_conditions(kind: TrackedKind, wanted: Wanted) -> list[sql.Composable]:
    """Of rows that are told by a head: none of them, or only those of the head that is asked for."""
    batch = batch_of(kind.label)
    if batch is None:
        return []
    service = sql.Literal(batch.service)
    if wanted.batch is None:
        return [sql.SQL("e.pgh_context ->> 'service' IS DISTINCT FROM {}").format(service)]
    # One transaction, and so one moment.
    moment = sql.SQL(
        "e.pgh_created_at = (SELECT h.pgh_created_at FROM {} h WHERE h.pgh_obj_id = {} AND h.state = {}"
        " ORDER BY h.pgh_id LIMIT 1)"
    ).format(*_head_parts(batch, wanted.batch))
    return [moment, sql.SQL("e.pgh_context ->> 'service' = {}").format(service)]


def _head_parts(batch: Batch, pk: int) -> tuple[sql.Composable, ...]:
    return sql.Identifier(tracked_kinds()[batch.head].event_table), sql.Literal(pk), sql.Literal(batch.state)


def _batch_heads(chosen: Iterable[TrackedKind], wanted: Wanted) -> list[_Branch]:
    """The heads in place of the rows that they stand for, where they would not come as a kind of their own.

    Who reads a part of the organisation sees those that hold rows of the part, without the numbers of the whole.
    """
    kinds, labels = tracked_kinds(), {kind.label for kind in chosen}
    batches = [batch for batch in map(batch_of, labels) if batch]
    found = []
    for batch in batches:
        head, rows = kinds[batch.head], kinds[batch.kind]
        if head.label in labels and wanted.part is None:
            continue
        reached = sql.SQL("e.pgh_label = 'update' AND e.state = {}").format(sql.Literal(batch.state))
        conditions = [reached, *_conditions(head, wanted)]
        if wanted.part is not None:
            conditions.append(
                sql.SQL(
                    "EXISTS (SELECT 1 FROM {} r WHERE r.pgh_created_at = e.pgh_created_at"
                    " AND r.organisation_id = ANY({}::bigint[]) AND r.pgh_context ->> 'service' = {})"
                ).format(sql.Identifier(rows.event_table), sql.Literal(sorted(wanted.part)), sql.Literal(batch.service))
            )
        found.append(_Branch(head, tuple(conditions), () if wanted.part is None else (batch.numbers,)))
    return found


def batch_name(pk: int) -> str:
    """What the head of a batch is called; empty where there is none. One query."""
    heads = [kind for kind in tracked_kinds().values() if batch_headed(kind.label)]
    things = _rows({kind.label: {pk} for kind in heads})
    return next((thing_name(kind, things[kind.label][pk], things) for kind in heads if things.get(kind.label)), "")


def history_of(thing: models.Model, *, before: Cursor | None = None, size: int = PAGE) -> HistoryPage:
    """The changes of one thing and of what is part of it (a plan's activities; a model's levels, templates, words;
    an indicator's values).
    """
    return history_of_kind(tracked_kinds()[thing._meta.label_lower], thing.pk, before=before, size=size)


def history_of_kind(
    kind: TrackedKind,
    pk: int,
    *,
    before: Cursor | None = None,
    size: int = PAGE,
    part: frozenset[int] | None = None,
    withheld: Mapping[str, frozenset[int]] | None = None,
) -> HistoryPage:
    """As `history_of`, also for what has been removed; without what is withheld.

    part: of what does not go with the thing (its values), only that of these organisations; None for all.
    """
    branches = [_Branch(kind, (_equals("pgh_obj_id", pk),))]
    for each, column in parts_of(kind.model):
        own = _conditions(each, Wanted(part=part)) if is_kept_part(each, column.removesuffix("_id")) else ()
        branches.append(_Branch(each, (_equals(column, pk), *own)))
    if kind.model is GovernanceModel:
        branches += [*_scale_branches(pk), _template_branch(pk)]
    told = [replace(each, conditions=(*each.conditions, *told_of(each.kind, withheld or {}))) for each in branches]
    return _page(told, before, size, withheld or {})


def latest_of(kind: TrackedKind, pk: int, *, withheld: Mapping[str, frozenset[int]]) -> Change | None:
    """The latest change of the thing itself, which tells its name and its page. At most four queries."""
    own = _Branch(kind, (_equals("pgh_obj_id", pk), *told_of(kind, withheld)))
    return next(iter(_page([own], None, 1, withheld).changes), None)


def organisation_of(kind: TrackedKind, pk: int) -> int | None:
    """The organisation whose history this thing belongs to, by its latest event; None where it belongs to none."""
    path = organisation_path(kind.model)
    if path is None:
        return None
    column, table = path
    statement = sql.SQL("SELECT {value} FROM {events} e WHERE e.pgh_obj_id = {pk} ORDER BY e.pgh_id DESC LIMIT 1")
    value = sql.SQL("e.{}").format(sql.Identifier(column))
    if table:
        value = sql.SQL("(SELECT x.organisation_id FROM {} x WHERE x.id = e.{})").format(
            sql.Identifier(table), sql.Identifier(column)
        )
    rows = _fetch(statement.format(value=value, events=sql.Identifier(kind.event_table), pk=sql.Literal(pk)))
    return rows[0][0] if rows else None


def _scale_branches(model_id: int) -> list[_Branch]:
    """A model's words belong to it, though the key points the other way."""
    kinds = tracked_kinds()
    scale = sql.SQL("(SELECT m.scale_id FROM {} m WHERE m.id = {})").format(
        sql.Identifier(GovernanceModel._meta.db_table), sql.Literal(model_id)
    )
    step = _Branch(kinds[StatusStep._meta.label_lower], (sql.SQL("e.scale_id = {}").format(scale),))
    return [step, _Branch(kinds[StatusScale._meta.label_lower], (sql.SQL("e.pgh_obj_id = {}").format(scale),))]


def _template_branch(model_id: int) -> _Branch:
    """A model's plan templates are parts of its parts: the sections of each level that it has or has had."""
    kinds = tracked_kinds()
    levels = sql.SQL("e.level_id IN (SELECT l.pgh_obj_id FROM {} l WHERE l.model_id = {})").format(
        sql.Identifier(kinds[ModelLevel._meta.label_lower].event_table), sql.Literal(model_id)
    )
    return _Branch(kinds[TemplateSection._meta.label_lower], (levels,))


def _conditions(kind: TrackedKind, wanted: Wanted) -> tuple[sql.Composable, ...]:
    found: list[sql.Composable] = []
    if wanted.person is not None:
        found.append(sql.SQL("e.pgh_context ->> 'user' = {}").format(sql.Literal(str(wanted.person))))
    if wanted.since is not None:
        found.append(sql.SQL("e.pgh_created_at >= {}").format(sql.Literal(_midnight(wanted.since))))
    if wanted.until is not None and wanted.until < date.max:  # no day follows the last one
        found.append(sql.SQL("e.pgh_created_at < {}").format(sql.Literal(_midnight(wanted.until + timedelta(days=1)))))
    path = organisation_path(kind.model)
    if wanted.part is not None and path is not None:
        column, table = path
        # "= ANY" of an array and not IN: an empty list must answer nothing, not fail.
        allowed = sql.SQL("= ANY({}::bigint[])").format(sql.Literal(sorted(wanted.part)))
        test = (
            sql.SQL("EXISTS (SELECT 1 FROM {table} x WHERE x.id = e.{column} AND x.organisation_id {allowed})")
            if table
            else sql.SQL("e.{column} {allowed}")
        )
        found.append(test.format(table=sql.Identifier(table), column=sql.Identifier(column), allowed=allowed))
    return tuple(found)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _equals(column: str, value: int) -> sql.Composable:
    return sql.SQL("e.{} = {}").format(sql.Identifier(column), sql.Literal(value))


def _after(cursor: Cursor, kind: TrackedKind) -> sql.Composable:
    """Later in the reading order: earlier in time; at the same moment by kind, then by event."""
    at = sql.Literal(cursor.at)
    if kind.label > cursor.kind:
        return sql.SQL("e.pgh_created_at <= {}").format(at)
    if kind.label < cursor.kind:
        return sql.SQL("e.pgh_created_at < {}").format(at)
    return sql.SQL("(e.pgh_created_at, e.pgh_id) < ({}, {})").format(at, sql.Literal(cursor.event))


BRANCH = """
    (SELECT e.pgh_created_at AS at, {kind} COLLATE "C" AS kind, e.pgh_id AS event, e.pgh_label AS label,
            e.pgh_obj_id AS thing, e.pgh_context AS context, to_jsonb(e.*) - {hidden} AS after,
            (SELECT to_jsonb(p.*) - {hidden} FROM {events} p WHERE p.pgh_obj_id = e.pgh_obj_id AND p.pgh_id < e.pgh_id
              ORDER BY p.pgh_id DESC LIMIT 1) AS before
       FROM {events} e WHERE {conditions}
      ORDER BY e.pgh_created_at DESC, e.pgh_id DESC LIMIT {limit})
"""


def _page(
    branches: Iterable[_Branch], before: Cursor | None, size: int, withheld: Mapping[str, frozenset[int]]
) -> HistoryPage:
    selects = [_select(branch, before, size + 1) for branch in branches]
    if not selects:
        return HistoryPage((), None)
    statement = sql.SQL("SELECT * FROM ({}) all_events ORDER BY at DESC, kind, event DESC LIMIT {}").format(
        sql.SQL(" UNION ALL ").join(selects), sql.Literal(size + 1)
    )
    kinds = tracked_kinds()
    records = [
        Record(at, kinds[kind], event, label, thing, _read(context), _read(after) or {}, _read(earlier))
        for at, kind, event, label, thing, context, after, earlier in _fetch(statement)
    ]
    shown, more = records[:size], records[size:]
    following = Cursor(shown[-1].at, shown[-1].kind.label, shown[-1].event) if more else None
    return HistoryPage(told_changes(as_written(shown), _things(shown, withheld)), following)


def as_written(records: list[Record]) -> list[Record]:
    """The records with each thing's own in the order in which they were written, in the places that they hold together.

    The moment of an event is when its transaction began. Of two transactions at once the one that began first may have
    waited for the other, and written last: then its event has the earlier moment and the higher number.
    """
    written: dict[tuple[str, int], list[Record]] = {}
    for record in sorted(records, key=lambda record: record.event):
        written.setdefault((record.kind.label, record.thing), []).append(record)
    return [written[record.kind.label, record.thing].pop() for record in records]


def _select(branch: _Branch, before: Cursor | None, limit: int) -> sql.Composable:
    conditions = [*branch.conditions, *([_after(before, branch.kind)] if before else [])]
    return sql.SQL(BRANCH).format(
        kind=sql.Literal(branch.kind.label),
        events=sql.Identifier(branch.kind.event_table),
        hidden=_hidden(branch.kind, branch.hidden),
        conditions=sql.SQL(" AND ").join(conditions or [sql.SQL("true")]),
        limit=sql.Literal(limit),
    )


def _things(records: list[Record], withheld: Mapping[str, frozenset[int]]) -> Things:
    """What the records and their keys name: themselves, then what their names are made of. Three queries at most."""
    things = stand_ins(withheld)
    wanted = wanted_things(records)
    for _round in range(2):
        missing = {kind: ids - things.get(kind, {}).keys() for kind, ids in wanted.items()}
        for kind, rows in _rows(missing).items():
            things.setdefault(kind, {}).update(rows)
        wanted = wanted_things([], things)
    return things


def _rows(wanted: Mapping[str, set[int]]) -> Things:
    """Each thing's row; for what has been removed, its last event's. One query."""
    kinds = tracked_kinds()
    selects = []
    for label, ids in sorted(wanted.items()):
        if not ids:
            continue
        literal = sql.Literal(sorted(ids))
        if label == User._meta.label_lower:
            selects.append(sql.SQL(PERSON).format(kind=sql.Literal(label), ids=literal))
        else:
            kind = kinds[label]
            tables = {"table": sql.Identifier(kind.table), "events": sql.Identifier(kind.event_table)}
            selects.append(sql.SQL(THING).format(kind=sql.Literal(label), ids=literal, hidden=_hidden(kind), **tables))
    found: Things = {}
    for name, pk, row in _fetch(sql.SQL(" UNION ALL ").join(selects)) if selects else ():
        found.setdefault(name, {})[pk] = _read(row) or {}
    return found


def _hidden(kind: TrackedKind, further: tuple[str, ...] = ()) -> sql.Composable:
    return sql.SQL("{}::text[]").format(sql.Literal([*hidden_columns(kind.model), *further]))


# No more of a person than the name: the table is global.
PERSON = """
    SELECT {kind} AS kind, u.id, jsonb_build_object('id', u.id, 'full_name', u.full_name)
      FROM governance_user u WHERE u.id = ANY({ids}::bigint[])
"""
THING = """
    SELECT {kind} AS kind, ids.id, COALESCE(
             (SELECT to_jsonb(t.*) - {hidden} FROM {table} t WHERE t.id = ids.id),
             (SELECT to_jsonb(e.*) - {hidden} || '{{"is_removed": true}}' FROM {events} e WHERE e.pgh_obj_id = ids.id
               ORDER BY e.pgh_id DESC LIMIT 1))
      FROM unnest({ids}::bigint[]) AS ids (id)
"""


def _fetch(statement: sql.Composable) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def _read(value: str | dict | None) -> dict[str, Any] | None:
    """JSON as it came; numbers keep their decimals."""
    return json.loads(value, parse_float=Decimal) if isinstance(value, str) else value
