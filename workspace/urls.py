"""Addresses of the start pages."""

from django.urls import path

from workspace.views import start

urlpatterns = [
    path("", start.start, name="start"),
    path("how/", start.overview_show, name="overview_show"),
]
