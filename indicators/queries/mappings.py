"""How files with the same heads were understood before, in the whole municipality (C10)."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from governance.models import User
from indicators.columns import recognise_columns
from indicators.files import Table
from indicators.importing.names import PlaceNames, folded
from indicators.models import ImportMapping, ValueImport

# The columns that our own file of refused rows adds (views/import_pages.py): corrected, it is the same file again.
_ADDED_HEADS = frozenset({"rad", "varför", "row", "why"})


@dataclass(frozen=True, slots=True)
class FirstReading:
    """How a file is understood before anybody has said anything of it: role → column, folded name → place."""

    columns: dict[str, int]
    places: dict[str, str]


@dataclass(frozen=True, slots=True)
class Remembered:
    """The earlier file as which a file was understood. file_name: "" where it is not known any more."""

    file_name: str
    by: str
    at: datetime


def signature_of(heads: Sequence[str]) -> str:
    """What files with the same heads have in common, whatever their case and spaces."""
    names = [folded(head) for head in heads[: own_width(heads)]]
    return hashlib.sha256("\x1f".join(names).encode()).hexdigest()


def own_width(heads: Sequence[str]) -> int:
    """How many columns the file has but for those that our file of refused rows adds."""
    width = len(heads)
    while width and folded(heads[width - 1]) in _ADDED_HEADS:
        width -= 1
    return width


def import_mappings() -> QuerySet[ImportMapping]:
    """What is remembered, latest first."""
    return ImportMapping.objects.select_related("saved_by")


def roles_found(table: Table) -> dict[str, int]:
    """How the columns are understood by their heads alone."""
    return {role.value: place for role, place in recognise_columns(table.columns).roles.items()}


def first_reading(table: Table, names: PlaceNames, reader: User) -> FirstReading:
    """As a file with the same heads was understood last time, by whomever; else by the heads alone. One query.

    A name that means something by itself keeps its meaning in another person's file: "Exempelby" is the whole,
    though an official once meant the own school by it.
    """
    mapping = import_mappings().filter(signature=signature_of(table.columns)).first()
    if mapping is None:
        return FirstReading(roles_found(table), {})
    columns = {role: at for role, at in mapping.columns.items() if at < len(table.columns)}
    is_own = mapping.saved_by_id == reader.pk
    places = {name: place for name, place in mapping.places.items() if is_own or names.place_of(name) is None}
    return FirstReading(columns, places)


def remembered(value_import: ValueImport, heads: Sequence[str]) -> Remembered | None:
    """The earlier file as which this one was understood, until the person says otherwise. Two queries at most."""
    rows = import_mappings().filter(signature=signature_of(heads), saved_at__lt=value_import.uploaded_at)
    mapping = rows.first()
    if mapping is None or {r: at for r, at in mapping.columns.items() if at < len(heads)} != value_import.columns:
        return None
    stored = ValueImport.objects.filter(stored_at=mapping.saved_at, uploaded_by=mapping.saved_by_id)
    name = stored.values_list("file_name", flat=True).first() or ""
    return Remembered(name, mapping.saved_by.full_name, mapping.saved_at)
