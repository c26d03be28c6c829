"""The two Celery tasks of the house: do a job, and sweep."""

from celery import shared_task
from django.db import close_old_connections

from governance import jobs


@shared_task(name="governance.run_job", acks_late=True, reject_on_worker_lost=True)
def run_job_task(municipality_id: int, job_id: int) -> None:
    """Do the job with this id."""
    close_old_connections()
    jobs.run_job(municipality_id, job_id)


@shared_task(name="governance.sweep_jobs", ignore_result=True)
def sweep_jobs() -> int:
    """Queue again what went stale."""
    close_old_connections()
    return jobs.sweep()
