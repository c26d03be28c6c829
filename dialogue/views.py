"""Pages of receipts: read, receipt, answer, follow up who has read, remind."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dialogue import rules
from dialogue.forms import AnswerForm, ReceiptForm, initial_of
from dialogue.queries import receipts as queries
from dialogue.queries.reading import plan_name, reading_page
from dialogue.services import receipts as services
from dialogue.services.reminders import remind_readers
from goals.models import Plan
from goals.queries.plans import whole_plans
from governance.access import get_permitted, require
from governance.asked import asked_number, asked_year
from governance.refusals import fingerprint


@require_safe
def reading_list(request: HttpRequest) -> HttpResponse:
    """The plans that a board member is to read, those that wait first."""
    require(rules.can_acknowledge_plans(request.user))
    page = reading_page(user=request.user, year=asked_year(request), board=asked_number(request, "board"))
    return render(request, "dialogue/reading_list.html", {"page": page})


@require_http_methods(["GET", "POST"])
def receipt_give(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that one has read a plan: understood as meant, or with a question."""
    plan = get_permitted(whole_plans(), request.user, rules.can_acknowledge_plan, pk=pk)
    receipts = queries.plan_receipts(plan, request.user)
    form = ReceiptForm(request.POST or None, initial=initial_of(receipts.mine))
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data | {"address": _address(request)}
        given = form.carry_out(lambda: services.give_receipt(plan=plan, by=request.user, **content))
        if given is not None:
            messages.success(request, _thanks(given.question))
            return redirect(f"{reverse('plan_show', args=[plan.pk])}#receipts")
    context = {"plan": plan, "name": plan_name(plan), "receipts": receipts, "form": form}
    return render(request, "dialogue/receipt_give.html", context)


@require_http_methods(["GET", "POST"])
def receipt_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a reader's question about the unit's plan."""
    receipt = get_permitted(queries.whole_receipts(), request.user, rules.can_answer_receipt, pk=pk)
    seen = fingerprint(receipt)
    form = AnswerForm(request.POST or None, initial={"seen": seen})
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data | {"address": _address(request)}
        answered = form.carry_out(
            lambda: services.answer_receipt(receipt=receipt, by=request.user, **content), now=lambda: seen
        )
        if answered is not None:
            messages.success(request, _("The answer is stored, and %(name)s gets it.") % {"name": receipt.reader})
            return redirect(f"{reverse('plan_show', args=[receipt.plan_id])}#receipts")
    context = {"receipt": receipt, "plan": receipt.plan, "name": plan_name(receipt.plan), "form": form}
    return render(request, "dialogue/receipt_answer.html", context)


@require_safe
def receipt_list(request: HttpRequest) -> HttpResponse:
    """Who has read which plan, board by board."""
    require(rules.can_follow_receipts(request.user))
    year = asked_year(request)
    page = queries.receipt_page(user=request.user, year=year, board=asked_number(request, "board"))
    return render(request, "dialogue/receipt_list.html", {"page": page, "year": year})


@require_POST
def reminding_send(request: HttpRequest) -> HttpResponse:
    """Remind those who have not read: of one plan, or of a board's plans of a year, as the button's address says."""
    require(rules.can_remind_anybody(request.user))
    plan = asked_number(request, "plan")
    asked = {"year": asked_year(request), "board": asked_number(request, "board")}
    plans = queries.plans_to_remind_of(request.user, plan=plan, **asked)
    number = remind_readers(plans=plans, address=_address(request), by=request.user)
    if number:
        said = ngettext("%(number)s person is reminded by e-mail.", "%(number)s people are reminded by e-mail.", number)
        messages.success(request, said % {"number": number})
    else:
        messages.info(request, _("Nobody was reminded: all have read, or have been reminded today already."))
    return redirect(_back(plans if plan else [], request))


def _thanks(question: str) -> str:
    if question:
        return _("Your question is stored, and the unit gets it. The answer will stand here.")
    return _("Your receipt is stored: you have read the plan and it is understood as meant.")


def _back(plans: list[Plan], request: HttpRequest) -> str:
    """To the plan whose page it was asked from, else to the list as it stood."""
    if plans:
        return f"{reverse('plan_show', args=[plans[0].pk])}#receipts"
    year = asked_year(request)
    return f"{reverse('receipt_list')}?year={year}" if year else reverse("receipt_list")


def _address(request: HttpRequest) -> str:
    """Where the municipality's pages begin, for links in mails."""
    return request.build_absolute_uri(reverse("start"))
