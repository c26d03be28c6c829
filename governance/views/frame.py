"""What the pages about the municipality itself share: their tabs, and how a service's refusal is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from governance import rules
from governance.forms.fields import RefusableForm, SeenForm

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Tab:
    """A page of this section, in its row of tabs."""

    label: str
    url: str
    current: bool


def page(request: HttpRequest, template: str, section: str, **context: Any) -> HttpResponse:
    """A page of the section "The municipality", with its tabs; `section` is the name of the tab's page."""
    return render(request, template, {"tabs": _tabs(request, section), **context})


def made(form: RefusableForm, write: Callable[..., R], **given: Any) -> R | None:
    """Hand the form's clean data and what else is given to a service: what it made, or None, told in the form."""
    try:
        return write(**form.cleaned_data, **given)
    except ValidationError as refusal:
        form.refuse(refusal)
        return None


def done(form: RefusableForm, write: Callable[..., Any], **given: Any) -> bool:
    """As `made`, for a service that makes nothing: whether it was done."""
    made(form, write, **given)
    return not form.errors


def show_again(form: SeenForm, seen: str) -> None:
    """Let a refused form be sent again over what is shown now."""
    if form.is_bound:
        form.show_again(seen)


def _tabs(request: HttpRequest, section: str) -> list[Tab]:
    user = request.user
    offered = [
        ("model_list", _("Governance model"), True),
        ("organisation_list", _("Organisation"), True),
        ("person_list", _("People"), rules.can_manage_people(user)),
        ("municipality_edit", _("Settings"), rules.can_edit_municipality(user)),
        ("history_list", _("History"), rules.can_read_history(user)),
    ]
    return [Tab(label, reverse(name), name == section) for name, label, may in offered if may]
