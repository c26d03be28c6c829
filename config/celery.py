"""The Celery application: finds the apps' tasks, carries ids of jobs, and beats for the sweep.

The broker is Redis where REDIS_URL is set, else files under the data folder. Either may lose a message: the job
table in the database is the truth and the sweep queues again what went stale.
"""

import os

from celery import Celery
from kombu.transport import TRANSPORT_ALIASES

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

TRANSPORT_ALIASES["filesystem"] = "config.queue_files:Transport"

app = Celery("roda_traden")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
