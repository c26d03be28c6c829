"""Addresses: walk-throughs of the governance model."""

from django.urls import path

from annualcycle.views import walkthroughs

urlpatterns = [
    path("", walkthroughs.walkthrough_list, name="walkthrough_list"),
    path("new/", walkthroughs.walkthrough_create, name="walkthrough_create"),
    path("<int:pk>/", walkthroughs.walkthrough_show, name="walkthrough_show"),
    path("<int:pk>/edit/", walkthroughs.walkthrough_edit, name="walkthrough_edit"),
    path("<int:pk>/delete/", walkthroughs.walkthrough_delete, name="walkthrough_delete"),
]
