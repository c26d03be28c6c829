"""Writes of a draft's plan templates: sections added at a place, changed, moved, removed."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import ProtectedError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from governance.drafts import draft_for_writing
from governance.history import service
from governance.models import ModelLevel, TemplateSection, User
from governance.presets import DEFAULT_TEMPLATE, PresetSection
from governance.queries import kinds_left
from governance.refusals import RefusedError
from governance.tenancy import current_municipality

Kind = TemplateSection.Kind
SECTION_FIELDS = ("kind", "heading", "help_text", "is_required", "longest_text")
# What the plan itself says has a length and may be asked for; what is kept elsewhere has its own rules there.
LIMITED_KINDS = (Kind.TEXT, Kind.GOALS)
REQUIRED_KINDS = (Kind.TEXT, Kind.CORE_MISSION)


@service
def fill_template(
    *, level: ModelLevel, template: Sequence[PresetSection] = DEFAULT_TEMPLATE, by: User | None
) -> tuple[TemplateSection, ...]:
    """Give a level of plans the sections that its template begins with, in the municipality's own language."""
    municipality = current_municipality()
    told = (municipality.language, municipality.kind)
    return tuple(
        TemplateSection.objects.bulk_create(
            TemplateSection(
                level=level,
                order=order,
                kind=section.kind,
                heading=section.heading.told(*told),
                help_text=section.help_text.told(*told),
                is_required=section.is_required,
                longest_text=section.longest_text,
            )
            for order, section in enumerate(template, start=1)
        )
    )


@service
def add_section(*, level: ModelLevel, seen: str, place: int, by: User, **fields: Any) -> TemplateSection:
    """Add a section so that `place` sections stand above it; `fields` as on TemplateSection.

    Raises as `draft_for_writing`, and RefusedError where the level is none of plans, has a section with this heading,
    or already has one of this kind.
    """
    sheet = draft_for_writing(level.model, seen)
    current = next((own for own in sheet.levels if own.pk == level.pk), None)
    if current is None or current.form != ModelLevel.Form.PLAN:
        raise RefusedError(_("Only a level of plans has a template."))
    template = sheet.template_of(current)
    _refuse_same_heading(fields["heading"], template)
    if fields["kind"] not in kinds_left(template):
        raise RefusedError(_("The template already has a section of this kind."), "kind")
    section = TemplateSection(level=current, **_fitting(fields, fields["kind"]))
    _store_in_order([*template[:place], section, *template[place:]])
    return section


@service
def update_section(*, section: TemplateSection, seen: str, by: User, **fields: Any) -> TemplateSection:
    """Store a section's heading, help and limits. What it holds stays: plans may have been written under it.

    Raises as `add_section`.
    """
    template = draft_for_writing(section.level.model, seen).template_of(section.level)
    current = _found(section, template)
    _refuse_same_heading(fields.get("heading", current.heading), [own for own in template if own.pk != current.pk])
    changed = _fitting(fields, current.kind)
    for name, value in changed.items():
        setattr(current, name, value)
    current.save(update_fields=list(changed))
    return current


@service
def move_section(*, section: TemplateSection, seen: str, up: bool, by: User) -> None:
    """Let a section change places with the one above it, or below; at the end nothing happens.

    Raises as `draft_for_writing`.
    """
    template = list(draft_for_writing(section.level.model, seen).template_of(section.level))
    here = template.index(_found(section, template))
    there = here - 1 if up else here + 1
    if 0 <= there < len(template):
        template[here], template[there] = template[there], template[here]
        _store_in_order(template)


@service
def remove_section(*, section: TemplateSection, seen: str, by: User) -> str:
    """Take a section away; its heading.

    Raises as `draft_for_writing`, and RefusedError where plans have been written under it.
    """
    template = draft_for_writing(section.level.model, seen).template_of(section.level)
    current = _found(section, template)
    heading: str = current.heading
    others = [own for own in template if own.pk != current.pk]
    try:
        current.delete()
    except ProtectedError as error:
        count = len(error.protected_objects)
        message = ngettext(
            "%(count)s plan has been written under “%(heading)s”. The section stays.",
            "%(count)s plans have been written under “%(heading)s”. The section stays.",
            count,
        )
        raise RefusedError(message % {"count": count, "heading": heading}) from error
    _store_in_order(others)
    return heading


def _found(section: TemplateSection, template: Iterable[TemplateSection]) -> TemplateSection:
    found = next((own for own in template if own.pk == section.pk), None)
    if found is None:
        raise RefusedError(_("The section has been removed."))
    return found


def _fitting(fields: dict[str, Any], kind: str) -> dict[str, Any]:
    """The fields without limits that mean nothing for this kind."""
    fitted = dict(fields)
    if kind not in LIMITED_KINDS:
        fitted["longest_text"] = None
    if kind not in REQUIRED_KINDS:
        fitted["is_required"] = False
    return fitted


def _refuse_same_heading(heading: str, template: Iterable[TemplateSection]) -> None:
    if heading.casefold() in {section.heading.casefold() for section in template}:
        message = _("The template already has a section called “%(heading)s”.")
        raise RefusedError(message % {"heading": heading}, "heading")


def _store_in_order(template: list[TemplateSection]) -> None:
    """Number the sections from the top; the constraint on their order is checked when the transaction ends."""
    for order, section in enumerate(template, start=1):
        if section.pk is None or section.order != order:
            section.order = order
            section.save()
