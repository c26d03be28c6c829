"""What has a history: every tracked model, what it is called, and where its page is. Asked of the models themselves.

Each app tells in its AppConfig what its models are called (`history_names`: model name → words, and "model.field" →
words for a field without a label of its own), which page they have where it is not the house's "<model>_show"
(`history_pages`), and which columns the history leaves out: files, and what is too long to read (`history_hidden`).
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from pghistory.models import Event

from governance.models import Job, Organisation, User
from governance.tenant_models import MunicipalityField


@dataclass(frozen=True, slots=True)
class TrackedKind:
    """A tracked model and the table of its events; `label` ("goals.goal") names it in addresses."""

    label: str
    model: type[models.Model]
    event_table: str

    @property
    def name(self) -> str:
        """What one such thing is called, in words."""
        words = _words_of(self.model, "history_names")
        return str(words.get(_name(self.model)) or self.model._meta.verbose_name)

    @property
    def table(self) -> str:
        """The table of the things themselves."""
        return self.model._meta.db_table


@dataclass(frozen=True, slots=True)
class Batch:
    """Many rows of a kind that one service writes in one transaction: the history tells them on one line.

    head: the kind of the thing that stands for them, whose column `state` becomes this in the same transaction;
    numbers: its column that `words` may read and the history does not tell; words: its row -> the sentence after the
    person's name.
    """

    kind: str
    service: str
    head: str
    state: str
    numbers: str
    words: Callable[[Mapping[str, Any]], str]


@dataclass(frozen=True, slots=True)
class Withheld:
    """A kind of which some things are not for everybody who reads the history of a part of the organisation.

    ids: those that are not for the person; name: what stands in the place of their names.
    """

    kind: str
    ids: Callable[[User], Collection[int]]
    name: str | Promise


_withheld: dict[str, Withheld] = {}
_batches: dict[str, Batch] = {}
_period_words: list[Callable[[str, str], str]] = []


def register_batch(batch: Batch) -> None:
    """Told by the app that has such rows, when it is ready."""
    _batches[batch.kind] = batch


def register_withheld(withheld: Withheld) -> None:
    """Told by the app that has such things, when it is ready."""
    _withheld[withheld.kind] = withheld


def withheld_kinds() -> tuple[Withheld, ...]:
    """The kinds of which some things are not for everybody."""
    return tuple(_withheld.values())


def batch_of(label: str) -> Batch | None:
    """How rows of this kind are told when a service wrote them together."""
    return _batches.get(label)


def batch_headed(label: str) -> Batch | None:
    """The batch that a thing of this kind stands for."""
    return next((batch for batch in _batches.values() if batch.head == label), None)


def register_period_words(words: Callable[[str, str], str]) -> None:
    """Told by the room of periods: (frequency, first day) -> the period in words, empty for what is none."""
    _period_words[:] = [words]


def period_words(row: Mapping[str, Any]) -> str:
    """The period that a row keeps as a frequency and a first day, in words; empty where it keeps none."""
    frequency, start = row.get("frequency"), row.get("period_start")
    return _period_words[0](frequency, start) if frequency and start and _period_words else ""


@cache
def tracked_kinds() -> dict[str, TrackedKind]:
    """All kinds, by label."""
    found = {}
    for event in apps.get_models():
        model: type[models.Model] | None = getattr(event, "pgh_tracked_model", None)
        if issubclass(event, Event) and model is not None:
            label = model._meta.label_lower
            found[label] = TrackedKind(label, model, event._meta.db_table)
    return dict(sorted(found.items()))


@cache
def told_fields(model: type[models.Model]) -> tuple[models.Field, ...]:
    """The fields that the history tells of: not the id, the municipality, what the database computes, or a job.

    A period is told by its first day, in words (`period_words`), and so neither by its frequency nor its last day.
    """
    hidden = {*hidden_columns(model), *_numbers_of(model)}
    names = {field.name for field in model._meta.concrete_fields}
    if {"frequency", "period_start"} <= names:
        hidden |= {"frequency", "period_end"}
    return tuple(
        field
        for field in model._meta.concrete_fields
        if not field.primary_key
        and field.column not in hidden
        and not isinstance(field, MunicipalityField | models.GeneratedField)
        and not (isinstance(field, models.ForeignKey) and field.related_model is Job)
    )


def _numbers_of(model: type[models.Model]) -> tuple[str, ...]:
    batch = batch_headed(model._meta.label_lower)
    return (batch.numbers,) if batch else ()


def hidden_columns(model: type[models.Model]) -> tuple[str, ...]:
    """The columns that are not even read."""
    hidden: dict[str, tuple[str, ...]] = _words_of(model, "history_hidden")
    return hidden.get(_name(model), ())


def field_label(model: type[models.Model], field: models.Field) -> str:
    """What the field is called, in words."""
    own = _words_of(model, "history_names").get(f"{_name(model)}.{field.name}")
    if own is not None:
        return str(own)
    if isinstance(field.verbose_name, Promise):  # given by its author, not made from its name
        return str(field.verbose_name)
    target = kind_of(field)
    return target.name if target else str(field.verbose_name)


def kind_of(field: models.Field) -> TrackedKind | None:
    """The tracked kind that a foreign key points at."""
    related = field.related_model if isinstance(field, models.ForeignKey) else None
    return tracked_kinds().get(related._meta.label_lower) if isinstance(related, type) else None


@cache
def organisation_path(model: type[models.Model]) -> tuple[str, str] | None:
    """Where the organisation of a row stands: (column, "") on the row itself, (column, table) on the row that the
    column points at, None where there is none.

    A model may name in `history_follows` the one that it is a part of, whose drafts are not for the organisation that
    stands on the row itself.
    """
    if model is Organisation:
        return "pgh_obj_id", ""
    keys = [field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey)]
    follows = getattr(model, "history_follows", None)
    keys = [field for field in keys if follows in {None, field.name}]
    for field in keys:
        if field.name == "organisation":
            return field.column, ""
    for field in keys:
        target = kind_of(field)
        if target and any(key.name == "organisation" for key in target.model._meta.concrete_fields):
            return field.column, target.table
    return None


@cache
def parts_of(model: type[models.Model]) -> tuple[tuple[TrackedKind, str], ...]:
    """The kinds that are part of such a thing, each with the column that points at it.

    They go when it goes; or they hinder that it goes, and say in `history_part_of` which of their keys leads to it.
    """
    found = []
    for relation in model._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ManyToOneRel):
            continue
        kind = tracked_kinds().get(relation.related_model._meta.label_lower)
        if kind and (relation.on_delete is models.CASCADE or is_kept_part(kind, relation.field.name)):
            found.append((kind, relation.field.column))
    return tuple(found)


def is_kept_part(kind: TrackedKind, name: str) -> bool:
    """Whether things of the kind are a part of what this key of theirs points at, though they do not go with it."""
    return getattr(kind.model, "history_part_of", None) == name


def page_of(model: type[models.Model], pk: int) -> str:
    """The address of its page in the municipality; empty where it has none."""
    pages = _words_of(model, "history_pages")
    name = str(pages.get(_name(model), f"{_name(model)}_show"))
    try:
        return reverse(name, args=[pk], urlconf=settings.MUNICIPALITY_URLCONF)
    except NoReverseMatch:
        return ""


def _name(model: type[models.Model]) -> str:
    return model._meta.model_name or ""


def _words_of(model: type[models.Model], attribute: str) -> dict[str, Any]:
    return getattr(apps.get_app_config(model._meta.app_label), attribute, {})
