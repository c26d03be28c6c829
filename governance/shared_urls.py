"""Addresses that are the same outside and inside a municipality, so that its pages link to them without leaving it."""

from django.urls import include, path

from governance.views import account, site

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("profile/", account.profile, name="profile"),
    path("language/", account.language_set, name="language_set"),
    path("accessibility/", site.accessibility, name="accessibility"),
    path("about/", site.about, name="about"),
]
