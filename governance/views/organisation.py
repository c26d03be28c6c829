"""The organisation as a tree, and the municipality's own settings."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from governance import forms, queries, rules, services
from governance.access import get_permitted, grants_of, require
from governance.models.organisation import Permission
from governance.refusals import RefusedError
from governance.views.frame import page

SECTION = "organisation_list"


@require_safe
def organisation_list(request: HttpRequest) -> HttpResponse:
    """The tree, with what has ended on request."""
    with_ended = request.GET.get("ended") == "1"
    managed = grants_of(request.user).where(Permission.MANAGE_PEOPLE)
    nodes = queries.organisation_tree(with_ended=with_ended)
    context = {
        "rows": [(node, node.organisation.pk in managed) for node in nodes],
        "with_ended": with_ended,
        "may_manage": bool(managed),
        "add_under": next((node.organisation.pk for node in nodes if node.organisation.pk in managed), None),
    }
    return page(request, "governance/organisation_list.html", SECTION, **context)


@require_http_methods(["GET", "POST"])
def organisation_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add an organisation under this one (or another that one manages)."""
    parent = get_permitted(queries.organisations(), request.user, rules.can_manage_organisation, pk=pk)
    initial = {"parent": parent.pk, "kind": "unit", "valid_from": timezone.localdate()}
    form = forms.OrganisationForm(request.POST or None, places=_places(request), initial=initial)
    if form.is_valid():
        added = form.carry_out(lambda: services.create_organisation(by=request.user, **form.cleaned_data))
        if added is not None:
            messages.success(request, _("“%(name)s” is added.") % {"name": added.name})
            return redirect("organisation_list")
    return page(request, "governance/organisation_add.html", SECTION, form=form, parent=parent)


@require_http_methods(["GET", "POST"])
def organisation_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename or move an organisation."""
    organisation = get_permitted(queries.organisations(), request.user, rules.can_manage_organisation, pk=pk)
    is_root = organisation.parent_id is None
    fixed = {"parent": None, "kind": organisation.kind} if is_root else {}
    initial = {name: getattr(organisation, name) for name in ("name", "short_name", "kind", "valid_from")}
    initial["parent"] = organisation.parent_id
    form = forms.OrganisationForm(request.POST or None, places=_places(request), is_root=is_root, initial=initial)
    if form.is_valid():
        given = fixed | form.cleaned_data
        saved = form.carry_out(
            lambda: services.update_organisation(organisation=organisation, by=request.user, **given)
        )
        if saved is not None:
            messages.success(request, _("“%(name)s” is saved.") % {"name": saved.name})
            return redirect("organisation_list")
    return page(request, "governance/organisation_edit.html", SECTION, form=form, organisation=organisation)


@require_http_methods(["GET", "POST"])
def organisation_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Let an organisation end on a day, with the roles held in it."""
    organisation = get_permitted(queries.organisations(), request.user, rules.can_manage_organisation, pk=pk)
    form = forms.OrganisationEndForm(request.POST or None, initial={"on": timezone.localdate()})
    held = queries.roles_going_on_in(organisation)
    if form.is_valid():
        on = form.cleaned_data["on"]
        ended = form.carry_out(lambda: services.end_organisation(organisation=organisation, on=on, by=request.user))
        if ended is not None:
            messages.success(request, " ".join(_ending_in_words(organisation.name, ended)))
            return redirect("organisation_list")
    return page(request, "governance/organisation_end.html", SECTION, form=form, organisation=organisation, held=held)


@require_POST
def organisation_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an end back."""
    organisation = get_permitted(queries.organisations(), request.user, rules.can_manage_organisation, pk=pk)
    try:
        services.reopen_organisation(organisation=organisation, by=request.user)
        messages.success(request, _("“%(name)s” goes on.") % {"name": organisation.name})
    except RefusedError as refusal:
        messages.error(request, refusal.message)
    return redirect("organisation_list")


@require_http_methods(["GET", "POST"])
def municipality_edit(request: HttpRequest) -> HttpResponse:
    """Name, language, money unit and accent colour."""
    require(rules.can_edit_municipality(request.user))
    form = forms.MunicipalityForm(request.POST or None, instance=queries.this_municipality())
    if form.is_valid():
        services.update_municipality(municipality=form.instance, by=request.user, **form.cleaned_data)
        messages.success(request, _("The settings are saved."))
        return redirect("municipality_edit")
    return page(request, "governance/municipality_edit.html", "municipality_edit", form=form)


def _ending_in_words(name: str, roles: int) -> list[str]:
    told = [_("“%(name)s” ends.") % {"name": name}]
    if roles:
        told.append(
            ngettext("%(count)s role ended with it.", "%(count)s roles ended with it.", roles) % {"count": roles}
        )
    return told


def _places(request: HttpRequest) -> list[tuple[int, str]]:
    return queries.organisation_choices(within=grants_of(request.user).where(Permission.MANAGE_PEOPLE))
