"""The entry of values: one organisation's round on one screen."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from annualcycle.models import FREQUENCY_LABELS
from annualcycle.periods import Period, PeriodError
from annualcycle.words import closed_sentence, period_label
from governance.access import get_permitted, require
from governance.language import active_language
from governance.models import Organisation, User
from indicators import queries, rules
from indicators.forms.entry import RoundForm
from indicators.queries.rounds import Round
from indicators.services import values as value_services
from indicators.views import entry_rows


@require_http_methods(["GET", "POST"])
def value_entry(request: HttpRequest) -> HttpResponse:
    """Show a round and store what is sent of it: the whole form, or by htmx one cell (named in the address)."""
    require(rules.can_enter_values(request.user))
    choices = queries.writable_organisations(request.user)
    require(bool(choices))
    organisation = _organisation(request, choices)
    values = queries.value_round(organisation, _period(request), timezone.localdate(), reader=request.user)
    other = None
    if values is None and "organisation" not in request.GET:
        other = queries.first_measuring(choices, reader=request.user)
    if other is not None:
        organisation = other
        values = queries.value_round(organisation, _period(request), timezone.localdate(), reader=request.user)
    if values is None:
        context = {"organisation": organisation, "chosen": organisation.pk, "organisations": choices}
        return render(request, "indicators/value_entry_empty.html", context)
    form = RoundForm(values, request.POST or None)
    changed = _store(form, request.user) if request.method == "POST" else 0
    if request.htmx and request.method == "POST":
        return _one_cell(request, organisation, form)
    if request.method == "POST" and form.is_valid:
        _say(request, changed)
        return redirect(_address(values))
    return render(request, "indicators/value_entry.html", _context(form, choices))


def _organisation(request: HttpRequest, choices: list[Organisation]) -> Organisation:
    """The organisation asked for, else the person's own, else the first that the person may write for."""
    asked = request.GET.get("organisation", "")
    if asked:
        if not asked.isdecimal() or len(asked) > 18:
            raise Http404
        return get_permitted(Organisation.objects.all(), request.user, rules.can_enter_values, pk=int(asked))
    own = queries.own_organisation_ids(request.user)
    return next((choice for choice in choices if choice.pk in own), choices[0])


def _period(request: HttpRequest) -> Period | None:
    """The period asked for. One that has not begun has no values: it is not there."""
    slug = request.GET.get("period", "")
    if not slug:
        return None
    try:
        period = Period.parse(slug)
    except PeriodError as error:
        raise Http404 from error
    if period.start > timezone.localdate():
        raise Http404
    return period


def _store(form: RoundForm, by: User) -> int:
    """Record what was sent when nothing stands in the way; what the service refuses is taken up beside its cell."""
    if not form.is_valid or not form.entries:
        return 0
    try:
        return value_services.record_values(entries=form.entries, by=by)
    except value_services.ValuesRefusedError as refused:
        form.refuse(refused.refusals)
        return 0


def _one_cell(request: HttpRequest, organisation: Organisation, form: RoundForm) -> HttpResponse:
    """The answer to one cell: what is said beside it, and how far the round has come."""
    key = request.GET.get("cell", "")
    if form.is_valid:
        fresh = queries.value_round(organisation, form.round.period, timezone.localdate(), reader=request.user)
        form = RoundForm(fresh)
    rows = entry_rows.entry_rows(form, _address(form.round))
    row = next((row for row in rows if row.key == key), None)
    if row is None:
        raise Http404
    context = {"row": row, "progress": _progress(form.round), "is_answer": True}
    return render(request, "indicators/value_entry.html#answer", context)


def _context(form: RoundForm, choices: list[Organisation]) -> dict[str, object]:
    values, language = form.round, active_language()
    names = {frequency: str(label) for frequency, label in FREQUENCY_LABELS}
    rows = entry_rows.entry_rows(form, _address(values))
    return {
        "round": values,
        "rows": rows,
        "fetched": entry_rows.fetched_rows(values),
        "errors": [row for row in rows if row.note],
        "heads": [period.short_label(language) for period in entry_rows.columns(values.period)],
        "period": values.period.short_label(language),
        "period_label": period_label(values.period),
        "closed": closed_sentence(values.period, values.closing) if values.closing else "",
        "organisations": choices,
        "chosen": values.organisation_id,
        "periods": entry_rows.period_choices(values, names),
        "progress": _progress(values),
        "is_running": values.period.end >= timezone.localdate(),
        "last_day": values.period.end.isoformat(),
    }


def _progress(values: Round) -> dict[str, object]:
    total = len(values.cells)
    text = _("%(done)s of %(total)s done") % {"done": values.done, "total": total}
    return {"value": values.done, "max": max(total, 1), "text": text}


def _address(values: Round) -> str:
    return f"{reverse('value_entry')}?organisation={values.organisation_id}&period={values.period.slug}"


def _say(request: HttpRequest, changed: int) -> None:
    if changed:
        text = ngettext("%(count)s value is saved.", "%(count)s values are saved.", changed) % {"count": changed}
        messages.success(request, text)
    else:
        messages.info(request, _("Nothing had been changed."))
