"""A change in words: what is called what, and each field before and after, as the person who reads it would say it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from governance.tracked import (
    TrackedKind,
    batch_headed,
    field_label,
    kind_of,
    page_of,
    period_words,
    told_fields,
    tracked_kinds,
)

Row = Mapping[str, Any]
Things = dict[str, dict[int, dict[str, Any]]]  # kind's label -> id -> its row

# What a thing is called by, where it has it; else it is named by what it points at.
NAMING = ("title", "name", "word", "full_name", "text", "file_name", "heading")
WHEN = ("year", "year_from", "format")
BY_WHOM = ("_by", "owner", "job")
USER = settings.AUTH_USER_MODEL.lower()
LONGEST_NAME = 90


@dataclass(frozen=True, slots=True)
class Record:
    """An event as it was read: the row after it (before it, for a removal) and the row before."""

    at: datetime
    kind: TrackedKind
    event: int
    label: str
    thing: int
    context: Row | None
    after: Row
    before: Row | None


@dataclass(frozen=True, slots=True)
class Line:
    """One field, before and after, in words; empty where there was nothing."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change in words. `at` is local time; `action` is insert, update or delete; `url` the page, if it is there.

    sentence: told in its place where it stands for many (tracked.Batch); their lines are those of the batch `thing`.
    """

    at: datetime
    person: str
    action: str
    verb: str
    kind: str
    kind_label: str
    thing: int
    name: str
    url: str
    lines: tuple[Line, ...]
    sentence: str = ""

    @property
    def day(self) -> date:
        """The local day, for headings over a list of changes."""
        return self.at.date()


def told_changes(records: Iterable[Record], things: Things) -> tuple[Change, ...]:
    """The records in words, in their order; without those that changed nothing that is told (tracked.told_fields)."""
    told = (_told(record, things) for record in records)
    return tuple(change for change in told if change.lines or change.action != "update")


def wanted_things(records: Iterable[Record], known: Things | None = None) -> dict[str, set[int]]:
    """Which rows the words need: for records, themselves and all they point at; for known rows, what names them."""
    wanted: dict[str, set[int]] = {}
    for record in records:
        wanted.setdefault(record.kind.label, set()).add(record.thing)
        for row in (record.after, record.before or {}):
            for label, pk in _keys(record.kind.model, row):
                wanted.setdefault(label, set()).add(pk)
    for label, rows in (known or {}).items():
        kind = tracked_kinds().get(label)
        for target, pk in _named_by(kind, rows.values()) if kind else ():
            wanted.setdefault(target, set()).add(pk)
    return wanted


def thing_name(kind: TrackedKind, row: Row, things: Things) -> str:
    """What this thing is called: its own name, else what it is made of: "Uppfyllda mål, Vallaskolan, 2026"."""
    own = next((str(row[key]) for key in NAMING if row.get(key)), "")
    if own:
        version = row.get("version")
        named = _("%(name)s, version %(version)s") % {"name": own, "version": version} if version else own
        return named if len(named) <= LONGEST_NAME else f"{named[: LONGEST_NAME - 1].rstrip()}…"
    parts = [_name_of(label, pk, things) for label, pk in _keys(kind.model, row, naming_only=True)]
    parts += [period_words(row) or next((str(row[key]) for key in WHEN if row.get(key)), "")]
    return ", ".join(part for part in parts if part) or kind.name


def _told(record: Record, things: Things) -> Change:
    model = record.kind.model
    return Change(
        at=timezone.localtime(record.at),
        person=_person(record.context),
        action=record.label,
        verb=_verb(record.label),
        kind=record.kind.name,
        kind_label=record.kind.label,
        thing=record.thing,
        name=thing_name(record.kind, record.after, things),
        url=_url(record, things),
        lines=tuple(line for field in told_fields(model) if (line := _line(record, field, things))),
        sentence=_sentence(record),
    )


def _sentence(record: Record) -> str:
    """What is said of a batch when its head reaches the state that it stands for."""
    batch = batch_headed(record.kind.label)
    reached = batch is not None and record.label == "update" and record.after.get("state") == batch.state
    is_new = reached and (record.before or {}).get("state") != record.after.get("state")
    return batch.words(record.after) if batch and is_new else ""


def _line(record: Record, field: models.Field, things: Things) -> Line | None:
    earlier = record.after if record.label == "delete" else record.before or {}
    later = {} if record.label == "delete" else record.after
    if record.label == "update" and _raw(earlier, field) == _raw(later, field):
        return None
    before = _told_value(field, earlier, things) if record.label != "insert" else ""
    after = _told_value(field, later, things)
    return Line(field_label(record.kind.model, field), before, after) if before or after else None


def _raw(row: Row, field: models.Field) -> Any:
    return row.get(field.column or "")


def _told_value(field: models.Field, row: Row, things: Things) -> str:
    """The field's value in words: a period's first day as the period."""
    period = period_words(row) if field.name == "period_start" else ""
    return period[:1].upper() + period[1:] if period else _value(field, _raw(row, field), things)


def _value(field: models.Field, raw: Any, things: Things) -> str:
    if raw is None or raw == "":
        return ""
    if isinstance(field, models.ForeignKey):
        label = field.related_model._meta.label_lower  # type: ignore[union-attr]
        return _name_of(label, raw, things) or _("no. %(number)s") % {"number": raw}
    if field.flatchoices:
        return str(dict(field.flatchoices).get(raw, raw))
    if isinstance(raw, bool):
        return pgettext("answer", "Yes") if raw else pgettext("answer", "No")
    if isinstance(raw, int | Decimal):
        return _number(raw)
    if isinstance(field, models.DateTimeField):
        return timezone.localtime(datetime.fromisoformat(raw)).strftime("%Y-%m-%d %H:%M")
    if isinstance(raw, dict | list):
        return json.dumps(raw, ensure_ascii=False, default=str)[:200] if raw else ""
    return str(raw)


def _number(raw: int | Decimal) -> str:
    plain = raw.normalize() if isinstance(raw, Decimal) else raw
    text = number_format(format(plain, "f") if isinstance(plain, Decimal) else plain, use_l10n=True)
    return text.replace("-", "\u2212")


def _person(context: Row | None) -> str:
    if context is None or "user" not in context:
        return _("Unknown: written past the product")
    return str(context.get("name") or _("The system"))


def _verb(label: str) -> str:
    return {"insert": pgettext("history", "added"), "delete": pgettext("history", "removed")}.get(
        label, pgettext("history", "changed")
    )


def _url(record: Record, things: Things) -> str:
    """The page of the thing itself, or of the first thing that it belongs to and that has one."""
    own = [(record.kind.label, record.thing)]
    for label, pk in [*own, *_keys(record.kind.model, record.after, naming_only=True)]:
        row = things.get(label, {}).get(pk)
        kind = tracked_kinds().get(label)
        url = page_of(kind.model, pk) if kind and row and not row.get("is_removed") else ""
        if url:
            return url
    return ""


def _name_of(label: str, pk: int, things: Things) -> str:
    row = things.get(label, {}).get(pk)
    if not row:
        return ""
    kind = tracked_kinds().get(label)
    return thing_name(kind, row, things) if kind else str(row.get("full_name", ""))


def _keys(model: type[models.Model], row: Row, *, naming_only: bool = False) -> Iterator[tuple[str, int]]:
    """(kind's label, id) of what the row points at; `naming_only` leaves out who did it and others of its kind."""
    for field in told_fields(model):
        pk = _raw(row, field)
        if not isinstance(field, models.ForeignKey) or pk is None:
            continue
        if naming_only and (field.related_model is model or any(field.name.endswith(end) for end in BY_WHOM)):
            continue
        label = field.related_model._meta.label_lower  # type: ignore[union-attr]
        if kind_of(field) or label == USER:
            yield label, pk


def _named_by(kind: TrackedKind, rows: Iterable[Row]) -> Iterator[tuple[str, int]]:
    for row in rows:
        yield from _keys(kind.model, row, naming_only=True)
