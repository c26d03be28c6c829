"""Addresses: what the steps ask of each organisation, and the whole picture."""

from django.urls import path

from annualcycle.views import tasks as views

urlpatterns = [
    path("", views.task_list, name="task_list"),
    path("<int:pk>/", views.task_show, name="task_show"),
]
