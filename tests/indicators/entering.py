"""A round of values for tests: what is asked for, sent and stored."""

from datetime import date
from html import unescape

from django.test import Client

from annualcycle.periods import Period
from governance.models import Municipality
from governance.tenancy import municipality_scope
from indicators import queries
from indicators.forms.entry import RoundForm
from indicators.models import Indicator, Value
from indicators.queries.round_cells import Cell, round_cells
from indicators.queries.rounds import Outline
from tests.conftest import organisation
from tests.indicators.make import make_indicator, make_target, make_values

T2 = Period.parse("2026-T2")
TODAY = date(2026, 11, 22)
PAGE = "/exempelby/indicators/values/"


def make_absence(**fields: object) -> Indicator:
    """Absence: the board's, measured each tertial, with two values and a target at Vallaskolan.

    A percentage without parts: each tertial is held against the target as it is.
    """
    given = {"name": "Frånvaro", "organisation": organisation("BUN"), "frequency": "tertial", "direction": "lower"}
    indicator = make_indicator(**given | {"over_time": "none"} | fields)
    make_values(indicator, organisation("Valla"), {"2025-T2": "11.2", "2026-T1": "9.8"})
    make_target(indicator, organisation("Valla"), 2026, kind="at_most", high=8)
    return indicator


def round_of(*short_names: str, period: Period | None = T2) -> Outline | None:
    places = [organisation(short_name) for short_name in short_names]
    return queries.round_outline(places, period, TODAY, reader=None)


def cells_of(*short_names: str) -> tuple[Cell, ...]:
    """The cells to write at the organisations."""
    outline = round_of(*short_names)
    return round_cells(outline, outline.slots)


def form_of(*, undo: bool = False, **sent: str) -> RoundForm:
    """What is sent for the only cell of Vallaskolan's round: value="840" becomes value-12-3-T."""
    cells = cells_of("Valla")
    return RoundForm(cells, T2, {f"{name}-{cells[0].key}": text for name, text in sent.items()}, is_undoing=undo)


def send(client: Client, indicator: Indicator, *, cell: bool = False, **sent: str) -> str:
    """Send one cell as the page or, with `cell`, as the script does; the answer's text."""
    with municipality_scope(Municipality.objects.get(slug="exempelby")):
        school = organisation("Valla").pk
    address, key = f"{PAGE}?organisation={school}&period=2026-T2", f"{indicator.pk}-{school}-T"
    fields = {f"{name}-{key}": text for name, text in sent.items()}
    page = client.post(f"{address}&answer=cells", fields) if cell else client.post(address, fields, follow=True)
    assert page.status_code == 200
    return unescape(page.content.decode())


def stored(municipality: Municipality) -> list[tuple[object, ...]]:
    with municipality_scope(municipality):
        return list(Value.objects.filter(period_start=T2.start).values_list("value", "missing", "comment"))
