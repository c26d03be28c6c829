"""Large files are read and compared by a worker; many rows ask no more of the database than few."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from governance.models import Job, Municipality, User
from indicators.forms import imports as forms
from indicators.models import ValueImport
from indicators.queries import previews
from tests.conftest import organisation, signed_in
from tests.indicators.importing import KOLADA, PATH, confirm, counts_of, csv_file, run_jobs, uploaded
from tests.indicators.make import make_values


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
