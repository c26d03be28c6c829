"""What breaks the rules, as pages tell of it: what it is, how it stands, who sees to it and for how long."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from governance.keeping import FindingState, as_of, is_checked_still, state_of
from governance.models import ComplianceFinding, Organisation
from governance.tree import subtree

TO_MEND = "to_mend"
ALL = "all"
NOBODY = "none"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a finding stands, in words. meaning: as components/status.html takes it."""

    state: FindingState
    word: str
    meaning: str

    @property
    def is_to_mend(self) -> bool:
        """Whether it is neither mended nor excepted."""
        return self.state in (FindingState.OPEN, FindingState.MENDING)


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding as a list shows it. url: its own page; about_url: the page of what it is about."""

    pk: int
    title: str
    url: str
    about_url: str
    organisation: str
    rule: str
    is_must: bool
    standing: Standing
    owner: str
    found_on: date
    days: str
    until: date | None
    is_escalated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingFilter:
    """What is asked for. organisation: with all below it; state: TO_MEND, ALL or a FindingState; owner: a person's id,
    or NOBODY.
    """

    year: int
    organisation: int | None = None
    rule: int | None = None
    state: str = TO_MEND
    owner: str = ""


def findings() -> "QuerySet[ComplianceFinding]":
    """Every finding with what its page and the rules read: for the access door."""
    return ComplianceFinding.objects.select_related("rule__responsible", "organisation", "owner", "excepted_by")


def excepted(day: date) -> Q:
    """The condition on findings that are excepted on a day."""
    return ~Q(exception_reason="") & (Q(excepted_until=None) | Q(excepted_until__gte=day))


def to_mend(day: date) -> Q:
    """The condition on findings that are neither mended nor excepted on a day, of rules in use."""
    return Q(ended_at=None, rule__is_on=True) & ~excepted(day)


def found_by(wanted: FindingFilter, *, today: date | None = None) -> "QuerySet[ComplianceFinding]":
    """The findings asked for, the weightiest rule first and of each the oldest. At most one query beside its own."""
    day = as_of(wanted.year, today or timezone.localdate())
    rows = findings().filter(_in_state(wanted.state, day), year=wanted.year)
    if wanted.organisation is not None:
        parents = dict(Organisation.objects.values_list("pk", "parent_id"))
        rows = rows.filter(organisation__in=subtree(wanted.organisation, parents))
    if wanted.rule is not None:
        rows = rows.filter(rule=wanted.rule)
    if wanted.owner:
        rows = rows.filter(owner_id=None if wanted.owner == NOBODY else int(wanted.owner))
    return rows.order_by("rule__weight", "rule__name", "found_at", "organisation__sort_key", "title", "pk")


def _in_state(state: str, day: date) -> Q:
    conditions: Mapping[str, Q] = {
        TO_MEND: to_mend(day),
        FindingState.OPEN: to_mend(day) & Q(answer=""),
        FindingState.MENDING: to_mend(day) & ~Q(answer=""),
        FindingState.EXCEPTED: Q(ended_at=None) & excepted(day),
        FindingState.ENDED: Q(ended_at__isnull=False),
    }
    return conditions.get(state, Q())


def standing(finding: ComplianceFinding, day: date) -> Standing:
    """How it stands on a day."""
    state = state_of(
        has_ended=finding.ended_at is not None,
        has_answer=bool(finding.answer),
        is_excepted=bool(finding.exception_reason),
        excepted_until=finding.excepted_until,
        today=day,
    )
    word, meaning = {
        FindingState.OPEN: (pgettext("finding", "Open"), "not_fulfilled"),
        FindingState.MENDING: (pgettext("finding", "Being mended"), "partly"),
        FindingState.EXCEPTED: (pgettext("finding", "Excepted"), "unassessed"),
        FindingState.ENDED: (pgettext("finding", "Ended"), "fulfilled"),
    }[state]
    return Standing(state, word, meaning)


def state_choices() -> list[tuple[str, str]]:
    """The states that may be asked for."""
    return [
        (TO_MEND, _("Neither mended nor excepted")),
        (FindingState.OPEN, pgettext("finding", "Open")),
        (FindingState.MENDING, pgettext("finding", "Being mended")),
        (FindingState.EXCEPTED, pgettext("finding", "Excepted")),
        (FindingState.ENDED, pgettext("finding", "Ended")),
        (ALL, pgettext("findings", "All")),
    ]


def finding_line(finding: ComplianceFinding, *, today: date | None = None) -> FindingLine:
    """The finding made ready; its rule, organisation and owner must be loaded. No query."""
    now = today or timezone.localdate()
    day = as_of(finding.year, now)
    found_on = timezone.localdate(finding.found_at)
    ended_on = timezone.localdate(finding.ended_at) if finding.ended_at else day
    return FindingLine(
        pk=finding.pk,
        title=finding.title,
        url=reverse("finding_show", args=[finding.pk]),
        about_url=f"{get_script_prefix().rstrip('/')}{finding.path}" if finding.path else "",
        organisation=finding.organisation.name,
        rule=finding.rule.name,
        is_must=finding.rule.weight == "must",
        standing=standing(finding, day),
        owner=finding.owner.full_name if finding.owner else "",
        found_on=found_on,
        days=_days(max((ended_on - found_on).days, 0)),
        until=finding.excepted_until if finding.exception_reason else None,
        is_escalated=finding.escalated_at is not None,
    )


def _days(number: int) -> str:
    return ngettext("%(number)s day", "%(number)s days", number) % {"number": number}


@dataclass(frozen=True, slots=True)
class FindingPage:
    """What a finding's page tells. is_open: it may still be answered and excepted, being neither ended nor past."""

    line: FindingLine
    is_open: bool


def finding_page(finding: ComplianceFinding, *, today: date | None = None) -> FindingPage:
    """The page of a finding. No query beside those of `findings`."""
    now = today or timezone.localdate()
    is_open = finding.ended_at is None and is_checked_still(finding.year, now)
    return FindingPage(line=finding_line(finding, today=now), is_open=is_open)
