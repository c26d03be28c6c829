"""The pages for what went wrong: in words, with a way on, and without asking the database."""

import sys

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import Context, Engine
from django.urls import Resolver404, get_script_prefix, resolve
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


def overtaken(request: HttpRequest) -> HttpResponse:
    """409 for what was sent after somebody else, or the person's own first click, had moved it on: in words."""
    url = get_script_prefix().rstrip("/") + _nearest_above(request)
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": url})
    return render(request, "409.html", {"url": url}, status=409)


def _nearest_above(request: HttpRequest) -> str:
    """The nearest page above the address: …/plans/5/ of …/plans/5/edit/, or the start page."""
    above = request.path_info
    while above.strip("/"):
        above = above.rstrip("/").rpartition("/")[0] + "/"
        try:
            resolve(above, urlconf=settings.MUNICIPALITY_URLCONF)
        except Resolver404:
            continue
        return above
    return "/"
