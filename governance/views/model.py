"""The governance model: its versions, what they consist of, and the decisions that made them hold."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from governance import forms, presets, queries, rules, services
from governance.access import get_permitted, require
from governance.queries.history import reads_history_of
from governance.views.frame import page
from governance.views.model_parts import chain_nodes, examples, level_rows, meaning_fields, outcomes_in_words

SECTION = "model_list"


@require_safe
def model_list(request: HttpRequest) -> HttpResponse:
    """All versions with years, state and decision."""
    context = {
        "models": queries.readable_models(request.user),
        "may_create": rules.can_create_model(request.user),
    }
    return page(request, "governance/model_list.html", SECTION, **context)


@require_safe
def model_show(request: HttpRequest, pk: int) -> HttpResponse:
    """A version in full: the chain as a thread, its levels, its words and its rule."""
    model = get_permitted(queries.models(), request.user, rules.can_read_model, pk=pk)
    sheet = queries.model_sheet(model)
    may_edit = rules.can_edit_model(request.user, model)
    context = {
        "model": model,
        "sheet": sheet,
        "levels": level_rows(sheet),
        "nodes": chain_nodes(sheet.levels),
        "examples": examples(model.rollup_rule, sheet.steps),
        "may_edit": may_edit,
        "may_copy": rules.can_copy_model(request.user, model),
        "may_adopt": rules.can_adopt_model(request.user, model) and bool(queries.adopting_bodies(request.user)),
        "may_read_history": reads_history_of(request.user, None),
        "problems": queries.problems_of(sheet.levels) if may_edit else [],
        "remarks": queries.remarks_on(sheet) if may_edit else [],
    }
    return page(request, "governance/model_show.html", SECTION, **context)


@require_http_methods(["GET", "POST"])
def model_create(request: HttpRequest) -> HttpResponse:
    """Begin a version from one of the presets."""
    require(rules.can_create_model(request.user))
    begin = queries.next_model()
    language, kind = request.municipality.language, request.municipality.kind
    initial = {
        "preset": "commitments",
        "year_from": begin.year_from,
        "year_to": begin.year_to,
        "version": begin.version,
    }
    form = forms.ModelCreateForm(request.POST or None, initial=initial)
    if form.is_valid():
        model = form.carry_out(lambda: services.create_model(by=request.user, **form.cleaned_data))
        if model is not None:
            told = _("The draft is made. Change what you like; it holds when a body has adopted it.")
            messages.success(request, told)
            return redirect("model_show", pk=model.pk)
    offered = [
        (preset, [level.name.told(language, kind) for level in preset.levels]) for preset in presets.PRESETS.values()
    ]
    return page(request, "governance/model_create.html", SECTION, form=form, presets=offered)


@require_http_methods(["GET", "POST"])
def model_copy(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the next version as a copy of this one."""
    model = get_permitted(queries.models(), request.user, rules.can_copy_model, pk=pk)
    begin = queries.next_model()
    initial = {"year_from": begin.year_from, "year_to": begin.year_to, "version": begin.version}
    form = forms.ModelCopyForm(request.POST or None, initial=initial)
    if form.is_valid():
        copy = form.carry_out(lambda: services.copy_model(model=model, by=request.user, **form.cleaned_data))
        if copy is not None:
            messages.success(request, _("The copy is made, as a draft. The version that you copied is as it was."))
            return redirect("model_show", pk=copy.pk)
    return page(request, "governance/model_copy.html", SECTION, form=form, model=model)


@require_http_methods(["GET", "POST"])
def model_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """A draft's name, years, reasons and rule."""
    model = get_permitted(queries.models(), request.user, rules.can_edit_model, pk=pk)
    sheet = queries.model_sheet(model)
    fields = ("name", "year_from", "year_to", "rationale", "rollup_rule")
    initial = {name: getattr(model, name) for name in fields} | {"seen": sheet.seen}
    form = forms.ModelEditForm(request.POST or None, initial=initial)
    if form.is_valid():
        given = form.cleaned_data
        saved = form.carry_out(
            lambda: services.update_model(model=model, by=request.user, **given), now=lambda: sheet.seen
        )
        if saved is not None:
            messages.success(request, _("The draft is saved."))
            return redirect("model_show", pk=pk)
    worked = [(label, examples(rule, sheet.steps)) for rule, label in model.RollupRule.choices]
    return page(request, "governance/model_edit.html", SECTION, form=form, model=model, rules=worked)


@require_http_methods(["GET", "POST"])
def scale_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The words for the four meanings, with live examples; or those of another scale to begin from."""
    model = get_permitted(queries.models(), request.user, rules.can_edit_model, pk=pk)
    sheet = queries.model_sheet(model)
    initial = {f"word_{step.meaning}": step.word for step in sheet.steps} | {"seen": sheet.seen}
    initial |= {f"forecast_{step.meaning}": step.forecast_word for step in sheet.steps}
    chosen = presets.SCALES.get(request.GET.get("scale", ""))
    if chosen:
        initial |= presets.scale_words(chosen, request.municipality.language)
    form = forms.ScaleForm(request.POST or None, initial=initial)
    context = {"form": form, "model": model, "rows": meaning_fields(form), "scales": presets.SCALES.values()}
    if request.htmx and request.method == "GET":
        return render(request, "governance/scale_edit.html#examples", {"rows": meaning_fields(form, request.GET)})
    if form.is_valid():
        given = form.cleaned_data
        saved = form.carry_out(
            lambda: services.update_scale(model=model, by=request.user, **given), now=lambda: sheet.seen
        )
        if saved is not None:
            messages.success(request, _("The words are saved."))
            return redirect("model_show", pk=pk)
    return page(request, "governance/scale_edit.html", SECTION, chosen=chosen, **context)


@require_http_methods(["GET", "POST"])
def model_adopt(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that a body has adopted the draft; tells beforehand what it does to earlier versions."""
    model = get_permitted(queries.models(), request.user, rules.can_adopt_model, pk=pk)
    bodies = queries.adopting_bodies(request.user)
    require(bool(bodies))
    sheet = queries.model_sheet(model)
    form = forms.AdoptForm(request.POST or None, bodies=bodies, initial={"decided_by": bodies[0], "seen": sheet.seen})
    if form.is_valid():
        given = form.cleaned_data
        adopted = form.carry_out(
            lambda: services.adopt_model(model=model, by=request.user, **given), now=lambda: sheet.seen
        )
        if adopted is not None:
            messages.success(request, _("The decision is recorded. The version is adopted and locked."))
            return redirect("model_show", pk=pk)
    context = {
        "form": form,
        "model": model,
        "problems": queries.problems_of(sheet.levels),
        "remarks": queries.remarks_on(sheet),
        "effects": outcomes_in_words(queries.affected_models(model)),
    }
    return page(request, "governance/model_adopt.html", SECTION, **context)


@require_http_methods(["GET", "POST"])
def model_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a draft away, after a question."""
    model = get_permitted(queries.models(), request.user, rules.can_edit_model, pk=pk)
    seen = queries.model_sheet(model).seen
    form = forms.SureForm(request.POST or None, initial={"seen": seen})
    if form.is_valid():
        sure = form.cleaned_data["seen"]
        removed = form.carry_out(
            lambda: services.remove_model(model=model, seen=sure, by=request.user), now=lambda: seen
        )
        if removed is not None:
            messages.success(request, _("The draft is removed. The history keeps what it was."))
            return redirect("model_list")
    return page(request, "governance/model_remove.html", SECTION, form=form, model=model)
