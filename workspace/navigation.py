"""The main navigation: for each person what she may use, in the order in which it is used."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from dialogue.queries.reading import unread_number
from dialogue.rules import can_acknowledge_plans
from governance.access import grants_of
from governance.models import User
from governance.models.organisation import Permission
from governance.tenancy import is_scope_open
from indicators.rules import can_enter_values, can_read_kolada
from reports.rules import can_read_reports
from workspace.todo import begins_with_tasks


@dataclass(frozen=True, slots=True)
class _Entry:
    """A label, the page's name, and how the names of the pages that belong to it begin."""

    label: str
    name: str
    kin: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """One entry of the navigation."""

    label: str
    url: str
    current: bool


def navigation(request: HttpRequest) -> dict[str, Any]:
    """The main navigation on this page, and what sub-navigations ask for; nothing outside a municipality."""
    if getattr(request, "municipality", None) is None or not is_scope_open():
        return {"navigation": []}
    entries = list(_entries(request.user))
    current = _current(getattr(request.resolver_match, "url_name", "") or "", entries)
    links = [Link(entry.label, reverse(entry.name), current=entry is current) for entry in entries]
    asked = {"may_read_kolada": can_read_kolada(request.user), "may_enter_values": can_enter_values(request.user)}
    return {"navigation": links, **asked}


def _entries(user: User) -> Iterator[_Entry]:
    """What this person may use, in order."""
    grants = grants_of(user)
    if begins_with_tasks(grants):
        yield _Entry(_("My tasks"), "start")
        yield _Entry(_("How it goes"), "overview_show")
    else:
        yield _Entry(_("How it goes"), "start", ("overview_",))
    marking = ("tag_", "agenda_", "legalrequirement_", "ranking_")
    between = ("cascade_", "notrelevant_", "serving_", "contribution_", "effect_", "coverage_")
    yield _Entry(_("The red thread"), "chain_show", ("goal_", "mission_", *marking, *between))
    if can_acknowledge_plans(user):
        yield _Entry(_plans_to_read(unread_number(user)), "reading_list", ("reading_", "receipt_give"))
    yield _Entry(_("Plans"), "plan_list", ("plan_", "activity_", "assignment_", "receipt_"))
    if grants.may_anywhere(Permission.ENTER_VALUES):
        yield _Entry(_("Values"), "value_entry", ("import_", "mapping_", "value_paste"))
    measuring = ("standard_", "quality_", "measure_", "measurereview_", "break_create", "break_remove", "publication_")
    yield _Entry(_("Indicators"), "indicator_list", ("indicator_", "target_", "kolada_", *measuring))
    if grants.may_anywhere(Permission.ASSESS_GOALS) or grants.may_anywhere(Permission.READ_HISTORY):
        yield _Entry(_("Follow-up"), "assessment_list", ("goal_assess", "mission_assess", "period_"))
    if can_read_reports(user):
        yield _Entry(_("Reports"), "report_list", ("report_",))
    shape = ("model_", "level_", "section_", "scale_")
    keeping = (*shape, "organisation_", "person_", "membership_", "invitation_", "municipality_", "module_")
    yield _Entry(_("Governance model"), "model_list", keeping)
    if grants.may_anywhere(Permission.READ_HISTORY):
        yield _Entry(_("History"), "history_list", ("history_",))


def _plans_to_read(number: int) -> str:
    return _("Plans to read (%(number)s)") % {"number": number} if number else _("Plans to read")


def _current(here: str, entries: list[_Entry]) -> _Entry | None:
    """The entry whose own name, or the longest beginning it claims, is this page's."""
    claims = [
        (len(beginning), -place, entry)
        for place, entry in enumerate(entries)
        for beginning in (entry.name, *entry.kin)
        if here == beginning or (beginning in entry.kin and here.startswith(beginning))
    ]
    return max(claims, default=(0, 0, None), key=lambda claim: claim[:2])[2]
