"""What is asked beside a cell, and what a cell of a round knows: breaks, others, parts taken away, disclosure."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from annualcycle.periods import Period
from governance.models import Municipality, User
from indicators import queries
from indicators.forms.entry import RoundForm
from indicators.models import Comparator, Indicator, SeriesBreak, Value
from indicators.queries.round_cells import Cell, round_cells
from indicators.services.values import Entry, record_values
from tests.conftest import organisation
from tests.indicators.make import make_indicator, make_target, make_values

YEAR = Period.of_year(2025)
D = Decimal


@pytest.fixture(autouse=True)
def _in_swedish() -> Iterator[None]:
    with translation.override("sv"):
        yield


def cells_of(indicator: Indicator, period: Period = YEAR) -> dict[str, Cell]:
    outline = queries.round_outline([organisation("Valla")], period, date(2026, 2, 1), reader=None)
    slots = [slot for slot in outline.slots if slot.indicator_id == indicator.pk]
    return {cell.gender: cell for cell in round_cells(outline, slots)}


def told(indicator: Indicator, gender: str, value: str | None, *, missing: str = "") -> None:
    Value.objects.create(
        indicator=indicator,
        organisation=organisation("Valla"),
        frequency="year",
        period_start=date(2025, 1, 1),
        gender=gender,
        value=value,
        missing=missing,
    )


def form_of(cells: dict[str, Cell], **sent: str) -> RoundForm:
    """What is sent for each gender: value_T="8,4"."""
    data = {}
    for name, text in sent.items():
        field, gender = name.split("_")
        data[f"{field}-{cells[gender].key}"] = text
    return RoundForm(list(cells.values()), YEAR, data)


def notes(form: RoundForm) -> dict[str, str]:
    return {key[-1]: note.text for key, note in form.notes.items()}


def test_what_was_measured_otherwise_raises_no_doubt(scope: Municipality) -> None:
    indicator = make_indicator("Svar", organisation("Valla"), unit="antal")
    make_values(indicator, organisation("Valla"), {"2022": "10", "2023": "11"})
    before = notes(form_of(cells_of(indicator), value_T="110"))
    SeriesBreak.objects.create(indicator=indicator, starts_on=date(2024, 1, 1), reason="Ny enkät.")

    form = form_of(cells_of(indicator), value_T="110")

    assert before["T"].startswith("Tio gånger förra värdet")
    assert (form.notes, [entry.value for entry in form.entries]) == ({}, [D(110)])


def test_why_is_asked_where_others_do_better(scope: Municipality) -> None:
    indicator, country = make_indicator("Nöjda", organisation("Valla")), Comparator.objects.create(name="Riket")
    make_values(indicator, country, {"2025": "80"})
    make_target(indicator, organisation("Valla"), 2025, kind="better_than", comparator=country)

    cell = cells_of(indicator)["T"]

    assert [cell.misses_target(D(value), YEAR) for value in ("79", "80", "81")] == [True, True, False]


@pytest.mark.parametrize(
    ("over_time", "expected"), [("sum", [False, True, False]), ("last", [False, True, True]), ("none", [True] * 3)]
)
def test_why_is_asked_of_a_month_by_what_the_year_comes_to(
    scope: Municipality, over_time: str, expected: list[bool]
) -> None:
    indicator = make_indicator("Besök", organisation("Valla"), unit="antal", frequency="month", over_time=over_time)
    make_values(indicator, organisation("Valla"), {f"2025-{month:02}": "8" for month in range(1, 12)})
    make_target(indicator, organisation("Valla"), 2025, low=97)

    march, december = Period.parse("2025-03"), Period.parse("2025-12")

    early, late = (cells_of(indicator, month)["T"] for month in (march, december))

    typed = [(early, "1", march), (late, "8", december), (late, "9", december)]
    assert [cell.misses_target(D(value), month) for cell, value, month in typed] == expected


def test_why_is_asked_of_a_share_by_the_years_parts(scope: Municipality) -> None:
    facts = {"numerator_name": "Klara", "denominator_name": "Alla", "over_time": "weighted", "frequency": "tertial"}
    indicator = make_indicator("Klara i tid", organisation("Valla"), **facts)
    make_target(indicator, organisation("Valla"), 2025, low=50)
    thirds = [Period.parse(f"2025-T{number}") for number in (1, 2, 3)]
    entries = [
        Entry(
            indicator_id=indicator.pk,
            organisation_id=organisation("Valla").pk,
            period=period,
            numerator=D(numerator),
            denominator=D(denominator),
        )
        for period, (numerator, denominator) in zip(thirds, ((90, 100), (1, 10), (1, 10)), strict=True)
    ]
    record_values(entries=entries, by=None)

    first, last = (cells_of(indicator, period)["T"] for period in (thirds[0], thirds[2]))

    assert (first.misses_target(D(10), thirds[0]), last.misses_target(D(10), thirds[2])) == (False, False)


def test_parts_that_are_emptied_are_taken_away_though_the_value_stands(scope: Municipality, alice: User) -> None:
    indicator = make_indicator("Andel", organisation("Valla"), numerator_name="Svar", denominator_name="Alla")
    whole = Entry(
        indicator_id=indicator.pk,
        organisation_id=organisation("Valla").pk,
        period=YEAR,
        numerator=D(10),
        denominator=D(20),
    )
    record_values(entries=[whole], by=alice)

    form = form_of(cells_of(indicator), value_T="50,0", numerator_T="", denominator_T="", seen_T="50")
    changed = record_values(entries=form.entries, by=alice)

    row = Value.objects.get(indicator=indicator)
    assert (changed, row.value, row.numerator, row.denominator) == (1, D(50), None, None)


def test_number_that_gives_a_withheld_one_away_is_asked_about(scope: Municipality) -> None:
    indicator = make_indicator("Antal", organisation("Valla"), unit="antal")
    told(indicator, "K", "12")
    told(indicator, "M", None, missing="suppressed")

    asked = form_of(cells_of(indicator), value_T="15")
    sure = form_of(cells_of(indicator), value_T="15", sure_T="15")

    assert notes(asked) == {
        "T": "Det undanhållna värdet för män går att räkna ut av de två andra. Ett till visas därför inte. "
        "Stämmer värdena?"
    }
    assert [entry.value for entry in sure.entries] == [D(15)]


def test_whole_round_asks_beside_the_withheld_value_alone(scope: Municipality) -> None:
    indicator = make_indicator("Antal", organisation("Valla"), unit="antal")
    for gender in "KM":
        told(indicator, gender, None, missing="not_yet")

    form = form_of(
        cells_of(indicator), value_T="15", value_K="12", value_M="sekretess", seen_K="not_yet", seen_M="not_yet"
    )

    assert [*notes(form)] == ["M"]
    assert {entry.gender: entry.value for entry in form.entries} == {"T": D(15), "K": D(12)}


def test_nothing_is_asked_where_two_are_withheld(scope: Municipality) -> None:
    indicator = make_indicator("Antal", organisation("Valla"), unit="antal")
    told(indicator, "M", None, missing="suppressed")
    told(indicator, "K", None, missing="suppressed")

    assert form_of(cells_of(indicator), value_T="15").notes == {}
