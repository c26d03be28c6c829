"""Reads of plan templates: the sections under which the plans on a level are written."""

from collections.abc import Iterable

from django.db.models import QuerySet

from governance.models import ModelLevel, TemplateSection


def sections() -> QuerySet[TemplateSection]:
    """Every section with its level and version: for the access door."""
    return TemplateSection.objects.select_related("level__model")


def plan_levels() -> QuerySet[ModelLevel]:
    """The levels that have a template, with their version: for the access door."""
    return ModelLevel.objects.filter(form=ModelLevel.Form.PLAN).select_related("model")


def sections_of(level_id: int) -> tuple[TemplateSection, ...]:
    """The template of the plans on this level, in order; empty where it has none. One query."""
    return sections_by_level([level_id])[level_id]


def sections_by_level(level_ids: Iterable[int]) -> dict[int, tuple[TemplateSection, ...]]:
    """The template of each of these levels, in order; empty where a level has none. One query."""
    found: dict[int, list[TemplateSection]] = {pk: [] for pk in level_ids}
    for section in TemplateSection.objects.filter(level__in=list(found)).order_by("order", "pk"):
        found[section.level_id].append(section)
    return {pk: tuple(own) for pk, own in found.items()}


def kinds_left(template: Iterable[TemplateSection]) -> list[str]:
    """The kinds of which the template may have one more: text always, what is kept elsewhere once."""
    held = {section.kind for section in template}
    return [kind for kind in TemplateSection.Kind.values if kind == TemplateSection.Kind.TEXT or kind not in held]
