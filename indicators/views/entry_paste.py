"""What is pasted into a round: where it goes, shown before the plain page saves it, and filled in by the script."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from annualcycle.words import period_label
from governance.access import require
from indicators import queries, rules, told
from indicators.forms.entry import RoundForm
from indicators.pasting import COLUMNS, Placement, place
from indicators.queries.marks import mark_of
from indicators.queries.round_cells import Cell, round_cells
from indicators.views import entry_page, entry_rows
from indicators.views.entry_screen import Screen, screen_of

LONGEST_TEXT = 200_000


@require_http_methods(["GET", "POST"])
def value_paste(request: HttpRequest) -> HttpResponse:
    """Take cells copied in a spreadsheet and show where they go; nothing is stored here."""
    require(rules.can_enter_values(request.user))
    choices = queries.writable_organisations(request.user)
    require(bool(choices))
    screen = screen_of(request, choices)
    if screen is None or screen.outline.closing:
        return redirect("value_entry")
    if request.method != "POST":
        return _asking(request, screen)
    cells = round_cells(screen.outline, screen.named(request.POST.getlist("key")) or screen.page().object_list)
    found = _placement(request, screen, cells)
    pasted = {
        "filled": len(found.puts),
        "unreadable": found.unreadable,
        "is_by_name": found.is_by_name,
        "heading": found.heading,
        "beyond": found.beyond,
        "by_script": request.GET.get("answer") == "puts",
        "puts": found.puts,
    }
    if pasted["by_script"]:
        return render(request, "indicators/entry_pasted.html", {"pasted": pasted, "url": screen.address()})
    form = RoundForm(cells, screen.outline.period, _data(cells, found))
    return render(request, "indicators/value_entry.html", entry_page.context(screen, form, pasted=pasted))


def _asking(request: HttpRequest, screen: Screen) -> HttpResponse:
    cells = round_cells(screen.outline, screen.page().object_list)
    context = {
        "rows": entry_rows.entry_rows(RoundForm(cells, screen.outline.period), is_of_several=screen.is_of_several),
        "has_parts": any(cell.has_parts for cell in cells),
        "period_label": period_label(screen.outline.period),
        "whose": entry_page.whose(screen),
        "paste_url": screen.address("value_paste"),
        "url": screen.address(),
    }
    return render(request, "indicators/value_paste.html", context)


def _placement(request: HttpRequest, screen: Screen, cells: Sequence[Cell]) -> Placement:
    asked, column = request.POST.get("start", ""), request.POST.get("column", "value")
    start = next((number for number, cell in enumerate(cells) if cell.key == asked), 0)
    rows = entry_rows.paste_rows(cells, is_of_several=screen.is_of_several)
    text = request.POST.get("text", "")[:LONGEST_TEXT]
    return place(text, rows, start, column if column in COLUMNS else "value")


def _data(cells: Sequence[Cell], found: Placement) -> dict[str, str]:
    """What the form would have sent, had the texts been typed: the other fields of the same cells as they stand."""
    touched = {put.key for put in found.puts}
    data: dict[str, str] = {}
    for cell in cells:
        if cell.key not in touched:
            continue
        data[f"value-{cell.key}"] = entry_rows.value_field(cell)
        data[f"seen-{cell.key}"] = mark_of(cell.stored.told if cell.stored else None)
        if cell.stored and cell.stored.parts:
            data[f"numerator-{cell.key}"] = told.field_text(cell.stored.parts.numerator)
            data[f"denominator-{cell.key}"] = told.field_text(cell.stored.parts.denominator)
    return data | {f"{put.column}-{put.key}": put.text for put in found.puts}
