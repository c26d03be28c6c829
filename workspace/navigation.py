"""The main navigation: for each person what she may use, in the order in which it is used.

At most eight entries: what belongs together stands under one entry, and its pages in a second row beneath (section).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from annualcycle.rules.working import can_work_somewhere
from dialogue.queries.reading import unread_number
from dialogue.rules import can_acknowledge_plans
from governance.access import Grants, grants_of
from governance.models import User
from governance.models.organisation import Permission
from governance.tenancy import is_scope_open
from indicators.rules import can_enter_values, can_read_kolada
from reports.rules import can_read_reports
from workspace.todo import begins_with_tasks


@dataclass(frozen=True, slots=True)
class _Page:
    """A label, the page's name, and how the names of the pages that belong to it begin."""

    label: str
    name: str
    kin: tuple[str, ...] = ()

    def claim(self, here: str) -> int:
        """How closely the page named so belongs to this one: the length of what they share, 0 for nothing."""
        claims = [len(self.name)] if here == self.name else []
        return max(claims + [len(beginning) for beginning in self.kin if here.startswith(beginning)], default=0)


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of the main menu and its pages. It leads to the first of them."""

    label: str
    pages: tuple[_Page, ...]

    def claim(self, here: str) -> int:
        """As its page that is nearest."""
        return max(page.claim(here) for page in self.pages)


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
    here = getattr(request.resolver_match, "url_name", "") or ""
    current = max(entries, key=lambda entry: entry.claim(here), default=None)
    if current is not None and not current.claim(here):
        current = None
    links = [Link(entry.label, reverse(entry.pages[0].name), current=entry is current) for entry in entries]
    asked = {"may_read_kolada": can_read_kolada(request.user), "may_enter_values": can_enter_values(request.user)}
    return {"navigation": links, "section_links": _section(current, here), **asked}


def _section(entry: _Entry | None, here: str) -> list[Link]:
    """The pages of the entry that this page belongs to, where there is more than one."""
    if entry is None or len(entry.pages) < 2:
        return []
    nearest = max(entry.pages, key=lambda page: page.claim(here))
    return [Link(page.label, reverse(page.name), current=page is nearest) for page in entry.pages]


def _entries(user: User) -> Iterator[_Entry]:
    """What this person may use, in order."""
    grants = grants_of(user)
    yield _first(begins_with_tasks(grants))
    marking = ("tag_", "agenda_", "legalrequirement_", "ranking_")
    between = ("cascade_", "notrelevant_", "serving_", "contribution_", "effect_", "coverage_")
    yield _one(_("The red thread"), "chain_show", ("goal_", "mission_", *marking, *between))
    if can_acknowledge_plans(user):
        yield _one(_plans_to_read(unread_number(user)), "reading_list", ("reading_", "receipt_give"))
    yield _one(_("Plans"), "plan_list", ("plan_", "activity_", "assignment_", "receipt_"))
    yield _Entry(_("Annual wheel"), tuple(_wheel(user)))
    if grants.may_anywhere(Permission.ENTER_VALUES):
        yield _one(_("Values"), "value_entry", ("import_", "mapping_", "value_paste"))
    measuring = ("standard_", "quality_", "measure_", "measurereview_", "break_create", "break_remove", "publication_")
    yield _one(_("Indicators"), "indicator_list", ("indicator_", "target_", "kolada_", *measuring))
    yield _Entry(_("Follow-up"), tuple(_following(user, grants)))
    shape = ("model_", "level_", "section_", "scale_")
    people = ("organisation_", "person_", "membership_", "invitation_", "municipality_", "module_", "history_")
    yield _one(_("Governance model"), "model_list", (*shape, *people))


def _one(label: str, name: str, kin: Sequence[str] = ()) -> _Entry:
    return _Entry(label, (_Page(label, name, tuple(kin)),))


def _first(begins: bool) -> _Entry:  # noqa: FBT001 (whether the first page is one's tasks)
    """The first page and what stands beside it."""
    how = _Page(_("How it goes"), "overview_show" if begins else "start", ("overview_",))
    notices = _Page(_("Notices"), "notice_list", ("notice_",))
    if not begins:
        return _Entry(how.label, (how, notices))
    return _Entry(_("My tasks"), (_Page(_("My tasks"), "start"), how, notices))


def _wheel(user: User) -> Iterator[_Page]:
    """The wheel, what it asks of oneself, and what happens beside it."""
    yield _Page(_("Annual wheel"), "cycle_show", ("cycle_", "year_", "step_", "calendar_", "reminderpolicy_"))
    if can_work_somewhere(user):
        yield _Page(_("Tasks"), "task_list", ("task_",))
    yield _Page(_("Changes"), "change_list", ("change_", "lateinput_"))
    yield _Page(_("Walk-throughs"), "walkthrough_list", ("walkthrough_",))


def _following(user: User, grants: Grants) -> Iterator[_Page]:
    """How far everybody has come, what was assessed, and what comes of it."""
    reviews = grants.may_anywhere(Permission.READ_HISTORY)
    if reviews or grants.may_anywhere(Permission.ASSESS_GOALS):
        yield _Page(_("Assessments"), "assessment_list", ("goal_assess", "mission_assess"))
    yield _Page(_("The whole picture"), "matrix_show", ("matrix_",))
    yield _Page(_("Rules and compliance"), "finding_list", ("finding_", "rule_"))
    if reviews:
        yield _Page(_("Closed periods"), "period_list", ("period_",))
    if can_read_reports(user):
        yield _Page(_("Reports"), "report_list", ("report_",))


def _plans_to_read(number: int) -> str:
    return _("Plans to read (%(number)s)") % {"number": number} if number else _("Plans to read")
