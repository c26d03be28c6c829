"""The worker that stores a file: once, whole or not at all, whatever stops it."""

import errno
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.db import OperationalError
from psycopg2 import errors

from annualcycle.models import ClosedPeriod
from governance.models import Job, Membership, Municipality, User
from indicators import tasks
from indicators.models import Value, ValueImport
from indicators.services import imports as import_services
from tests.conftest import organisation, signed_in
from tests.indicators.importing import KOLADA, PATH, confirm, counts_of, csv_file, figures, run_jobs, upload, uploaded
from tests.indicators.make import make_values

D = Decimal


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
