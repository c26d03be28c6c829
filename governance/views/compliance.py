"""The compliance rules: read, written, checked, and how the boards keep them side by side."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from governance import rules
from governance.access import get_permitted, require
from governance.asked import asked_number, asked_year
from governance.checking import Check, check_of, checks
from governance.forms.compliance import RuleForm, UsualRulesForm
from governance.forms.model import SureForm
from governance.jobs import is_stale
from governance.models import ComplianceRule, Job, User
from governance.queries import compliance as queries
from governance.queries.comparison import board_choices, checked_years, comparison_of_boards, comparison_over_years
from governance.queries.organisation import root_organisation
from governance.refusals import fingerprint
from governance.services import checks as check_services
from governance.services import compliance as services

SHAPE = ("name", "reason", "weight", "kinds", "month", "day", "threshold", "escalates_after_days", "responsible")


@dataclass(frozen=True, slots=True)
class Tab:
    """A page of this section, as components/subnav.html takes it."""

    label: str
    url: str
    current: bool


def page(request: HttpRequest, template: str, current: str, /, **context: Any) -> HttpResponse:
    """A page about the rules, with its tabs; `current` is the name of the tab's page."""
    offered = [
        ("rule_list", _("Rules"), True),
        ("finding_list", _("Deficiencies"), True),
        ("rule_compare", _("Side by side"), rules.can_compare_rules(request.user)),
    ]
    tabs = [Tab(label, reverse(name), name == current) for name, label, may in offered if may]
    return render(request, template, {"tabs": tabs, **context})


@require_safe
def rule_list(request: HttpRequest) -> HttpResponse:
    """The rules in plain words, how they are kept, who is responsible, and those that nobody is."""
    require(rules.can_read_rules(request.user))
    job = queries.check_under_way()
    is_under_way = job is not None and job.state in check_services.AT_WORK and not is_stale(job)
    if request.htmx and not is_under_way:
        return HttpResponseClientRefresh()
    year = timezone.localdate().year
    lines = queries.rule_lines(year=year, user=request.user)
    context = {
        "year": year,
        "lines": lines,
        "in_use": sum(line.is_on for line in lines),
        "ownerless": [line for line in lines if line.is_on and not line.responsible],
        "checked_at": queries.checked_at(year),
        "job": job,
        "is_under_way": is_under_way,
        "failure": job.reason if job is not None and job.state == Job.State.FAILED else "",
        "is_of_all": rules.can_compare_rules(request.user),
        "may_keep": may_keep(request.user),
        "may_order": rules.can_order_check(request.user),
    }
    template = "governance/rule_list.html"
    return page(request, f"{template}#progress" if request.htmx else template, "rule_list", **context)


@require_http_methods(["GET", "POST"])
def rule_create(request: HttpRequest) -> HttpResponse:
    """Make a rule: first what is checked, then what it asks."""
    require(may_keep(request.user))
    check = check_of(request.GET.get("check", ""))
    if check is None:
        return page(request, "governance/rule_create.html", "rule_list", checks=checks())
    form = RuleForm(request.POST or None, check=check, initial=_usual(check))
    if form.is_valid():
        made = form.carry_out(lambda: services.add_rule(subject=check.key, by=request.user, **_given(form)))
        if made is not None:
            messages.success(request, _("The rule is added. It is checked tonight, or when you let it be checked."))
            return redirect(_row(made))
    return page(request, "governance/rule_create.html", "rule_list", form=form, check=check)


@require_http_methods(["GET", "POST"])
def rule_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """What a rule asks, of whom, and who is responsible."""
    rule = _to_keep(request, pk)
    check = check_of(rule.subject)
    if check is None:  # the room that had it is gone: the rule may rest or be removed
        messages.error(request, _("There is no such check."))
        return redirect(_row(rule))
    seen = fingerprint(rule)
    form = RuleForm(
        request.POST or None, check=check, initial={name: getattr(rule, name) for name in SHAPE} | {"seen": seen}
    )
    if form.is_valid():
        saved = form.carry_out(
            lambda: services.update_rule(rule=rule, seen=form.cleaned_data["seen"], by=request.user, **_given(form)),
            now=lambda: seen,
        )
        if saved is not None:
            messages.success(request, _("The rule is saved."))
            return redirect(_row(rule))
    return page(request, "governance/rule_edit.html", "rule_list", form=form, check=check, rule=rule)


@require_POST
def rule_turn(request: HttpRequest, pk: int) -> HttpResponse:
    """Use a rule, or let it rest."""
    rule = _to_keep(request, pk)
    is_on = request.POST.get("turn") == "on"
    services.turn_rule(rule=rule, is_on=is_on, by=request.user)
    messages.success(request, _("The rule is in use.") if is_on else _("The rule rests and is not checked."))
    return redirect(_row(rule))


@require_http_methods(["GET", "POST"])
def rule_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a rule away, after a question."""
    rule = _to_keep(request, pk)
    seen = fingerprint(rule)
    form = SureForm(request.POST or None, initial={"seen": seen})
    if form.is_valid():
        sure = form.cleaned_data["seen"]
        removed = form.carry_out(lambda: services.remove_rule(rule=rule, seen=sure, by=request.user), now=lambda: seen)
        if removed is not None:
            messages.success(request, _("The rule is removed."))
            return redirect("rule_list")
    return page(request, "governance/rule_remove.html", "rule_list", form=form, rule=rule)


@require_http_methods(["GET", "POST"])
def rule_presets(request: HttpRequest) -> HttpResponse:
    """The usual rules: all that are ticked are added at once."""
    require(may_keep(request.user))
    usual = queries.usual_rules()
    offered = [(each.subject, each.name) for each in usual if not each.is_there]
    form = UsualRulesForm(request.POST or None, offered=offered)
    if request.method == "POST" and form.is_valid():
        added = services.add_usual_rules(subjects=form.cleaned_data["subjects"], by=request.user)
        text = ngettext("%(number)s rule is added.", "%(number)s rules are added.", len(added))
        messages.success(request, text % {"number": len(added)})
        return redirect("rule_list")
    return page(request, "governance/rule_presets.html", "rule_list", form=form, usual=usual, offered=offered)


@require_POST
def rule_check(request: HttpRequest) -> HttpResponse:
    """Let the rules be checked now. Asked twice it is done once."""
    require(rules.can_order_check(request.user))
    check_services.order_check(by=request.user)
    messages.success(request, _("The rules are being checked. You may leave this page."))
    return redirect("rule_list")


@require_safe
def rule_compare(request: HttpRequest) -> HttpResponse:
    """How the boards keep the rules, side by side in a year, or one of them over the years."""
    require(rules.can_compare_rules(request.user))
    over_years, board = request.GET.get("over") == "years", asked_number(request, "board")
    if over_years:
        found = comparison_over_years(board=board, user=request.user)
        year = timezone.localdate().year
    else:
        years = checked_years()
        year = asked_year(request) or (years[0] if years else timezone.localdate().year)
        found = comparison_of_boards(year=year, user=request.user)
    boards = board_choices()
    context = {
        "comparison": found,
        "year": year,
        "over_years": over_years,
        "board": board,
        "board_name": dict(boards).get(board or 0, ""),
        "boards": boards,
        "checked_at": queries.checked_at(year),
    }
    return page(request, "governance/rule_compare.html", "rule_compare", **context)


def may_keep(user: User) -> bool:
    """Whether the person writes the rules."""
    return rules.can_keep_rules(user, root_organisation())


def _to_keep(request: HttpRequest, pk: int) -> ComplianceRule:
    root = root_organisation()
    return get_permitted(
        queries.compliance_rules(), request.user, lambda user, _rule: rules.can_keep_rules(user, root), pk=pk
    )


def _given(form: RuleForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in SHAPE if name in form.cleaned_data}


def _usual(check: Check) -> dict[str, Any]:
    """What the form begins with: the rule that is usually made of the check."""
    usual = check.usual
    if usual is None:
        return {}
    return {
        "name": usual.name,
        "reason": usual.reason,
        "weight": ComplianceRule.Weight.MUST if usual.is_must else ComplianceRule.Weight.SHOULD,
        "kinds": list(usual.kinds),
        "month": usual.month,
        "day": usual.day,
        "threshold": usual.threshold,
        "escalates_after_days": usual.escalates_after_days,
    }


def _row(rule: ComplianceRule) -> str:
    return f"{reverse('rule_list')}#rule-{rule.pk}"
