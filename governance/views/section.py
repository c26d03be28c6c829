"""The template of the plans on a level: its sections seen, added, changed, moved, removed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from governance import forms, queries, rules, services
from governance.access import get_permitted
from governance.models import TemplateSection
from governance.refusals import RefusedError
from governance.views.frame import page

SECTION = "model_list"


@require_safe
def section_list(request: HttpRequest, pk: int) -> HttpResponse:
    """The sections of a level's plans, in order."""
    level = get_permitted(queries.plan_levels(), request.user, rules.can_read_level, pk=pk)
    sheet = queries.model_sheet(level.model)
    context = {
        "level": level,
        "model": level.model,
        "sheet": sheet,
        "sections": sheet.template_of(level),
        "may_edit": rules.can_edit_level(request.user, level),
    }
    return page(request, "governance/section_list.html", SECTION, **context)


@require_http_methods(["GET", "POST"])
def section_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a section to the template, at a place."""
    level = get_permitted(queries.plan_levels(), request.user, rules.can_edit_level, pk=pk)
    sheet = queries.model_sheet(level.model)
    template = sheet.template_of(level)
    initial = {"seen": sheet.seen, "kind": TemplateSection.Kind.TEXT.value, "place": len(template)}
    form = forms.SectionAddForm(request.POST or None, template=template, initial=initial)
    if form.is_valid():
        given = form.cleaned_data
        added = form.carry_out(
            lambda: services.add_section(level=level, by=request.user, **given), now=lambda: sheet.seen
        )
        if added is not None:
            messages.success(request, _("The section is added."))
            return redirect(_row(added))
    return page(request, "governance/section_add.html", SECTION, form=form, level=level, model=level.model)


@require_http_methods(["GET", "POST"])
def section_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """A section's heading, help and limits."""
    section = get_permitted(queries.sections(), request.user, rules.can_edit_section, pk=pk)
    model = section.level.model
    seen = queries.model_sheet(model).seen
    fields = ("heading", "help_text", "is_required", "longest_text")
    form = forms.SectionForm(
        request.POST or None, initial={name: getattr(section, name) for name in fields} | {"seen": seen}
    )
    if form.is_valid():
        given = form.cleaned_data
        saved = form.carry_out(
            lambda: services.update_section(section=section, by=request.user, **given), now=lambda: seen
        )
        if saved is not None:
            messages.success(request, _("The section is saved."))
            return redirect(_row(section))
    context = {"form": form, "section": section, "level": section.level, "model": model}
    return page(request, "governance/section_edit.html", SECTION, **context)


@require_POST
def section_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Up or down one step."""
    section = get_permitted(queries.sections(), request.user, rules.can_edit_section, pk=pk)
    seen, up = request.POST.get("seen", ""), request.POST.get("direction") == "up"
    try:
        services.move_section(section=section, seen=seen, up=up, by=request.user)
    except RefusedError as refusal:
        messages.error(request, refusal.message)
    return redirect(_row(section))


@require_http_methods(["GET", "POST"])
def section_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a section away, after a question."""
    section = get_permitted(queries.sections(), request.user, rules.can_edit_section, pk=pk)
    level, seen = section.level, queries.model_sheet(section.level.model).seen
    form = forms.SureForm(request.POST or None, initial={"seen": seen})
    if form.is_valid():
        sure = form.cleaned_data["seen"]
        removed = form.carry_out(
            lambda: services.remove_section(section=section, seen=sure, by=request.user), now=lambda: seen
        )
        if removed is not None:
            messages.success(request, _("The section is removed."))
            return redirect("section_list", pk=level.pk)
    context = {"form": form, "section": section, "level": level, "model": level.model}
    return page(request, "governance/section_remove.html", SECTION, **context)


def _row(section: TemplateSection) -> str:
    return f"{reverse('section_list', args=[section.level_id])}#section-{section.pk}"
