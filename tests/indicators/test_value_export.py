"""All values as a file, in the columns that an import reads: what goes out comes back unchanged."""

import io
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from annualcycle.periods import Frequency, Period
from governance.models import Municipality, User
from governance.tenancy import municipality_scope
from indicators.columns import Role, recognise_columns
from indicators.exporting import HEADS, values_as_csv, values_as_workbook
from indicators.models import Comparator, Indicator, Value, ValueImport
from indicators.queries.exports import exported_values
from indicators.queries.imports import place_names_now, table_of, understood
from indicators.queries.mappings import roles_found
from tests.conftest import organisation, signed_in
from tests.indicators.importing import make_catalogue
from tests.indicators.make import make_indicator, make_values

D = Decimal
PATH = "/exempelby/indicators/values/export"


@pytest.fixture
def values(exempelby: Municipality) -> None:
    with municipality_scope(exempelby):
        eligible, people = make_catalogue()
        make_values(eligible, organisation("Valla"), {"2024": "80.4", "2025": None})
        make_values(people, Comparator.objects.get(), {"2025": "10605529"})


def test_export_has_the_columns_that_an_import_reads(values: None, bob: User) -> None:
    response = signed_in(bob).get(f"{PATH}.csv")

    assert response.content.decode("utf-8-sig").splitlines() == [
        "Nyckeltal;Benämning;Enhet;Organisation;Period;Kön;Värde;Kommentar;Källa;Källdatum;"
        "Täljare;Nämnare;Saknas därför;Kvalitet;Ursprung",
        "N15428;Behöriga till yrkesprogram;%;Vallaskolan;2024;T;80,4;;;2026-09-26;;;;slutlig;inlämnat",
        "N15428;Behöriga till yrkesprogram;%;Vallaskolan;2025;T;–;;;2026-09-26;;;uppgift saknas;slutlig;inlämnat",
        "N01951;Invånare totalt;antal;Riket;2025;T;10605529;;;2026-09-26;;;;slutlig;inlämnat",
    ]
    assert response.headers["Content-Disposition"] == 'attachment; filename="exempelby-varden.csv"'


def test_workbook_holds_numbers(values: None, bob: User) -> None:
    response = signed_in(bob).get(f"{PATH}.xlsx")

    sheet = load_workbook(io.BytesIO(response.content)).active
    assert [row[6] for row in sheet.iter_rows(values_only=True)] == ["Värde", 80.4, "–", 10605529]


def test_one_indicators_values_can_be_asked_for(values: None, bob: User, exempelby: Municipality) -> None:
    with municipality_scope(exempelby):
        people = Indicator.objects.get(code="N01951")

    response = signed_in(bob).get(f"{PATH}.csv?indicator={people.pk}")

    assert len(response.content.decode().splitlines()) == 2
    assert response.headers["Content-Disposition"] == 'attachment; filename="exempelby-n01951.csv"'


@pytest.mark.parametrize("address", [".pdf", ".csv?indicator=0", ".csv?indicator=x"])
def test_what_is_not_there_is_404(values: None, bob: User, address: str) -> None:
    assert signed_in(bob).get(f"{PATH}{address}").status_code == 404


def test_other_municipality_gets_its_own_values_only(values: None, charlie: User) -> None:
    response = signed_in(charlie).get("/annanstad/indicators/values/export.csv")

    assert len(response.content.decode().splitlines()) == 1
    assert signed_in(charlie).get(f"{PATH}.csv").status_code == 404


@pytest.mark.parametrize("language", ["sv", "en"])
def test_heads_are_understood_by_the_import(language: str) -> None:
    found = recognise_columns(HEADS[language])

    assert (found.roles, found.unknown) == ({role: place for place, role in enumerate(Role)}, ())


def test_text_cannot_become_a_formula_or_break_the_workbook(scope: Municipality) -> None:
    make_values(make_indicator("=HYPERLINK(1)\x08", organisation("K")), organisation("K"), {"2025": "-1"})

    rows = exported_values(reader=None)

    assert b"'=HYPERLINK(1)" in values_as_csv(rows, "sv")
    sheet = load_workbook(io.BytesIO(values_as_workbook(rows, "sv"))).active
    assert [cell.value for cell in sheet[2]][1:7] == ["'=HYPERLINK(1)", "%", "Kommunen", "2025", "T", -1]


@pytest.mark.parametrize("rows", [1, 3])
def test_export_asks_as_often_for_many_values_as_for_few(
    scope: Municipality, rows: int, django_assert_num_queries: Any
) -> None:
    for n in range(rows):
        make_values(make_indicator(f"Mått {n}", organisation("K")), organisation("K"), {"2024": "1", "2025": "2"})

    with django_assert_num_queries(5):
        assert len(exported_values(reader=None)) == 2 * rows


def test_total_that_would_disclose_a_withheld_part_is_withheld_from_others(
    exempelby: Municipality, alice: User, bob: User
) -> None:
    with municipality_scope(exempelby):
        indicator, school = make_indicator("Frånvaro", organisation("K"), code="F1"), organisation("Valla")
        told = {"indicator": indicator, "organisation": school, "frequency": "year", "period_start": date(2025, 1, 1)}
        Value.objects.create(gender="T", value=D(20), **told)
        Value.objects.create(gender="M", value=D(17), **told)
        Value.objects.create(gender="K", missing="suppressed", **told)

    def told_to(person: User) -> list[str]:
        rows = signed_in(person).get(f"{PATH}.csv").content.decode().splitlines()[1:]
        return [row.split(";")[6] for row in rows]

    assert sorted(told_to(alice)) == ["..", "17", "20"]
    assert sorted(told_to(bob)) == ["..", "..", "20"]


PERIODS = [
    *(Period.containing(date(2025, 8, 17), frequency) for frequency in Frequency),
    Period.of_year(1999),
]
# What a person can type; a workbook knows no other control characters than these.
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=40)
FIGURES = st.one_of(
    st.decimals(-(10**14) + 1, 10**14 - 1, places=6).map(lambda value: (value, "")),
    st.decimals(-1000, 1000, places=1).map(lambda value: (value, "")),
    st.sampled_from(Value.Missing.values).map(lambda missing: (None, missing)),
)
PARTS = st.one_of(
    st.none(),
    st.tuples(st.decimals(0, 10**13, places=2), st.decimals("0.01", 10**13, places=2)),
)
TOLD = st.fixed_dictionaries(
    {
        "comment": TEXTS,
        "source": TEXTS.filter(lambda text: len(text) <= 120),
        "source_date": st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2099, 1, 1))),
        "quality": st.sampled_from(Value.Quality.values),
        "origin": st.sampled_from(Value.Origin.values),
    }
)
ROWS = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.integers(0, 3),
        st.sampled_from(PERIODS),
        st.sampled_from(["T", "K", "M"]),
        FIGURES,
        PARTS,
        TOLD,
    ),
    max_size=8,
    unique_by=lambda row: row[:4],
)
NAMES = st.lists(
    st.one_of(st.sampled_from(["=A1", "Frånvaro", "frånvaro", "–", "@x"]), TEXTS.map(str.strip).filter(bool)),
    min_size=4,
    max_size=4,
    unique=True,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, names=NAMES)
def test_what_is_exported_comes_back_unchanged(scope: Municipality, alice: User, rows: list, names: list) -> None:
    Value.objects.all().delete()
    Indicator.objects.all().delete()
    Comparator.objects.all().delete()
    homes = [organisation(short) for short in ("K", "BUN")]
    indicators = [
        make_indicator(name, homes[number % 2], code=["", "N1", "", "n1"][number]) for number, name in enumerate(names)
    ]
    places = [{"organisation": organisation("Valla")}, {"organisation": organisation("K")}]
    places += [{"comparator": Comparator.objects.create(name=name)} for name in ("Riket", "Vallaskolan")]
    for indicator, place, period, gender, (value, missing), parts, told in rows:
        Value.objects.create(
            indicator=indicators[indicator],
            frequency=period.frequency,
            period_start=period.start,
            gender=gender,
            value=value,
            missing=missing,
            numerator=parts[0] if parts and value is not None else None,
            denominator=parts[1] if parts and value is not None else None,
            **told,
            **places[place],
        )

    exported = exported_values(reader=alice)

    files = [(f"{kind}.csv", values_as_csv(exported, kind)) for kind in ("sv", "en")]
    for name, data in [*files, ("a.xlsx", values_as_workbook(exported, "sv"))]:
        table = table_of(name, data, place_names_now())
        value_import = ValueImport(file_name=name, columns=roles_found(table), uploaded_by=alice)
        counts = understood(value_import, table).comparison.counts
        assert counts == {"unchanged": len(rows), "refused": 0, "changed": 0, "new": 0, "left_out": 0, "waiting": 0}
