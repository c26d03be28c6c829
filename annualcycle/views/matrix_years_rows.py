"""The years beside each other made ready for their page."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from annualcycle.matrix import Cell, YearStep, outcome_of
from annualcycle.queries.matrix import Years
from annualcycle.views.matrix_rows import not_done_words, percent
from governance.language import active_language


class YearCell(NamedTuple):
    """What became of an organisation's tasks of a year; empty words where nothing was due."""

    year: str
    on_time: str
    approved: str
    number: str
    not_done: str = ""


class YearRow(NamedTuple):
    """An organisation, or all of them, with its years."""

    name: str
    cells: tuple[YearCell, ...]


class EffortRow(NamedTuple):
    """A step with what it has cost in each year. is_most: it cost the most of all in the latest year."""

    name: str
    cells: tuple[tuple[str, str, str], ...]  # year, hours in the middle, in all
    is_most: bool


class StepChoice(NamedTuple):
    """A step to choose."""

    pk: int
    name: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class YearsRows:
    """The whole page. chosen: the step's name, empty where all steps are counted together."""

    years: tuple[int, ...]
    chosen: str
    choices: tuple[StepChoice, ...]
    rows: tuple[YearRow, ...]
    whole: YearRow
    effort: tuple[EffortRow, ...]
    url: str


def years_rows(years: Years, *, with_effort: bool) -> YearsRows:
    """The years to print; `with_effort`: whether the reader is told what the steps cost."""
    every = {
        year: [cell for (_pk, of), cells in years.cells.items() if of == year for cell in cells] for year in years.years
    }
    names = {family[-1].pk: family[-1].name for family in years.families}
    return YearsRows(
        years=years.years,
        chosen=names.get(years.chosen or 0, ""),
        choices=tuple(StepChoice(pk, name, pk == years.chosen) for pk, name in names.items()),
        rows=tuple(
            YearRow(
                years.places[pk].name,
                tuple(_cell(years, year, years.cells.get((pk, year), ())) for year in years.years),
            )
            for pk in years.order
        ),
        whole=YearRow(_("All together"), tuple(_cell(years, year, every[year]) for year in years.years)),
        effort=tuple(_effort(years)) if with_effort else (),
        url=reverse("matrix_years"),
    )


def _cell(years: Years, year: int, cells: Sequence[Cell]) -> YearCell:
    outcome = outcome_of(cells, years.today)
    if not outcome.due:
        return YearCell(str(year), "", "", "")
    return YearCell(
        str(year),
        _("%(percent)s on time") % {"percent": percent(outcome.on_time_percent)},
        _("%(percent)s approved") % {"percent": percent(outcome.approved_percent)},
        _("of %(number)s tasks") % {"number": outcome.due} if outcome.due > 1 else "",
        not_done_words(outcome.not_done) if outcome.not_done else "",
    )


def _effort(years: Years) -> list[EffortRow]:
    """The steps of which hours are told, what costs most in the latest year first."""
    latest = years.years[-1]

    def hours(family: Sequence[YearStep]) -> Decimal:
        found = years.effort.get((family[-1].pk, latest))
        return found.total if found else Decimal(0)

    told = [family for family in years.families if any((family[-1].pk, year) in years.effort for year in years.years)]
    ordered = sorted(told, key=lambda family: -hours(family))
    most = max((hours(family) for family in ordered), default=Decimal(0))
    return [
        EffortRow(
            family[-1].name,
            tuple(_hours(years, family[-1].pk, year) for year in years.years),
            is_most=len(ordered) > 1 and most > 0 and hours(family) == most,
        )
        for family in ordered
    ]


def _hours(years: Years, family: int, year: int) -> tuple[str, str, str]:
    found = years.effort.get((family, year))
    if found is None:
        return str(year), "", ""
    numbers = {"told": found.told, "asked": found.asked, "hours": _number(found.total)}
    in_all = _("%(hours)s h in all, told by %(told)s of %(asked)s") % numbers
    return str(year), _("%(hours)s h") % {"hours": _number(found.median)}, in_all


def _number(hours: Decimal) -> str:
    text = f"{hours.normalize():f}"
    return text if active_language().startswith("en") else text.replace(".", ",")
