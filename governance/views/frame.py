"""What the pages about the municipality itself share: their tabs."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from governance import rules


@dataclass(frozen=True, slots=True)
class Tab:
    """A page of this section, in its row of tabs."""

    label: str
    url: str
    current: bool


def page(request: HttpRequest, template: str, section: str, /, **context: Any) -> HttpResponse:
    """A page of the section "The municipality", with its tabs; `section` is the name of the tab's page."""
    return render(request, template, {"tabs": _tabs(request, section), **context})


def _tabs(request: HttpRequest, section: str) -> list[Tab]:
    user = request.user
    offered = [
        ("model_list", _("Governance model"), True),
        ("organisation_list", _("Organisation"), True),
        ("person_list", _("People"), rules.can_manage_people(user)),
        ("municipality_edit", _("Settings"), rules.can_edit_municipality(user)),
        ("module_list", _("Modules"), rules.can_edit_municipality(user)),
        ("history_list", _("History"), rules.can_read_history(user)),
    ]
    return [Tab(label, reverse(name), name == section) for name, label, may in offered if may]
