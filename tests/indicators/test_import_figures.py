"""What a row tells beside its number: parts of a share, quality, source, why there is none, how it came to be."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.models import Membership, Municipality, User
from governance.tenancy import municipality_scope
from indicators.importing.cells import day_in, figure_of, missing_in, quality_in
from indicators.importing.comparing import is_same, quality_to_store
from indicators.importing.findings import Figure, Reason, Refusal
from indicators.models import Indicator, Value
from indicators.numbers import Missing
from tests.conftest import make_person, organisation, signed_in
from tests.indicators.importing import PATH, csv_file, run_jobs, upload, uploaded
from tests.indicators.make import make_indicator

D = Decimal
HUNDRED = D(100)
HEADS = "Nyckeltal;Organisation;År;Värde;Täljare;Nämnare;Saknas därför;Kvalitet;Källa;Källdatum;Ursprung;Kommentar"


@pytest.mark.parametrize(
    ("cells", "value", "missing", "parts"),
    [
        (("81,6", "62", "76", ""), "81.6", "", ("62", "76")),
        (("", "62", "76", ""), "81.578947", "", ("62", "76")),
        (("5", "", "", ""), "5", "", None),
        (("5", "–", "..", ""), "5", "", None),
        (("–", "", "", "för få fall"), None, "suppressed", None),
        (("", "", "", "inte än"), None, "not_yet", None),
        (("..", "", "", ""), None, "suppressed", None),
    ],
)
def test_figure_is_read_with_its_parts(cells: Any, value: str | None, missing: str, parts: Any) -> None:
    found = figure_of(cells, HUNDRED)

    assert isinstance(found, Figure)
    assert (found.value, found.missing) == (D(value) if value else None, missing)
    assert (found.numerator, found.denominator) == (tuple(map(D, parts)) if parts else (None, None))


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (("", "", "", ""), Reason.VALUE_EMPTY),
        (("5", "62", "", ""), Reason.PARTS_INCOMPLETE),
        (("5", "", "76", ""), Reason.PARTS_INCOMPLETE),
        (("5", "1", "0", ""), Reason.DENOMINATOR_NOT_POSITIVE),
        (("5", "1", "-2", ""), Reason.DENOMINATOR_NOT_POSITIVE),
        (("5", "många", "2", ""), Reason.VALUE_NOT_NUMBER),
        (("–", "1", "2", ""), Reason.PARTS_WITHOUT_VALUE),
        (("", "1", "2", "sekretess"), Reason.PARTS_WITHOUT_VALUE),
        (("5", "", "", "sekretess"), Reason.VALUE_AND_MISSING),
        (("–", "", "", "därför"), Reason.MISSING_NOT_UNDERSTOOD),
        (("", "99999999999999", "0,001", ""), Reason.VALUE_TOO_MANY_DIGITS),
    ],
)
def test_figure_that_makes_no_sense_is_refused(cells: Any, reason: Reason) -> None:
    found = figure_of(cells, HUNDRED)

    assert isinstance(found, Refusal)
    assert found.reason is reason


CELL = st.one_of(st.text(max_size=20), st.sampled_from(["", "–", "..", "5", "0,5"]))


@given(cells=st.tuples(CELL, CELL, CELL, CELL))
def test_any_cells_are_a_figure_or_a_refusal(cells: Any) -> None:
    found = figure_of(cells, HUNDRED)

    assert isinstance(found, Refusal) or (found.value is None) == bool(found.missing)


@pytest.mark.parametrize(
    ("text", "found"),
    [("2026-01-31", date(2026, 1, 31)), ("20260131", date(2026, 1, 31)), ("2026-01-31 12:00", date(2026, 1, 31)),
     ("", None)],
)  # fmt: skip
def test_day_is_read(text: str, found: date | None) -> None:
    assert day_in(text) == found


@pytest.mark.parametrize("text", ["31/1 2026", "2026-02-30", "i går", "20261301"])
def test_day_that_is_none_is_refused(text: str) -> None:
    found = day_in(text)

    assert isinstance(found, Refusal)
    assert found.reason is Reason.SOURCE_DATE_NOT_UNDERSTOOD


def test_words_are_read_in_both_languages() -> None:
    assert [quality_in(word) for word in ("Preliminär", "final", "reviderad", "")] == [
        "preliminary", "final", "revised", None,
    ]  # fmt: skip
    assert isinstance(quality_in("klar"), Refusal)
    assert [missing_in(word) for word in ("uppgift saknas", "suppressed", "not yet", "Ej relevant")] == [
        Missing.NOT_AVAILABLE, Missing.SUPPRESSED, Missing.NOT_YET, Missing.NOT_APPLICABLE,
    ]  # fmt: skip


NUMBER = Figure(D(5), "", "", 1, None, None, "final", "SCB", date(2026, 1, 1), "entered")


@pytest.mark.parametrize(
    ("read", "stored", "quality"),
    [
        (Figure(D(6), ""), NUMBER, "revised"),
        (Figure(D(5), ""), NUMBER, "final"),
        (Figure(D(5), "", quality="preliminary"), NUMBER, "preliminary"),
        (Figure(D(6), "", quality="preliminary"), NUMBER, "preliminary"),
        (Figure(D(6), ""), None, "final"),
        (Figure(D(6), ""), Figure(*NUMBER[:10], True), "final"),
        (Figure(D(6), ""), Figure(*NUMBER[:9], "rolled_up"), "final"),
        (Figure(D(5), "", quality="final"), Figure(*NUMBER[:6], "revised"), "revised"),
        (Figure(D(6), ""), Figure(None, "not_yet", quality="final"), "final"),
    ],
)
def test_quality_follows_what_was_there(read: Figure, stored: Figure | None, quality: str) -> None:
    assert quality_to_store(read, stored) == quality


@pytest.mark.parametrize(
    ("told", "same"),
    [
        ({}, True),
        ({"source": "SCB"}, True),
        ({"source": "Kolada"}, False),
        ({"source_date": date(2026, 1, 2)}, False),
        ({"quality": "final"}, True),
        ({"quality": "preliminary"}, False),
        ({"comment": "x"}, False),
        ({"numerator": D(1), "denominator": D(20)}, False),
    ],
)
def test_row_says_something_new_only_where_it_tells_otherwise(told: dict[str, Any], same: bool) -> None:
    assert is_same(Figure(D(5), "", **told), NUMBER) is same


def stored(user: User, municipality: Municipality, *rows: str) -> None:
    """Store a file of these rows."""
    client = signed_in(user)
    with municipality_scope(municipality):
        value_import = uploaded(client, csv_file(*rows, heads=HEADS, name="fil.csv"))
    page = client.get(f"{PATH}{value_import.pk}/")
    client.post(f"{PATH}{value_import.pk}/store/", {"digest": page.context["digest"]})
    run_jobs(municipality)


def lines(user: User, *rows: str) -> list[tuple[str, tuple[str, ...]]]:
    """Outcome and notes of each row."""
    page = upload(signed_in(user), csv_file(*rows, heads=HEADS))
    return [(line.outcome, line.notes) for line in page.context["lines"]]


def test_everything_that_a_row_tells_is_stored(exempelby: Municipality, catalogue: tuple, alice: User) -> None:
    stored(
        alice,
        exempelby,
        "N15428;Vallaskolan;2024;81,6;62;76;;preliminär;SCB;2025-03-01;;efter omtag",
        "N15428;Vallaskolan;2025;–;;;för få fall;;;;;",
    )

    with municipality_scope(exempelby):
        share, withheld = Value.objects.order_by("period_start")
    assert (share.value, share.numerator, share.denominator) == (D("81.578947"), 62, 76)
    assert (share.quality, share.source, share.source_date) == ("preliminary", "SCB", date(2025, 3, 1))
    assert (share.origin, share.comment) == ("imported", "efter omtag")
    assert (withheld.value, withheld.missing, withheld.source) == (None, "suppressed", "fil.csv")


def test_stored_file_is_unchanged_the_next_time_though_its_share_was_rounded(
    exempelby: Municipality, catalogue: tuple, alice: User
) -> None:
    row = "N15428;Vallaskolan;2024;81,6;62;76;;preliminär;SCB;2025-03-01;;efter omtag"
    stored(alice, exempelby, row)

    assert lines(alice, row) == [("unchanged", ())]


def test_changed_number_is_revised_and_a_comment_alone_leaves_the_rest(
    exempelby: Municipality, catalogue: tuple, alice: User
) -> None:
    with municipality_scope(exempelby):
        told = {"indicator": catalogue[0], "organisation": organisation("Valla"), "frequency": "year", "value": D(80)}
        told |= {"origin": "fetched", "source": "Kolada", "source_date": date(2024, 5, 1)}
        Value.objects.create(period_start=date(2023, 1, 1), **told)
        Value.objects.create(period_start=date(2024, 1, 1), **told)
        Value.objects.update(entered_at="2024-06-01T12:00:00Z")

    stored(alice, exempelby, "N15428;Valla;2023;79;;;;;;;;", "N15428;Valla;2024;80;;;;;;;;sett över")

    with municipality_scope(exempelby):
        changed, same = Value.objects.order_by("period_start")
    assert (changed.value, changed.quality, changed.origin, changed.source) == (79, "revised", "imported", "fil.csv")
    assert (same.quality, same.origin, same.source, same.comment) == ("final", "fetched", "Kolada", "sett över")


def test_parts_that_disagree_with_the_value_are_refused(catalogue: tuple, alice: User) -> None:
    assert lines(alice, "N15428;Vallaskolan;2024;81,9;62;76;;;;;;") == [
        ("refused", ("Kolumnen Värde: täljare och nämnare ger 81,578947, inte det värde som står på raden.",))
    ]


def test_share_of_few_cases_is_stored_without_its_number(
    exempelby: Municipality, catalogue: tuple, alice: User
) -> None:
    with municipality_scope(exempelby):
        Indicator.objects.filter(code="N15428").update(fewest_cases=5)
    row = "N15428;Vallaskolan;2024;;3;4;;;;;;"

    before = lines(alice, row)
    stored(alice, exempelby, row)

    assert before == [("new", ("Färre fall än indikatorn visar: sparas som sekretess, utan talet.",))]
    with municipality_scope(exempelby):
        value = Value.objects.get()
    assert (value.value, value.numerator, value.missing) == (None, None, "suppressed")
    assert lines(alice, row)[0][0] == "unchanged"


def test_value_that_was_made_here_is_never_read_in_as_told(
    exempelby: Municipality, catalogue: tuple, alice: User
) -> None:
    with municipality_scope(exempelby):
        Value.objects.create(
            indicator=catalogue[0],
            organisation=organisation("K"),
            frequency="year",
            period_start=date(2024, 1, 1),
            value=D(50),
            origin="rolled_up",
        )

    found = lines(
        alice,
        "N15428;Kommunen;2024;50;;;;slutlig;;;hopräknat;",
        "N15428;Kommunen;2023;50;;;;slutlig;;;hopräknat;",
    )
    own = lines(alice, "N15428;Kommunen;2024;51;;;;;;;;")

    assert [outcome for outcome, _notes in found] == ["refused", "unchanged"]
    assert "har räknats fram eller lagts ihop här" in found[0][1][0]
    assert own == [("changed", ("Ett värde som har räknats fram eller lagts ihop här ersätts av filens eget.",))]


def test_computed_indicator_takes_no_value(exempelby: Municipality, catalogue: tuple, alice: User) -> None:
    with municipality_scope(exempelby):
        Indicator.objects.filter(code="N15428").update(formula="N01951 * 2")

    ((outcome, notes),) = lines(alice, "N15428;Kommunen;2024;50;;;;;;;;")

    assert outcome == "refused"
    assert "räknas fram här med sin formel" in notes[0]


@pytest.mark.parametrize(("code", "name"), [("HEM1", ""), ("", "Hemligt mått")])
def test_confidential_indicator_is_not_open_to_others(exempelby: Municipality, code: str, name: str) -> None:
    with municipality_scope(exempelby):
        make_indicator("Hemligt mått", organisation("ON"), code="HEM1", is_confidential=True)
        make_indicator("Annat", organisation("K"), code="N1")
    amir = make_person("Amir", (Membership.Role.MANAGER, "Valla"), municipality=exempelby)

    page = upload(
        signed_in(amir), csv_file(f"{code};{name};Vallaskolan;2024;5", heads="Kod;Namn;Organisation;År;Värde")
    )

    (line,) = page.context["lines"]
    assert line.outcome == "refused"
    assert "är skyddad och inte öppen för dig" in line.notes[0]


def test_confidential_rows_are_not_shown_to_those_who_oversee(exempelby: Municipality, catalogue: tuple) -> None:
    with municipality_scope(exempelby):
        make_indicator("Hemligt mått", organisation("ON"), code="HEM1", is_confidential=True)
    owner = make_person("Olga", (Membership.Role.CONTROLLER, "ON"), municipality=exempelby)
    other = make_person("Bo", (Membership.Role.CONTROLLER, "BUN"), municipality=exempelby)
    page = upload(
        signed_in(owner), csv_file("HEM1;Omsorgsnämnden;2024;5", "N15428;Kommunen;2024;5", heads="Kod;Org;År;Värde")
    )

    seen = signed_in(other).get(page.request["PATH_INFO"])

    assert [len(shown.context["lines"]) for shown in (page, seen)] == [2, 1]
    assert "HEM1" not in seen.content.decode()
    assert "HEM1" not in signed_in(other).get(f"{page.request['PATH_INFO']}refused.csv").content.decode()
