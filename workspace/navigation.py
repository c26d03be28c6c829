"""The main navigation: for each person what she may use, in the order in which it is used."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from governance.access import Grants, grants_of
from governance.models.organisation import Permission
from governance.tenancy import is_scope_open

WORKS = (
    Permission.WRITE_PLANS,
    Permission.ENTER_VALUES,
    Permission.ASSESS_GOALS,
    Permission.RECORD_DECISIONS,
    Permission.SHAPE_MODEL,
)


@dataclass(frozen=True, slots=True)
class Link:
    """One entry of the navigation."""

    label: str
    url: str
    current: bool


def navigation(request: HttpRequest) -> dict[str, Any]:
    """The entries of the main navigation on this page; none outside a municipality."""
    if getattr(request, "municipality", None) is None or not is_scope_open():
        return {"navigation": []}
    here = request.path
    entries = [(label, reverse(name), kin) for label, name, kin in _entries(grants_of(request.user))]
    current = _current(here, entries)
    return {"navigation": [Link(label, url, current=url == current) for label, url, _kin in entries]}


def _entries(grants: Grants) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """(label, url name, further path beginnings that belong to it), in order."""
    if any(grants.may_anywhere(permission) for permission in WORKS):
        yield _("My tasks"), "start", ()
        yield _("How it goes"), "overview_show", ()
    else:
        yield _("How it goes"), "start", ("how/",)
    yield _("The red thread"), "chain_show", ("goals/",)
    yield _("Plans"), "plan_list", ()
    if grants.may_anywhere(Permission.ENTER_VALUES):
        yield _("Values"), "value_entry", ("indicators/imports/",)
    yield _("Indicators"), "indicator_list", ()
    if grants.may_anywhere(Permission.ASSESS_GOALS) or grants.may_anywhere(Permission.READ_HISTORY):
        yield _("Follow-up"), "assessment_list", ("periods/",)
    if grants.may_anywhere(Permission.ORDER_REPORTS) or grants.may_anywhere(Permission.READ_DRAFTS):
        yield _("Reports"), "report_list", ()
    yield _("Governance model"), "model_list", ("governance/",)
    if grants.may_anywhere(Permission.READ_HISTORY):
        yield _("History"), "history_list", ()


def _current(here: str, entries: list[tuple[str, str, tuple[str, ...]]]) -> str:
    """The entry whose address is the longest beginning of this page's; start only for itself."""
    root = reverse("start")
    claims = [
        (len(beginning), url)
        for _label, url, kin in entries
        for beginning in (url, *(root + each for each in kin))
        if here == beginning or (beginning != root and here.startswith(beginning))
    ]
    return max(claims, default=(0, ""))[1]
