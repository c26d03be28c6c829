"""The whole picture's file: what each row tells."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from annualcycle.matrix import Cell
from annualcycle.matrix_export import as_csv, as_workbook
from annualcycle.queries.matrix import Picture
from annualcycle.queries.tasks import standing_word
from governance.downloads import CSV, XLSX, download


def file_of(picture: Picture, form: str, *, late_only: bool) -> HttpResponse:
    """The picture's tasks as "csv" or "xlsx", an organisation at a time. Raises Http404 for anything else."""
    cells = [
        cell
        for group in picture.groups
        for organisation in group
        for step in picture.steps
        if (cell := picture.cells.get((organisation, step.pk))) and not (late_only and not cell.is_late(picture.today))
    ]
    steps = {step.pk: step for step in picture.steps}
    rows = [_row(picture, cell, steps[cell.step].name) for cell in cells]
    heads = (
        _("Organisation"),
        _("Step"),
        _("Due"),
        _("State"),
        _("Late"),
        _("Parts done"),
        _("Parts asked for"),
        _("Percent ready"),
        _("Handed in on"),
    )
    if form == "csv":
        return download(as_csv(heads, rows), f"helhetsbild-{picture.year}.csv", CSV)
    if form == "xlsx":
        return download(as_workbook(str(picture.year), heads, rows), f"helhetsbild-{picture.year}.xlsx", XLSX)
    raise Http404


def _row(picture: Picture, cell: Cell, step: str) -> tuple[str | int, ...]:
    return (
        picture.places[cell.organisation].name,
        step,
        cell.due_on.isoformat(),
        standing_word(cell.standing),
        _("yes") if cell.is_late(picture.today) else "",
        cell.done,
        cell.total,
        cell.percent,
        cell.handed_in_on.isoformat() if cell.handed_in_on else "",
    )
