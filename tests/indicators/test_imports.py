"""A file of values on its way in: looked at, confirmed, stored whole or not at all."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection

from governance import jobs
from governance.models import Municipality, User
from indicators import sweep, tasks
from indicators.models import Comparator, Indicator, Value, ValueImport
from tests.conftest import organisation, signed_in
from tests.indicators.importing import (
    KOLADA,
    PATH,
    confirm,
    counts_of,
    csv_file,
    figures,
    run_jobs,
    upload,
    uploaded,
    workbook_file,
)
from tests.indicators.make import make_values

D = Decimal
State = ValueImport.State


def test_upload_shows_what_it_would_do_and_stores_nothing(catalogue: tuple, alice: User, inside: Callable) -> None:
    response = upload(signed_in(alice), csv_file(*KOLADA))

    assert counts_of(response) == {"new": 5}
    assert response.context["store_label"] == "Spara 5 rader"
    with inside():
        assert Value.objects.count() == 0


def test_confirmed_file_is_stored_with_source_day_and_person(
    exempelby: Municipality, catalogue: tuple, alice: User, inside: Callable
) -> None:
    client = signed_in(alice)
    with inside():
        value_import = uploaded(client, csv_file(*KOLADA))

    confirm(client, value_import)
    run_jobs(exempelby)

    eligible, people = catalogue
    with inside():
        assert figures(eligible) == {
            ("Kommunen", 2024, "T"): D("80.4"),
            ("Kommunen", 2025, "T"): D("81.9"),
            ("Riket", 2025, "T"): D("85"),
        }
        assert figures(people) == {("Kommunen", 2025, "T"): D(28412), ("Kommunen", 2024, "T"): "not_available"}
        value = Value.objects.get(indicator=people, value=28412)
        assert (value.source, value.entered_by, value.source_date is not None) == ("värden.csv", alice, True)
        value_import.refresh_from_db()
        assert (value_import.state, value_import.counts["new"]) == (State.STORED, 5)


def test_stored_file_page_tells_the_counts(
    exempelby: Municipality, catalogue: tuple, alice: User, inside: Callable
) -> None:
    client = signed_in(alice)
    with inside():
        value_import = uploaded(client, csv_file(*KOLADA, "N15428;;;Exempelby;2023;T;fyrtio"))

    waiting = confirm(client, value_import)
    run_jobs(exempelby)
    done = client.get(f"{PATH}{value_import.pk}/")

    assert waiting.context["is_under_way"]
    assert counts_of(done) == {"new": 5, "refused": 1}
    assert "Filen är sparad" in done.content.decode()


def test_history_tells_who_stored_a_value(
    exempelby: Municipality, catalogue: tuple, alice: User, inside: Callable
) -> None:
    client = signed_in(alice)
    with inside():
        make_values(catalogue[0], organisation("K"), {"2024": "80.1"})
        value_import = uploaded(client, csv_file(*KOLADA))

    confirm(client, value_import)
    run_jobs(exempelby)

    with inside():
        events = Value.pgh_event_model.objects.filter(pgh_label="update")
        told = [(event.value, event.pgh_context["name"], event.pgh_context["service"]) for event in events]
        assert told == [(D("80.4"), "Alice", "store_import")]


def test_second_upload_of_the_same_file_changes_nothing(
    exempelby: Municipality, catalogue: tuple, alice: User, inside: Callable
) -> None:
    client = signed_in(alice)
    with inside():
        first = uploaded(client, csv_file(*KOLADA))
    confirm(client, first)
    run_jobs(exempelby)

    response = upload(client, csv_file(*KOLADA))

    assert counts_of(response) == {"unchanged": 5}
    assert "Spara 0" not in response.content.decode()


def test_changed_value_shows_what_is_stored_and_keeps_its_comment(
    exempelby: Municipality, catalogue: tuple, alice: User, inside: Callable
) -> None:
    client = signed_in(alice)
    with inside():
        make_values(catalogue[0], organisation("K"), {"2025": "80"})
        Value.objects.update(comment="Preliminär", quality="preliminary")
        value_import = uploaded(client, csv_file("N15428;;;Exempelby;2025;T;81,9"))

    page = client.get(f"{PATH}{value_import.pk}/")
    confirm(client, value_import)
    run_jobs(exempelby)

    assert [(line.outcome, line.read, line.stored) for line in page.context["lines"]] == [("changed", "81,9", "80")]
    with inside():
        value = Value.objects.get()
        assert (value.value, value.comment, value.quality) == (D("81.9"), "Preliminär", "final")


def test_workbook_is_read_as_the_csv(catalogue: tuple, alice: User) -> None:
    client = signed_in(alice)

    texts = upload(client, csv_file(*KOLADA)).context["lines"]
    rows = [line.split(";") for line in KOLADA]
    numbers = [
        [*row[:4], int(row[4]), row[5], value] for row, value in zip(rows, (80.4, 81.9, 85.0, 28412, "–"), strict=True)
    ]
    cells = upload(client, workbook_file(*numbers)).context["lines"]

    assert [(c.indicator, c.place, c.period, c.read, c.outcome) for c in cells] == [
        (t.indicator, t.place, t.period, t.read, t.outcome) for t in texts
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_file_is_read_in_the_encoding_it_has(catalogue: tuple, alice: User, encoding: str) -> None:
    row = "N01951;Invånare totalt;antal;Exempelby;2025;T;−1\u00a0234,5"

    response = (
        upload(signed_in(alice), csv_file(row, encoding="utf-16" if encoding == "utf-16" else "utf-8"))
        if encoding.startswith("utf")
        else upload(signed_in(alice), csv_file(row.replace("−", "-"), encoding=encoding))
    )

    assert [(line.indicator, line.read) for line in response.context["lines"]] == [("Invånare totalt", "−1\u202f234,5")]


def test_discarded_file_is_gone(kept: ValueImport, alice: User, inside: Callable) -> None:
    client = signed_in(alice)

    first = client.post(f"{PATH}{kept.pk}/discard/", follow=True)
    client.post(f"{PATH}{kept.pk}/discard/")
    again = client.get(f"{PATH}{kept.pk}/", follow=True)

    assert (list(first.context["page"]), list(again.context["page"])) == ([], [])
    with inside():
        kept.refresh_from_db()
        assert kept.state == State.DISCARDED


def test_controller_creates_unknown_indicators_and_comparators(
    exempelby: Municipality, alice: User, inside: Callable
) -> None:
    client = signed_in(alice)
    with inside():
        value_import = uploaded(client, csv_file(*KOLADA))
    page = client.get(f"{PATH}{value_import.pk}/")
    columns = {f.html_name: f.initial for f in page.context["form"].column_fields}

    chosen = columns | {"place_0": "new:", "creates_indicators": "on"}
    mapped = client.post(f"{PATH}{value_import.pk}/map/", chosen, follow=True)
    confirm(client, value_import)
    run_jobs(exempelby)

    assert (counts_of(page), counts_of(mapped)) == ({"waiting": 5}, {"new": 5})
    with inside():
        made = list(Indicator.objects.order_by("code").values_list("code", "name", "unit", "decimals", "direction"))
        assert made == [
            ("N01951", "Invånare totalt", "antal", 0, "none"),
            ("N15428", "Behöriga till yrkesprogram", "%", 1, "none"),
        ]
        assert [c.name for c in Comparator.objects.all()] == ["Riket"]
        assert Value.objects.count() == 5


def test_rows_that_are_left_out_are_counted_apart(catalogue: tuple, kept: ValueImport, alice: User) -> None:
    client = signed_in(alice)
    page = client.get(f"{PATH}{kept.pk}/")
    columns = {f.html_name: f.initial for f in page.context["form"].column_fields}
    meanings = {field.html_name: "-" for use, field in page.context["form"].place_fields if use.name == "Riket"}

    response = client.post(f"{PATH}{kept.pk}/map/", columns | meanings, follow=True)

    assert counts_of(response) == {"new": 4, "left_out": 1}


def test_columns_can_be_chosen(catalogue: tuple, alice: User, inside: Callable) -> None:
    client = signed_in(alice)
    with inside():
        value_import = uploaded(client, csv_file("x;N15428;Exempelby;2025;81,9", heads="A;B;C;D;E"))
    page = client.get(f"{PATH}{value_import.pk}/")
    chosen = {"indicator_code": 1, "organisation": 2, "period": 3, "value": 4}

    response = client.post(
        f"{PATH}{value_import.pk}/map/", {f"column_{role}": place for role, place in chosen.items()}, follow=True
    )

    assert page.context["lacking"] == (
        "Ingen kolumn uppfattades som indikatorn (dess kod eller namn), perioden och värdet. Välj kolumner nedan."
    )
    assert (counts_of(response), response.context["unused"]) == ({"new": 1}, ["A"])


def test_column_cannot_be_two_things(kept: ValueImport, alice: User) -> None:
    response = signed_in(alice).post(
        f"{PATH}{kept.pk}/map/", {"column_indicator_code": 0, "column_period": 4, "column_value": 4}
    )

    assert response.context["form"].errors == {"column_value": ["Kolumnen är också vald som ”Period”."]}


def test_jobs_kind_is_known_to_the_job_table() -> None:
    assert jobs.HANDLERS["value_import"] is tasks.store_value_import


def test_meaning_of_a_name_is_remembered_for_the_next_file(
    exempelby: Municipality, catalogue: tuple, amir: User, inside: Callable
) -> None:
    client = signed_in(amir)
    with inside():
        first = uploaded(client, csv_file("N15428;;;Linköping;2024;T;80,4"))
        school = organisation("Valla")
    page = client.get(f"{PATH}{first.pk}/")
    columns = {f.html_name: f.initial for f in page.context["form"].column_fields}
    client.post(f"{PATH}{first.pk}/map/", columns | {"place_0": f"organisation:{school.pk}"})
    confirm(client, first)
    run_jobs(exempelby)

    response = upload(client, csv_file("N15428;;;Linköping;2025;T;81,9"))

    assert [(line.place, line.outcome) for line in response.context["lines"]] == [("Vallaskolan", "new")]


def test_file_that_nobody_confirms_is_discarded_after_a_month(
    kept: ValueImport, alice: User, inside: Callable, catalogue: tuple, django_capture_on_commit_callbacks: Callable
) -> None:
    file = kept.file
    with inside():
        stored = uploaded(signed_in(alice), csv_file(*KOLADA))
        ValueImport.objects.filter(pk=stored.pk).update(state=State.STORED)

    early = sweep.discard_everywhere(now=kept.uploaded_at + timedelta(days=29))
    with django_capture_on_commit_callbacks(execute=True):
        due = sweep.discard_everywhere(now=kept.uploaded_at + timedelta(days=31))

    with inside():
        states = dict(ValueImport.objects.values_list("pk", "state"))
    assert (early, due) == (0, 1)
    assert states == {kept.pk: State.DISCARDED, stored.pk: State.STORED}
    assert not file.storage.exists(file.name)


@pytest.mark.django_db
def test_triggers_of_the_history_know_their_setting() -> None:
    # Without it every row costs an error that is caught, and 100 000 rows cost minutes (config/settings.py).
    with connection.cursor() as cursor:
        cursor.execute("SHOW pgtrigger.ignore")

        assert cursor.fetchone() == ("{}",)
