"""Addresses of annualcycle."""

from django.urls import path

from annualcycle.views import periods

urlpatterns = [
    path("", periods.period_list, name="period_list"),
    path("<str:slug>/close/", periods.period_close, name="period_close"),
    path("<str:slug>/reopen/", periods.period_reopen, name="period_reopen"),
]
