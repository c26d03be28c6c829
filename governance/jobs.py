"""Long work: ordered in a request, done by a worker, truthfully told on a page.

The job table is the truth. Celery carries a job's id after the order is committed; if the message is lost or the
worker killed, the sweep queues the job again; a claim by one UPDATE lets it never run twice at once, and an attempt
that was overtaken can neither report nor store.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from celery import current_app
from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, Q
from django.utils import timezone, translation

from governance.history import service
from governance.models import Job, Municipality, User
from governance.tenancy import current_municipality, municipality_scope

logger = logging.getLogger(__name__)

MAX_ATTEMPTS = 3
# At most; sooner where work is called silent sooner, so that none that is alive is taken for dead.
HEARTBEAT_SECONDS = 10
Handler = Callable[["Run"], dict[str, Any]]
HANDLERS: dict[str, Handler] = {}


class JobFailed(Exception):  # noqa: N818 (it is an outcome that a person is told, not a fault)
    """The work cannot be done, and its text says why in words for the person who ordered it."""


class JobOvertaken(Exception):  # noqa: N818
    """Another attempt at the same job has begun, or it was ended: this one stops and stores nothing."""


def job_handler(kind: str) -> Callable[[Handler], Handler]:
    """Register the function that does jobs of this kind; it gets a Run and returns what the job's result keeps."""

    def register(handler: Handler) -> Handler:
        HANDLERS[kind] = handler
        return handler

    return register


@dataclass(frozen=True)
class Run:
    """One attempt at a job, as its handler sees it: outside every scope until it opens one."""

    job_id: int
    kind: str
    attempt: int
    municipality: Municipality
    ordered_by: User | None  # None: the system itself, by the clock
    payload: dict[str, Any]

    @property
    def person(self) -> User:
        """Who ordered it, for work that only people order."""
        if self.ordered_by is None:
            message = f"job {self.job_id} was ordered by nobody"
            raise LookupError(message)
        return self.ordered_by

    @contextmanager
    def scope(self) -> Iterator[None]:
        """The municipality's scope, in the municipality's language; refuses an attempt that was overtaken."""
        with municipality_scope(self.municipality), translation.override(self.municipality.language):
            # The update also locks the row, so that no other attempt begins before this scope is committed.
            if not self._still_mine().update(heartbeat_at=timezone.now()):
                raise JobOvertaken
            yield

    def progress(self, done: int, total: int, step: str = "") -> None:
        """Tell how far it is, in a transaction of its own; also the sign of life."""
        with municipality_scope(self.municipality):
            changed = self._still_mine().update(done=done, total=total, step=step[:80], heartbeat_at=timezone.now())
        if not changed:
            raise JobOvertaken

    def _still_mine(self) -> Any:
        return Job.objects.filter(pk=self.job_id, attempt=self.attempt, state=Job.State.RUNNING)


@service
def order_job(*, kind: str, payload: dict[str, Any], by: User | None) -> Job:
    """Put work in the queue; a worker hears of it when the transaction has been committed. `by` None: the system."""
    job = Job.objects.create(kind=kind, payload=payload, ordered_by=by)
    _announce(current_municipality().pk, job.pk)
    return job


@service
def retry_job(*, job: Job, by: User | None) -> None:  # noqa: ARG001 (read by the decorator)
    """Queue a failed or silent job again from the start; nothing happens to one that is under way or done."""
    again = Job.objects.filter(pk=job.pk).filter(Q(state=Job.State.FAILED) | stale())
    changed = again.update(
        state=Job.State.QUEUED,
        queued_at=timezone.now(),
        attempts_before=F("attempt"),
        done=0,
        total=0,
        step="",
        reason="",
    )
    if changed:
        _announce(current_municipality().pk, job.pk)


def stale(now: Any = None) -> Q:
    """Jobs that nobody works on though they should be: no sign of life, or queued and never begun."""
    long_ago = (now or timezone.now()) - timedelta(seconds=settings.JOB_STALE_SECONDS)
    return Q(state=Job.State.RUNNING, heartbeat_at__lt=long_ago) | Q(state=Job.State.QUEUED, queued_at__lt=long_ago)


def is_stale(job: Job) -> bool:
    """Whether the page should say that nobody is at work on it."""
    since = job.heartbeat_at if job.state == Job.State.RUNNING else job.queued_at
    waits = job.state in (Job.State.RUNNING, Job.State.QUEUED)
    return waits and since is not None and since < timezone.now() - timedelta(seconds=settings.JOB_STALE_SECONDS)


def run_job(municipality_id: int, job_id: int) -> None:
    """Do one job, in the worker. A job that is not waiting (done, taken by another, unknown) is left alone."""
    municipality = Municipality.objects.filter(pk=municipality_id).first()
    run = _claim(municipality, job_id) if municipality else None
    if run is None:
        return
    stop = threading.Event()
    pulse = threading.Thread(target=_beat, args=(run, stop), daemon=True)
    pulse.start()
    try:
        with translation.override(run.municipality.language):
            result = HANDLERS[run.kind](run)
        _end(run, state=Job.State.DONE, result=result)
    except JobOvertaken:
        logger.info("job %s: attempt %s was overtaken", job_id, run.attempt)
    except JobFailed as failure:
        _end(run, state=Job.State.FAILED, reason=str(failure))
    except Exception as error:
        logger.exception("job %s failed", job_id)
        _end(run, state=Job.State.FAILED, reason=_reason_of(error))
    finally:
        stop.set()
        pulse.join(timeout=HEARTBEAT_SECONDS)


def sweep() -> int:
    """Queue again what went stale in any municipality, or give it up with a reason; how many were touched."""
    touched = 0
    for municipality in Municipality.objects.all():
        with municipality_scope(municipality):
            for job in Job.objects.select_for_update(skip_locked=True).filter(stale()):
                touched += 1
                if job.attempt - job.attempts_before >= MAX_ATTEMPTS:
                    job.state, job.finished_at = Job.State.FAILED, timezone.now()
                    with translation.override(municipality.language):
                        job.reason = translation.gettext("The worker stopped three times while doing this.")
                else:
                    job.state, job.queued_at = Job.State.QUEUED, timezone.now()
                    _announce(municipality.pk, job.pk)
                job.save(update_fields=["state", "finished_at", "queued_at", "reason"])
    return touched


def _announce(municipality_id: int, job_id: int) -> None:
    def send() -> None:
        try:
            current_app.send_task("governance.run_job", args=[municipality_id, job_id])
        except Exception:
            logger.warning("job %s could not be announced; the sweep will", job_id, exc_info=True)

    transaction.on_commit(send)


def _claim(municipality: Municipality, job_id: int) -> Run | None:
    now = timezone.now()
    with municipality_scope(municipality):
        taken = Job.objects.filter(pk=job_id, state=Job.State.QUEUED).update(
            state=Job.State.RUNNING,
            attempt=F("attempt") + 1,
            started_at=now,
            heartbeat_at=now,
            done=0,
            total=0,
            step="",
        )
        if not taken:
            return None
        job = Job.objects.select_related("ordered_by").get(pk=job_id)
        return Run(job.pk, job.kind, job.attempt, municipality, job.ordered_by, job.payload)


def _end(run: Run, *, state: str, result: dict[str, Any] | None = None, reason: str = "") -> None:
    with municipality_scope(run.municipality):
        Job.objects.filter(pk=run.job_id, attempt=run.attempt, state=Job.State.RUNNING).update(
            state=state, result=result or {}, reason=reason[:500], finished_at=timezone.now(), step=""
        )


def _beat(run: Run, stop: threading.Event) -> None:
    try:
        while not stop.wait(min(HEARTBEAT_SECONDS, settings.JOB_STALE_SECONDS / 3)):
            with municipality_scope(run.municipality):
                Job.objects.filter(pk=run.job_id, attempt=run.attempt).update(heartbeat_at=timezone.now())
    finally:
        connection.close()


def _reason_of(error: Exception) -> str:
    if isinstance(error, OSError) and error.errno == 28:
        return translation.gettext("The disk is full. Ask those who run the service to make room, then try again.")
    return translation.gettext("Something unexpected happened (%(error)s). It has been logged; try again.") % {
        "error": type(error).__name__
    }
