"""Pages of the order in which bodies put their indicators: what is decided, a draft that is moved, the decision."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from governance.access import get_permitted
from governance.asked import asked_year
from governance.forms.decision import DecisionForm
from governance.forms.ranking import RankingCreateForm, RankingForm
from governance.models import Organisation
from governance.queries.organisation import deciding_body
from governance.ranking import Move
from governance.refusals import RefusedError
from governance.views.ranking import told_of_move
from indicators import rules
from indicators.models import IndicatorRanking
from indicators.queries import rankings as queries
from indicators.services import rankings as services


@require_safe
def indicator_ranking_list(request: HttpRequest) -> HttpResponse:
    """For each body: the order in force, the decision behind it, and the indicators without a place."""
    this_year = timezone.localdate().year
    year = asked_year(request) or this_year
    context = {
        "page": queries.ranking_lists(year=year, user=request.user),
        "years": sorted({this_year - 1, this_year, this_year + 1, year}, reverse=True),
    }
    return render(request, "indicators/indicator_ranking_list.html", context)


@require_http_methods(["GET", "POST"])
def indicator_ranking_create(request: HttpRequest, organisation: int) -> HttpResponse:
    """Begin the draft of an order."""
    owner = get_permitted(Organisation.objects.all(), request.user, rules.can_create_ranking, pk=organisation)
    initial = {"year_from": asked_year(request) or timezone.localdate().year}
    form = RankingCreateForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        year = form.cleaned_data["year_from"]
        ranking = form.carry_out(
            lambda: services.create_indicator_ranking(organisation=owner, year_from=year, by=request.user)
        )
        if ranking is not None:
            return redirect("indicator_ranking_edit", ranking.pk)
    return render(request, "indicators/indicator_ranking_create.html", {"form": form, "organisation": owner})


@require_http_methods(["GET", "POST"])
def indicator_ranking_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a draft in order, one move at a time, and write why."""
    ranking = get_permitted(queries.whole_rankings(), request.user, rules.can_edit_ranking, pk=pk)
    seen = queries.ranking_mark(ranking)
    form = RankingForm(request.POST or None, initial={"rationale": ranking.rationale, "seen": seen})
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["move"]:
            return _move(request, ranking, form)
        data = {name: form.cleaned_data[name] for name in ("rationale", "seen")}
        order = queries.order_of(ranking)
        saved = form.carry_out(
            lambda: services.set_indicator_ranking(ranking=ranking, order=order, by=request.user, **data),
            now=lambda: seen,
        )
        if saved is not None:
            messages.success(request, _("The draft of the order is saved."))
            return redirect("indicator_ranking_edit", pk)
    return render(request, "indicators/indicator_ranking_edit.html", {"form": form, **_lists(request, ranking)})


def _move(request: HttpRequest, ranking: IndicatorRanking, form: RankingForm) -> HttpResponse:
    """Move an indicator, and answer with the lists alone to htmx, otherwise with the page at its new place."""
    move, key = form.cleaned_data["move"]
    indicator = get_object_or_404(queries.indicators_to_move(ranking), pk=key)
    data = {name: form.cleaned_data[name] for name in ("rationale", "seen")}
    told, level = told_of_move(
        lambda: services.move_indicator_in_ranking(
            ranking=ranking, indicator=indicator, move=move, by=request.user, **data
        ),
        key=indicator.pk,
        name=indicator.name,
    )
    if request.htmx:
        context = {"told": told, **_lists(request, ranking, moved=(indicator.pk, move))}
        return render(request, "indicators/indicator_ranking_edit.html#answer", context)
    messages.add_message(request, level, told)
    return redirect(f"{reverse('indicator_ranking_edit', args=[ranking.pk])}#indicator-{indicator.pk}")


def _lists(
    request: HttpRequest, ranking: IndicatorRanking, *, moved: tuple[int, Move] | None = None
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
def indicator_ranking_adopt(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the decision by which a body put its indicators in this order."""
    ranking = get_permitted(queries.whole_rankings(), request.user, rules.can_adopt_ranking, pk=pk)
    initial = {"decided_by": deciding_body(ranking.organisation)}
    form = DecisionForm(request.POST or None, user=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        saved = form.carry_out(
            lambda: services.adopt_indicator_ranking(ranking=ranking, decision=form.decision, by=request.user)
        )
        if saved is not None:
            messages.success(request, _("The order is decided and locked."))
            return redirect(_list_at(saved))
    ranked, unranked = queries.ranking_lines(ranking)
    context = {"form": form, "ranking": ranking, "ranked": ranked, "unranked": unranked}
    return render(request, "indicators/indicator_ranking_adopt.html", context)


@require_http_methods(["GET", "POST"])
def indicator_ranking_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether a draft of an order is to be thrown away, and throw it away."""
    ranking = get_permitted(queries.whole_rankings(), request.user, rules.can_edit_ranking, pk=pk)
    if request.method == "POST":
        try:
            services.delete_indicator_ranking(ranking=ranking, by=request.user)
        except RefusedError as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, _("The draft is thrown away."))
        return redirect(_list_at(ranking))
    return render(request, "indicators/indicator_ranking_delete.html", {"ranking": ranking})


def _list_at(ranking: IndicatorRanking) -> str:
    return f"{reverse('indicator_ranking_list')}?year={ranking.year_from}#order-{ranking.organisation_id}"
