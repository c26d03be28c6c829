"""The red thread of the whole municipality, and the places where it is broken."""

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from goals import queries, rules
from goals.models import Goal
from goals.queries.branches import branches, part_below
from goals.queries.broken import broken_places, unused_indicators
from goals.queries.chain import Chain
from goals.queries.filters import NOT_ASSESSED, ThreadFilter, chips, fields
from goals.queries.frame import frame
from governance.asked import asked_number, asked_year
from governance.models import StatusStep

LONGEST_TEXT = 100


@require_safe
@transaction.non_atomic_requests  # the municipality's scope is a transaction already, and nothing is written in it
def chain_show(request: HttpRequest) -> HttpResponse:
    """The thread level by level, whole or narrowed to what is asked for, from the top or from one goal down."""
    whole, wanted = _asked(request)
    if "part" in request.GET:
        return _part(request, whole, wanted)
    found = fields(wanted, whole)
    open_all = request.GET.get("open") == "all"
    context = {
        "wanted": wanted,
        "whole": whole,
        "organisations": found.get("organisation"),
        "more_fields": [field for name, field in found.items() if name != "organisation"],
        "more_is_open": bool(wanted.perspective or wanted.status or wanted.tag or wanted.kind),
        "chips": chips(wanted, found),
        "drawn": branches(whole, wanted, open_all=open_all),
        "unused": unused_indicators(whole, wanted.organisation),
        "address": wanted.address(),
        "whole_address": ThreadFilter(wanted.year).address(),
        "may_create": rules.can_create_goals(request.user),
    }
    return render(request, "goals/chain_show.html", context)


@require_safe
@transaction.non_atomic_requests  # as above
def break_list(request: HttpRequest) -> HttpResponse:
    """Every place where the thread is broken, by organisation, with what to do about it."""
    whole, wanted = _asked(request)
    context = {
        "wanted": wanted,
        "whole": whole,
        "organisations": fields(wanted, whole).get("organisation"),
        "groups": broken_places(whole, wanted.organisation),
        "way": [{"label": _("The red thread"), "url": reverse("chain_show") + wanted.address()}],
    }
    return render(request, "goals/break_list.html", context)


def _part(request: HttpRequest, whole: Chain, wanted: ThreadFilter) -> HttpResponse:
    """What hangs under one row, fetched when it is opened."""
    found = part_below(whole, wanted, request.GET["part"])
    if found is None:
        raise Http404
    return render(request, "goals/chain_part.html", {"row": found[0], "rows": found[1]})


def _asked(request: HttpRequest) -> tuple[Chain, ThreadFilter]:
    """The thread of the year asked for, and what of it is wanted. What is no such thing counts as not asked for."""
    within = frame(asked_year(request))
    whole = queries.chain(year=within.year, user=request.user, within=within)
    status, kind = request.GET.get("status", ""), request.GET.get("kind", "")
    organisation = asked_number(request, "organisation")
    wanted = ThreadFilter(
        year=within.year,
        organisation=organisation if organisation in whole.parents else None,
        perspective=asked_number(request, "perspective"),
        status=status if status in {*StatusStep.Meaning.values, NOT_ASSESSED} else "",
        tag=asked_number(request, "tag"),
        kind=kind if kind in Goal.Kind.values else "",
        text=" ".join(request.GET.get("q", "").split())[:LONGEST_TEXT],
        only_broken=request.GET.get("only") == "broken",
        origin=asked_number(request, "from"),
    )
    return whole, wanted
