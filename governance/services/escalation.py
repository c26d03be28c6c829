"""Telling those who answer for it what breaks a rule, and upwards what has done so for too long."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from governance.history import service
from governance.keeping import is_to_be_told, state_of, years_checked
from governance.models import ComplianceFinding, ComplianceRule, Membership, Organisation, User
from governance.queries.working import in_force
from governance.services.notices import ToTell, give_all
from governance.tree import nearest

ESCALATED = "finding_escalated"
NEW = "finding_new"
A_NIGHT = timedelta(days=1)


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


@service
def tell_of_new_findings(*, by: User | None, now: datetime | None = None) -> int:
    """Tell the managers of what has been found in their organisations since the last night; how many are told.

    Where an organisation has no manager those of the nearest above are told. One notice an organisation and day,
    whatever the number of findings: what is found later the same day is told the next.
    """
    moment = now or timezone.now()
    rows = ComplianceFinding.objects.filter(
        rule__is_on=True,
        ended_at=None,
        found_at__gt=moment - A_NIGHT,
        year__in=years_checked(timezone.localdate(moment)),
    )
    new: dict[int, list[int]] = {}
    for organisation, pk in rows.order_by("pk").values_list("organisation_id", "pk"):
        new.setdefault(organisation, []).append(pk)
    if not new:
        return 0
    parents = dict(Organisation.objects.values_list("pk", "parent_id"))
    managers = _managers()
    told = []
    for organisation, found in new.items():
        where = nearest(organisation, parents, managers)
        people = [person for person in managers.get(where or 0, ()) if by is None or person.pk != by.pk]
        payload = {"findings": found, "organisation": organisation}
        told.append(ToTell(people, NEW, f"organisation-{organisation}", timezone.localdate(moment), payload))
    return give_all(wanted=told, by=by)


def _managers() -> dict[int, list[User]]:
    """Those who manage each organisation today."""
    found: dict[int, list[User]] = {}
    held = in_force().filter(role=Membership.Role.MANAGER, user__is_active=True).select_related("user")
    for membership in held.order_by("pk"):
        found.setdefault(membership.organisation_id, []).append(membership.user)
    return found


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
