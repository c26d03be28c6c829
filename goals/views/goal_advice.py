"""A page to try a wording on, and the advice that a goal's form fetches while one writes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goals import rules
from goals.forms.sketches import sketch_from
from goals.queries import pages
from goals.queries.advice import advice_count, advice_on
from governance.access import get_permitted
from governance.asked import asked_number


@require_safe
def goal_advice(request: HttpRequest) -> HttpResponse:
    """Advice on a wording. Nothing is stored: anyone may practise here."""
    stored = asked_number(request, "goal")
    goal = get_permitted(pages.whole_goals(), request.user, rules.can_read_goal, pk=stored) if stored else None
    sketch = sketch_from(request.GET, goal=goal)
    is_asked = bool(sketch.title.strip())
    advice = advice_on(sketch, user=request.user) if is_asked else None
    context = {"sketch": sketch, "advice": advice, "count": advice_count(len(advice or ()))}
    part = "#answer" if request.headers.get("HX-Request") else ""
    return render(request, f"goals/goal_advice.html{part}", context)
