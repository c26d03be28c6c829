"""What every page of the base layout needs to know."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from governance.access import grants_of
from governance.models import Membership
from governance.tenancy import is_scope_open

# Whoever sits on the executive board sits on another body, too: the wider duty is what the person is called by.
ROLE_ORDER = sorted(
    Membership.Role, key=lambda role: (role == Membership.Role.BOARD_MEMBER) * 1.5 + list(Membership.Role).index(role)
)


def page(request: HttpRequest) -> dict[str, Any]:
    """The municipality, the person's role in it in words, and the municipality's accent colour as a stylesheet."""
    municipality = getattr(request, "municipality", None)
    if municipality is None or not is_scope_open():
        return {"municipality": None, "role_label": "", "accent_stylesheet": ""}
    held = grants_of(request.user).roles
    role = next((role for role in ROLE_ORDER if role in held), None)
    return {
        "municipality": municipality,
        "role_label": role.label if role else "",
        "accent_stylesheet": f"{reverse('accent')}?v={municipality.accent.lstrip('#')}",
    }
