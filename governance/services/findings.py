"""Writes of what breaks the rules: what is being done about it, and exceptions with a reason."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from governance.history import service
from governance.keeping import is_checked_still
from governance.models import ComplianceFinding, User
from governance.queries.working import people_who_work_in
from governance.refusals import RefusedError, refuse_stale
from governance.services.notices import give_notices

OWNER = "finding_owner"


@service
def answer_finding(
    *, finding: ComplianceFinding, answer: str, owner: User | None, seen: str | None, by: User
) -> ComplianceFinding:
    """Say what is being done, and who sees to it.

    Raises StaleError, RefusedError where it has ended or its year is past, and where `owner` does not work there.
    """
    current = _to_write(finding, seen)
    if owner is not None and not people_who_work_in(current.organisation_id).filter(pk=owner.pk).exists():
        raise RefusedError(_("%(name)s does not work there.") % {"name": owner.full_name}, "owner")
    if current.answer != answer:
        current.answer, current.answered_at = answer, timezone.now() if answer else None
    is_new_owner = owner is not None and owner.pk != current.owner_id
    current.owner = owner
    current.save(update_fields=["answer", "answered_at", "owner"])
    if owner is not None and is_new_owner and owner.pk != by.pk:
        payload = {"findings": [current.pk]}
        give_notices(
            people=[owner],
            kind=OWNER,
            about=f"finding-{current.pk}",
            on=timezone.localdate(),
            payload=payload,
            by=by,
        )
    return current


@service
def grant_exception(
    *, finding: ComplianceFinding, reason: str, until: date | None, seen: str | None, by: User
) -> ComplianceFinding:
    """Let it be as it is for a reason, to the end of a day or of the year.

    Raises StaleError, and RefusedError where it has ended, its year is past or the day has been.
    """
    current = _to_write(finding, seen)
    if until is not None and until < timezone.localdate():
        raise RefusedError(_("The day has been. Choose today or a later day."), "until")
    current.exception_reason, current.excepted_until = reason, until
    current.excepted_by, current.excepted_at = by, timezone.now()
    current.save(update_fields=["exception_reason", "excepted_until", "excepted_by", "excepted_at"])
    return current


@service
def withdraw_exception(*, finding: ComplianceFinding, by: User) -> ComplianceFinding:
    """Let the rule hold again. Nothing happens where there is no exception; raises as `grant_exception`."""
    current = _to_write(finding, None)
    if current.exception_reason:
        current.exception_reason, current.excepted_until = "", None
        current.excepted_by = current.excepted_at = None
        current.save(update_fields=["exception_reason", "excepted_until", "excepted_by", "excepted_at"])
    return current


def _to_write(finding: ComplianceFinding, seen: str | None) -> ComplianceFinding:
    current = ComplianceFinding.objects.select_for_update(of=("self",)).get(pk=finding.pk)
    refuse_stale(seen, current)
    if current.ended_at is not None:
        raise RefusedError(_("The check no longer finds it: there is nothing to answer."))
    if not is_checked_still(current.year, timezone.localdate()):
        raise RefusedError(_("%(year)s is past and is kept as it was.") % {"year": current.year})
    return current
