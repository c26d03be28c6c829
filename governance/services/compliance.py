"""Writes of the compliance rules: which there are, what they ask, whether they are in use."""

from collections.abc import Collection
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from governance.checking import DAY, THRESHOLD, Check, Usual, check_of, checks
from governance.history import service
from governance.models import ComplianceResult, ComplianceRule, User
from governance.refusals import RefusedError, refuse_stale, taken
from governance.tenancy import current_municipality

RULE_FIELDS = (
    "name",
    "reason",
    "weight",
    "kinds",
    "month",
    "day",
    "threshold",
    "escalates_after_days",
    "responsible",
)


@service
def add_rule(*, subject: str, by: User | None, **fields: Any) -> ComplianceRule:
    """Make a rule of a check; `fields` of RULE_FIELDS. What the check does not use is left out.

    Raises RefusedError for a check that there is not, and where another rule has the name.
    """
    rule = ComplianceRule(subject=subject, **_fitting(fields, _known(subject)))
    with taken(_name_taken(rule.name), "compliancerule_name_once"):
        rule.save()
    return rule


@service
def update_rule(*, rule: ComplianceRule, seen: str | None, by: User, **fields: Any) -> ComplianceRule:
    """Store what a rule asks. What is checked stays: its findings are about that.

    Raises StaleError where someone has changed it since `seen`, and otherwise as `add_rule`.
    """
    current = ComplianceRule.objects.select_for_update().get(pk=rule.pk)
    refuse_stale(seen, current)
    for name, value in _fitting(fields, _known(current.subject)).items():
        setattr(current, name, value)
    with taken(_name_taken(current.name), "compliancerule_name_once"):
        current.save()
    return current


@service
def turn_rule(*, rule: ComplianceRule, is_on: bool, by: User) -> ComplianceRule:
    """Use a rule, or let it rest: it is not checked then, and what it found is not asked for."""
    current = ComplianceRule.objects.select_for_update().get(pk=rule.pk)
    if current.is_on != is_on:
        current.is_on = is_on
        current.save(update_fields=["is_on"])
    return current


@service
def remove_rule(*, rule: ComplianceRule, seen: str | None, by: User) -> str:
    """Take a rule away with what it found this year; its name.

    Raises StaleError as `update_rule`, and RefusedError where it tells how an earlier year was: that is kept.
    """
    current = ComplianceRule.objects.select_for_update().get(pk=rule.pk)
    refuse_stale(seen, current)
    if ComplianceResult.objects.filter(rule=current, year__lt=timezone.localdate().year).exists():
        raise RefusedError(_("The rule tells how it was kept in earlier years, and that is kept. Turn it off instead."))
    name: str = current.name
    current.delete()
    return name


@service
def add_usual_rules(*, subjects: Collection[str] | None = None, by: User | None) -> list[ComplianceRule]:
    """Add the usual rules of these checks, or of all that have one, in the municipality's language; those added.

    A check of which there is a rule already, and a name that is taken, are passed over: twice adds nothing.
    """
    there = ComplianceRule.objects.values_list("subject", "name")
    known, names = {subject for subject, _name in there}, {name for _subject, name in there}
    added = []
    with override(current_municipality().language):
        for check in checks():
            is_wanted = subjects is None or check.key in subjects
            if check.usual is None or not is_wanted or check.key in known or str(check.usual.name) in names:
                continue
            added.append(add_rule(subject=check.key, by=by, **_usual(check.usual)))
    return added


def _usual(usual: Usual) -> dict[str, Any]:
    return {
        "name": str(usual.name),
        "reason": str(usual.reason),
        "weight": ComplianceRule.Weight.MUST if usual.is_must else ComplianceRule.Weight.SHOULD,
        "kinds": list(usual.kinds),
        "month": usual.month,
        "day": usual.day,
        "threshold": usual.threshold,
        "escalates_after_days": usual.escalates_after_days,
    }


def _known(subject: str) -> Check:
    check = check_of(subject)
    if check is None:
        raise RefusedError(_("There is no such check."), "subject")
    return check


def _fitting(fields: dict[str, Any], check: Check) -> dict[str, Any]:
    """The fields, without what the check does not use."""
    fitted = {name: value for name, value in fields.items() if name in RULE_FIELDS}
    if DAY not in check.uses:
        fitted |= {"month": None, "day": None}
    if THRESHOLD not in check.uses:
        fitted["threshold"] = None
    return fitted


def _name_taken(name: str) -> RefusedError:
    return RefusedError(_("There is already a rule called “%(name)s”.") % {"name": name}, "name")
