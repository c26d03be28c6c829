"""The Celery tasks of the house: do a job, sweep, ask for the day's digests, and have the rules checked at night."""

from celery import shared_task
from django.db import close_old_connections

from governance import compliance_jobs, digests, jobs


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


@shared_task(name="governance.order_digests", ignore_result=True)
def order_digests() -> int:
    """Order the day's round of digests where it has not been made. Two at the same time order it once."""
    close_old_connections()
    return digests.sweep()


@shared_task(name="governance.check_rules", ignore_result=True)
def check_rules() -> int:
    """Order the night's check of the rules, in every municipality that has any. Two at the same time order one."""
    close_old_connections()
    return compliance_jobs.order_everywhere()
