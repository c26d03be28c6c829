"""Pages of tasks: what is asked of me, and one task with all that belongs to it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annualcycle.queries import tasks as queries
from annualcycle.rules import tasks as rules
from governance.access import get_permitted, require


@require_safe
def task_list(request: HttpRequest) -> HttpResponse:
    """What is asked of the person and of where the person works."""
    require(rules.can_read_task_list(request.user))
    lines = queries.task_lines(queries.tasks_to_do(request.user))
    return render(request, "annualcycle/task_list.html", {"lines": lines})


@require_safe
def task_show(request: HttpRequest, pk: int) -> HttpResponse:
    """One task: what is asked, how far it has come, and what has been said."""
    task = get_permitted(queries.whole_tasks(), request.user, rules.can_read_task, pk=pk)
    return render(request, "annualcycle/task_show.html", {"task": task, "line": queries.task_lines([task])[0]})
