"""What the link of an invitation leads to: outside every municipality, since the person belongs nowhere yet."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from governance import forms, invitations, queries
from governance.invitations import Found
from governance.refusals import RefusedError


@never_cache
def invitation_show(request: HttpRequest, token: str) -> HttpResponse:
    """The invitation in words, and the way in: a password for who is new, signing in for who has an account."""
    found = invitations.invitation_behind(token)
    if found is None:
        return render(request, "governance/invitation_gone.html", status=404)
    if request.user.is_authenticated:
        return _answered_by_account(request, found)
    if queries.has_account(found.invitation.email):
        return _page(request, found, needs="sign_in")
    form = forms.AccountForm(
        request.POST or None, email=found.invitation.email, initial={"full_name": found.invitation.full_name}
    )
    if form.is_valid():
        begun = form.carry_out(lambda: invitations.begin(found=found, **form.cleaned_data))
        if begun is not None:
            messages.success(request, _("Your account is ready. Sign in with your e-mail address and your password."))
            return redirect(f"/accounts/login/?next=/{found.municipality.slug}/")
    return _page(request, found, needs="password", form=form)


def _answered_by_account(request: HttpRequest, found: Found) -> HttpResponse:
    if request.user.email.casefold() != found.invitation.email.casefold():
        return _page(request, found, needs="other_account")
    if request.method != "POST":
        return _page(request, found, needs="answer")
    try:
        invitations.accept(found, request.user)
    except RefusedError as refusal:
        messages.error(request, refusal.message)
        return redirect("start")
    return redirect(f"/{found.municipality.slug}/")


def _page(request: HttpRequest, found: Found, **context: object) -> HttpResponse:
    invitation = found.invitation
    told = {
        "municipality_name": found.municipality.name,
        "invitation": invitation,
        "role": invitation.get_role_display(),
        **context,
    }
    return render(request, "governance/invitation_show.html", told)
