"""The page of the year's goals as a portfolio."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goals.queries.portfolio import portfolio
from governance.asked import asked_year


@require_safe
def goal_portfolio(request: HttpRequest) -> HttpResponse:
    """For each organisation and level how many goals there are, and what is loose. ?only=noted: where there is any."""
    only_noted = request.GET.get("only") == "noted"
    page = portfolio(year=asked_year(request), user=request.user, only_noted=only_noted)
    return render(request, "goals/goal_portfolio.html", {"page": page, "only_noted": only_noted})
