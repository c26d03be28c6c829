"""A file of values stands on one line of the history, which leads to its values."""

import pytest
from django.utils import translation

from governance.models import Municipality, User
from governance.queries.history import Wanted, history_page
from governance.tenancy import municipality_scope
from indicators.models import ValueImport
from tests.conftest import organisation, signed_in
from tests.governance.changing import read
from tests.indicators.importing import PATH, csv_file, make_catalogue, run_jobs, uploaded

BASE = "/exempelby/governance/history/"


@pytest.fixture(autouse=True)
def _in_swedish() -> object:
    with translation.override("sv"):
        yield


@pytest.fixture
def stored_file(exempelby: Municipality, alice: User) -> ValueImport:
    """A file with three values of the whole and one of another, stored by Alice."""
    rows = (
        "N15428;Behöriga till yrkesprogram;%;Exempelby;2024;T;80,4",
        "N15428;Behöriga till yrkesprogram;%;Exempelby;2025;T;81,9",
        "N15428;Behöriga till yrkesprogram;%;Riket;2025;T;85,0",
    )
    client = signed_in(alice)
    with municipality_scope(exempelby):
        make_catalogue()
        kept = uploaded(client, csv_file(*rows, name="kolada.csv"))
    shown = client.get(f"{PATH}{kept.pk}/")
    client.post(f"{PATH}{kept.pk}/store/", {"digest": shown.context["digest"]})
    run_jobs(exempelby)
    with municipality_scope(exempelby):
        kept.refresh_from_db()
    assert kept.state == ValueImport.State.STORED
    return kept


def test_file_of_values_is_one_line_that_leads_to_its_values(exempelby: Municipality, stored_file: ValueImport) -> None:
    with municipality_scope(exempelby):
        everything = history_page(Wanted(), size=500).changes
        lines = history_page(Wanted(batch=stored_file.pk), size=500).changes

    (told,) = [change for change in everything if change.sentence]
    assert (told.person, told.sentence, told.thing) == (
        "Alice",
        "läste in kolada.csv: 3 nya värden",
        stored_file.pk,
    )
    assert "indicators.value" not in {change.kind_label for change in everything}
    assert [change.kind_label for change in lines] == ["indicators.value"] * 3


def test_file_stands_among_values_and_in_the_exported_history(
    exempelby: Municipality, stored_file: ValueImport, admin: User
) -> None:
    client = signed_in(admin)

    page = client.get(f"{BASE}?kind=indicators.value").content.decode()
    lines = client.get(f"{BASE}?batch={stored_file.pk}").content.decode()
    rows = read(client, f"{BASE}export/?kind=indicators.value")

    assert "läste in kolada.csv: 3 nya värden" in page
    assert f"?batch={stored_file.pk}" in page
    assert "Här är värdena som kom med filen kolada.csv." in lines
    assert rows[1][1:5] == ["Alice", "läste in kolada.csv: 3 nya värden", "Fil med värden", "kolada.csv"]


def test_file_is_told_to_those_who_read_the_part_that_it_concerns_and_without_numbers(
    exempelby: Municipality, stored_file: ValueImport
) -> None:
    with municipality_scope(exempelby):
        whole, school = organisation("K").pk, organisation("Valla").pk
        concerned = history_page(Wanted(part=frozenset({whole})), size=500).changes
        others = history_page(Wanted(part=frozenset({school})), size=500).changes

    assert [change.sentence for change in concerned if change.sentence] == ["läste in kolada.csv"]
    assert [change.sentence for change in others if change.sentence] == []


@pytest.mark.parametrize("batch", ["0", "x", "99999999999999"])
def test_lines_of_a_file_that_is_not_there_are_none(exempelby: Municipality, admin: User, batch: str) -> None:
    assert signed_in(admin).get(f"{BASE}?batch={batch}").status_code == 200
