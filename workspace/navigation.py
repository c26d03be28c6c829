"""The main navigation: for each role what it uses, in the order that it uses it."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from governance.tenancy import is_scope_open


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
    return {"navigation": [Link(_("How it goes"), reverse("start"), current=True)]}
