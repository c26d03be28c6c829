"""The compliance rules as pages tell of them: in plain words, by how many kept, who is responsible."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, QuerySet, Sum
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from governance import rules
from governance.access import grants_of
from governance.checking import DAY, THRESHOLD, Check, check_of, checks
from governance.keeping import Kept, as_of
from governance.models import (
    ComplianceFinding,
    ComplianceResult,
    ComplianceRule,
    Job,
    Organisation,
    User,
)
from governance.queries.findings import to_mend

CHECK_JOB = "governance.check_rules"


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule in plain words. facts: what it asks and of whom, each a short sentence; kept: None where nothing has been
    looked at; to_mend: how many findings are neither mended nor excepted.
    """

    pk: int
    name: str
    reason: str
    weight: str
    is_must: bool
    is_on: bool
    what: str
    facts: tuple[str, ...]
    responsible: str
    kept: Kept | None
    to_mend: int

    @property
    def share(self) -> str:
        """ "12 of 14"."""
        return share_words(self.kept)


@dataclass(frozen=True, slots=True)
class UsualRule:
    """A usual rule that may be added. is_there: there is a rule of this check already."""

    subject: str
    name: str
    reason: str
    facts: tuple[str, ...]
    is_there: bool


def share_words(kept: Kept | None) -> str:
    """How many keep it of how many, in words; empty where nothing has been looked at."""
    return _("%(kept)s of %(all)s") % {"kept": kept.kept, "all": kept.looked_at} if kept else ""


def compliance_rules() -> "QuerySet[ComplianceRule]":
    """Every rule with whoever is responsible: for the access door."""
    return ComplianceRule.objects.select_related("responsible")


def rule_choices() -> list[tuple[int, str]]:
    """The rules by name, to choose among. One query."""
    return list(ComplianceRule.objects.order_by("name").values_list("pk", "name"))


def rule_lines(*, year: int, user: User, today: date | None = None) -> list[RuleLine]:
    """Every rule, those in use first, with how it is kept in a year where the person may know. Three queries.

    Whoever compares the boards is told of the whole municipality, everybody else of what is their own.
    """
    day = as_of(year, today or timezone.localdate())
    own = None if rules.can_compare_rules(user) else grants_of(user).reached
    kept = kept_by_rule(year, own)
    open_rows = in_sight(ComplianceFinding.objects.filter(to_mend(day), year=year), user)
    waiting = dict(open_rows.order_by().values_list("rule_id").annotate(number=Count("pk")))
    rows = sorted(compliance_rules(), key=lambda rule: (not rule.is_on, rule.weight, rule.name.casefold()))
    return [_line(rule, kept.get(rule.pk), waiting.get(rule.pk, 0)) for rule in rows]


def in_sight(rows: "QuerySet[ComplianceFinding]", user: User) -> "QuerySet[ComplianceFinding]":
    """Those that the person may read, as rules.can_read_finding says of one."""
    return rows if rules.can_read_all_findings(user) else rows.filter(organisation__in=grants_of(user).reached)


def kept_by_rule(year: int, organisations: Collection[int] | None) -> dict[int, Kept]:
    """How each rule is kept in a year, by all or by these organisations. One query."""
    rows = ComplianceResult.objects.filter(year=year)
    if organisations is not None:
        rows = rows.filter(organisation__in=organisations)
    summed = rows.order_by().values_list("rule_id").annotate(looked_at=Sum("looked_at"), breaking=Sum("breaking"))
    return {pk: Kept(looked_at, breaking) for pk, looked_at, breaking in summed}


def checked_at(year: int) -> datetime | None:
    """When the year was last checked; None where it never was. One query."""
    found: datetime | None = ComplianceResult.objects.filter(year=year).aggregate(at=Max("checked_at"))["at"]
    return found


def check_under_way() -> Job | None:
    """The latest order of a check. One query."""
    return Job.objects.filter(kind=CHECK_JOB).order_by("-pk").first()


def usual_rules() -> list[UsualRule]:
    """The usual rules, and whether there is one of each check already. One query."""
    there = set(ComplianceRule.objects.values_list("subject", flat=True))
    return [
        UsualRule(
            subject=check.key,
            name=str(check.usual.name),
            reason=str(check.usual.reason),
            facts=tuple(
                _facts(
                    check,
                    kinds=check.usual.kinds,
                    month=check.usual.month,
                    day=check.usual.day,
                    threshold=check.usual.threshold,
                    after=check.usual.escalates_after_days,
                )
            ),
            is_there=check.key in there,
        )
        for check in checks()
        if check.usual is not None
    ]


def _line(rule: ComplianceRule, kept: Kept | None, to_mend: int) -> RuleLine:
    check = check_of(rule.subject)
    facts = _facts(
        check,
        kinds=rule.kinds,
        month=rule.month,
        day=rule.day,
        threshold=rule.threshold,
        after=rule.escalates_after_days,
    )
    return RuleLine(
        pk=rule.pk,
        name=rule.name,
        reason=rule.reason,
        weight=str(rule.get_weight_display()),
        is_must=rule.weight == ComplianceRule.Weight.MUST,
        is_on=rule.is_on,
        what=str(check.words) if check else _("Can no longer be checked"),
        facts=tuple(facts),
        responsible=rule.responsible.full_name if rule.responsible else "",
        kept=kept,
        to_mend=to_mend,
    )


def rule_facts(rule: ComplianceRule) -> tuple[str, ...]:
    """What the rule asks and of whom, each a short sentence."""
    return _line(rule, None, 0).facts


def _facts(
    check: Check | None,
    *,
    kinds: Iterable[str],
    month: int | None,
    day: int | None,
    threshold: int | None,
    after: int | None,
) -> list[str]:
    names = [str(Organisation.Kind(kind).label) for kind in kinds if kind in Organisation.Kind.values]
    found = [_("Holds for: %(kinds)s") % {"kinds": ", ".join(names)}] if names else [_("Holds for all it concerns")]
    if check is not None and DAY in check.uses and month and day:
        # A leap year, so that every day can be told.
        found.append(_("By %(day)s") % {"day": date_format(date(2000, month, day), "j F")})
    if check is not None and THRESHOLD in check.uses and threshold is not None:
        found.append(f"{check.threshold_words}: {threshold}")
    if after is not None:
        told = ngettext("Told upwards after %(days)s day", "Told upwards after %(days)s days", after)
        found.append(told % {"days": after})
    return found
