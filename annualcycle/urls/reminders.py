"""Addresses: how the municipality reminds."""

from django.urls import path

from annualcycle.views import reminders

urlpatterns = [path("", reminders.reminderpolicy_edit, name="reminderpolicy_edit")]
