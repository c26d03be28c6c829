"""Long work: done once, never lost, never silent."""

import errno
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from governance import jobs
from governance.models import Job, Municipality, User
from governance.tenancy import is_scope_open, municipality_scope


@pytest.fixture
def handler() -> Iterator[Callable[[jobs.Handler], None]]:
    """Let a test say what a job of the kind "test" does."""

    def register(function: jobs.Handler) -> None:
        jobs.HANDLERS["test"] = function

    yield register
    jobs.HANDLERS.pop("test", None)


def order(municipality: Municipality, by: User) -> Job:
    with municipality_scope(municipality):
        return jobs.order_job(kind="test", payload={"n": 1}, by=by)


def seen(municipality: Municipality, job: Job) -> Job:
    with municipality_scope(municipality):
        return Job.objects.get(pk=job.pk)


def test_job_is_announced_after_commit_only(
    exempelby: Municipality, alice: User, django_capture_on_commit_callbacks: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[tuple] = []
    monkeypatch.setattr(jobs.current_app, "send_task", lambda name, args: sent.append((name, args)))

    with django_capture_on_commit_callbacks() as callbacks:
        job = order(exempelby, alice)

    assert sent == []
    for callback in callbacks:
        callback()
    assert sent == [("governance.run_job", [exempelby.pk, job.pk])]


def test_order_stands_when_the_broker_is_away(
    exempelby: Municipality, alice: User, django_capture_on_commit_callbacks: Callable, settings: object
) -> None:
    def away(*args: object, **kwargs: object) -> None:
        raise OSError(errno.ECONNREFUSED, "no broker")

    with pytest.MonkeyPatch.context() as patch, django_capture_on_commit_callbacks(execute=True):
        patch.setattr(jobs.current_app, "send_task", away)
        job = order(exempelby, alice)

    assert seen(exempelby, job).state == Job.State.QUEUED


def test_job_runs_outside_the_scope_and_keeps_its_result(
    exempelby: Municipality, alice: User, handler: Callable
) -> None:
    def work(run: jobs.Run) -> dict:
        assert not is_scope_open()
        run.progress(1, 2, "half way")
        with run.scope():
            assert is_scope_open()
        return {"answer": run.payload["n"]}

    handler(work)
    job = order(exempelby, alice)

    jobs.run_job(exempelby.pk, job.pk)

    done = seen(exempelby, job)
    assert (done.state, done.result, done.attempt, done.done, done.total) == (Job.State.DONE, {"answer": 1}, 1, 1, 2)


def test_second_message_for_the_same_job_does_nothing(exempelby: Municipality, alice: User, handler: Callable) -> None:
    calls: list[int] = []
    handler(lambda run: calls.append(run.attempt) or {})
    job = order(exempelby, alice)

    jobs.run_job(exempelby.pk, job.pk)
    jobs.run_job(exempelby.pk, job.pk)

    assert calls == [1]


def test_message_for_another_municipalitys_job_does_nothing(
    exempelby: Municipality, annanstad: Municipality, alice: User, handler: Callable
) -> None:
    handler(lambda run: {})
    job = order(exempelby, alice)

    jobs.run_job(annanstad.pk, job.pk)
    jobs.run_job(0, job.pk)

    assert seen(exempelby, job).state == Job.State.QUEUED


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (jobs.JobFailed("Filen saknar rubriker."), "Filen saknar rubriker."),
        (OSError(errno.ENOSPC, "full"), "Disken är full. Be dem som driver tjänsten att göra plats och försök igen."),
        (ValueError("secret detail"), "Något oväntat hände (ValueError). Det är loggat; försök igen."),
    ],
)
def test_failure_is_told_in_words_and_can_be_tried_again(
    exempelby: Municipality, alice: User, handler: Callable, error: Exception, reason: str
) -> None:
    def fail(run: jobs.Run) -> dict:
        raise error

    handler(fail)
    job = order(exempelby, alice)
    jobs.run_job(exempelby.pk, job.pk)
    failed = seen(exempelby, job)
    assert (failed.state, failed.reason) == (Job.State.FAILED, reason)

    handler(lambda run: {})
    with municipality_scope(exempelby):
        jobs.retry_job(job=failed, by=alice)
    jobs.run_job(exempelby.pk, job.pk)

    assert seen(exempelby, job).state == Job.State.DONE


def grow_old(municipality: Municipality, job: Job, state: str) -> None:
    long_ago = timezone.now() - timedelta(hours=1)
    with municipality_scope(municipality):
        Job.objects.filter(pk=job.pk).update(state=state, heartbeat_at=long_ago, queued_at=long_ago)


@pytest.mark.parametrize("state", [Job.State.QUEUED, Job.State.RUNNING])
def test_sweep_queues_again_what_went_silent(exempelby: Municipality, alice: User, state: str) -> None:
    job = order(exempelby, alice)
    grow_old(exempelby, job, state)
    assert jobs.is_stale(seen(exempelby, job))

    touched = jobs.sweep()

    again = seen(exempelby, job)
    assert (touched, again.state, jobs.is_stale(again)) == (1, Job.State.QUEUED, False)


def test_sweep_leaves_living_and_ended_jobs_alone(exempelby: Municipality, alice: User) -> None:
    order(exempelby, alice)

    assert jobs.sweep() == 0


def test_sweep_gives_up_after_three_attempts_with_a_reason(exempelby: Municipality, alice: User) -> None:
    job = order(exempelby, alice)
    grow_old(exempelby, job, Job.State.RUNNING)
    with municipality_scope(exempelby):
        Job.objects.filter(pk=job.pk).update(attempt=3)

    jobs.sweep()

    ended = seen(exempelby, job)
    assert (ended.state, ended.reason) == (Job.State.FAILED, "Arbetsprocessen stannade tre gånger under arbetet.")


def test_overtaken_attempt_neither_reports_nor_stores(exempelby: Municipality, alice: User, handler: Callable) -> None:
    stored: list[str] = []

    def slow(run: jobs.Run) -> dict:
        if run.attempt == 1:
            grow_old(exempelby, job, Job.State.RUNNING)
            jobs.sweep()
            jobs.run_job(exempelby.pk, job.pk)  # the second attempt does the work meanwhile
        with run.scope():
            stored.append(f"attempt {run.attempt}")
        return {"by": run.attempt}

    handler(slow)
    job = order(exempelby, alice)

    jobs.run_job(exempelby.pk, job.pk)

    assert (stored, seen(exempelby, job).result) == (["attempt 2"], {"by": 2})


def test_failed_job_without_reason_is_refused_by_the_database(exempelby: Municipality, alice: User) -> None:
    job = order(exempelby, alice)

    with municipality_scope(exempelby), pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.filter(pk=job.pk).update(state=Job.State.FAILED)


def test_job_that_the_system_ordered_runs_without_a_person(exempelby: Municipality, handler: Callable) -> None:
    persons: list[User | None] = []
    handler(lambda run: persons.append(run.ordered_by) or {})
    with municipality_scope(exempelby):
        job = jobs.order_job(kind="test", payload={}, by=None)

    jobs.run_job(exempelby.pk, job.pk)

    done = seen(exempelby, job)
    assert (done.state, done.ordered_by, persons) == (Job.State.DONE, None, [None])


def test_work_that_only_people_order_names_who_did(exempelby: Municipality, alice: User) -> None:
    by_her = jobs.Run(1, "test", 1, exempelby, alice, {})
    by_nobody = jobs.Run(1, "test", 1, exempelby, None, {})

    assert by_her.person == alice
    with pytest.raises(LookupError):
        _ = by_nobody.person
