"""Addresses outside the municipalities: which one to enter, what was kept when a session ended, health."""

from django.urls import path

from governance.views import account, invitation, site

urlpatterns = [
    path("", site.municipality_choose, name="start"),
    path("resume/", account.resume, name="resume"),
    path("accounts/invitation/<str:token>/", invitation.invitation_show, name="invitation_show"),
    path("health/", site.health, name="health"),
]
