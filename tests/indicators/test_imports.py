"""A file of values on its way in: looked at, confirmed, stored whole or not at all."""

import errno
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import OperationalError, connection
from django.utils import timezone
from psycopg2 import errors

from annualcycle.models import ClosedPeriod
from governance import jobs, services
from governance.models import Job, Membership, Municipality, User
from governance.tenancy import municipality_scope
from indicators import sweep, tasks
from indicators.forms import imports as forms
from indicators.models import Comparator, Indicator, Value, ValueImport
from indicators.queries import previews
from indicators.services import imports as import_services
from tests.conftest import organisation, signed_in
from tests.indicators.importing import (
    PATH,
    csv_file,
    figures,
    make_catalogue,
    run_jobs,
    upload,
    uploaded,
    workbook_file,
)
from tests.indicators.make import make_values

D = Decimal
State = ValueImport.State
KOLADA = (
    "N15428;Behöriga till yrkesprogram;%;Exempelby;2024;T;80,4",
    "N15428;Behöriga till yrkesprogram;%;Exempelby;2025;T;81,9",
    "N15428;Behöriga till yrkesprogram;%;Riket;2025;T;85,0",
    "N01951;Invånare totalt;antal;Exempelby;2025;T;28\u00a0412",
    "N01951;Invånare totalt;antal;Exempelby;2024;T;–",
)


@pytest.fixture
def catalogue(exempelby: Municipality) -> tuple[Indicator, Indicator]:
    with municipality_scope(exempelby):
        return make_catalogue()


@pytest.fixture
def inside(exempelby: Municipality) -> Callable:
    """A way into the municipality for looking at what is stored."""
    return lambda: municipality_scope(exempelby)


@pytest.fixture
def kept(exempelby: Municipality, catalogue: object, alice: User) -> ValueImport:
    """A file that Alice has uploaded."""
    with municipality_scope(exempelby):
        return uploaded(signed_in(alice), csv_file(*KOLADA))


def counts_of(response: object) -> dict[str, int]:
    return {item.outcome: item.count for item in response.context["counts"] if item.count}


def confirm(client: object, value_import: ValueImport) -> object:
    page = client.get(f"{PATH}{value_import.pk}/")
    return client.post(f"{PATH}{value_import.pk}/store/", {"digest": page.context["digest"]}, follow=True)


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


def test_confirming_twice_stores_once(
    exempelby: Municipality, kept: ValueImport, alice: User, inside: Callable
) -> None:
    client = signed_in(alice)

    confirm(client, kept)
    client.post(f"{PATH}{kept.pk}/store/", {"digest": "0" * 64})
    client.post(f"{PATH}{kept.pk}/store/", {"digest": "0" * 64})
    run_jobs(exempelby)
    client.post(f"{PATH}{kept.pk}/store/", {"digest": "0" * 64})

    with inside():
        assert (Job.objects.count(), Value.objects.count()) == (1, 5)


def test_worker_killed_in_the_middle_leaves_nothing_and_a_retry_stores_all(
    exempelby: Municipality, kept: ValueImport, alice: User, inside: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in(alice)
    confirm(client, kept)
    with monkeypatch.context() as patch:
        patch.setattr(import_services, "_UPDATE", "SELECT 1/0")  # after the insert, before the end
        run_jobs(exempelby)

    failed = client.get(f"{PATH}{kept.pk}/")
    with inside():
        stored_then = Value.objects.count()
    confirm(client, kept)
    run_jobs(exempelby)

    assert stored_then == 0
    assert "Inget ur filen sparades" in failed.content.decode()
    assert counts_of(failed) == {"new": 5}
    with inside():
        assert Value.objects.count() == 5


def test_attempt_that_was_interrupted_after_storing_is_done_when_run_again(
    exempelby: Municipality, kept: ValueImport, alice: User, inside: Callable
) -> None:
    client = signed_in(alice)
    confirm(client, kept)
    run_jobs(exempelby)
    with inside():
        Job.objects.update(state=Job.State.QUEUED)

    run_jobs(exempelby)

    with inside():
        job = Job.objects.get()
        assert (job.state, job.result["new"], Value.objects.count()) == (Job.State.DONE, 5, 5)


def test_silent_worker_is_told_and_can_be_asked_again(
    exempelby: Municipality, kept: ValueImport, alice: User, inside: Callable, settings: object
) -> None:
    client = signed_in(alice)
    confirm(client, kept)
    settings.JOB_STALE_SECONDS = 0

    page = client.get(f"{PATH}{kept.pk}/")
    client.post(f"{PATH}{kept.pk}/store/", {"digest": page.context["digest"]})
    settings.JOB_STALE_SECONDS = 90
    run_jobs(exempelby)

    assert "Ingen arbetar med filen" in page.content.decode()
    with inside():
        assert (Job.objects.count(), Value.objects.count()) == (1, 5)


def test_progress_is_asked_for_alone_until_it_is_over(exempelby: Municipality, kept: ValueImport, alice: User) -> None:
    client, headers = signed_in(alice), {"HX-Request": "true"}
    confirm(client, kept)

    waiting = client.get(f"{PATH}{kept.pk}/", headers=headers)
    run_jobs(exempelby)
    over = client.get(f"{PATH}{kept.pk}/", headers=headers)

    assert 'hx-trigger="every 2s"' in waiting.content.decode()
    assert "<html" not in waiting.content.decode()
    assert over.headers["HX-Refresh"] == "true"


def test_value_changed_since_the_preview_is_not_overwritten(
    exempelby: Municipality, kept: ValueImport, catalogue: tuple, alice: User, inside: Callable
) -> None:
    client = signed_in(alice)
    confirm(client, kept)
    with inside():
        make_values(catalogue[0], organisation("K"), {"2025": "77.7"})

    run_jobs(exempelby)

    with inside():
        assert figures(catalogue[0]) == {("Kommunen", 2025, "T"): D("77.7")}
        assert Job.objects.get().reason.startswith("Inget sparades, eftersom något har ändrats")


def test_value_written_by_another_while_storing_stops_it(
    exempelby: Municipality,
    kept: ValueImport,
    catalogue: tuple,
    alice: User,
    inside: Callable,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client = signed_in(alice)
    confirm(client, kept)
    copy = import_services._copy

    def copy_while_another_writes(lines: object) -> None:
        make_values(catalogue[0], organisation("K"), {"2025": "77.7"})
        copy(lines)

    monkeypatch.setattr(import_services, "_copy", copy_while_another_writes)
    run_jobs(exempelby)

    with inside():
        assert Job.objects.get().reason.startswith("Inget sparades, eftersom något har ändrats")
        assert Value.objects.exclude(value=D("77.7")).count() == 0


def test_period_closed_since_the_preview_stops_the_storing(
    exempelby: Municipality, kept: ValueImport, alice: User, inside: Callable
) -> None:
    client = signed_in(alice)
    confirm(client, kept)
    with inside():
        ClosedPeriod.objects.create(frequency="year", period_start="2025-01-01", closed_by=alice)

    run_jobs(exempelby)
    page = client.get(f"{PATH}{kept.pk}/")

    assert counts_of(page) == {"new": 2, "refused": 3}
    with inside():
        assert Value.objects.count() == 0


def test_person_who_lost_the_right_stores_nothing(
    exempelby: Municipality, catalogue: tuple, amir: User, inside: Callable
) -> None:
    client = signed_in(amir)
    with inside():
        value_import = uploaded(client, csv_file("N15428;;;Vallaskolan;2025;T;81,9"))
    confirm(client, value_import)
    with inside():
        membership = Membership.objects.get(user=amir)
        membership.delete()

    run_jobs(exempelby)

    with inside():
        assert (Value.objects.count(), Job.objects.get().reason) == (
            0,
            "Du får inte längre läsa in värden här. Fråga din administratör vilken roll du har.",
        )


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(errno.ENOSPC, "full"), "Disken är full."),
        (FileNotFoundError(), "Filen finns inte kvar. Ladda upp den igen."),
    ],
)
def test_file_that_cannot_be_read_again_is_told(
    exempelby: Municipality,
    kept: ValueImport,
    alice: User,
    inside: Callable,
    monkeypatch: pytest.MonkeyPatch,
    error: OSError,
    reason: str,
) -> None:
    confirm(signed_in(alice), kept)

    def fail(value_import: ValueImport, names: object) -> None:
        raise error

    monkeypatch.setattr(tasks, "kept_table", fail)
    run_jobs(exempelby)

    with inside():
        assert Job.objects.get().reason.startswith(reason)


def test_full_database_disk_is_told(
    exempelby: Municipality, kept: ValueImport, alice: User, inside: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    confirm(signed_in(alice), kept)

    def fail(lines: object) -> None:
        raise OperationalError from errors.DiskFull()

    monkeypatch.setattr(import_services, "_copy", fail)
    run_jobs(exempelby)

    with inside():
        assert Job.objects.get().reason.startswith("Databasens disk är full.")


def test_full_disk_at_upload_is_told_beside_the_field(
    catalogue: tuple, alice: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(**kwargs: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(import_services, "keep_upload", full)

    response = upload(signed_in(alice), csv_file(*KOLADA))

    assert response.context["form"].errors["file"] == [
        "Disken är full. Be dem som driver tjänsten att göra plats och försök igen."
    ]


def test_discarded_file_is_gone(kept: ValueImport, alice: User, inside: Callable) -> None:
    client = signed_in(alice)

    first = client.post(f"{PATH}{kept.pk}/discard/", follow=True)
    client.post(f"{PATH}{kept.pk}/discard/")
    again = client.get(f"{PATH}{kept.pk}/", follow=True)

    assert (list(first.context["page"]), list(again.context["page"])) == ([], [])
    with inside():
        kept.refresh_from_db()
        assert kept.state == State.DISCARDED


def test_official_maps_the_municipality_to_the_own_school(
    exempelby: Municipality, catalogue: tuple, amir: User, inside: Callable
) -> None:
    client = signed_in(amir)
    rows = [row.replace("Exempelby", "Linköping") for row in KOLADA]
    with inside():
        value_import = uploaded(client, csv_file(*rows))
        school = organisation("Valla")
    page = client.get(f"{PATH}{value_import.pk}/")
    columns = {f.html_name: f.initial for f in page.context["form"].column_fields}

    mapped = client.post(
        f"{PATH}{value_import.pk}/map/", columns | {"place_0": f"organisation:{school.pk}"}, follow=True
    )
    confirm(client, value_import)
    run_jobs(exempelby)

    assert counts_of(page) == {"waiting": 4, "refused": 1}
    assert counts_of(mapped) == {"new": 4, "refused": 1}
    assert mapped.context["lines"][0].notes == (
        "Kolumnen Kommun: Riket är en jämförelse. Bara de som förvaltar indikatorer får ändra dess värden.",
    )
    with inside():
        assert {(v.organisation_id, v.comparator_id) for v in Value.objects.all()} == {(school.pk, None)}


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


def test_official_is_not_offered_what_is_anothers(catalogue: tuple, amir: User, inside: Callable) -> None:
    client = signed_in(amir)
    with inside():
        value_import = uploaded(client, csv_file("N15428;;;Linköping;2025;T;81,9"))
        other = organisation("Nyborg").pk

    response = client.post(
        f"{PATH}{value_import.pk}/map/",
        {"column_indicator_code": 0, "column_period": 4, "column_value": 6, "place_0": f"organisation:{other}"},
    )

    assert list(response.context["form"].errors) == ["place_0"]


def test_only_the_one_who_uploaded_decides(kept: ValueImport, bob: User, admin: User, exempelby: Municipality) -> None:
    with municipality_scope(exempelby):
        services.grant_membership(user=bob, organisation=organisation("K"), role="controller", by=None)
    paths = [f"{PATH}{kept.pk}/{verb}" for verb in ("store/", "discard/", "map/")]

    statuses = [signed_in(bob).post(path).status_code for path in paths]
    page = signed_in(bob).get(f"{PATH}{kept.pk}/")

    assert statuses == [403, 403, 403]
    assert (page.status_code, page.context["form"], counts_of(page)) == (200, None, {"new": 5})


def test_file_is_seen_by_its_owner_and_those_who_oversee(
    kept: ValueImport, alice: User, bob: User, amir: User, admin: User, charlie: User
) -> None:
    statuses = {p.full_name: signed_in(p).get(f"{PATH}{kept.pk}/").status_code for p in (alice, bob, amir, admin)}
    elsewhere = signed_in(charlie).get(f"/annanstad/indicators/imports/{kept.pk}/").status_code

    assert statuses == {"Alice": 200, "Bob": 403, "Amir": 403, "Ada": 200}
    assert elsewhere == 404


def test_list_shows_own_files_and_for_controllers_all(
    kept: ValueImport, catalogue: tuple, alice: User, amir: User, bob: User
) -> None:
    upload(signed_in(amir), csv_file(*KOLADA, name="amir.csv"))

    of_alice = signed_in(alice).get(PATH).context["files"]
    of_amir = signed_in(amir).get(PATH).context["files"]

    assert [file.name for file in of_alice] == ["amir.csv", "värden.csv"]
    assert [file.name for file in of_amir] == ["amir.csv"]
    assert signed_in(bob).get(PATH).status_code == 403


def test_who_may_upload(catalogue: tuple, alice: User, amir: User, bob: User, admin: User) -> None:
    statuses = [signed_in(p).get(f"{PATH}new/").status_code for p in (alice, amir, bob, admin)]

    assert statuses == [200, 200, 403, 403]


def test_large_file_is_compared_by_a_worker_and_shown_as_it_was_found(
    exempelby: Municipality,
    kept: ValueImport,
    catalogue: tuple,
    alice: User,
    inside: Callable,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(previews, "KEPT_FROM_ROWS", 3)
    client, address = signed_in(alice), f"{PATH}{kept.pk}/"
    waiting = client.get(address)
    run_jobs(exempelby)
    found = client.get(address)
    with inside():
        make_values(catalogue[0], organisation("K"), {"2025": "81.9"})

    next_page = client.get(f"{address}?outcome=new&page=1")
    client.post(f"{address}map/", {field.html_name: field.initial for field in found.context["form"].column_fields})
    again = client.get(address)
    run_jobs(exempelby)
    anew = client.get(address)

    assert [waiting.context["is_under_way"], again.context["is_under_way"]] == [True, True]
    assert [counts_of(page) for page in (found, next_page, anew)] == [
        {"new": 5},
        {"new": 5},
        {"new": 4, "unchanged": 1},
    ]
    assert [len(page.context["lines"]) for page in (found, next_page, anew)] == [5, 5, 5]


def test_file_too_big_for_the_request_is_read_by_a_worker(
    exempelby: Municipality, catalogue: tuple, alice: User, inside: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "MOST_READ_AT_ONCE", 100)
    client = signed_in(alice)
    with inside():
        value_import = uploaded(client, csv_file(*KOLADA))
    address = f"{PATH}{value_import.pk}/"

    reading = client.get(address, headers={"HX-Request": "true"})
    run_jobs(exempelby)
    over = client.get(address, headers={"HX-Request": "true"})
    page = client.get(address)

    assert ("<html" in reading.content.decode(), over.headers["HX-Refresh"]) == (False, "true")
    assert counts_of(page) == {"new": 5}
    confirm(client, value_import)
    run_jobs(exempelby)
    assert counts_of(client.get(address)) == {"new": 5}


def test_big_file_that_is_no_table_is_told_when_the_worker_has_looked(
    exempelby: Municipality, catalogue: tuple, alice: User, inside: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "MOST_READ_AT_ONCE", 10)
    client = signed_in(alice)
    with inside():
        value_import = uploaded(client, csv_file("2;3;4", heads="1;2;3"))
    run_jobs(exempelby)

    page = client.get(f"{PATH}{value_import.pk}/")
    listed = client.get(PATH)
    client.post(f"{PATH}{value_import.pk}/read/")
    again = client.get(f"{PATH}{value_import.pk}/")

    assert "Den första raden ska innehålla rubriker" in page.context["reason"]
    assert [file.state for file in listed.context["files"]] == ["Gick inte att läsa"]
    assert again.context["is_under_way"]


def test_large_file_that_was_overtaken_is_compared_again_for_the_next_look(
    exempelby: Municipality,
    kept: ValueImport,
    catalogue: tuple,
    alice: User,
    inside: Callable,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(previews, "KEPT_FROM_ROWS", 3)
    client, address = signed_in(alice), f"{PATH}{kept.pk}/"
    client.get(address)
    run_jobs(exempelby)
    confirm(client, kept)
    with inside():
        make_values(catalogue[0], organisation("K"), {"2025": "81.9"})

    run_jobs(exempelby)
    page = client.get(address)

    assert "Inget sparades" in page.context["failure"]
    assert counts_of(page) == {"new": 4, "unchanged": 1}


def test_reading_worker_that_was_killed_is_told_and_asked_again(
    exempelby: Municipality, kept: ValueImport, alice: User, inside: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(previews, "KEPT_FROM_ROWS", 3)
    client, address = signed_in(alice), f"{PATH}{kept.pk}/"
    client.get(address)
    long_ago = timezone.now() - timedelta(hours=1)
    with inside():
        Job.objects.update(state=Job.State.RUNNING, attempt=1, heartbeat_at=long_ago)

    silent = client.get(address)
    client.post(f"{address}read/")
    run_jobs(exempelby)

    assert silent.context["is_silent"]
    assert counts_of(client.get(address)) == {"new": 5}


@pytest.mark.parametrize("rows", [10, 1000])
def test_preview_asks_as_often_for_many_rows_as_for_few(
    catalogue: tuple, alice: User, inside: Callable, rows: int, django_assert_num_queries: Callable
) -> None:
    client = signed_in(alice)
    lines = [f"N15428;;%;Exempelby;{1900 + n % 200};{'TKM'[n // 200 % 3]};{n}" for n in range(rows)]
    with inside():
        value_import = uploaded(client, csv_file(*lines))

    with django_assert_num_queries(19):
        client.get(f"{PATH}{value_import.pk}/")


@pytest.mark.parametrize("rows", [10, 500])
def test_storing_asks_as_often_for_many_rows_as_for_few(
    exempelby: Municipality,
    catalogue: tuple,
    alice: User,
    inside: Callable,
    rows: int,
    django_assert_num_queries: Callable,
) -> None:
    client = signed_in(alice)
    lines = [f"N15428;;%;Exempelby;{1900 + n % 200};{'TKM'[n // 200 % 3]};{n}" for n in range(rows)]
    with inside():
        value_import = uploaded(client, csv_file(*lines))
    confirm(client, value_import)

    with django_assert_num_queries(69):
        run_jobs(exempelby)


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
