"""A form sent after the session had ended is not lost: it waits until the person has signed in again."""

from django.http import HttpRequest
from django.urls import reverse

KEY = "kept_submission"
MAX_CHARACTERS = 200_000
NEVER_KEPT = ("csrfmiddlewaretoken",)


def keep_submission(request: HttpRequest) -> str:
    """Keep the fields of this POST in the (new, anonymous) session; the address to return to after signing in.

    Files and forms larger than 200 000 characters are not kept: then the form's own page is the address.
    """
    page = request.get_full_path()
    fields = [(name, value) for name, values in request.POST.lists() if name not in NEVER_KEPT for value in values]
    if not fields or sum(len(name) + len(value) for name, value in fields) > MAX_CHARACTERS:
        return page
    request.session[KEY] = {"page": page, "fields": fields}
    return reverse("resume", urlconf="config.urls")


def kept_submission(request: HttpRequest) -> dict | None:
    """What was kept in this session: {"page": address, "fields": [[name, value], …]}, or None."""
    return request.session.get(KEY)


def forget_submission(request: HttpRequest) -> None:
    """Let go of what was kept."""
    request.session.pop(KEY, None)
