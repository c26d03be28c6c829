"""People and their roles: seen, asked in, given, ended."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from governance import forms, queries, rules, services
from governance.access import get_permitted, grants_of, require
from governance.models.organisation import Permission
from governance.views.frame import page

SECTION = "person_list"
PER_PAGE = 50


@require_safe
def person_list(request: HttpRequest) -> HttpResponse:
    """Everyone with a role here, narrowed by name, role and organisation; and those asked in who have not answered."""
    require(rules.can_manage_people(request.user))
    form = forms.PeopleFilterForm(request.GET, places=queries.organisation_choices())
    chosen = form.cleaned_data if form.is_valid() else {}
    organisation = chosen.get("organisation")
    within = queries.descendants_and_self(organisation) if organisation else None
    found = queries.people(wanted=chosen.get("wanted", ""), role=chosen.get("role", ""), organisation_ids=within)
    people_page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    kept = {name: request.GET[name] for name in ("wanted", "role", "organisation") if request.GET.get(name)}
    context = {
        "form": form,
        "page": people_page,
        "rows": queries.memberships_of(list(people_page)),
        "query": f"{urlencode(kept)}&" if kept else "",
        "is_narrowed": bool(kept),
        "invitations": queries.open_invitations(),
    }
    return page(request, "governance/person_list.html", SECTION, **context)


@require_safe
def person_show(request: HttpRequest, pk: int) -> HttpResponse:
    """A person's roles here."""
    person = get_permitted(queries.people_here(), request.user, rules.can_see_person, pk=pk)
    (row,) = queries.memberships_of([person])
    may_end = grants_of(request.user).where(Permission.MANAGE_PEOPLE)
    context = {
        "person": person,
        "row": row,
        "may_end": may_end,
        "today": timezone.localdate(),
        "may_read_history": rules.can_read_history(request.user),
    }
    return page(request, "governance/person_show.html", SECTION, **context)


@require_http_methods(["GET", "POST"])
def membership_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a person who is here one more role."""
    person = get_permitted(queries.people_here(), request.user, rules.can_see_person, pk=pk)
    initial = {"valid_from": timezone.localdate(), "role": "official"}
    form = forms.MembershipForm(request.POST or None, places=_places(request), initial=initial)
    if form.is_valid():
        given = form.cleaned_data
        membership = form.carry_out(lambda: services.grant_membership(user=person, by=request.user, **given))
        if membership is not None:
            messages.success(request, _("%(name)s has the role.") % {"name": person.full_name})
            return redirect("person_show", pk=pk)
    return page(request, "governance/membership_add.html", SECTION, form=form, person=person)


@require_http_methods(["GET", "POST"])
def membership_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a role end on a day."""
    membership = get_permitted(queries.memberships(), request.user, rules.can_end_membership, pk=pk)
    form = forms.MembershipEndForm(request.POST or None, initial={"on": timezone.localdate()})
    if form.is_valid():
        on = form.cleaned_data["on"]
        ended = form.carry_out(lambda: services.end_membership(membership=membership, on=on, by=request.user))
        if ended is not None:
            messages.success(request, _("The role ends %(day)s.") % {"day": ended.valid_to})
            is_still_allowed = ended.user_id != request.user.pk or rules.can_manage_people(request.user)
            return redirect("person_show", pk=ended.user_id) if is_still_allowed else redirect("organisation_list")
    return page(request, "governance/membership_end.html", SECTION, form=form, membership=membership)


@require_http_methods(["GET", "POST"])
def person_invite(request: HttpRequest) -> HttpResponse:
    """Ask somebody in."""
    require(rules.can_manage_people(request.user))
    initial = {"valid_from": timezone.localdate(), "role": "official"}
    form = forms.InvitationForm(request.POST or None, places=_places(request), initial=initial)
    address = request.build_absolute_uri("/")
    if form.is_valid():
        given = form.cleaned_data
        invitation = form.carry_out(lambda: services.invite_person(address=address, by=request.user, **given))
        if invitation is not None:
            messages.success(request, _("The invitation goes to %(email)s.") % {"email": invitation.email})
            return redirect("person_list")
    return page(request, "governance/person_invite.html", SECTION, form=form)


@require_POST
def invitation_resend(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the mail again."""
    invitation = get_permitted(queries.invitations(), request.user, rules.can_manage_invitation, pk=pk)
    services.resend_invitation(invitation=invitation, address=request.build_absolute_uri("/"), by=request.user)
    messages.success(request, _("The invitation goes to %(email)s.") % {"email": invitation.email})
    return redirect("person_list")


@require_POST
def invitation_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an invitation back."""
    invitation = get_permitted(queries.invitations(), request.user, rules.can_manage_invitation, pk=pk)
    services.withdraw_invitation(invitation=invitation, by=request.user)
    messages.success(request, _("The invitation to %(email)s is withdrawn.") % {"email": invitation.email})
    return redirect("person_list")


def _places(request: HttpRequest) -> list[tuple[int, str]]:
    return queries.organisation_choices(within=grants_of(request.user).where(Permission.MANAGE_PEOPLE))
