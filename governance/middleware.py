"""From the address to the municipality: taken off the path once, so that no view or template carries it."""

from collections.abc import Callable
from urllib.parse import quote

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.handlers.exception import response_for_exception
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import get_script_prefix, set_script_prefix, set_urlconf
from django.utils import translation

from governance.access import OvertakenError
from governance.models import Admission, Municipality
from governance.models.people import RESERVED_SLUGS
from governance.openness import is_open
from governance.queries import admits_somebody
from governance.refusals import GoneError
from governance.resume import forget_when_stored, keep_submission
from governance.tenancy import municipality_scope
from governance.views.errors import overtaken

GetResponse = Callable[[HttpRequest], HttpResponse]


class MunicipalityMiddleware:
    """Opens the municipality's scope around the view for those who are admitted; for all others it is not there."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The page, in the person's language; in a municipality's scope where the address names one."""
        municipality, prefix = _municipality_of(request)
        request.municipality = municipality
        with translation.override(_language_of(request)):
            request.LANGUAGE_CODE = translation.get_language()
            try:
                return self._response(request, municipality, prefix)
            except Http404 as error:  # while the language is still the person's
                return response_for_exception(request, error)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Words for whoever sends a form too late; None where it is neither overtaken nor gone."""
        if isinstance(exception, OvertakenError) and request.method == "POST":
            return overtaken(request)
        return response_for_exception(request, Http404()) if isinstance(exception, GoneError) else None

    def _response(self, request: HttpRequest, municipality: Municipality | None, prefix: str) -> HttpResponse:
        if municipality is None:
            return self.get_response(request)
        if is_open(_within(request, prefix), settings.MUNICIPALITY_URLCONF):
            request.user = AnonymousUser()  # what is shown hangs on the address alone, whoever is signed in
            return self._in_municipality(request, municipality, prefix, is_open=True)
        if not request.user.is_authenticated:
            return _to_sign_in(request)
        if not getattr(municipality, "is_open_to_person", False):
            raise Http404
        return self._in_municipality(request, municipality, prefix)

    def _in_municipality(
        self, request: HttpRequest, municipality: Municipality, prefix: str, *, is_open: bool = False
    ) -> HttpResponse:
        before = get_script_prefix()
        request.urlconf = settings.MUNICIPALITY_URLCONF
        set_urlconf(request.urlconf)  # before the scope, which leaves it as it was: error pages come after it
        request.path_info = _within(request, prefix)
        set_script_prefix(before.rstrip("/") + prefix)
        try:
            with municipality_scope(municipality):
                if not is_open and not admits_somebody(request.user):
                    raise Http404  # the role has ended, or has not begun
                response = self.get_response(request)
                forget_when_stored(request, response)
                return response
        finally:
            set_script_prefix(before)


def _municipality_of(request: HttpRequest) -> tuple[Municipality | None, str]:
    """The municipality that the host or the first part of the path names, and the part of the path it takes."""
    slug, slash, _ = request.path_info.lstrip("/").partition("/")
    if slug in RESERVED_SLUGS:  # signing in and the like lie outside, on a municipality's own host too
        return None, "/"
    by_host = settings.MUNICIPALITY_HOSTS.get(request.get_host().partition(":")[0])
    if by_host:
        return _named(by_host, request), "/"
    if not slug or not slash or "\0" in slug:  # PostgreSQL knows no NUL character: asking for one is an error
        return None, "/"
    return _named(slug, request), f"/{slug}/"


def _within(request: HttpRequest, prefix: str) -> str:
    """The path inside the municipality."""
    return "/" + request.path_info[len(prefix) :]


def _named(slug: str, request: HttpRequest) -> Municipality | None:
    """The municipality with this name, and as `is_open_to_person` whether the person is admitted. One query."""
    admitted = Admission.objects.filter(user_id=request.user.pk, municipality=OuterRef("pk"))
    return Municipality.objects.filter(slug=slug).annotate(is_open_to_person=Exists(admitted)).first()


def _language_of(request: HttpRequest) -> str:
    """The person's own choice, else the browser's remembered choice, else the municipality's, else Swedish."""
    known = dict(settings.LANGUAGES)
    wanted = (
        getattr(request.user, "language", ""),
        request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, ""),
        getattr(request.municipality, "language", ""),
    )
    return next((language for language in wanted if language in known), settings.LANGUAGE_CODE)


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page and back. What was typed in a form before the session ended is kept meanwhile."""
    back = keep_submission(request) if request.method == "POST" else request.get_full_path()
    response = HttpResponseRedirect(f"{settings.LOGIN_URL}?next={quote(back)}")
    if request.headers.get("HX-Request"):
        response = HttpResponse(status=204, headers={"HX-Redirect": response.url})
    return response
