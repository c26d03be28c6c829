"""A form sent after the session had ended is not lost: it waits until the person has signed in again.

Only the writer gets it back: whoever signs in next in the same browser, as on a shared computer, may be someone else.
"""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

KEY = "kept_submission"
MAX_CHARACTERS = 200_000
NEVER_KEPT = ("csrfmiddlewaretoken",)
SECRET = "password"  # a form with such a field is not kept at all  # noqa: S105 (a field's name)
# Fields that the page needs and the person never saw: sent on, but not shown as "what you wrote".
CODE = re.compile(r"\s*[a-z_]*\s*|[^\W\d]?[\d\W_]*")  # a choice's code, a number, a date
UNSEEN = ("seen", "next", "version", "TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")


def keep_submission(request: HttpRequest) -> str:
    """Keep the fields of this POST in the (new, anonymous) session; the address to return to after signing in.

    Not kept, so that the form's own page is the address: files, forms of more than 200 000 characters, passwords, and
    what another site's page sends (it has passed no CSRF check, since nobody is signed in).
    """
    page = request.get_full_path()
    if not _is_from_here(request) or request.FILES or any(SECRET in name.casefold() for name in request.POST):
        return page
    fields = [(name, value) for name, values in request.POST.lists() if name not in NEVER_KEPT for value in values]
    if not fields or sum(len(name) + len(value) for name, value in fields) > MAX_CHARACTERS:
        return page
    request.session[KEY] = {"page": page, "fields": fields, "writer": _writer(request)}
    return reverse("resume", urlconf="config.urls")


def kept_submission(request: HttpRequest) -> dict | None:
    """What was kept in this session: {"page": address, "fields": [[name, value], …]}, or None.

    What another person wrote is let go of unseen.
    """
    kept = request.session.get(KEY)
    if kept and kept.get("writer") not in (None, str(request.user.pk)):
        forget_submission(request)
        return None
    return kept


def readable_fields(kept: dict) -> list[str]:
    """Of what was kept, the texts that the person wrote, in the form's order: no hidden fields, no lone numbers."""
    return [
        value for name, value in kept["fields"] if name.rpartition("-")[2] not in UNSEEN and not CODE.fullmatch(value)
    ]


def forget_submission(request: HttpRequest) -> None:
    """Let go of what was kept."""
    request.session.pop(KEY, None)


def forget_when_stored(request: HttpRequest, response: HttpResponse) -> None:
    """Let go of what was kept when the page it was meant for has now taken it: it redirects only when it has."""
    kept = kept_submission(request) if request.method == "POST" else None
    if kept and response.status_code in (302, 303) and kept["page"] == request.get_full_path():
        forget_submission(request)


def _writer(request: HttpRequest) -> str | None:
    """The id of the person whose session in this browser has ended; None where that can no longer be told."""
    ended = Session.objects.filter(session_key=request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")).first()
    return ended.get_decoded().get(SESSION_KEY) if ended else None


def _is_from_here(request: HttpRequest) -> bool:
    source = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return urlsplit(source).netloc == request.get_host()
