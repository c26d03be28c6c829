"""A report's content as canonical JSON and back: what is stored beside the files, so that they can be made again."""

import json
import re
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from reports.content import AnnualReport

FORMAT = "annual-report/1"
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class SnapshotError(ValueError):
    """The text is not a snapshot of a report, or not one that this version can read."""


def to_json(report: AnnualReport) -> str:
    """The report as JSON, always the same text for an equal report: keys sorted, decimals as text, no insignificant
    space.

    Raises SnapshotError for a number that is not finite. The text can always be encoded as UTF-8.
    """
    text = json.dumps(
        {"format": FORMAT, "report": _plain(report)}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    # Half a surrogate pair, as a broken paste leaves behind, cannot be encoded; as an escape it can.
    return _LONE_SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def from_json(text: str) -> AnnualReport:
    """The report that `to_json` wrote.

    A field that a newer version added takes its default. Raises SnapshotError with the place for text that is not JSON,
    another format, an unknown or missing field, or a value of the wrong kind.
    """
    try:
        data = json.loads(text)
    except ValueError as error:
        message = f"The snapshot is not JSON: {error}"
        raise SnapshotError(message) from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        message = f"The snapshot is not of the format {FORMAT}."
        raise SnapshotError(message)
    report = _read(AnnualReport, data.get("report"), "report")
    assert isinstance(report, AnnualReport)  # noqa: S101 - what _read was asked for; tells the type checker
    return report


def _plain(value: object) -> object:
    if is_dataclass(value):
        return {item.name: _plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Decimal):
        if not value.is_finite():
            message = f"A report cannot hold the number {value}."
            raise SnapshotError(message)
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def _read(kind: Any, value: Any, place: str) -> Any:
    """`value` as the annotated type `kind`; `place` names it in an error."""
    if get_origin(kind) is UnionType:
        (inner,) = (option for option in get_args(kind) if option is not type(None))
        return None if value is None else _read(inner, value, place)
    if get_origin(kind) is tuple:
        return _read_tuple(get_args(kind), value, place)
    if isinstance(kind, type) and is_dataclass(kind):
        return _read_record(kind, value, place)
    return _read_scalar(kind, value, place)


def _read_tuple(kinds: tuple[Any, ...], value: Any, place: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise _wrong(place, value)
    if kinds[1:] == (Ellipsis,):
        return tuple(_read(kinds[0], item, f"{place}[{index}]") for index, item in enumerate(value))
    if len(kinds) != len(value):
        raise _wrong(place, value)
    return tuple(
        _read(kind, item, f"{place}[{index}]") for index, (kind, item) in enumerate(zip(kinds, value, strict=True))
    )


@cache
def _record_fields(kind: type) -> dict[str, tuple[Field[Any], Any]]:
    hints = get_type_hints(kind)
    return {item.name: (item, hints[item.name]) for item in fields(kind)}


def _read_record(kind: type, value: Any, place: str) -> Any:
    if not isinstance(value, dict):
        raise _wrong(place, value)
    known = _record_fields(kind)
    if unknown := sorted(set(value) - set(known)):
        message = f"The snapshot has an unknown field at {place}: {', '.join(unknown)}."
        raise SnapshotError(message)
    if missing := [name for name, (item, _) in known.items() if name not in value and item.default is MISSING]:
        message = f"The snapshot lacks a field at {place}: {', '.join(missing)}."
        raise SnapshotError(message)
    return kind(**{name: _read(known[name][1], item, f"{place}.{name}") for name, item in value.items()})


def _read_scalar(kind: type, value: Any, place: str) -> Any:
    try:
        if kind is Decimal and isinstance(value, str):
            return Decimal(value)
        if kind is date and isinstance(value, str):
            return date.fromisoformat(value)
        if issubclass(kind, StrEnum):
            return kind(value)
    except (ValueError, InvalidOperation) as error:
        raise _wrong(place, value) from error
    if type(value) is not kind:
        raise _wrong(place, value)
    return value


def _wrong(place: str, value: object) -> SnapshotError:
    return SnapshotError(f"The snapshot has an unexpected value at {place}: {value!r}.")
