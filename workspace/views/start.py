"""The first page after signing in, and the page that tells how it goes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goals import queries as goal_queries
from governance.access import grants_of
from workspace import queries
from workspace.mytasks import my_tasks
from workspace.news import news_for
from workspace.summary import summary
from workspace.todo import begins_with_tasks


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What waits for the person, for those for whom something does; how it goes, for the others."""
    if not begins_with_tasks(grants_of(request.user)):
        return overview_show(request)
    tasks = my_tasks(request.user)
    context = {
        "tasks": tasks,
        "news": news_for(request.user, shown=tasks.shown),
        "goals": goal_queries.goal_counts(),
    }
    return render(request, "workspace/start.html", context)


@require_safe
def overview_show(request: HttpRequest) -> HttpResponse:
    """How it goes: each of the municipality's goals on one row, readable in ten minutes (C47)."""
    years = goal_queries.told_years()
    asked = request.GET.get("year", "")
    year = next((year for year in years if str(year) == asked), None)
    overview = goal_queries.overview(year=year)
    context = {
        "overview": overview,
        "summary": summary(overview),
        "years": years,
        "missions": queries.mission_lines(overview),
        "lines": queries.goal_lines(overview),
        "changes": queries.status_changes(overview),
        "plans": queries.plans_to_read(request.user),
        "news": news_for(request.user),
    }
    return render(request, "workspace/overview_show.html", context)
