"""What is remembered of files of values: how their columns and names were understood."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from governance.access import get_permitted, require
from indicators import rules
from indicators.columns import Role
from indicators.importing.wording import role_word
from indicators.models import ImportMapping
from indicators.queries.imports import place_names_now
from indicators.queries.mappings import import_mappings
from indicators.services.mappings import forget_mapping

MAPPINGS_A_PAGE = 30


@require_safe
def mapping_list(request: HttpRequest) -> HttpResponse:
    """How files with the same headings were understood before, in the whole municipality."""
    require(rules.can_list_imports(request.user))
    return render(request, "indicators/mapping_list.html", _mappings_context(request))


@require_POST
def mapping_forget(request: HttpRequest, pk: int) -> HttpResponse:
    """Let files with these headings be understood by their headings alone."""
    mapping = get_permitted(import_mappings(), request.user, rules.can_forget_mapping, pk=pk)
    forget_mapping(mapping=mapping, by=request.user)
    messages.success(request, _("Forgotten. The next file with these headings is understood by its headings alone."))
    return redirect("mapping_list")


def _mappings_context(request: HttpRequest) -> dict[str, Any]:
    """What is remembered of files: their headings, what was said of them, and by whom."""
    page = Paginator(import_mappings(), MAPPINGS_A_PAGE).get_page(request.GET.get("page"))
    labels = place_names_now().labels
    return {
        "page": page,
        "mappings": [_mapping_line(mapping, labels) for mapping in page],
        "may_forget": rules.can_import_values(request.user),
    }


@dataclass(frozen=True, slots=True)
class MappingLine:
    """A remembered file in the list. names: "Linköping is Vallaskolan"."""

    pk: int
    heads: str
    columns: tuple[str, ...]
    names: tuple[str, ...]
    by: str
    when: str


def _mapping_line(mapping: ImportMapping, labels: Mapping[str, str]) -> MappingLine:
    known = {role.value: role for role in Role}
    columns = [
        _("%(column)s: %(what)s") % {"column": mapping.heads[at], "what": role_word(known[role])}
        for role, at in sorted(mapping.columns.items(), key=lambda item: item[1])
        if role in known and at < len(mapping.heads)
    ]
    return MappingLine(
        pk=mapping.pk,
        heads=", ".join(mapping.heads),
        columns=tuple(columns),
        names=tuple(_name_told(name, place, labels) for name, place in mapping.places.items()),
        by=mapping.saved_by.full_name,
        when=date_format(timezone.localtime(mapping.saved_at), "Y-m-d"),
    )


def _name_told(name: str, place: str, labels: Mapping[str, str]) -> str:
    told = name or _("Rows without a name")
    if not place:
        return _("%(name)s: left out") % {"name": told}
    return _("%(name)s: %(place)s") % {"name": told, "place": labels.get(place, _("no longer there"))}
