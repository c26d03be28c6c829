"""Addresses of indicators."""

from django.urls import path

from indicators.views import entry

urlpatterns = [
    path("values/", entry.value_entry, name="value_entry"),
]
