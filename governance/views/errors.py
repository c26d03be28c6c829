"""The pages for what went wrong: in words, with a way on, and without asking the database."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from redis.exceptions import RedisError

OUT_OF_REACH = (OperationalError, InterfaceError, RedisError, OSError)


def server_error(request: HttpRequest) -> HttpResponse:
    """500; or 503 with its own words when the database, Redis or the disk could not be reached or written.

    Signing in stops with it: without the cache nobody counts the guesses, so that door stays shut meanwhile.
    """
    error = sys.exc_info()[1]
    name, status = ("503.html", 503) if isinstance(error, OUT_OF_REACH) else ("500.html", 500)
    # No context processors: they ask for the person and the municipality, and so for the database.
    return HttpResponse(Engine.get_default().get_template(name).render(Context()), status=status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that was sent without its token: how to send it again without losing it."""
    return HttpResponse(Engine.get_default().get_template("403_csrf.html").render(Context()), status=403)
