"""Writes of a draft's levels: added at a place, changed, moved, removed."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from governance.drafts import draft_for_writing
from governance.history import service
from governance.models import GovernanceModel, ModelLevel, User


@service
def add_level(*, model: GovernanceModel, seen: str, place: int, by: User, **fields: Any) -> ModelLevel:
    """Add a level so that `place` levels stand above it; `fields` as on ModelLevel.

    Raises as `draft_for_writing`, and ValidationError where the version has a level with this name.
    """
    sheet = draft_for_writing(model, seen)
    _refuse_same_name(fields["name"], sheet.levels)
    level = ModelLevel(model=sheet.model, **fields)
    _store_in_order([*sheet.levels[:place], level, *sheet.levels[place:]])
    return level


@service
def update_level(*, level: ModelLevel, seen: str, by: User, **fields: Any) -> None:
    """Store a level's names, owner, form and limits. Raises as `add_level`."""
    others = [other for other in draft_for_writing(level.model, seen).levels if other.pk != level.pk]
    _refuse_same_name(fields.get("name", level.name), others)
    for name, value in fields.items():
        setattr(level, name, value)
    level.save(update_fields=list(fields))


@service
def move_level(*, level: ModelLevel, seen: str, up: bool, by: User) -> None:
    """Let a level change places with the one above it, or below; at the end nothing happens.

    Raises as `draft_for_writing`.
    """
    levels = list(draft_for_writing(level.model, seen).levels)
    here = levels.index(level)
    there = here - 1 if up else here + 1
    if 0 <= there < len(levels):
        levels[here], levels[there] = levels[there], levels[here]
        _store_in_order(levels)


@service
def remove_level(*, level: ModelLevel, seen: str, by: User) -> None:
    """Take a level away. Raises as `draft_for_writing`, and ValidationError where goals or plans stand on it."""
    others = [other for other in draft_for_writing(level.model, seen).levels if other.pk != level.pk]
    try:
        level.delete()
    except ProtectedError as error:
        count = len(error.protected_objects)
        message = ngettext(
            "%(count)s goal or plan stands on “%(level)s”. Move or remove it first.",
            "%(count)s goals or plans stand on “%(level)s”. Move or remove them first.",
            count,
        )
        raise ValidationError(message % {"count": count, "level": level.name}) from error
    _store_in_order(others)


def _refuse_same_name(name: str, levels: Iterable[ModelLevel]) -> None:
    if name.casefold() in {level.name.casefold() for level in levels}:
        raise ValidationError({"name": _("This version already has a level called “%(name)s”.") % {"name": name}})


def _store_in_order(levels: list[ModelLevel]) -> None:
    """Number the levels from the top; the constraint on their order is checked when the transaction ends."""
    for order, level in enumerate(levels, start=1):
        if level.pk is None or level.order != order:
            level.order = order
            level.save()
