"""A person's own things: profile, language, and what was kept when the session ended."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from governance import services
from governance.forms import ProfileForm
from governance.resume import forget_submission, kept_submission, readable_fields


@require_http_methods(["GET", "POST"])
@login_required
def profile(request: HttpRequest) -> HttpResponse:
    """The person's name and language, and the way to password and two-step sign-in."""
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        services.update_profile(user=request.user, by=request.user, **form.cleaned_data)
        messages.success(request, _("Your details are saved."))
        return redirect("profile")
    return render(request, "governance/profile.html", {"form": form})


@require_POST
def language_set(request: HttpRequest) -> HttpResponse:
    """Remember the chosen interface language: on the person, else in a cookie; back to the page."""
    language = request.POST.get("language", "")
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    response = redirect(back)
    if language in dict(settings.LANGUAGES):
        if request.user.is_authenticated:
            services.choose_language(language=language, by=request.user)
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, language, max_age=365 * 86400, samesite="Lax", secure=request.is_secure()
        )
    return response


@require_safe
@login_required
def resume(request: HttpRequest) -> HttpResponse:
    """What the person had written when the session ended: to read through and send again, or to let go."""
    kept = kept_submission(request)
    if kept is None:
        return redirect("start")
    if request.GET.get("forget"):
        forget_submission(request)
        return redirect(kept["page"])
    return render(request, "governance/resume.html", {"kept": kept, "texts": readable_fields(kept)})
