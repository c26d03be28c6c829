"""The worker's part of compliance: every rule checked in a scope of its own, and the night's order of it."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from governance.jobs import Run, job_handler
from governance.keeping import years_checked
from governance.models import ComplianceRule, Municipality
from governance.queries.compliance import CHECK_JOB
from governance.refusals import GoneError
from governance.services.checks import Changed, check_rule, order_nightly_check
from governance.services.escalation import escalate_findings, tell_of_new_findings
from governance.tenancy import municipality_scope


@job_handler(CHECK_JOB)
def check_the_rules(run: Run) -> dict[str, Any]:
    """Check every rule in use, rule by rule, and tell those concerned; how much was found, has ended and was told of.

    What a killed worker had checked stands, and the next attempt finds the same there.
    """
    now = timezone.now()
    with run.scope():
        rules = list(ComplianceRule.objects.filter(is_on=True).order_by("pk"))
    changed = Changed()
    for number, rule in enumerate(rules):
        run.progress(number, len(rules) + 1, rule.name)
        try:
            with run.scope():
                for year in years_checked(timezone.localdate(now)):
                    changed += check_rule(rule=rule, year=year, by=run.ordered_by, now=now)
        except GoneError:  # removed while the others were checked
            continue
    run.progress(len(rules), len(rules) + 1, _("Telling those concerned"))
    with run.scope():
        tell_of_new_findings(by=run.ordered_by, now=now)
        escalated = escalate_findings(by=run.ordered_by, now=now)
    return {"found": changed.found, "ended": changed.ended, "escalated": escalated}


def order_everywhere() -> int:
    """Order the night's check in every municipality that has rules; how many were ordered."""
    number = 0
    for municipality in Municipality.objects.all():
        with municipality_scope(municipality):
            number += order_nightly_check(by=None) is not None
    return number
