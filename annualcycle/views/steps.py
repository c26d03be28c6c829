"""Pages of the wheel's steps: everything about one, writing one, taking one away, and boards' own days."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from annualcycle.forms import steps as forms
from annualcycle.models import CycleStep, StepAdjustment
from annualcycle.queries import steps as queries
from annualcycle.queries.changes import changes_of_step
from annualcycle.queries.years import years
from annualcycle.rules import wheel as rules
from annualcycle.rules.changes import can_create_changes
from annualcycle.services import adjustments
from annualcycle.services import steps as services
from annualcycle.views.step_closing import closing_offer
from governance.access import get_permitted, require
from governance.asked import asked_number
from governance.queries.history import reads_history_of
from governance.queries.organisation import organisations
from governance.refusals import RefusedError, fingerprint


@require_safe
def step_show(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything about a step: its days and why, what it asks of whom, its documents, and the boards' own days."""
    step = get_permitted(queries.steps(), request.user, rules.can_read_step, pk=pk)
    page = queries.step_page(step, request.user)
    is_started = step.cycle.started_at is not None
    context = {
        "step": step,
        "page": page,
        "may_shape": rules.can_shape_step(request.user, step),
        "closing": closing_offer(step, request.user) if is_started and page.follows_up else None,
        "changes": changes_of_step(step) if is_started else None,
        "change_url": f"{reverse('change_create')}?step={step.pk}" if can_create_changes(request.user) else "",
        "may_read_history": reads_history_of(request.user, step.organisation_id),
    }
    return render(request, "annualcycle/step_show.html", context)


@require_http_methods(["GET", "POST"])
def step_create(request: HttpRequest, year: int) -> HttpResponse:
    """Add a step to a year's wheel: the municipality's, or a board's own."""
    places = queries.places_to_shape(request.user)
    require(bool(places))
    cycle = get_permitted(years(), request.user, rules.can_read_year, year=year)
    initial = {"organisation": asked_number(request, "organisation") or places[0].pk, "needs_approval": True}
    form = forms.StepForm(request.POST or None, cycle=cycle, places=places, initial=initial)
    asks, documents = forms.ask_rows(request.POST or None, cycle, []), forms.document_rows(request.POST or None, [])
    if request.method == "POST" and _all_valid(form, asks, documents):
        made = form.carry_out(
            lambda: services.create_step(
                cycle=cycle,
                organisation=form.cleaned_data["organisation"],
                content=form.content(asks, documents),
                by=request.user,
            )
        )
        if made is not None:
            messages.success(request, _("The step stands in the wheel."))
            return redirect("step_show", made.pk)
    context = {"form": form, "asks": asks, "documents": documents, "cycle": cycle}
    return render(request, "annualcycle/step_create.html", context)


@require_http_methods(["GET", "POST"])
def step_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a step: whom it asks is asked anew."""
    step = get_permitted(queries.steps(), request.user, rules.can_shape_step, pk=pk)
    seen = queries.step_mark(step)
    form = forms.StepForm(request.POST or None, cycle=step.cycle, initial=forms.step_initial(step, seen))
    asks = forms.ask_rows(request.POST or None, step.cycle, forms.ask_initial(step))
    documents = forms.document_rows(request.POST or None, forms.document_initial(step))
    if request.method == "POST" and _all_valid(form, asks, documents):
        said = {"content": form.content(asks, documents), "seen": form.cleaned_data["seen"]}
        saved = form.carry_out(lambda: services.update_step(step=step, by=request.user, **said), now=lambda: seen)
        if saved is not None:
            messages.success(request, _("The step is saved."))
            return redirect("step_show", step.pk)
    page = queries.step_page(step, request.user) if form.is_stale else None
    context = {
        "form": form,
        "asks": asks,
        "documents": documents,
        "step": step,
        "cycle": step.cycle,
        "page": page,
        "keep": f"step-{step.pk}",
    }
    return render(request, "annualcycle/step_edit.html", context)


@require_http_methods(["GET", "POST"])
def step_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether a step is to be taken from the wheel, and take it."""
    step = get_permitted(queries.steps(), request.user, rules.can_shape_step, pk=pk)
    if request.method == "POST":
        try:
            services.remove_step(step=step, by=request.user)
        except RefusedError as refusal:
            messages.error(request, refusal.message)
            return redirect("step_show", step.pk)
        messages.success(request, _("The step is taken from the wheel."))
        return redirect("cycle_show", step.cycle.year)
    context = {"step": step, "removal": queries.removal_of(step)}
    return render(request, "annualcycle/step_remove.html", context)


@require_http_methods(["GET", "POST"])
def step_adjust(request: HttpRequest, pk: int, organisation: int) -> HttpResponse:
    """Give a board its own name and days for one of the municipality's steps, or let the municipality's hold again."""
    board = get_permitted(organisations(), request.user, rules.can_adjust_steps, pk=organisation)
    step = get_permitted(queries.municipal_steps(), request.user, rules.can_read_step, pk=pk)
    own = queries.adjustment_of(step, board)
    if request.method == "POST" and "withdraw" in request.POST:
        return _withdraw(request, step, own)
    seen = fingerprint(own)
    form = forms.AdjustmentForm(request.POST or None, initial=forms.adjustment_initial(own, seen))
    if request.method == "POST" and form.is_valid():
        said = {"content": form.content, "seen": form.cleaned_data["seen"], "organisation": board}
        saved = form.carry_out(lambda: adjustments.adjust_step(step=step, by=request.user, **said), now=lambda: seen)
        if saved is not None:
            messages.success(request, _("The board’s own days are saved."))
            return redirect("step_show", step.pk)
    context = {"form": form, "step": step, "board": board, "own": own}
    return render(request, "annualcycle/step_adjust.html", context)


def _withdraw(request: HttpRequest, step: CycleStep, own: StepAdjustment | None) -> HttpResponse:
    if own is not None:
        adjustments.withdraw_adjustment(adjustment=own, by=request.user)
    messages.success(request, _("The municipality’s name and days hold for the board."))
    return redirect("step_show", step.pk)


def _all_valid(*parts: forms.StepForm | forms.BaseAskFormSet | forms.BaseDocumentFormSet) -> bool:
    """Whether every part is valid; each is asked, so that all errors are shown at once."""
    valid = [part.is_valid() for part in parts]
    return all(valid)
