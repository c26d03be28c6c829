"""Addresses of governance."""

from django.urls import path

from governance.views import appearance

urlpatterns = [
    path("accent.css", appearance.accent, name="accent"),
]
