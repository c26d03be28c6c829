"""Addresses: what changes within the year."""

from django.urls import path

from annualcycle.views import changes

urlpatterns = [
    path("", changes.change_list, name="change_list"),
    path("late/", changes.lateinput_list, name="lateinput_list"),
    path("new/", changes.change_create, name="change_create"),
    path("<int:pk>/", changes.change_show, name="change_show"),
    path("<int:pk>/edit/", changes.change_edit, name="change_edit"),
    path("<int:pk>/answer/", changes.change_answer, name="change_answer"),
    path("<int:pk>/withdraw/", changes.change_withdraw, name="change_withdraw"),
]
