"""How names, indicators and rows of a file are understood: pure calculation."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annualcycle.periods import Frequency, Period
from indicators.columns import Role
from indicators.files import Table
from indicators.importing.catalogue import Catalogue, Entry, catalogue_of
from indicators.importing.cells import unit_folded
from indicators.importing.comparing import Comparison, Ground, compare
from indicators.importing.findings import Figure, Key, Outcome, Reason, Row
from indicators.importing.names import ComparatorName, OrganisationName, PlaceNames, folded, place_names
from indicators.importing.reading import ReadFile, Understanding, read_rows
from indicators.importing.shelf import CHUNK, FILTERS, shelf_of

D = Decimal
COLUMNS = {Role.INDICATOR_CODE: 0, Role.ORGANISATION: 1, Role.PERIOD: 2, Role.GENDER: 3, Role.VALUE: 4}


def organisation(pk: int, name: str, short: str = "", parent: str = "Kommunen") -> OrganisationName:
    return OrganisationName(pk, name, short, parent, is_root=not parent)


def names_of(*organisations: OrganisationName, comparators: tuple[str, ...] = ("Riket",)) -> PlaceNames:
    whole = organisation(1, "Kommunen", "K", "")
    known = [ComparatorName(pk, name) for pk, name in enumerate(comparators, start=1)]
    return place_names("Linköpings kommun", [whole, *organisations], known)


def entry(pk: int, code: str, name: str, frequency: Frequency = Frequency.YEAR, organisation: str = "K") -> Entry:
    return Entry(pk, code, name, "%", 1, frequency, organisation)


def table(*rows: tuple[str, ...]) -> Table:
    return Table(("a", "b", "c", "d", "e"), tuple(rows), tuple(range(2, len(rows) + 2)))


def read(*rows: tuple[str, ...], catalogue: Catalogue | None = None, creates: bool = False, **places: str) -> ReadFile:
    known = catalogue or catalogue_of([entry(7, "N1", "Ett")])
    how = Understanding(COLUMNS, places, creates, known, names_of(organisation(2, "Vallaskolan", "Valla")))
    return read_rows(table(*rows), how)


def compared(file: ReadFile, stored: dict[Key, Figure], closed: tuple[Period, ...] = ()) -> Comparison:
    ground = Ground(
        catalogue=catalogue_of([entry(7, "N1", "Ett")]),
        stored=stored,
        may_write={"organisation:1", "organisation:2"},
        may_write_comparators=False,
        closing=lambda period: period if period in closed else None,
        today=date(2026, 11, 21),
    )
    return compare(file.readings, ground)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Vallaskolan", "organisation:2"),
        ("  VALLASKOLAN ", "organisation:2"),
        ("Valla\u00a0skolan", None),
        ("valla", "organisation:2"),
        ("Linköpings kommun", "organisation:1"),
        ("Linköping", "organisation:1"),
        ("linköpings", "organisation:1"),
        ("Kommunen", "organisation:1"),
        ("riket", "comparator:1"),
        ("Ryd", None),
        ("", None),
    ],
)
def test_name_means_the_place_called_so(name: str, place: str | None) -> None:
    names = names_of(organisation(2, "Vallaskolan", "Valla"))

    assert names.place_of(name) == place


def test_name_that_several_share_means_none_of_them_but_their_labels_do() -> None:
    names = names_of(organisation(2, "Elevhälsan", parent="Norr"), organisation(3, "Elevhälsan", parent="Söder"))

    assert names.place_of("Elevhälsan") is None
    assert names.labels["organisation:2"] == "Elevhälsan (Norr)"
    assert names.place_of("elevhälsan (söder)") == "organisation:3"


@given(
    st.lists(
        st.tuples(st.sampled_from(["Ek", "ek", "Alm", "Ek (Alm)", "Riket"]), st.sampled_from(["Ek", "Alm"])), max_size=8
    ),
    st.lists(st.sampled_from(["Riket", "Ek", "Länet"]), max_size=3, unique=True),
)
def test_every_label_finds_its_way_back(organisations: list[tuple[str, str]], comparators: list[str]) -> None:
    rows = [organisation(pk, name, parent=parent) for pk, (name, parent) in enumerate(organisations, start=2)]

    names = names_of(*rows, comparators=tuple(comparators))

    assert {names.place_of(label): place for place, label in names.labels.items()} == {
        place: place for place in names.labels
    }


@pytest.mark.parametrize(
    ("code", "name", "found"),
    [
        ("N1", "", 1),
        ("n1 ", "något annat", 1),
        ("", "Två", 2),
        ("N9", "Två", 2),  # the catalogue's has no code
        ("N9", "Ett", None),  # the catalogue's has another
        ("", "Tre", None),  # several
        ("", "Tre (Norr)", 3),
        ("N9", "", None),
        ("Två", "", 2),  # a column called Nyckeltal may hold names
        ("ett", "", 1),
        ("Tre", "", None),
    ],
)
def test_indicator_is_found_by_code_else_by_name(code: str, name: str, found: int | None) -> None:
    catalogue = catalogue_of(
        [
            entry(1, "N1", "Ett"),
            entry(2, "", "Två"),
            entry(3, "", "Tre", organisation="Norr"),
            entry(4, "", "Tre", organisation="Söder"),
        ]
    )

    assert catalogue.find(code, name).pk == found


def test_codes_that_differ_in_case_stay_apart() -> None:
    catalogue = catalogue_of([entry(1, "N1", "Ett"), entry(2, "n1", "Två")])

    assert [catalogue.find(code, "").pk for code in ("N1", "n1")] == [1, 2]


def test_row_is_understood() -> None:
    reading = read(("N1", "Valla", "2025", "K", "−1\u00a0234,5")).readings[0]

    assert reading.key == Key(7, "organisation:2", "year", date(2025, 1, 1), "K")
    assert reading.figure == Figure(D("-1234.5"), "")


def test_date_is_read_as_the_indicators_kind_of_period() -> None:
    catalogue = catalogue_of([entry(7, "N1", "Ett", Frequency.TERTIAL)])

    reading = read(("N1", "Valla", "2025-06-17", "", "1"), catalogue=catalogue).readings[0]

    assert reading.key == Key(7, "organisation:2", "tertial", date(2025, 5, 1), "T")


def test_chosen_meaning_of_a_name_goes_before_the_name_itself() -> None:
    rows = [("N1", name, "2025", "", "1") for name in ("Valla", "Riket", "Länet")]

    file = read(*rows, valla="organisation:1", riket="", länet="new:")

    assert [reading.key.place if reading.key else None for reading in file.readings] == [
        "organisation:1",
        None,
        "new:Länet",
    ]
    assert [reading.is_left_out for reading in file.readings] == [False, True, False]


def test_chosen_place_that_is_no_longer_there_means_nothing() -> None:
    file = read(("N1", "Ryd", "2025", "", "1"), ryd="organisation:99")

    assert [refusal.reason for refusal in file.readings[0].refusals] == [Reason.PLACE_UNKNOWN]
    assert [(use.name, use.place) for use in file.places] == [("Ryd", None)]


def test_unknown_indicators_are_told_once_with_what_the_file_says_of_them() -> None:
    file = read(
        ("N2", "Valla", "2025", "", "1,25"),
        ("n2", "Valla", "2024", "", "2"),
        ("N3", "Ryd", "2025", "", "1"),
        creates=True,
    )

    assert [(new.code, new.name, new.decimals, new.rows) for new in file.unknown_indicators] == [
        ("N2", "N2", 2, 2),
        ("N3", "N3", 0, 1),
    ]
    assert {reading.key.indicator for reading in file.readings if reading.key} == {"new:n2"}


def test_unchanged_row_is_no_trouble_whoever_sends_it_and_though_its_period_is_closed() -> None:
    file = read(("N1", "Riket", "2025", "", "1"), ("N1", "Riket", "2024", "", "1"))
    year = date(2025, 1, 1)

    comparison = compared(
        file, {Key(7, "comparator:1", "year", year, "T"): Figure(D("1.000"), "", "x")}, (Period.of_year(2025),)
    )

    assert [row.outcome for row in comparison.rows] == [Outcome.UNCHANGED, Outcome.REFUSED]


def test_digest_stands_for_what_would_be_stored_in_place_of_what() -> None:
    rows = ("N1", "Valla", "2025", "", "2"), ("N1", "Ryd", "2025", "", "2")
    key = Key(7, "organisation:2", "year", date(2025, 1, 1), "T")
    over = [compared(read(*rows), {key: Figure(D(stored), "")}).digest for stored in ("1", "1", "1.5", "2")]
    into_nothing = compared(read(*rows), {}).digest

    assert over[0] == over[1]
    assert len({*over, into_nothing}) == 4


@given(st.lists(st.sampled_from(["1", "2", "x", "–"]), max_size=12), st.lists(st.integers(2020, 2023), max_size=12))
def test_every_row_has_one_outcome_and_no_value_is_stored_twice(values: list[str], years: list[int]) -> None:
    rows = [("N1", "Valla", str(year), "", value) for value, year in zip(values, years, strict=False)]

    comparison = compared(read(*rows), {})

    storable = [row.reading.key for row in comparison.rows if row.outcome is Outcome.NEW]
    assert len(storable) == len(set(storable)) == comparison.storable
    assert sum(comparison.counts.values()) == len(rows)


@given(st.lists(st.sampled_from(list(Outcome)), max_size=30))
def test_shelf_shows_every_row_once_and_keeps_it_when_packed(outcomes: list[Outcome]) -> None:
    reading = read(("N1", "Valla", "2025", "", "1")).readings[0]
    rows = [Row(reading, outcome) for outcome in outcomes]

    shelf = shelf_of(rows)

    assert sorted(shelf.listing("")[:], key=str) == sorted(rows, key=str)
    for wanted in FILTERS:
        assert shelf.packed().listing(wanted)[:] == shelf.listing(wanted)[:]


def test_packed_shelf_finds_a_row_in_a_later_chunk() -> None:
    readings = read(*[("N1", "Valla", "2025", "", str(n)) for n in range(CHUNK + 10)]).readings
    shelf = shelf_of([Row(reading, Outcome.NEW) for reading in readings]).packed()

    listing = shelf.listing("new")

    assert (len(listing), listing[CHUNK + 3].reading.number) == (CHUNK + 10, CHUNK + 5)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [("procent", "%", True), ("Antal", "antal", True), ("procentenheter", "%", False), ("kr/inv", "kr/elev", False)],
)
def test_units_are_compared_by_what_they_mean(one: str, other: str, is_same: bool) -> None:
    assert (unit_folded(one) == unit_folded(other)) is is_same


@given(st.text(max_size=20))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)
