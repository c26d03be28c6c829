"""Pages of the order in which bodies put their goals: what is decided, a draft that is moved about, the decision."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from goals import rules
from goals.models import PriorityRanking
from goals.queries import priorities as queries
from goals.queries import told_year, told_years
from goals.services import priorities as services
from governance.access import get_permitted
from governance.asked import asked_year
from governance.forms.decision import DecisionForm
from governance.forms.ranking import RankingCreateForm, RankingForm
from governance.models import Organisation
from governance.queries.organisation import deciding_body
from governance.ranking import Move
from governance.refusals import RefusedError
from governance.views.ranking import told_of_move


@require_safe
def ranking_list(request: HttpRequest) -> HttpResponse:
    """For each organisation and level: the order in force, the decision behind it, and the goals without a place."""
    year = asked_year(request) or told_year()
    context = {
        "page": queries.ranking_lists(year=year, user=request.user),
        "years": sorted({*told_years(), year, timezone.localdate().year + 1}, reverse=True),
    }
    return render(request, "goals/ranking_list.html", context)


@require_http_methods(["GET", "POST"])
def ranking_create(request: HttpRequest, level: int, organisation: int) -> HttpResponse:
    """Begin the draft of an order."""
    owner = get_permitted(Organisation.objects.all(), request.user, rules.can_create_ranking, pk=organisation)
    on = get_object_or_404(queries.rankable_levels(), pk=level)
    initial = {"year_from": asked_year(request) or timezone.localdate().year}
    form = RankingCreateForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        year = form.cleaned_data["year_from"]
        ranking = form.carry_out(
            lambda: services.create_ranking(level=on, organisation=owner, year_from=year, by=request.user)
        )
        if ranking is not None:
            return redirect("ranking_edit", ranking.pk)
    return render(request, "goals/ranking_create.html", {"form": form, "level": on, "organisation": owner})


@require_http_methods(["GET", "POST"])
def ranking_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a draft in order, one move at a time, and write why."""
    ranking = get_permitted(queries.whole_rankings(), request.user, rules.can_edit_ranking, pk=pk)
    seen = queries.ranking_mark(ranking)
    form = RankingForm(request.POST or None, initial={"rationale": ranking.rationale, "seen": seen})
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["move"]:
            return _move(request, ranking, form)
        data = {name: form.cleaned_data[name] for name in ("rationale", "seen")}
        saved = form.carry_out(
            lambda: services.set_ranking(ranking=ranking, order=queries.order_of(ranking), by=request.user, **data),
            now=lambda: seen,
        )
        if saved is not None:
            messages.success(request, _("The draft of the order is saved."))
            return redirect("ranking_edit", pk)
    return render(request, "goals/ranking_edit.html", {"form": form, **_lists(request, ranking)})


def _move(request: HttpRequest, ranking: PriorityRanking, form: RankingForm) -> HttpResponse:
    """Move a goal, and answer with the lists alone to htmx, otherwise with the page at the goal's new place."""
    move, goal_id = form.cleaned_data["move"]
    goal = get_object_or_404(queries.goals_to_move(ranking), pk=goal_id)
    data = {name: form.cleaned_data[name] for name in ("rationale", "seen")}
    told, level = told_of_move(
        lambda: services.move_goal_in_ranking(ranking=ranking, goal=goal, move=move, by=request.user, **data),
        key=goal.pk,
        name=goal.title,
    )
    if request.htmx:
        context = {"told": told, **_lists(request, ranking, moved=(goal.pk, move))}
        return render(request, "goals/ranking_edit.html#answer", context)
    messages.add_message(request, level, told)
    return redirect(f"{reverse('ranking_edit', args=[ranking.pk])}#goal-{goal.pk}")


def _lists(
    request: HttpRequest, ranking: PriorityRanking, *, moved: tuple[int, Move] | None = None
) -> dict[str, object]:
    ranked, unranked = queries.ranking_lines(ranking, moved=moved)
    return {
        "ranking": ranking,
        "ranked": ranked,
        "unranked": unranked,
        "seen": queries.ranking_mark(get_object_or_404(queries.whole_rankings(), pk=ranking.pk)),
        "may_adopt": rules.can_adopt_ranking(request.user, ranking),
    }


@require_http_methods(["GET", "POST"])
def ranking_adopt(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the decision by which a body put its goals in this order."""
    ranking = get_permitted(queries.whole_rankings(), request.user, rules.can_adopt_ranking, pk=pk)
    initial = {"decided_by": deciding_body(ranking.organisation)}
    form = DecisionForm(request.POST or None, user=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        saved = form.carry_out(lambda: services.adopt_ranking(ranking=ranking, decision=form.decision, by=request.user))
        if saved is not None:
            messages.success(request, _("The order is decided and locked."))
            return redirect(_list_at(saved))
    ranked, unranked = queries.ranking_lines(ranking)
    context = {"form": form, "ranking": ranking, "ranked": ranked, "unranked": unranked}
    return render(request, "goals/ranking_adopt.html", context)


@require_http_methods(["GET", "POST"])
def ranking_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether a draft of an order is to be thrown away, and throw it away."""
    ranking = get_permitted(queries.whole_rankings(), request.user, rules.can_edit_ranking, pk=pk)
    if request.method == "POST":
        try:
            services.delete_ranking(ranking=ranking, by=request.user)
        except RefusedError as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, _("The draft is thrown away."))
        return redirect(_list_at(ranking))
    return render(request, "goals/ranking_delete.html", {"ranking": ranking})


def _list_at(ranking: PriorityRanking) -> str:
    return f"{reverse('ranking_list')}?year={ranking.year_from}#order-{ranking.level_id}-{ranking.organisation_id}"
