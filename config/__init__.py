"""Settings, addresses and the two applications (WSGI and Celery). Imports no app of the house."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
