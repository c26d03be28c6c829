"""The red thread of the whole municipality."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goals import queries, rules
from goals.queries.branches import branches, only_broken
from goals.reach import subtree
from governance.asked import asked_number, asked_year

OPEN_AT_FIRST, ALL_OPEN = 1, 99


@require_safe
def chain_show(request: HttpRequest) -> HttpResponse:
    """The thread level by level, for all or for one organisation, whole or where it is broken."""
    year = asked_year(request) or queries.told_year()
    whole = queries.chain(year=year, user=request.user)
    trees, organisation = whole.trees, asked_number(request, "organisation")
    if organisation in whole.parents:
        trees = queries.narrowed(trees, subtree(organisation, whole.parents))
    only = request.GET.get("only") == "broken"
    if only:
        trees = only_broken(trees)
    is_narrowed = only or organisation in whole.parents
    context = {
        "year": year,
        "years": sorted({*queries.told_years(), year}, reverse=True),
        "organisations": list(whole.organisations.items()),
        "organisation": organisation,
        "only_broken": only,
        "is_narrowed": is_narrowed,
        "has_goals": bool(whole.trees),
        "broken": whole.broken,
        "has_plan_level": whole.plan_level is not None,
        "branches": branches(trees, year=year, open_to=ALL_OPEN if is_narrowed else OPEN_AT_FIRST),
        "all_open": is_narrowed or request.GET.get("open") == "all",
        "may_create": rules.can_create_goals(request.user),
    }
    return render(request, "goals/chain_show.html", context)
