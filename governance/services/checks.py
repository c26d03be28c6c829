"""The check of the rules: what each organisation keeps, what is found, what has been mended, and who is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import override

from governance.checking import Ask, Breach, Outcome, check_of
from governance.history import service
from governance.jobs import is_stale, order_job, retry_job
from governance.keeping import as_of, rule_day, years_checked
from governance.models import ComplianceFinding, ComplianceResult, ComplianceRule, Job, Organisation, User
from governance.queries.compliance import CHECK_JOB
from governance.tenancy import current_municipality

AT_WORK = (Job.State.QUEUED, Job.State.RUNNING)
Key = tuple[int, str]  # the organisation's id and what it is


@dataclass(frozen=True, slots=True)
class Changed:
    """What a check changed: found for the first time or again, and no longer found."""

    found: int = 0
    ended: int = 0

    def __add__(self, other: "Changed") -> "Changed":
        return Changed(self.found + other.found, self.ended + other.ended)


@service
def check_rules(*, by: User | None, now: datetime | None = None) -> Changed:
    """Check every rule in use in the years that are checked now. A second check at once waits, and changes nothing.

    A number of queries that grows with the rules, not with what they hold for.
    """
    moment = now or timezone.now()
    years = years_checked(timezone.localdate(moment))
    rules = ComplianceRule.objects.filter(is_on=True).order_by("pk")
    return sum((check_rule(rule=rule, year=year, by=by, now=moment) for rule in rules for year in years), Changed())


@service
def check_rule(*, rule: ComplianceRule, year: int, by: User | None, now: datetime | None = None) -> Changed:
    """Check one rule in one year, and store how each organisation keeps it and what breaks it.

    What is no longer found ends by itself; what is found again is open again, since then, and unanswered. An exception
    stands as long as it was granted for. Nothing is done with a rule that is off, one whose check is gone, and a year
    that is past or has not begun.
    """
    moment = now or timezone.now()
    today = timezone.localdate(moment)
    # Two checks at once: the second waits here, and then sees what the first has stored.
    current = ComplianceRule.objects.select_for_update(no_key=True, of=("self",)).get(pk=rule.pk)
    check = check_of(current.subject)
    if check is None or not current.is_on or year not in years_checked(today):
        return Changed()
    ask = Ask(
        year=year,
        organisations=_held_to(current, year, today),
        today=as_of(year, today),
        due_on=rule_day(year, current.month, current.day),
        threshold=current.threshold,
    )
    with override(current_municipality().language):
        outcomes = {pk: found for pk, found in check.find(ask).items() if pk in ask.organisations and found.looked_at}
    _store_results(current, year, outcomes, moment)
    return _store_findings(current, year, outcomes, moment)


@service
def order_check(*, by: User | None) -> Job:
    """Order a check; the order that waits or runs already is returned instead."""
    # Of two at once the second waits for the first's order.
    root = Organisation.objects.filter(parent=None).select_for_update(no_key=True).first()
    already = Job.objects.filter(kind=CHECK_JOB, state__in=AT_WORK).first() if root else None
    if already is None:
        return order_job(kind=CHECK_JOB, payload={}, by=by)
    if is_stale(already):
        retry_job(job=already, by=by)
    return already


@service
def order_nightly_check(*, by: None) -> Job | None:
    """Order the night's check, once a day however many clocks strike; None where there is nothing to check."""
    root = Organisation.objects.filter(parent=None).select_for_update(no_key=True).first()
    tonight = Job.objects.filter(kind=CHECK_JOB, ordered_by=None, queued_at__date=timezone.localdate())
    if root is None or tonight.exists() or not ComplianceRule.objects.filter(is_on=True).exists():
        return None
    return order_check(by=by)


def _held_to(rule: ComplianceRule, year: int, today: date) -> frozenset[int]:
    """The organisations that the rule holds for: those of its kinds that there are as the year is told."""
    day = min(today, date(year, 12, 31))
    there = Organisation.objects.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)
    wanted = there.filter(kind__in=rule.kinds) if rule.kinds else there
    return frozenset(wanted.values_list("pk", flat=True))


def _store_results(rule: ComplianceRule, year: int, outcomes: Mapping[int, Outcome], now: datetime) -> None:
    rows = ComplianceResult.objects.filter(rule=rule, year=year)
    stored = {row.organisation_id: row for row in rows}
    rows.filter(organisation__in=stored.keys() - outcomes.keys()).delete()
    new, changed = [], []
    for organisation, outcome in outcomes.items():
        numbers = {"looked_at": outcome.looked_at, "breaking": len(outcome.breaches)}
        row = stored.get(organisation)
        if row is None:
            new.append(ComplianceResult(rule=rule, organisation_id=organisation, year=year, **numbers))
        elif (row.looked_at, row.breaking) != (numbers["looked_at"], numbers["breaking"]):
            row.looked_at, row.breaking = numbers["looked_at"], numbers["breaking"]
            changed.append(row)
    ComplianceResult.objects.bulk_create(new)
    ComplianceResult.objects.bulk_update(changed, ["looked_at", "breaking"])
    rows.update(checked_at=now)


def _store_findings(rule: ComplianceRule, year: int, outcomes: Mapping[int, Outcome], now: datetime) -> Changed:
    rows = ComplianceFinding.objects.select_for_update(of=("self",)).filter(rule=rule, year=year)
    stored = {(row.organisation_id, row.key): row for row in rows}
    found: dict[Key, Breach] = {
        (organisation, breach.key): breach for organisation, outcome in outcomes.items() for breach in outcome.breaches
    }
    new = [_new(rule, year, key, breach, now) for key, breach in found.items() if key not in stored]
    again = [row for key, row in stored.items() if _is_found_again(row, found.get(key))]
    ended = [row for key, row in stored.items() if _is_found_no_more(row, found.get(key))]
    renamed = [row for key, row in stored.items() if key in found and _is_renamed(row, found[key])]
    for row in again:
        row.ended_at, row.found_at, row.escalated_at, row.answer, row.answered_at = None, now, None, "", None
    for row in ended:
        row.ended_at = now
    ComplianceFinding.objects.bulk_create(new)
    fields = ["ended_at", "found_at", "escalated_at", "answer", "answered_at", "title", "path"]
    ComplianceFinding.objects.bulk_update({row.pk: row for row in (*again, *ended, *renamed)}.values(), fields)
    return Changed(found=len([row for row in new if row.ended_at is None]) + len(again), ended=len(ended))


def _new(rule: ComplianceRule, year: int, key: Key, breach: Breach, now: datetime) -> ComplianceFinding:
    organisation, name = key
    return ComplianceFinding(
        rule=rule,
        organisation_id=organisation,
        year=year,
        key=name,
        title=breach.title[:300],
        path=breach.path[:200],
        found_at=now,
        ended_at=now if breach.is_past else None,
    )


def _is_found_again(row: ComplianceFinding, breach: Breach | None) -> bool:
    return row.ended_at is not None and breach is not None and not breach.is_past


def _is_found_no_more(row: ComplianceFinding, breach: Breach | None) -> bool:
    return row.ended_at is None and (breach is None or breach.is_past)


def _is_renamed(row: ComplianceFinding, breach: Breach) -> bool:
    """Whether it is called otherwise now; the row takes the new words."""
    before = (row.title, row.path)
    row.title, row.path = breach.title[:300], breach.path[:200]
    return before != (row.title, row.path)
