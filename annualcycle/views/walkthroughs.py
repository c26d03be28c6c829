"""Pages of walk-throughs: who has held theirs, and noting one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from annualcycle.forms.walkthroughs import WalkThroughFilterForm, WalkThroughForm, blank_walkthrough, initial_of
from annualcycle.queries import walkthroughs as queries
from annualcycle.rules import walkthroughs as rules
from annualcycle.rules.working import WORKS, can_work_in
from annualcycle.services import walkthroughs as services
from governance.access import get_permitted, grants_of, require
from governance.asked import asked_number
from governance.models import Organisation, User
from governance.queries import organisation_choices, organisations
from governance.queries.history import reads_history_of


@require_safe
def walkthrough_list(request: HttpRequest) -> HttpResponse:
    """Each organisation and the walk-throughs of the year: held or missing."""
    require(rules.can_read_walkthroughs(request.user))
    form = WalkThroughFilterForm(request.GET or None, choices=queries.walkthrough_choices())
    wanted = form.wanted
    year = queries.walkthrough_year(wanted.pop("year"), **wanted)
    works = {line.pk for line in year.lines if can_work_in(request.user, line.pk)}
    context = {
        "form": form,
        "year": year,
        "works": works,
        "is_narrowed": bool(wanted["board"] or wanted["only_missing"]),
        "may_create": rules.can_create_walkthroughs(request.user),
    }
    return render(request, "annualcycle/walkthrough_list.html", context)


@require_safe
def walkthrough_show(request: HttpRequest, pk: int) -> HttpResponse:
    """What was gone through, and who was there."""
    row = get_permitted(queries.whole_walkthroughs(), request.user, rules.can_read_walkthrough, pk=pk)
    context = {
        "walk_through": row,
        "attendances": queries.attendances_of(row),
        "may_edit": rules.can_edit_walkthrough(request.user, row),
        "may_read_history": reads_history_of(request.user, row.organisation_id),
    }
    return render(request, "annualcycle/walkthrough_show.html", context)


@require_http_methods(["GET", "POST"])
def walkthrough_create(request: HttpRequest) -> HttpResponse:
    """Note a walk-through that has been held; first of which organisation, where there are several."""
    require(rules.can_create_walkthroughs(request.user))
    places = organisation_choices(within=_places(request.user))
    asked = asked_number(request, "organisation") or (places[0][0] if len(places) == 1 else None)
    if asked is None:
        return render(request, "annualcycle/walkthrough_place.html", {"places": places})
    place = get_permitted(organisations(), request.user, _may_note, pk=asked)
    people = queries.people_there(place, also={request.user.pk or 0})
    initial = blank_walkthrough(request.user)
    form = WalkThroughForm(request.POST or None, organisation=place, people=people, initial=initial)
    if request.method == "POST" and form.is_valid():
        made = form.carry_out(lambda: services.create_walkthrough(content=form.content, by=request.user))
        if made is not None:
            messages.success(request, _("The walk-through is noted."))
            return redirect("walkthrough_show", made.pk)
    context = {"form": form, "organisation": place, "has_several": len(places) > 1}
    return render(request, "annualcycle/walkthrough_create.html", context)


@require_http_methods(["GET", "POST"])
def walkthrough_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what was noted."""
    row = get_permitted(queries.whole_walkthroughs(), request.user, rules.can_edit_walkthrough, pk=pk)
    there = queries.attendances_of(row)
    initial = initial_of(row, there)
    people = queries.people_there(row.organisation, also=initial["people"])
    form = WalkThroughForm(request.POST or None, organisation=row.organisation, people=people, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = {"content": form.content, "seen": form.cleaned_data["seen"]}
        saved = form.carry_out(
            lambda: services.update_walkthrough(walk_through=row, by=request.user, **said),
            now=lambda: initial["seen"],
        )
        if saved is not None:
            messages.success(request, _("The walk-through is saved."))
            return redirect("walkthrough_show", row.pk)
    context = {"form": form, "walk_through": row, "attendances": there}
    return render(request, "annualcycle/walkthrough_edit.html", context)


@require_http_methods(["GET", "POST"])
def walkthrough_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether it is to be taken away, and take it away."""
    row = get_permitted(queries.whole_walkthroughs(), request.user, rules.can_delete_walkthrough, pk=pk)
    if request.method == "POST":
        services.delete_walkthrough(walk_through=row, by=request.user)
        messages.success(request, _("The walk-through is taken away."))
        return redirect("walkthrough_list")
    return render(request, "annualcycle/walkthrough_delete.html", {"walk_through": row})


def _places(user: User) -> frozenset[int]:
    grants = grants_of(user)
    return frozenset().union(*(grants.where(permission) for permission in WORKS))


def _may_note(user: User, place: Organisation) -> bool:
    return can_work_in(user, place.pk)
