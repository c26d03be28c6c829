"""Addresses of annualcycle."""

from django.urls import path

from annualcycle import views

urlpatterns = [
    path("", views.period_list, name="period_list"),
    path("<str:slug>/close/", views.period_close, name="period_close"),
    path("<str:slug>/reopen/", views.period_reopen, name="period_reopen"),
]
