"""What breaks the rules: listed, answered by who works there, excepted by who keeps the rules above."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from governance import rules
from governance.access import get_permitted, grants_of, require
from governance.forms.compliance import AnswerForm, ExceptionForm, FindingFilterForm
from governance.models import ComplianceFinding
from governance.queries import findings as queries
from governance.queries.comparison import checked_years
from governance.queries.compliance import in_sight, rule_choices, rule_facts
from governance.queries.organisation import organisation_choices
from governance.refusals import RefusedError, fingerprint
from governance.services import findings as services
from governance.views.compliance import page

FINDINGS_A_PAGE = 50


@require_safe
def finding_list(request: HttpRequest) -> HttpResponse:
    """What breaks the rules where the person may read it; narrowed by year, organisation, rule, state and owner."""
    require(rules.can_read_rules(request.user))
    this_year = timezone.localdate().year
    years = sorted({this_year, *checked_years()}, reverse=True)
    within = None if rules.can_read_all_findings(request.user) else grants_of(request.user).reached
    form = FindingFilterForm(
        request.GET or {"year": this_year},
        years=years,
        organisations=organisation_choices(within=within),
        rules=rule_choices(),
        me=request.user.pk,
    )
    wanted = form.wanted(this_year)
    rows = in_sight(queries.found_by(wanted), request.user)
    shown = Paginator(rows, FINDINGS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "wanted": wanted,
        "page": shown,
        "lines": [queries.finding_line(row) for row in shown],
        "query": _query(request),
    }
    return page(request, "governance/finding_list.html", "finding_list", **context)


@require_safe
def finding_show(request: HttpRequest, pk: int) -> HttpResponse:
    """What it is, which rule it breaks and since when; what is being done, and whether it is excepted."""
    finding = get_permitted(queries.findings(), request.user, rules.can_read_finding, pk=pk)
    return _show(request, finding)


@require_POST
def finding_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what is being done, and who sees to it."""
    finding = get_permitted(queries.findings(), request.user, rules.can_answer_finding, pk=pk)
    form = AnswerForm(request.POST, organisation=finding.organisation_id, auto_id="answer_%s")
    if form.is_valid():
        given = form.cleaned_data
        saved = form.carry_out(
            lambda: services.answer_finding(finding=finding, by=request.user, **given),
            now=lambda: fingerprint(finding),
        )
        if saved is not None:
            messages.success(request, _("The answer is saved."))
            return redirect("finding_show", pk=finding.pk)
    return _show(request, finding, answer=form)


@require_POST
def finding_except(request: HttpRequest, pk: int) -> HttpResponse:
    """Let it be as it is, with a reason."""
    finding = get_permitted(queries.findings(), request.user, rules.can_grant_exception, pk=pk)
    form = ExceptionForm(request.POST, auto_id="exception_%s")
    if form.is_valid():
        given = form.cleaned_data
        saved = form.carry_out(
            lambda: services.grant_exception(finding=finding, by=request.user, **given),
            now=lambda: fingerprint(finding),
        )
        if saved is not None:
            messages.success(request, _("The exception is granted."))
            return redirect("finding_show", pk=finding.pk)
    return _show(request, finding, exception=form)


@require_POST
def finding_unexcept(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an exception back."""
    finding = get_permitted(queries.findings(), request.user, rules.can_grant_exception, pk=pk)
    try:
        services.withdraw_exception(finding=finding, by=request.user)
    except RefusedError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("The exception is taken back. The rule holds again."))
    return redirect("finding_show", pk=finding.pk)


def _show(
    request: HttpRequest,
    finding: ComplianceFinding,
    *,
    answer: AnswerForm | None = None,
    exception: ExceptionForm | None = None,
) -> HttpResponse:
    told = queries.finding_page(finding)
    context: dict[str, Any] = {
        "finding": finding,
        "told": told,
        "rule_facts": rule_facts(finding.rule),
        "may_read_history": rules.can_read_history(request.user),
    }
    if told.is_open and rules.can_answer_finding(request.user, finding):
        initial = {"answer": finding.answer, "owner": finding.owner_id, "seen": fingerprint(finding)}
        context["answer"] = answer or AnswerForm(
            organisation=finding.organisation_id, initial=initial, auto_id="answer_%s"
        )
    if told.is_open and rules.can_grant_exception(request.user, finding):
        granted: dict[str, Any] = {
            "reason": finding.exception_reason,
            "until": finding.excepted_until,
            "seen": fingerprint(finding),
        }
        context["exception"] = exception or ExceptionForm(initial=granted, auto_id="exception_%s")
    return page(request, "governance/finding_show.html", "finding_list", **context)


def _query(request: HttpRequest) -> str:
    """The rest of the query string, for the links to other pages of the list."""
    rest = [(name, value) for name, value in request.GET.items() if name != "page"]
    return f"{urlencode(rest)}&" if rest else ""
