"""Writes of a draft's levels: added at a place, changed, moved, removed."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from governance.drafts import draft_for_writing
from governance.history import service
from governance.level_settings import settings_unset
from governance.models import GovernanceModel, ModelLevel, TemplateSection, User
from governance.queries import standing_on
from governance.refusals import RefusedError
from governance.services.section import fill_template

Form = ModelLevel.Form


@service
def add_level(*, model: GovernanceModel, seen: str, place: int, by: User, **fields: Any) -> ModelLevel:
    """Add a level so that `place` levels stand above it; `fields` as on ModelLevel. One of plans gets a template.

    Settings that mean nothing on a level of its form are left out. Raises as `draft_for_writing`, and RefusedError
    where the version has a level with this name.
    """
    sheet = draft_for_writing(model, seen)
    _refuse_same_name(fields["name"], sheet.levels)
    level = ModelLevel(model=sheet.model, **fields | settings_unset(fields.get("form", Form.GOAL)))
    _store_in_order([*sheet.levels[:place], level, *sheet.levels[place:]])
    if level.form == Form.PLAN:
        fill_template(level=level, by=by)
    return level


@service
def update_level(*, level: ModelLevel, seen: str, by: User, **fields: Any) -> ModelLevel:
    """Store a level's names, owner, form and limits. Becoming a level of plans it gets a template, ceasing it loses it.

    Raises as `add_level`, and RefusedError where it would become something else while goals or plans stand on it.
    """
    sheet = draft_for_writing(level.model, seen)
    _refuse_same_name(fields.get("name", level.name), [other for other in sheet.levels if other.pk != level.pk])
    form = fields.get("form", level.form)
    if form != level.form:
        _refuse_occupied(level)
        if form == Form.PLAN:
            fill_template(level=level, by=by)
        else:
            TemplateSection.objects.filter(level=level).delete()
    changed = fields | settings_unset(form)
    for name, value in changed.items():
        setattr(level, name, value)
    level.save(update_fields=list(changed))
    return level


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
def remove_level(*, level: ModelLevel, seen: str, by: User) -> str:
    """Take a level away; its name. Raises as `draft_for_writing`, and RefusedError where goals or plans stand on it."""
    others = [other for other in draft_for_writing(level.model, seen).levels if other.pk != level.pk]
    _refuse_occupied(level)
    level.delete()
    _store_in_order(others)
    return str(level.name)


def _refuse_occupied(level: ModelLevel) -> None:
    count = standing_on([level])
    if count:
        message = ngettext(
            "%(count)s goal or plan stands on “%(level)s”. Move or remove it first.",
            "%(count)s goals or plans stand on “%(level)s”. Move or remove them first.",
            count,
        )
        raise RefusedError(message % {"count": count, "level": level.name}, "form")


def _refuse_same_name(name: str, levels: Iterable[ModelLevel]) -> None:
    if name.casefold() in {level.name.casefold() for level in levels}:
        raise RefusedError(_("This version already has a level called “%(name)s”.") % {"name": name}, "name")


def _store_in_order(levels: list[ModelLevel]) -> None:
    """Number the levels from the top; the constraint on their order is checked when the transaction ends."""
    for order, level in enumerate(levels, start=1):
        if level.pk is None or level.order != order:
            level.order = order
            level.save()
