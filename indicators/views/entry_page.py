"""What the page of a round tells, beside its rows."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from annualcycle.models import FREQUENCY_LABELS
from annualcycle.words import capitalised_label, closed_sentence, period_label
from governance.language import active_language
from governance.models import Organisation
from indicators import told
from indicators.forms.entry import RoundForm
from indicators.numbers import Missing
from indicators.queries.round_cells import round_cells
from indicators.queries.rounds import Progress
from indicators.views import entry_rows
from indicators.views.entry_screen import ALL, Screen

MOST_SHOWN = 100


def context(screen: Screen, form: RoundForm, *, pasted: dict[str, Any] | None = None) -> dict[str, Any]:
    """Everything that the template shows. pasted: what was pasted on a page of its own and is not saved yet."""
    outline, language = screen.outline, active_language()
    by_indicator = screen.by_indicator
    rows = entry_rows.entry_rows(
        form, by_indicator=by_indicator, is_of_several=screen.is_of_several, keeps_sent=pasted is not None
    )
    page = screen.page()
    closed = closed_sentence(outline.period, outline.closing) if outline.closing else ""
    return {
        "groups": entry_rows.groups(rows, by_indicator=by_indicator, is_of_several=screen.is_of_several),
        "has_parts": any(row.has_parts for row in rows),
        "errors": [row for row in rows if row.note],
        "page": page if page.has_other_pages() and not form.sent else None,
        "page_query": f"{screen.query(page='')}&",
        "heads": [period.short_label(language) for period in entry_rows.columns(outline.period)],
        "year": str(outline.period.year),
        "period": outline.period.short_label(language),
        "period_label": period_label(outline.period),
        "whose": whose(screen),
        "closed": closed,
        "url": screen.address(),
        "paste_url": screen.address("value_paste"),
        "keep": f"values-{screen.chosen}-{outline.period.slug}",
        "choice": choice(screen),
        "progress": None if closed else progress(screen, form),
        "is_filtered_empty": screen.lacking_only and bool(outline.slots) and not rows,
        "all_url": screen.address(show="", page=""),
        "is_running": outline.period.end >= timezone.localdate(),
        "last_day": outline.period.end.isoformat(),
        "pasted": pasted,
        "missing_words": missing_words(),
        **_shown(screen),
    }


def _shown(screen: Screen) -> dict[str, Any]:
    """What comes by itself: shown, not asked for, as long as a page holds it."""
    slots = screen.outline.ordered(screen.outline.shown, by_indicator=screen.by_indicator)
    cells = round_cells(screen.outline, slots[:MOST_SHOWN])
    form = RoundForm(cells, screen.outline.period)
    by_indicator, is_of_several = screen.by_indicator, screen.is_of_several
    rows = entry_rows.entry_rows(form, by_indicator=by_indicator, is_of_several=is_of_several)
    return {
        "shown_number": len(slots),
        "shown_left_out": max(0, len(slots) - MOST_SHOWN),
        "shown_groups": entry_rows.groups(rows, by_indicator=by_indicator, is_of_several=is_of_several),
    }


def whose(screen: Screen) -> str:
    """Whose values the page is about."""
    if screen.is_of_several:
        return _("All that I write for")
    return next(iter(screen.outline.organisations.values()))


def missing_words() -> list[tuple[str, str]]:
    """The words that a field takes where there is no value, and what they say."""
    return [
        (told.missing_word(Missing.NOT_AVAILABLE), _("there is no value")),
        (told.missing_word(Missing.NOT_YET), _("it has not come yet")),
        (told.missing_word(Missing.NOT_APPLICABLE), _("there cannot be one here")),
        (told.missing_word(Missing.SUPPRESSED), _("there are too few people behind it to show it")),
    ]


def choice(screen: Screen) -> dict[str, Any]:
    """What the form above the round offers to choose."""
    names = {frequency: str(label) for frequency, label in FREQUENCY_LABELS}
    return {
        "organisations": screen.choices,
        "chosen": screen.chosen,
        "is_all": screen.chosen == ALL,
        "periods": entry_rows.period_choices(screen.outline, names),
        "by_indicator": screen.by_indicator,
        "lacking_only": screen.lacking_only,
    }


def progress(screen: Screen, form: RoundForm) -> dict[str, Any]:
    """How far the round has come, each organisation of several, and what comes next when it is whole.

    A field that holds something which could not be stored is not done, whatever is stored of it.
    """
    outline = screen.outline
    unsettled = sum(slot.is_done and slot.key in form.notes for slot in outline.slots)
    whole = outline.progress._replace(done=outline.done - unsettled)
    return {
        "value": whole.done,
        "max": max(whole.total, 1),
        "text": _words(whole),
        "is_whole": whole.is_whole and whole.total > 0,
        "next": _next(screen) if whole.is_whole else None,
        "organisations": [
            {
                "pk": pk,
                "name": outline.organisations[pk],
                "url": screen.address(organisation=str(pk), group="", page=""),
                "value": one.done,
                "max": one.total,
                "text": _words(one),
            }
            for pk, one in (outline.progress_by_organisation.items() if screen.is_of_several else ())
        ],
    }


def _words(progress: Progress) -> str:
    return _("%(done)s of %(total)s done") % {"done": progress.done, "total": progress.total}


def _next(screen: Screen) -> dict[str, str]:
    """The next thing to do: another period that lacks something, the other organisations, else one's tasks."""
    if screen.outline.elsewhere:
        period, progress = screen.outline.elsewhere[0]
        text = _("%(period)s: %(progress)s") % {
            "period": capitalised_label(period),
            "progress": _words(progress),
        }
        return {"url": screen.address(period=period.slug, page=""), "text": text}
    if not screen.is_of_several and len(screen.choices) > 1:
        url = screen.address(organisation=ALL, show="lacking", page="")
        return {"url": url, "text": _("See what the others lack")}
    return {"url": reverse("start"), "text": _("To my tasks")}


def asked_organisation(request: HttpRequest, choices: Sequence[Organisation]) -> Organisation | None:
    """The organisation that the address asks for, among the choices."""
    asked = request.GET.get("organisation", "")
    return next((organisation for organisation in choices if str(organisation.pk) == asked), None)
