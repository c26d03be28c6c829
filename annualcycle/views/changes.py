"""Pages of changes within the year: asking, answering, and the log of what came late."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from annualcycle.answering import TARGET_DAYS
from annualcycle.forms.changes import AnswerForm, ChangeFilterForm, ChangeForm, blank_change, initial_of
from annualcycle.queries import changes as queries
from annualcycle.rules import changes as rules
from annualcycle.services import changes as services
from governance.access import get_permitted, require
from governance.asked import asked_number, asked_year
from governance.queries.history import reads_history_of
from governance.refusals import RefusedError, fingerprint

PAGE_SIZE = 50


@require_safe
def change_list(request: HttpRequest) -> HttpResponse:
    """What has been asked for within the year, what waits for an answer first."""
    require(rules.can_read_changes(request.user))
    form = ChangeFilterForm(request.GET, choices=queries.change_choices())
    wanted = form.wanted
    page = Paginator(queries.changes_found(wanted), PAGE_SIZE).get_page(request.GET.get("page"))
    asked = request.GET.copy()
    asked.pop("page", None)
    context = {
        "form": form,
        "page": page,
        "lines": queries.change_lines(page),
        "times": queries.response_times(wanted),
        "target": TARGET_DAYS,
        "asked": f"{asked.urlencode()}&" if asked else "",
        "is_narrowed": any(asked.values()),
        "may_create": rules.can_create_changes(request.user),
    }
    return render(request, "annualcycle/change_list.html", context)


@require_safe
def lateinput_list(request: HttpRequest) -> HttpResponse:
    """The log of political input that came after a step's last day for input, and what it meant."""
    require(rules.can_read_changes(request.user))
    choices = queries.change_choices()
    year, board = asked_year(request) or timezone.localdate().year, asked_number(request, "board")
    log = queries.late_input(year, board if board in dict(choices.boards) else None)
    context = {
        "log": log,
        "number": sum(group.number for group in log),
        "year": year,
        "board": board,
        "choices": choices,
        "may_create": rules.can_create_changes(request.user),
    }
    return render(request, "annualcycle/lateinput_list.html", context)


@require_safe
def change_show(request: HttpRequest, pk: int) -> HttpResponse:
    """What is asked for and why, and the answer."""
    row = get_permitted(queries.whole_changes(), request.user, rules.can_read_change, pk=pk)
    context = {
        "change": row,
        "line": queries.change_lines([row])[0],
        "concerns": queries.concern_words(row),
        "may_edit": rules.can_edit_change(request.user, row),
        "may_withdraw": rules.can_withdraw_change(request.user, row),
        "may_answer": rules.can_answer_change(request.user, row),
        "may_read_history": reads_history_of(request.user, row.organisation_id),
    }
    return render(request, "annualcycle/change_show.html", context)


@require_http_methods(["GET", "POST"])
def change_create(request: HttpRequest) -> HttpResponse:
    """Ask for a change within the year."""
    require(rules.can_create_changes(request.user))
    initial = blank_change(asked_number(request, "organisation"), asked_number(request, "step"))
    form = ChangeForm(request.POST or None, user=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        made = form.carry_out(lambda: services.create_change(content=form.content, by=request.user))
        if made is not None:
            messages.success(request, _("The change is asked for. Those who answer have been told."))
            return redirect("change_show", made.pk)
    return render(request, "annualcycle/change_create.html", {"form": form})


@require_http_methods(["GET", "POST"])
def change_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what is asked for, while it waits."""
    row = get_permitted(queries.whole_changes(), request.user, rules.can_edit_change, pk=pk)
    initial = initial_of(row, fingerprint(row))
    form = ChangeForm(request.POST or None, user=request.user, change=row, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = {"content": form.content, "seen": form.cleaned_data["seen"]}
        saved = form.carry_out(
            lambda: services.update_change(change=row, by=request.user, **said), now=lambda: initial["seen"]
        )
        if saved is not None:
            messages.success(request, _("The change is saved."))
            return redirect("change_show", row.pk)
    return render(request, "annualcycle/change_edit.html", {"form": form, "change": row})


@require_http_methods(["GET", "POST"])
def change_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Grant, refuse or postpone it, with a reason and the body's decision."""
    row = get_permitted(queries.whole_changes(), request.user, rules.can_answer_change, pk=pk)
    seen = fingerprint(row)
    form = AnswerForm(request.POST or None, user=request.user, change=row, initial={"seen": seen})
    if request.method == "POST" and form.is_valid():
        said = {"answer": form.content, "seen": form.cleaned_data["seen"]}
        saved = form.carry_out(lambda: services.answer_change(change=row, by=request.user, **said), now=lambda: seen)
        if saved is not None:
            messages.success(request, _("The answer is given. Those who asked have been told."))
            return redirect("change_show", row.pk)
    context = {
        "form": form,
        "change": row,
        "line": queries.change_lines([row])[0],
        "concerns": queries.concern_words(row),
        "needs_body": bool(services.FOR_THE_BODY & set(row.concerns)),
    }
    return render(request, "annualcycle/change_answer.html", context)


@require_http_methods(["GET", "POST"])
def change_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether it is to be taken back, and take it back."""
    row = get_permitted(queries.whole_changes(), request.user, rules.can_withdraw_change, pk=pk)
    if request.method == "POST":
        try:
            services.withdraw_change(change=row, by=request.user)
        except RefusedError as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, _("The change is taken back."))
        return redirect("change_show", row.pk)
    return render(request, "annualcycle/change_withdraw.html", {"change": row})
