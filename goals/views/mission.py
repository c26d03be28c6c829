"""Pages of an organisation's core mission."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from goals import rules
from goals.forms.missions import MissionForm, factor_formset
from goals.queries import missions as queries
from goals.queries.assessment import period_to_assess
from goals.queries.marks import mission_mark
from goals.queries.mission_pages import mission_page
from goals.services import missions as services
from governance.access import get_permitted
from governance.asked import asked_year
from governance.models import Organisation
from governance.queries.history import reads_history_of


@require_safe
def mission_show(request: HttpRequest, organisation: int) -> HttpResponse:
    """What the organisation is for, how it goes, and its earlier wordings."""
    owner = get_permitted(Organisation.objects.all(), request.user, rules.can_read_mission, pk=organisation)
    year = asked_year(request) or timezone.localdate().year
    page = mission_page(owner, year, accent=request.municipality.accent)
    context = {
        "organisation": owner,
        "page": page,
        "may_edit": rules.can_edit_mission(request.user, owner),
        "may_assess": page.is_own and rules.can_assess_mission(request.user, owner),
        "may_read_history": reads_history_of(request.user, owner.pk),
        "period": period_to_assess(),
    }
    return render(request, "goals/mission_show.html", context)


@require_http_methods(["GET", "POST"])
def mission_edit(request: HttpRequest, organisation: int) -> HttpResponse:
    """Write what the organisation is for, from a year on."""
    owner = get_permitted(Organisation.objects.all(), request.user, rules.can_edit_mission, pk=organisation)
    draft = queries.mission_draft(owner, asked_year(request) or timezone.localdate().year)
    form = MissionForm(request.POST or None, initial=draft.initial)
    formset = factor_formset(len(draft.factors))
    rows = formset(request.POST or None, initial=draft.factors, prefix="factor", user=request.user)
    if request.method == "POST" and form.is_valid() and rows.is_valid():
        data = form.cleaned_data
        saved = form.carry_out(
            lambda: services.save_mission(organisation=owner, factors=rows.contents, by=request.user, **data),
            now=lambda: mission_mark(owner.pk, data["year_from"]),
        )
        if saved is not None:
            messages.success(request, _("The core mission is saved."))
            return redirect("mission_show", owner.pk)
    context = {"organisation": owner, "form": form, "rows": rows}
    return render(request, "goals/mission_edit.html", context)
