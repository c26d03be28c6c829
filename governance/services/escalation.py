"""Telling upwards what has broken a rule for so long that those who answer for the whole are to know."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from governance.history import service
from governance.keeping import is_to_be_told, state_of, years_checked
from governance.models import ComplianceFinding, ComplianceRule, Membership, Organisation, User
from governance.queries.working import in_force
from governance.services.notices import ToTell, give_all

ESCALATED = "finding_escalated"


@service
def escalate_findings(*, by: User | None, now: datetime | None = None) -> int:
    """Tell of what has stood longer than its rule allows and is not excepted; how many findings are told of now.

    Told are the controllers of the municipality and of the executive board, and whoever is responsible for the rule: of
    all that breaks one rule at once. Each finding is told of once, until it has been mended and is found again. With
    nobody to tell it waits.
    """
    moment = now or timezone.now()
    today = timezone.localdate(moment)
    rows = (
        ComplianceFinding.objects.select_for_update(of=("self",))
        .filter(ended_at=None, escalated_at=None, year__in=years_checked(today))
        .filter(rule__is_on=True, rule__escalates_after_days__isnull=False)
        .select_related("rule__responsible")
        .order_by("pk")
    )
    by_rule: dict[int, list[ComplianceFinding]] = {}
    for row in rows:
        if _is_due(row, moment):
            by_rule.setdefault(row.rule_id, []).append(row)
    controllers = _controllers() if by_rule else []
    told = []
    for due in by_rule.values():
        people = _people(due[0].rule, controllers)
        if people:
            payload = {"rule": due[0].rule_id, "findings": [row.pk for row in due]}
            told.append(ToTell(people, ESCALATED, f"rule-{due[0].rule_id}-{due[0].pk}", today, payload))
            for row in due:
                row.escalated_at = moment
    give_all(wanted=told, by=by)
    escalated = [row for due in by_rule.values() for row in due if row.escalated_at is not None]
    ComplianceFinding.objects.bulk_update(escalated, ["escalated_at"])
    return len(escalated)


def _is_due(row: ComplianceFinding, now: datetime) -> bool:
    today = timezone.localdate(now)
    state = state_of(
        has_ended=False,
        has_answer=bool(row.answer),
        is_excepted=bool(row.exception_reason),
        excepted_until=row.excepted_until,
        today=today,
    )
    after, found_on = row.rule.escalates_after_days, timezone.localdate(row.found_at)
    return is_to_be_told(state, found_on=found_on, after_days=after, is_told=False, today=today)


def _controllers() -> list[User]:
    """Those who answer for the whole to the executive board: the controllers held at the top and at that board."""
    top = Q(organisation__parent=None) | Q(organisation__kind=Organisation.Kind.EXECUTIVE_BOARD)
    held = in_force().filter(top, role=Membership.Role.CONTROLLER)
    return list(User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("pk"))


def _people(rule: ComplianceRule, controllers: Iterable[User]) -> list[User]:
    responsible = rule.responsible
    found = {person.pk: person for person in controllers}
    if responsible is not None and responsible.is_active:
        found[responsible.pk] = responsible
    return list(found.values())
