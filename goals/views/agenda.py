"""The page of Agenda 2030: which goals contribute to which global goals."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goals.queries import registers as queries
from governance.language import active_language


@require_safe
def agenda_show(request: HttpRequest) -> HttpResponse:
    """The 17 global goals, each with the goals that contribute to it. ?goal=4 opens one of them."""
    language = active_language()
    found = queries.agenda(request.user, language=language, opened=request.GET.get("goal", ""))
    context = {"agenda": found, "reached": sum(1 for each in found if each.lines)}
    return render(request, "goals/agenda_show.html", context)
