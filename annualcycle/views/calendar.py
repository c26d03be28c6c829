"""A person's calendar: the page where she gets her address, and the file that calendars fetch from it."""

from dataclasses import dataclass
from hashlib import sha256

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from annualcycle.ics import calendar
from annualcycle.models import CalendarSubscription
from annualcycle.queries import calendar as queries
from annualcycle.queries.calendar import Part
from annualcycle.services import calendar as services
from governance.language import active_language
from governance.mails import language_of
from governance.openness import open_to_strangers

_REFRESH_HOURS = 6


@dataclass(frozen=True, slots=True)
class Choice:
    """A part that the calendar may hold."""

    value: str
    label: str
    help: str
    is_chosen: bool


@require_safe
def calendar_show(request: HttpRequest) -> HttpResponse:
    """The person's own address, with what she has chosen in it, and how calendars take it."""
    subscription = queries.subscription_of(request.user)
    asked = [part for part in Part if part in request.GET.getlist("part")]
    chosen = asked or list(Part)
    address = _address(request, subscription, chosen) if subscription else ""
    context = {
        "subscription": subscription,
        "choices": _choices(chosen),
        "address": address,
        "direct": f"webcal://{address.partition('://')[2]}" if address else "",
        "number": len(queries.calendar_days(request.user, chosen, timezone.localdate())) if subscription else 0,
    }
    return render(request, "annualcycle/calendar_show.html", context)


@require_POST
def calendar_make(request: HttpRequest) -> HttpResponse:
    """Make the person's address."""
    services.make_calendar(by=request.user)
    return redirect("calendar_show")


@require_POST
def calendar_renew(request: HttpRequest) -> HttpResponse:
    """Give the person a new address; the old one ends at once."""
    serial = request.POST.get("serial", "")
    is_number = serial.isascii() and serial.isdecimal() and len(serial) < 10  # longer ones are no serial, nor an int
    services.renew_calendar(serial=int(serial) if is_number else 0, by=request.user)
    messages.success(request, _("You have a new address. The old one no longer answers."))
    return redirect("calendar_show")


@open_to_strangers
def calendar_feed(request: HttpRequest, token: str, parts: str) -> HttpResponseBase:
    """The calendar behind an address, for programs that cannot sign in: the signed address is what admits.

    Told in words, not as a page, where there is none: whoever asks is a program, or somebody with an old address.
    """
    subscription, chosen = queries.calendar_behind(token), queries.parts_of(parts)
    if subscription is None or chosen is None:
        text = _("There is no calendar here. Its address may have been renewed: sign in and fetch the new one.")
        return _private(HttpResponse(f"{text}\n", status=404, content_type="text/plain; charset=utf-8"))
    person = subscription.person
    services.note_calendar_reading(subscription=subscription, by=person)
    with translation.override(language_of(person, request.municipality)):
        asked = {"name": _calendar_name(request), "host": request.get_host().partition(":")[0]}
        days = queries.calendar_days(person, chosen, timezone.localdate())
        base = request.build_absolute_uri("/").rstrip("/")
        text = calendar(
            days,
            **asked,
            base=base,
            made_at=timezone.now(),
            refresh_hours=_REFRESH_HOURS,
            language=active_language(),
        )
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="arshjul.ics"'
    response["ETag"] = _mark(text)
    return _private(get_conditional_response(request, etag=response["ETag"], response=response) or response)


def _calendar_name(request: HttpRequest) -> str:
    # Without a comma: some calendars show the sign that marks one in the format.
    return _("Annual wheel of %(municipality)s") % {"municipality": request.municipality.name}


def _mark(text: str) -> str:
    """Changes when the calendar does. Weak: only when it was made differs between two that say the same.

    There is no Last-Modified: what is in it also changes with the day, the person's roles and other rooms' days, and
    a calendar that asks by time would keep what is no longer true.
    """
    said = "\n".join(line for line in text.splitlines() if not line.startswith("DTSTAMP:"))
    return f'W/"{sha256(said.encode()).hexdigest()[:32]}"'


def _private(response: HttpResponseBase) -> HttpResponseBase:
    """Nobody but the one who asks keeps it, without asking again; no search engine lists it."""
    response["Cache-Control"] = "private, no-cache"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _address(request: HttpRequest, subscription: CalendarSubscription, chosen: list[Part]) -> str:
    parts = {"token": queries.calendar_token(subscription), "parts": queries.parts_text(chosen)}
    return request.build_absolute_uri(reverse("calendar_feed", kwargs=parts))


def _choices(chosen: list[Part]) -> list[Choice]:
    words = {
        Part.TASKS: (_("My tasks"), _("The day by which each of your own tasks is to be handed in.")),
        Part.STEPS: (_("My organisations' steps"), _("When each step of the wheel opens and is due there.")),
        Part.DATES: (_("Publications"), _("When new values of the indicators are expected.")),
    }
    return [Choice(part.value, *words[part], part in chosen) for part in Part]
