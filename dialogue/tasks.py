"""The beat's task: remind of what has lain unread."""

from celery import shared_task
from django.db import close_old_connections

from dialogue import sweep


@shared_task(name="dialogue.remind_readers", ignore_result=True)
def remind_readers() -> int:
    """Order the reminders that are due. Two at the same time remind once: the database decides who does."""
    close_old_connections()
    return sweep.remind_everywhere()
