"""The versions of a plan: which holds, which is being written, and what each may be compared with."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from goals.models import Plan
from goals.rules import BEING_WRITTEN, can_read_plan
from governance.models import AdoptionState, User


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """A version as a list shows it. compare_url: beside the one before it; empty for the first."""

    pk: int
    number: int
    state: str
    state_label: str
    reason: str
    body: str
    decided_on: str
    paragraph: str
    registry_number: str
    url: str
    compare_url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class PlanVersions:
    """A plan among its versions, latest first, as far as the person may read them.

    in_force, written: the version in force and the one being written, where it is another than the plan itself.
    replaced_by: the version that took the place of a superseded plan. last_year: the plan in force the year before.
    """

    versions: tuple[PlanVersion, ...]
    in_force: PlanVersion | None
    written: PlanVersion | None
    replaced_by: PlanVersion | None
    last_year: str

    @property
    def are_several(self) -> bool:
        """Whether there is more than this one."""
        return len(self.versions) > 1


def plan_versions(plan: Plan, user: User) -> PlanVersions:
    """The versions of the plan that the person may read. One query."""
    own = Q(level=plan.level_id, year=plan.year)
    rows = Plan.objects.filter(own | _in_force_last_year(plan), organisation=plan.organisation_id)
    found = list(rows.select_related("decided_by").order_by("-version"))
    readable = [row for row in found if row.year == plan.year and can_read_plan(user, row)]
    versions = tuple(_version(row, plan, readable) for row in readable)
    others = [version for version in versions if not version.is_current]
    later = [each for each in others if each.number > plan.version and each.state not in BEING_WRITTEN]
    before = next((row for row in found if row.year < plan.year), None)
    return PlanVersions(
        versions=versions,
        in_force=next((version for version in others if version.state == AdoptionState.ADOPTED), None),
        written=next((version for version in others if version.state in BEING_WRITTEN), None),
        replaced_by=later[-1] if plan.state == AdoptionState.SUPERSEDED and later else None,
        last_year=_compare_url(plan.pk, before.pk) if before else "",
    )


def _version(row: Plan, shown: Plan, readable: Iterable[Plan]) -> PlanVersion:
    before = next((other for other in readable if other.version < row.version), None)
    return PlanVersion(
        pk=row.pk,
        number=row.version,
        state=row.state,
        state_label=row.get_state_display(),
        reason=row.revision_reason,
        body=row.decided_by.name if row.decided_by else "",
        decided_on=row.decided_on.isoformat() if row.decided_on else "",
        paragraph=row.minutes_paragraph,
        registry_number=row.registry_number,
        url=reverse("plan_show", args=[row.pk]),
        compare_url=_compare_url(row.pk, before.pk) if before else "",
        is_current=row.pk == shown.pk,
    )


def _compare_url(plan: int, other: int) -> str:
    return f"{reverse('plan_compare', args=[plan])}?with={other}"


def _in_force_last_year(plan: Plan) -> Q:
    """The plan that was in force the year before, on the same kind of level."""
    return Q(year=plan.year - 1, state=AdoptionState.ADOPTED, level__owner_kind=plan.level.owner_kind)


def comparable_plans(plan: Plan, user: User) -> list[tuple[Plan, str]]:
    """The organisation's other plans that the person may read, with what each is called, latest first. One query."""
    rows = Plan.objects.filter(organisation=plan.organisation_id).exclude(pk=plan.pk)
    found = rows.select_related("organisation", "level", "decided_by").order_by("-year", "level__order", "-version")
    return [(row, version_name(row)) for row in found if can_read_plan(user, row)]


def version_name(plan: Plan) -> str:
    """What a plan is called among the organisation's plans: "Enhetsplan 2026, version 2 (adopted)"."""
    return _("%(level)s %(year)s, version %(number)s (%(state)s)") % {
        "level": plan.level.name,
        "year": plan.year,
        "number": plan.version,
        "state": plan.get_state_display().lower(),
    }


def compared_by_default(plan: Plan, others: Iterable[tuple[Plan, str]], asked: int | None) -> Plan | None:
    """The plan asked for where it may be read; else the one that this revises, the latest before it, or any other."""
    found = {other.pk: other for other, _name in others}
    earlier = [other for other in found.values() if (other.year, other.version) < (plan.year, plan.version)]
    candidates = [found.get(asked or 0), found.get(plan.revises_id or 0), *earlier, *found.values()]
    return next((other for other in candidates if other is not None), None)
