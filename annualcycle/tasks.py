"""The beat's task: ask each night for what the steps in use ask for."""

from celery import shared_task
from django.db import close_old_connections

from annualcycle import spreading


@shared_task(name="annualcycle.spread_tasks", ignore_result=True)
def spread_tasks() -> int:
    """Ask organisations that are new, and take away what nobody has begun of those that are gone."""
    close_old_connections()
    return spreading.spread_everywhere()
